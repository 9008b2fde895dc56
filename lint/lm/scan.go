package lm

import (
	"slices"
	"sync"

	"gaolint/lint/zh/likeness"
)

// Candidate is another form for a few cells of a line, with what speaks for it.
type Candidate struct {
	// From and To bound the cells that the form would replace.
	From, To int
	// New holds the form's N symbols.
	New [MaxWord + 1]Symbol
	N   int
	// Kind is the slip that would have made the text of the form.
	Kind Kind
	// Like tells how the characters are alike if Kind is Char.
	Like likeness.Kind
	// Features are what the decision weighs.
	Features Features
	// gain is by how much the form is more likely than what is written, read both ways;
	// margin by how much its gain is more than that of the next best one.
	gain, margin float64
}

// scanner works through one line. It is used again for others.
type scanner struct {
	*Model
	memo  memo
	cells []Cell
	// threeKeys are the keys of the n-grams of three that begin at each cell, threes their
	// codes, and known tells whether there is one.
	threeKeys []key
	threes    []uint8
	known     []bool
	// grams are the codes of the n-grams that begin at each cell, by length less one, but
	// for those of three.
	grams [][MaxOrder]uint8
	// doubtful tells for each cell whether other forms are tried for it.
	doubtful []bool
	// unknown sums up the unknown ones before each cell.
	unknown []int32
	// orig is the stretch of what is written, tried are those of the hopes.
	orig  stretch
	tried [looked]stretch
	// hopes are the forms of one kind for one place, the best first.
	hopes []hope
	// fits are the characters that may stand at one place by their neighbours; of each
	// the keys and the codes of the three n-grams that would hold it.
	fits     []Alternative
	fitKeys  []key
	fitCodes []uint8
	found    []Candidate
	word     [MaxWord]Symbol
	// best are the scored candidates of one reading; used and taken tell of each cell
	// whether a finding has it, of any reading and of this one.
	best        []scored
	used, taken []bool
}

// hope is a form that a first look does not rule out.
type hope struct {
	Candidate
	rough int
}

// looked is how many hopes of a place are looked at closely.
const looked = 3

var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Scan finds for each doubtful place of the line the best candidates, at most keep of a
// sort.
func (m *Model) Scan(cells []Cell, keep int, yield func(c *Candidate)) {
	x := scanners.Get().(*scanner)
	defer scanners.Put(x)
	x.Model, x.cells = m, cells
	x.scan(keep, yield)
}

// scan works through the cells.
func (x *scanner) scan(keep int, yield func(c *Candidate)) {
	x.mark()
	x.suspect()
	for i := Margin; i < len(x.cells)-Margin; i++ {
		gap := x.gap(i)
		if !gap && !x.doubtful[i] {
			continue
		}
		x.found = x.found[:0]
		if gap {
			x.lost(i)
			x.settle(i, i, keep)
		}
		if x.doubtful[i] {
			x.others(i, keep)
		}
		x.rate()
		for k := range x.found {
			yield(&x.found[k])
		}
	}
}

// others finds other forms for what begins at the cell.
func (x *scanner) others(i, keep int) {
	x.singles(i)
	x.extra(i)
	x.settle(i, i+1, keep)
	if x.doubtful[i+1] {
		x.swaps(i)
		x.words(i, 2)
		x.settle(i, i+2, keep)
	}
	for n := 3; n <= MaxWord && (x.doubtful[i+n-1] || x.doubtful[i+n-2]); n++ {
		x.words(i, n)
		x.settle(i, i+n, keep)
	}
}

// allUnasked are the codes of a cell at which nothing has been looked up.
var allUnasked = [MaxOrder]uint8{unasked, unasked, unasked, unasked, unasked}

// mark looks up all n-grams of three symbols.
func (x *scanner) mark() {
	n := len(x.cells)
	x.threeKeys = x.threeKeys[:0]
	for i := range n - 2 {
		c := x.cells[i : i+3]
		x.threeKeys = append(x.threeKeys, emptyKey.with(c[0].Symbol).with(c[1].Symbol).with(c[2].Symbol))
	}
	x.threes = slices.Grow(x.threes[:0], n)[:n-2]
	x.codes(x.threeKeys, x.threes)
	x.grams = slices.Grow(x.grams[:0], n)[:n]
	for i := range x.grams {
		x.grams[i] = allUnasked
	}
	x.known, x.unknown = x.known[:0], append(x.unknown[:0], 0)
	count := int32(0)
	for i := range n {
		ok := i+2 >= n || x.threes[i] != 0
		x.known = append(x.known, ok)
		if !ok {
			count++
		}
		x.unknown = append(x.unknown, count)
	}
}

// suspect tells of each cell whether it is a character that at most one of the three known
// n-grams of three holds, and that does not stand often beside both neighbours.
func (x *scanner) suspect() {
	x.doubtful = cleared(x.doubtful, len(x.cells)+MaxWord)
	for i := Margin; i < len(x.cells)-Margin; i++ {
		k := x.known[i-2 : i+1]
		if !(k[0] && k[1] || k[1] && k[2] || k[0] && k[2]) && x.cells[i].Symbol.Han() && !x.bound(i) {
			x.doubtful[i] = true
		}
	}
}

