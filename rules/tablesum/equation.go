package tablesum

import (
	"iter"
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// ref is a cell by its row and column in the table's specification.
type ref struct{ row, column int }

// equation is one identity in one row or column of a table.
type equation struct {
	id *profile.Identity
	// line is the row or, for axis column, the column in which it must hold.
	line        int
	left, right []ref
	// judged: all its cells are known and may be judged.
	judged bool
	// surplus is left minus right.
	surplus zh.Decimal
	// settled: a finding speaks of its failure.
	settled bool
}

func (e *equation) failed() bool { return e.judged && !e.surplus.IsZero() }

// cells goes through both sides.
func (e *equation) cells() iter.Seq[ref] {
	return func(yield func(ref) bool) {
		for _, c := range e.left {
			if !yield(c) {
				return
			}
		}
		for _, c := range e.right {
			if !yield(c) {
				return
			}
		}
	}
}

func (e *equation) acrossRow() bool { return e.id.Axis == "row" }

// terms are the cells of one identity: rows for axis column, columns for axis row.
type terms struct {
	id     *profile.Identity
	across bool // axis row
	// whole: sums of this kind mean something in this table.
	whole             bool
	left, right, only []int
}

// room is where the terms of an identity find place without an allocation.
type room [3][32]int

func termsOf(t *fact.Table, id *profile.Identity, in *room) terms {
	across := id.Axis == "row"
	return terms{
		id: id, across: across,
		// Sums over a whole column mean something only if every row is there.
		whole: across || !t.Unfinished && t.Firm(),
		left:  indices(in[0][:0], t.Spec, id.Left, across), right: indices(in[1][:0], t.Spec, id.Right, across),
		only: indices(in[2][:0], t.Spec, id.Only, !across),
	}
}

// indices are the places of columns or rows in the table.
func indices(out []int, t *profile.Table, keys []string, columns bool) []int {
	for _, k := range keys {
		i := 0
		if columns {
			i = t.Column(k)
		} else {
			i = t.Row(k)
		}
		if i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// lines is the number of rows or columns of the table in which the identity may hold.
func (x *terms) lines(t *fact.Table) int {
	if x.across {
		return len(t.Spec.Rows)
	}
	return len(t.Spec.Columns)
}

func (x *terms) wants(line int) bool { return len(x.only) == 0 || slices.Contains(x.only, line) }

func (x *terms) ref(line, term int) ref {
	if x.across {
		return ref{line, term}
	}
	return ref{term, line}
}

func (x *terms) refs(line int, terms []int) []ref {
	out := make([]ref, len(terms))
	for i, k := range terms {
		out[i] = x.ref(line, k)
	}
	return out
}

// surplus is left minus right in the line; it is not ok where a cell is not known or may
// not be judged.
func (x *terms) surplus(t *fact.Table, line int) (zh.Decimal, bool) {
	if !x.whole || x.across && !t.Settled(line) {
		return zh.Decimal{}, false
	}
	left, ok := x.sum(t, line, x.left)
	if !ok {
		return left, false
	}
	right, ok := x.sum(t, line, x.right)
	if !ok {
		return left, false
	}
	return left.Sub(right)
}

func (x *terms) sum(t *fact.Table, line int, terms []int) (total zh.Decimal, ok bool) {
	ok = true
	for _, k := range terms {
		at := x.ref(line, k)
		c := &t.Cells[at.row][at.column]
		if !c.Known() || t.Spec.Blank && unfilled(t, at) {
			return total, false
		}
		if total, ok = total.Add(c.Value); !ok {
			return total, false
		}
	}
	return total, true
}

// unfilled tells whether the cell is a total without text in a table where that is usual:
// it is left out rather than stated as 0.
func unfilled(t *fact.Table, c ref) bool {
	x := &t.Cells[c.row][c.column]
	return x.State == fact.Empty && x.Span.Empty() && isTotal(t, c)
}

// isTotal tells whether some identity has the cell alone on its right.
func isTotal(t *fact.Table, c ref) bool {
	for i := range t.Spec.Identities {
		id := &t.Spec.Identities[i]
		key := t.Spec.Rows[c.row].Key
		if id.Axis == "row" {
			key = t.Spec.Columns[c.column].Key
		}
		if len(id.Right) == 1 && id.Right[0] == key {
			return true
		}
	}
	return false
}

func sum(t *fact.Table, cells []ref) (zh.Decimal, bool) {
	var total zh.Decimal
	for _, c := range cells {
		var ok bool
		if total, ok = total.Add(t.Cells[c.row][c.column].Value); !ok {
			return total, false
		}
	}
	return total, true
}
