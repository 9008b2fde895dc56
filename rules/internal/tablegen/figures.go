package tablegen

import (
	"math/rand/v2"
	"slices"
)

// Grid is the figures of one table, row by row; of a table with decimals in hundredths.
type Grid [][]int

// Grids are the figures of a report, by table.
type Grids map[string]Grid

// Clone copies the figures.
func (g Grids) Clone() Grids {
	out := Grids{}
	for k, grid := range g {
		c := make(Grid, len(grid))
		for i := range grid {
			c[i] = slices.Clone(grid[i])
		}
		out[k] = c
	}
	return out
}

// Random makes figures that add up, most of them 0.
func (f *Form) Random(rnd *rand.Rand) Grids {
	out := Grids{}
	scale := []int{3, 12, 40, 400, 4000}[rnd.IntN(5)] // small offices, large ones
	for _, p := range f.parts {
		for i := range p.tables {
			s := &p.tables[i]
			g := make(Grid, s.rows())
			for r := range g {
				g[r] = make([]int, s.columns())
			}
			switch s.key {
			case "requests":
				requests(g, rnd, scale)
			case "disputes":
				disputes(g[0], rnd, scale)
			default:
				free(s, g, rnd, scale)
			}
			out[s.key] = g
		}
	}
	return out
}

func small(rnd *rand.Rand, scale int) int {
	switch rnd.IntN(8) {
	case 0, 1:
		return rnd.IntN(scale + 1)
	case 2:
		return rnd.IntN(4)
	}
	return 0
}

// requests fills the table of requests: the outcomes first, then what came in.
func requests(g Grid, rnd *rand.Rand, scale int) {
	total := len(g[0]) - 1
	handled, out := len(g)-2, len(g)-1
	legal := rnd.IntN(2) > 0 // organisations ask for something
	for c := range total {
		if c > 0 && (!legal || rnd.IntN(3) == 0) {
			continue
		}
		for r := 2; r < handled; r++ {
			g[r][c] = small(rnd, scale)
			g[handled][c] += g[r][c]
		}
		g[out][c] = small(rnd, scale/4+1)
		all := g[handled][c] + g[out][c]
		if rnd.IntN(2) == 0 {
			g[1][c] = rnd.IntN(all/4 + 1)
		}
		g[0][c] = all - g[1][c]
	}
	for r := range g {
		for c := range total {
			g[r][total] += g[r][c]
		}
	}
}

// disputes fills the table of reviews and suits: three groups of four and their total.
func disputes(row []int, rnd *rand.Rand, scale int) {
	for c := range row {
		if c%5 == 4 {
			continue
		}
		if rnd.IntN(3) == 0 {
			row[c] = rnd.IntN(scale/3 + 2)
		}
		row[c/5*5+4] += row[c]
	}
}

// free fills a table without sums; documents in force are at least those made, as in
// nearly all reports.
func free(s *sheet, g Grid, rnd *rand.Rand, scale int) {
	for r := range g {
		for c := range g[r] {
			if rnd.IntN(2) == 0 {
				g[r][c] = rnd.IntN(20*scale + 1)
			}
			if s.signed && c == 1 && rnd.IntN(2) == 0 {
				g[r][c] = -g[r][c]
			}
		}
		if len(g[r]) == 3 && !s.signed {
			g[r][2] += max(g[r][0], g[r][1])
		}
	}
}

// Sums are the failures of a table's identities, counted: rows, columns and balances.
func Sums(key string, g Grid) int {
	broken := 0
	count := func(left, right int) {
		if left != right {
			broken++
		}
	}
	switch key {
	case "disputes":
		for c := 0; c < len(g[0]); c += 5 {
			r := g[0]
			count(r[c]+r[c+1]+r[c+2]+r[c+3], r[c+4])
		}
	case "requests":
		n, handled, out := len(g[0]), len(g)-2, len(g)-1
		for _, r := range g {
			sum := 0
			for _, v := range r[:n-1] {
				sum += v
			}
			count(sum, r[n-1])
		}
		for c := range n {
			sum := 0
			for r := 2; r < handled; r++ {
				sum += g[r][c]
			}
			count(sum, g[handled][c])
			count(g[0][c]+g[1][c], g[handled][c]+g[out][c])
		}
	}
	return broken
}
