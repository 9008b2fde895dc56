package safe

import (
	"strings"
	"unicode/utf8"
)

// starters are the characters with which a spreadsheet lets a formula begin, the wide ones
// among them, since some take these for the same.
const starters = "=+-@＝＋－＠"

// StartsFormula tells whether a spreadsheet might take a cell with this text for a formula.
func StartsFormula(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, " \t\r\n\u00a0\u3000'"))
	return strings.ContainsRune(starters, r)
}

// Line is the text on one line, as tables hold it, and safe for terminals.
func Line(s string) string {
	if strings.ContainsAny(s, "\r\n") {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\r' || r == '\n' }), " ")
	}
	return Text(s)
}
