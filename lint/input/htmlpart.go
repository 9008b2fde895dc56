package input

import (
	"strings"

	"golang.org/x/net/html/atom"

	"gaolint/lint/source"
)

// A page holds more than the draft: ways through the site, fields of the portal, the
// foot. The draft is the innermost element that holds all text of substance, that is
// lines with a sentence in them that are no link, and rows with figures. It is taken
// alone only if next to nothing but links and short lines stands outside of it;
// otherwise everything is kept.

const (
	// minPart is how many Chinese characters make a part worth taking alone.
	minPart = 200
	// longLine is how many Chinese characters make a line of substance without a stop.
	longLine = 80
	// lostShare is the part of the kept text, one in so many, that may be left out of
	// text that is no link.
	lostShare = 8
	// maxTitle is the length in bytes up to which a page's title is one.
	maxTitle = 600
	// maxTitleLines is how many lines a title may take, repeated or not.
	maxTitleLines = 8
)

// frame is an open element that may hold the draft.
type frame struct {
	tag    atom.Atom
	start  int32
	chrome bool
}

// frames follows the elements of a page.
type frames struct {
	stack []frame
	open  map[atom.Atom]int
	// chrome is the number of open elements that belong to the page around a draft.
	chrome int
	// all holds every line of substance, core those outside of chrome.
	all, core hull
}

// hull is the innermost element that holds some lines.
type hull struct {
	seen       bool
	depth, low int
	from, to   int // to < 0: the element has not ended
	han        int
}

func (h *hull) line(stack []frame, han int) {
	switch {
	case !h.seen:
		h.depth = len(stack)
	default:
		h.depth = min(h.depth, h.low)
	}
	h.seen, h.low, h.to = true, len(stack), -1
	h.from = 0
	if h.depth > 0 {
		h.from = int(stack[h.depth-1].start)
	}
	h.han += han
}

func (h *hull) shrink(depth, at int) {
	h.low = min(h.low, depth)
	if h.seen && depth < h.depth && h.to < 0 {
		h.to = at
	}
}

// span is the element's place in a page of the given length.
func (h *hull) span(size int) source.Span {
	if h.to < 0 || h.depth == 0 {
		return source.Span{Start: h.from, End: size}
	}
	return source.Span{Start: h.from, End: h.to}
}

// isFrame tells the tags of elements that may hold a draft.
func isFrame(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Article, atom.Main, atom.Section, atom.Form, atom.Table, atom.Td, atom.Center,
		atom.Header, atom.Footer, atom.Nav, atom.Aside, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Select:
		return true
	}
	return false
}

func (f *frames) begin(t *token) {
	if t.tag == atom.Td { // ends the cell before it
		for k := len(f.stack) - 1; k >= 0 && f.stack[k].tag != atom.Table; k-- {
			if f.stack[k].tag == atom.Td {
				f.cut(k, t.from)
				break
			}
			if len(f.stack)-k > 16 {
				break
			}
		}
	}
	x := frame{tag: t.tag, start: int32(t.from), chrome: isChromeTag(t.tag)}
	t.attr(func(key, value string) {
		if key == "id" || key == "class" {
			x.chrome = x.chrome || isChromeName(value)
		}
	})
	if x.chrome {
		f.chrome++
	}
	if f.open == nil {
		f.open = map[atom.Atom]int{}
	}
	f.open[t.tag]++
	f.stack = append(f.stack, x)
}

// end ends the innermost element of the tag, and those in it.
func (f *frames) end(tag atom.Atom, at int) {
	if f.open[tag] == 0 {
		return
	}
	k := len(f.stack) - 1
	for f.stack[k].tag != tag {
		k--
	}
	f.cut(k, at)
}

// cut ends the elements from the k-th on.
func (f *frames) cut(k, at int) {
	for _, x := range f.stack[k:] {
		f.open[x.tag]--
		if x.chrome {
			f.chrome--
		}
	}
	f.stack = f.stack[:k]
	f.all.shrink(k, at)
	f.core.shrink(k, at)
}

