package fact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// tableReader aligns the pieces of one section with the labels of the tables that may
// stand there. The pieces alternate between runs of text, which are labels, and runs of
// figures, which belong to the label before them.
type tableReader struct {
	*tableForm
	cutter cutter
	pieces []piece // the cutter's
	seen   []bool  // parallel to labels
	drafts []tableDraft
	// cur is the table that the labels read last belong to.
	cur    int
	events []labelEvent
	// end is the piece in which the figures behind the current run of text begin.
	end int
	// doubts counts the texts that were compared with the labels one by one.
	doubts int
}

// str is the text of the piece i.
func (r *tableReader) str(i int) string { return r.cutter.text(&r.pieces[i]) }

// start makes the reader ready for the pieces of another section.
func (r *tableReader) start(form *tableForm) {
	r.tableForm, r.pieces, r.cur, r.doubts = form, r.cutter.out, 0, 0
	r.seen = append(r.seen[:0], make([]bool, len(form.labels))...)
	r.events = r.events[:0]
	r.drafts = slices.Grow(r.drafts[:0], len(form.specs))[:len(form.specs)]
	for k, spec := range form.specs {
		r.drafts[k].start(spec)
	}
}

// done lets go of the text that was read, so that the reader may be kept.
func (r *tableReader) done() *tableReader {
	const most = 1 << 14 // pieces; more are of a text like no other
	if cap(r.cutter.out) > most {
		return &tableReader{}
	}
	clear(r.events[:cap(r.events)])
	for i := range r.drafts[:cap(r.drafts)] {
		d := &r.drafts[:cap(r.drafts)][i]
		clear(d.rows[:cap(d.rows)])
		clear(d.strays[:cap(d.strays)])
		*d = tableDraft{rows: d.rows, strays: d.strays, order: d.order, cut: d.cut}
	}
	r.cutter.line, r.cutter.blocks, r.pieces, r.tableForm = "", nil, nil, nil
	return r
}

// labelEvent is a label in a run of text, or a text that is none (label -1).
type labelEvent struct {
	label int
	found Found
	// sign is the first of the signs of a text that is no label; they end with its piece.
	sign int32
	// first and last are the pieces it stands in, table the one current there, and
	// rows tells whether that table's rows had begun.
	first, last, table int
	rows               bool
}

// cursor is a place in front of a sign, within a piece.
type cursor struct {
	piece int
	sign  int32
}

// offset is where a place is within its piece's text.
func (r *tableReader) offset(c cursor) int {
	switch p := &r.pieces[c.piece]; c.sign {
	case p.first:
		return 0
	case p.last:
		return int(p.size)
	}
	return int(r.cutter.signs.ends[c.sign-1])
}

// rest is what follows the place in its piece, "" if that is nothing that counts.
func (r *tableReader) rest(c cursor) string {
	if p := &r.pieces[c.piece]; c.sign < p.last {
		return r.str(c.piece)[r.offset(c):]
	}
	return ""
}

// folds is how many pieces a label may be folded over.
const folds = 4

// maxGap bounds the pieces, blank ones included, that a label may reach over.
const maxGap = 48

// read goes through all pieces.
func (r *tableReader) read() {
	for i := 0; i < len(r.pieces); {
		from := i
		for i < len(r.pieces) && (r.pieces[i].kind == textCell || r.pieces[i].kind == blankCell) {
			i++
		}
		figures := i
		for i < len(r.pieces) && r.pieces[i].kind != textCell {
			i++
		}
		r.run(from, figures, i)
	}
}

// run reads one run of text and the figures behind it.
func (r *tableReader) run(from, figures, to int) {
	r.events, r.end = r.events[:0], figures
	for i := from; i < figures; i++ {
		if r.pieces[i].kind == textCell {
			i = r.text(i)
		}
	}
	last := len(r.events) - 1
	for k := range r.events {
		if k < last {
			r.inner(k)
		}
	}
	if to = r.ownLine(to); figures < to || last >= 0 {
		r.owner(last, from, to)
	}
}

// ownLine cuts off blanks in front of the text with which the next run begins.
func (r *tableReader) ownLine(to int) int {
	if to == len(r.pieces) {
		return to
	}
	for to > 0 && r.pieces[to-1].kind == blankCell && r.pieces[to-1].line == r.pieces[to].line {
		to--
	}
	return to
}

// text reads the labels of the piece i and gives the last piece they take in.
func (r *tableReader) text(i int) int {
	at := cursor{i, r.pieces[i].first}
	for at.sign < r.pieces[at.piece].last {
		k, stop := r.consume(at, 0)
		if k < 0 {
			r.unknown(at)
			return at.piece
		}
		r.matched(k, at, stop)
		at = stop
		if opensNote(r.rest(at)) {
			if next, _ := r.consume(at, 1); next < 0 {
				last := r.note(at)
				r.events[len(r.events)-1].last = last
				return last
			}
		}
	}
	return at.piece
}

// opensNote tells whether a bracket opens the text.
func opensNote(s string) bool {
	s = strings.TrimLeft(s, " ")
	if zh.HanAt(s, 0) {
		return false
	}
	switch r, _ := utf8.DecodeRuneInString(s); r {
	case '(', '（', '[', '［', '〔', '【':
		return true
	}
	return false
}

// closing are the brackets that end a remark.
var closing = zh.SetOf(")）]］〕】")

