package rules_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// pasted are the ways in which a word processor's text differs from plain text, each with
// the plain text that it stands for where that is not the draft itself.
var pasted = []struct {
	name string
	// noted: the characters are told of; two blanks at a paragraph's head are usual.
	noted bool
	// plain is the draft without what the way cannot show.
	plain, paste func(string) string
}{
	{"indents", false, same, onProse(func(s string) string { return "　　" + s })},
	{"no-break blanks", true, same, onProse(func(s string) string { return strings.ReplaceAll(s, " ", "\u00A0") })},
	{"no-break blanks in rows", true, same, func(s string) string { return strings.ReplaceAll(s, " |", "\u00A0|") }},
	{"no-break indents", true, same, onProse(func(s string) string { return "\u00A0\u00A0" + s + "\u00A0" })},
	{"line breaks behind paragraphs", true, same, onProse(func(s string) string { return s + "\v" })},
	{"line breaks for line ends", true, onProse(broken("\n")), onProse(broken("\v"))},
	{"marks behind paragraphs", true, same, onProse(func(s string) string { return s + "\a" })},
	{"marks of cells", true, same, func(s string) string { return cellEnd.ReplaceAllString(s, "$1\a |") }},
	{"tabs behind ordinals", true, same, func(s string) string { return ordinals.ReplaceAllString(s, "$1\t") }},
	{"all of it", true, same, func(s string) string {
		s = onProse(func(s string) string { return "　　" + strings.ReplaceAll(s, " ", "\u00A0") + "\u00A0\v" })(s)
		return cellEnd.ReplaceAllString(s, "$1\a |")
	}},
}

var (
	cellEnd  = regexp.MustCompile(`([0-9\p{Han}”）)]) \|`)
	ordinals = regexp.MustCompile(`(?m)^((?:## )?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d\.+))`)
)

func same(s string) string { return s }

// onProse changes the paragraphs: lines that are no heading, no row, no comment.
func onProse(change func(string) string) func(string) string {
	return func(text string) string {
		lines := strings.Split(text, "\n")
		for i, s := range lines {
			if s != "" && !strings.ContainsAny(s[:1], "#|<`") {
				lines[i] = change(s)
			}
		}
		return strings.Join(lines, "\n")
	}
}

// broken breaks a paragraph behind its first sentence.
func broken(end string) func(string) string {
	return func(s string) string { return strings.Replace(s, "。", "。"+end, 1) }
}

// said is what is found in a text, without the places and without blanks; hints counts what
// is said of the pasted characters.
func said(e *lint.Engine, text string) (found []string, hints int) {
	r := e.Lint(source.New("报告.md", text), nil)
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\v\a\u00A0　\n", r) {
				return -1
			}
			return r
		}, s)
	}
	for _, d := range r.Findings {
		if d.Rule == "paste" {
			hints++
			continue
		}
		found = append(found, fmt.Sprint(d.Rule, " ", d.Severity, " ", bare(r.Source.Slice(d.Span)), " ", bare(d.Message.ZH), " ", len(d.Fixes)))
	}
	return found, hints
}

// TestPasted: text from a word processor gives the findings of the plain text and, of the
// characters that came along, one hint, with one fix for all.
func TestPasted(t *testing.T) {
	e := newEngine(t, nil)
	texts := samples(t)
	draft, err := os.ReadFile("../editors/sample/draft.md")
	require.NoError(t, err)
	texts["draft with mistakes"] = strings.ReplaceAll(string(draft), "\u00a0", "")
	for name, text := range texts {
		for _, way := range pasted {
			t.Run(name+", "+way.name, func(t *testing.T) {
				want, none := said(e, way.plain(text))
				require.Zero(t, none)
				in := way.paste(text)
				got, hints := said(e, in)
				require.Equal(t, want, got)
				if !way.noted || in == text {
					require.Zero(t, hints)
					return
				}
				require.Equal(t, 1, hints)
				out := in
				for _, d := range e.Lint(source.New("报告.md", in), nil).Findings {
					if d.Rule == "paste" {
						out, err = source.Apply(in, d.Fixes[0].Edits)
						require.NoError(t, err)
					}
				}
				got, hints = said(e, out)
				require.Zero(t, hints)
				require.Equal(t, want, got, "after the fix")
			})
		}
	}
}
