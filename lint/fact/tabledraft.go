package fact

import (
	"slices"

	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// tableDraft collects what is read of one table.
type tableDraft struct {
	spec *profile.Table
	// rows and columns are parallel to the specification's.
	rows    []rowDraft
	columns []Found
	strays  []strayRow
	// order lists the rows as read; a stray row as -1-index.
	order      []int
	deviations []Deviation
	problems   []Problem
	// heads counts the labels above and beside the figures that were seen.
	heads int
	// rowsBegun: a row or a group of rows has been named.
	rowsBegun bool
	// first and last are the pieces that the table reaches over.
	first, last int
	// cut are columns of which only the beginning has been read, with what is due.
	cut []cutLabel
}

// rowDraft is a row with the pieces that hold its figures.
type rowDraft struct {
	found    Found
	have     bool
	from, to int
	label    int // piece of the label, -1 if it has none
}

// strayRow is a row of figures without a label of the form.
type strayRow struct {
	rowDraft
	twice int // the row that its label repeats, -1 if none
}

// cutLabel is a label that a later piece may complete.
type cutLabel struct {
	label, deviation int
	rest             []rune
}

// start makes the draft ready for another table. What becomes part of a Table is new.
func (d *tableDraft) start(spec *profile.Table) {
	*d = tableDraft{spec: spec, rows: append(d.rows[:0], make([]rowDraft, len(spec.Rows))...), columns: make([]Found, len(spec.Columns)),
		strays: d.strays[:0], order: d.order[:0], cut: d.cut[:0], first: -1}
}

// touch widens the table to the pieces.
func (d *tableDraft) touch(first, last int) {
	if d.first < 0 || first < d.first {
		d.first = first
	}
	d.last = max(d.last, last)
}

// begun tells whether anything of the table has been read.
func (d *tableDraft) begun() bool { return d.first >= 0 }

func (d *tableDraft) deviates(f Found, l *label) {
	want := l.text
	switch l.kind {
	case HeaderLabel:
		want = d.spec.Header[l.index].Text
	case ColumnLabel:
		want = d.spec.Columns[l.index].Text
	case RowLabel:
		want = d.spec.Rows[l.index].Text
	}
	d.deviations = append(d.deviations, Deviation{Found: f, Kind: l.kind, Index: int(l.index), Want: want})
}

// merging is the row that stands for a whole group, -1 if the group's rows never
// stand as one.
func (d *tableDraft) merging(group string) int {
	return slices.IndexFunc(d.spec.Rows, func(l profile.Label) bool {
		return l.Merges && l.Group[len(l.Group)-1] == group
	})
}

// take gives the pieces to the row that the event names.
func (r *tableReader) take(e *labelEvent, from, to int) {
	l := &r.labels[e.label]
	d := &r.drafts[l.table]
	row := int(l.index)
	if d.rows[row].have {
		if r.figures(from, to) {
			r.addStray(d, e.found, from, to, row)
		}
		return
	}
	if e.found.State != Good && e.found.State != Short {
		d.deviates(e.found, l)
	}
	r.fill(d, row, e.found, from, to)
	d.rows[row].label = e.first
}

// fill sets the row of the draft; figures that stand on lines of their own behind a
// line that holds them all are rows without a label.
func (r *tableReader) fill(d *tableDraft, row int, f Found, from, to int) {
	own := r.extent(len(d.spec.Columns), from, to)
	d.rows[row] = rowDraft{found: f, have: true, from: own.from, to: own.to, label: -1}
	d.rowsBegun = true
	d.order = append(d.order, row)
	if own.to > own.from {
		d.touch(own.from, own.to-1)
	}
	more := r.count(own.rest, max(own.rest, to))
	if more == 0 {
		return
	}
	if more < len(d.spec.Columns) {
		if first, last := r.ends(&rowDraft{from: own.rest, to: to}); more > 1 || !r.pageLike(first) {
			d.rows[row].to = last + 1 // the row goes on in the next line
			return
		}
	}
	r.stray(Found{}, own.rest, to)
}

// reach says which of some pieces are a row's: from ≤ i < to; from rest on they are
// other rows'.
type reach struct{ from, to, rest int }

// extent finds the pieces of a row of n figures among those behind its label.
func (r *tableReader) extent(n, from, to int) reach {
	to = max(to, from) // two labels may share a piece
	first := from
	for first < to && r.pieces[first].kind == blankCell {
		first++
	}
	if first == to {
		return reach{from, to, to}
	}
	line := r.pieces[first].line
	own := r.ownCells(from, to)
	end, count := first, 0
	for end < to && r.pieces[end].line == line {
		if r.pieces[end].kind != blankCell {
			count++
		}
		end++
	}
	if own-from >= n && n > 1 && r.count(own, to) == 1 {
		if page, _ := r.ends(&rowDraft{from: own, to: to}); r.pageLike(page) {
			return reach{from, own, r.nextFigure(own, to)} // empty cells at the end of a page
		}
	}
	// Blanks on the label's line in front of figures on a line of their own are not
	// the row's.
	for from < first && r.pieces[from].line != line && from > 0 && r.pieces[from].line == r.pieces[from-1].line {
		from++
	}
	if count >= n && n > 1 {
		for from < first && r.pieces[from].line != line {
			from++
		}
		return reach{from, end, r.nextFigure(end, to)}
	}
	return reach{from, to, to}
}

// ownCells is where the cells on the line of the piece before from, the label, end.
func (r *tableReader) ownCells(from, to int) int {
	for from > 0 && from < to && r.pieces[from].line == r.pieces[from-1].line {
		from++
	}
	return from
}

// nextFigure is the line of the next figure from i on: its first piece, or to.
func (r *tableReader) nextFigure(i, to int) int {
	for i < to && r.pieces[i].kind == blankCell {
		i++
	}
	if i == to {
		return to
	}
	for i > 0 && r.pieces[i-1].line == r.pieces[i].line {
		i--
	}
	return i
}

// maxStray is the length in bytes up to which a text before figures can be a label.
const maxStray = 180

// stray notes figures whose label the form does not have.
func (r *tableReader) stray(f Found, from, to int) {
	for from < to {
		d := &r.drafts[r.cur]
		n := len(d.spec.Columns)
		own := r.extent(n, from, to)
		if !d.begun() || !d.rowsBegun || len(f.Text) > maxStray || own.rest <= from {
			return
		}
		count := r.count(own.from, own.to)
		if count == 1 && n > 1 {
			if first, _ := r.ends(&rowDraft{from: own.from, to: own.to}); r.pageLike(first) {
				f, from = Found{}, own.rest
				continue
			}
		}
		open := !d.rows[len(d.rows)-1].have
		if count > 0 && (count == n || count > 1 || open) && (open || n > 1 && count+1 >= n) {
			r.addStray(d, f, own.from, own.to, -1)
		}
		f, from = Found{}, own.rest
	}
}

func (r *tableReader) addStray(d *tableDraft, f Found, from, to, twice int) {
	d.order = append(d.order, -1-len(d.strays))
	d.strays = append(d.strays, strayRow{rowDraft{found: f, have: true, from: from, to: to, label: -1}, twice})
	if to > from {
		d.touch(from, to-1)
	}
}

// count is the number of figures and marks among the pieces.
func (r *tableReader) count(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		if r.pieces[i].kind != blankCell {
			n++
		}
	}
	return n
}

