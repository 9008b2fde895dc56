package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Misreading is how a text came to be garbled; the zero value is a text that is not.
type Misreading uint8

const (
	// WellRead: nothing is garbled.
	WellRead Misreading = iota
	// UTF8AsGB: UTF-8 was read as GB 18030: 鏀垮簻 for 政府.
	UTF8AsGB
	// UTF8AsLatin: UTF-8 was read as a Western encoding: æ”¿åºœ for 政府.
	UTF8AsLatin
	// GBAsLatin: GB 18030 was read as a Western encoding: Õþ¸® for 政府.
	GBAsLatin
	// Big5AsGB: Big5 was read as GB 18030: 現┎ for 政府.
	Big5AsGB
	// Big5AsLatin: Big5 was read as a Western encoding: ¬F©² for 政府.
	Big5AsLatin
	// UTF16LEAsLatin: UTF-16, low byte first, was read as a Western encoding: ?e\x9c^ for 政府.
	UTF16LEAsLatin
	// UTF16BEAsLatin is the same with the high byte first.
	UTF16BEAsLatin
	// GBAsUTF8: GB 18030 was read as UTF-8, and most characters are gone.
	GBAsUTF8
	// Big5AsUTF8: so was Big5.
	Big5AsUTF8
	// UTF16LEAsUTF8: so was UTF-16, low byte first.
	UTF16LEAsUTF8
	// UTF16BEAsUTF8 is the same with the high byte first.
	UTF16BEAsUTF8
	// Holes: some characters are gone (U+FFFD), the rest is as it was.
	Holes
	// Gone: characters that were gone already were read once more: 锟斤拷.
	Gone
)

// Encoding is the name of the encoding in which the file should be opened again, "" where
// that brings nothing back.
func (m Misreading) Encoding() string {
	switch m {
	case GBAsUTF8, GBAsLatin, Holes:
		return "GB 18030"
	case UTF8AsGB, UTF8AsLatin:
		return "UTF-8"
	case Big5AsGB, Big5AsLatin, Big5AsUTF8:
		return "Big5"
	case UTF16LEAsLatin, UTF16LEAsUTF8:
		return "UTF-16 LE"
	case UTF16BEAsLatin, UTF16BEAsUTF8:
		return "UTF-16 BE"
	}
	return ""
}

// charset is the one that the bytes were in.
func (m Misreading) charset() Charset {
	switch m {
	case UTF8AsGB, UTF8AsLatin:
		return PlainUTF8
	case Big5AsGB, Big5AsLatin:
		return Big5
	case UTF16LEAsLatin:
		return UTF16LE
	case UTF16BEAsLatin:
		return UTF16BE
	}
	return GBK
}

// Garbled is what Misread finds.
type Garbled struct {
	How Misreading
	// Line is the first line that is garbled, from 0.
	Line int
	// Count is the number of characters that are gone, as far as they were counted.
	Count int
	// Written is a piece of the text as it stands and Meant what it was, where that can be
	// told.
	Written, Meant string
	// Restored is the stretch of the text in which that was seen, as it was meant.
	Restored string
}

// replacement stands where bytes could not be read; gone is what comes of two of them when
// they are saved, and read as GBK.
const (
	replacement = "\uFFFD"
	gone        = "锟斤拷"
)

// signs are the commonest marks and words of Chinese text (，。、的政信年报公资) as they look
// when they are misread. Good text may hold one of them, too.
var signs = map[Misreading][]string{
	UTF8AsGB:    {"锛", "銆", "鐨勫", "鐨勬", "鏀垮", "淇℃", "骞村", "鎶ュ"},
	UTF8AsLatin: {"ï¼", "ã€", "ã\u0080", "çš", "æ”¿", "ä¿¡", "å¹´", "æŠ¥"},
	GBAsLatin:   {"£¬", "¡£", "¡¢", "µÄ", "Õþ¸®", "ÐÅÏ¢", "¹«¿ª", "±¨¸æ"},
	Big5AsGB:    {"\uE4C7", "\uE4C9", "\uE4C8", "\uE019", "現┎", "戈癟", "そ秨"}, // GBK has none of the marks
	Big5AsLatin: {"¡A", "¡C", "¡B", "ªº", "¬F©²", "¤½¶}", "³ø§i"},
}

// MisreadSigns are the strings of which a garbled text holds one.
func MisreadSigns() []string {
	list := slices.Concat([]string{replacement, gone}, wideSigns)
	for how := UTF8AsGB; how <= Big5AsLatin; how++ {
		list = append(list, signs[how]...)
	}
	return list
}

// Misread tells whether the text, or a line of it, is garbled as by a wrong encoding. What
// stands in quotation marks as an example is not.
func Misread(text string) Garbled {
	if g, ok := wideAsLatin(text); ok {
		return g
	}
	lost, first, n := 0, 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		for how := UTF8AsGB; how <= Big5AsLatin; how++ {
			if g, ok := how.undo(line); ok {
				g.Line = n
				return g
			}
		}
		if unquoted(line, gone) > 0 {
			return Garbled{How: Gone, Line: n, Written: gone}
		}
		if k := unquoted(line, replacement); k > 0 {
			if lost == 0 {
				first = n
			}
			lost += k
		}
		n++
	}
	switch {
	case lost == 0:
		return Garbled{}
	case lost*8 > han(text):
		return Garbled{How: lostAs(text), Line: first, Count: lost}
	}
	return Garbled{How: Holes, Line: first, Count: lost}
}

