package zh

import (
	"cmp"
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"unicode/utf8"
)

// matcherMagic begins a matcher's data.
const matcherMagic = "gaolint words 1\n"

// classes are those of literals by their length: one, two and more runes.
const classes = 3

// headSize is the length of the magic and of what follows: the shift of each class, then
// the sizes of their entries.
const headSize = len(matcherMagic) + 4*2*classes

// listed is a literal that is being filed: its number, hash, and its place among all
// folded runes.
type listed struct {
	literal, hash    uint32
	head             uint32
	from, to, within int32
}

// NewMatcher returns a Matcher for literals. Empty ones are never found.
func NewMatcher(literals []string) *Matcher {
	m, err := OpenMatcher(string(makeMatcher(literals)))
	if err != nil {
		panic(err) // of what has just been made
	}
	return m
}

func makeMatcher(literals []string) []byte {
	total := 0
	for _, l := range literals {
		total += len(l)
	}
	var byClass [classes][]listed
	var v sieve
	runes := make([]rune, 0, total)
	for i, l := range literals {
		w := listed{literal: uint32(i), from: int32(len(runes)), within: -1}
		runes = appendFolded(runes, l)
		w.to = int32(len(runes))
		if w.from == w.to {
			continue
		}
		w.hash = v.add(runes[w.from:])
		class := min(w.to-w.from, classes) - 1
		byClass[class] = append(byClass[class], w)
	}
	head, tables, text := []byte(matcherMagic), []byte(nil), []byte(nil)
	var sizes []uint32
	for class, words := range byClass {
		shift := uint(32 - bits.Len(uint(len(words)|1)))
		heads := file(words, runes, shift)
		var entries []byte
		if class < classes-1 {
			entries = shortEntries(words, runes)
		} else {
			entries, text = longEntries(words, runes)
		}
		head = appendNumbers(head, uint32(shift))
		sizes = append(sizes, uint32(len(entries)))
		tables = slices.Concat(tables, heads, entries)
	}
	head = appendNumbers(head, sizes...)
	for _, part := range v.parts() {
		for _, word := range part {
			head = binary.LittleEndian.AppendUint64(head, word)
		}
	}
	return slices.Concat(head, v.ascii[:], tables, text)
}

// appendFolded appends the folded runes of s.
func appendFolded(runes []rune, s string) []rune {
	for i := 0; i < len(s); {
		r, n := decode(s, i)
		runes = append(runes, Fold(r))
		i += n
	}
	return runes
}

// parts are the bitmaps in the order in which they are kept.
func (v *sieve) parts() [classes][]uint64 {
	return [classes][]uint64{v.more[:], v.two[:], v.one[:]}
}

// add puts a literal in and gives its hash.
func (v *sieve) add(runes []rune) (h uint32) {
	if first := runes[0]; first < utf8.RuneSelf {
		v.ascii[first] = 1
	}
	switch len(runes) {
	case 1:
		h = hashOne(runes[0])
		v.one[h>>25] |= 1 << (h >> 19 & 63)
	case 2:
		h = hashTwo(runes[0], runes[1])
		v.two[h>>22] |= 1 << (h >> 16 & 63)
	default:
		h = hashThree(runes[0], runes[1], runes[2])
		v.more[h>>21] |= 1 << (h >> 15 & 63)
	}
	return h
}

// file sorts the literals of a class for their entries and makes the heads of these.
func file(words []listed, runes []rune, shift uint) (heads []byte) {
	for i := range words {
		words[i].head = bucket(words[i].hash, shift)
	}
	slices.SortFunc(words, func(a, b listed) int {
		switch {
		case a.head != b.head:
			return cmp.Compare(a.head, b.head)
		case a.hash != b.hash:
			return cmp.Compare(a.hash, b.hash)
		}
		return cmp.Or(slices.Compare(runes[a.from:a.to], runes[b.from:b.to]), cmp.Compare(a.literal, b.literal))
	})
	at := 0
	for h := range uint32(1) << (32 - shift) {
		for at < len(words) && words[at].head < h {
			at++
		}
		heads = appendNumbers(heads, uint32(at))
	}
	return appendNumbers(heads, uint32(len(words)))
}

func shortEntries(words []listed, runes []rune) (entries []byte) {
	for _, w := range words {
		second := uint32(0)
		if w.to-w.from > 1 {
			second = uint32(runes[w.from+1])
		}
		entries = appendNumbers(entries, w.literal, uint32(runes[w.from]), second)
	}
	return entries
}

// longEntries makes the entries of words that are sorted, one that ends the last, and
// the text that they point to.
func longEntries(words []listed, runes []rune) (entries, text []byte) {
	for i := range words {
		w := &words[i]
		w.within = int32(i) - 1
		for w.within >= 0 {
			o := &words[w.within]
			if o.hash != w.hash {
				w.within = -1
			} else if o.to-o.from <= w.to-w.from && slices.Equal(runes[o.from:o.to], runes[w.from:w.from+o.to-o.from]) {
				break
			} else {
				w.within = o.within
			}
		}
		entries = appendNumbers(entries, w.hash, w.literal, uint32(len(text)), uint32(w.within))
		for _, r := range runes[w.from:w.to] {
			if r >= broken {
				text = append(text, byte(r-broken))
			} else {
				text = utf8.AppendRune(text, r)
			}
		}
	}
	return appendNumbers(entries, 0, 0, uint32(len(text)), none), text
}

func appendNumbers(out []byte, numbers ...uint32) []byte {
	for _, n := range numbers {
		out = binary.LittleEndian.AppendUint32(out, n)
	}
	return out
}

// Data is what OpenMatcher makes the same Matcher of.
func (m *Matcher) Data() string { return m.data }

// OpenMatcher gives the Matcher whose Data this is, which is used where it lies. Only its
// outward shape is checked: the data must be those of a Matcher.
func OpenMatcher(data string) (*Matcher, error) {
	if len(data) < headSize || data[:len(matcherMagic)] != matcherMagic {
		return nil, errors.New("no matcher")
	}
	m := &Matcher{data: data}
	head, rest := data[len(matcherMagic):], data[headSize:]
	whole := true
	cut := func(n uint64) string {
		if n > uint64(len(rest)) {
			whole = false
			return ""
		}
		part := rest[:n]
		rest = rest[n:]
		return part
	}
	bitmaps := cut(sieveSize)
	for class, f := range [...]*filed{&m.one, &m.two, &m.more} {
		f.shift = uint(number(head[4*class:]))
		if f.shift > 31 {
			return nil, errors.New("a matcher with a broken head")
		}
		f.heads = cut(4 * (1<<(32-f.shift) + 1))
		f.entries = cut(uint64(number(head[4*(class+classes):])))
	}
	m.text = rest
	if !whole {
		return nil, errors.New("a matcher that is cut short")
	}
	m.sieve = new(sieve)
	for _, part := range m.sieve.parts() {
		for i := range part {
			part[i] = uint64(number(bitmaps)) | uint64(number(bitmaps[4:]))<<32
			bitmaps = bitmaps[8:]
		}
	}
	copy(m.sieve.ascii[:], bitmaps)
	return m, nil
}
