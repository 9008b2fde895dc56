package growth

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

// search looks through a list as often as it says; the tests' own statements have no
// counters.
func search(times, length int) (found bool) {
	list := make([]int, length)
	for range times {
		found = found || slices.Contains(list, 1)
	}
	return found
}

func TestLinear(t *testing.T) {
	Linear(t, "gaolint/lint/linttest/growth", 1<<10, []string{"", "\n\"\xff"}, func(_ string, n int) func() {
		return func() { search(64, n/64) }
	})
}

// TestSquare: what grows with the square of its input is found.
func TestSquare(t *testing.T) {
	if _, n, asked := Asked(); asked {
		Do(func() { search(n/64, n/64) })
		return
	}
	if testing.Short() {
		t.Skip("compiles the test with counters")
	}
	c := Compile(t, "gaolint/lint/linttest/growth")
	base := c.Measure(t, "", 0)
	small, large := c.Measure(t, "", 1<<14), c.Measure(t, "", 1<<16)
	for place := range base {
		small[place] -= base[place]
		large[place] -= base[place]
	}
	require.Len(t, faster(small, large, 1<<16), 1)
}
