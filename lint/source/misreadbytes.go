package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lostAs tells in which encoding the bytes were of which most could not be read as UTF-8,
// by those below 0x80, which could. Of common characters, GBK has hardly any, Big5 has
// letters behind every third lead byte, and UTF-16 has any, control characters above all.
func lostAs(text string) Misreading {
	lost, letters, controls := 0, 0, 0
	var last rune
	for _, r := range text {
		switch {
		case r == utf8.RuneError:
			lost++
		case isControl(r):
			controls++
		case last == utf8.RuneError && (r == '@' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'):
			letters++
		}
		last = r
	}
	switch {
	case controls > 1 && controls*16 > lost:
		if little, big := wideMarks(text); big > little {
			return UTF16BEAsUTF8
		}
		return UTF16LEAsUTF8
	case letters > 1 && letters*5 > lost: // Traditional text in GBK has half as many
		return Big5AsUTF8
	}
	return GBAsUTF8
}

// isControl tells of characters that no text holds but one that was misread.
func isControl(r rune) bool { return r < ' ' && r != '\t' && r != '\n' && r != '\r' }

// wideMarks counts line ends and the marks 。 and 、 in UTF-16 of each byte order, as they
// look when each byte is a character.
func wideMarks(text string) (little, big int) {
	for _, s := range []string{"\n\x00", "\x020", "\x010"} {
		little += strings.Count(text, s)
	}
	for _, s := range []string{"\x00\n", "0\x02", "0\x01"} {
		big += strings.Count(text, s)
	}
	return little, big
}

// wideSigns are the byte order marks of UTF-16, and a byte of its ASCII characters, as they
// look in a Western encoding.
var wideSigns = []string{"ÿþ", "þÿ", "\x00"}

// wideAsLatin tells whether the text is UTF-16 that was read as a Western encoding, by its
// beginning: where something is lost on the way, the rest no longer falls into pairs.
func wideAsLatin(text string) (Garbled, bool) {
	marked := strings.HasPrefix(text, wideSigns[0]) || strings.HasPrefix(text, wideSigns[1])
	if !marked && !strings.Contains(text[:characterStart(text, min(len(text), around))], wideSigns[2]) {
		return Garbled{}, false
	}
	head := text[:characterStart(text, min(len(text), 2*around))]
	if lost := strings.Count(head, replacement); lost > 0 && lost >= countHigh(head) {
		return Garbled{}, false // read as UTF-8, rather
	}
	line, _, _ := strings.Cut(head, "\n")
	for _, part := range []string{head, line} {
		for _, how := range []Misreading{UTF16LEAsLatin, UTF16BEAsLatin} {
			raw, _ := how.bytes(part)
			if s, ok := readsAs(how.charset(), raw[:len(raw)&^1]); ok {
				return Garbled{How: how, Restored: strings.TrimPrefix(s, bom)}, true
			}
		}
	}
	return Garbled{}, false
}

// countHigh counts the characters that stand for bytes from 0x80 on in a Western encoding.
func countHigh(text string) int {
	n := 0
	for _, r := range text {
		if r >= 0x80 && r <= 0xFF || r > 0xFF && strings.ContainsRune(western, r) {
			n++
		}
	}
	return n
}

// readsAs: most characters beyond ASCII are Chinese text in the charset, of which half is
// common.
func readsAs(c Charset, raw []byte) (string, bool) {
	text, err := c.encoding().NewDecoder().Bytes(raw)
	if err != nil {
		return "", false
	}
	common, other := 0, 0
	for _, r := range string(text) {
		switch {
		case isCommonHan()[r]:
			common++
		case r >= utf8.RuneSelf && (r < 0x3000 || r > 0x303F) && r < 0xFF00 || r == utf8.RuneError || isControl(r):
			other++
		}
	}
	return string(text), common >= fewest && common >= other
}

// shows: every character of s can be seen, and stand in quotation marks.
func shows(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool {
		return r < ' ' || r >= 0x7F && r <= 0xA0 || r == 0xAD || r == utf8.RuneError || r == '“' || r == '”' || unicode.Is(unicode.Co, r)
	})
}
