package phrase

import (
	"slices"
	"strings"
	"sync"
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

// edit is what happened to a phrase.
type edit uint8

const (
	other edit = iota
	lost
	doubled
	swapped
)

// near is a way in which a phrase may be missed, filed under a key: four characters of
// the text as they then are.
type near struct {
	phrase int32
	// at is the changed character of the phrase, offset the distance of the key's
	// first character from the start of the phrase; both in characters.
	at, offset uint8
	edit       edit
	next       int32 // the next near with the same key, or -1
}

// slot is a key, by a part of its hash: what another key with the same part leads to does
// not fit the text.
type slot struct {
	part  uint32
	first int32 // 0: free; index into nears plus 1
}

// index finds the near misses of all phrases in one pass.
type index struct {
	phrases [][]char
	kinds   []kind // of the phrases
	nears   []near
	slots   []slot
	mask    uint64
	// sieve and may are bitmaps over hashes of the keys that are filed: a small one that
	// stays in the cache and turns nearly every place away, and a large one that lets
	// few pass by chance. good is one of four characters as the phrases themselves
	// have them.
	sieve     [1 << (sieveLog - 6)]uint64
	may, good [1 << (bitmapLog - 6)]uint64
	allowed   map[string]struct{}
	// halves are the first and the last two characters of every phrase, sorted.
	halves []uint32
}

const (
	sieveLog  = 19
	bitmapLog = 21
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

func bit(h uint32) (int, uint64) {
	h = h * 0x2C1B3C6D >> (32 - bitmapLog)
	return int(h >> 6), 1 << (h & 63)
}

// sifted is bit for the small bitmap.
func sifted(h uint32) (int, uint64) {
	h = h * 0x2C1B3C6D >> (32 - sieveLog)
	return int(h >> 6), 1 << (h & 63)
}

// passes tells whether a key with the hash may be filed.
func (x *index) passes(h uint32) bool {
	i, b := sifted(h)
	return x.sieve[i]&b != 0
}

// filed is passes with few that pass by chance.
func (x *index) filed(h uint32) bool {
	i, b := bit(h)
	return x.may[i]&b != 0
}

var load = sync.OnceValue(func() *index { return newIndex(phrases, neighbours) })

// kind tells which near misses of a phrase are looked for.
type kind uint8

const (
	whole kind = iota
	// onlyLength: losses and doublings; names have like-sounding neighbours.
	onlyLength
	// onlyChanged: neither; what comes of a free phrase then is often right too.
	onlyChanged
)

// newIndex files the phrases. A line is a phrase; "=" before it marks a name
// (onlyLength), "~" a free phrase
// (onlyChanged); "#" begins a comment.
func newIndex(list, allowed string) *index {
	x := &index{allowed: make(map[string]struct{}, strings.Count(allowed, "\n"))}
	n := strings.Count(list, "\n") + 1
	x.halves = make([]uint32, 0, 2*n)
	x.phrases = make([][]char, 0, n)
	x.kinds = make([]kind, 0, n)
	all := make([]char, 0, len(list)/3)
	x.nears = make([]near, 0, 6*n)
	size := 1
	for size < 10*n {
		size *= 2
	}
	x.slots = make([]slot, size)
	x.mask = uint64(size - 1)
	for line := range strings.SplitSeq(list, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		kind := whole
		switch line[0] {
		case '=':
			kind, line = onlyLength, line[1:]
		case '~':
			kind, line = onlyChanged, line[1:]
		}
		start := len(all)
		all = appendChars(all, line)
		if p := all[start:len(all):len(all)]; len(p) >= shortest {
			x.phrases = append(x.phrases, p)
			x.kinds = append(x.kinds, kind)
			x.halves = append(x.halves, pairOf(p[0], p[1]), pairOf(p[len(p)-2], p[len(p)-1]))
			x.file(int32(len(x.phrases)-1), p, kind)
		}
	}
	slices.Sort(x.halves)
	for line := range strings.SplitSeq(allowed, "\n") {
		if line != "" && line[0] != '#' {
			x.allowed[line] = struct{}{}
		}
	}
	return x
}

func pairOf(a, b char) uint32 { return uint32(a)<<16 | uint32(b) }

// appendChars appends the characters of a phrase, none if one is not Han.
func appendChars(all []char, s string) []char {
	start := len(all)
	for _, r := range s {
		if r < firstHan || r > lastHan {
			return all[:start]
		}
		all = append(all, char(r-firstHan))
	}
	return all
}

// file adds the near misses of one phrase. The first and the last character always
// stand: a change there makes another word.
func (x *index) file(id int32, p []char, kind kind) {
	n := len(p)
	for s := 0; s+window <= n; s++ {
		w := p[s : s+window]
		i, b := bit(hashAll(w[0], w[1], w[2], w[3]))
		x.good[i] |= b
	}
	for k := 1; k < n-1; k++ {
		if kind != onlyLength {
			s := min(k-1, n-window)
			if k == s+1 {
				x.add(butSecond|key(p[s], 0, p[s+2], p[s+3]), hashSecond(p[s], p[s+2], p[s+3]), near{id, uint8(k), uint8(s), other, -1})
			} else {
				x.add(butThird|key(p[s], p[s+1], 0, p[s+3]), hashThird(p[s], p[s+1], p[s+3]), near{id, uint8(k), uint8(s), other, -1})
			}
			if k+1 < n-1 && p[k] != p[k+1] {
				x.addAll(p[k-1], p[k+1], p[k], p[k+2], near{id, uint8(k), uint8(k - 1), swapped, -1})
			}
		}
		if kind != onlyChanged && p[k] != p[k-1] && p[k] != p[k+1] {
			x.addAll(p[k-1], p[k], p[k], p[k+1], near{id, uint8(k), uint8(k - 1), doubled, -1})
		}
		if kind != onlyChanged && k >= edge && k < n-edge && p[k] != p[k+1] {
			s := k - edge
			var w [window]char
			for i, j := 0, s; i < window; j++ {
				if j != k {
					w[i] = p[j]
					i++
				}
			}
			x.addAll(w[0], w[1], w[2], w[3], near{id, uint8(k), uint8(s), lost, -1})
		}
	}
}

func key(a, b, c, d char) uint64 {
	return uint64(a)<<45 | uint64(b)<<30 | uint64(c)<<15 | uint64(d)
}

func hashAll(a, b, c, d char) uint32 {
	return uint32(a)*k0 ^ uint32(b)*k1 ^ uint32(c)*k2 ^ uint32(d)*k3
}
func hashSecond(a, c, d char) uint32 { return uint32(a)*k0 ^ uint32(c)*k2 ^ uint32(d)*k3 ^ s1 }
func hashThird(a, b, d char) uint32  { return uint32(a)*k0 ^ uint32(b)*k1 ^ uint32(d)*k3 ^ s2 }

func (x *index) addAll(a, b, c, d char, n near) {
	x.add(allFour|key(a, b, c, d), hashAll(a, b, c, d), n)
}

func (x *index) add(key uint64, hash uint32, n near) {
	i, b := bit(hash)
	x.may[i] |= b
	i, b = sifted(hash)
	x.sieve[i] |= b
	at, part := x.home(key)
	for x.slots[at].first != 0 && x.slots[at].part != part {
		at = (at + 1) & x.mask
	}
	n.next = x.slots[at].first - 1
	x.nears = append(x.nears, n)
	x.slots[at] = slot{part, int32(len(x.nears))}
}

// home is where a key's slot is looked for first, and the part of its hash that it has.
func (x *index) home(key uint64) (at uint64, part uint32) {
	h := key * 0x9E3779B97F4A7C15
	return h >> 32 & x.mask, uint32(h >> 16)
}

// find gives the first near with the key, or -1.
func (x *index) find(key uint64) int32 {
	for at, part := x.home(key); ; at = (at + 1) & x.mask {
		switch s := x.slots[at]; {
		case s.first == 0:
			return -1
		case s.part == part:
			return s.first - 1
		}
	}
}
