package source

import (
	"bytes"
	"unicode/utf8"
)

// detectBytes is how much of a file is weighed when its charset is looked for.
const detectBytes = 256 << 10

// A reading is believed if at least plausible of its Han characters are common ones, and
// no other reading has half as many. Right readings of official texts have 0.6 and more,
// wrong ones less than 0.2.
const plausible = 0.4

// detect finds the charset of a file that is neither UTF-8 nor UTF-16; false where two or
// none make sense. Declared is what the file says of itself.
func detect(raw []byte, declared Charset, isDeclared bool) (Charset, bool) {
	if mostlyUTF8(raw) {
		return PlainUTF8, false
	}
	gb, gbScore := weigh(raw, GB18030)
	five, fiveScore := weigh(raw, Big5)
	switch {
	case gb && gbScore >= plausible && (!five || fiveScore*2 <= gbScore):
		return GB18030, true
	case five && fiveScore >= plausible && (!gb || gbScore*2 <= fiveScore):
		return Big5, true
	case isDeclared && gb && (declared == GBK || declared == GB18030):
		return GB18030, true
	case isDeclared && five && declared == Big5:
		return Big5, true
	}
	return PlainUTF8, false
}

// detectWide finds the byte order of UTF-16 without a mark.
func detectWide(raw []byte) (Charset, bool) {
	if len(raw)%2 != 0 {
		return PlainUTF8, false
	}
	le, leScore := weigh(raw, UTF16LE)
	be, beScore := weigh(raw, UTF16BE)
	switch {
	case le && leScore >= plausible && (!be || beScore*2 <= leScore):
		return UTF16LE, true
	case be && beScore >= plausible && (!le || leScore*2 <= beScore):
		return UTF16BE, true
	}
	return PlainUTF8, false
}

// weigh tells whether the beginning of a file reads as the charset without a fault, and
// which share of its characters beyond ASCII and marks are common in Chinese.
func weigh(raw []byte, c Charset) (valid bool, score float64) {
	raw = c.head(raw, detectBytes)
	text, err := c.encoding().NewDecoder().Bytes(raw)
	if err != nil {
		return false, 0
	}
	common := isCommonHan()
	known, all := 0, 0
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		text = text[n:]
		switch {
		case r == utf8.RuneError || r == 0:
			return false, 0
		case r < utf8.RuneSelf || r >= 0x2010 && r <= 0x2027 || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF5E:
		case common[r]:
			known++
			fallthrough
		default:
			all++
		}
	}
	if known < 2 { // a single character proves nothing
		return true, 0
	}
	return true, float64(known) / float64(all)
}

// head is the beginning of raw, cut between two characters.
func (c Charset) head(raw []byte, size int) []byte {
	if len(raw) <= size {
		return raw
	}
	at := 0
	for at < size {
		n, _ := c.unit(raw[at:])
		at += n
	}
	return raw[:at]
}

// mostlyUTF8 tells whether invalid UTF-8 is damaged UTF-8 rather than another charset: of
// the bytes beyond ASCII, at least a third stand in sequences of three, as Chinese characters
// do. In other charsets such sequences are rare.
func mostlyUTF8(raw []byte) bool {
	inside, beyond := 0, 0
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		n := 1
		if r, size := utf8.DecodeRune(raw[i:]); r != utf8.RuneError && size >= 3 {
			inside += size
			n = size
		}
		beyond += n
		i += n
	}
	return inside*3 >= beyond && inside > 0
}

// hasFourBytes tells whether text in GB 18030 has a sequence of four bytes, so that it is
// no GBK.
func hasFourBytes(body []byte) bool {
	for len(body) > 0 {
		at := bytes.IndexFunc(body, func(r rune) bool { return r >= utf8.RuneSelf })
		if at < 0 {
			return false
		}
		body = body[at:]
		n, _ := GB18030.unit(body)
		if n == 4 {
			return true
		}
		body = body[n:]
	}
	return false
}
