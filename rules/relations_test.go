package rules_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// relation is a way to write the same draft otherwise. What is found stays the same, but
// for the rules whose business the difference is, and places.
type relation struct {
	name   string
	change func(string) string
	// file is the name under which the changed draft is read; "" = 报告.md.
	file string
	// unbound are the rules that may say something else.
	unbound []string
}

// wideDigits makes digits full-width.
func wideDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, s)
}

var relations = []relation{
	{name: "CRLF", change: ends("\r\n")},
	{name: "CR", change: ends("\r")},
	{name: "byte order mark", change: func(s string) string { return "\uFEFF" + s }},
	{name: "no final newline", change: func(s string) string { return strings.TrimRight(s, "\n") }},
	{name: "blank lines at the end", change: func(s string) string { return s + "\n\n\n" }},
	{name: "blank lines at the head", change: func(s string) string { return "\n\n" + s }},
	{name: "two blank lines for one", change: func(s string) string { return strings.ReplaceAll(s, "\n\n", "\n\n\n") }},
	{name: "blanks at line ends", change: onProse(func(s string) string { return s + "  " })},
	{name: "ideographic indents", change: onProse(func(s string) string { return "　　" + s })},
	{name: "ASCII indents", change: onProse(func(s string) string { return "  " + s })},
	{name: "tight rows", change: rows(func(s string) string { return strings.NewReplacer("| ", "|", " |", "|").Replace(s) })},
	{name: "wide rows", change: rows(func(s string) string { return strings.NewReplacer("| ", "|   ", " |", "   |").Replace(s) })},
	{name: "rows without outer bars", change: rows(func(s string) string {
		return strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|"))
	}), unbound: []string{"tablestructure"}},
	{name: "full-width digits in rows", change: rows(wideDigits), unbound: []string{"cell", "mark", "glyph"}},
	{name: "NFD", change: norm.NFD.String, unbound: []string{"glyph", "mark", "pair"}},
	{name: "NFC", change: norm.NFC.String, unbound: []string{"glyph", "mark"}},
	{name: "headings without marks", change: headings(func(s string) string { return strings.TrimLeft(s, "# ") })},
	{name: "deeper headings", change: headings(func(s string) string { return "#" + s })},
	{name: "another name", change: func(s string) string { return s }, file: "稿/a b.markdown"},
	{name: "plain text", change: func(s string) string { return s }, file: "报告.txt", unbound: []string{"suppression"}},
	{name: "UTF-16", change: func(s string) string { return s }, file: "utf16"},
	{name: "GB 18030", change: func(s string) string { return s }, file: "gb"},
}

func ends(with string) func(string) string {
	return func(s string) string { return strings.ReplaceAll(s, "\n", with) }
}

func rows(change func(string) string) func(string) string {
	return lines(func(s string) bool { return strings.HasPrefix(s, "|") }, change)
}

func headings(change func(string) string) func(string) string {
	return lines(func(s string) bool { return strings.HasPrefix(s, "#") }, change)
}

func lines(which func(string) bool, change func(string) string) func(string) string {
	return func(text string) string {
		all := strings.Split(text, "\n")
		for i, s := range all {
			if which(s) {
				all[i] = change(s)
			}
		}
		return strings.Join(all, "\n")
	}
}

// TestRelations: a draft that is written otherwise and says the same has the same findings.
func TestRelations(t *testing.T) {
	e := newEngine(t, nil)
	drafts := samples(t)
	draft, err := os.ReadFile("../editors/sample/draft.md")
	require.NoError(t, err)
	drafts["draft"] = string(draft)
	for _, r := range relations {
		t.Run(r.name, func(t *testing.T) {
			for name, text := range drafts {
				require.Equal(t, r.found(t, e, text, "报告.md"), r.found(t, e, r.change(text), r.file), name)
			}
		})
	}
}

// found is what is found in a draft, without places and without what layout adds to words.
func (r relation) found(t *testing.T, e *lint.Engine, text, file string) []string {
	raw := []byte(text)
	switch file {
	case "":
		file = "报告.md"
	case "utf16":
		raw, file = encoded(t, text, "utf-16le"), "报告.md"
	case "gb":
		raw, file = encoded(t, text, "gb18030"), "报告.md"
	}
	x, err := input.Read(file, raw)
	require.NoError(t, err)
	result := e.Lint(x.Doc, nil)
	var found []string
	for _, d := range result.Findings {
		if slices.Contains(r.unbound, d.Rule) {
			continue
		}
		words := strings.Map(func(c rune) rune {
			if zh.IsBlank(c) || strings.ContainsRune("\r\n#|", c) {
				return -1
			}
			return c
		}, width.Narrow.String(norm.NFC.String(result.Source.Slice(d.Span))))
		found = append(found, d.Rule+" "+d.Severity.String()+" "+words)
	}
	slices.Sort(found)
	return found
}

// encoded is the text in the encoding, without a mark.
func encoded(t *testing.T, text, label string) []byte {
	charset, ok := source.ParseCharset(label)
	require.True(t, ok)
	raw, err := source.Format{Charset: charset}.Encode(text)
	require.NoError(t, err)
	return raw
}
