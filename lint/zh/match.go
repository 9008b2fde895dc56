package zh

import (
	"slices"
	"unicode/utf8"

	"gaolint/lint/source"
)

// Hit is one occurrence of a literal in a text.
type Hit struct {
	Literal int32       // index into the literals given to NewMatcher
	Span    source.Span // in bytes of the text as it is written
}

// Matcher finds many literals in one pass over a text. Literals and text are
// compared under Fold, so that full-width forms equal half-width ones and
// Traditional characters equal Simplified ones. A Matcher is immutable and
// may be used by several goroutines at once.
//
// It lies in one string, which may be made beforehand and kept in a file (see
// Data and OpenMatcher): nothing of it is decoded, and only the bitmaps are copied.
// Literals of one, of two and of more runes are filed apart, by a hash of their
// first one, two or three runes. Bitmaps of these hashes turn nearly every place
// of a text away; they fit the first-level cache. Long literals under one hash are sorted, and each
// knows the longest of them that it begins with, so that those that stand at a
// place are found by halving.
type Matcher struct {
	data           string
	sieve          *sieve
	one, two, more filed
	// text has the folded runes of the literals of more than two, each entry's from its
	// start to the start of the next.
	text string
}

// filed are the literals of one class of length.
type filed struct {
	// heads numbers the first entry under each value of the upper bits of a hash, from
	// shift on; entries are in that order.
	heads, entries string
	shift          uint
}

// sieve has bitmaps over the hashes of each class, by their upper bits, and tells which
// ASCII bytes begin a literal. Of fixed sizes it needs no bounds checks.
type sieve struct {
	more  [1 << 11]uint64
	two   [1 << 10]uint64
	one   [1 << 7]uint64
	ascii [utf8.RuneSelf]byte
}

const sieveSize = 8*(1<<11+1<<10+1<<7) + utf8.RuneSelf

func (v *sieve) hasOne(h uint32) bool  { return v.one[h>>25]>>(h>>19&63)&1 != 0 }
func (v *sieve) hasTwo(h uint32) bool  { return v.two[h>>22]>>(h>>16&63)&1 != 0 }
func (v *sieve) hasMore(h uint32) bool { return v.more[h>>21]>>(h>>15&63)&1 != 0 }

// The hashes count by their upper bits.
func hashOne(a rune) uint32          { return uint32(a) * 0x9E3779B1 }
func hashTwo(a, b rune) uint32       { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }
func hashThree(a, b, c rune) uint32  { return hashTwo(a, b) ^ uint32(c)*0xC2B2AE3D }
func bucket(h uint32, s uint) uint32 { return (h ^ h>>15) * 0x2C1B3C6D >> s }

// An entry is four numbers: of a short literal its number and its runes, of a long one
// its hash and number, where its runes start in the text, and the entry of the longest
// literal of the same hash that it begins with.
const (
	shortSize = 12
	longSize  = 16
	none      = 1<<32 - 1
)

// under are the entries that a hash leads to, from the first to before the last.
func (f *filed) under(h uint32) (from, to uint32) {
	heads := f.heads[4*bucket(h, f.shift):]
	return number(heads), number(heads[4:])
}

