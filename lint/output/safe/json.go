package safe

import (
	"bytes"
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

// JSON escapes the characters that JSON lets stand although a terminal, or the log of a
// build, may obey them; to a reader of JSON the line says the same.
func JSON(line []byte) []byte {
	harmful := func(r rune) bool { return r != '\n' && r != utf8.RuneError && Unsafe(r) }
	if bytes.Contains(line, []byte("##")) {
		line = []byte(Unbracket(string(line), `\u005b`))
	}
	if bytes.IndexFunc(line, harmful) < 0 {
		return line
	}
	var out []byte
	for _, r := range string(line) {
		if !harmful(r) {
			out = utf8.AppendRune(out, r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			out = fmt.Appendf(out, "\\u%04x", unit)
		}
	}
	return out
}
