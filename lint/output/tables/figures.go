package tables

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/fact"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
	"gaolint/lint/profile"
)

// figureColumns are the columns of the sheet of figures, one for each cell of the forms, in
// the order in which the reports bring them.
type figureColumns struct {
	lang lint.Lang
	at   map[figureColumn]int
	// heads are the three labels of each: table, row, column.
	heads [][3]string
	// firsts are the columns of the tables known, so that a report of a known form costs no
	// look-up for each cell.
	firsts map[*profile.Table][]int
}

// figureColumn is a cell of a form: forms of several years share keys, not always labels.
type figureColumn struct {
	cell  profile.Cell
	heads [3]string
}

func newFigureColumns(lang lint.Lang) figureColumns {
	return figureColumns{lang: lang, at: map[figureColumn]int{}, firsts: map[*profile.Table][]int{}}
}

// row gives the report's figures by column.
func (c *figureColumns) row(f output.File) []xlsx.Cell {
	var cells []xlsx.Cell
	if f.Own != nil {
		return c.kept(f.Own)
	}
	for _, t := range f.Result.Tables {
		if f.Result.TableOf(t.Spec.Key) != t {
			continue // a second copy of the table
		}
		columns := c.columns(t.Spec)
		for len(cells) < len(c.heads) {
			cells = append(cells, xlsx.Cell{})
		}
		for i, row := range t.Cells {
			for k, cell := range row {
				cells[columns[i*len(t.Spec.Columns)+k]] = figureCell(f, cell)
			}
		}
	}
	return cells
}

// kept is row for figures without a document.
func (c *figureColumns) kept(r *compare.Report) (cells []xlsx.Cell) {
	for t := range r.Tables {
		columns := c.columns(t)
		for len(cells) < len(c.heads) {
			cells = append(cells, xlsx.Cell{})
		}
		for i := range columns {
			if value, state := r.Figure(t, i/len(t.Columns), i%len(t.Columns)); state == fact.Good {
				cells[columns[i]] = xlsx.Number(value, xlsx.Plain)
			}
		}
	}
	return cells
}

// columns gives the columns of a table's cells, row by row.
func (c *figureColumns) columns(t *profile.Table) []int {
	if list, ok := c.firsts[t]; ok {
		return list
	}
	list := make([]int, 0, len(t.Rows)*len(t.Columns))
	for i := range t.Rows {
		for k := range t.Columns {
			key := figureColumn{
				profile.Cell{Table: t.Key, Row: t.Rows[i].Key, Column: t.Columns[k].Key},
				[3]string{lint.Text(t.Title).In(c.lang), t.Rows[i].Called(), output.ColumnName(t, k)},
			}
			at, ok := c.at[key]
			if !ok {
				at = len(c.heads)
				c.at[key] = at
				c.heads = append(c.heads, key.heads)
			}
			list = append(list, at)
		}
	}
	c.firsts[t] = list
	return list
}

// figureCell is a figure as a number, and what is none as it stands in the draft.
func figureCell(f output.File, c fact.Cell) xlsx.Cell {
	switch c.State {
	case fact.Good:
		return xlsx.Number(c.Value, xlsx.Plain)
	case fact.Bad, fact.Apart:
		return xlsx.Text(safe.Line(safe.Head(f.Source.Slice(c.Span), safe.Columns)), xlsx.Amber)
	}
	return xlsx.Cell{}
}

// finish sets the sheet's heads: three rows. What is the same for the columns of one row of
// a table is one cell, which is no wider than a screen.
func (c *figureColumns) finish(s *xlsx.Sheet, fixed []xlsx.Cell, widths []float64) {
	heads := make([][]xlsx.Cell, 3)
	for level := range heads {
		for _, cell := range fixed {
			if level < 2 {
				cell = xlsx.Text("", xlsx.Head)
			}
			heads[level] = append(heads[level], cell)
		}
		for i, h := range c.heads {
			text := h[level]
			if level < 2 && i > 0 && c.sameRow(i, i-1) {
				text = ""
			}
			heads[level] = append(heads[level], xlsx.Text(text, xlsx.Head))
		}
	}
	for level := range 2 {
		for from := 0; from < len(c.heads); {
			to := from + 1
			for to < len(c.heads) && c.sameRow(to, from) {
				to++
			}
			if to-from > 1 {
				s.Merged = append(s.Merged, fmt.Sprintf("%s%d:%s%d", xlsx.Column(len(fixed)+from), level+1, xlsx.Column(len(fixed)+to-1), level+1))
			}
			from = to
		}
	}
	for range c.heads {
		widths = append(widths, 12)
	}
	s.Heads, s.Widths, s.HeadHeights = heads, widths, []float64{48, 32, 36}
}

// sameRow tells whether two columns belong to one row of one table.
func (c *figureColumns) sameRow(a, b int) bool {
	return c.heads[a][0] == c.heads[b][0] && c.heads[a][1] == c.heads[b][1]
}
