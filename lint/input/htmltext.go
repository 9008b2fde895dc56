package input

import (
	stdhtml "html"
	"strings"
	"unicode/utf8"

	"gaolint/lint/docx/cells"
)

// words takes up text.
func (p *page) words(from, to int) {
	s := p.file
	for i := from; i < to; {
		c := s[i]
		switch {
		case isBlank(c):
			i = p.blanks(i, to)
		case c == '&':
			i = p.entity(i, to)
		case c == '|' && p.grid != nil:
			p.content()
			p.character(cells.InnerMark, i, i+1)
			i++
		default:
			end := i + 1
			han := 0
			if cells.IsHanLead(c) {
				han++
			}
			for end < to && !isBlank(s[end]) && s[end] != '&' && (s[end] != '|' || p.grid == nil) {
				if cells.IsHanLead(s[end]) {
					han++
				}
				end++
			}
			p.content()
			if p.link {
				p.linked += han
			}
			p.text(i, end)
			i = end
		}
	}
}

// content makes sure that there is a line or a cell to write to.
func (p *page) content() {
	switch {
	case p.grid != nil && p.grid.inCell, p.inLine:
	case p.grid != nil && p.grid.inRow:
		// Text between cells; its place in the file is told by what is written.
		p.grid.beginCell(0, 1, 1)
	default:
		g := p.gap
		p.openLine()
		p.gap = g
	}
}

// blanks takes up a run of blanks.
func (p *page) blanks(from, to int) int {
	i, fold := from, false
	for i < to && isBlank(p.file[i]) {
		if c := p.file[i]; c == '\n' || c == '\r' {
			fold = true
			if p.pre > 0 && p.grid == nil {
				p.breakLine()
			}
		}
		i++
	}
	p.blank(from, i, fold)
	return i
}

// entity takes up a character reference, or the & that begins none.
func (p *page) entity(from, to int) int {
	end := from + 1
	for end < to && end-from < 40 && isReference(p.file[end]) {
		end++
	}
	if end < to && p.file[end] == ';' {
		end++
	}
	ref := p.file[from:end]
	text := stdhtml.UnescapeString(ref)
	if text == ref {
		p.content()
		p.text(from, from+1)
		return from + 1
	}
	// A name without its semicolon may be the beginning of a longer word.
	if n := commonTail(ref, text); n > 0 {
		end -= n
		text = text[:len(text)-n]
	}
	if len(text) == 1 && isBlank(text[0]) {
		p.blank(from, end, false)
		return end
	}
	p.content()
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '|' && p.grid != nil:
			return '｜'
		case r < ' ' || r == 0x7F:
			return ' ' // a control character is no text, and a line end would be one
		}
		return r
	}, text)
	p.character(text, from, end)
	return end
}

func isReference(c byte) bool {
	return c == '#' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// commonTail is the length of the ASCII end that both have.
func commonTail(a, b string) int {
	n := 0
	for n < len(a) && n < len(b)-1 && a[len(a)-1-n] == b[len(b)-1-n] && b[len(b)-1-n] < utf8.RuneSelf {
		n++
	}
	return n
}
