package lm

import "sync"

// partners are the characters with which each one makes a word of two in the lexicon.
type partners struct {
	// behind are those that stand behind the character of a rank, from atBehind of the rank
	// to that of the next one; front are those that stand in front of it.
	behind, front     []Symbol
	atBehind, atFront []uint32
}

// newPartners reads the lexicon's words of two.
func newPartners(l *lexicon, p *pairs) *partners {
	var words [][2]Symbol
	seen := map[[2]Symbol]bool{}
	for i := range len(l[0].entries) / entrySize(MinWord) {
		w := l.word(MinWord, i)
		k := [2]Symbol(w[:MinWord])
		if k[0].Han() && k[1].Han() && p.rank(k[0]) > 0 && p.rank(k[1]) > 0 && !seen[k] {
			seen[k] = true
			words = append(words, k)
		}
	}
	index := func(by, other int) (list []Symbol, at []uint32) {
		at = make([]uint32, p.width+2)
		for _, w := range words {
			at[p.rank(w[by])+1]++
		}
		for r := 1; r < len(at); r++ {
			at[r] += at[r-1]
		}
		list, next := make([]Symbol, len(words)), append([]uint32(nil), at...)
		for _, w := range words {
			r := p.rank(w[by])
			list[next[r]] = w[other]
			next[r]++
		}
		return list, at
	}
	out := new(partners)
	out.behind, out.atBehind = index(0, 1)
	out.front, out.atFront = index(1, 0)
	return out
}

// lazyPartners are made when they are first needed.
type lazyPartners struct {
	once sync.Once
	*partners
}

func (m *Model) partners() *partners {
	m.lazy.once.Do(func() { m.lazy.partners = newPartners(&m.lexicon, &m.pairs) })
	return m.lazy.partners
}

// lost hopes that a character was lost in front of the cell: where no n-gram of three
// reaches over the gap, but the text is known on both sides, one that makes a word with a
// neighbour that is in no word now.
func (x *scanner) lost(i int) {
	k := x.known[i-3 : i+1]
	if !k[0] || k[1] || k[2] || !k[3] || !x.cells[i-1].Symbol.Han() || x.gram(i-1, 2) > gapMost {
		return
	}
	p := x.partners()
	if rank := x.pairs.rank(x.cells[i-1].Symbol); rank > 0 && x.orphan(i-1, -1) {
		x.insert(i, p.behind[p.atBehind[rank]:p.atBehind[rank+1]])
	}
	if rank := x.pairs.rank(x.cells[i].Symbol); rank > 0 && x.orphan(i, 1) {
		x.insert(i, p.front[p.atFront[rank]:p.atFront[rank+1]])
	}
}

// orphan tells whether the cell makes no word of two or three with what follows it in the
// direction, and is no word of grammar.
func (x *scanner) orphan(i, step int) bool {
	a, b, c := x.cells[i].Symbol, x.cells[i+step].Symbol, x.cells[i+2*step].Symbol
	if a.Function() {
		return false
	}
	if !b.Han() {
		return true
	}
	two, three := [...]Symbol{a, b}, [...]Symbol{a, b, c}
	if step < 0 {
		two, three = [...]Symbol{b, a}, [...]Symbol{c, b, a}
	}
	return !x.isWord(two[:]) && !(c.Han() && x.isWord(three[:]))
}

func (x *scanner) isWord(part []Symbol) bool {
	k := emptyKey.with(WordMark)
	for _, s := range part {
		k = k.with(s)
	}
	return x.code(k) != 0
}

// gapMost is the greatest code of the two characters beside a gap.
const gapMost = 12

// lostLeast is the least sum of the codes of the n-grams of three that hold a lost
// character.
const lostLeast = 24

// insert hopes for those of the characters in front of the cell that the text holds
// together on both sides: all n-grams of three with one of them are known, and those of
// four that reach over it.
func (x *scanner) insert(i int, list []Symbol) {
	l2, l1 := x.cells[i-2].Symbol, x.cells[i-1].Symbol
	r1, r2 := x.cells[i].Symbol, x.cells[i+1].Symbol
	after, next := x.pairs.after(l1), x.pairs.rank(r1)
	for _, s := range list {
		if rank := x.pairs.rank(s); !after.holds(rank) || !x.pairs.row(rank).holds(next) || s.Function() || numeral(s) {
			continue
		}
		centre := x.three(l1, s, r1)
		if centre == 0 {
			continue
		}
		left, right := x.three(l2, l1, s), x.three(s, r1, r2)
		if left == 0 || right == 0 || left+centre+right < lostLeast || x.hoped(s) {
			continue
		}
		k := emptyKey.with(l1).with(s).with(r1).with(r2)
		if x.code(emptyKey.with(l2).with(l1).with(s).with(r1)) > 0 && x.code(k) > 0 {
			x.hope(left+centre+right, Candidate{From: i, To: i, New: [MaxWord + 1]Symbol{s}, N: 1, Kind: Lost})
		}
	}
}

// hoped tells whether there is a hope for the character already.
func (x *scanner) hoped(s Symbol) bool {
	for k := range x.hopes {
		if x.hopes[k].New[0] == s {
			return true
		}
	}
	return false
}
