package output

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// spanOf is the place of what stands in ⟦⟧, and the text without the brackets.
func spanOf(t *testing.T, marked string) (*source.Document, source.Span) {
	from := strings.Index(marked, "⟦")
	require.GreaterOrEqual(t, from, 0)
	text := strings.Replace(marked, "⟦", "", 1)
	to := strings.Index(text, "⟧")
	require.GreaterOrEqual(t, to, 0)
	return source.New("a.md", strings.Replace(text, "⟧", "", 1)), source.Span{Start: from, End: to}
}

func TestMarksStandUnderTheSpan(t *testing.T) {
	for _, c := range []struct{ name, text, line, mark string }{
		{"ascii", "abc ⟦def⟧ ghi", "abc def ghi", "    ^^^"},
		{"full width", "做好⟦戒毒⟧工作", "做好戒毒工作", "    ^^^^"},
		{"mixed", "共12条，⟦1.⟧其他", "共12条，1.其他", "        ^^"},
		{"tab", "甲\t⟦乙⟧\t丙", "甲 乙 丙", "   ^^"},
		{"indented", "　　\t⟦乙⟧丙", "乙丙", "^^"},
		{"emoji", "𠮷😀⟦戒毒⟧", "𠮷😀戒毒", "    ^^^^"},
		{"joined emoji", "👨\u200d👩⟦乙⟧", "👨<200D>👩乙", "          ^^"},
		{"combining", "e\u0301⟦乙⟧", "e\u0301乙", " ^^"},
		{"half-width katakana", "ｱ⟦乙⟧", "ｱ乙", " ^^"},
		{"empty place", "甲⟦⟧乙", "甲乙", "  ^"},
		{"end of line", "甲乙⟦⟧\n丙", "甲乙", "    ^"},
		{"empty line", "甲\n⟦⟧\n丙", "", "^"},
		{"second line", "甲\r\n乙⟦丙⟧", "乙丙", "  ^^"},
		{"lone CR", "甲\r乙⟦丙⟧", "乙丙", "  ^^"},
		{"over lines", "甲⟦乙\n丙⟧丁", "甲乙", "  ^^"},
		{"control", "甲\x1b[31m⟦乙⟧", "甲<001B>[31m乙", "            ^^"},
		{"direction", "甲\u202e⟦乙⟧", "甲<202E>乙", "        ^^"},
		{"whole text empty", "⟦⟧", "", "^"},
	} {
		doc, span := spanOf(t, c.text)
		line, mark := excerpt(doc, span)
		require.Equal(t, c.line, line, c.name)
		require.Equal(t, c.mark, mark, c.name)
	}
}

func TestLongLinesAreCutAroundTheSpan(t *testing.T) {
	long := strings.Repeat("政务公开", 1000)
	for _, c := range []struct{ before, flagged, after string }{
		{long, "戒毒", long}, {"", "戒毒", long}, {long, "戒毒", ""}, {long, long, long},
		{strings.Repeat("\u0301", 10000), "戒毒", strings.Repeat("\u0301", 10000)},
		{strings.Repeat("\x1b", 10000), "戒毒", long}, {"甲", "", long}, {long, "", "乙"},
	} {
		doc := source.New("a.md", c.before+c.flagged+c.after)
		line, mark := excerpt(doc, source.Span{Start: len(c.before), End: len(c.before) + len(c.flagged)})
		require.LessOrEqual(t, zh.Width(line), excerptColumns+6, "three ellipses more at most")
		require.LessOrEqual(t, len([]rune(line)), 2*excerptColumns)
		at := len(mark) - len(strings.TrimLeft(mark, " "))
		if c.flagged == "戒毒" {
			require.Equal(t, at, zh.Width(line[:strings.Index(line, "戒毒")]))
			require.Equal(t, "^^^^", strings.TrimLeft(mark, " "))
		}
	}
}

