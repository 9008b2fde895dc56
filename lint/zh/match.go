package zh

import (
	"math/bits"
	"slices"

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
// It is a trie whose branches are slots of one hash table. The first two runes
// of a literal are one step, guarded by a bitmap that turns most places of a
// text away without a look at the table. A node that only one literal passes
// keeps that literal instead of branches.
type Matcher struct {
	pairs  []uint64 // bitmap over hashes of the first two runes
	shift  uint8    // takes a hash to a bit of pairs
	single []uint64 // bitmap over single-rune literals; nil when there are none
	slots  []slot
	nodes  []node
	runes  []rune  // the folded literals, one after the other
	starts []int32 // where each literal starts in runes; one more at the end
	same   []int32 // next literal with the same runes, or none
}

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
	bitmap := max(10, bits.Len(uint(32*len(literals))))
	m := &Matcher{
		pairs:  make([]uint64, 1<<bitmap/64),
		shift:  uint8(32 - bitmap),
		slots:  make([]slot, 1<<bits.Len(uint(3*len(literals)+16))),
		nodes:  append(make([]node, 0, 2*len(literals)+2), node{none, none}),
		runes:  make([]rune, 0, total/2+1),
		starts: make([]int32, 1, len(literals)+1),
		same:   make([]int32, len(literals)),
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
func pairHash(a, b rune) uint32      { return uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA77 }
func (m *Matcher) home(k uint64) uint64 {
	return k * 0x9E3779B97F4A7C15 >> (65 - bits.Len(uint(len(m.slots))))
}

// literal returns the folded runes of a literal.
func (m *Matcher) literal(l int32) []rune { return m.runes[m.starts[l]:m.starts[l+1]] }

// insert adds a literal to the trie.
func (m *Matcher) insert(l int32) {
	text := m.literal(l)
	switch len(text) {
	case 0:
		return
	case 1:
		if m.single == nil {
			m.single = make([]uint64, 1<<16/64)
		}
		low := uint16(text[0])
		m.single[low>>6] |= 1 << (low & 63)
		m.end(m.reach(singleKey(text[0])), l)
		return
	}
	h := pairHash(text[0], text[1]) >> m.shift
	m.pairs[h>>6] |= 1 << (h & 63)
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
	pairs, shift := m.pairs, m.shift
	a, n := decode(s, 0)
	a = Fold(a)
	for i, next := 0, n; ; {
		if m.single != nil {
			if low := uint16(a); m.single[low>>6]>>(low&63)&1 != 0 {
				hits = m.emit(m.lookup(singleKey(a)), source.Span{Start: i, End: next}, hits)
			}
		}
		if next >= len(s) {
			return hits
		}
		var b rune
		if c := s[next]; c < 0x80 {
			b, n = rune(c), 1
		} else {
			b, n = decodeLong(s, next)
			b = Fold(b)
		}
		h := pairHash(a, b) >> (shift & 31)
		if pairs[h>>6]>>(h&63)&1 != 0 {
			if state := m.lookup(pairKey(a, b)); state != 0 {
				hits = m.walk(s, i, next+n, state, hits)
			}
		}
		a, i, next = b, next, next+n
	}
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
