package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding/simplifiedchinese"

	"gaolint/lint/output/formats"
	"gaolint/rules/profiles"
)

// filingSeason writes reports as a season brings them: of two years, with figures that do
// not go on, copies, another organ's name, comments that suppress, and files that are none.
func filingSeason(t *testing.T) string {
	data, err := os.ReadFile("../../rules/profiles/gov-info-annual-2021.md")
	require.NoError(t, err)
	dir, text := t.TempDir(), string(data)
	write := func(name, text string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	for i, place := range []string{"云溪县", "青山县", "长河市", "平湖区", "石门县", "柳林镇"} {
		now := strings.ReplaceAll(text, "云溪县", place)
		if i%2 == 0 {
			now = strings.ReplaceAll(now, "。", fmt.Sprintf("（第%d号）。", i+1)) // no copy of the others
		}
		if i == 3 {
			now = strings.Replace(now, "全年主动公开", "石门县人民政府按要求公开信息。全年主动公开", 1)
		}
		last := strings.NewReplacer("2023年", "2022年", "2024年", "2023年", "| 46 |", fmt.Sprintf("| %d |", 46+i)).Replace(now)
		if i == 4 {
			now = "<!-- gaolint-disable carryover, copied -->\n\n" + now
		}
		write(place+"2023.md", strings.Replace(now, "解读", "戒毒", i%2))
		if i == 1 {
			last, err = simplifiedchinese.GB18030.NewEncoder().String(last)
			require.NoError(t, err)
		}
		write(place+"2022.txt", last)
	}
	write("README.md", "# A project\n\nof letters\n")
	write("empty.md", "")
	write("bad.md", "一\x00二")
	return dir
}

// overFiles lints the paths in one run of its own.
func overFiles(t *testing.T, ctx context.Context, change func(*lintRun), o lintOptions, paths ...string) outcome {
	var out, log bytes.Buffer
	a := &app{stdin: strings.NewReader(""), stdout: &checkedWriter{to: &out}, stderr: &log, terminal: &out, errTerminal: &log}
	r, err := a.newLintRun(o)
	require.NoError(t, err)
	if change != nil {
		change(r)
	}
	require.NoError(t, r.over(ctx, paths))
	return outcome{out.String(), log.String(), a.status}
}

// TestBatchIsTheSame: what is found does not depend on the order of the files, on how many
// are checked at a time, on what memory has room for, or on a cache, be it damaged.
func TestBatchIsTheSame(t *testing.T) {
	dir, kept := filingSeason(t), filepath.Join(t.TempDir(), "cache")
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	backwards := make([]string, 0, len(files))
	for _, f := range files {
		backwards = append([]string{f}, backwards...)
	}
	for _, format := range []string{"text", "jsonl", "csv", "json"} {
		o := lintOptions{format: format, severity: "hint"}
		want := overFiles(t, t.Context(), nil, o, dir)
		require.Equal(t, statusError, want.status, "one cannot be read")
		if format == "jsonl" {
			for _, rule := range []string{"carryover", "reuse", "copied", "foreign", "suppression"} {
				require.Contains(t, want.stdout, `"rule":"`+rule+`"`)
			}
			require.NotContains(t, want.stdout, "石门县2023.md\",\"rule\":\"copied")
		}
		same := func(change func(*lintRun), o lintOptions) {
			t.Helper()
			require.Equal(t, want, overFiles(t, t.Context(), change, o, dir))
		}
		same(func(r *lintRun) { r.room = 0 }, o)
		same(func(r *lintRun) { r.room = 2000 }, o)
		o.jobs = 1
		same(nil, o)
		o.jobs = 7
		same(nil, o)
		named := overFiles(t, t.Context(), nil, o, files...)
		require.Equal(t, named, overFiles(t, t.Context(), nil, o, backwards...))
		o.cache = kept
		same(nil, o)
		same(nil, o)
		packs, err := filepath.Glob(filepath.Join(kept, "*.pack"))
		require.NoError(t, err)
		for i, p := range packs {
			raw, err := os.ReadFile(p)
			require.NoError(t, err)
			raw[len(raw)*(i+1)/(len(packs)+1)] ^= 1
			require.NoError(t, os.WriteFile(p, raw, 0o600))
		}
		same(nil, o)
		same(nil, o)
	}
}

// TestEveryFormatIsTheSame: what is kept of a draft gives each format the same as the draft
// itself, in a run and from a cache.
func TestEveryFormatIsTheSame(t *testing.T) {
	dir, kept := filingSeason(t), filepath.Join(t.TempDir(), "cache")
	sample := profiles.Sample("gov-info-annual-2021")
	for name, text := range map[string]string{
		"none.md": "关于工作的通知\n\n一是做好政策文件的戒毒。\n", "good.md": "关于工作的通知\n\n一是做好政策文件的解读。\n",
		"odd.md":    strings.Replace(sample, "| 0 |", "| 无 |", 3),
		"twice.md":  sample + "\n" + sample,
		"nobody.md": strings.ReplaceAll(sample, "云溪县", ""),
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	writeWord(t, filepath.Join(dir, "word.docx"), wordDraft)
	for _, format := range formats.Names() {
		o := lintOptions{format: format, severity: "hint"}
		if f, _ := formats.Named(format); f.Each != nil {
			continue
		}
		whole := func(r *lintRun) { r.wantsFacts, r.room = true, 0 } // all are read to the end
		want := overFiles(t, t.Context(), whole, o, dir)
		require.NotEmpty(t, want.stdout)
		require.Equal(t, want, overFiles(t, t.Context(), nil, o, dir), format)
		o.cache = kept
		require.Equal(t, want, overFiles(t, t.Context(), nil, o, dir), format)
		require.Equal(t, want, overFiles(t, t.Context(), nil, o, dir), format)
	}
	var lists [3][]byte
	for i := range lists {
		o := lintOptions{format: "jsonl", baseline: filepath.Join(t.TempDir(), "base"), writeBaseline: true}
		change := func(r *lintRun) { r.wantsFacts, r.room = true, 0 }
		if i > 0 {
			o.cache, change = kept, nil
		}
		overFiles(t, t.Context(), change, o, dir)
		data, err := os.ReadFile(o.baseline)
		require.NoError(t, err)
		lists[i] = bytes.ReplaceAll(data, []byte(filepath.ToSlash(filepath.Dir(o.baseline))), nil)
	}
	require.Equal(t, string(lists[0]), string(lists[1]))
	require.Equal(t, string(lists[1]), string(lists[2]))
}

// TestParsedOnce: a draft that the comparison says nothing of is parsed by the first pass
// alone, unless what is written has its whole text.
func TestParsedOnce(t *testing.T) {
	dir := t.TempDir()
	sample := profiles.Sample("gov-info-annual-2021")
	for i, place := range []string{"云溪县", "青山县"} {
		text := strings.ReplaceAll(strings.ReplaceAll(sample, "云溪县", place), "。", fmt.Sprintf("（第%d号）。", i))
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprint(i)+".md"), []byte(text), 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "wrong.md"), []byte(wrongDraft), 0o644))
	for _, format := range formats.Names() {
		if f, _ := formats.Named(format); f.Facts || f.Each != nil {
			continue
		}
		var out, log bytes.Buffer
		a := &app{stdin: strings.NewReader(""), stdout: &checkedWriter{to: &out}, stderr: &log, terminal: &out, errTerminal: &log}
		r, err := a.newLintRun(lintOptions{format: format, severity: "hint"})
		require.NoError(t, err)
		g, err := a.gather(t.Context(), []string{dir}, inputOptions{}, r.engines)
		require.NoError(t, err)
		r.batch = r.firstPass(t.Context(), g)
		for i, d := range g.drafts {
			c := r.check(i, d)
			require.NoError(t, c.err)
			require.Nil(t, c.result.Tree, "%s %s", format, d.path)
		}
	}
}

