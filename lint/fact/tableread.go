package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

// tableReader aligns the pieces of one section with the labels of the tables that may
// stand there. The pieces alternate between runs of text, which are labels, and runs of
// figures, which belong to the label before them.
type tableReader struct {
	*tableForm
	pieces []piece
	seen   []bool // parallel to labels
	drafts []tableDraft
	// cur is the table that the labels read last belong to.
	cur    int
	events []labelEvent
	// doubts counts the texts that were compared with the labels one by one.
	doubts int
}

// labelEvent is a label in a run of text, or a text that is none (label -1).
type labelEvent struct {
	label int
	found Found
	// first and last are the pieces it stands in, table the one current there, and
	// rows tells whether that table's rows had begun.
	first, last, table int
	rows               bool
}

// cursor is a place within a piece's text.
type cursor struct{ piece, off int }

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
	r.events = r.events[:0]
	for i := from; i < figures; i++ {
		if r.pieces[i].kind == textCell {
			i = r.text(i, figures)
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
	for to > 0 && r.pieces[to-1].kind == blankCell && r.pieces[to-1].block == r.pieces[to].block {
		to--
	}
	return to
}

// text reads the labels of the piece i and gives the last piece they take in.
func (r *tableReader) text(i, end int) int {
	off := 0
	for off < len(r.pieces[i].text) {
		at := cursor{i, off}
		k, stop := r.consume(at, end, 0)
		if k < 0 {
			r.unknown(at)
			return i
		}
		if stop.piece == i && stop.off == off {
			return i
		}
		r.matched(k, at, stop)
		i, off = stop.piece, stop.off
		if rest := r.pieces[i].text[off:]; rest != "" && opensNote(rest) {
			if next, _ := r.consume(stop, end, 1); next < 0 {
				i = r.note(i, off, end)
				r.events[len(r.events)-1].last = i
				return i
			}
		}
	}
	return i
}

// opensNote tells whether a bracket opens the text.
func opensNote(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " "))
	return strings.ContainsRune("(（[［〔【", r)
}

// note skips a remark in brackets and gives the last piece that it stands in.
func (r *tableReader) note(i, off, end int) int {
	s := r.pieces[i].text[off:]
	for k := i; k < min(end, i+folds); k++ {
		if r.pieces[k].kind != textCell {
			continue
		}
		if k > i {
			s = r.pieces[k].text
		}
		if strings.ContainsAny(s, ")）]］〕】") {
			return k
		}
	}
	return i
}

// matched notes the label k, which stands between at and stop.
func (r *tableReader) matched(k int, at, stop cursor) {
	l := &r.labels[k]
	first, last := &r.pieces[at.piece], &r.pieces[stop.piece]
	d := &r.drafts[l.table]
	if n := len(r.events); n > 0 && r.events[n-1].label == k && first.block == r.pieces[r.events[n-1].first].block && at.piece != r.events[n-1].first {
		r.events[n-1].last = stop.piece // a label over several cells, repeated in each
		return
	}
	f := Found{State: l.state, Text: first.text, At: int(first.at),
		Span: source.Span{Start: first.start + at.off, End: last.start + stop.off}}
	if at.piece == stop.piece {
		f.Text = first.text[at.off:stop.off]
	}
	r.seen[k] = true
	r.cur = int(l.table)
	d.touch(at.piece, stop.piece)
	r.events = append(r.events, labelEvent{k, f, at.piece, stop.piece, r.cur, d.rowsBegun})
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
	text := p.text[at.off:]
	if s, _ := nextSign(text, 0); s < 0 {
		return
	}
	f := Found{State: Bad, Text: text, At: int(p.at), Span: source.Span{Start: p.start + at.off, End: p.start + len(p.text)}}
	r.events = append(r.events, labelEvent{-1, f, at.piece, at.piece, r.cur, r.drafts[r.cur].rowsBegun})
}

