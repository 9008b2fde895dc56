package tablesum

import (
	"cmp"
	"slices"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/zh"
)

// system is the equations of one table, at least one of which fails.
type system struct {
	pass  *lint.Pass
	table *fact.Table
	all   []*equation
	// of lists for every cell, row by row, the equations that contain it.
	of [][]*equation
}

func newSystem(p *lint.Pass, t *fact.Table) *system {
	s := &system{pass: p, table: t, of: make([][]*equation, len(t.Spec.Rows)*len(t.Spec.Columns))}
	each(t, func(e *equation) {
		own := *e
		own.left, own.right = slices.Clone(e.left), slices.Clone(e.right)
		s.all = append(s.all, &own)
		for _, side := range [][]ref{own.left, own.right} {
			for _, c := range side {
				k := s.index(c)
				s.of[k] = append(s.of[k], &own)
			}
		}
	})
	return s
}

func (s *system) index(c ref) int { return c.row*len(s.table.Spec.Columns) + c.column }

func (s *system) cell(c ref) *fact.Cell { return &s.table.Cells[c.row][c.column] }

// open lists the failed equations that no finding speaks of yet.
func (s *system) open() []*equation {
	var out []*equation
	for _, e := range s.all {
		if e.failed() && !e.settled {
			out = append(out, e)
		}
	}
	return out
}

// repair is a cell that would make all equations that contain it hold.
type repair struct {
	ref
	value zh.Decimal
	cover []*equation
}

// wanted is the figure with which the equation would hold, were c the wrong cell.
func (s *system) wanted(e *equation, c ref) (zh.Decimal, bool) {
	v := s.cell(c).Value
	if slices.Contains(e.right, c) {
		return v.Add(e.surplus)
	}
	return v.Sub(e.surplus)
}

// fits tells whether the table can hold the figure.
func (s *system) fits(v zh.Decimal) bool {
	_, whole := v.Int()
	return (s.table.Spec.Signed || v.Sign() >= 0) && (s.table.Spec.Decimals || whole)
}

// repairs lists the cells of which one figure repairs all failures that contain it and
// breaks nothing. A cell in an equation that cannot be judged, or that is not in the
// text, is none.
func (s *system) repairs() []repair {
	var out []repair
	for row := range s.table.Cells {
		for column := range s.table.Cells[row] {
			c := ref{row, column}
			if r, ok := s.repair(c); ok {
				out = append(out, r)
			}
		}
	}
	return out
}

func (s *system) repair(c ref) (repair, bool) {
	equations := s.of[s.index(c)]
	if len(equations) == 0 || s.cell(c).State == fact.Merged {
		return repair{}, false
	}
	r := repair{ref: c, cover: equations}
	for i, e := range equations {
		v, ok := s.wanted(e, c)
		if !e.failed() || e.settled || !ok || !s.fits(v) || i > 0 && v != r.value {
			return repair{}, false
		}
		r.value = v
	}
	return r, true
}

// cells reports the failures that one cell, or either of two, explains.
func (s *system) cells() {
	all := s.repairs()
	slices.SortStableFunc(all, func(a, b repair) int {
		return cmp.Or(cmp.Compare(len(b.cover), len(a.cover)), cmp.Compare(s.standing(a), s.standing(b)))
	})
	for len(all) > 0 {
		rivals := rivalsOf(all)
		if len(rivals) == 1 || len(rivals) == 2 && slices.Equal(rivals[0].cover, rivals[1].cover) {
			s.reportCells(rivals)
			settle(rivals[0].cover)
		} else {
			s.crossed(rivals)
		}
		all = slices.DeleteFunc(all, func(r repair) bool {
			return slices.ContainsFunc(rivals, func(x repair) bool { return x.ref == r.ref || overlap(x, r) })
		})
	}
}

func settle(equations []*equation) {
	for _, e := range equations {
		e.settled = true
	}
}