// substance notes a line of substance.
func (f *frames) substance(han int) {
	f.all.line(f.stack, han)
	if f.chrome == 0 {
		f.core.line(f.stack, han)
	}
}

func isChromeTag(tag atom.Atom) bool {
	return tag == atom.Nav || tag == atom.Footer || tag == atom.Aside || tag == atom.Select
}

// isChromeName tells the names that portals give to what surrounds a draft.
func isChromeName(names string) bool {
	if len(names) > 200 {
		return false
	}
	for name := range strings.FieldsSeq(strings.ToLower(names)) {
		for _, prefix := range []string{"foot", "nav", "menu", "crumb", "breadcrumb", "copyright", "share", "sidebar", "friendlink", "bottom"} {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
	}
	return false
}

// shape is what a line of a page looks like.
type shape struct {
	file int32 // where its text begins
	han  int32
	// link: most of it is a link. heading: it stands in a heading. note: a comment for
	// the linter.
	link, heading, note bool
}

// draftParts are the parts of the page to be read, in order: the draft's element and the
// lines before it that carry its title, or the whole page.
func (p *page) draftParts() []source.Span {
	whole := []source.Span{{End: len(p.file)}}
	h := &p.frames.core
	if !h.seen || (p.frames.all.han-h.han)*10 > p.frames.all.han {
		h = &p.frames.all
	}
	if !h.seen || h.han < minPart {
		return whole
	}
	part := h.span(len(p.file))
	inside, outside := 0, 0
	for _, s := range p.shapes {
		switch {
		case part.Contains(int(s.file)):
			inside += int(s.han)
		case !s.link:
			outside += int(s.han)
		}
	}
	if outside*lostShare > inside {
		return whole
	}
	var parts []source.Span
	for _, i := range p.titleLines(part) {
		parts = append(parts, source.Span{Start: int(p.shapes[i].file), End: min(part.Start, int(p.shapes[i+1].file))})
	}
	return append(parts, part)
}

// titleLines tells which lines before the part carry the draft's title: those that make
// up the title that the page gives itself, else the last heading. They come in order.
func (p *page) titleLines(part source.Span) []int {
	title := squeezed(p.pageTitle())
	if len(title) > maxTitle {
		title = ""
	}
	var found []int
	heading := -1
	for i, s := range p.shapes {
		if int(s.file) >= part.Start {
			break
		}
		if s.link || s.han < 4 || i+1 == len(p.shapes) {
			continue
		}
		if title != "" && strings.Contains(title, squeezed(p.lineText(i))) {
			found = append(found, i)
		}
		if s.heading {
			heading = i
		}
	}
	if len(found) == 0 && heading >= 0 {
		return []int{heading}
	}
	return found[max(0, len(found)-maxTitleLines):]
}

// squeezed is a text without blanks and bars.
func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0xA0 || r == 0x3000 || r == '|' {
			return -1
		}
		return r
	}, s)
}

// keepParts drops the lines outside of the parts, but for comments for the linter.
func (p *page) keepParts(parts []source.Span) {
	b := &p.builder
	out, lines, segments := b.out, b.lines[:0], b.segments[:0]
	to, k := 0, 0
	for i, s := range p.shapes {
		l := b.lines[i]
		end := len(out)
		if i+1 < len(p.shapes) {
			end = int(b.lines[i+1].doc)
		}
		for len(parts) > 0 && parts[0].End <= int(s.file) {
			parts = parts[1:]
		}
		keep := s.note || len(parts) > 0 && parts[0].Contains(int(s.file))
		for ; k < len(b.segments) && int(b.segments[k].doc) < end; k++ {
			if keep {
				x := b.segments[k]
				x.doc += int32(to) - l.doc
				segments = append(segments, x)
			}
		}
		if keep {
			copy(out[to:], out[l.doc:end])
			to, l.doc = to+end-int(l.doc), int32(to)
			lines = append(lines, l)
		}
	}
	b.out, b.lines, b.segments = out[:to], lines, segments
}
