package year

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

const form = "gov-info-annual-2021"

func engine(t testing.TB) *lint.Engine { return linttest.Engine(t, form, Rule) }

func sample(t testing.TB) string { return linttest.Sample(t, form) }

func TestTyping(t *testing.T) { linttest.Typing(t, engine(t), sample(t)) }

// TestVariants: other years that right reports name, and years left over.
func TestVariants(t *testing.T) {
	const at = "全年举办业务培训2期，"
	base, e := sample(t), engine(t)
	require.Contains(t, base, at)
	for text, want := range map[string]string{
		"截至2022年12月31日，公开信息20条。":       "应为“2023年12月31日”",
		"截止到2022年12月31日，我县未收到投诉。":      "应为“2023年12月31日”",
		"截至2023年12月20日，公开信息20条。":       "",
		"截至2022年12月31日，较上年增加2条。":       "",
		"截至2022年12月31日，上年结转申请3件。":      "",
		"截至2020年12月31日，建成站点20个。":       "",
		"截至2024年12月31日前完成整改，将公开信息20条。": "",
		"《截至2022年12月31日公开信息统计表》":       "",
		"2022年，我县公开信息20条。":             "疑为“2023年”",
		"2022年，云溪县人民政府公开信息20条。":        "疑为“2023年”",
		"2022年，我县公开信息20条，比2021年多3条。":   "",
		"2022年我县公开信息20条，2023年公开30条。":   "",
		"2022年，我县被评为先进单位。":             "",
		"2022年公开信息20条。":                "",
		"2022年，公开信息20条。":               "疑为“2023年”",
		"2022年度受理申请3件，均已答复。":           "疑为“2023年”",
		"2022年共收到的申请3件。":               "",
		"2022年我县收到申请3件，无结转下年度办理。":      "疑为“2023年”",
		"2022年，我县收到申请3件，含上年结转1件。":      "",
		"2021年，我县收到申请3件。":              "疑为“2023年”",
		"2021年，我县推行一窗受理。":              "",
		"2022年，我县收到申请3件，按《2023年要点》办理。": "疑为“2023年”",
		"公开信息20条，比2023年增加3条。":          "疑为“2022年”",
		"公开信息20条，与2023年相比增加3条。":        "疑为“2022年”",
		"公开信息20条，比2022年增加3条。":          "",
		"公开信息20条，较2023年初增加3条。":         "",
		"2024年公开信息20条，比2023年增加3条。":     "",
		"根据2022年印发的办法，":                "",
		"自2008年5月1日起施行的条例，":            "",
		"2024年，我县将公开信息。":               "",
		"2021—2025年，我县实施规划。":           "",
		"于2023年2月30日召开会议。":             "2023年2月只有28天",
		"于2023年13月召开会议。":               "12个月",
		"于4月31日召开会议。":                  "4月只有30天",
		"于2024年2月29日召开会议。":             "",
		"于2月29日召开会议。":                  "",
		"于20231月1日召开会议。":               "",
		"比例为3/12月，版本2.13。":             "",
		"审议2023年工作总结和2023年工作计划。":       "疑为“2024年”",
		"审议2023年工作总结和2024年工作计划。":       "",
		"审议2023年上半年工作总结和2023年下半年工作计划。": "",
	} {
		t.Run(text, func(t *testing.T) {
			found := e.Lint(source.New("a.md", strings.Replace(base, at, text+"\n\n", 1)), nil).Findings
			if want == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Contains(t, found[0].Message.ZH, want)
			linttest.CheckMessage(t, found[0])
		})
	}
}

// TestHostile: endless sentences of dates cost no more than their length.
func TestHostile(t *testing.T) {
	base, e := sample(t), engine(t)
	for _, unit := range []string{"截至2022年12月31日，", "2022年，我县；", "统计期限为2022年1月1日至2022年1月2日，", "2022年总结和2022年", "《2022年我县：", "9999年99月99日"} {
		text := strings.Replace(base, "全年举办", strings.Repeat(unit, 20000)+"全年举办", 1)
		require.NotPanics(t, func() { e.Lint(source.New("a.md", text), nil) }, unit)
	}
}
