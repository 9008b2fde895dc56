package html

import (
	"slices"

	"gaolint/lint/fact"
	"gaolint/lint/output"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/sums"
)

// pageForm is a table of a form: what its rows and columns are called, and its sums. It
// stands once in a page.
type pageForm struct {
	Title   string    `json:"title"`
	Rows    []string  `json:"rows"`
	Columns []string  `json:"columns"`
	Sums    []pageSum `json:"sums"`
	// number leads from a sum to its number.
	number map[formSum]int
}

// formSum is an identity in one row or column.
type formSum struct {
	identity *profile.Identity
	line     int
}

// pageSum is one identity in one row or column: the cells Left come to the cells Right. A
// cell's number is row × number of columns + column.
type pageSum struct {
	Row   bool  `json:"h,omitempty"`
	Line  int   `json:"n"`
	Left  []int `json:"l"`
	Right []int `json:"r"`
}

// pageTable is a report's table: what became of each of its form's sums, and where the
// cells stand.
type pageTable struct {
	Form  int `json:"f"`
	Start int `json:"s"`
	End   int `json:"e"`
	// Cells are start and length of each, the starts counted from the one before; the
	// length of a cell that is not there is -1.
	Cells []int `json:"c"`
	// Sums tells of each sum of the form: = it comes out, ! it does not, . it cannot be told.
	Sums string `json:"u"`
	// Sides are left sum, right sum and surplus of those that do not come out, in order.
	Sides [][3]string `json:"d,omitempty"`
}

// table makes the page's table; ok is false for one without sums.
func (p *pageWriter) table(t *fact.Table, units *units) (out pageTable, ok bool) {
	if len(t.Spec.Identities) == 0 {
		return out, false
	}
	out.Form = p.form(t.Spec)
	out.Start, out.End = units.span(t.Span)
	out.Cells = pageCells(t, units)
	form := &p.index.Forms[out.Form]
	marks := slices.Repeat([]byte{'.'}, len(form.Sums))
	sides := make([][3]string, len(form.Sums))
	grid := sums.GridOf(t)
	for e := range sums.Equations(t) {
		n, known := form.number[formSum{e.Identity, lineOf(e)}]
		if !known {
			continue
		}
		left, ok1 := grid.Sum(e.Left)
		right, ok2 := grid.Sum(e.Right)
		by, ok3 := grid.Surplus(e)
		switch {
		case !ok1 || !ok2 || !ok3:
		case by.IsZero():
			marks[n] = '='
		default:
			marks[n] = '!'
			sides[n] = [3]string{left.String(), right.String(), by.String()}
		}
	}
	out.Sums = string(marks)
	out.Sides = slices.DeleteFunc(sides, func(s [3]string) bool { return s[0] == "" })
	return out, true
}

// lineOf is the row or column in which the equation holds.
func lineOf(e sums.Equation) int {
	all := slices.Concat(e.Left, e.Right)
	if len(all) == 0 {
		return -1
	}
	c := all[0]
	if e.Identity.Axis == "row" {
		return c.Row
	}
	return c.Column
}

// form gives the number under which the page knows a table's form.
func (p *pageWriter) form(spec *profile.Table) int {
	if n, ok := p.forms[spec]; ok {
		return n
	}
	f := pageForm{Title: spec.Title.ZH, number: map[formSum]int{}}
	if langCode(p.o.Lang) == "en" {
		f.Title = output.Capital(spec.Title.EN)
	}
	for i := range spec.Rows {
		f.Rows = append(f.Rows, clip(output.Inner(spec.Rows[i].Called())))
	}
	for i := range spec.Columns {
		f.Columns = append(f.Columns, clip(output.ColumnName(spec, i)))
	}
	for i := range spec.Identities {
		f.add(spec, &spec.Identities[i])
	}
	p.forms[spec] = len(p.index.Forms)
	p.index.Forms = append(p.index.Forms, f)
	return p.forms[spec]
}

// add takes up an identity in all rows or columns in which it holds.
func (f *pageForm) add(spec *profile.Table, id *profile.Identity) {
	across := id.Axis == "row"
	lines := spec.Columns
	if across {
		lines = spec.Rows
	}
	for line := range lines {
		if len(id.Only) > 0 && !slices.Contains(id.Only, lines[line].Key) {
			continue
		}
		numbers := func(keys []string) []int {
			out := []int{}
			for _, k := range keys {
				r, c := line, spec.Column(k)
				if !across {
					r, c = spec.Row(k), line
				}
				if r >= 0 && c >= 0 {
					out = append(out, r*len(spec.Columns)+c)
				}
			}
			return out
		}
		f.number[formSum{id, line}] = len(f.Sums)
		f.Sums = append(f.Sums, pageSum{across, line, numbers(id.Left), numbers(id.Right)})
	}
}

// pageCells gives the cells' places.
func pageCells(t *fact.Table, units *units) []int {
	var out []int
	last := 0
	for _, row := range t.Cells {
		for _, c := range row {
			if c.State == fact.Missing || c.Span == (source.Span{}) {
				out = append(out, 0, -1)
				continue
			}
			start, end := units.span(c.Span)
			out = append(out, start-last, end-start)
			last = start
		}
	}
	return out
}
