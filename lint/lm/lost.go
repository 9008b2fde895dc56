package lm

import (
	"slices"
	"sync"
)

// partners are the characters with which each one makes a word of two in the lexicon that
// stands often.
type partners struct {
	// behind are those that stand behind the character of a rank, from atBehind of the rank
	// to that of the next one; front are those that stand in front of it.
	behind, front     []Symbol
	atBehind, atFront []uint32
}

// partnersLeast is the least code of the count of such a word.
const partnersLeast = 23

// newPartners reads the lexicon's words of two.
func newPartners(l *lexicon, p *pairs) *partners {
	var words [][2]Symbol
	seen := map[[2]Symbol]bool{}
	for i := range len(l[0].entries) / entrySize(MinWord) {
		if l.count(MinWord, i) < partnersLeast {
			continue
		}
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

// gap tells whether a character may be lost in front of the cell: an n-gram of three that
// reaches over the gap is unknown, those beside it are known, and the two characters do not
// stand often side by side. Where the text beside it is unknown, too, they must be rare.
func (x *scanner) gap(i int) bool {
	k := x.known[i-3 : i+1]
	if k[1] && k[2] || !x.cells[i-1].Symbol.Han() && !x.cells[i].Symbol.Han() {
		return false
	}
	most := uint8(gapMost)
	if !k[0] || !k[3] {
		most = gapRare
	}
	return x.gram(i-1, 2) <= most
}

// lost hopes that a character was lost in the gap in front of the cell, one that makes a
// word with a neighbour that is in no word now.
func (x *scanner) lost(i int) {
	p := x.partners()
	behind := list(p.behind, p.atBehind, x.pairs.rank(x.cells[i-1].Symbol))
	front := list(p.front, p.atFront, x.pairs.rank(x.cells[i].Symbol))
	left, right := x.orphans(i, len(behind) > 0, len(front) > 0)
	if left {
		x.insert(i, behind)
	}
	if right {
		x.insert(i, front)
	}
}

// list is that of the rank.
func list(all []Symbol, at []uint32, rank int) []Symbol {
	if rank == 0 {
		return nil
	}
	return all[at[rank]:at[rank+1]]
}

// orphans tells of the cells in front of the gap and behind it whether they are orphans, as
// far as it is asked. Their words are looked up side by side.
func (x *scanner) orphans(i int, left, right bool) (l, r bool) {
	c := x.cells[i-3 : i+3]
	l, r = left && !c[2].Symbol.Function(), right && !c[3].Symbol.Function()
	x.fitKeys = x.fitKeys[:0]
	word := emptyKey.with(WordMark)
	if l {
		x.fitKeys = append(x.fitKeys, word.with(c[1].Symbol).with(c[2].Symbol), word.with(c[0].Symbol).with(c[1].Symbol).with(c[2].Symbol))
	}
	if r {
		two := word.with(c[3].Symbol).with(c[4].Symbol)
		x.fitKeys = append(x.fitKeys, two, two.with(c[5].Symbol))
	}
	x.fitCodes = slices.Grow(x.fitCodes[:0], len(x.fitKeys))[:len(x.fitKeys)]
	x.codes(x.fitKeys, x.fitCodes)
	codes := x.fitCodes
	if l {
		l, codes = codes[0] == 0 && codes[1] == 0, codes[2:]
	}
	if r {
		r = codes[0] == 0 && codes[1] == 0
	}
	return l, r
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

// gapMost is the greatest code of the two characters beside a gap, gapRare that of two that
// are rare.
const gapMost, gapRare = 18, 10

// lostLeast is the least sum of the codes of the n-grams of three that hold a lost
// character.
const lostLeast = 24

// insert hopes for those of the characters in front of the cell that the text holds
// together on both sides: all n-grams of three with one of them are known, and one of four
// that reaches over it.
func (x *scanner) insert(i int, list []Symbol) {
	l2, l1 := x.cells[i-2].Symbol, x.cells[i-1].Symbol
	r1, r2 := x.cells[i].Symbol, x.cells[i+1].Symbol
	after, next, before := x.pairs.after(l1), x.pairs.rank(r1), emptyKey.with(l1)
	x.fits, x.fitKeys = x.fits[:0], x.fitKeys[:0]
	for _, s := range list {
		if rank := x.pairs.rank(s); after.holds(rank) && x.pairs.row(rank).holds(next) && !kept.has(s) {
			x.fits = append(x.fits, Alternative{Symbol: s})
			x.fitKeys = append(x.fitKeys, before.with(s).with(r1))
		}
	}
	x.fitCodes = slices.Grow(x.fitCodes[:0], len(x.fitKeys))[:len(x.fitKeys)]
	x.codes(x.fitKeys, x.fitCodes)
	for k, a := range x.fits {
		centre := int(x.fitCodes[k])
		if centre == 0 {
			continue
		}
		left, right := x.three(l2, l1, a.Symbol), x.three(a.Symbol, r1, r2)
		if left == 0 || right == 0 || left+centre+right < lostLeast || x.hoped(a.Symbol) {
			continue
		}
		over := x.fitKeys[k]
		if x.code(emptyKey.with(l2).with(l1).with(a.Symbol).with(r1)) > 0 || x.code(over.with(r2)) > 0 {
			x.hope(left+centre+right, Candidate{From: i, To: i, New: [MaxWord + 1]Symbol{a.Symbol}, N: 1, Kind: Lost})
		}
	}
}

// kept are characters that are never taken for lost: they may stand or not, or another one of
// them in their place, as in 按（照）, or they are figures.
var kept = set("的地得了着过在于与和或及同跟以为被把将让使给就才都也还又再更最很不未没非无是有能会可应要须其之此该各每某这那并且而但则若如因等他她它你共已约曾仅含占经第一二三四五六七八九十百千两万亿")

// hoped tells whether there is a hope for the character already.
func (x *scanner) hoped(s Symbol) bool {
	for k := range x.hopes {
		if x.hopes[k].New[0] == s {
			return true
		}
	}
	return false
}
