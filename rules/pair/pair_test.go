package pair

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

func engine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	return e
}

// Deep nesting and marks without end cost one finding a paragraph, not one a mark.
func TestManyMarks(t *testing.T) {
	e := engine(t)
	for _, mark := range []string{"《", "》", "“", "”", "（", "）", "（《", "》）", "“）"} {
		r := e.Lint(source.New("a.txt", strings.Repeat(mark, 10000)+"。\n\n结尾。\n"), nil)
		require.LessOrEqual(t, len(r.Findings), 1, mark)
	}
	deep := strings.Repeat("（", 10000) + "汉" + strings.Repeat("）", 10000)
	require.Empty(t, e.Lint(source.New("a.txt", deep), nil).Findings)
}

func TestScanAllocatesNothingOnMatchedText(t *testing.T) {
	text := strings.Repeat("根据《某某条例》（以下简称《条例》）要求，落实“三审三校”制度〔2021〕；", 50)
	_, signs := zh.Survey(text, nil)
	require.Zero(t, testing.AllocsPerRun(20, func() { scan(text, signs) }))
}

// A nested title that is repaired is in order afterwards.
func TestNestedTitleFixHolds(t *testing.T) {
	e := engine(t)
	text := "根据《关于印发<某某县<信息>公开办法>的通知》和《转发《某某意见》的通知》要求办理。"
	for range 4 {
		r := e.Lint(source.New("a.txt", text), nil)
		if len(r.Findings) == 0 {
			break
		}
		after, err := source.Apply(text, r.Findings[0].Fixes[0].Edits)
		require.NoError(t, err)
		text = after
	}
	require.Empty(t, e.Lint(source.New("a.txt", text), nil).Findings, text)
}
