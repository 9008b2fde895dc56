package phrase

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/rules/internal/packed"
)

// list reads the phrases that the index is made of.
func list(t testing.TB) string {
	data, err := os.ReadFile(DataFile)
	require.NoError(t, err)
	return string(data)
}

func TestIndexIsCurrent(t *testing.T) {
	want, err := MakeIndex(list(t))
	require.NoError(t, err)
	require.True(t, string(want) == made, "run go generate ./rules")
}

func TestListsAreWellFormed(t *testing.T) {
	phrases := list(t)
	seen := map[string]bool{}
	for line := range strings.SplitSeq(phrases, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		text := strings.TrimLeft(line, "=~!")
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
	for line := range strings.SplitSeq(list(t), "\n") {
		if line != "" && line[0] != '#' {
			text.WriteString(strings.TrimLeft(line, "=~!") + "。\n\n")
		}
	}
	for _, d := range engine(t).Lint(source.New("x.txt", text.String()), nil).Findings {
		t.Error(d.Message.ZH)
	}
}

// TestEveryMissIsFound makes every miss that is filed and looks for it.
func TestEveryMissIsFound(t *testing.T) {
	x := load()
	hidden, like, all := 0, likes(), len(x.nears)/nearBytes
	for i := range all {
		n := readNear(packed.Number(x.nears, i))
		wrong := n.apply(x.phrase(n.phrase), like)
		hit := false
		x.scan(wrong, func(m miss) { hit = hit || m.phrase == n.phrase && m.span.Len() == len(wrong) })
		if !hit && !x.right(n, wrong) {
			hidden++ // by another phrase that has the same four characters
		}
	}
	require.Less(t, hidden*25, all, "%d of %d are not found", hidden, all)
}

// TestBrokenIndex: an index that is cut short finds nothing.
func TestBrokenIndex(t *testing.T) {
	for size := 0; size < len(made); size += 1 + size/3 {
		openIndex(made[:size], "").scan("政府信息公开工作年度报告", func(miss) { t.Fatal("found") })
	}
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
func (n near) apply(phrase chars, like func(char) char) string {
	k := int(n.at)
	p := appendChars(nil, phrase.String())
	out := slices.Clone(p)
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
	for b.Loop() {
		openIndex(made, neighbours)
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
