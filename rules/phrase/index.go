package phrase

import (
	_ "embed" // the index
	"strings"
	"sync"

	"gaolint/rules/internal/packed"
)

// Characters are kept as offsets from firstHan, which fit 15 bits, so that four of
// them and the kind of a key make up one word.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
	window   = 4
	// shortest is the length of the shortest phrase, in characters.
	shortest = window
	// edge is how many characters must stand on both sides of a lost one: fewer may
	// belong to another word.
	edge = 2
)

type char = uint16

// chars are characters, two bytes each, the lower one first.
type chars string

func (p chars) len() int { return len(p) / 2 }

func (p chars) at(i int) char { return char(p[2*i]) | char(p[2*i+1])<<8 }

func (p chars) String() string {
	var b strings.Builder
	for i := range p.len() {
		b.WriteRune(rune(p.at(i)) + firstHan)
	}
	return b.String()
}

// edit is what happened to a phrase.
type edit uint8

const (
	other edit = iota
	lost
	doubled
	swapped
)

// near is a way in which a phrase may be missed, filed under a key: four characters of
// the text as they then are. At is the changed character of the phrase.
type near struct {
	phrase int32
	at     uint8
	edit   edit
}

// A near takes four bytes in the index: the phrase, at, the edit, and a part of its key's
// hash, from the upper bits down.
const (
	tagBits   = 8
	editBits  = 2
	atBits    = 5
	nearBytes = 4
)

func readNear(n uint32) near {
	return near{
		phrase: int32(n >> (tagBits + editBits + atBits)),
		at:     uint8(n >> (tagBits + editBits) & (1<<atBits - 1)),
		edit:   edit(n >> tagBits & (1<<editBits - 1)),
	}
}

// offset is the distance of the key's first character from the start of the phrase of n
// characters.
func (n near) offset(length int) int {
	switch n.edit {
	case other:
		return min(int(n.at)-1, length-window)
	case lost:
		return int(n.at) - edge
	}
	return int(n.at) - 1
}

// kind is the kind of the near's key, for a phrase of so many characters.
func (n near) kind(length int) uint64 {
	switch {
	case n.edit != other:
		return allFour
	case int(n.at) == n.offset(length)+1:
		return butSecond
	}
	return butThird
}

// index finds the near misses of all phrases in one pass. It is made beforehand (see
// MakeIndex) and lies in one string; numbers have their lowest byte first.
type index struct {
	// sieve is a bitmap over the keys that are filed: the first and the last character
	// choose eight bytes of it, the others two bits in them. So one look turns nearly
	// every place away.
	sieve string
	// heads numbers the first near under each value of the upper bits of a key's hash;
	// nears are in that order.
	heads, nears string
	// good is a hash table of the windows of the phrases themselves, by parts of their
	// hashes.
	good string
	// starts are where the phrases start, with their kind in the upper bits; text has
	// their characters.
	starts, text string
	// halves are the first and the last two characters of every phrase, sorted.
	halves  string
	allowed map[string]struct{}
}

const (
	magic     = "gaolint phrases 1\n"
	sieveLog  = 14 // words of eight bytes
	headLog   = 14
	goodLog   = 15 // places of two bytes
	kindShift = 30
)

// The kinds of key: which of four characters count.
const (
	butSecond uint64 = iota << 60
	butThird
	allFour
)

const (
	k0, k1, k2, k3 = 0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F
	s1, s2         = 0x165667B1, 0xD3A2646C
)

// word numbers the word of the sieve for the first and the last character.
func word(a, d char) uint32 {
	return (uint32(a)*k0 ^ uint32(d)*k3) * 0x2C1B3C6D >> (32 - sieveLog)
}

