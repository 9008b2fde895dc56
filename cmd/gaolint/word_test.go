package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/docx"
	"gaolint/lint/docx/docxtest"
	"gaolint/lint/output/formats"
	"gaolint/rules/profiles"
)

// inWord runs the program over files in a folder of its own.
func inWord(t *testing.T, args ...string) outcome {
	var out, log bytes.Buffer
	status := run(args, strings.NewReader(""), &out, &log)
	return outcome{stdout: out.String(), stderr: log.String(), status: status}
}

const wordDraft = "关于工作的通知\n各单位要做好政策文件的戒毒。。\n| 事项 | 件数 |\n| --- | --- |\n| 做好政策文件的戒毒 | 5 |\n"

func writeWord(t *testing.T, name, text string) []byte {
	raw := docxtest.Make(t, text)
	require.NoError(t, os.WriteFile(name, raw, 0o644))
	return raw
}

// TestWordFile: a Word file is linted with the places that its readers see, and fixed by
// tracked changes alone.
func TestWordFile(t *testing.T) {
	t.Chdir(t.TempDir())
	raw := writeWord(t, "稿件.docx", wordDraft)
	got := inWord(t, "lint", "--format", "jsonl", "稿件.docx")
	require.Equal(t, statusFound, got.status, got.stderr)
	require.Contains(t, got.stdout, `"place":"段落2"`)
	require.Contains(t, got.stdout, `"start":{"line":2,`)
	require.Contains(t, inWord(t, "lint", ".").stdout, "稿件.docx")

	diff := inWord(t, "fix", "--diff", "稿件.docx")
	require.Equal(t, statusFound, diff.status, diff.stderr)
	require.Contains(t, diff.stdout, "-各单位要做好政策文件的戒毒。。\n+各单位要做好政策文件的解读。\n")

	fixed := inWord(t, "fix", "稿件.docx")
	require.Equal(t, statusOK, fixed.status, fixed.stderr)
	require.Contains(t, fixed.stderr, "稿件.docx 段落2: ")
	after, err := os.ReadFile("稿件.docx")
	require.NoError(t, err)
	require.NotEqual(t, raw, after)
	before, err := docx.Read(raw)
	require.NoError(t, err)
	again, err := docx.Read(after)
	require.NoError(t, err)
	require.Equal(t, before.Text(), again.Text(), "changes that nobody has decided on change nothing")
	require.Equal(t, got.stdout, inWord(t, "lint", "--format", "jsonl", "稿件.docx").stdout)

	require.Equal(t, statusOK, inWord(t, "fix", "稿件.docx").status)
	twice, err := os.ReadFile("稿件.docx")
	require.NoError(t, err)
	require.Equal(t, after, twice)

	require.Equal(t, statusOK, inWord(t, "undo").status, "the fix that changed nothing is none")
	back, err := os.ReadFile("稿件.docx")
	require.NoError(t, err)
	require.Equal(t, raw, back)
}

// TestWordOpenElsewhere: a file that a word processor has open is left alone.
func TestWordOpenElsewhere(t *testing.T) {
	for _, lock := range []string{"~$稿件.docx", "~$某单位稿件.docx", "~$单位稿件.docx", ".~lock.某单位稿件.docx#", "~$位稿件.docx"} {
		t.Run(lock, func(t *testing.T) {
			t.Chdir(t.TempDir())
			name := "某单位稿件.docx"
			if lock == "~$稿件.docx" {
				name = "稿件.docx"
			}
			raw := writeWord(t, name, wordDraft)
			require.NoError(t, os.WriteFile(lock, []byte("x"), 0o644))
			got := inWord(t, "fix", name)
			require.Equal(t, statusError, got.status)
			require.Contains(t, got.stderr, "正在 Word、WPS 或 LibreOffice 中打开")
			now, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, raw, now)
		})
	}
}

// TestWordCopies: --output docx=DIR writes a copy with comments and tracked changes, and
// leaves the file alone.
func TestWordCopies(t *testing.T) {
	t.Chdir(t.TempDir())
	raw := writeWord(t, "a.docx", wordDraft)
	writeWord(t, "clean.docx", profiles.Sample("gov-info-annual-2021"))
	require.NoError(t, os.WriteFile("b.doc", raw, 0o644)) // a .doc that is a .docx in truth
	got := inWord(t, "lint", "--output", "docx=out", "a.docx", "b.doc", "clean.docx")
	require.Equal(t, statusFound, got.status, got.stderr)
	now, err := os.ReadFile("a.docx")
	require.NoError(t, err)
	require.Equal(t, raw, now)
	for _, name := range []string{"a.docx", "b.docx"} {
		out, err := os.ReadFile(filepath.Join("out", name))
		require.NoError(t, err)
		d, err := docx.Read(out)
		require.NoError(t, err)
		require.Equal(t, "关于工作的通知\n各单位要做好政策文件的戒毒。。\n|事项|件数|\n|做好政策文件的戒毒|5|\n", d.Text())
		require.Greater(t, len(out), len(raw))
	}
	require.NoFileExists(t, filepath.Join("out", "clean.docx"))
	require.NotContains(t, got.stderr, "未写入副本")

	require.NotContains(t, inWord(t, "lint", "--output", "docx=none", "clean.docx").stderr, "未写入副本")
	require.NoError(t, os.WriteFile("c.md", []byte(wordDraft), 0o644))
	require.Contains(t, inWord(t, "lint", "--output", "docx=none", "c.md").stderr, "--output docx=none：检查的稿件中没有 Word 文件，未写入副本")
	require.NotContains(t, inWord(t, "lint", "--quiet", "--output", "docx=none", "c.md").stderr, "未写入副本")
	require.NoDirExists(t, "none")
}

