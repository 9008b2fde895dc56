package usage

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// TestOldOrgans: a former name is noted only in the reports of later years.
func TestOldOrgans(t *testing.T) {
	e := linttest.Engine(t, "gov-info-annual-2021", Rule)
	text := "某某县人民政府%d年政府信息公开工作年度报告\n\n县质量技术监督局公开信息3条，原县国土资源局移交档案。\n"
	require.Len(t, e.Lint(source.New("x.md", fmt.Sprintf(text, 2022)), nil).Findings, 1)
	require.Empty(t, e.Lint(source.New("x.md", fmt.Sprintf(text, 2018)), nil).Findings)
	require.Empty(t, e.Lint(source.New("x.md", "县质量技术监督局公开信息3条。"), nil).Findings)
}

func TestOrgansAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range organs {
		require.False(t, seen[o.old], o.old)
		seen[o.old] = true
		require.NotEqual(t, o.old, o.now)
		require.GreaterOrEqual(t, o.since, reform)
	}
	for _, c := range constructions {
		require.NotEqual(t, lint.Off, c.severity)
		require.Equal(t, 1, c.find().NumSubexp())
	}
}

func TestMeasures(t *testing.T) {
	e := linttest.Engine(t, "general", Rule)
	for text, want := range map[string]int{
		"配备3条工作人员。": 1, "制定5名制度，": 1, "配备3名工作人员。": 0, "召开2篇会议。": 1, "一部领导干部教育片": 0, "名位文件": 0, "部分工作人员。": 0, "第三十条志愿者、": 0,
	} {
		require.Len(t, e.Lint(source.New("x.txt", text), nil).Findings, want, text)
	}
}
