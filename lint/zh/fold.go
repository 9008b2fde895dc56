package zh

import (
	"strings"
	"unicode/utf8"
)

// Script says in which script a Chinese text is written.
type Script uint8

// The scripts that ScriptOf tells apart.
const (
	Simplified Script = iota
	Traditional
)

// hanzi holds what the folds need of each code point of the basic plane.
type hanzi struct {
	changes  Set             // whether Fold changes it; small enough to stay in the cache
	fold     [1 << 16]uint16 // its form under Fold; 0 where it stays
	distinct Set             // whether only Simplified text has it
}

// table is read-only. Filling it takes less than a tenth of a millisecond.
var table = newHanzi()

func newHanzi() *hanzi {
	t := new(hanzi)
	from := rune(0)
	for _, r := range tradToSimp {
		if from == 0 {
			from = r
			continue
		}
		t.set(from, r)
		from = 0
	}
	for r := rune(0xFF01); r <= 0xFF5E; r++ {
		t.set(r, Narrow(r))
	}
	t.set(0x3000, ' ')
	for _, r := range simplifiedOnly {
		t.distinct.Add(r)
	}
	return t
}

func (t *hanzi) set(from, to rune) {
	t.changes.Add(from)
	t.fold[from] = uint16(to)
}

// traditional returns the commonest Traditional form of a Simplified
// character, or 0. The pairs of simpToTrad are sorted and have six bytes each.
func traditional(r rune) rune {
	const size = 6
	lo, hi := 0, len(simpToTrad)/size
	for lo < hi {
		mid := int(uint(lo+hi) / 2)
		key, n := decode(simpToTrad, mid*size)
		switch {
		case key == r:
			form, _ := decode(simpToTrad, mid*size+n)
			return form
		case key < r:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0
}

// SimplifyRune returns the Simplified form of a Traditional character where
// both have the same length in UTF-8, and any other rune as it is. Characters
// that Simplified text uses too (乾 著 瞭 藉 覆) are left alone. Only code
// points of the basic plane change.
func SimplifyRune(r rune) rune {
	if r > 0x3000 && r < 0xFF00 {
		if s := table.fold[r]; s != 0 {
			return rune(s)
		}
	}
	return r
}

// Simplify returns s with SimplifyRune applied to each rune. The result has
// the same byte length, so offsets into it are offsets into s; s itself is
// returned when nothing changes. Bytes that are not UTF-8 stay.
func Simplify(s string) string { return simplifyFrom(s, firstChanged(s)) }

// simplifyFrom is Simplify for a text that does not change in front of byte i.
func simplifyFrom(s string, i int) string {
	if i == len(s) {
		return s
	}
	b := []byte(s)
	for i < len(b) {
		if to := simplifiedAt(s, i); to != 0 {
			i += utf8.EncodeRune(b[i:], rune(to))
			continue
		}
		i++
	}
	return string(b)
}

// isSimplified reports whether Simplify leaves s as it is.
func isSimplified(s string) bool { return firstChanged(s) == len(s) }

// firstChanged returns the place of the first character that Simplify changes, or the
// length of s. It asks the small table first, which nearly every character of Simplified
// text passes by.
func firstChanged(s string) int {
	for i := 0; i+2 < len(s); i++ {
		if c := s[i]; c-0xE3 <= 0xEF-0xE3 {
			r := uint16(c)<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
			if table.changes[r>>6]>>(r&63)&1 != 0 && simplifiedAt(s, i) != 0 {
				return i
			}
			if s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
				i += 2
			}
		}
	}
	return len(s)
}

// simplifiedAt returns the Simplified form of the Traditional character that
// starts at byte i, or 0. All characters of the table have three bytes, so no
// other length needs decoding.
func simplifiedAt(s string, i int) uint16 {
	c := s[i]
	if c < 0xE3 || c > 0xEF || i+2 >= len(s) {
		return 0
	}
	d, e := s[i+1], s[i+2]
	if d&0xC0 != 0x80 || e&0xC0 != 0x80 {
		return 0
	}
	r := uint16(c)<<12 | uint16(d&0x3F)<<6 | uint16(e&0x3F)
	if r == 0x3000 || r >= 0xFF00 { // these only Fold changes
		return 0
	}
	return table.fold[r]
}

// Narrow returns the half-width form of a full-width ASCII form (U+FF01 to
// U+FF5E) and of the ideographic space, and any other rune as it is.
func Narrow(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return r - 0xFEE0
	case r == 0x3000:
		return ' '
	}
	return r
}

// Fold returns Narrow(SimplifyRune(r)): the form under which texts are
// compared.
func Fold(r rune) rune {
	if r < 0x80 {
		return r
	}
	if uint32(r) < 1<<16 && table.changes[r>>6]>>(r&63)&1 != 0 {
		return rune(table.fold[r])
	}
	return r
}

// sampleRunes bounds how much of a text ScriptOf reads, in code points.
const sampleRunes = 20000

// ScriptOf returns Traditional when s has more than twice as many characters
// that only Traditional text has as characters that only Simplified text has.
// It looks at the first 20,000 code points.
func ScriptOf(s string) Script {
	trad, simp, seen := 0, 0, 0
	for _, r := range s {
		if seen++; seen > sampleRunes {
			break
		}
		if r <= 0x3000 || r >= 0xFF00 {
			continue
		}
		if table.fold[r] != 0 {
			trad++
		} else if table.distinct[r>>6]>>(r&63)&1 != 0 {
			simp++
		}
	}
	if trad > 2*simp {
		return Traditional
	}
	return Simplified
}

// Restore writes the Simplified text simplified in the script of like, the
// text that it replaces (with its surroundings, if the caller has them). A
// rune of like that stands for the wanted character is used as it is, the one
// at the same place first; otherwise the commonest Traditional form if like is
// Traditional; otherwise the character stays.
func Restore(simplified, like string) string {
	if simplified == like || isSimplified(like) {
		return simplified
	}
	places := []rune(like)
	seen := make(map[rune]rune, len(places))
	for _, r := range places {
		if s := SimplifyRune(r); seen[s] == 0 {
			seen[s] = r
		}
	}
	script := ScriptOf(like)
	var b strings.Builder
	b.Grow(len(simplified))
	i, last := 0, utf8.RuneCountInString(simplified)
	for at := 0; at < len(simplified); i++ {
		want, n := decode(simplified, at)
		fromEnd := len(places) - (last - i)
		switch {
		case want >= broken:
			b.WriteByte(simplified[at])
		case standsFor(places, i, want):
			b.WriteRune(places[i])
		case standsFor(places, fromEnd, want):
			b.WriteRune(places[fromEnd])
		case seen[want] != 0:
			b.WriteRune(seen[want])
		case script == Traditional && traditional(want) != 0:
			b.WriteRune(traditional(want))
		default:
			b.WriteRune(want)
		}
		at += n
	}
	return b.String()
}

// standsFor reports whether the rune at place i of text is want, in either
// script.
func standsFor(text []rune, i int, want rune) bool {
	return i >= 0 && i < len(text) && SimplifyRune(text[i]) == want
}
