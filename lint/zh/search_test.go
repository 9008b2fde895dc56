package zh_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/zh"
)

// TestIndex: it finds what the standard library finds, for any word.
func TestIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	draw := func(most int) string {
		var b strings.Builder
		for range random.IntN(most + 1) {
			b.WriteString([]string{"公", "开", "信", "。", "a", "\xe5", "\x85", "𠀋"}[random.IntN(8)])
		}
		return b.String()
	}
	found := 0
	for range 20_000 {
		s, word := draw(30), draw(3)
		want := strings.Index(s, word)
		require.Equal(t, want, zh.Index(s, word), "%q in %q", word, s)
		require.Equal(t, want >= 0, zh.Contains(s, word))
		if want > 0 {
			found++
		}
	}
	require.Greater(t, found, 1000)
}
