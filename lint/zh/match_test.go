package zh

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// folded returns the folded runes of s and the offset of each, and of the end.
func folded(s string) (runes []rune, offsets []int) {
	for i := 0; i < len(s); {
		r, n := decode(s, i)
		runes, offsets = append(runes, Fold(r)), append(offsets, i)
		i += n
	}
	return runes, append(offsets, len(s))
}

// naive finds what Find finds, one literal at a time.
func naive(literals []string, s string) []Hit {
	var hits []Hit
	text, offsets := folded(s)
	for l, literal := range literals {
		want, _ := folded(literal)
		for i := 0; len(want) > 0 && i+len(want) <= len(text); i++ {
			if slices.Equal(text[i:i+len(want)], want) {
				hits = append(hits, Hit{int32(l), source.Span{Start: offsets[i], End: offsets[i+len(want)]}})
			}
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		if a.Span.End != b.Span.End {
			return a.Span.End - b.Span.End
		}
		return int(a.Literal - b.Literal)
	})
	return hits
}

func TestMatcher(t *testing.T) {
	for _, tt := range []struct {
		literals []string
		text     string
	}{
		{nil, "政府"},
		{[]string{""}, "政府"},
		{[]string{"政府"}, ""},
		{[]string{"政府", "政府信息", "信息", "政府信息公开", "政", "府信", "政府信用"}, "政府信息公开政府信"},
		{[]string{"公開", "公开", "公开"}, "公开公開"},
		{[]string{"，其中", ",其"}, "，其中,其中，其"},
		{[]string{"a", "ab", "aa", "aaa"}, "aaaabａａ"},
		{[]string{"\xff", "\xff\xfe", "\ufffd"}, "\xff\xfe\ufffd\xff"},
		{[]string{"𠮷", "𠮷野", "ꮷ"}, "𠮷野家"},
		{[]string{"政府信息公开指南", "政府信息公开指南", "政府信息公开目录", "政府信息"}, "政府信息公开指南政府信息公开目录政府信息公开"},
	} {
		require.Equal(t, naive(tt.literals, tt.text), NewMatcher(tt.literals).Find(tt.text, nil), tt.text)
	}
}

func TestMatcherAppends(t *testing.T) {
	m := NewMatcher([]string{"政府"})
	first := Hit{Literal: 7}
	require.Equal(t, []Hit{first, {0, source.Span{Start: 0, End: 6}}}, m.Find("政府", []Hit{first}))
}

// Many literals over few characters share prefixes and fill the hash table.
func TestMatcherRandom(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	word := func(alphabet string, most int) string {
		runes := []rune(alphabet)
		var b strings.Builder
		for range 1 + rng.IntN(most) {
			b.WriteRune(runes[rng.IntN(len(runes))])
		}
		return b.String()
	}
	for range 200 {
		literals := make([]string, 1+rng.IntN(300))
		for i := range literals {
			literals[i] = word("政府信息公開开a，,", 7)
		}
		text := word("政府信息公開开a，,。", 400)
		require.Equal(t, naive(literals, text), NewMatcher(literals).Find(text, nil))
	}
}

func FuzzMatcher(f *testing.F) {
	f.Add("政府\n政府信息\n公開", "政府信息公开")
	f.Add("a\naa\n\xff", "aａa\xff")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, list, text string) {
		if len(list) > 500 || len(text) > 2000 {
			return
		}
		literals := strings.Split(list, "\n")
		require.Equal(t, naive(literals, text), NewMatcher(literals).Find(text, nil))
	})
}

// TestOpenMatcher: a matcher finds the same when it is made of its data again, and data
// that are cut short make none.
func TestOpenMatcher(t *testing.T) {
	literals := []string{"政府信息公开指南", "政府信息", "信息", "公開", "的", "ab", "\xff\xfe", "𠮷野家"}
	text := "政府信息公开指南的信息𠮷野家ａb\xff\xfe"
	data := NewMatcher(literals).Data()
	m, err := OpenMatcher(data)
	require.NoError(t, err)
	require.Equal(t, naive(literals, text), m.Find(text, nil))
	for size := range len(data) - len(m.text) {
		_, err := OpenMatcher(data[:size])
		require.Error(t, err, size)
	}
}
