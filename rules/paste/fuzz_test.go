package paste

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

// TestAnyOrder: whatever stands beside what, the fix leaves none of the characters that
// were told of, and no other character changes.
func TestAnyOrder(t *testing.T) {
	e := linttest.Engine(t, "general", Rule)
	bits := []string{"\v", "\a", "\u00a0", "\n", "甲", "1.", "\t", "|", "，", " ", "\r\n", "\f", "〔", "<!--", "-->", "（一）", "12", "　"}
	ink := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \t\v\f\a\r\n\u00a0　", r) {
				return -1
			}
			return r
		}, s)
	}
	rng := rand.New(rand.NewPCG(7, 8))
	for range 20000 {
		var b strings.Builder
		for range 1 + rng.IntN(8) {
			b.WriteString(bits[rng.IntN(len(bits))])
		}
		text := b.String()
		for _, d := range e.Lint(source.New("a.md", text), nil).Findings {
			out, err := source.Apply(text, d.Fixes[0].Edits)
			require.NoError(t, err, "%q", text)
			require.Equal(t, ink(text), ink(out), "%q", text)
			require.Empty(t, e.Lint(source.New("a.md", out), nil).Findings, "%q became %q", text, out)
		}
	}
}