// maxDoubts bounds the texts of a section that are compared with the labels one by one,
// so that a section without end costs no more than its reading.
const maxDoubts = 400

// resolve finds the label that an unknown text is meant for: one of the current or the
// next table that has not been seen, likest first, then nearest.
func (r *tableReader) resolve(e *labelEvent, next int) {
	d := &r.drafts[e.table]
	if len(e.found.Text) > maxStray || !d.begun() && !r.drafts[next].begun() || r.complete(e) {
		return
	}
	if r.doubts++; r.doubts > maxDoubts || r.repeats(e) {
		return
	}
	due := 0 // the row that is due
	for i := range d.rows {
		if d.rows[i].have {
			due = i + 1
		}
	}
	text := signed{whole: r.signsOf(e), bare: r.signsOf(e)}
	if o, ok := zh.LeadingOrdinal(e.found.Text); ok {
		text.bare = r.behind(e, o.Span.End)
	}
	best, bestRank := -1, 0
	var state State
	for k := range r.labels {
		l := &r.labels[k]
		t := int(l.table)
		if r.seen[k] || l.state != Good || t != e.table && t != next || l.kind < RowGroup && t == e.table && e.rows {
			continue
		}
		like := liken(text, l.signed)
		if like.state == Missing {
			continue
		}
		rank := like.distance * 64
		if l.kind == RowLabel && t == e.table {
			if int(l.index) < due {
				rank += 32 + due - int(l.index)
			} else {
				rank += int(l.index) - due
			}
		}
		if best < 0 || rank < bestRank {
			best, bestRank, state = k, rank, like.state
		}
	}
	if best >= 0 {
		r.accept(e, best, state)
	}
}

