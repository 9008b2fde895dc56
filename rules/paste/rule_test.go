package paste

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func TestFix(t *testing.T) {
	e := linttest.Engine(t, "general", Rule)
	for _, c := range []struct {
		name, in, out string
		safe          bool
	}{
		{"between figures and words", "共\u00A046\u00A0条。", "共 46 条。", true},
		{"between words", "公开\u00A0信息\u00A0，", "公开信息，", true},
		{"beside a blank", "公开 \u00A046条", "公开 46条", true},
		{"indent", "\u00A0\u00A0\u00A0\u00A0全年公开。\u00A0", "全年公开。", true},
		{"two blanks stay at the head", "　　全年\u00A0公开。", "　　全年公开。", true},
		{"line break", "第一行。\v第二行。\v\n", "第一行。\n第二行。\n", true},
		{"line breaks of Windows", "第一行。\v第二行。\r\n第三行。\r\n", "第一行。\r\n第二行。\r\n第三行。\r\n", true},
		{"last line of Windows", "甲。\r\n乙。\v丙。", "甲。\r\n乙。\r\n丙。", true},
		{"page break", "甲。\n\f\n乙。\n", "甲。\n\n乙。\n", true},
		{"ordinals", "一、\t总体情况\n1.\t完善\n（一）\u00A0公开\n", "一、总体情况\n1.完善\n（一）公开\n", true},
		{"cells", "甲\a乙\a\n1\a2\a\n", "甲\t乙\n1\t2\n", true},
		{"cells in bars", "| 甲\a | 1\a |\n", "| 甲 | 1 |\n", true},
		{"marks behind text", "全年公开，及时更新。\a\n", "全年公开，及时更新。\n", true},
		{"a numeral comes about", "共十\u00A0条。", "共十条。", false},
		{"a name comes about", "某某县\u00A0人民政府", "某某县人民政府", false},
		{"empty lines", "甲。\n\u00A0\n乙。\n\u00A0", "甲。\n\u00A0\n乙。\n\u00A0", true},
		{"empty lines with others", "甲。\v\n\u00A0\n乙。\n", "甲。\n\n乙。\n", true},
		{"code", "```\n甲\f\u00A0乙\n```\n", "```\n甲\f\u00A0乙\n```\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := e.Lint(source.New("a.md", c.in), nil)
			if c.in == c.out {
				require.Empty(t, r.Findings)
				return
			}
			require.Len(t, r.Findings, 1)
			fix := r.Findings[0].Fixes[0]
			out, err := source.Apply(c.in, fix.Edits)
			require.NoError(t, err)
			require.Equal(t, c.out, out)
			require.Equal(t, c.safe, fix.Safe)
			require.Empty(t, e.Lint(source.New("a.md", out), nil).Findings)
			linttest.CheckMessage(t, r.Findings[0])
		})
	}
	require.Empty(t, e.Lint(source.New("a.html", "共\u00A046条。"), nil).Findings, "a page is not pasted")
}

// TestMany: a text full of them is told at once, and nothing of it is called safe.
func TestMany(t *testing.T) {
	e := linttest.Engine(t, "general", Rule)
	for _, s := range []string{"\u00A0", "\t", "\a", "\v", "甲\v", "1.\t", "甲\u00A0", "一\a"} {
		r := e.Lint(source.New("a.md", "1."+strings.Repeat(s, 40000)+"乙"), nil)
		require.LessOrEqual(t, len(r.Findings), 1, "%q", s)
	}
}

func BenchmarkRule(b *testing.B) {
	e := linttest.Engine(b, "general", Rule)
	doc := source.New("a.md", strings.Repeat("全年主动公开政府信息1286条，均已按期办结。\n", 2000))
	prev := e.Lint(doc, nil)
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		e.Lint(doc, prev)
	}
}
