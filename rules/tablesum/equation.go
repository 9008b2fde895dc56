package tablesum

import (
	"iter"

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

// each calls f for every equation of the table. The equation and its cells are valid
// during the call only.
func each(t *fact.Table, f func(*equation)) {
	var e equation
	for i := range t.Spec.Identities {
		id := &t.Spec.Identities[i]
		across := id.Axis == "row"
		terms, lines, only := t.Spec.Row, len(t.Spec.Columns), t.Spec.Column
		if across {
			terms, lines, only = t.Spec.Column, len(t.Spec.Rows), t.Spec.Row
		}
		left, right := indices(id.Left, terms), indices(id.Right, terms)
		wanted := indices(id.Only, only)
		// Sums over a whole column mean something only if every row is there.
		whole := across || !t.Unfinished && t.Firm()
		for line := range lines {
			if len(wanted) > 0 && !has(wanted, line) {
				continue
			}
			e = equation{id: id, line: line, left: refs(e.left[:0], left, line, across), right: refs(e.right[:0], right, line, across)}
			e.judged = whole && (!across || t.Settled(line)) && known(t, e.left) && known(t, e.right) && !unfilled(t, e.left) && !unfilled(t, e.right)
			if e.judged {
				a, okA := sum(t, e.left)
				b, okB := sum(t, e.right)
				var ok bool
				e.surplus, ok = a.Sub(b)
				e.judged = okA && okB && ok
			}
			f(&e)
		}
	}
}

func indices(keys []string, find func(string) int) []int {
	out := make([]int, 0, len(keys))
	for _, k := range keys {
		if i := find(k); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

func has(list []int, x int) bool {
	for _, v := range list {
		if v == x {
			return true
		}
	}
	return false
}

func refs(out []ref, terms []int, line int, across bool) []ref {
	for _, i := range terms {
		if across {
			out = append(out, ref{line, i})
		} else {
			out = append(out, ref{i, line})
		}
	}
	return out
}

func known(t *fact.Table, cells []ref) bool {
	for _, c := range cells {
		if !t.Cells[c.row][c.column].Known() {
			return false
		}
	}
	return true
}

// unfilled tells whether one of the cells is a total without text in a table where that
// is usual: it is left out rather than stated as 0.
func unfilled(t *fact.Table, cells []ref) bool {
	if !t.Spec.Blank {
		return false
	}
	for _, c := range cells {
		if x := t.Cells[c.row][c.column]; x.State == fact.Empty && x.Span.Empty() && isTotal(t, c) {
			return true
		}
	}
	return false
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
