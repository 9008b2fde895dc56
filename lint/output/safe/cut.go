package safe

import (
	"unicode/utf8"

	"gaolint/lint/zh"
)

// Columns is the width in terminal columns to which what results quote is cut.
const Columns = 76

// room is how many columns a character takes as it is printed, at least one, so that no
// heap of combining characters escapes the cutting.
func room(r rune) int { return max(1, zh.Width(Text(string(r)))) }

// Head cuts s behind the given number of columns; what is cut shows as ….
func Head(s string, columns int) string {
	n := 0
	for i, r := range s {
		if n += room(r); n > columns {
			return s[:i] + "…"
		}
	}
	return s
}

// Tail cuts s in front of the given number of columns.
func Tail(s string, columns int) string {
	n, i := 0, len(s)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if n += room(r); n > columns {
			return "…" + s[i:]
		}
		i -= size
	}
	return s
}
