package tablegen

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
)

// signsInWords writes changes with words or arrows.
func signsInWords(p *page) bool {
	fits := false
	p.cells(func(s *sheet, _ *line, c *cell) {
		if !s.signed || c.figure != 1 {
			return
		}
		fits = true
		digits, negative := strings.CutPrefix(c.text, "-")
		if digits == "" || digits[0] < '0' || digits[0] > '9' {
			return
		}
		if negative {
			c.text = p.pick("减", "减少", "↓", "－", "-") + digits
		} else {
			c.text = p.pick("增", "增加", "↑", "+", "＋", "") + digits
		}
	})
	return fits
}

// amountsInYuan writes amounts of the column in 万元 in 元.
func amountsInYuan(p *page) bool {
	s := p.sheets["t20-8"]
	if s == nil || !s.decimals {
		return false
	}
	for i := range s.lines {
		for k := range s.lines[i].cells {
			if c := &s.lines[i].cells[k]; c.figure >= 0 && isDigits(strings.Replace(c.text, ".", "", 1)) {
				whole, rest, _ := strings.Cut(c.text, ".")
				c.text = strings.TrimLeft(whole+(rest + "0000")[:4], "0") + "元"
				if c.text == "元" {
					c.text = "0元"
				}
			}
		}
	}
	return true
}

// leftOut leaves empty cells out, or lines in their place that no cell tells from others.
func leftOut(p *page) bool {
	if !p.layout.stacked || p.layout.barred {
		return false
	}
	p.none(1+p.rnd.IntN(3), "")
	return true
}

// hollow tells whether there are empty cells on lines of their own, where a page's number
// is one more.
func (p *page) hollow() bool {
	found := false
	p.cells(func(_ *sheet, _ *line, c *cell) { found = found || c.figure >= 0 && c.text == "" })
	return found && p.layout.barred
}

// paged tells whether a page ends within a table.
func (p *page) paged() bool {
	for _, s := range p.sheets {
		if slices.ContainsFunc(s.lines, func(l line) bool { return len(l.cells) == 1 }) {
			return true
		}
	}
	return false
}

// Bare writes the report without a figure.
func (f *Form) Bare(s Style, rnd *rand.Rand) *Draft {
	s.Faults = append(slices.Clone(s.Faults), Fault{"no figures", Loud, func(p *page) bool {
		p.cells(func(_ *sheet, l *line, c *cell) {
			if c.figure >= 0 {
				c.text = ""
			}
		})
		return true
	}})
	return f.Write(f.Random(rnd), s, rnd)
}

// Sparse writes the report with one cell a line and its zeros left out, and tells how many
// there were; ok is false where the layout is another.
func (f *Form) Sparse(g Grids, layout Layout, rnd *rand.Rand) (d *Draft, zeros int, ok bool) {
	if !layout.stacked || layout.barred {
		return nil, 0, false
	}
	for key, grid := range g {
		for _, row := range grid {
			for _, v := range row {
				if f.Number(key, v) == strconv.Itoa(0) {
					zeros++
				}
			}
		}
	}
	d = f.Write(g, Style{Layout: layout, Faults: []Fault{{"zeros left out", Loud, func(p *page) bool { p.none(1, ""); return true }}}}, rnd)
	return d, zeros, true
}
