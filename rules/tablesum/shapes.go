package tablesum

import (
	"cmp"
	"maps"
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// cause is what probably went wrong, nil if nothing is known.
type cause struct {
	// pattern of the profile that fits.
	pattern *profile.Pattern
	// swapped: in row the figures of two columns have changed places.
	swapped bool
	row     int
	columns [2]int
	// shifted: the figures of the row stand a cell too far left (-1) or right (1).
	shifted int
	// slid: the figures of the column columns[0] stand a row too high (-1) or low (1).
	slid int
	// whole: the cells of this row or column, together, explain everything.
	whole *line
	// empty: the total is 0 although its parts are not.
	empty bool
}

// line is a row or a column of a table.
type line struct {
	across bool // a row
	index  int
}

// trial is a set of figures instead of those of the table.
type trial map[ref]zh.Decimal

// holds tells whether every equation that contains a changed cell holds with the trial,
// and which of the failures it repairs.
func (s *system) holds(t trial) (repaired []*equation, ok bool) {
	seen := map[*equation]bool{}
	byPlace := func(a, b ref) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.column, b.column)) }
	for _, c := range slices.SortedFunc(maps.Keys(t), byPlace) {
		for _, e := range s.of[s.index(c)] {
			if seen[e] {
				continue
			}
			seen[e] = true
			if !e.judged || e.settled {
				return nil, false
			}
			a, okA := s.side(e.left, t)
			b, okB := s.side(e.right, t)
			if !okA || !okB || a != b {
				return nil, false
			}
			if e.failed() {
				repaired = append(repaired, e)
			}
		}
	}
	return repaired, true
}

func (s *system) side(cells []ref, t trial) (total zh.Decimal, ok bool) {
	ok = true
	for _, c := range cells {
		v, changed := t[c]
		if !changed {
			v = s.cell(c).Value
		}
		if total, ok = total.Add(v); !ok {
			return total, false
		}
	}
	return total, ok
}

// slipped reports a row whose figures stand a cell off, if that alone explains at least
// three failures, or all, and no other row would.
func (s *system) slipped(failed []*equation) bool {
	const enough = 3
	var found *cause
	var repaired []*equation
	for row := range s.table.Cells {
		for _, by := range []int{-1, 1} {
			t, ok := s.shift(row, by)
			if !ok {
				continue
			}
			r, ok := s.holds(t)
			if !ok || len(r) < 2 || len(r) < min(enough, len(failed)) {
				continue
			}
			if found != nil {
				return false
			}
			found, repaired = &cause{row: row, shifted: by}, r
		}
	}
	if found == nil {
		return false
	}
	s.reportSum(repaired, nil, found)
	settle(repaired)
	s.part(failed)
	return true
}

// shift moves the figures of a row back by one cell; the figure that was pushed out is
// what the row's total asks for.
func (s *system) shift(row, by int) (trial, bool) {
	n := len(s.table.Spec.Columns)
	t := trial{}
	gap := ref{row, 0}
	if by > 0 {
		gap = ref{row, n - 1}
	}
	for k := range n {
		c := ref{row, k}
		if !s.here(c) {
			return nil, false
		}
		if from := k + by; from >= 0 && from < n {
			t[c] = s.cell(ref{row, from}).Value
		}
	}
	return s.filled(t, gap)
}

// filled completes a trial with the figure of the cell that the equation across its row
// asks for, and leaves out what does not change.
func (s *system) filled(t trial, gap ref) (trial, bool) {
	across := slices.IndexFunc(s.of[s.index(gap)], func(e *equation) bool { return e.acrossRow() && e.judged })
	if across < 0 {
		return nil, false
	}
	e := s.of[s.index(gap)][across]
	t[gap] = zh.Int(0)
	a, okA := s.side(e.left, t)
	b, okB := s.side(e.right, t)
	v, ok := b.Sub(a)
	if slices.Contains(e.right, gap) {
		v = v.Neg()
	}
	if !okA || !okB || !ok || !s.fits(v) {
		return nil, false
	}
	t[gap] = v
	for c, v := range t {
		if s.cell(c).Value == v {
			delete(t, c)
		}
	}
	return t, true
}

// known reports failures of a kind that is known by its figures.
func (s *system) known(failed []*equation) bool {
	c := s.cause(failed)
	if c == nil || c.pattern == nil && !c.swapped {
		return false
	}
	s.reportSum(failed, nil, c)
	settle(failed)
	return true
}

