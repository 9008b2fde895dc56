package lines

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/safe"
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
		require.LessOrEqual(t, zh.Width(line), safe.Columns+6, "three ellipses more at most")
		require.LessOrEqual(t, len([]rune(line)), 2*safe.Columns)
		at := len(mark) - len(strings.TrimLeft(mark, " "))
		if c.flagged == "戒毒" {
			require.Equal(t, at, zh.Width(line[:strings.Index(line, "戒毒")]))
			require.Equal(t, "^^^^", strings.TrimLeft(mark, " "))
		}
	}
}

func TestText(t *testing.T) {
	f := output.File{Path: "稿.md", Source: source.New("稿.md", "做好戒毒。"), Findings: []lint.Diagnostic{outputtest.Finding()}}
	for _, c := range []struct {
		lang  lint.Lang
		style output.Options
		want  string
	}{
		{lint.ZH, outputtest.Styled(false, lint.Warning), "稿.md:1:3: 错误 错别字（words）：“戒毒”应为“解读”。\n    做好戒毒。\n        ^^^^\n    1:1 前文\n    安全修改：改为“解读”\n"},
		{lint.EN, outputtest.Styled(false, lint.Warning), "稿.md:1:3: error Wrong words (words): “戒毒” should be “解读”.\n    做好戒毒。\n        ^^^^\n    1:1 before\n    safe fix: change to “解读”\n"},
		{lint.ZH, outputtest.Styled(true, lint.Warning), "稿.md:1:3: \x1b[31;1m错误\x1b[0m 错别字（words）：“戒毒”应为“解读”。\n    做好戒毒。\n    \x1b[32m    ^^^^\x1b[0m\n    1:1 前文\n    安全修改：改为“解读”\n"},
	} {
		var b bytes.Buffer
		f.Lang = c.lang
		require.NoError(t, Text.Lines(&b, f, c.style))
		require.Equal(t, c.want, b.String())
	}
	f.Lang = lint.ZH
	f.Findings[0].Severity = lint.Info
	var b bytes.Buffer
	require.NoError(t, Text.Lines(&b, f, outputtest.Styled(false, lint.Warning)))
	require.Empty(t, b.String())
}

func TestHostileTextAndNames(t *testing.T) {
	for _, bad := range outputtest.Attacks {
		d := outputtest.Finding()
		text := bad + "做好" + bad + "戒毒" + bad
		d.Span = source.Span{Start: 0, End: len(text)}
		d.Fixes[0].Title = lint.Text{ZH: bad, EN: bad}
		d.Fixes[0].Edits[0].New = bad
		d.Message = lint.Text{ZH: bad, EN: bad}
		d.Related[0].Message = d.Message
		f := output.File{Path: bad + ".md", Source: source.New("a.md", text), Findings: []lint.Diagnostic{d}}
		var b bytes.Buffer
		require.NoError(t, Text.Lines(&b, f, outputtest.Styled(false, lint.Warning)))
		outputtest.Harmless(t, b.String())
		require.Equal(t, 5, strings.Count(b.String(), "\n"), "a name or text makes no line of its own")
		b.Reset()
		require.NoError(t, JSONL.Lines(&b, f, outputtest.Styled(false, lint.Warning)))
		outputtest.Harmless(t, b.String())
		require.Equal(t, 1, strings.Count(b.String(), "\n"))
	}
}

func TestHostileText(t *testing.T) {
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		outputtest.Calm(t, outputtest.Render(t, Text, nil, files...), "\n")
	})
}

// TestFindingsLandInTheFile: of a page, ranges, fixes and related places are those of the
// file; the flagged text is what the reader sees; fixes that cannot be made are left out.
func TestFindingsLandInTheFile(t *testing.T) {
	x, err := input.Read("a.html", []byte("<p>前文</p>\n<table><tr><td>甲<td>a&amp;b</table>"))
	require.NoError(t, err)
	require.Equal(t, "前文\n|甲|a&b|\n", x.Doc.Text())
	at := source.Span{Start: 12, End: 15}
	d := lint.Diagnostic{
		Rule: "words", Severity: lint.Error, Span: at, Message: lint.Text{ZH: "错。"},
		Fixes: []lint.Fix{
			lint.Replace(lint.Text{ZH: "换行"}, at, "甲\n乙"),
			lint.Replace(lint.Text{ZH: "改"}, at, "<"),
		},
		Related: []lint.Related{{Span: source.Span{Start: 0, End: 6}, Message: lint.Text{ZH: "前文"}}},
	}
	f := output.File{Path: "a.html", Source: x.Doc, Text: x, Findings: []lint.Diagnostic{d}}
	var b bytes.Buffer
	require.NoError(t, JSONL.Lines(&b, f, output.Options{}))
	place := `{"start":{"line":2,"column":21,"offset":36},"end":{"line":2,"column":28,"offset":43}}`
	require.Equal(t, `{"path":"a.html","rule":"words","severity":"error","message":"错。","text":"a&b","range":`+place+
		`,"place":"表格1 行1 列2","fixes":[{"title":"改","safe":false,"edits":[{"range":`+place+`,"newText":"&lt;"}]}]`+
		`,"related":[{"range":{"start":{"line":1,"column":4,"offset":3},"end":{"line":1,"column":6,"offset":9}},"message":"前文"}]`+
		`,"help":"gaolint explain words"}`+"\n", b.String())

	b.Reset()
	require.NoError(t, Text.Lines(&b, f, output.Options{Lowest: lint.Hint, Rule: func(string) *lint.Rule { return &lint.Rule{Title: lint.Text{ZH: "词"}} }}))
	require.Equal(t, "a.html:2:21: 错误 词（words）：错。\n    <table><tr><td>甲<td>a&amp;b</table>\n                         ^^^^^^^\n    1:4 前文\n    可选修改：改\n", b.String())
}

// TestLogsObeyNoLineOfADraft: a line of text output may begin with a line of the draft.
func TestLogsObeyNoLineOfADraft(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"::error::x", "<003A>:error::x"}, {"　::x", "　<003A>:x"}, {"a::x", "a::x"}, {"##[x]", "##<005B>x]"}, {"###abc[x] ##[", "###abc<005B>x] ##<005B>"}, {"## [x]", "## [x]"}, {"##", "##"},
	} {
		require.Equal(t, c.want, safe.Text(c.in))
	}
	f := outputtest.Draft("a.md", ":错误::stop-commands::x")
	f.Findings = []lint.Diagnostic{outputtest.At(f, "错误", "错。", lint.Error)}
	f.Source = source.New("a.md", "::错误::x")
	f.Findings[0].Span = source.Span{Start: 2, End: 8}
	var b bytes.Buffer
	require.NoError(t, Text.Lines(&b, f, outputtest.Options(Text)))
	require.Contains(t, b.String(), "\n    | ::错误::x\n        ^^^^\n")
}
