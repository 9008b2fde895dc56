package format_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/format"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

func engine(t testing.TB) *lint.Engine {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Rules: rules.All(), Profiles: all})
	require.NoError(t, err)
	return e
}

func formatted(t testing.TB, e *lint.Engine, name, text string) string {
	out, err := format.Text(e, source.New(name, text))
	require.NoError(t, err)
	return out.Text()
}

func TestText(t *testing.T) {
	e := engine(t)
	for _, c := range []struct{ name, file, in, out string }{
		{"blanks", "a.md", "# 甲\n\n\n\n 乙 。 \n丙　\n", "# 甲\n\n 乙。\n丙\n"},
		{"line break", "a.md", "甲  \n乙   \n丙 \n", "甲  \n乙  \n丙\n"},
		{"no line break in txt", "a.txt", "甲  \n乙\n", "甲\n乙\n"},
		{"windows", "a.md", "甲 \r\n\r\n\r\n乙", "甲\r\n\r\n乙"},
		{"half-width marks", "a.md", "全年公开信息,及时更新;工作有序。\n", "全年公开信息，及时更新；工作有序。\n"},
		{"a lone half-width mark", "a.md", "全年公开信息,及时更新\n", "全年公开信息，及时更新\n"},
		{"brackets", "a.md", "教育局(下称我局)公开(a)甲(乙\n", "教育局（下称我局）公开(a)甲(乙\n"},
		{"figures and addresses", "a.md", "共1,234条,见https://a.cn/?甲:80,第3:5页\n", "共1,234条，见https://a.cn/?甲:80,第3:5页\n"},
		{"table", "a.md", "| 名称|件数 |\n|---|---:|\n|规章 | 3|\n|行政规范性文件|12|\n", "" +
			"| 名称           | 件数 |\n| -------------- | ---: |\n| 规章           | 3    |\n| 行政规范性文件 | 12   |\n"},
		{"sides of columns", "a.md", "|甲|乙|丙|\n|:-----:|-----:|:--|\n|1|2|一二三四|\n", "" +
			"| 甲  | 乙  | 丙       |\n| :-: | --: | :------- |\n| 1   | 2   | 一二三四 |\n"},
		{"plain text whatever the case of its ending", "A.TXT", "甲  \n乙\n", "甲\n乙\n"},
		{"bar in a cell", "a.md", "| 甲\\|乙 | 丙 |\n| 丁 | 戊 |\n", "| 甲\\|乙 | 丙  |\n| 丁     | 戊  |\n"},
		{"loose rows", "a.md", "甲\t乙\n丙\t丁\n", "甲\t乙\n丙\t丁\n"},
		{"code", "a.md", "```\n甲 ,\n\n\n乙  \n```\n", "```\n甲 ,\n\n\n乙  \n```\n"},
		{"comment", "a.md", "<!-- 甲 \n\n\n乙 -->\n", "<!-- 甲 \n\n\n乙 -->\n"},
		{"empty", "a.md", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			require.Equal(t, c.out, formatted(t, e, c.file, c.in))
			require.Equal(t, c.out, formatted(t, e, c.file, c.out), "again")
		})
	}
}

// TestLaws: laying out twice is laying out once; no letter and no figure changes; nothing
// that was right becomes wrong.
func TestLaws(t *testing.T) {
	e := engine(t)
	for _, name := range []string{"general", "gov-info-annual-2019", "gov-info-annual-2021"} {
		text := profiles.Sample(name)
		for _, in := range []string{
			text, strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "，", ","), strings.ReplaceAll(text, "。", "。 "),
			strings.ReplaceAll(text, " | ", "|"), strings.ReplaceAll(text, "\n\n", "\n\n\n\n"), strings.ReplaceAll(text, "、", "、　"),
		} {
			out := formatted(t, e, "a.md", in)
			require.Equal(t, out, formatted(t, e, "a.md", out))
			require.Equal(t, letters(in), letters(out))
			require.Empty(t, loud(e, out), name)
		}
	}
}

func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, s)
}

func loud(e *lint.Engine, text string) (found []string) {
	for _, d := range e.Lint(source.New("a.md", text), nil).Findings {
		if d.Severity >= lint.Warning {
			found = append(found, d.Message.ZH)
		}
	}
	return found
}

func FuzzText(f *testing.F) {
	e := engine(f)
	f.Add("| 甲\\|| 乙\n|---|\n", false)
	f.Add("甲 ,乙\r\r\n\n　\n```\n\n\n", true)
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		name := "a.md"
		if plain {
			name = "a.txt"
		}
		out := formatted(t, e, name, text)
		require.Equal(t, letters(text), letters(out))
	})
}

func BenchmarkText(b *testing.B) {
	e := engine(b)
	doc := source.New("a.md", profiles.Sample("gov-info-annual-2021"))
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		_, err := format.Text(e, doc)
		require.NoError(b, err)
	}
}