// note skips a remark in brackets and gives the last piece that it stands in.
func (r *tableReader) note(at cursor) int {
	s := r.rest(at)
	for k := at.piece; k < min(r.end, at.piece+folds); k++ {
		if r.pieces[k].kind != textCell {
			continue
		}
		if k > at.piece {
			s = r.str(k)
		}
		if closing.Index(s) >= 0 {
			return k
		}
	}
	return at.piece
}

// matched notes the label k, which stands between at and stop.
func (r *tableReader) matched(k int, at, stop cursor) {
	l := &r.labels[k]
	first, last := &r.pieces[at.piece], &r.pieces[stop.piece]
	d := &r.drafts[l.table]
	if n := len(r.events); n > 0 && r.events[n-1].label == k && first.line == r.pieces[r.events[n-1].first].line && at.piece != r.events[n-1].first {
		r.events[n-1].last = stop.piece // a label over several cells, repeated in each
		return
	}
	f := Found{State: l.state, Text: r.str(at.piece), At: int(first.at),
		Span: source.Span{Start: first.start + r.offset(at), End: last.start + r.offset(stop)}}
	if at.piece == stop.piece {
		f.Text = r.str(at.piece)[r.offset(at):r.offset(stop)]
	}
	r.seen[k] = true
	r.cur = int(l.table)
	d.touch(at.piece, stop.piece)
	r.events = append(r.events, labelEvent{k, f, 0, at.piece, stop.piece, r.cur, d.rowsBegun})
	switch l.kind {
	case RowLabel, RowGroup:
		d.rowsBegun = true
	default:
		d.heads++
	}
	if l.kind == ColumnLabel && (!d.rowsBegun || d.columns[l.index].State == Missing) {
		d.columns[l.index] = f
	}
	if l.state == Old && l.kind != RowLabel {
		d.deviates(f, l)
	}
}

// unknown notes the rest of a piece that is no label.
func (r *tableReader) unknown(at cursor) {
	p := &r.pieces[at.piece]
	off := r.offset(at)
	f := Found{State: Bad, Text: r.str(at.piece)[off:], At: int(p.at), Span: source.Span{Start: p.start + off, End: p.span().End}}
	r.events = append(r.events, labelEvent{-1, f, at.sign, at.piece, at.piece, r.cur, r.drafts[r.cur].rowsBegun})
}

// signsOf are the signs of an unknown text.
func (r *tableReader) signsOf(e *labelEvent) []rune {
	return r.cutter.signs.runes[e.sign:r.pieces[e.first].last]
}

// inner settles the event k, which no figures follow at once.
func (r *tableReader) inner(k int) {
	e := &r.events[k]
	next := &r.events[k+1]
	if e.label < 0 {
		r.resolve(e, next.table)
	}
	if e.label < 0 || r.labels[e.label].kind != RowLabel {
		return
	}
	if next.label < 0 && k+2 == len(r.events) {
		return // a remark may follow; the owner of the figures is told later
	}
	to := next.first
	for to > e.last+1 && r.pieces[to-1].line == r.pieces[next.first].line && r.pieces[to-1].line != r.pieces[e.last].line {
		to--
	}
	r.take(e, e.last+1, to)
}

// owner gives the pieces up to to, which hold the figures behind a run, to the row that
// the run's last label names.
func (r *tableReader) owner(last, from, to int) {
	if last < 0 {
		r.stray(Found{}, from, to)
		return
	}
	e := &r.events[last]
	if e.label < 0 {
		r.resolve(e, r.cur)
	}
	if e.label < 0 && last > 0 {
		if before := &r.events[last-1]; before.label >= 0 && r.labels[before.label].kind == RowLabel {
			before.last = e.last // a remark behind the label
			e = before
		}
	} else if e.label >= 0 && last > 0 && r.labels[e.label].kind == RowLabel {
		if before := &r.events[last-1]; before.label >= 0 && r.labels[before.label].kind == RowLabel && !r.given(before) {
			r.take(before, before.last+1, before.last+1)
		}
	}
	r.assign(e, e.last+1, to)
}

// given tells whether the event's row has been taken already.
func (r *tableReader) given(e *labelEvent) bool {
	l := &r.labels[e.label]
	return r.drafts[l.table].rows[l.index].have
}

// assign gives the pieces to the row that the event stands for.
func (r *tableReader) assign(e *labelEvent, from, to int) {
	if e.label >= 0 && r.labels[e.label].kind == RowLabel {
		r.take(e, from, to)
		return
	}
	d := &r.drafts[r.cur]
	if !r.figures(from, to) && (d.spec.Rows[0].Text != "" || !r.cells(from, to, len(d.columns))) {
		return
	}
	if e.label >= 0 && r.labels[e.label].kind == RowGroup {
		if row := d.merging(r.labels[e.label].text); row >= 0 && !d.rows[row].have {
			e.found.State = Merged
			d.deviates(e.found, &r.labels[e.label])
			r.fill(d, row, e.found, from, to)
			return
		}
	}
	if d.spec.Rows[0].Text == "" && !d.rows[0].have {
		r.fill(d, 0, Found{State: Good}, from, to)
		return
	}
	f := Found{}
	if e.label < 0 {
		f = e.found
	}
	r.stray(f, from, to)
}

// figures tells whether the pieces hold a figure or a mark.
func (r *tableReader) figures(from, to int) bool {
	for i := from; i < to; i++ {
		if k := r.pieces[i].kind; k == figureCell || k == markCell {
			return true
		}
	}
	return false
}
