package phrase

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestListsAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.SplitSeq(phrases, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		text := strings.TrimLeft(line, "=~")
		require.GreaterOrEqual(t, len(appendChars(nil, text)), shortest, line)
		require.False(t, seen[text], "twice: %s", line)
		seen[text] = true
	}
	for line := range strings.SplitSeq(neighbours, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		require.GreaterOrEqual(t, len(appendChars(nil, line)), 2, line)
	}
	for group := range strings.SplitSeq(strings.TrimSpace(shapes), " ") {
		require.Greater(t, len([]rune(group)), 1, group)
	}
}

func engine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	return e
}

// TestPhrasesAreNoMissOfOneAnother: the phrases themselves, one by one and run
// together, are right.
func TestPhrasesAreNoMissOfOneAnother(t *testing.T) {
	var text strings.Builder
	for line := range strings.SplitSeq(phrases, "\n") {
		if line != "" && line[0] != '#' {
			text.WriteString(strings.TrimLeft(line, "=~") + "。\n\n")
		}
	}
	for _, d := range engine(t).Lint(source.New("x.txt", text.String()), nil).Findings {
		t.Error(d.Message.ZH)
	}
}

// TestEveryMissIsFound makes every miss that is filed and looks for it.
func TestEveryMissIsFound(t *testing.T) {
	x := load()
	hidden, like := 0, likes()
	for _, n := range x.nears {
		wrong := n.apply(x.phrases[n.phrase], like)
		hit := false
		x.scan(wrong, func(m miss) { hit = hit || m.phrase == n.phrase && m.span.Len() == len(wrong) })
		if !hit && !x.right(n, wrong) {
			hidden++ // by another phrase that has the same four characters
		}
	}
	require.Less(t, hidden*25, len(x.nears), "%d of %d are not found", hidden, len(x.nears))
}

// likes gives a function from a character to one that sounds the same, each worked out once.
func likes() func(char) char {
	known := map[char]char{}
	return func(want char) char {
		if c, ok := known[want]; ok {
			return c
		}
		for c := range char(lastHan - firstHan) {
			if alike(c, want) {
				known[want] = c
				return c
			}
		}
		return want
	}
}

// apply makes the miss; a wrong character is one that sounds the same.
func (n near) apply(p []char, like func(char) char) string {
	k := int(n.at)
	out := append([]char{}, p...)
	switch n.edit {
	case lost:
		out = append(out[:k], out[k+1:]...)
	case doubled:
		out = append(out[:k+1], p[k:]...)
	case swapped:
		out[k], out[k+1] = out[k+1], out[k]
	case other:
		out[k] = like(p[k])
	}
	var b strings.Builder
	for _, c := range out {
		b.WriteRune(rune(c) + firstHan)
	}
	return b.String()
}

func BenchmarkLoad(b *testing.B) {
	b.Logf("%d phrases, %d near misses, %d slots", len(load().phrases), len(load().nears), len(load().slots))
	for b.Loop() {
		newIndex(phrases, neighbours)
	}
}

func BenchmarkScan(b *testing.B) {
	x := load()
	text := strings.Repeat("全面贯彻落实政府信息公开条例，进一步健全工作机制，公开各类信息一千余条，办理答复及时规范，未发生行政复议。", 200)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		x.scan(text, func(miss) {})
	}
}
