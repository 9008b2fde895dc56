package docx

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// Editable tells whether an edit of the text can be made as a tracked change: within one
// line or cell, in text that stands in the file as such, and leaving something of it.
func (d *Document) Editable(e source.Edit) bool {
	if !d.stands(e.Span) || !isText(e.New) {
		return false
	}
	return (visible(e.New) || d.leaves(e.Span)) && d.keepsTabs(e)
}

// keepsTabs tells whether the tabulators behind an edit are read as before: as a blank
// where there is none in front.
func (d *Document) keepsTabs(e source.Edit) bool {
	for i := max(0, d.segmentFrom(e.Span.End)-1); i < len(d.segments) && int(d.segments[i].doc) <= e.Span.End; i++ {
		g := &d.segments[i]
		if g.dropped && g.end() == e.Span.End {
			return false
		}
		if !g.tab || int(g.doc) != e.Span.End {
			continue
		}
		before := e.New
		if before == "" {
			before = d.text[min(d.cell(e.Span.Start).Start, e.Span.Start):e.Span.Start]
		}
		if before == "" || before[len(before)-1] == ' ' {
			return false
		}
	}
	return true
}

// visible tells whether a text is more than blanks.
func visible(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > ' ' && r != 0x3000 && r != 0xA0 }) >= 0
}

// leaves tells whether the line or cell around a span has text of the writer's beside it:
// without any it would not be read as one. Only what is near is looked at.
func (d *Document) leaves(s source.Span) bool {
	const near = 32 // segments
	c := d.cell(s.Start)
	i := d.segmentFrom(s.Start)
	for k := max(0, i-near); k < len(d.segments) && k < i+near; k++ {
		g := &d.segments[k]
		from, to := max(int(g.doc), c.Start), min(g.end(), c.End)
		if from >= to {
			continue
		}
		const most = 256 // bytes
		if before := d.text[from:max(from, min(to, s.Start))]; visible(before[max(0, len(before)-most):]) {
			return true
		}
		if behind := d.text[min(max(from, s.End), to):to]; visible(behind[:min(len(behind), most)]) {
			return true
		}
	}
	return false
}

// isText: text that a paragraph or a cell can hold.
func isText(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool {
		return r < ' ' || r == 0x7F || r == '|' || r == 0xFFFE || r == 0xFFFF
	}) < 0
}

// stands tells whether all of a span stands in the file as text that may be changed; of an
// empty span, whether text inserted there would stand beside such text.
func (d *Document) stands(s source.Span) bool {
	if s.Start < 0 || s.Start > s.End || s.End > len(d.text) {
		return false
	}
	i := sort.Search(len(d.segments), func(k int) bool { return d.segments[k].end() >= s.Start })
	if s.Empty() {
		return d.besideText(s.Start, i)
	}
	at := s.Start
	for ; i < len(d.segments) && int(d.segments[i].doc) <= s.End; i++ {
		g := &d.segments[i]
		if g.n == 0 || g.end() == s.Start {
			continue
		}
		if g.folded && int(g.doc) >= s.Start || int(g.doc) == s.End {
			if g.folded {
				return false // at the seam of two paragraphs
			}
			continue
		}
		if !g.may || int(g.doc) > at || g.m > 0 && (int(g.doc) < s.Start || g.end() > s.End) {
			return false
		}
		at = g.end()
	}
	return at >= s.End && !d.seamAt(s.End)
}

// seamAt tells whether a paragraph of the same cell begins at the offset, or behind the
// blank that stands there for its border.
func (d *Document) seamAt(at int) bool {
	for i := d.segmentFrom(at); i < len(d.segments) && int(d.segments[i].doc) <= at+1; i++ {
		if d.segments[i].folded {
			return true
		}
	}
	return false
}

// besideText tells whether text can be inserted at an offset; i is the first segment that
// ends there or behind it.
func (d *Document) besideText(at, i int) bool {
	if d.seamAt(at) {
		return false
	}
	for ; i < len(d.segments) && int(d.segments[i].doc) <= at; i++ {
		g := &d.segments[i]
		if g.n == 0 || !g.may || g.m > 0 && int(g.doc) < at && at < g.end() {
			continue
		}
		return !(g.folded && int(g.doc) == at)
	}
	return false
}

