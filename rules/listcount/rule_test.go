package listcount

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// TestTyping: no beginning of a right list is questioned.
func TestTyping(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	text := "主要存在以下三个问题：\n\n1.公开慢。个别信息超过时限。\n\n2.解读少。\n\n3.回应慢。\n\n一、改进情况\n\n" +
		"开展三方面工作：一是抓公开；二是抓解读；三是抓回应。落实“三统一”要求，即统一标准、统一流程、统一平台。\n"
	for i := range text {
		require.Empty(t, e.Lint(source.New("a.txt", text[:i]), nil).Findings, text[:i])
	}
	require.Empty(t, e.Lint(source.New("a.txt", text), nil).Findings)
	wrong := strings.NewReplacer("三个", "四个", "三方面", "四方面", "三统一", "四统一").Replace(text)
	require.Len(t, e.Lint(source.New("a.txt", wrong), nil).Findings, 3)
}

// TestNextParagraph: items that go on in the next paragraph are counted there.
func TestNextParagraph(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	for text, n := range map[string]int{
		"开展三方面工作：一是抓公开；二是抓解读。\n\n三是抓回应。\n": 0,
		"开展三方面工作：一是抓公开；二是抓解读。\n\n此外无事。\n":  1,
	} {
		require.Len(t, e.Lint(source.New("a.txt", text), nil).Findings, n, text)
	}
}

// TestHostileParts: lists of parts without end cost no more than their length.
func TestHostileParts(t *testing.T) {
	e := linttest.Engine(t, "gov-info-annual-2021", Rule)
	for _, unit := range []string{"六部分", "由总体情况、六部分", "总体情况、主动公开政府信息情况、存在问题六部分：", "六部分：总体情况、主动公开、申请公开，", "（总体情况、", "六部分，即"} {
		text := strings.Repeat(unit, 10000) + "。"
		require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
	}
}

// TestHostile: lists without end cost no more than their length.
func TestHostile(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	for _, unit := range []string{"一是", "三方面：一是", "三方面工作：\n1.", "三方面工作：\n", "2个账号（甲乙、", "（", "五部分", "三方面工作：\n1.抓公开。\n2.抓解读。\n",
		"“六统一”即统一、", "三项：首先，", "五个栏目：甲乙、", "“甲”", "“甲”“乙”三个", "甲乙、", "三项工作：1.",
		"甲乙三个、", "甲三个", "”三个", "三项：首先，最后，", "三项：①甲；", "的“六统一”", "三项：（1）甲；（2）乙；"} {
		text := strings.Repeat(unit, 10000) + "。"
		require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
	}
}