func finding1() lint.Diagnostic {
	return lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: source.Span{Start: 6, End: 12},
		Message: lint.Text{ZH: "“戒毒”应为“解读”。", EN: "“戒毒” should be “解读”."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "改为“解读”", EN: "change to “解读”"}, source.Span{Start: 6, End: 12}, "解读").Safely()},
		Related: []lint.Related{{Span: source.Span{Start: 0, End: 6}, Message: lint.Text{ZH: "前文", EN: "before"}}},
	}
}

func styled(color bool, lowest lint.Severity) Options {
	return Options{Color: color, Lowest: lowest, Rule: func(string) *lint.Rule {
		return &lint.Rule{Title: lint.Text{ZH: "错别字", EN: "Wrong words"}}
	}}
}

func TestText(t *testing.T) {
	f := File{Path: "稿.md", Source: source.New("稿.md", "做好戒毒。"), Findings: []lint.Diagnostic{finding1()}}
	for _, c := range []struct {
		lang  lint.Lang
		style Options
		want  string
	}{
		{lint.ZH, styled(false, lint.Warning), "稿.md:1:3: 错误 错别字（words）：“戒毒”应为“解读”。\n    做好戒毒。\n        ^^^^\n    1:1 前文\n    安全修改：改为“解读”\n"},
		{lint.EN, styled(false, lint.Warning), "稿.md:1:3: error Wrong words (words): “戒毒” should be “解读”.\n    做好戒毒。\n        ^^^^\n    1:1 before\n    safe fix: change to “解读”\n"},
		{lint.ZH, styled(true, lint.Warning), "稿.md:1:3: \x1b[31;1m错误\x1b[0m 错别字（words）：“戒毒”应为“解读”。\n    做好戒毒。\n    \x1b[32m    ^^^^\x1b[0m\n    1:1 前文\n    安全修改：改为“解读”\n"},
	} {
		var b bytes.Buffer
		f.Lang = c.lang
		require.NoError(t, Text(&b, f, c.style))
		require.Equal(t, c.want, b.String())
	}
	f.Lang = lint.ZH
	f.Findings[0].Severity = lint.Info
	var b bytes.Buffer
	require.NoError(t, Text(&b, f, styled(false, lint.Warning)))
	require.Empty(t, b.String())
}

// attacks are what a text or a file name must not do to a terminal.
var attacks = []string{
	"\x1b]52;c;cm0=\x07", "\x1b[2J", "\u009b31m", "\x7f", "\x00", "\r覆盖", "\n假的一行", "\b\b\b", "\u202e倒", "\u2066", "\u200b", "\ufeff", "\u2028", "\u0085", "\u00ad", "\u061c", "\U000E0041", "\u3164", "\xff",
}

func harmless(t *testing.T, out string) {
	for _, r := range out {
		require.False(t, r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029 || r == 0x3164), "%q", out)
	}
}

func TestHostileTextAndNames(t *testing.T) {
	for _, bad := range attacks {
		d := finding1()
		text := bad + "做好" + bad + "戒毒" + bad
		d.Span = source.Span{Start: 0, End: len(text)}
		d.Fixes[0].Title = lint.Text{ZH: bad, EN: bad}
		d.Fixes[0].Edits[0].New = bad
		d.Message = lint.Text{ZH: bad, EN: bad}
		d.Related[0].Message = d.Message
		f := File{Path: bad + ".md", Source: source.New("a.md", text), Findings: []lint.Diagnostic{d}}
		var b bytes.Buffer
		require.NoError(t, Text(&b, f, styled(false, lint.Warning)))
		harmless(t, b.String())
		require.Equal(t, 5, strings.Count(b.String(), "\n"), "a name or text makes no line of its own")
		b.Reset()
		require.NoError(t, JSONL(&b, f, styled(false, lint.Warning)))
		harmless(t, b.String())
		require.Equal(t, 1, strings.Count(b.String(), "\n"))
	}
}
