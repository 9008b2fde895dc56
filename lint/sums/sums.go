// Package sums works out what the identities of a form say of a table's cells.
package sums

import (
	"iter"
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// Cell is a cell by its row and column in the table's specification.
type Cell struct{ Row, Column int }

// Equation is one identity in one row or column of a table: the cells Left come to as
// much as the cells Right.
type Equation struct {
	Identity    *profile.Identity
	Left, Right []Cell
}

// Total is the cell that stands alone on the right, the sum of those on the left; ok is
// false where several do.
func (e Equation) Total() (c Cell, ok bool) {
	if len(e.Right) != 1 {
		return c, false
	}
	return e.Right[0], true
}

// Has tells whether the cell is part of the equation.
func (e Equation) Has(c Cell) bool { return slices.Contains(e.Left, c) || slices.Contains(e.Right, c) }

// Equations are all equations of a table in which every cell has a value. Those over
// whole columns are left out where rows are missing or the table is being written.
func Equations(t *fact.Table) iter.Seq[Equation] {
	return func(yield func(Equation) bool) {
		for i := range t.Spec.Identities {
			id := &t.Spec.Identities[i]
			if id.Axis != "row" && (t.Unfinished || !t.Firm()) {
				continue
			}
			for line := range lines(t, id) {
				e := Equation{id, cells(t, id, id.Left, line), cells(t, id, id.Right, line)}
				if known(t, e) && !yield(e) {
					return
				}
			}
		}
	}
}

// lines are the rows or columns in which the identity holds.
func lines(t *fact.Table, id *profile.Identity) iter.Seq[int] {
	return func(yield func(int) bool) {
		labels := t.Spec.Columns
		if id.Axis == "row" {
			labels = t.Spec.Rows
		}
		for i := range labels {
			if len(id.Only) > 0 && !slices.Contains(id.Only, labels[i].Key) || id.Axis == "row" && !t.Settled(i) {
				continue
			}
			if !yield(i) {
				return
			}
		}
	}
}

func cells(t *fact.Table, id *profile.Identity, keys []string, line int) []Cell {
	list := make([]Cell, 0, len(keys))
	for _, k := range keys {
		c := Cell{line, t.Spec.Column(k)}
		if id.Axis != "row" {
			c = Cell{t.Spec.Row(k), line}
		}
		if c.Row >= 0 && c.Column >= 0 {
			list = append(list, c)
		}
	}
	return list
}

// known: every cell has a value. A total that is usually left out and is not stated has none.
func known(t *fact.Table, e Equation) bool {
	for _, c := range e.Left {
		if !t.Cells[c.Row][c.Column].Known() {
			return false
		}
	}
	for _, c := range e.Right {
		x := &t.Cells[c.Row][c.Column]
		if !x.Known() || t.Spec.Blank && x.State == fact.Empty && x.Span.Empty() {
			return false
		}
	}
	return true
}

// Grid are the values of a table's cells.
type Grid [][]zh.Decimal

// GridOf reads the values of a table.
func GridOf(t *fact.Table) Grid {
	g := make(Grid, len(t.Cells))
	for i, row := range t.Cells {
		g[i] = make([]zh.Decimal, len(row))
		for k, c := range row {
			g[i][k] = c.Value
		}
	}
	return g
}

// Sum adds cells up; ok is false where the sum does not fit.
func (g Grid) Sum(cells []Cell) (total zh.Decimal, ok bool) {
	ok = true
	for _, c := range cells {
		if total, ok = total.Add(g[c.Row][c.Column]); !ok {
			return total, false
		}
	}
	return total, true
}

// Surplus is the left side less the right one.
func (g Grid) Surplus(e Equation) (zh.Decimal, bool) {
	left, ok := g.Sum(e.Left)
	if !ok {
		return left, false
	}
	right, ok := g.Sum(e.Right)
	if !ok {
		return left, false
	}
	return left.Sub(right)
}

// Fulfilled tells whether the equation comes out.
func (g Grid) Fulfilled(e Equation) bool {
	d, ok := g.Surplus(e)
	return ok && d.IsZero()
}