// TestChangedBetweenThePasses: a draft that has changed meanwhile is judged as it is now.
func TestChangedBetweenThePasses(t *testing.T) {
	dir := filingSeason(t)
	for _, room := range []int64{0, heldMost} {
		for _, cached := range []string{"", filepath.Join(t.TempDir(), "cache")} {
			path := filepath.Join(dir, "云溪县2022.txt")
			before, err := os.ReadFile(path)
			require.NoError(t, err)
			o := lintOptions{format: "jsonl", cache: cached}
			var out, log bytes.Buffer
			a := &app{stdin: strings.NewReader(""), stdout: &checkedWriter{to: &out}, stderr: &log, terminal: &out, errTerminal: &log}
			r, err := a.newLintRun(o)
			require.NoError(t, err)
			r.room = room
			g, err := a.gather(t.Context(), []string{dir}, o.inputOptions, r.engines)
			require.NoError(t, err)
			r.wantsFacts = true // so that all are read again
			r.batch = r.firstPass(t.Context(), g)
			require.NoError(t, os.WriteFile(path, []byte("# 通知\n\n一是做好政策文件的戒毒。\n"), 0o644))
			require.NoError(t, r.all(t.Context(), g))
			require.Contains(t, out.String(), `云溪县2022.txt","rule":"typo"`)
			require.NoError(t, os.WriteFile(path, before, 0o644))
		}
	}
}

// TestInterruptedFirstPass: what was linted until then is told, in the order of the paths.
func TestInterruptedFirstPass(t *testing.T) {
	dir := t.TempDir()
	const drafts = 400
	for i := range drafts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%03d.md", i)), []byte(wrongDraft), 0o644))
	}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	got := overFiles(t, ctx, func(r *lintRun) {
		go func() {
			for r.progress.done.Load() < 5 {
				time.Sleep(10 * time.Microsecond)
			}
			stop()
		}()
	}, lintOptions{format: "jsonl", jobs: 1}, dir)
	require.Equal(t, statusInterrupted, got.status, got.stderr)
	require.Contains(t, got.stderr, "已中断：检查了")
	n := strings.Count(got.stdout, `"rule":"typo"`)
	require.GreaterOrEqual(t, n, 5)
	require.Less(t, n, drafts)
	require.Contains(t, got.stdout, fmt.Sprintf("%03d.md", n-1))
}

const wrongDraft = "关于工作的通知\n\n一是做好政策文件的戒毒。\n"
