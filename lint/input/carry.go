package input

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// Edits gives edits of Doc as edits of File, the new text written as the kind of file
// wants it. It is false for edits that cannot be carried over: across markup or the border
// of a cell, or where the file read again would not give the edited document.
func (t *Text) Edits(edits []source.Edit) ([]source.Edit, bool) {
	switch {
	case t.kind == plainText:
		return edits, true
	case t.kind == wordFile:
		return t.wordEdits(edits)
	case t.kind == foldedText:
		return t.foldedEdits(edits)
	case len(t.segments) == 0:
		return nil, len(edits) == 0
	}
	var out []source.Edit
	for _, e := range edits {
		carried, ok := t.carry(e)
		if !ok {
			return nil, false
		}
		out = append(out, carried...)
	}
	if t.kind == csvSheet {
		return t.quoted(out)
	}
	for i := range out {
		out[i].New = t.escaped(out[i].New)
	}
	return out, true
}

// ErrUnlike is the error of Apply when the file with the edits made reads otherwise than
// the document with the edits made.
var ErrUnlike = errors.New("the edited file does not read as the edited text")

// Apply is the text with edits of Doc made in File.
func (t *Text) Apply(edits []source.Edit) (*Text, error) {
	carried, ok := t.Edits(edits)
	if !ok {
		return nil, ErrUnlike
	}
	if t.kind == wordFile {
		return t.applyWord(carried)
	}
	file, err := t.File.Edit(carried...)
	if err != nil {
		return nil, fmt.Errorf("editing %s: %w", t.File.Name(), err)
	}
	if t.kind == foldedText {
		again := t.refold(file, carried)
		again.Format = t.Format
		if want, err := source.Apply(t.Doc.Text(), edits); err != nil || want != again.Doc.Text() {
			return nil, ErrUnlike
		}
		return again, nil
	}
	var parts []source.Span // what an edit adds must not change what is taken for the draft
	for _, part := range t.parts {
		p := part
		for _, e := range carried {
			grown := len(e.New) - e.Span.Len()
			if e.Span.Start < part.Start {
				p.Start += grown
			}
			if e.Span.Start < part.End || part.End == t.File.Len() {
				p.End += grown
			}
		}
		parts = append(parts, p)
	}
	again := read(file, t.kind, parts)
	again.Format = t.Format
	if t.kind == plainText {
		return again, nil
	}
	if want, err := source.Apply(t.Doc.Text(), edits); err != nil || want != again.Doc.Text() {
		return nil, ErrUnlike
	}
	return again, nil
}

// carry gives one edit of Doc as edits of File, before they are escaped.
func (t *Text) carry(e source.Edit) ([]source.Edit, bool) {
	text := t.Doc.Text()
	if e.Span.Start < 0 || e.Span.Start > e.Span.End || e.Span.End > len(text) {
		return nil, false
	}
	if t.kind == htmlPage && strings.Contains(e.New, "\n") {
		return t.newLines(e)
	}
	if !isCellText(e.New) {
		return nil, false
	}
	if out, ok := t.single(e); ok {
		return []source.Edit{out}, true
	}
	old := t.Doc.Slice(e.Span)
	e, old = e.Trimmed(old)
	if out, ok := t.single(e); ok {
		return []source.Edit{out}, true
	}
	if utf8.RuneCountInString(old) != utf8.RuneCountInString(e.New) {
		return nil, false
	}
	// As many characters as before: each takes the place of another, whatever markup
	// stands between them.
	var out []source.Edit
	fresh := e.New
	for i, r := range old {
		n := utf8.RuneLen(r)
		_, m := utf8.DecodeRuneInString(fresh)
		if old[i:i+n] != fresh[:m] {
			at := e.Span.Start + i
			one, ok := t.single(source.Edit{Span: source.Span{Start: at, End: at + n}, New: fresh[:m]})
			if !ok {
				return nil, false
			}
			out = append(out, one)
		}
		fresh = fresh[m:]
	}
	return out, len(out) > 0
}

// isCellText: text without what ends a line or a cell.
func isCellText(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7F || r == '|' }) < 0
}

// newLines carries over an edit that adds whole lines to a page, in front of a line or
// behind it.
func (t *Text) newLines(e source.Edit) ([]source.Edit, bool) {
	at := e.Span.Start
	line := t.Doc.Line(t.Doc.LineAt(at))
	fresh, before := strings.CutSuffix(e.New, "\n")
	if !before {
		fresh = strings.TrimPrefix(e.New, "\n")
	}
	file, ok := t.place(at)
	if !ok || !e.Span.Empty() || before && at != line.Start || !before && (at != line.End || len(fresh) == len(e.New)) ||
		t.tableRow(at) || opensMarkup(t.File.Text()[:file]) || t.inComment(at) {
		return nil, false
	}
	for l := range strings.SplitSeq(fresh, "\n") {
		if l == "" || !isCellText(l) || strings.Trim(l, " ") != l || strings.Contains(l, "  ") {
			return nil, false
		}
	}
	return []source.Edit{{Span: source.Span{Start: file, End: file}, New: e.New}}, true
}

// single gives an edit of Doc as one edit of File.
func (t *Text) single(e source.Edit) (source.Edit, bool) {
	out := source.Edit{New: e.New}
	if e.Span.Empty() {
		at, ok := t.place(e.Span.Start)
		if !ok {
			return out, false
		}
		out.Span = source.Span{Start: at, End: at}
	} else if !t.whole(e.Span) {
		return out, false
	} else {
		out.Span = t.Span(e.Span)
	}
	return out, t.reads(e, out.Span)
}