func (s *system) cause(failed []*equation) *cause {
	lead := failed[0]
	one := !slices.ContainsFunc(failed, func(e *equation) bool { return e.id != lead.id })
	if one {
		if p := s.pattern(failed); p != nil {
			return &cause{pattern: p}
		}
	}
	if c := s.swap(failed); c != nil {
		return c
	}
	for _, e := range failed {
		if e.id == lead.id && (len(e.right) != 1 || !s.cell(e.right[0]).Value.IsZero()) {
			return nil
		}
	}
	if len(lead.right) != 1 {
		return nil
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
	columns := map[int]bool{}
	for _, e := range failed {
		if !e.acrossRow() {
			columns[e.line] = true
		}
	}
	if len(columns) != 2 {
		return nil
	}
	var pair []int
	for c := range columns {
		pair = append(pair, c)
	}
	slices.Sort(pair)
	row := -1
	for r := range s.table.Cells {
		a, b := ref{r, pair[0]}, ref{r, pair[1]}
		if !s.here(a) || !s.here(b) || s.cell(a).Value == s.cell(b).Value {
			continue
		}
		repaired, ok := s.holds(trial{a: s.cell(b).Value, b: s.cell(a).Value})
		if !ok || len(repaired) < len(failed) {
			continue
		}
		if row >= 0 {
			return nil
		}
		row = r
	}
	if row < 0 {
		return nil
	}
	return &cause{swapped: true, row: row, columns: [2]int{pair[0], pair[1]}}
}

// inLine reports failures that one row or one column explains, or a column whose figures
// stand a row off.
func (s *system) inLine(failed []*equation) bool {
	var found []*cause
	for row := range s.table.Cells {
		if s.explains(line{true, row}, failed) {
			found = append(found, &cause{whole: &line{true, row}, empty: s.zero(line{true, row})})
		}
	}
	for column := range s.table.Spec.Columns {
		if s.explains(line{false, column}, failed) {
			found = append(found, &cause{whole: &line{false, column}, empty: s.zero(line{false, column})})
		}
		for _, by := range []int{-1, 1} {
			if t, ok := s.slide(column, by); ok {
				if r, ok := s.holds(t); ok && len(r) == len(failed) {
					found = append(found, &cause{columns: [2]int{column}, slid: by})
				}
			}
		}
	}
	if k := slices.IndexFunc(found, func(c *cause) bool { return c.empty || c.slid != 0 }); k >= 0 {
		found = found[k : k+1]
	}
	if len(found) != 1 {
		return false
	}
	s.reportSum(failed, nil, found[0])
	settle(failed)
	return true
}

// cells lists the cells of a line.
func (s *system) cells(l line) []ref {
	var out []ref
	if l.across {
		for k := range s.table.Spec.Columns {
			out = append(out, ref{l.index, k})
		}
		return out
	}
	for i := range s.table.Cells {
		out = append(out, ref{i, l.index})
	}
	return out
}

// zero tells whether all figures of the line are 0.
func (s *system) zero(l line) bool {
	return !slices.ContainsFunc(s.cells(l), func(c ref) bool { return !s.cell(c).Value.IsZero() })
}

// explains tells whether other figures in this line alone repair all failures: each is
// what the equations that cross the line ask for.
func (s *system) explains(l line, failed []*equation) bool {
	t := trial{}
	for _, c := range s.cells(l) {
		for _, e := range s.of[s.index(c)] {
			if e.acrossRow() == l.across || !e.failed() || e.settled {
				continue
			}
			v, ok := s.wanted(e, c)
			if old, twice := t[c]; !s.here(c) || !ok || !s.fits(v) || twice && old != v {
				return false
			}
			t[c] = v
		}
	}
	repaired, ok := s.holds(t)
	return ok && len(repaired) == len(failed)
}

// slide moves the figures of a column back by one row, as far as there are rows.
func (s *system) slide(column, by int) (trial, bool) {
	n := len(s.table.Cells)
	t := trial{}
	gap := ref{0, column}
	if by > 0 {
		gap = ref{n - 1, column}
	}
	for i := range n {
		c := ref{i, column}
		if x := s.cell(c); x.State != fact.Good && x.State != fact.Empty {
			return nil, false
		}
		if from := i + by; from >= 0 && from < n {
			t[c] = s.cell(ref{from, column}).Value
		}
	}
	return s.filled(t, gap)
}
