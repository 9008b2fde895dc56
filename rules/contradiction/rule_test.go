package contradiction

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func engine(t testing.TB, name string) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: name})
	require.NoError(t, err)
	return e
}

const form = "gov-info-annual-2021"

// TestTyping: no beginning of a right text is questioned.
func TestTyping(t *testing.T) {
	base, err := os.ReadFile(filepath.Join("..", "profiles", form+".md"))
	require.NoError(t, err)
	e := engine(t, form)
	for i := 0; i < len(base); i += 7 {
		for i < len(base) && base[i]&0xC0 == 0x80 {
			i++
		}
		require.Empty(t, e.Lint(source.New("a.md", string(base[:i])), nil).Findings, i)
	}
}

// TestUnfinished: a figure that is still being typed contradicts nothing.
func TestUnfinished(t *testing.T) {
	e := engine(t, profile.General)
	text := "通过门户网站公开信息60条。\n\n通过门户网站公开信息60条。"
	for i := range text {
		require.Empty(t, e.Lint(source.New("a.txt", text[:i]), nil).Findings, text[:i])
	}
	require.Len(t, e.Lint(source.New("a.txt", strings.Replace(text, "60", "61", 1)), nil).Findings, 1)
}

// TestHostile: statements without end cost no more than their length.
func TestHostile(t *testing.T) {
	for _, name := range []string{profile.General, form} {
		e := engine(t, name)
		for _, unit := range []string{"通过门户网站公开信息60条。", "通过门户网站公开信息60条。\n", "收到政府信息公开申请1件。", "未收到政府信息公开申请。", "收到政府信息公开申请1件。未收到政府信息公开申请。\n", "（一）通过门户网站公开信息60条。\n"} {
			text := "甲局2023年政府信息公开工作年度报告\n\n一、总体情况\n\n收到政府信息公开申请2件。\n" + strings.Repeat(unit, 10000)
			require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
		}
	}
}