// cell is the line, or the cell of a row, around an offset.
func (d *Document) cell(at int) source.Span {
	i := d.lineAt(at)
	if i < 0 {
		return source.Span{}
	}
	s := d.lineSpan(i)
	if d.lines[i].table == 0 {
		return s
	}
	at = min(max(at, s.Start), s.End)
	k := d.bordersBefore(at)
	if k > 0 && int(d.borders[k-1]) >= s.Start {
		s.Start = int(d.borders[k-1]) + len(cells.Border)
	}
	if k < len(d.borders) && int(d.borders[k]) < s.End {
		s.End = int(d.borders[k])
	}
	return s
}

// Changes are edits of a text made one after the other, as edits of the text as it was:
// sorted, none meeting another. The zero value is none.
type Changes struct {
	edits []source.Edit
	// starts are where in the changed text the edits' new texts begin.
	starts []int
}

// Edits are the changes as edits of the text as it was.
func (c *Changes) Edits() []source.Edit { return c.edits }

// Base is the smallest span of the text as it was that holds all that a span of the
// changed text stems from.
func (c *Changes) Base(s source.Span) source.Span {
	i := sort.Search(len(c.edits), func(k int) bool { return c.starts[k]+len(c.edits[k].New) >= s.Start })
	shift := 0
	if i > 0 {
		shift = c.edits[i-1].Span.End - c.starts[i-1] - len(c.edits[i-1].New)
	}
	out := source.Span{Start: s.Start + shift, End: s.End + shift}
	for ; i < len(c.edits) && c.starts[i] <= s.End; i++ {
		e := c.edits[i]
		out.Start = min(out.Start, e.Span.Start)
		out.End = max(e.Span.End, e.Span.End+s.End-c.starts[i]-len(e.New))
	}
	return out
}

// piece of a changed text: a span of the text as it was, or new text.
type piece struct {
	from, to int
	text     string
	fresh    bool
}

func (p piece) len() int {
	if p.fresh {
		return len(p.text)
	}
	return p.to - p.from
}

// With gives the changes with further edits, of the changed text, made behind them; size
// is the length of the text as it was. The edits do not overlap.
func (c *Changes) With(more []source.Edit, size int) *Changes {
	more = slices.Clone(more)
	slices.SortStableFunc(more, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	var pieces []piece
	at := 0
	for _, e := range c.edits {
		pieces = append(pieces, piece{from: at, to: e.Span.Start}, piece{text: e.New, fresh: true})
		at = e.Span.End
	}
	pieces = append(pieces, piece{from: at, to: size})
	var out []piece
	at = 0 // in the changed text
	take := func(until int, keep bool) {
		for len(pieces) > 0 && at < until {
			p := pieces[0]
			n := min(p.len(), until-at)
			head, tail := p, p
			if p.fresh {
				head.text, tail.text = p.text[:n], p.text[n:]
			} else {
				head.to, tail.from = p.from+n, p.from+n
			}
			if keep {
				out = append(out, head)
			}
			at += n
			if pieces[0] = tail; tail.len() == 0 {
				pieces = pieces[1:]
			}
		}
	}
	for _, e := range more {
		take(e.Span.Start, true)
		out = append(out, piece{text: e.New, fresh: true})
		take(e.Span.End, false)
	}
	return changesOf(append(out, pieces...), size)
}

// changesOf makes edits of pieces.
func changesOf(pieces []piece, size int) *Changes {
	out := &Changes{}
	at, start := 0, 0 // in the text as it was, and in the changed one
	fresh := ""
	flush := func(until int) {
		if at < until || fresh != "" {
			out.edits = append(out.edits, source.Edit{Span: source.Span{Start: at, End: until}, New: fresh})
			out.starts = append(out.starts, start)
			start += len(fresh)
		}
		fresh = ""
	}
	for _, p := range pieces {
		switch {
		case p.fresh:
			fresh += p.text
		case p.from < p.to:
			flush(p.from)
			at = p.to
			start += p.to - p.from
		}
	}
	flush(size)
	return out
}
