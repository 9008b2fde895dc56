package particle

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// TestWordsAreWellFormed: every word can be found again, with its letters.
func TestWordsAreWellFormed(t *testing.T) {
	data, err := os.ReadFile(DataFile)
	require.NoError(t, err)
	want, err := MakeWords(string(data))
	require.NoError(t, err)
	require.True(t, string(want) == made, "run go generate ./rules")
	for line := range strings.SplitSeq(string(data), "\n") {
		letters, list, ok := strings.Cut(line, " ")
		if !ok || letters[0] == '#' {
			continue
		}
		require.Empty(t, strings.Trim(letters, classLetters), line)
		for w := range strings.SplitSeq(list, " ") {
			require.NotZero(t, keyOf(w), w)
			require.LessOrEqual(t, len(w), longestWord*han, w)
			for _, l := range letters {
				require.NotZero(t, words.class(w)&(1<<strings.IndexRune(classLetters, l)), w)
			}
		}
	}
}

func TestSwaps(t *testing.T) {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	for _, c := range []struct{ wrong, right string }{
		{"他们地房子很高。", "的"}, {"会议室里得灯亮着，学校得操场很大。", "的"},
		{"河水静静得流淌。", "地"}, {"高高兴兴得回答了问题。", "地"}, {"大得震以后，", "地"}, {"他取地好成绩。", "得"}, {"材料写的很具体。", "得"}, {"变的越来越好了。", "得"},
	} {
		found := e.Lint(source.New("x.txt", c.wrong), nil).Findings
		require.NotEmpty(t, found, c.wrong)
		require.Equal(t, c.right, found[0].Fixes[0].Edits[0].New, c.wrong)
	}
	for _, right := range []string{"获得土地", "被抓获地的法院", "他说的很多", "得", "地", "的", "土得", "。得很", "说的很对他有利", "目的很明确",
		"生活得很幸福", "犯罪地人民法院", "值得说的很多，", "来的很多人", "要变地下水为资源"} {
		require.Empty(t, e.Lint(source.New("x.txt", right), nil).Findings, right)
	}
}

func BenchmarkSwaps(b *testing.B) {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(b), Profile: "general"})
	require.NoError(b, err)
	text := strings.Repeat("全面贯彻落实政府信息公开条例，进一步健全工作机制，公开的各类信息一千余条，办理答复及时规范，取得了较好的成效，各地区各部门不得拖延。", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		e.Lint(source.New("x.txt", text), nil)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		openWords(made)
	}
}
