package prosesum

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// TestUnfinished: the sum of a paragraph that is still being written is not judged.
func TestUnfinished(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	text := "全年共发布信息44条，其中政策10条，动态20条，公告14条。"
	for i := range text {
		require.Empty(t, e.Lint(source.New("a.txt", text[:i]), nil).Findings, text[:i])
	}
	require.Empty(t, e.Lint(source.New("a.txt", text), nil).Findings)
	require.Len(t, e.Lint(source.New("a.txt", strings.Replace(text, "44", "46", 1)), nil).Findings, 1)
}

// TestHostile: lists without end cost no more than their length.
func TestHostile(t *testing.T) {
	e := linttest.Engine(t, profile.General, Rule)
	for _, unit := range []string{"1条（", "1条，其中1条，", "1条、", "共1条：", "1个（A、", "一是", "三方面：一是", "（", "“", "五部分", "1条，同比",
		"1条、1条，共1条、", "1条，1条，办结率1%，", "甲类占1%，", "十条，其中五条，", "收到1件，上年结转1件，", "共1件，除1件、",
		"1条（甲乙1篇，", "1条（甲乙1篇，丙丁1条）", "1条，其中甲乙共计1条，", "共1件，除1件外，其余"} {
		text := strings.Repeat(unit, 20000) + "。"
		require.NotPanics(t, func() { e.Lint(source.New("a.txt", text), nil) }, unit)
	}
}

func BenchmarkRule(b *testing.B) {
	e := linttest.Engine(b, profile.General, Rule)
	doc := source.New("a.txt", strings.Repeat("全年主动公开政府信息3286条，其中通过门户网站公开1954条，通过政务新媒体公开1332条。组织培训2期，参加186人次。\n会后及时发布会议内容和配套解读，把办理条件、发放标准和咨询电话印成明白卡，送到村民小组，方便群众随时查看。\n", 500))
	b.SetBytes(int64(doc.Len()))
	b.ReportAllocs()
	for b.Loop() {
		e.Lint(doc, nil)
	}
}
