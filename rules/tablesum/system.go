package tablesum

import (
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
	var in room
	for i := range t.Spec.Identities {
		x := termsOf(t, &t.Spec.Identities[i], &in)
		for line := range x.lines(t) {
			if x.wants(line) {
				e := &equation{id: x.id, line: line, left: x.refs(line, x.left), right: x.refs(line, x.right)}
				e.surplus, e.judged = x.surplus(t, line)
				s.add(e)
			}
		}
	}
	return s
}

func (s *system) add(e *equation) {
	s.all = append(s.all, e)
	for c := range e.cells() {
		k := s.index(c)
		s.of[k] = append(s.of[k], e)
	}
}

func (s *system) index(c ref) int { return c.row*len(s.table.Spec.Columns) + c.column }

func (s *system) cell(c ref) *fact.Cell { return &s.table.Cells[c.row][c.column] }

// here tells whether the cell is in the text, so that it may be what is wrong.
func (s *system) here(c ref) bool {
	x := s.cell(c)
	return x.Known() && x.State != fact.Merged
}

// fits tells whether the table can hold the figure.
func (s *system) fits(v zh.Decimal) bool {
	_, whole := v.Int()
	return (s.table.Spec.Signed || v.Sign() >= 0) && (s.table.Spec.Decimals || whole)
}

// judge finds the causes of all failures, those of parts without a common cell apart.
func (s *system) judge() {
	for _, part := range s.parts() {
		s.part(part)
	}
}

// parts divides the equations into those that are linked by cells.
func (s *system) parts() [][]*equation {
	part := make(map[*equation]int, len(s.all))
	for i, e := range s.all {
		part[e] = i
	}
	for _, equations := range s.of {
		for _, e := range equations {
			if from, to := part[e], part[equations[0]]; from != to {
				for x, p := range part {
					if p == from {
						part[x] = to
					}
				}
			}
		}
	}
	var out [][]*equation
	at := map[int]int{}
	for _, e := range s.all {
		i, ok := at[part[e]]
		if !ok {
			i = len(out)
			at[part[e]] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], e)
	}
	return out
}

// open lists the failed equations that no finding speaks of yet.
func open(all []*equation) []*equation {
	var out []*equation
	for _, e := range all {
		if e.failed() && !e.settled {
			out = append(out, e)
		}
	}
	return out
}

func settle(equations []*equation) {
	for _, e := range equations {
		e.settled = true
	}
}

// part explains the failures among linked equations, the simplest explanation first:
// one cell for all; a row or column that slipped; cells that each explain several
// failures; the fewest cells together; else the failures as they are.
func (s *system) part(all []*equation) {
	failed := open(all)
	if len(failed) == 0 || s.oneCell(failed) || s.slipped(failed) {
		return
	}
	s.peel(all)
	if failed = open(all); len(failed) == 0 || s.oneCell(failed) || s.known(failed) {
		return
	}
	if s.fewest(failed) || s.inLine(failed) {
		return
	}
	s.reportSum(failed, nil, s.cause(failed))
}
