package tablesum

import (
	"slices"

	"gaolint/lint/zh"
)

// Bounds of the search for several wrong cells.
const (
	maxCells = 3
	maxNodes = 20_000
	// maxFound is how many explanations are told apart; more name no cell anyway.
	maxFound = 24
)

// search looks for the fewest cells that together explain failures.
type search struct {
	*system
	failed []*equation
	size   int // number of cells
	nodes  int
	set    []ref
	found  [][]ref
}

// fewest explains the failures with the fewest cells, more than one: a finding for each
// group of cells that must be wrong together.
func (s *system) fewest(failed []*equation) bool {
	x := search{system: s, failed: failed}
	for x.size = 2; x.size <= maxCells && len(x.found) == 0; x.size++ {
		x.extend()
	}
	if len(x.found) == 0 || x.nodes > maxNodes {
		return false
	}
	for _, group := range x.groups() {
		x.report(group)
	}
	return true
}

// extend adds a cell to the set: one that must explain a failure that none explains
// yet, or make up for what a cell of the set breaks.
func (x *search) extend() {
	if x.nodes++; x.nodes > maxNodes || len(x.found) >= maxFound {
		return
	}
	e := x.lacking()
	if e == nil {
		if _, ok := x.solve(x.set); ok && len(x.set) == x.size {
			set := slices.Clone(x.set)
			slices.SortFunc(set, func(a, b ref) int { return x.index(a) - x.index(b) })
			if !slices.ContainsFunc(x.found, func(f []ref) bool { return slices.Equal(f, set) }) {
				x.found = append(x.found, set)
			}
		}
		return
	}
	if len(x.set) == x.size {
		return
	}
	for c := range e.cells() {
		if x.here(c) && !slices.Contains(x.set, c) {
			x.set = append(x.set, c)
			x.extend()
			x.set = x.set[:len(x.set)-1]
		}
	}
}

// lacking is an equation that needs another cell, nil if none does.
func (x *search) lacking() *equation {
	var out *equation
	for _, e := range x.failed {
		if x.touching(e) == 0 && (out == nil || len(e.left) < len(out.left)) {
			out = e
		}
	}
	if out != nil {
		return out
	}
	for _, c := range x.set {
		for _, e := range x.of[x.index(c)] {
			if e.judged && !e.failed() && x.touching(e) == 1 {
				return e
			}
		}
	}
	return nil
}

// touching counts the set's cells in the equation.
func (x *search) touching(e *equation) int {
	n := 0
	for _, c := range x.set {
		if slices.Contains(x.of[x.index(c)], e) {
			n++
		}
	}
	return n
}

// solve finds the figures of the cells with which all equations that contain them hold;
// it is not ok if there are none or they are not determined.
func (x *search) solve(set []ref) ([]zh.Decimal, bool) {
	values := make([]zh.Decimal, len(set))
	known := make([]bool, len(set))
	for round := 0; round <= len(set); round++ {
		for _, c := range set {
			for _, e := range x.of[x.index(c)] {
				if !e.judged || e.settled {
					continue
				}
				rest, left, ok := x.rest(e, set, values, known)
				switch {
				case !ok:
					return nil, false
				case left < 0:
					if !rest.IsZero() {
						return nil, false
					}
				case left < len(set):
					v := x.cell(set[left]).Value
					if slices.Contains(e.right, set[left]) {
						v, ok = v.Add(rest)
					} else {
						v, ok = v.Sub(rest)
					}
					if !ok || !x.fits(v) || v == x.cell(set[left]).Value {
						return nil, false
					}
					values[left], known[left] = v, true
				}
			}
		}
	}
	return values, !slices.Contains(known, false)
}

// rest is what is left of the equation's surplus with the known figures, and the one
// cell of the set that is not known: -1 if there is none, len(set) if there are more.
func (x *search) rest(e *equation, set []ref, values []zh.Decimal, known []bool) (rest zh.Decimal, unknown int, ok bool) {
	rest, unknown = e.surplus, -1
	for i, c := range set {
		right := slices.Contains(e.right, c)
		if !right && !slices.Contains(e.left, c) {
			continue
		}
		if !known[i] {
			if unknown >= 0 {
				return rest, len(set), true
			}
			unknown = i
			continue
		}
		change, ok := values[i].Sub(x.cell(c).Value)
		if !ok {
			return rest, 0, false
		}
		if right {
			change = change.Neg()
		}
		if rest, ok = rest.Add(change); !ok {
			return rest, 0, false
		}
	}
	return rest, unknown, true
}

// groups divides the failures into those that every explanation leaves to different
// cells.
func (x *search) groups() [][]*equation {
	group := make([]int, len(x.failed))
	for i := range group {
		group[i] = i
	}
	join := func(a, b int) {
		from, to := group[a], group[b]
		for i := range group {
			if group[i] == from {
				group[i] = to
			}
		}
	}
	for _, set := range x.found {
		for _, linked := range x.linked(set) {
			first := -1
			for i, e := range x.failed {
				if slices.ContainsFunc(linked, func(c ref) bool { return slices.Contains(x.of[x.index(c)], e) }) {
					if first >= 0 {
						join(i, first)
					}
					first = i
				}
			}
		}
	}
	var out [][]*equation
	for i := range group {
		var of []*equation
		for k, e := range x.failed {
			if group[k] == i {
				of = append(of, e)
			}
		}
		if len(of) > 0 {
			out = append(out, of)
		}
	}
	return out
}

// linked divides cells into those that share equations.
func (x *search) linked(set []ref) [][]ref {
	var out [][]ref
	for _, c := range set {
		joined := []ref{c}
		out = slices.DeleteFunc(out, func(g []ref) bool {
			near := slices.ContainsFunc(g, func(o ref) bool {
				return slices.ContainsFunc(x.of[x.index(o)], func(e *equation) bool { return e.judged && slices.Contains(x.of[x.index(c)], e) })
			})
			if near {
				joined = append(joined, g...)
			}
			return near
		})
		out = append(out, joined)
	}
	return out
}

// report reports one group of failures with the cells that explain it, if there is but
// one such set or two.
func (x *search) report(group []*equation) {
	var sets [][]ref
	for _, found := range x.found {
		var set []ref
		for _, c := range found {
			if slices.ContainsFunc(group, func(e *equation) bool { return slices.Contains(x.of[x.index(c)], e) }) {
				set = append(set, c)
			}
		}
		if !slices.ContainsFunc(sets, func(o []ref) bool { return slices.Equal(o, set) }) {
			sets = append(sets, set)
		}
	}
	defer settle(group)
	if c := x.cause(group); len(sets) > 2 || c != nil {
		x.reportSum(group, nil, c)
		return
	}
	if r, ok := x.alone(sets, group); ok {
		x.reportCells(r)
		return
	}
	x.reportSum(group, sets, nil)
}

// alone are the one or two single cells that explain a group by themselves.
func (x *search) alone(sets [][]ref, group []*equation) ([]repair, bool) {
	var out []repair
	for _, set := range sets {
		if len(set) != 1 {
			return nil, false
		}
		r, ok := x.repair(set[0])
		if !ok || !r.sure || len(r.cover) != len(group) {
			return nil, false
		}
		out = append(out, r)
	}
	return out, true
}
