package contradiction

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

const form = "gov-info-annual-2021"

func TestTyping(t *testing.T) {
	linttest.Typing(t, linttest.Engine(t, form, Rule), linttest.Sample(t, form))
}

// TestUnfinished: a figure that is still being typed contradicts nothing.
func TestUnfinished(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	text := "通过门户网站公开信息60条。\n\n通过门户网站公开信息60条。"
	for i := range text {
		require.Empty(t, e.Lint(source.New("a.txt", text[:i]), nil).Findings, text[:i])
	}
	require.Len(t, e.Lint(source.New("a.txt", strings.Replace(text, "60", "61", 1)), nil).Findings, 1)
}

// TestHostile: statements without end cost no more than their length.
func TestHostile(t *testing.T) {
	for _, name := range []string{profile.General, form} {
		e := linttest.Engine(t, name, Rule)
		for _, unit := range []string{"通过门户网站公开信息60条。", "通过门户网站公开信息60条。\n", "收到政府信息公开申请1件。", "未收到政府信息公开申请。", "收到政府信息公开申请1件。未收到政府信息公开申请。\n", "（一）通过门户网站公开信息60条。\n"} {
			text := "甲局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n收到政府信息公开申请2件。\n" + strings.Repeat(unit, 10000)
			require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
		}
	}
}