// consume finds the label that stands at the cursor: the longest, then the one that
// fits the place best; -1 if none does. It may reach over several pieces before end.
func (r *tableReader) consume(at cursor, end, depth int) (int, cursor) {
	sign, _ := nextSign(r.pieces[at.piece].text, at.off)
	if sign < 0 {
		return -1, at
	}
	best, bestScore, bestEnd := -1, 0, at
	tied, tiedScore, tiedEnd := -1, 0, at // the best that more text follows
	for _, i := range r.by[sign] {
		k, l := int(i), &r.labels[i]
		stop, n := r.follows(l.text, at, end)
		short := false
		if n == 0 && l.body > 0 {
			stop, n = r.follows(l.text[l.body:], at, end)
			short = true
		}
		if n == 0 {
			continue
		}
		score := n*1024 + r.fit(k, short, at)
		rest := r.pieces[stop.piece].text[stop.off:]
		if s, _ := nextSign(rest, 0); s < 0 {
			stop.off += len(rest)
		} else if !opensNote(rest) {
			if score > tiedScore {
				tied, tiedScore, tiedEnd = k, score, stop
			}
			continue
		}
		if score > bestScore {
			best, bestScore, bestEnd = k, score, stop
		}
	}
	if best < 0 && tied >= 0 && depth < 3 {
		if next, _ := r.consume(tiedEnd, end, depth+1); next >= 0 {
			return tied, tiedEnd
		}
	}
	return best, bestEnd
}

// follows tells whether the label stands at the cursor: where it ends and how many
// characters it has, 0 if it does not.
func (r *tableReader) follows(text string, at cursor, end int) (cursor, int) {
	n, parts := 0, 0
	first := at.piece
	for i := 0; ; {
		want, next := nextSign(text, i)
		if want < 0 {
			return at, n
		}
		got, off := nextSign(r.pieces[at.piece].text, at.off)
		for got < 0 { // folded over the next piece
			at.piece++
			for at.piece < end && r.pieces[at.piece].kind == blankCell && at.piece-first < maxGap {
				at.piece++
			}
			if parts++; at.piece >= end || parts > 2*folds || r.pieces[at.piece].kind == blankCell {
				return at, 0
			}
			got, off = nextSign(r.pieces[at.piece].text, 0)
		}
		if got != want {
			return at, 0
		}
		at.off = off
		i = next
		n++
	}
}

// fit grades how well a label fits the place that has been reached.
func (r *tableReader) fit(k int, short bool, at cursor) int {
	l := &r.labels[k]
	score := 0
	if l.kind >= RowGroup || !r.drafts[l.table].rowsBegun {
		score += 64
	}
	if !r.seen[k] {
		score += 32
	}
	if l.kind < RowGroup && score < 96 && r.inHead(k, at) {
		score = 100 // the header is repeated, as at the top of a page
	}
	if away := int(l.table) - r.cur; away >= 0 {
		score += max(0, 24-4*away)
	}
	if l.state == Good && !short {
		score += 2
	} else if l.state == Short {
		score++
	}
	return score
}

// inHead tells whether the label that was read last stands above the columns of the
// same table, and the label k does not stand there yet or stands in the same line.
func (r *tableReader) inHead(k int, at cursor) bool {
	const far = 64 // more than any header has
	n := len(r.events)
	for i := n - 1; i >= max(0, n-far); i-- {
		e := &r.events[i]
		above := e.label >= 0 && r.labels[e.label].kind < RowGroup && r.labels[e.label].table == r.labels[k].table
		switch {
		case !above:
			return i < n-1
		case i == n-1 && r.pieces[e.last].block == r.pieces[at.piece].block:
			return true
		case e.label == k:
			return false
		}
	}
	return n > 0
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
	for to > e.last+1 && r.pieces[to-1].block == r.pieces[next.first].block && r.pieces[to-1].block != r.pieces[e.last].block {
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
	if !r.figures(from, to) {
		return
	}
	d := &r.drafts[r.cur]
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