// crossed reports several wrong cells of equal difference, of which the sums tell the
// rows and the columns but not which belong together: one finding a row.
func (s *system) crossed(rivals []repair) {
	var across, down []*equation
	for _, r := range rivals {
		for _, e := range r.cover {
			switch {
			case e.acrossRow() && !slices.Contains(across, e):
				across = append(across, e)
			case !e.acrossRow() && !slices.Contains(down, e):
				down = append(down, e)
			}
		}
	}
	if len(across) < 2 || len(down) < 2 {
		return
	}
	for _, e := range across {
		s.reportSum([]*equation{e}, down, nil)
	}
	settle(across)
	settle(down)
}

// standing puts totals before their parts, where either may be wrong.
func (s *system) standing(r repair) int {
	if slices.Contains(r.cover[0].right, r.ref) {
		return 0
	}
	return 1
}

// rivalsOf gives the first repair and those that explain as much and share a failure
// with it or with another rival.
func rivalsOf(all []repair) []repair {
	rivals := all[:1:1]
	for grown := true; grown; {
		grown = false
		for _, r := range all[1:] {
			if len(r.cover) != len(all[0].cover) || slices.ContainsFunc(rivals, func(x repair) bool { return x.ref == r.ref }) {
				continue
			}
			if slices.ContainsFunc(rivals, func(x repair) bool { return overlap(x, r) }) {
				rivals, grown = append(rivals, r), true
			}
		}
	}
	return rivals
}

func overlap(a, b repair) bool {
	return slices.ContainsFunc(a.cover, func(e *equation) bool { return slices.Contains(b.cover, e) })
}

// rows reports the failures that one row explains which is wrong in several columns by
// what its own sum balances: a figure and the row's total, both miscounted.
func (s *system) rows() {
	var found []repair // of one row each: cover has its failures
	for row := range s.table.Cells {
		if r, ok := s.rowRepair(row); ok {
			found = append(found, r...)
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(r repair) bool { return r.row != found[0].row }) {
		return
	}
	s.reportRow(found)
	for _, r := range found {
		settle(r.cover)
	}
}

// rowRepair finds the changes of a row's cells that repair all failures down the
// columns and leave the row's own sums as they are. Two identities must ask for the
// same change: a single one has many rows that could be wrong.
func (s *system) rowRepair(row int) ([]repair, bool) {
	var out []repair
	change := map[ref]zh.Decimal{}
	for column := range s.table.Cells[row] {
		c := ref{row, column}
		r := repair{ref: c}
		down, failed := 0, 0
		for _, e := range s.of[s.index(c)] {
			if e.acrossRow() {
				if !e.judged || e.failed() {
					return nil, false
				}
				continue
			}
			down++
			if !e.failed() || e.settled {
				if !e.judged {
					return nil, false
				}
				continue
			}
			v, ok := s.wanted(e, c)
			if !ok || !s.fits(v) || failed > 0 && v != r.value {
				return nil, false
			}
			r.value, r.cover = v, append(r.cover, e)
			failed++
		}
		if failed != 0 && failed != down || failed == 1 {
			return nil, false
		}
		if failed > 0 {
			change[c] = r.value
			out = append(out, r)
		}
	}
	return out, len(out) > 1 && s.balances(row, change)
}

// balances tells whether the row's own sums hold after the change.
func (s *system) balances(row int, change map[ref]zh.Decimal) bool {
	side := func(cells []ref) (zh.Decimal, bool) {
		var total zh.Decimal
		for _, c := range cells {
			v, ok := change[c]
			if !ok {
				v = s.cell(c).Value
			}
			if total, ok = total.Add(v); !ok {
				return total, false
			}
		}
		return total, true
	}
	for _, e := range s.all {
		if !e.acrossRow() || e.line != row {
			continue
		}
		a, okA := side(e.left)
		b, okB := side(e.right)
		if !okA || !okB || a != b {
			return false
		}
	}
	return true
}
