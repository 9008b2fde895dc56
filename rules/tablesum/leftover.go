package tablesum

import (
	"slices"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// manyRows is the number of failing rows from which on they are one finding.
const manyRows = 4

// leftovers reports the failures that no cell explains for certain: those down the
// columns by identity, those across by row.
func (s *system) leftovers() {
	for i := range s.table.Spec.Identities {
		id := &s.table.Spec.Identities[i]
		var failed []*equation
		for _, e := range s.open() {
			if e.id == id {
				failed = append(failed, e)
			}
		}
		if len(failed) == 0 {
			continue
		}
		if failed[0].acrossRow() && len(failed) < manyRows {
			for _, e := range failed {
				s.reportSum([]*equation{e}, nil, s.cause([]*equation{e}))
			}
			continue
		}
		s.reportSum(failed, nil, s.cause(failed))
	}
}

// cause is what probably went wrong, nil if nothing is known.
type cause struct {
	// pattern of the profile that fits.
	pattern *profile.Pattern
	// swapped is the row in which the figures of two columns have changed places.
	swapped int
	columns [2]int
	// empty: the total is 0 although its parts are not.
	empty bool
}

func (s *system) cause(failed []*equation) *cause {
	if p := s.pattern(failed); p != nil {
		return &cause{pattern: p}
	}
	if c := s.swap(failed); c != nil {
		return c
	}
	for _, e := range failed {
		if len(e.right) != 1 || !s.cell(e.right[0]).Value.IsZero() {
			return nil
		}
	}
	return &cause{empty: true}
}

// pattern is the known way in which the identity comes to fail, nil if none fits.
func (s *system) pattern(failed []*equation) *profile.Pattern {
	t := s.table
	for i := range t.Spec.Patterns {
		p := &t.Spec.Patterns[i]
		if p.Identity != failed[0].id.Key {
			continue
		}
		fits := true
		for _, e := range failed {
			c := s.equals(p, e)
			fits = fits && c.row >= 0 && c.column >= 0 && s.cell(c).Known() &&
				s.cell(c).Value == e.surplus && e.surplus.Sign() > 0
		}
		if fits {
			return p
		}
	}
	return nil
}

// equals is the cell whose figure the pattern expects to be the surplus.
func (s *system) equals(p *profile.Pattern, e *equation) ref {
	if e.acrossRow() {
		return ref{e.line, s.table.Spec.Column(p.Equals)}
	}
	return ref{s.table.Spec.Row(p.Equals), e.line}
}

// swap finds the one row in which the figures of two columns have changed places, as
// when a figure is entered one column too far.
func (s *system) swap(failed []*equation) *cause {
	if len(failed) != 2 || failed[0].acrossRow() || failed[0].surplus != failed[1].surplus.Neg() {
		return nil
	}
	a, b := failed[0], failed[1]
	row := -1
	for _, c := range slices.Concat(a.left, a.right) {
		x, y := s.cell(c).Value, s.cell(ref{c.row, b.line}).Value
		difference, ok := x.Sub(y)
		want := a.surplus
		if slices.Contains(a.right, c) {
			want = want.Neg()
		}
		if !ok || difference != want || difference == (zh.Decimal{}) {
			continue
		}
		if row >= 0 {
			return nil
		}
		row = c.row
	}
	if row < 0 {
		return nil
	}
	return &cause{swapped: row, columns: [2]int{a.line, b.line}}
}
