package tablesum

import (
	"cmp"
	"slices"

	"gaolint/lint/zh"
)

// repair is a cell that would make all equations that contain it hold.
type repair struct {
	ref
	value zh.Decimal
	cover []*equation
	// sure: every equation that contains the cell could be judged.
	sure bool
}

// wanted is the figure with which the equation would hold, were c the wrong cell.
func (s *system) wanted(e *equation, c ref) (zh.Decimal, bool) {
	v := s.cell(c).Value
	if slices.Contains(e.right, c) {
		return v.Add(e.surplus)
	}
	return v.Sub(e.surplus)
}

// repair tells with which figure the cell repairs the failures that contain it; it must
// break nothing.
func (s *system) repair(c ref) (repair, bool) {
	r := repair{ref: c, sure: true}
	if !s.here(c) {
		return r, false
	}
	for _, e := range s.of[s.index(c)] {
		if !e.judged {
			r.sure = false
			continue
		}
		v, ok := s.wanted(e, c)
		if !e.failed() || e.settled || !ok || !s.fits(v) || len(r.cover) > 0 && v != r.value {
			return r, false
		}
		r.value, r.cover = v, append(r.cover, e)
	}
	return r, len(r.cover) > 0
}

// repairs lists the repairs that have a failure in common with the given ones.
func (s *system) repairs(failed []*equation) []repair {
	var out []repair
	seen := map[ref]bool{}
	for _, e := range failed {
		for c := range e.cells() {
			if seen[c] {
				continue
			}
			seen[c] = true
			if r, ok := s.repair(c); ok {
				out = append(out, r)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b repair) int {
		return cmp.Or(cmp.Compare(len(b.cover), len(a.cover)), cmp.Compare(standing(a), standing(b)))
	})
	return out
}

// standing puts totals before their parts, where either may be wrong.
func standing(r repair) int {
	if slices.Contains(r.cover[0].right, r.ref) {
		return 0
	}
	return 1
}

// oneCell reports the failures if one cell explains them all: with its figure if there
// is but one such cell, or two. Where there are more, or where not all that contains
// the cell could be judged, the difference is all that is known.
func (s *system) oneCell(failed []*equation) bool {
	all := slices.DeleteFunc(s.repairs(failed), func(r repair) bool { return len(r.cover) < len(failed) })
	if len(all) == 0 {
		return false
	}
	if len(all) <= 2 && all[0].sure && all[len(all)-1].sure {
		s.reportCells(all)
	} else {
		s.reportSum(failed, nil, s.cause(failed))
	}
	settle(failed)
	return true
}

// peel reports the cells that explain two or more failures each, if no other cell
// would explain as much.
func (s *system) peel(all []*equation) {
	for {
		repairs := slices.DeleteFunc(s.repairs(open(all)), func(r repair) bool { return len(r.cover) < 2 || !r.sure })
		found := false
		for _, r := range repairs {
			if !slices.ContainsFunc(repairs, func(x repair) bool { return x.ref != r.ref && len(x.cover) >= len(r.cover) && overlap(x, r) }) {
				s.reportCells([]repair{r})
				settle(r.cover)
				found = true
				break
			}
		}
		if !found {
			return
		}
	}
}

func overlap(a, b repair) bool {
	return slices.ContainsFunc(a.cover, func(e *equation) bool { return slices.Contains(b.cover, e) })
}