// TestWordNotOverwritten: no copy and no other result is written over a draft.
func TestWordNotOverwritten(t *testing.T) {
	t.Chdir(t.TempDir())
	raw := writeWord(t, "a.docx", wordDraft)
	require.NoError(t, os.Mkdir("b", 0o755))
	require.NoError(t, os.WriteFile(filepath.Join("b", "a.docx"), raw, 0o644))
	for _, args := range [][]string{
		{"a.docx", "--output", "docx=."}, {"a.docx", filepath.Join("b", "a.docx"), "--output", "docx=b"}, {"a.docx", "--output", "jsonl=a.docx"},
	} {
		got := inWord(t, append([]string{"lint"}, args...)...)
		require.Equal(t, statusError, got.status, args)
		require.Contains(t, got.stderr, "这是要检查的稿件")
		for _, name := range []string{"a.docx", filepath.Join("b", "a.docx")} {
			now, err := os.ReadFile(name)
			require.NoError(t, err)
			require.Equal(t, raw, now)
		}
	}
}

// TestWordWithoutParagraph: a file that can carry no comment costs its own copy alone.
func TestWordWithoutParagraph(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.docx", docxtest.Body(t, ""), 0o644))
	writeWord(t, "b.docx", wordDraft)
	got := inWord(t, "lint", "--profile", "gov-info-annual", "--output", "docx=out", "a.docx", "b.docx")
	require.NotContains(t, got.stdout+got.stderr, "panic")
	require.FileExists(t, filepath.Join("out", "b.docx"))
}

// TestWordRefused: what is called .docx and is none is named.
func TestWordRefused(t *testing.T) {
	t.Chdir(t.TempDir())
	raw := docxtest.Make(t, wordDraft)
	for name, c := range map[string]struct {
		raw  []byte
		says string
	}{
		"cut":  {raw[:len(raw)-40], "不是有效的 .docx|损坏|不能读取"},
		"text": {[]byte("PK\x03\x04 no package"), "不能读取|损坏|压缩"},
		"bomb": {docxtest.Make(t, strings.Repeat("甲", 4<<20)), "解开后过大"},
	} {
		require.NoError(t, os.WriteFile(name+".docx", c.raw, 0o644))
		got := inWord(t, "lint", name+".docx")
		require.Equal(t, statusError, got.status, name)
		require.Regexp(t, c.says, got.stderr)
		require.Equal(t, statusError, inWord(t, "fix", name+".docx").status)
	}
}

// TestWordHostile: every verb and format comes to its end over odd Word files.
func TestWordHostile(t *testing.T) {
	t.Chdir(t.TempDir())
	p := func(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }
	cell := func(span string) string {
		return `<w:tc><w:tcPr><w:gridSpan w:val="` + span + `"/><w:vMerge/></w:tcPr>` + p("1") + `</w:tc>`
	}
	for name, body := range map[string]string{
		"spans":    "<w:tbl>" + strings.Repeat("<w:tr>"+cell("1000000000")+cell("-1")+"</w:tr>", 200) + "</w:tbl>",
		"ragged":   "<w:tbl><w:tr>" + strings.Repeat(cell("1"), 3000) + "</w:tr><w:tr/></w:tbl>" + p("甲"),
		"mistakes": strings.Repeat(p("做好政策文件的戒毒。。"), 100),
		"one line": p(strings.Repeat("做好政策文件的戒毒。。", 300)),
		"pieces":   "<w:p>" + strings.Repeat("<w:r><w:t>做</w:t></w:r><w:r><w:t>好。。</w:t></w:r>", 300) + "</w:p>",
		"formula":  p("=cmd|'/C calc'!A0 &lt;script&gt;alert(1)&lt;/script&gt;做好戒毒。。"),
		"signs":    p("\u202e\u200b做好政策文件的戒毒。。&#x7F;"),
	} {
		require.NoError(t, os.WriteFile(name+".docx", docxtest.Body(t, body), 0o644))
		for _, format := range formats.Names() {
			got := inWord(t, "lint", name+".docx", "--output", format+"=out-"+format)
			require.Contains(t, []int{statusOK, statusFound}, got.status, "%s %s: %s", name, format, got.stderr)
		}
		for _, args := range [][]string{{"fix", "--diff"}, {"fix"}, {"fix", "--unsafe"}, {"lint"}} {
			got := inWord(t, append(args, name+".docx")...)
			require.Contains(t, []int{statusOK, statusFound}, got.status, "%s %v: %s", name, args, got.stderr)
		}
	}
}