// behind are the signs of an unknown text from an offset in it on.
func (r *tableReader) behind(e *labelEvent, offset int) []rune {
	runes := r.signsOf(e)
	offset += r.offset(cursor{e.first, e.sign})
	for len(runes) > 0 && int(r.cutter.signs.ends[int(r.pieces[e.first].last)-len(runes)]) <= offset {
		runes = runes[1:]
	}
	return runes
}

// repeats tells whether the unknown text is the beginning of the label before it in the
// line: a label that is repeated in every cell it spans, and still being written.
func (r *tableReader) repeats(e *labelEvent) bool {
	for i := 1; i < len(r.events); i++ {
		if before := &r.events[i-1]; &r.events[i] == e {
			return before.label >= 0 && r.pieces[before.first].line == r.pieces[e.first].line &&
				startsWith(r.labels[before.label].whole, r.signsOf(e))
		}
	}
	return false
}

// accept takes the unknown text of the event for the label.
func (r *tableReader) accept(e *labelEvent, k int, state State) {
	l := &r.labels[k]
	d := &r.drafts[l.table]
	if l.kind == RowLabel && d.rows[l.index].have {
		return
	}
	e.label, e.found.State = k, state
	r.seen[k] = true
	d.touch(e.first, e.last)
	switch l.kind {
	case RowLabel:
		return // noted when the row is taken
	case RowGroup:
		d.rowsBegun = true
	case ColumnLabel:
		d.columns[l.index] = e.found
		fallthrough
	default:
		d.heads++
	}
	d.deviates(e.found, l)
	if text := r.signsOf(e); state == Cut && len(text) < len(l.whole) && startsWith(l.whole, text) {
		d.cut = append(d.cut, cutLabel{k, len(d.deviations) - 1, l.whole[len(text):]})
	}
}

// complete tells whether the unknown text is the rest of a label of which another
// piece holds the beginning, as in columns folded over two lines.
func (r *tableReader) complete(e *labelEvent) bool {
	d := &r.drafts[e.table]
	if len(d.cut) == 0 {
		return false
	}
	text := r.signsOf(e)
	for i, c := range d.cut {
		if !slices.Equal(c.rest, text) {
			continue
		}
		whole := &d.deviations[c.deviation]
		whole.State = Good
		if l := &r.labels[c.label]; l.kind == ColumnLabel {
			d.columns[l.index].State = Good
		}
		d.cut = slices.Delete(d.cut, i, i+1)
		d.touch(e.first, e.last)
		return true
	}
	return false
}

// spanOf is the place of the pieces' figures, empty at the first piece if there are none.
func (r *tableReader) spanOf(from, to int) source.Span {
	for from < to && r.pieces[from].kind == blankCell {
		from++
	}
	for to > from && r.pieces[to-1].kind == blankCell {
		to--
	}
	if from == to {
		return source.Span{}
	}
	return source.Span{Start: r.pieces[from].start, End: r.pieces[to-1].span().End}
}
