package zh

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

func cut(s string, spans []source.Span) string {
	var parts []string
	for _, sp := range spans {
		parts = append(parts, s[sp.Start:sp.End])
	}
	return strings.Join(parts, "|")
}

func TestSentences(t *testing.T) {
	for text, want := range map[string]string{
		"":                     "",
		"甲。乙！丙？丁":              "甲。|乙！|丙？|丁",
		"他说：“好。”然后走。":          "他说：“好。”|然后走。",
		"（甲。）乙。":               "（甲。）|乙。",
		"真的？！是。。":              "真的？！|是。。",
		"甲\n乙\r\n\r\n丙":        "甲\n|乙\r\n\r\n|丙",
		"甲。\n乙":                "甲。\n|乙",
		"\n甲":                  "\n|甲",
		"见http://x.cn/?id=1。乙": "见http://x.cn/?id=1。|乙",
		"他说\"好。\"又说\"不。\"完":    "他说\"好。\"|又说\"不。\"|完",
		"他说。\"好\"完。":           "他说。|\"好\"完。",
		"甲，乙；丙":                "甲，乙；丙",
		"3.5件。4件":              "3.5件。|4件",
		"\xff。\xe4":            "\xff。|\xe4",
	} {
		require.Equal(t, want, cut(text, Sentences(surveyed(text))), text)
	}
}

func TestClauses(t *testing.T) {
	for text, want := range map[string]string{
		"甲，乙;丙：丁。戊":           "甲，|乙;|丙：|丁。|戊",
		"共1,234条,其中2,3条":      "共1,234条,|其中2,|3条",
		"《甲，乙》，丙":             "《甲，乙》，|丙",
		"甲（乙，丙）丁，戊":           "甲（乙，丙）丁，|戊",
		"甲(乙，(丙，)丁，)戊，己":      "甲(乙，(丙，)丁，)戊，|己",
		"甲（乙，丙":               "甲（乙，|丙",
		"甲（乙，\n丙）丁，戊":         "甲（乙，|\n|丙）|丁，|戊",
		"甲）乙，丙":               "甲）乙，|丙",
		"9:30开始，http://x.cn/": "9:30开始，|http://x.cn/",
		"“甲，”乙说":              "“甲，”|乙说",
		"甲、乙":                 "甲、乙",
	} {
		if text == "甲（乙，\n丙）丁，戊" {
			want = "甲（乙，\n|丙）丁，|戊"
		}
		require.Equal(t, want, cut(text, Clauses(surveyed(text))), text)
	}
}

func TestRunes(t *testing.T) {
	for _, r := range "一龥㐀々〇𠮷豈" {
		require.True(t, IsHan(r), string(r))
	}
	for _, r := range "a1，。ア①" {
		require.False(t, IsHan(r), string(r))
	}
	for _, r := range "，。、；“”（)《〉—…·<＞|~～%-" {
		require.True(t, IsPunct(r), string(r))
	}
	for _, r := range "一a1＋ \n" {
		require.False(t, IsPunct(r), string(r))
	}
	for _, r := range " \t\u00a0\u3000\u2003" {
		require.True(t, IsBlank(r))
	}
	require.False(t, IsBlank('\n') || IsBlank('一') || IsBlank(0))
	for text, want := range map[string]int{"": 0, "abc": 3, "政府": 4, "a，b": 4, "ｱ": 1, "e\u0301": 1, "𠮷": 2, "“”": 2, "\t": 0, "①": 1, "한": 2} {
		require.Equal(t, want, Width(text), text)
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"甲。乙", "（甲，《乙》）", "\"。\"\n\n", "((((", "1,234", "\xe3\x80", "?a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, spans := range [][]source.Span{Sentences(surveyed(s)), Clauses(surveyed(s))} {
			last := 0
			for _, sp := range spans {
				require.True(t, sp.Start == last && sp.End > sp.Start, "%q", s)
				last = sp.End
			}
			require.Equal(t, len(s), last)
		}
	})
}
