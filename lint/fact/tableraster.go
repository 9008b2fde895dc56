package fact

import (
	"cmp"
	"slices"

	"gaolint/lint/profile"
)

// raster is how the lines of a table that has one row a line are laid out, as far as
// whole rows agree: only then a blank cell at either end of a row is known from one
// that merely fills up the line.
type raster struct {
	// lines tallies the number of cells in a line and of those before the first figure.
	lines tally
	// rows tallies the number of pieces behind the label and of blanks before the first
	// figure.
	rows tally
	// compact counts the whole rows without a blank between their figures.
	compact int
	// named counts all rows.
	named int
	// filled: a whole row has more cells than figures.
	filled bool
}

// tally counts pairs of numbers.
type tally struct {
	pairs [4][2]int
	n     [4]int
	all   int
}

func (t *tally) add(a, b int) {
	t.all++
	for i := range t.n {
		if t.n[i] == 0 || t.pairs[i] == [2]int{a, b} {
			t.pairs[i] = [2]int{a, b}
			t.n[i]++
			return
		}
	}
}

// most is the pair that at least four in five have.
func (t *tally) most() (a, b int, ok bool) {
	for i, n := range t.n {
		if n > 0 && 5*n >= 4*t.all && t.pairs[i][0] >= 0 {
			return t.pairs[i][0], t.pairs[i][1], true
		}
	}
	return 0, 0, false
}

// wider tells whether a line is wider than those of all whole rows.
func (g *raster) wider(width int) bool {
	return g.lines.n[0] > 1 && g.lines.n[0] == g.lines.all && width > g.lines.pairs[0][0] && g.lines.pairs[0][0] > 0
}

// learn notes the layout of a row that has all its figures.
func (r *tableReader) learn(d *tableDraft, row *rowDraft, g *raster) {
	if row.have {
		g.named++
	}
	if !row.have || r.count(row.from, row.to) != len(d.columns) {
		return
	}
	g.filled = g.filled || row.to-row.from > len(d.columns)
	first, last := r.ends(row)
	if last-first+1 == len(d.columns) {
		g.compact++
	}
	g.rows.add(row.to-row.from, first-row.from)
	if r.pieces[first].line != r.pieces[last].line {
		g.lines.add(-1, 0)
		return
	}
	g.lines.add(r.width(first), int(r.pieces[first].at))
}

// learnHead takes the layout from the columns' labels where no row tells it.
func (r *tableReader) learnHead(d *tableDraft, g *raster) {
	if g.lines.all > 0 || len(d.columns) < 2 {
		return
	}
	width := 0
	for k := range d.columns {
		c := &d.columns[k]
		i, ok := slices.BinarySearchFunc(r.pieces, c.Span.Start, func(p piece, at int) int { return cmp.Compare(p.start, at) })
		if c.State == Missing || !ok || c.At != d.columns[0].At+k || k > 0 && r.width(i) != width {
			return
		}
		width = r.width(i)
	}
	g.lines.add(width, d.columns[0].At)
}

// tooWide gives the number of cells of a row that has as many figures as columns, but
// more cells, of which one must be blank by mistake: there are blanks between the
// figures, or the line is wider than the others and the figures do not add up.
func (r *tableReader) tooWide(spec *profile.Table, row *rowDraft, g *raster) int {
	if r.lines(row) {
		return 0
	}
	first, last := r.ends(row)
	if g.compact > 0 && last-first+1 > len(spec.Columns) {
		return last - first + 1
	}
	more := 0
	if width, _, ok := g.lines.most(); ok {
		if more = r.width(first) - width; more <= 0 {
			return 0
		}
	}
	if cells, _, ok := g.rows.most(); ok {
		more = row.to - row.from - cells
	}
	if across := func(id profile.Identity) bool { return id.Axis == "row" }; more <= 0 ||
		!slices.ContainsFunc(spec.Identities, across) || r.addsUp(spec, row.from, row.to) {
		return 0
	}
	return len(spec.Columns) + more
}

// width is the number of cells in the line of the piece.
func (r *tableReader) width(i int) int {
	for i+1 < len(r.pieces) && r.pieces[i+1].line == r.pieces[i].line {
		i++
	}
	return int(r.pieces[i].at) + 1
}

// lines tells whether the row stands on several lines.
func (r *tableReader) lines(row *rowDraft) bool {
	return r.pieces[row.from].line != r.pieces[row.to-1].line
}
