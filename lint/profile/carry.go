package profile

import "strings"

// Carry is a row of figures that goes on from a row of the report of the year before,
// in every column: what was carried over then was brought forward now. Keys that the
// form of the year before does not have are not compared.
type Carry struct {
	// Key names the entry in the profile, unique among carry, stock and pending.
	Key string `yaml:"key"`
	// This is the row of the report, as table.row; Last that of the year before.
	This string `yaml:"this"`
	Last string `yaml:"last"`
}

// Stock is a cell that grows from the year before: the figure of then, and what came in,
// less what went out, make that of now. Cells are written table.row@column.
type Stock struct {
	// Key names the entry in the profile, unique among carry, stock and pending.
	Key string `yaml:"key"`
	// Now is the cell in both years, Plus what came in, Minus what went out this year.
	Now   string `yaml:"now"`
	Plus  string `yaml:"plus"`
	Minus string `yaml:"minus"`
}

// Pending is a figure that stood open at the end of the year before and usually is part of
// one of this year, which then is not less. Cells are written table.row@column.
type Pending struct {
	// Key names the entry in the profile, unique among carry, stock and pending.
	Key string `yaml:"key"`
	// Last is the cell of the year before, Now that of this year.
	Last string `yaml:"last"`
	Now  string `yaml:"now"`
	// Say is why, for messages.
	Say Text `yaml:"say"`
}

// Cells are the cells that Pending compares.
func (p *Pending) Cells() (last, now Cell) { return cell(p.Last), cell(p.Now) }

// Line names one row of the form by its keys.
type Line struct{ Table, Row string }

// Lines are the rows that Carry compares.
func (c *Carry) Lines() (this, last Line) { return line(c.This), line(c.Last) }

func line(s string) Line {
	table, row, _ := strings.Cut(s, ".")
	return Line{table, row}
}

// Cells are the cells that Stock compares.
func (s *Stock) Cells() (now, plus, minus Cell) { return cell(s.Now), cell(s.Plus), cell(s.Minus) }

func cell(s string) Cell {
	table, rest, _ := strings.Cut(s, ".")
	row, column, _ := strings.Cut(rest, "@")
	return Cell{table, row, column}
}

func (p *Profile) checkCarry(c *checker) {
	seen := map[string]bool{}
	for i := range p.Carry {
		x, path := &p.Carry[i], at(nil, "carry", i)
		c.unique(path, x.Key, seen)
		this, last := x.Lines()
		p.hasRow(c, at(path, "this"), this)
		p.hasRow(c, at(path, "last"), last)
	}
	for i := range p.Stock {
		x, path := &p.Stock[i], at(nil, "stock", i)
		c.unique(path, x.Key, seen)
		now, plus, minus := x.Cells()
		p.hasCell(c, at(path, "now"), now)
		p.hasCell(c, at(path, "plus"), plus)
		p.hasCell(c, at(path, "minus"), minus)
	}
	for i := range p.Pending {
		x, path := &p.Pending[i], at(nil, "pending", i)
		c.unique(path, x.Key, seen)
		last, now := x.Cells()
		p.hasCell(c, at(path, "last"), last)
		p.hasCell(c, at(path, "now"), now)
	}
}

func (p *Profile) hasRow(c *checker, path []any, l Line) {
	if t := p.TableByKey(l.Table); t == nil || t.Row(l.Row) < 0 {
		c.fail(path, "there is no row %s.%s", l.Table, l.Row)
	}
}

func (p *Profile) hasCell(c *checker, path []any, x Cell) {
	if t := p.TableByKey(x.Table); t == nil || t.Row(x.Row) < 0 || t.Column(x.Column) < 0 {
		c.fail(path, "there is no cell %s.%s@%s", x.Table, x.Row, x.Column)
	}
}
