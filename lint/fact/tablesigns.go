package fact

import (
	"slices"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// signs are the characters of texts that count when labels are compared, folded, one
// text behind the other. Blanks and marks do not count, so that （一） , (一) and 一、 are
// the same, nor do readings that mirrors of pages put behind a character: 權(quán).
type signs struct {
	runes []rune
	// ends are the offsets behind the characters in their texts.
	ends []int32
	// converted: the texts came from Traditional pages, whose words may be other ones.
	converted bool
}

// maxSigned bounds the bytes of one text that are looked at; the labels of a whole table
// are shorter.
const maxSigned = 1500

// beyond stands for what follows in a longer text; no label has it.
const beyond rune = -2

// conversions are words that converters to Traditional script put for others: 文件 has
// become 檔案.
var conversions = [...]struct{ from, to [2]rune }{{[2]rune{'档', '案'}, [2]rune{'文', '件'}}}

// add appends the signs of a text.
func (s *signs) add(text string) {
	from := len(s.runes)
	runes, ends := s.runes, s.ends
	cut := len(text) > maxSigned
	if cut {
		text = text[:maxSigned]
	}
	for i := 0; i < len(text); {
		if b := text[i]; b == '(' || b == 0xEF || b == '<' || b == '&' {
			if n := aside(text[i:]); n > 0 {
				if k := len(ends); k > from && int(ends[k-1]) == i {
					ends[k-1] += int32(n)
				}
				i += n
				continue
			}
		}
		r, next := signAt(text, i)
		if i = next; r >= 0 {
			runes, ends = append(runes, r), append(ends, int32(i))
		}
	}
	if cut {
		runes, ends = append(runes, beyond), append(ends, maxSigned)
	}
	if s.runes, s.ends = runes, ends; s.converted {
		convert(runes[from:])
	}
}

// aside is the length of what s begins with that is not part of the text: a reading in
// brackets, or HTML's tag (<br>) or entity in a cell of Markdown.
func aside(s string) int {
	const longest = 64
	end := byte('>')
	switch s[0] {
	case '&':
		end = ';'
	case '<':
	default:
		return reading(s)
	}
	for i := 1; i < min(len(s), longest); i++ {
		switch b := s[i]; {
		case b == end && i > 1:
			return i + 1
		case b >= utf8.RuneSelf, b == '<', b == '&', i == 1 && b|0x20-'a' >= 26 && b != '/':
			return 0
		}
	}
	return 0
}

func convert(runes []rune) {
	for i := 1; i < len(runes); i++ {
		for _, c := range conversions {
			if runes[i-1] == c.from[0] && runes[i] == c.from[1] {
				runes[i-1], runes[i] = c.to[0], c.to[1]
			}
		}
	}
}

// signsOf are the signs of one text.
func signsOf(text string) []rune {
	s := signs{runes: make([]rune, 0, len(text)/3+1), ends: make([]int32, 0, len(text)/3+1)}
	s.add(text)
	return s.runes
}

// signAt is the character of s at i, folded, -1 if it does not count, and the offset
// behind it.
func signAt(s string, i int) (rune, int) {
	b := s[i]
	if b < utf8.RuneSelf {
		if b-'0' < 10 || b|0x20-'a' < 26 {
			return rune(b), i + 1
		}
		return -1, i + 1
	}
	if b >= 0xE4 && b <= 0xE9 && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 { // ideographs
		r := rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
		if r >= 0x4E00 {
			return r, i + 3
		}
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	return signOf(r), i + n
}

// signOf folds a character; -1 for one that does not count.
func signOf(r rune) rune {
	switch {
	case r >= 0x2460 && r < 0x2460+9: // ①
		return '1' + r - 0x2460
	case r >= 0x2474 && r < 0x2474+9: // ⑴
		return '1' + r - 0x2474
	case r >= 0x2488 && r < 0x2488+9: // ⒈
		return '1' + r - 0x2488
	case r >= 0x3220 && r < 0x3220+10: // ㈠
		return [...]rune{'一', '二', '三', '四', '五', '六', '七', '八', '九', '十'}[r-0x3220]
	}
	r = zh.Fold(r)
	if r < utf8.RuneSelf {
		if b := byte(r); b-'0' < 10 || b|0x20-'a' < 26 {
			return r
		}
		return -1
	}
	if zh.IsHan(r) {
		return r
	}
	return -1
}

// startsWith tells whether the signs begin with others.
func startsWith(s, with []rune) bool {
	return len(s) >= len(with) && slices.Equal(s[:len(with)], with)
}

// likeness grades how a text resembles a label; less is liker.
type likeness struct {
	// distance is the number of characters lost, added or changed.
	distance int
	state    State // Bad or Cut; Missing: no likeness
}

// signed is the signs of a text or label, whole and without its ordinal.
type signed struct{ whole, bare []rune }

// longestLike bounds the signs of texts that are compared with labels.
const longestLike = 80

// liken compares a text with a label: the same with another number, a beginning or
// end of it, or near it.
func liken(text, label signed) likeness {
	full, want, a, b := text.whole, label.whole, text.bare, label.bare
	switch {
	case len(full) >= longestLike || len(want) > longestLike || len(a) == 0 || len(b) == 0:
		return likeness{}
	case slices.Equal(a, b):
		return likeness{1, Bad}
	case len(a) < 2 || len(a) >= len(b):
	case startsWith(b, a) && startsWith(want, full):
		return likeness{1, Cut} // its number tells it from others that begin alike
	case startsWith(b, a), 2*len(a) >= len(b) && slices.Equal(b[len(b)-len(a):], a):
		return likeness{len(b) - len(a), Cut}
	}
	limit := max(1, len(want)/3)
	if d := distance(full, want, limit); d <= limit && d < min(len(a), len(b)) {
		return likeness{d, Bad}
	}
	return likeness{}
}

// distance is the number of characters lost, added or changed between a and b, of at
// most longestLike characters, or something above limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var row [longestLike + 1]int
	for j := range len(b) + 1 {
		row[j] = j
	}
	for i, r := range a {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, s := range b {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return least
		}
	}
	return row[len(b)]
}
