// Package cells holds what the readers of laid out files (Word's, pages) have in common:
// how a row of a table is written in a line of text, which tables lay text out, and where
// lines of a file run on.
package cells

import "unicode/utf8"

const (
	// Border parts the cells of a row. A bar inside a cell is written as InnerMark, its
	// full-width twin, so that it parts nothing.
	Border    = "|"
	InnerMark = "｜"
	// MaxColumns is the number of columns that a cell may reach over; the forms have 15.
	MaxColumns = 64
)

// IsArticle tells whether so many Chinese characters in so many lines make a cell part of an
// article, so that its table is a means of layout.
func IsArticle(han, lines int) bool { return han >= 400 && lines >= 3 }

// IsWide tells the characters between which a line end is no blank: Chinese ones and the
// marks that go with them.
func IsWide(r rune) bool {
	switch {
	case r >= 0x2E80:
		return r != utf8.RuneError
	case r < 0x2014:
		return false
	}
	return r == '—' || r == '‘' || r == '’' || r == '“' || r == '”' || r == '…'
}

// IsHanLead tells the first bytes of nearly all Chinese characters in UTF-8.
func IsHanLead(c byte) bool { return c >= 0xE4 && c <= 0xE9 }

// CountHan counts the Chinese characters of a text, by their first bytes.
func CountHan[T string | []byte](s T) int {
	n := 0
	for i := range len(s) {
		if IsHanLead(s[i]) {
			n++
		}
	}
	return n
}
