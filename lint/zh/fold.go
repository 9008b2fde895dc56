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

// hanzi holds, for each code point of the basic plane, its counterpart in the
// other script or 0, and which code points only Simplified text has.
type hanzi struct {
	simple   [1 << 16]uint16
	fold     [1 << 16]uint16
	trad     [1 << 16]uint16
	distinct [1 << 10]uint64
}

// table is read-only; filling it takes some ten microseconds, and most of its
// pages are never touched.
var table = newHanzi()

func newHanzi() *hanzi {
	t := new(hanzi)
	fill := func(pairs string, into ...*[1 << 16]uint16) {
		from := rune(0)
		for _, r := range pairs {
			if from == 0 {
				from = r
				continue
			}
			for _, m := range into {
				m[from] = uint16(r)
			}
			from = 0
		}
	}
	fill(tradToSimp, &t.simple, &t.fold)
	fill(simpToTrad, &t.trad)
	for r := rune(0xFF01); r <= 0xFF5E; r++ {
		t.fold[r] = uint16(r - 0xFEE0)
	}
	t.fold[0x3000] = ' '
	for _, r := range simplifiedOnly {
		t.distinct[r>>6] |= 1 << (r & 63)
	}
	return t
}

// SimplifyRune returns the Simplified form of a Traditional character where
// both have the same length in UTF-8, and any other rune as it is. Characters
// that Simplified text uses too (乾 著 瞭 藉 覆) are left alone. Only code
// points of the basic plane change.
func SimplifyRune(r rune) rune {
	if uint32(r) < 1<<16 {
		if s := table.simple[r]; s != 0 {
			return rune(s)
		}
	}
	return r
}

// Simplify returns s with SimplifyRune applied to each rune. The result has
// the same byte length, so offsets into it are offsets into s; s itself is
// returned when nothing changes. Bytes that are not UTF-8 stay.
func Simplify(s string) string {
	i := 0
	for ; i < len(s); i++ {
		if simplifiedAt(s, i) != 0 {
			break
		}
	}
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
	return table.simple[uint16(c)<<12|uint16(d&0x3F)<<6|uint16(e&0x3F)]
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
	if uint32(r) < 1<<16 {
		if f := table.fold[r]; f != 0 {
			return rune(f)
		}
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
		if r < 0x3000 || r > 0xFFFF {
			continue
		}
		if table.simple[r] != 0 {
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
	if simplified == like || Simplify(like) == like && ScriptOf(like) == Simplified {
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
	for at, want := range simplified {
		n := 1
		if want != utf8.RuneError {
			n = utf8.RuneLen(want)
		} else {
			_, n = utf8.DecodeRuneInString(simplified[at:])
		}
		fromEnd := len(places) - (last - i)
		switch {
		case want == utf8.RuneError:
			b.WriteString(simplified[at : at+n])
		case i < len(places) && SimplifyRune(places[i]) == want:
			b.WriteRune(places[i])
		case fromEnd >= 0 && fromEnd < len(places) && SimplifyRune(places[fromEnd]) == want:
			b.WriteRune(places[fromEnd])
		case seen[want] != 0:
			b.WriteRune(seen[want])
		case script == Traditional && want < 1<<16 && table.trad[want] != 0:
			b.WriteRune(rune(table.trad[want]))
		default:
			b.WriteRune(want)
		}
		i++
	}
	return b.String()
}
