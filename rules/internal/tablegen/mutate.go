package tablegen

import (
	"fmt"
	"math/rand/v2"
)

// Change is a figure that was changed.
type Change struct {
	Table       string
	Row, Column int
	From, To    int
}

// Mutation is a way in which figures come out wrong.
type Mutation struct {
	Name string
	// apply changes the figures and tells which; nil where it does not fit.
	apply func(g Grids, rnd *rand.Rand) []Change
}

// Apply changes a copy of figures and tells which; nil changes: it does not fit.
func (m Mutation) Apply(g Grids, rnd *rand.Rand) (Grids, []Change) {
	out := g.Clone()
	changes := m.apply(out, rnd)
	for _, c := range changes {
		out[c.Table][c.Row][c.Column] = c.To
	}
	return out, changes
}

func (c Change) String() string {
	return fmt.Sprintf("%s %d,%d: %d→%d", c.Table, c.Row, c.Column, c.From, c.To)
}

// Mutations are the ways in which figures come out wrong, single figures first.
func Mutations() []Mutation {
	return []Mutation{
		{"one figure", single(func(v int, rnd *rand.Rand) int { return max(0, v+rnd.IntN(21)-10) })},
		{"digit dropped", single(func(v int, _ *rand.Rand) int { return v / 10 })},
		{"digit doubled", single(func(v int, _ *rand.Rand) int { return v*10 + v%10 })},
		{"total left 0", totalZero},
		{"two figures", func(g Grids, rnd *rand.Rand) []Change {
			a := single(func(v int, rnd *rand.Rand) int { return max(0, v+rnd.IntN(21)-10) })
			first, second := a(g, rnd), a(g, rnd)
			if first == nil || second == nil || first[0] == second[0] || first[0].Table == second[0].Table && first[0].Row == second[0].Row && first[0].Column == second[0].Column {
				return nil
			}
			return append(first, second...)
		}},
		{"two in a row", twoIn(false)},
		{"two in a column", twoIn(true)},
		{"neighbours swapped", swapped},
		{"row shifted", shifted},
	}
}

// at picks a figure of a table with sums.
func at(g Grids, rnd *rand.Rand) (string, int, int) {
	if rnd.IntN(8) == 0 {
		return "disputes", 0, rnd.IntN(len(g["disputes"][0]))
	}
	r := g["requests"]
	return "requests", rnd.IntN(len(r)), rnd.IntN(len(r[0]))
}

func single(f func(int, *rand.Rand) int) func(Grids, *rand.Rand) []Change {
	return func(g Grids, rnd *rand.Rand) []Change {
		key, row, column := at(g, rnd)
		v := g[key][row][column]
		if to := f(v, rnd); to != v {
			return []Change{{key, row, column, v, to}}
		}
		return nil
	}
}

func totalZero(g Grids, rnd *rand.Rand) []Change {
	var all []Change
	r := g["requests"]
	for i := range r {
		if v := r[i][len(r[i])-1]; v > 0 {
			all = append(all, Change{"requests", i, len(r[i]) - 1, v, 0})
		}
	}
	for c := range r[0] {
		if v := r[len(r)-2][c]; v > 0 && c < len(r[0])-1 {
			all = append(all, Change{"requests", len(r) - 2, c, v, 0})
		}
	}
	for c := 4; c < 15; c += 5 {
		if v := g["disputes"][0][c]; v > 0 {
			all = append(all, Change{"disputes", 0, c, v, 0})
		}
	}
	if len(all) == 0 {
		return nil
	}
	return []Change{all[rnd.IntN(len(all))]}
}

func twoIn(column bool) func(Grids, *rand.Rand) []Change {
	return func(g Grids, rnd *rand.Rand) []Change {
		r := g["requests"]
		i, k := rnd.IntN(len(r)), rnd.IntN(len(r[0]))
		i2, k2 := i, k
		if column {
			i2 = rnd.IntN(len(r))
		} else {
			k2 = rnd.IntN(len(r[0]))
		}
		a := Change{"requests", i, k, r[i][k], max(0, r[i][k]+rnd.IntN(21)-10)}
		b := Change{"requests", i2, k2, r[i2][k2], max(0, r[i2][k2]+rnd.IntN(21)-10)}
		if a.From == a.To || b.From == b.To || i == i2 && k == k2 {
			return nil
		}
		return []Change{a, b}
	}
}

func swapped(g Grids, rnd *rand.Rand) []Change {
	r := g["requests"]
	i, k := rnd.IntN(len(r)), rnd.IntN(len(r[0])-1)
	a, b := r[i][k], r[i][k+1]
	if a == b {
		return nil
	}
	return []Change{{"requests", i, k, a, b}, {"requests", i, k + 1, b, a}}
}

func shifted(g Grids, rnd *rand.Rand) []Change {
	row := g["requests"][rnd.IntN(len(g["requests"]))]
	i := 0
	for i = range g["requests"] {
		if &g["requests"][i][0] == &row[0] {
			break
		}
	}
	var out []Change
	left := rnd.IntN(2) == 0
	for k := range row {
		to := 0
		switch {
		case left && k+1 < len(row):
			to = row[k+1]
		case !left && k > 0:
			to = row[k-1]
		}
		if to != row[k] {
			out = append(out, Change{"requests", i, k, row[k], to})
		}
	}
	return out
}