// unquoted counts what stands in a line otherwise than alone in quotation marks.
func unquoted(line, what string) int {
	n := 0
	for {
		i := strings.Index(line, what)
		if i < 0 {
			return n
		}
		end := i
		for strings.HasPrefix(line[end:], what) {
			end += len(what)
		}
		if !strings.HasSuffix(line[:i], "“") || !strings.HasPrefix(line[end:], "”") {
			n += (end - i) / len(what)
		}
		line = line[end:]
	}
}

// han counts the Chinese characters.
func han(text string) int {
	n := 0
	for _, r := range text {
		if isHan(r) {
			n++
		}
	}
	return n
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// around is how many bytes of a line are looked at on each side of a sign.
const around = 1024

// fewest is how many Chinese characters at least must come of a line that was misread.
const fewest = 4

// undo reads a line as it was meant; ok is false if it was not misread in this way.
func (m Misreading) undo(line string) (g Garbled, ok bool) {
	line = m.near(line)
	if line == "" {
		return g, false
	}
	raw, starts := m.bytes(line)
	if c := m.charset(); c == PlainUTF8 {
		g.Restored, ok = readsAsUTF8(raw)
	} else {
		g.Restored, ok = readsAs(c, raw)
	}
	if !ok {
		return Garbled{}, false
	}
	g.How = m
	g.Written, g.Meant = m.piece(line, raw, starts)
	return g, true
}

// near is the part of a line around its first sign, "" if it has none.
func (m Misreading) near(line string) string {
	at := -1
	for _, s := range signs[m] {
		if i := strings.Index(line, s); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return ""
	}
	from, to := max(0, at-around), min(len(line), at+around)
	for !utf8.RuneStart(line[from]) {
		from++
	}
	return line[from:characterStart(line, to)]
}

// western are the characters of Windows-1252 from byte 0x80 to 0x9F.
const western = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

// unknown stands for bytes that cannot be told.
const unknown = 0xFF

// bytes are those that were read as the line, and where each of its characters starts in
// them.
func (m Misreading) bytes(line string) (raw []byte, starts []int) {
	fromGB := m == UTF8AsGB || m == Big5AsGB
	gb := simplifiedchinese.GB18030.NewEncoder()
	for _, r := range line {
		starts = append(starts, len(raw))
		switch {
		case r < utf8.RuneSelf:
			raw = append(raw, byte(r))
		case fromGB && r == utf8.RuneError:
			raw = append(raw, unknown)
		case fromGB && r == '€':
			raw = append(raw, 0x80)
		case fromGB:
			two, err := gb.String(string(r))
			if err != nil || len(two) != 2 {
				two = string([]byte{unknown, unknown})
			}
			raw = append(raw, two...)
		case r <= 0xFF:
			raw = append(raw, byte(r))
		default:
			c := byte(unknown)
			if i := strings.IndexRune(western, r); i >= 0 {
				c = 0x80 + byte(utf8.RuneCountInString(western[:i]))
			}
			raw = append(raw, c)
		}
	}
	return raw, append(starts, len(raw))
}

// readsAsUTF8: seven tenths of the bytes beyond ASCII are Chinese text in UTF-8, of which a
// third is common.
func readsAsUTF8(raw []byte) (string, bool) {
	good, common, all := 0, 0, 0
	for i := 0; i < len(raw); {
		r, n := utf8.DecodeRune(raw[i:])
		i += n
		if r < utf8.RuneSelf {
			continue
		}
		all += n
		if isHan(r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF {
			good += n
		}
		if isCommonHan()[r] {
			common++
		}
	}
	return strings.ToValidUTF8(string(raw), ""), common >= fewest && good*10 >= all*7 && common*9 >= good
}

// piece is a word of two characters as it stands and as it was meant, of which both sides
// can be shown; empty if there is none.
func (m Misreading) piece(line string, raw []byte, starts []int) (written, meant string) {
	size, c := 2*len("一"), m.charset()
	if c != PlainUTF8 {
		size = 4
	}
	at := 0 // of the character in line
	for i, start := range starts[:len(starts)-1] {
		_, n := utf8.DecodeRuneInString(line[at:])
		if end := start + size; end <= len(raw) && raw[start] >= utf8.RuneSelf {
			if k, found := slices.BinarySearch(starts, end); found {
				word := string(raw[start:end])
				if c != PlainUTF8 {
					word, _ = c.encoding().NewDecoder().String(word)
				}
				stop := at
				for range k - i {
					_, n := utf8.DecodeRuneInString(line[stop:])
					stop += n
				}
				if a, b := []rune(word), line[at:stop]; len(a) == 2 && isCommonHan()[a[0]] && isCommonHan()[a[1]] && shows(b) {
					return b, word
				}
			}
		}
		at += n
	}
	return "", ""
}