// boundLeast is how often a pair of characters stands that is often.
const boundLeast = 300

// bound tells whether the cell stands often beside both neighbours.
func (x *scanner) bound(i int) bool {
	return counts[x.gram(i-1, 2)] >= boundLeast && counts[x.gram(i, 2)] >= boundLeast
}

// count is how often the n-gram was counted, in occurrences of full weight.
func (x *scanner) count(k key) float32 { return counts[x.code(k)] }

// home is the share of known n-grams of three within wide cells of from to to, those
// that reach into them left out.
func (x *scanner) home(from, to, wide int) float64 {
	lo, hi := max(Margin-2, from-wide), min(len(x.cells)-Margin, to+wide)
	out := x.unknown[max(lo, from-2)]
	back := x.unknown[min(hi, to)]
	n := hi - lo - (min(hi, to) - max(lo, from-2))
	if n <= 0 {
		return 0
	}
	return 1 - float64(x.unknown[hi]-x.unknown[lo]-(back-out))/float64(n)
}

// usualReach is how far around a place its text is looked at for how usual it is.
const usualReach = 32

// A short text is taken to be as usual as one with a mean of usualCode, until there are
// many times usualWeight n-grams.
const usualCode, usualWeight = 20, 8

// usual is the mean code of the n-grams of three near the cells, those that reach into
// them left out.
func (x *scanner) usual(from, to int) float64 {
	lo, hi := max(0, from-usualReach), min(len(x.threes), to+usualReach)
	sum := usualCode * usualWeight
	before, after := x.threes[lo:max(lo, from-2)], x.threes[min(hi, to):hi]
	for _, c := range before {
		sum += int(c)
	}
	for _, c := range after {
		sum += int(c)
	}
	return float64(sum) / float64(usualWeight+len(before)+len(after))
}

// slot sets up the stretch of a form of the cells; like is one of another form of the
// same cells or nil.
func (x *scanner) slot(s *stretch, from, to int, part []Symbol, like *stretch) {
	s.n = 0
	for _, c := range x.cells[from-reach : from] {
		s.symbols[s.n] = c.Symbol
		s.n++
	}
	s.from = s.n
	s.n += copy(s.symbols[s.n:], part)
	s.to = s.n
	for _, c := range x.cells[to:min(to+reach, len(x.cells))] {
		s.symbols[s.n] = c.Symbol
		s.n++
	}
	s.count(x, like)
}

func (x *scanner) written(from, to int) (part [MaxWord + 1]Symbol, n int) {
	for i := from; i < to; i++ {
		part[n] = x.cells[i].Symbol
		n++
	}
	return part, n
}

// three is the code of an n-gram of three symbols.
func (x *scanner) three(a, b, c Symbol) int {
	return int(x.code(emptyKey.with(a).with(b).with(c)))
}

// hope keeps a form if it is among the best by its rough score.
func (x *scanner) hope(rough int, c Candidate) {
	i := len(x.hopes)
	if i < looked {
		x.hopes = append(x.hopes, hope{c, rough})
	} else {
		i--
		if x.hopes[i].rough >= rough {
			return
		}
		x.hopes[i] = hope{c, rough}
	}
	for ; i > 0 && x.hopes[i-1].rough < x.hopes[i].rough; i-- {
		x.hopes[i-1], x.hopes[i] = x.hopes[i], x.hopes[i-1]
	}
}

// gainLeast is the least gain of a candidate.
const gainLeast = 10

// settle looks closely at the hopes for the cells and keeps the best forms.
func (x *scanner) settle(from, to, keep int) {
	if len(x.hopes) == 0 {
		return
	}
	x.orig.read(x, from, to)
	x.orig.weigh(x.Model)
	var order [looked]int // of the hopes, the best first
	good := 0
	for k := range x.hopes {
		c, s := &x.hopes[k].Candidate, &x.tried[k]
		x.slot(s, from, to, c.New[:c.N], &x.orig)
		s.weigh(x.Model)
		c.gain = s.ahead + s.back - x.orig.ahead - x.orig.back
		if c.gain < gainLeast || x.inPlace(c) {
			continue
		}
		i := good
		for ; i > 0 && x.hopes[order[i-1]].gain < c.gain; i-- {
			order[i] = order[i-1]
		}
		order[i] = k
		good++
	}
	for _, k := range order[:min(good, keep)] {
		x.found = append(x.found, x.hopes[k].Candidate)
		x.describe(&x.found[len(x.found)-1], &x.tried[k])
	}
	x.hopes = x.hopes[:0]
}

// marginMax is the greatest margin, and that of a form without rival.
const marginMax = 12

// rate works out by how much each form found for a place is better than the others.
func (x *scanner) rate() {
	for k := range x.found {
		c := &x.found[k]
		c.margin = marginMax
		for j := range x.found {
			if j != k {
				c.margin = min(c.margin, c.gain-x.found[j].gain)
			}
		}
		c.Features[fMargin] = float32(c.margin)
	}
}
