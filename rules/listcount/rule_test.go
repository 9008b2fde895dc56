package listcount

import (
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

// TestTyping: no beginning of a right list is questioned.
func TestTyping(t *testing.T) {
	e := engine(t, profile.General)
	text := "主要存在以下三个问题：\n\n1.公开慢。个别信息超过时限。\n\n2.解读少。\n\n3.回应慢。\n\n一、改进情况\n\n开展三方面工作：一是抓公开；二是抓解读；三是抓回应。\n"
	for i := range text {
		require.Empty(t, e.Lint(source.New("a.txt", text[:i]), nil).Findings, text[:i])
	}
	require.Empty(t, e.Lint(source.New("a.txt", text), nil).Findings)
	require.Len(t, e.Lint(source.New("a.txt", strings.NewReplacer("三个", "四个", "三方面", "四方面").Replace(text)), nil).Findings, 2)
}

// TestHostile: lists without end cost no more than their length.
func TestHostile(t *testing.T) {
	e := engine(t, profile.General)
	for _, unit := range []string{"一是", "三方面：一是", "三方面工作：\n1.", "三方面工作：\n", "2个账号（甲乙、", "（", "五部分", "三方面工作：\n1.抓公开。\n2.抓解读。\n"} {
		text := strings.Repeat(unit, 20000) + "。"
		require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
	}
}
