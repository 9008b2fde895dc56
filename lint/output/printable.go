package output

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Printable makes a draft's text or a file's name safe for a terminal: control,
// direction and invisible characters are shown by their code, tabs as blanks.
func Printable(s string) string {
	if strings.IndexFunc(s, unsafe) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case unsafe(r):
			fmt.Fprintf(&b, "<%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// unsafe tells whether a character could command a terminal, turn the order of others
// round, or hide: controls, format characters (Cf), line separators, and what takes no
// room of its own although it is a letter.
func unsafe(r rune) bool {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return true
	case r < 0xAD:
		return false
	case r >= 0x4E00 && r <= 0x9FFF || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF9F:
		return false
	case r == 0x2028 || r == 0x2029 || r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0 || r == 0x034F || r == utf8.RuneError:
		return true
	}
	return unicode.Is(unicode.Cf, r)
}
