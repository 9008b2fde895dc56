// Package xlsx writes workbooks (ECMA-376, transitional) row by row. Text is always text:
// a cell never holds a formula, whatever it begins with. Equal workbooks are equal bytes.
package xlsx

import (
	"errors"
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// What a sheet holds at most.
const (
	MaxRows    = 1_048_576
	MaxColumns = 16_384
	// maxUnits is the longest text of a cell in UTF-16 units.
	maxUnits = 32_767
)

// ErrFull is a sheet that takes no more rows or columns.
var ErrFull = errors.New("the sheet is full")

// Style is how a cell looks.
type Style int

// The styles. Text is wrapped in Wrap and Head only.
const (
	Plain Style = iota
	Head
	Wrap
	Bold
	Red
	Amber
	Green
	Grey
	Centre
	// Top shows the first of several lines.
	Top
)

// Cell is one cell: a text or a number. The zero value is an empty cell, which is not
// written.
type Cell struct {
	text  string
	isNum bool
	Style Style
}

// Text is a cell with text. What XML cannot hold is left out, and what is too long is cut.
func Text(s string, style Style) Cell { return Cell{text: clean(s), Style: style} }

// Number is a cell with a number. One with more digits than spreadsheets keep is text.
func Number(d zh.Decimal, style Style) Cell {
	s := d.String()
	if len(strings.Trim(s, "-.")) > 15 {
		return Cell{text: s, Style: style}
	}
	return Cell{text: s, isNum: true, Style: style}
}

// Int is a cell with a number.
func Int(n int, style Style) Cell { return Number(zh.Int(int64(n)), style) }

func (c Cell) empty() bool { return c.text == "" && c.Style == Plain }

// clean keeps what a cell can hold.
func clean(s string) string {
	if len(s) < maxUnits && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r >= 0xFFFE }) < 0 {
		return s
	}
	units := 0
	var b strings.Builder
	for _, r := range s {
		n := 1
		if r > 0xFFFF {
			n = 2
		}
		if units += n; units > maxUnits-1 {
			b.WriteString("…")
			break
		}
		switch {
		case r < ' ' && r != '\n' && r != '\t', r == 0xFFFE, r == 0xFFFF:
			units -= n
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escape writes text for XML. Office programs read _x0041_ as a character by its code:
// where a text has such letters of its own, the underscore is written by its code.
func escape(s string) string {
	s = markup.Replace(s)
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && coded(s[i:]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

var markup = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\t", "&#9;", "\n", "&#10;", "##[", "##&#91;")

// coded tells whether s begins with _xHHHH_.
func coded(s string) bool {
	if len(s) < 7 || s[1] != 'x' || s[6] != '_' {
		return false
	}
	for _, c := range []byte(s[2:6]) {
		if !('0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f') {
			return false
		}
	}
	return true
}

// risky tells whether a text would become a formula if somebody edited the cell.
func risky(s string) bool {
	if s == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\n\u00a0\u3000'"))
	return strings.ContainsRune("=+-@＝＋－＠", r)
}

// Column is the letters of a column, counted from 0: A, …, Z, AA, ….
func Column(i int) string { return string(appendColumn(nil, i)) }

func appendColumn(b []byte, i int) []byte {
	if i >= 26 {
		b = appendColumn(b, i/26-1)
	}
	return append(b, byte('A'+i%26))
}
