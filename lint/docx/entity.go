package docx

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// entity reads the reference at the beginning of b and gives its character and length;
// n is 0 if there is none.
func entity(b []byte) (r rune, n int) {
	end := bytes.IndexByte(b[:min(len(b), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	switch name := string(b[1:end]); name {
	case "amp":
		return '&', end + 1
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	default:
		if name[0] != '#' || len(name) < 2 {
			return 0, 0
		}
		return numeric(name[1:]), end + 1
	}
}

// numeric reads the number of a character reference; what is no character is U+FFFD.
func numeric(s string) rune {
	base, digits := 10, s
	if s[0] == 'x' {
		base, digits = 16, s[1:]
	}
	n := 0
	for _, c := range []byte(digits) {
		d := 99
		switch {
		case c >= '0' && c <= '9':
			d = int(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			d = int(c|0x20-'a') + 10
		}
		if d >= base {
			return utf8.RuneError
		}
		if n = n*base + d; n > utf8.MaxRune {
			return utf8.RuneError
		}
	}
	if !utf8.ValidRune(rune(n)) {
		return utf8.RuneError
	}
	return rune(n)
}

// unescape is the text of an attribute's value.
func unescape(v []byte) string {
	if bytes.IndexByte(v, '&') < 0 {
		return string(v)
	}
	var b strings.Builder
	for len(v) > 0 {
		if v[0] == '&' {
			if r, n := entity(v); n > 0 {
				b.WriteRune(r)
				v = v[n:]
				continue
			}
		}
		b.WriteByte(v[0])
		v = v[1:]
	}
	return b.String()
}

// escape is text as an element or an attribute holds it. What XML has no room for is
// written as U+FFFD.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
