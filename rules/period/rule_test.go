package period

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

// TestVariants: the ways in which right reports word the period, and wrong ones.
func TestVariants(t *testing.T) {
	const right = "统计期限为2023年1月1日至2023年12月31日"
	base, e := sample(t), engine(t)
	require.Contains(t, base, right)
	for text, want := range map[string]string{
		right: "",
		"统计期限自2023年1月1日起至12月31日止":         "",
		"统计期限从2023年1月1日到2023年12月31日":      "",
		"统计时限为2023年1月1日——2023年12月31日":     "",
		"统计时间为 2023 年 1 月 1 日至 12 月 31 日": "",
		"统计期限为20231月1日至202312月31日":        "",
		"统计期限为202311日至1231日":              "",
		"统计期限为一年":                         "",
		"学年统计期限为2022年9月1日至2023年8月31日":     "",
		"统计期限自2023年1月1日起至12月3日止":          "应为“2023年1月1日至12月31日”",
		"统计期限为2022年1月1日至2022年12月31日":      "应为“2023年1月1日至2023年12月31日”",
		"统计期限为2022年1月1日至2023年12月31日":      "应为",
		"统计期限为2023年1月1日至2022年12月31日":      "应为",
		"统计期限为2023年1月10日至2023年12月31日":     "应为",
		"统计期限为2022年12月21日至2023年12月20日":    "应为",
	} {
		t.Run(text, func(t *testing.T) {
			found := e.Lint(source.New("a.md", strings.Replace(base, right, text, 1)), nil).Findings
			if want == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Contains(t, found[0].Message.ZH, want)
			linttest.CheckMessage(t, found[0])
			fixed, err := source.Apply(strings.Replace(base, right, text, 1), found[0].Fixes[0].Edits)
			require.NoError(t, err)
			require.Empty(t, e.Lint(source.New("a.md", fixed), nil).Findings)
		})
	}
}
