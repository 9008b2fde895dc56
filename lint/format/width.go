package format

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// wide are the full-width forms of the marks that Chinese text has in full width.
var wide = map[byte]string{',': "，", ';': "；", ':': "：", '?': "？", '!': "！"}

// widen writes half-width marks behind Chinese text in full width, unless a letter or a
// digit follows, and pairs of brackets with Chinese text on both sides of the first.
func widen(line string) string {
	if !strings.ContainsAny(line, ",;:?!(") {
		return line
	}
	var b strings.Builder
	closing := -1 // the bracket that closes the one that was widened
	for i := 0; i < len(line); i++ {
		c := line[i]
		before, _ := utf8.DecodeLastRuneInString(line[:i])
		after, n := utf8.DecodeRuneInString(line[i+1:])
		switch {
		case wide[c] != "" && chinese(before) && (n == 0 || chinese(after) || zh.IsBlank(after)):
			b.WriteString(wide[c])
		case c == '(' && zh.IsHan(before) && zh.IsHan(after) && closing < 0 && closes(line, i) > 0:
			closing = closes(line, i)
			b.WriteString("（")
		case i == closing:
			closing = -1
			b.WriteString("）")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// chinese tells whether a character is Chinese text or a mark of it.
func chinese(r rune) bool {
	return zh.IsHan(r) || strings.ContainsRune("”’》）〉】〕“‘《（〈【〔", r) && r > 0x7F
}

// closes is where the bracket at byte i is closed, -1 if another one opens first or none
// closes it.
func closes(line string, i int) int {
	for k := i + 1; k < len(line); k++ {
		switch line[k] {
		case '(':
			return -1
		case ')':
			return k
		}
	}
	return -1
}
