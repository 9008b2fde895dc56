package zh

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// broken is added to a byte that is not UTF-8, so that it equals only itself.
const broken = utf8.MaxRune + 1

// decode returns the rune at byte i < len(s) and its length. A byte that is
// not part of valid UTF-8 comes back as broken plus its value.
func decode(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if uint(i+2) < uint(len(s)) && c-0xE1 < 0x0F && c != 0xED {
		if x, y := s[i+1]^0x80, s[i+2]^0x80; x|y < 0x40 {
			return rune(c&0x0F)<<12 | rune(x)<<6 | rune(y), 3
		}
	}
	return decodeRare(s, i)
}

// decodeRare is decode for what has not three bytes.
func decodeRare(s string, i int) (rune, int) {
	c := s[i]
	r, n := utf8.DecodeRuneInString(s[i:])
	if r == utf8.RuneError && n <= 1 {
		return broken + rune(c), 1
	}
	return r, n
}

// at is decode that returns -1, 0 at the end of s.
func at(s string, i int) (rune, int) {
	if i >= len(s) {
		return -1, 0
	}
	return decode(s, i)
}

// before returns the rune that ends at byte i and its length, or -1, 0 at the
// start of s.
func before(s string, i int) (rune, int) {
	if i <= 0 {
		return -1, 0
	}
	c := s[i-1]
	if c < utf8.RuneSelf {
		return rune(c), 1
	}
	if i >= 3 {
		x, y := s[i-2]^0x80, c^0x80
		if lead := s[i-3]; x|y < 0x40 && lead-0xE1 < 0x0F && lead != 0xED {
			return rune(lead&0x0F)<<12 | rune(x)<<6 | rune(y), 3
		}
	}
	r, n := utf8.DecodeLastRuneInString(s[:i])
	if r == utf8.RuneError && n <= 1 {
		return broken + rune(s[i-1]), 1
	}
	return r, n
}

// mayBeBlank tells by its first byte whether a character may be a blank.
func mayBeBlank(c byte) bool {
	return c == ' ' || c == '\t' || c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF
}

// skipBlanks returns the first offset from i on that holds no blank.
func skipBlanks(s string, i int) int {
	if i < len(s) && mayBeBlank(s[i]) {
		return blanksEnd(s, i)
	}
	return i
}

func blanksEnd(s string, i int) int {
	for i < len(s) {
		r, n := decode(s, i)
		if !IsBlank(r) {
			break
		}
		i += n
	}
	return i
}

// skipBlanksBack returns the end of the last text before i that is no blank.
func skipBlanksBack(s string, i int) int {
	if i >= 3 && HanAt(s, i-3) || i > 0 && s[i-1]-'!' < 0x7F-'!' {
		return i
	}
	for i > 0 {
		r, n := before(s, i)
		if !IsBlank(r) {
			break
		}
		i -= n
	}
	return i
}

// digitAt returns the value of the ASCII or full-width digit at i and its
// length in bytes, or -1.
func digitAt(s string, i int) (value, size int) {
	if i >= len(s) {
		return -1, 0
	}
	if c := s[i]; c < utf8.RuneSelf {
		if c-'0' < 10 {
			return int(c - '0'), 1
		}
		return -1, 0
	}
	if s[i] == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && s[i+2]-0x90 < 10 {
		return int(s[i+2] - 0x90), 3
	}
	return -1, 0
}

// digitsEnd returns the end of the run of digits that starts at i and how
// many digits it has.
func digitsEnd(s string, i int) (end, count int) {
	for {
		_, n := digitAt(s, i)
		if n == 0 {
			return i, count
		}
		i += n
		count++
	}
}

// smallNumber reads a run of one to max digits at i; a longer run is none.
// The count is 0 when there is none.
func smallNumber(s string, i, max int) (value, end, count int) {
	for {
		d, n := digitAt(s, i)
		if n == 0 {
			return value, i, count
		}
		if count == max {
			return 0, i, 0
		}
		value = value*10 + d
		i += n
		count++
	}
}

// HanAt tells whether a Chinese character of the basic plane, which has three bytes,
// stands at byte i, by its first byte. It is IsHan for those who only want to be quick
// about the common case: rarer ideographs are left out.
func HanAt(s string, i int) bool { return uint(i) < uint(len(s)) && s[i]-0xE4 <= 0xE9-0xE4 }

// IsHan reports whether r is a Chinese character: an ideograph, 々 or 〇.
func IsHan(r rune) bool {
	switch {
	case r < 0x3005:
		return false
	case r >= 0x4E00 && r <= 0x9FFF:
		return true
	case r >= 0x3400 && r <= 0x4DBF, r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x3FFFF:
		return true
	}
	return r == 0x3005 || r == 0x3007
}

// IsPunct reports whether r is a punctuation mark, or one of the symbols that
// serve as such: < > | ~ and their full-width forms.
func IsPunct(r rune) bool {
	switch Narrow(r) {
	case '<', '>', '|', '~':
		return true
	}
	return unicode.IsPunct(r)
}

// IsBlank reports whether r is a blank within a line: a space, a tab, the
// no-break space, the ideographic space and other Unicode spaces, but no line
// break.
func IsBlank(r rune) bool {
	switch {
	case r == ' ' || r == '\t':
		return true
	case r < 0xA0:
		return false
	case r == 0xA0 || r == 0x3000 || r == 0x202F || r == 0xFEFF:
		return true
	}
	return r >= 0x2000 && r <= 0x200B
}

// isBreak reports whether r ends a line.
func isBreak(r rune) bool { return r == '\n' || r == '\r' }

// isLetter reports whether r is a Latin letter.
func isLetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' && r < utf8.RuneSelf }

// Width returns how many terminal columns s takes: two for a wide or
// full-width character, none for control and combining characters, one for
// any other.
func Width(s string) int {
	columns := 0
	for _, r := range s {
		columns += runeWidth(r)
	}
	return columns
}

func runeWidth(r rune) int {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		return 0
	case r < 0x300:
		return 1
	case IsHan(r) || r >= 0x3000 && r <= 0x3029:
		return 2
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
