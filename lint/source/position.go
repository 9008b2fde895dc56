package source

import (
	"sort"
	"unicode/utf8"
)

// Encoding is the unit in which a column counts.
type Encoding uint8

const (
	// UTF8 counts bytes.
	UTF8 Encoding = iota
	// UTF16 counts code units of two bytes, the default of language clients.
	UTF16
	// UTF32 counts Unicode code points.
	UTF32
)

// ParseEncoding reads the name that the language server protocol gives an
// encoding: "utf-8", "utf-16" or "utf-32".
func ParseEncoding(name string) (Encoding, bool) {
	for _, e := range []Encoding{UTF8, UTF16, UTF32} {
		if e.String() == name {
			return e, true
		}
	}
	return UTF8, false
}

// String is the encoding's name in the language server protocol.
func (e Encoding) String() string {
	switch e {
	case UTF8:
		return "utf-8"
	case UTF16:
		return "utf-16"
	}
	return "utf-32"
}

// Position is a place as people and editors name it: a line and a column, both
// from 0, the column in units of an Encoding that goes with it.
type Position struct{ Line, Column int }

// Position gives the position of a byte offset. Offsets outside the text count
// as its nearest end, one inside a code point as the code point's start, and
// one at or inside a line's terminator as the line's end.
func (d *Document) Position(offset int, enc Encoding) Position {
	offset = min(max(offset, 0), len(d.text))
	line := d.LineAt(offset)
	span := d.Line(line)
	offset = characterStart(d.text, min(offset, span.End))
	return Position{line, d.width(span.Start, offset, enc)}
}

// Offset gives the byte offset of a position. A column beyond the line's end
// counts as its end and a line beyond the last as the end of the text;
// negative ones count as 0. A position inside a character, such as between the
// two UTF-16 units of 𠮷, counts as the character's start.
func (d *Document) Offset(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	line := d.Line(p.Line)
	if p.Column <= 0 {
		return line.Start
	}
	if p.Column >= line.Len() { // no encoding has more units than bytes
		return line.End
	}
	if enc == UTF8 {
		return characterStart(d.text, line.Start+p.Column)
	}
	at, left := line.Start, p.Column
	if line.Len() > 2*stride {
		at, left = d.leap(line.Start, p.Column, enc)
	}
	return at + advance(d.text[at:line.End], left, enc)
}

// SpanOf gives the byte span between two positions, in the order in which they
// stand in the text: clients send reversed ranges.
func (d *Document) SpanOf(start, end Position, enc Encoding) Span {
	a, b := d.Offset(start, enc), d.Offset(end, enc)
	return Span{min(a, b), max(a, b)}
}

// width counts the units between two character starts of one line.
func (d *Document) width(from, to int, enc Encoding) int {
	if enc == UTF8 || to-from <= 2*stride {
		return units(d.text[from:to], enc)
	}
	return d.total(to, enc) - d.total(from, enc)
}

// total counts the units in front of a character start.
func (d *Document) total(at int, enc Encoding) int {
	k := at / stride
	return d.marks()[k].in(enc) + units(d.text[characterStart(d.text, k*stride):at], enc)
}

// leap finds the last mark that is no more than column units after start, and
// returns its place and the units still to go from there.
func (d *Document) leap(start, column int, enc Encoding) (at, left int) {
	target := d.total(start, enc) + column
	marks := d.marks()
	k := sort.Search(len(marks), func(k int) bool { return marks[k].in(enc) > target }) - 1
	at = characterStart(d.text, k*stride)
	if at <= start {
		return start, column
	}
	return at, target - marks[k].in(enc)
}

// in is the tally in an encoding other than UTF8.
func (t tally) in(enc Encoding) int {
	if enc == UTF16 {
		return t.utf16
	}
	return t.points
}

// units counts text in the units of an encoding.
func units(text string, enc Encoding) int {
	switch enc {
	case UTF8:
		return len(text)
	case UTF16:
		n := 0
		for _, r := range text {
			n += wide(r)
		}
		return n
	}
	return utf8.RuneCountInString(text)
}

// advance is the number of bytes that the first n units of text take; a
// character that ends beyond them is left out, and the text's end is the most.
func advance(text string, n int, enc Encoding) int {
	for i, r := range text {
		size := 1
		if enc == UTF16 {
			size = wide(r)
		}
		if n < size {
			return i
		}
		n -= size
	}
	return len(text)
}

// wide is the number of UTF-16 units of a code point.
func wide(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}
