package fact

import (
	"slices"
	"strings"
)

// alone tells whether the piece is a line of nothing but one bar.
func (r *tableReader) alone(i int) bool {
	p := &r.pieces[i]
	if p.kind != blankCell || p.at != 0 || i+1 < len(r.pieces) && r.pieces[i+1].line == p.line {
		return false
	}
	b := &r.cutter.blocks[p.block]
	at := b.Simplified[p.start-b.Start:] // a cell of HTML has none there
	return strings.HasPrefix(at, "|") || slices.ContainsFunc(wideBars[:], func(bar string) bool { return strings.HasPrefix(at, bar) })
}

// barred tells whether the piece is the only text of a line that ends in a bar.
func (r *tableReader) barred(i int) bool {
	p := &r.pieces[i]
	if p.at != 0 || i+1 == len(r.pieces) || r.pieces[i+1].line != p.line {
		return false
	}
	for k := i + 1; k < len(r.pieces) && r.pieces[k].line == p.line; k++ {
		if r.pieces[k].kind != blankCell {
			return false
		}
	}
	return true
}

// cells tells whether the pieces are n cells on lines of their own, of which those with
// text end in a bar, as does the label before them: then a line of nothing but a bar is an
// empty cell. Where text does not end in a bar, a lone one parts cells.
func (r *tableReader) cells(from, to, n int) bool {
	label := from - 1
	for label >= 0 && r.pieces[label].kind == blankCell {
		label--
	}
	if label < 0 || !r.barred(label) {
		return false
	}
	count, empty := 0, false
	for p := from; p < to; p++ {
		switch {
		case r.pieces[p].kind != blankCell:
			if !r.barred(p) {
				return false
			}
			count++
		case r.alone(p):
			count++
			empty = true
		}
	}
	return count == n && empty
}

// stack puts the row's cells, one a line, into those of the table.
func (r *tableReader) stack(d *tableDraft, row *rowDraft, cells []Cell) {
	k := 0
	for p := row.from; p < row.to; p++ {
		if r.pieces[p].kind != blankCell || r.alone(p) {
			cells[k] = r.cell(p, d, k)
			k++
		}
	}
}

// fillers tells whether whole rows have lone bars, which then are not empty cells.
func (r *tableReader) fillers(d *tableDraft) bool {
	for i := range d.rows {
		row := &d.rows[i]
		if !row.have || r.count(row.from, row.to) != len(d.columns) {
			continue
		}
		for p := row.from; p < row.to; p++ {
			if r.alone(p) {
				return true
			}
		}
	}
	return false
}

// stacked tells whether nearly all lines of the table hold one text.
func (r *tableReader) stacked(d *tableDraft) bool {
	lines, shared := 0, 0
	line, texts := int32(-1), 0
	for i := d.first; i <= d.last; i++ {
		p := &r.pieces[i]
		if p.kind == blankCell {
			continue
		}
		if p.line != line {
			line, texts = p.line, 0
			lines++
		}
		if texts++; texts == 2 {
			shared++
		}
	}
	return 10*shared <= lines
}
