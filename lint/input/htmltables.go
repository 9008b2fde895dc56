package input

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gaolint/lint/docx/cells"
)

// A table of a page is one of data, each row of which becomes a line of cells, or a means
// of laying the page out, whose cells hold paragraphs. Which one shows only when it ends,
// so that a page is gone through twice.

// openTable is a table that has not ended.
type openTable struct {
	id int32
	// cells of the row so far, and in the widest row.
	cells, widest int32
	// han and lines of the cell.
	han, lines int32
	cell       bool
	// nested: it holds another table. article: a cell of it holds an article.
	nested, article bool
}

// tables follows the nesting of tables.
type tables struct {
	stack []openTable
	// data tells for each table, by the order of their beginnings, whether it is one of
	// data.
	data []bool
}

func (t *tables) top() *openTable {
	if len(t.stack) == 0 {
		return nil
	}
	return &t.stack[len(t.stack)-1]
}

// follow takes up a tag and tells whether a table has ended: its end was met, or another
// begins in it outside of a cell.
func (t *tables) follow(tag atom.Atom, begins bool) (ended bool) {
	top := t.top()
	switch {
	case tag == atom.Table && begins:
		if top != nil && !top.cell {
			t.end()
			ended = true
		}
		if outer := t.top(); outer != nil {
			outer.nested = true
		}
		t.stack = append(t.stack, openTable{id: int32(len(t.data))})
		t.data = append(t.data, false)
		return ended
	case top == nil:
		return false
	case tag == atom.Table:
		t.end()
		return true
	}
	switch tag {
	case atom.Tr, atom.Thead, atom.Tbody, atom.Tfoot:
		top.endCell()
		top.cells = 0
	case atom.Td, atom.Th:
		top.endCell()
		if begins {
			top.cell = true
			top.cells++
			top.widest = max(top.widest, top.cells)
		}
	default:
		if isBlock(tag) {
			top.lines++
		}
	}
	return false
}

func (t *openTable) endCell() {
	t.article = t.article || cells.IsArticle(int(t.han), int(t.lines))
	t.cell, t.han, t.lines = false, 0, 0
}

func (t *tables) end() {
	top := t.top()
	top.endCell()
	t.data[top.id] = !top.nested && !top.article && top.widest > 1
	t.stack = t.stack[:len(t.stack)-1]
}

// dataTables goes through a page and tells which of its tables hold data.
func dataTables(page string) []bool {
	var t tables
	eachToken(page, func(k *token) {
		switch k.kind {
		case html.TextToken:
			if top := t.top(); top != nil && k.raw == 0 {
				top.han += int32(cells.CountHan(page[k.from:k.to]))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t.follow(k.tag, true)
		case html.EndTagToken:
			t.follow(k.tag, false)
		}
	})
	for t.top() != nil {
		t.end()
	}
	return t.data
}

// maxSpan is HTML's own limit of rowspan.
const maxSpan = 65534

// grid writes the rows of a data table, each cell in its column.
type grid struct {
	b *builder
	// number of the table, and of the row in it, from 1.
	number, row int32
	// reach is, for each column, how many rows the cell in it still reaches over.
	reach  []int
	column int
	// rowspan and colspan of the open cell.
	rowspan, colspan int
	inRow, inCell    bool
	// covered: a cell from above reaches into the row.
	covered bool
	// text: a cell of the row is not empty. figures: one holds a number.
	text, figures bool
	cellFile      int // where in the file the cell's content begins
	mark          int // segments before the row
	// spare is how many cells may still be added for spans in the whole page, so that
	// what is written stays linear in what was read.
	spare *int
}

func (g *grid) beginRow() {
	g.endRow()
	g.mark = len(g.b.segments)
	g.row++
	g.b.begin(line{table: g.number, number: g.row})
	g.b.added(cells.Border)
	g.inRow, g.column, g.text, g.figures = true, 0, false, false
	g.covered = false
	for _, n := range g.reach {
		g.covered = g.covered || n > 0
	}
}

func (g *grid) beginCell(at, rowspan, colspan int) {
	g.endCell()
	if !g.inRow {
		g.beginRow()
	}
	for g.column < len(g.reach) && g.reach[g.column] > 0 {
		g.fill()
	}
	g.inCell, g.cellFile = true, at
	g.rowspan, g.colspan = min(rowspan, maxSpan), min(colspan, cells.MaxColumns)
	g.b.start, g.b.gap = len(g.b.out), gap{}
}

// fill adds an empty cell that belongs to another one's span.
func (g *grid) fill() {
	g.column++
	if *g.spare > 0 {
		*g.spare--
		g.b.added(cells.Border)
	}
}

func (g *grid) endCell() {
	if !g.inCell {
		return
	}
	g.inCell = false
	b := g.b
	if content := b.out[b.start:]; len(content) == 0 {
		b.hole(g.cellFile)
	} else {
		g.text = true
		g.figures = g.figures || isFigure(content)
	}
	b.added(cells.Border)
	for k := range g.colspan {
		if c := g.column + k; c < cells.MaxColumns {
			for len(g.reach) <= c {
				g.reach = append(g.reach, 0)
			}
			g.reach[c] = max(g.reach[c], g.rowspan)
		}
	}
	g.column++
	for range g.colspan - 1 {
		g.fill()
	}
}

// endRow ends the row and tells whether it was written: rows without text, which part
// tables to the eye, are left out unless a label reaches over them.
func (g *grid) endRow() (written bool) {
	g.endCell()
	if !g.inRow {
		return false
	}
	for g.column < len(g.reach) {
		if g.reach[g.column] == 0 {
			break
		}
		g.fill()
	}
	for c := range g.reach {
		g.reach[c] = max(0, g.reach[c]-1)
	}
	g.inRow = false
	b := g.b
	if !g.text && !g.covered {
		b.out = b.out[:b.lineStart()]
		b.lines = b.lines[:len(b.lines)-1]
		b.segments = b.segments[:g.mark]
		return false
	}
	b.added("\n")
	return true
}

// isFigure tells a cell that holds a number and nothing else.
func isFigure(cell []byte) bool {
	digits := false
	for _, c := range cell {
		digit := c >= '0' && c <= '9'
		digits = digits || digit
		if !digit && c != '.' && c != ',' && c != ' ' {
			return false
		}
	}
	return digits
}