// The bits of the sieve's word for those of the second and third character that count.
func bitsAll(b, c char) uint64 { return bits(uint32(b)*k1 ^ uint32(c)*k2) }
func bitsSecond(c char) uint64 { return bits(uint32(c)*k2 ^ s1) }
func bitsThird(b char) uint64  { return bits(uint32(b)*k1 ^ s2) }
func bits(h uint32) uint64     { h *= 0x2C1B3C6D; return 1<<(h>>26) | 1<<(h>>20&63) }

func key(a, b, c, d char) uint64 {
	return uint64(a)<<45 | uint64(b)<<30 | uint64(c)<<15 | uint64(d)
}

func spread(key uint64) uint64 { h := key * 0x9E3779B97F4A7C15; return h ^ h>>29 }

// homeOf is the head of the hash, tagOf the part of it that a near keeps.
func homeOf(h uint64) int   { return int(h >> (64 - headLog)) }
func tagOf(h uint64) uint32 { return uint32(h) & (1<<tagBits - 1) }

// goodOf is where the window's hash is looked for first, and what stands there for it.
func goodOf(h uint64) (at int, part uint16) {
	return int(h >> (64 - goodLog)), uint16(h) | 1 // 0: free
}

//go:embed index.bin
var made string

var load = sync.OnceValue(func() *index { return openIndex(made, neighbours) })

// kind tells which near misses of a phrase are looked for.
type kind uint8

const (
	whole kind = iota
	// onlyLength: losses and doublings; names have like-sounding neighbours.
	onlyLength
	// onlyChanged: neither; what comes of a free phrase then is often right too.
	onlyChanged
	// sole: any other character counts, like or not: no name of the kind is nearer.
	sole
)

// openIndex gives the index that MakeIndex made; one that is broken finds nothing.
func openIndex(data, allowed string) *index {
	x := &index{allowed: make(map[string]struct{}, strings.Count(allowed, "\n"))}
	for line := range strings.SplitSeq(allowed, "\n") {
		if line != "" && line[0] != '#' {
			x.allowed[line] = struct{}{}
		}
	}
	rest, ok := strings.CutPrefix(data, magic)
	if !ok {
		rest = ""
	}
	for _, part := range [...]*string{&x.sieve, &x.heads, &x.nears, &x.good, &x.starts, &x.text, &x.halves} {
		if len(rest) < 4 {
			return &index{}
		}
		size := int(packed.Number(rest, 0))
		if rest = rest[4:]; size > len(rest) {
			return &index{}
		}
		*part, rest = rest[:size], rest[size:]
	}
	return x
}

// phrase gives the characters of a phrase.
func (x *index) phrase(i int32) chars {
	const place = 1<<kindShift - 1
	return chars(x.text[2*(packed.Number(x.starts, int(i))&place) : 2*(packed.Number(x.starts, int(i)+1)&place)])
}

func (x *index) kind(i int32) kind { return kind(packed.Number(x.starts, int(i)) >> kindShift) }

// under gives the nears that the key leads to, from the first to before the last; others
// may be among them.
func (x *index) under(h uint64) (from, to int) {
	i := homeOf(h)
	return int(packed.Number(x.heads, i)), int(packed.Number(x.heads, i+1))
}

// isGood tells whether the phrases themselves have the window with the hash.
func (x *index) isGood(h uint64) bool {
	at, part := goodOf(h)
	for ; ; at = (at + 1) & (1<<goodLog - 1) {
		switch uint16(x.good[2*at]) | uint16(x.good[2*at+1])<<8 {
		case 0:
			return false
		case part:
			return true
		}
	}
}

// isHalf tells whether a phrase begins or ends with the two characters.
func (x *index) isHalf(a, b char) bool {
	want := pairOf(a, b)
	lo, hi := 0, len(x.halves)/4
	for lo < hi {
		mid := (lo + hi) / 2
		if packed.Number(x.halves, mid) < want {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return 4*lo < len(x.halves) && packed.Number(x.halves, lo) == want
}

func pairOf(a, b char) uint32 { return uint32(a)<<16 | uint32(b) }
