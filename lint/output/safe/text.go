// Package safe makes what drafts and file names hold harmless for whoever reads results: it
// knows terminals, logs of builds, spreadsheets and file systems, and no format.
package safe

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text makes a draft's text or a file's name safe for a terminal and for the log of a
// build: control, direction and invisible characters are shown by their code, tabs as
// blanks; what such a log would take for a command is no longer one.
func Text(s string) string {
	return Calm(Visible(s))
}

// Visible is Text for what stands where no log looks for a command.
func Visible(s string) string {
	if strings.IndexFunc(s, Unsafe) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteByte(' ')
		case Unsafe(r):
			fmt.Fprintf(&b, "<%04X>", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Unsafe tells whether a character could command a terminal, turn the order of others
// round, or hide: controls, format characters (Cf), line separators, and what takes no
// room of its own although it is a letter.
func Unsafe(r rune) bool {
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

// Calm takes from a line what the logs of build services obey: :: at its beginning, and
// ##[…] or ##word[…] anywhere in it.
func Calm(line string) string {
	rest := strings.TrimLeftFunc(line, unicode.IsSpace)
	if strings.HasPrefix(rest, "::") {
		line = line[:len(line)-len(rest)] + "<003A>" + rest[1:]
	}
	return Unbracket(line, "<005B>")
}

// Unbracket writes the [ of ##[ and ##word[ in another way.
func Unbracket(s, bracket string) string {
	if !strings.Contains(s, "##") {
		return s
	}
	var b strings.Builder
	for {
		i := strings.Index(s, "##")
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		k := i + 2
		for k < len(s) && (s[k] == '#' || s[k]|0x20 >= 'a' && s[k]|0x20 <= 'z') {
			k++
		}
		b.WriteString(s[:k])
		if s = s[k:]; strings.HasPrefix(s, "[") {
			b.WriteString(bracket)
			s = s[1:]
		}
	}
}
