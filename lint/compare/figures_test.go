package compare_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/compare"
	"gaolint/lint/profile"
)

// TestSum: figures are added up where all of them are certain.
func TestSum(t *testing.T) {
	cell := func(table, row, column string) profile.Cell {
		return profile.Cell{Table: table, Row: row, Column: column}
	}
	d := read(t, "a.md", sample(t, form2021))
	r := compare.Figures(d)
	n, ok := r.Sum(profile.Sum{cell("requests", "new", "total"), cell("requests", "carried-in", "total")})
	require.True(t, ok)
	want, ok := d.TableOf("requests").Cell("new", "total").Value.Add(d.TableOf("requests").Cell("carried-in", "total").Value)
	require.True(t, ok)
	require.Equal(t, want, n)
	require.False(t, n.IsZero())
	for _, c := range []profile.Cell{cell("none", "new", "total"), cell("requests", "none", "total"), cell("requests", "new", "none")} {
		_, ok := r.Sum(profile.Sum{cell("requests", "new", "total"), c})
		require.False(t, ok, c)
	}
	_, ok = r.Sum(nil)
	require.False(t, ok)
}