// whole tells whether a span of Doc stems from one stretch of the file with nothing but
// blanks left out in it.
func (t *Text) whole(s source.Span) bool {
	segs := t.segments
	i := sort.Search(len(segs), func(k int) bool { return segs[k].docEnd() > s.Start })
	if i == len(segs) || int(segs[i].doc) > s.Start || segs[i].m > 0 && int(segs[i].doc) < s.Start {
		return false
	}
	for segs[i].docEnd() < s.End {
		if i+1 == len(segs) || int(segs[i+1].doc) != segs[i].docEnd() || !isBlankText(t.File.Text()[segs[i].fileEnd():segs[i+1].file]) {
			return false
		}
		i++
	}
	return segs[i].m == 0 || segs[i].docEnd() == s.End
}

func isBlankText(s string) bool {
	for i := range len(s) {
		if !isBlank(s[i]) {
			return false
		}
	}
	return true
}

// reads tells whether the file, edited at the place, will read as the edited document:
// blanks at the seams must not run together or vanish, and the new text must not complete
// a tag or an entity that begins before it.
func (t *Text) reads(e source.Edit, place source.Span) bool {
	text := t.Doc.Text()
	before, after := t.neighbours(e.Span)
	first, last := after, before // what meets the seams afterwards
	if e.New != "" {
		first, _ = utf8.DecodeRuneInString(e.New)
		last, _ = utf8.DecodeLastRuneInString(e.New)
	}
	was, wasLast := after, before
	if !e.Span.Empty() {
		was, _ = utf8.DecodeRuneInString(text[e.Span.Start:])
		wasLast, _ = utf8.DecodeLastRuneInString(text[:e.Span.End])
	}
	// A fold in the file is a blank or none, depending on what stands around it.
	if !t.foldBefore(e.Span.Start, place.Start).suits(was, first) || !t.foldAfter(e.Span.End, place.End).suits(wasLast, last) {
		return false
	}
	if t.kind == csvSheet {
		return t.staysCell(e, before, after)
	}
	if strings.Contains(e.New, "  ") || !blankFits(before, first) || !blankFits(after, last) ||
		e.New == "" && before == 0 && after == 0 {
		return false
	}
	return !opensMarkup(t.File.Text()[:place.Start]) && !t.inComment(e.Span.Start)
}

// inComment tells whether a place of Doc lies in a comment of the page.
func (t *Text) inComment(at int) bool {
	start := t.Doc.Line(t.Doc.LineAt(at)).Start
	return strings.HasPrefix(t.Doc.Text()[start:], "<!--") && strings.HasPrefix(t.File.Text()[t.Span(source.Span{Start: start, End: start + 1}).Start:], "<!--")
}

// seam is what the file has, and the document does not show, right beside a place.
type seam uint8

const (
	// closed: nothing, or markup.
	closed seam = iota
	// blanks that are left out beside another one.
	blanks
	// fold: a line end, which is a blank or nothing depending on what stands around it.
	fold
)

// suits tells whether the seam reads the same beside either character.
func (s seam) suits(a, b rune) bool {
	return s == closed || a != ' ' && b != ' ' && (s == blanks || cells.IsWide(a) == cells.IsWide(b))
}

// seamOf tells what a stretch of the file that was left out holds.
func (t *Text) seamOf(from, to int, row bool) seam {
	out, tag := closed, false
	for i := from; i < to; i++ {
		switch c := t.File.Text()[i]; {
		case c == '<':
			if tag = true; row {
				return fold // tags of paragraphs fold a cell's text
			}
		case c == '>':
			tag = false
		case tag:
		case c == '\n' || c == '\r':
			return fold
		default:
			out = blanks
		}
	}
	return out
}

// blankFits tells whether two characters may meet: not two blanks, nor a blank and the
// edge of a line or cell.
func blankFits(a, b rune) bool {
	return a != ' ' && b != ' ' || a == ' ' && b != ' ' && b != 0 || b == ' ' && a != ' ' && a != 0
}

// neighbours are the characters before and after a span, 0 at the edge of a line or cell.
func (t *Text) neighbours(s source.Span) (before, after rune) {
	text := t.Doc.Text()
	if before = lastRune(text[:s.Start]); before == '|' || before == '\n' {
		before = 0
	}
	if after = firstRune(text[s.End:]); after == '|' || after == '\n' {
		after = 0
	}
	return before, after
}

func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// foldBefore tells what stands in the file right before a place.
func (t *Text) foldBefore(at, file int) seam {
	segs, text := t.segments, t.Doc.Text()
	i := sort.Search(len(segs), func(k int) bool { return segs[k].docEnd() >= at })
	switch {
	case i < len(segs) && segs[i].docEnd() > at && int(segs[i].doc) < at:
		return closed // within a stretch
	case i == len(segs) || segs[i].docEnd() != at:
		if text[max(0, at-1):at] == " " { // added at a fold
			return fold
		}
		return closed
	case segs[i].n == 0:
		return closed
	case segs[i].m > 0 && text[segs[i].doc:at] == " ":
		return fold
	}
	return t.seamOf(segs[i].fileEnd(), file, t.kind == csvSheet || t.tableRow(at))
}

// foldAfter tells what stands in the file right behind a place.
func (t *Text) foldAfter(at, file int) seam {
	segs := t.segments
	i := sort.Search(len(segs), func(k int) bool { return segs[k].docEnd() > at })
	if i < len(segs) && int(segs[i].doc) < at {
		return closed // within a stretch
	}
	blank := strings.HasPrefix(t.Doc.Text()[at:], " ")
	switch {
	case i == len(segs) || int(segs[i].doc) != at:
		if blank { // added at a fold
			return fold
		}
		return closed
	case segs[i].m > 0 && blank:
		return fold
	case i > 0 && segs[i-1].docEnd() == at:
		return t.seamOf(file, int(segs[i].file), t.kind == csvSheet || t.tableRow(at))
	}
	return closed
}