// number reads four bytes, the lowest first, on any machine.
func number(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Find appends every occurrence of every literal in s to hits, overlapping
// ones too, and returns the result. What it appends is sorted by start, then
// by end, then by literal. A byte that is not UTF-8 matches only itself.
func (m *Matcher) Find(s string, hits []Hit) []Hit {
	if m.data == "" || s == "" {
		return hits
	}
	v := m.sieve
	f, changes := search{m, s, hits}, &table.changes
	var start int
	a, endA := foldAt(s, 0) // three runes, and where each of them ends
	b, endB := foldAt(s, endA)
	for start < len(s) {
		if c := s[start]; c < utf8.RuneSelf && v.ascii[c] == 0 {
			if skip := v.idle(s, start); skip > start+3 {
				start = skip
				a, endA = foldAt(s, start)
				b, endB = foldAt(s, endA)
				continue
			}
		}
		c, endC := noRune, 0
		if uint(endB+2) < uint(len(s)) { // most characters have three bytes, and stay as they are
			lead, x, y := s[endB]-0xE1, s[endB+1]^0x80, s[endB+2]^0x80
			if word := uint(lead+1)<<6 | uint(x); lead < 0xED-0xE1 && x|y < 0x40 && changes[word&0x3FF]>>(y&63)&1 == 0 {
				c, endC = rune(word<<6)|rune(y), endB+3
			}
		}
		if endC == 0 {
			c, endC = foldAt(s, endB)
		}
		h1 := hashOne(a)
		h2 := h1 ^ uint32(b)*0x85EBCA77
		h3 := h2 ^ uint32(c)*0xC2B2AE3D
		if v.hasMore(h3) || v.hasTwo(h2) || v.hasOne(h1) {
			f.look(a, b, h3, source.Span{Start: start, End: endA}, endB)
		}
		start, endA, endB = endA, endB, endC
		a, b = b, c
	}
	return f.hits
}

// search is a text that is being searched, with what was found in it.
type search struct {
	*Matcher
	s    string
	hits []Hit
}

// look appends the literals that begin with the runes a, at the span, and b, which ends at
// endB; h is the hash of these and the rune behind them.
func (f *search) look(a, b rune, h uint32, at source.Span, endB int) {
	h1, h2, v := hashOne(a), hashTwo(a, b), f.sieve
	if v.hasOne(h1) {
		f.hits = f.one.short(h1, a, 0, at, f.hits)
	}
	if v.hasTwo(h2) {
		f.hits = f.two.short(h2, a, b, source.Span{Start: at.Start, End: endB}, f.hits)
	}
	if v.hasMore(h) {
		f.hits = f.long(h, f.s, at.Start, f.hits)
	}
}

// idle returns the end of the ASCII text from i on in which no literal begins.
func (v *sieve) idle(s string, i int) int {
	for i < len(s) && s[i] < utf8.RuneSelf && v.ascii[s[i]] == 0 {
		i++
	}
	return i
}

// noRune stands past the end of the text; no literal has it.
const noRune rune = broken + 0x100

// foldAt returns the folded rune at i and its end.
func foldAt(s string, i int) (r rune, end int) {
	if i >= len(s) {
		return noRune, i
	}
	r, n := decode(s, i)
	return Fold(r), i + n
}

// short appends the literals that are the runes a and b; b is 0 for those of one rune.
func (f *filed) short(h uint32, a, b rune, at source.Span, hits []Hit) []Hit {
	from, to := f.under(h)
	for ; from < to; from++ {
		e := f.entries[from*shortSize:]
		if number(e[4:]) == uint32(a) && number(e[8:]) == uint32(b) {
			hits = append(hits, Hit{int32(number(e)), at})
		}
	}
	return hits
}

// long appends the literals of more than two runes that stand at byte start.
func (m *Matcher) long(h uint32, s string, start int, hits []Hit) []Hit {
	entries := m.more.entries
	from, to := m.more.under(h)
	for from < to && number(entries[from*longSize:]) != h {
		from++
	}
	// The last entry that does not come behind the text begins with all that stand there.
	lo, hi := from, to
	end, order := 0, -1 // of the text with the entry before lo
	for lo < hi {
		mid := (lo + hi) / 2
		if number(entries[mid*longSize:]) == h {
			if e, o := compare(m.runes(mid), s, start); o <= 0 {
				lo, end, order = mid+1, e, o
				continue
			}
		}
		hi = mid
	}
	if lo == from {
		return hits
	}
	first := len(hits)
	for i := lo - 1; ; {
		e := entries[i*longSize:]
		if order == 0 {
			hits = append(hits, Hit{int32(number(e[4:])), source.Span{Start: start, End: end}})
		}
		if i = number(e[12:]); i == none {
			break
		}
		end, order = compare(m.runes(i), s, start)
	}
	if len(hits) > first+1 {
		slices.Reverse(hits[first:])
	}
	return hits
}

// runes are the folded runes of a long entry.
func (m *Matcher) runes(i uint32) string {
	e := m.more.entries[i*longSize:]
	return m.text[number(e[8:]):number(e[8+longSize:])]
}

// compare tells whether folded runes come before the text from byte i on, behind it, or
// stand there (0), and then where they end.
func compare(runes, s string, i int) (end, order int) {
	if end = i + len(runes); end <= len(s) && s[i:end] == runes && (end == len(s) || utf8.RuneStart(s[end])) {
		return end, 0
	}
	for k := 0; k < len(runes); {
		if c := runes[k]; c-0xE1 < 0x0F && c != 0xED && k+2 < len(runes) && i+2 < len(s) &&
			s[i] == c && s[i+1] == runes[k+1] && s[i+2] == runes[k+2] && s[i+1]&s[i+2]&0xC0 == 0x80 {
			k, i = k+3, i+3
			continue
		}
		want, n := decode(runes, k)
		got, end := foldAt(s, i)
		if want != got {
			if got == noRune || want > got {
				return i, 1
			}
			return i, -1
		}
		k, i = k+n, end
	}
	return i, 0
}
