package zh

import (
	"math/bits"
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
// It is a trie whose branches are slots of one hash table; the first two runes
// of a literal are one step. A bitmap over the first three runes turns nearly
// every place of a text away without a look at the table. A node that only one
// literal passes keeps that literal instead of branches.
type Matcher struct {
	triples *bitmap             // over the first three runes
	begun   *large              // over the first two runes
	pairs   *small              // over the literals of two runes; nil without any
	single  *small              // over the literals of one rune; nil without any
	ascii   [utf8.RuneSelf]bool // whether an ASCII byte begins any literal
	slots   []slot
	nodes   []node
	runes   []rune  // the folded literals, one after the other
	starts  []int32 // where each literal starts in runes; one more at the end
	same    []int32 // next literal with the same runes, or none
}

// bitmap is a set of hashes, by their upper 17 bits, and small one by their
// upper 15 bits. Of fixed sizes they need no bounds checks, and together they
// fit the first-level cache.
type bitmap [1 << 11]uint64

func (b *bitmap) add(h uint32)      { b[h>>21] |= 1 << (h >> 15 & 63) }
func (b *bitmap) has(h uint32) bool { return b[h>>21]>>(h>>15&63)&1 != 0 }

type small [1 << 9]uint64

func (b *small) add(h uint32)      { b[h>>23] |= 1 << (h >> 17 & 63) }
func (b *small) has(h uint32) bool { return b[h>>23]>>(h>>17&63)&1 != 0 }

// large is a set of hashes by their lower bits: what the small sets let through by chance
// seldom passes it too.
type large [1 << 12]uint64

func (b *large) add(h uint32)      { h ^= h >> 15; b[h>>6&(1<<12-1)] |= 1 << (h & 63) }
func (b *large) has(h uint32) bool { h ^= h >> 15; return b[h>>6&(1<<12-1)]>>(h&63)&1 != 0 }

// slot is an entry of the hash table: the node that a rune leads to.
type slot struct {
	key uint64
	to  int32 // 0: free
}

// node is the state after some first runes of a literal.
type node struct {
	ends int32 // literal that ends here, or none
	only int32 // the one literal that goes on from here, none, or branching
}

const (
	none      = -1
	branching = -2
)

// NewMatcher returns a Matcher for literals. Empty ones are never found.
func NewMatcher(literals []string) *Matcher {
	total := 0
	for _, l := range literals {
		total += len(l)
	}
	m := &Matcher{
		triples: new(bitmap),
		begun:   new(large),
		slots:   make([]slot, 1<<bits.Len(uint(3*len(literals)+16))),
		nodes:   append(make([]node, 0, 2*len(literals)+2), node{none, none}),
		runes:   make([]rune, 0, total/2+1),
		starts:  make([]int32, 1, len(literals)+1),
		same:    make([]int32, len(literals)),
	}
	for _, l := range literals {
		for i := 0; i < len(l); {
			r, n := decode(l, i)
			m.runes = append(m.runes, Fold(r))
			i += n
		}
		m.starts = append(m.starts, int32(len(m.runes)))
	}
	// From the last to the first, so that equal literals are linked in order.
	for l := len(literals) - 1; l >= 0; l-- {
		m.same[l] = none
		m.insert(int32(l))
	}
	return m
}

// The keys of first runes, first pairs and later steps never meet: nodes
// count from 1, and a rune takes less than 24 bits.
func singleKey(a rune) uint64        { return uint64(uint32(a)) }
func pairKey(a, b rune) uint64       { return 1<<63 | uint64(uint32(a))<<24 | uint64(uint32(b)) }
func stepKey(n int32, r rune) uint64 { return uint64(uint32(n))<<24 | uint64(uint32(r)) }

// The hashes of the bitmaps count by their upper bits.
func singleHash(a rune) uint32       { return uint32(a) * 0x9E3779B1 }
func pairHash(a, b rune) uint32      { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }
func tripleHash(a, b, c rune) uint32 { return pairHash(a, b) ^ tripleStep(c) }
func tripleStep(c rune) uint32       { return uint32(c) * 0xC2B2AE3D }

func (m *Matcher) home(k uint64) uint64 {
	return k * 0x9E3779B97F4A7C15 >> (65 - bits.Len(uint(len(m.slots))))
}

// literal returns the folded runes of a literal.
func (m *Matcher) literal(l int32) []rune { return m.runes[m.starts[l]:m.starts[l+1]] }

// insert adds a literal to the trie.
func (m *Matcher) insert(l int32) {
	text := m.literal(l)
	if len(text) > 0 && text[0] < utf8.RuneSelf {
		m.ascii[text[0]] = true
	}
	switch len(text) {
	case 0:
		return
	case 1:
		if m.single == nil {
			m.single = new(small)
		}
		m.single.add(singleHash(text[0]))
		m.end(m.reach(singleKey(text[0])), l)
		return
	}
	if len(text) == 2 {
		if m.pairs == nil {
			m.pairs = new(small)
		}
		m.pairs.add(pairHash(text[0], text[1]))
	} else {
		m.triples.add(tripleHash(text[0], text[1], text[2]))
	}
	m.begun.add(pairHash(text[0], text[1]))
	n := m.reach(pairKey(text[0], text[1]))
	for depth := 2; depth < len(text); depth++ {
		switch only := m.nodes[n].only; only {
		case none:
			m.nodes[n].only = l
			return
		case branching:
		default:
			other := m.literal(only)
			if slices.Equal(other[depth:], text[depth:]) {
				m.same[l], m.nodes[n].only = only, l
				return
			}
			m.nodes[n].only = branching
			branch := m.reach(stepKey(n, other[depth]))
			if len(other) == depth+1 {
				m.nodes[branch].ends = only
			} else {
				m.nodes[branch].only = only
			}
		}
		n = m.reach(stepKey(n, text[depth]))
	}
	m.end(n, l)
}

// end records that a literal ends at node n.
func (m *Matcher) end(n, l int32) {
	m.same[l] = m.nodes[n].ends
	m.nodes[n].ends = l
}

// reach returns the node under a key, making it if need be.
func (m *Matcher) reach(key uint64) int32 {
	mask := uint64(len(m.slots) - 1)
	i := m.home(key)
	for ; m.slots[i].to != 0; i = (i + 1) & mask {
		if m.slots[i].key == key {
			return m.slots[i].to
		}
	}
	n := int32(len(m.nodes))
	m.nodes = append(m.nodes, node{none, none})
	m.slots[i] = slot{key, n}
	if 2*len(m.nodes) > len(m.slots) {
		m.grow()
	}
	return n
}

// grow doubles the hash table.
func (m *Matcher) grow() {
	old := m.slots
	m.slots = make([]slot, 2*len(old))
	mask := uint64(len(m.slots) - 1)
	for _, e := range old {
		if e.to == 0 {
			continue
		}
		i := m.home(e.key)
		for m.slots[i].to != 0 {
			i = (i + 1) & mask
		}
		m.slots[i] = e
	}
}

// lookup returns the node under a key, or 0.
func (m *Matcher) lookup(key uint64) int32 {
	mask := uint64(len(m.slots) - 1)
	for i := m.home(key) & mask; ; i = (i + 1) & mask {
		e := &m.slots[i]
		if e.key == key || e.to == 0 {
			return e.to
		}
	}
}

// Find appends every occurrence of every literal in s to hits, overlapping
// ones too, and returns the result. What it appends is sorted by start, then
// by end, then by literal. A byte that is not UTF-8 matches only itself.
func (m *Matcher) Find(s string, hits []Hit) []Hit {
	if len(m.nodes) == 1 || s == "" {
		return hits
	}
	triples, pairs, single := m.triples, m.pairs, m.single
	var start int
	a, endA := foldAt(s, 0) // three runes, and where each of them ends
	b, endB := foldAt(s, endA)
	for start < len(s) {
		if s[start] < utf8.RuneSelf && !m.ascii[s[start]] {
			if skip := m.idle(s, start); skip > start+3 {
				start = skip
				a, endA = foldAt(s, start)
				b, endB = foldAt(s, endA)
				continue
			}
		}
		c, endC := noRune, endB
		if endB < len(s) {
			if x := s[endB]; x < utf8.RuneSelf {
				c, endC = rune(x), endB+1
			} else if x-0xE1 < 0x0F && x != 0xED && endB+2 < len(s) && s[endB+1]&0xC0 == 0x80 && s[endB+2]&0xC0 == 0x80 {
				c, endC = Fold(rune(x&0x0F)<<12|rune(s[endB+1]&0x3F)<<6|rune(s[endB+2]&0x3F)), endB+3
			} else {
				c, endC = foldAt(s, endB)
			}
		}
		if single != nil && single.has(singleHash(a)) {
			if n := m.lookup(singleKey(a)); n != 0 {
				hits = m.emit(n, source.Span{Start: start, End: endA}, hits)
			}
		}
		pair := pairHash(a, b)
		longer := triples.has(pair ^ tripleStep(c))
		if (longer || pairs != nil && pairs.has(pair)) && m.begun.has(pair) {
			switch n := m.lookup(pairKey(a, b)); {
			case n == 0:
			case longer:
				hits = m.walk(s, start, endB, n, hits)
			default:
				hits = m.emit(n, source.Span{Start: start, End: endB}, hits)
			}
		}
		start, endA, endB = endA, endB, endC
		a, b = b, c
	}
	return hits
}

// idle returns the end of the ASCII text from i on in which no literal begins.
func (m *Matcher) idle(s string, i int) int {
	for i < len(s) && s[i] < utf8.RuneSelf && !m.ascii[s[i]] {
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

// walk follows the trie from the node reached by the first two runes of a
// literal that starts at byte start; i is the byte after them.
func (m *Matcher) walk(s string, start, i int, n int32, hits []Hit) []Hit {
	for depth := int32(2); ; depth++ {
		hits = m.emit(n, source.Span{Start: start, End: i}, hits)
		only := m.nodes[n].only
		if only >= 0 {
			if end, ok := m.rest(s, i, only, depth); ok {
				hits = m.chain(only, source.Span{Start: start, End: end}, hits)
			}
			return hits
		}
		if only == none || i >= len(s) {
			return hits
		}
		r, size := decode(s, i)
		if n = m.lookup(stepKey(n, Fold(r))); n == 0 {
			return hits
		}
		i += size
	}
}

// rest reports whether the runes of a literal from depth on stand at i, and
// where they end.
func (m *Matcher) rest(s string, i int, l, depth int32) (end int, ok bool) {
	for _, want := range m.runes[m.starts[l]+depth : m.starts[l+1]] {
		if i >= len(s) {
			return i, false
		}
		r, n := decode(s, i)
		if Fold(r) != want {
			return i, false
		}
		i += n
	}
	return i, true
}

// emit appends the literals that end at node n.
func (m *Matcher) emit(n int32, at source.Span, hits []Hit) []Hit {
	return m.chain(m.nodes[n].ends, at, hits)
}

// chain appends a literal and those equal to it.
func (m *Matcher) chain(l int32, at source.Span, hits []Hit) []Hit {
	for ; l != none; l = m.same[l] {
		hits = append(hits, Hit{l, at})
	}
	return hits
}
