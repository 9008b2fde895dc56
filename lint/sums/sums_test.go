package sums_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/sums"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
	"gaolint/rules/profiles"
)

// table reads the third section's table of the sample.
func table(t *testing.T, name string) *fact.Table {
	all, err := profiles.All()
	require.NoError(t, err)
	d, err := fact.NewDetector(all, name)
	require.NoError(t, err)
	var blocks []*fact.Block
	tree := syntax.Parse(source.New("a.md", profiles.Sample(name)), func(line string, kind syntax.Kind) *syntax.Block {
		blocks = append(blocks, fact.NewLine(line, kind, nil))
		return blocks[len(blocks)-1].Block
	})
	doc, _ := d.Read(tree, blocks)
	for _, x := range doc.Tables {
		if len(x.Spec.Rows) > 20 {
			return x
		}
	}
	t.Fatal("no table")
	return nil
}

var forms = []string{"gov-info-annual-2019", "gov-info-annual-2021"}

func TestEquations(t *testing.T) {
	for _, name := range forms {
		x := table(t, name)
		g := sums.GridOf(x)
		n := 0
		for e := range sums.Equations(x) {
			require.True(t, g.Fulfilled(e), "%s %v", e.Identity.Key, e)
			n++
		}
		require.Greater(t, n, 25, name)
		require.Empty(t, sums.Recalculate(x))
	}
}

// TestRecalculate changes every cell in turn: a total comes back to what it was, a part
// is left to the writer, and no total that an intact identity confirms is touched.
func TestRecalculate(t *testing.T) {
	for _, name := range forms {
		x := table(t, name)
		equations := slices.Collect(sums.Equations(x))
		for i := range x.Cells {
			for k := range x.Cells[i] {
				cell, old := &x.Cells[i][k], x.Cells[i][k].Value
				cell.Value, _ = old.Add(zh.Int(7))
				at := sums.Cell{Row: i, Column: k}
				isTotal, part, back := false, false, false
				for _, e := range equations {
					c, ok := e.Total()
					isTotal = isTotal || ok && c == at
					part = part || !(ok && c == at) && e.Has(at)
				}
				for _, r := range sums.Recalculate(x) {
					if r.Cell == at {
						require.True(t, isTotal)
						require.Equal(t, old, r.New)
						back = true
						continue
					}
					if r.Why == sums.Changed {
						// Only the total of a part that nothing else speaks of may follow it.
						g := sums.GridOf(x)
						for _, e := range equations {
							if e.Has(r.Cell) && e.Has(at) {
								continue
							}
							require.False(t, e.Has(r.Cell) && g.Fulfilled(e) && !g[r.Row][r.Column].IsZero(), "%v %v", at, r)
						}
					}
				}
				require.True(t, back || part || !isTotal, "the total %v stays wrong", at)
				cell.Value = old
			}
		}
	}
}
