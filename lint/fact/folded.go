package fact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// folded is a short text without blanks, line ends and readings in brackets, in
// Simplified script and half width, with the places of its bytes.
type folded struct {
	text string
	// same: the text is its own fold and stands at offset start. Otherwise
	// from and to give for each byte of text where its character starts and ends in
	// the source.
	same     bool
	start    int
	from, to []int
}

// fold is s without blanks, folded in script and width: the form in which wordings
// are compared.
func fold(s string) string {
	if plain(s) {
		return s
	}
	return string(appendFold(make([]byte, 0, len(s)), s))
}

// plain tells whether s is its own fold, as wordings mostly are.
func plain(s string) bool {
	for _, r := range s {
		if zh.Fold(r) != r {
			return false
		}
		if r < 0x4E00 && (r == '(' || zh.IsBlank(r) || r == '\n' || r == '\r') || r == utf8.RuneError {
			return false
		}
	}
	return true
}

func appendFold(b []byte, s string) []byte {
	skip := 0
	for i, r := range s {
		if i < skip {
			continue
		}
		if n := reading(s[i:]); n > 0 {
			skip = i + n
			continue
		}
		switch {
		case zh.IsBlank(r) || r == '\n' || r == '\r':
		case r == utf8.RuneError:
			_, n := utf8.DecodeRuneInString(s[i:])
			b = append(b, s[i:i+n]...)
		default:
			b = utf8.AppendRune(b, zh.Fold(r))
		}
	}
	return b
}

// longestReading bounds a reading in brackets, in bytes.
const longestReading = 24

// reading is the length in bytes of the reading that s begins with: a syllable with its
// tone in brackets, as mirrors of pages put it behind a character, 權(quán).
func reading(s string) int {
	rest, ok := strings.CutPrefix(s, "(")
	if !ok {
		if rest, ok = strings.CutPrefix(s, "（"); !ok {
			return 0
		}
	}
	toned := false
	for i, r := range rest[:min(len(rest), longestReading)] {
		switch {
		case r == ')' && toned:
			return len(s) - len(rest) + i + len(")")
		case r == '）' && toned:
			return len(s) - len(rest) + i + len("）")
		case r >= 'a' && r <= 'z' || r == 'ɡ':
		case r >= 'à' && r <= 'ǜ':
			toned = true
		default:
			return 0
		}
	}
	return 0
}

// foldAt folds s, which stands at offset start.
func foldAt(s string, start int) folded {
	if plain(s) {
		return folded{text: s, same: true, start: start}
	}
	var f folded
	f.add(s, start)
	return f
}

// fromOf is where the character with byte i of text starts in the source; i is its first.
func (f *folded) fromOf(i int) int {
	if f.same {
		return f.start + i
	}
	return f.from[i]
}

// toOf is where the character that ends in front of byte i of text ends in the source.
func (f *folded) toOf(i int) int {
	if f.same {
		return f.start + i
	}
	return f.to[i-1]
}

// spell writes down the place of each byte.
func (f *folded) spell() {
	if !f.same {
		return
	}
	g := folded{}
	g.append(f.text, f.start)
	*f = g
}

// add appends the fold of s, which stands at offset start.
func (f *folded) add(s string, start int) {
	if f.text == "" && plain(s) {
		*f = folded{text: s, same: true, start: start}
		return
	}
	f.spell()
	f.append(s, start)
}

func (f *folded) append(s string, start int) {
	b := append(make([]byte, 0, len(f.text)+len(s)), f.text...)
	f.from, f.to = slices.Grow(f.from, len(s)), slices.Grow(f.to, len(s))
	for i := 0; i < len(s); {
		if n := reading(s[i:]); n > 0 {
			i += n
			continue
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		before := len(b)
		b = appendFold(b, s[i:i+n])
		for range len(b) - before {
			f.from = append(f.from, start+i)
			f.to = append(f.to, start+i+n)
		}
		i += n
	}
	f.text = string(b)
}

// span is the place of text[i:j]; an empty part lies behind what precedes it.
func (f *folded) span(i, j int) source.Span {
	switch {
	case i < j:
		return source.Span{Start: f.fromOf(i), End: f.toOf(j)}
	case i > 0:
		return source.Span{Start: f.toOf(i), End: f.toOf(i)}
	case len(f.text) > 0:
		return source.Span{Start: f.fromOf(0), End: f.fromOf(0)}
	}
	return source.Span{}
}

// near tells whether a and b differ by at most two characters lost, added or changed. A text
// longer than any label or title is near itself alone.
func near(a, b string) bool {
	const limit = 2
	x, y := []rune(a), []rune(b)
	if len(y) > longestLike {
		return a == b
	}
	return distance(x, y, limit) <= limit
}
