package sums

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/zh"
)

// Why tells why a total that does not come out is left alone.
type Why uint8

const (
	// Changed: it is not left alone.
	Changed Why = iota
	// Confirmed: another identity comes out with the total as it is, so that one of the
	// parts may be wrong.
	Confirmed
	// Disputed: its identities give different sums.
	Disputed
)

// Total is a total that does not come out.
type Total struct {
	Cell
	// Old is what the table says, New what the parts come to.
	Old, New zh.Decimal
	Why      Why
}

// Recalculate works out the totals anew from their parts, the ones that others are made
// of first: only those that no intact identity confirms, and of which all their
// identities say the same. The rest are told with the reason.
func Recalculate(t *fact.Table) []Total {
	equations := slices.Collect(Equations(t))
	g := GridOf(t)
	changed := map[Cell]zh.Decimal{} // with the value before
	for range len(equations) + 1 {   // a total may be part of another
		at, value, found := due(g, equations, changed)
		if !found {
			break
		}
		if _, before := changed[at]; !before {
			changed[at] = g[at.Row][at.Column]
		}
		g[at.Row][at.Column] = value
	}
	var list []Total
	for c, old := range changed {
		if now := g[c.Row][c.Column]; now != old {
			list = append(list, Total{Cell: c, Old: old, New: now})
		}
	}
	list = append(list, leftAlone(g, equations)...)
	slices.SortFunc(list, func(a, b Total) int {
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Column - b.Column
	})
	return list
}

// due is the first total that may be changed, with its new value. A total whose parts are
// totals that are still wrong waits for them.
func due(g Grid, equations []Equation, changed map[Cell]zh.Decimal) (at Cell, value zh.Decimal, found bool) {
	wrong := map[Cell]bool{}
	for _, e := range equations {
		if c, ok := e.Total(); ok && !g.Fulfilled(e) {
			wrong[c] = true
		}
	}
	for _, e := range equations {
		c, ok := e.Total()
		if !ok || g.Fulfilled(e) || slices.ContainsFunc(e.Left, func(p Cell) bool { return wrong[p] }) {
			continue
		}
		if sum, why := judge(g, equations, c); why == Changed {
			if _, again := changed[c]; !again {
				return c, sum, true
			}
		}
	}
	return at, value, false
}

// judge tells what the identities say of a total.
func judge(g Grid, equations []Equation, c Cell) (sum zh.Decimal, why Why) {
	first := true
	for _, e := range equations {
		if !e.Has(c) {
			continue
		}
		total, is := e.Total()
		if g.Fulfilled(e) {
			if !is || total == c || !trivial(g, e) {
				return sum, Confirmed
			}
			continue
		}
		if !is || total != c {
			continue
		}
		s, ok := g.Sum(e.Left)
		if !ok || !first && s != sum {
			return sum, Disputed
		}
		sum, first = s, false
	}
	if first {
		return sum, Disputed
	}
	return sum, Changed
}

// trivial: every cell of the equation is 0, so that it confirms nothing.
func trivial(g Grid, e Equation) bool {
	for _, side := range [][]Cell{e.Left, e.Right} {
		for _, c := range side {
			if !g[c.Row][c.Column].IsZero() {
				return false
			}
		}
	}
	return true
}

// leftAlone are the totals that still do not come out, each once.
func leftAlone(g Grid, equations []Equation) (list []Total) {
	for _, e := range equations {
		c, ok := e.Total()
		if !ok || g.Fulfilled(e) || slices.ContainsFunc(list, func(x Total) bool { return x.Cell == c }) {
			continue
		}
		sum, _ := g.Sum(e.Left)
		_, why := judge(g, equations, c)
		if why == Changed { // its parts are in doubt
			why = Disputed
		}
		list = append(list, Total{Cell: c, Old: g[c.Row][c.Column], New: sum, Why: why})
	}
	return list
}
