package lm

import (
	"cmp"
	"math"
	"slices"

	"gaolint/lint/zh/likeness"
)

// Finding is a place of a text where another form fits its neighbours better.
type Finding struct {
	// Start and End bound the bytes that the form replaces; they are equal for a
	// character that was lost.
	Start, End int
	// New replaces them, "" for a character too many.
	New  string
	Kind Kind
	// Like tells how the characters are alike if Kind is Char.
	Like likeness.Kind
	// Score is the log odds that the form is what was meant, as far as the text tells that
	// was read.
	Score    float64
	features Features
	// WordStart and WordEnd bound the word around the place in the text, NewWord is what
	// it would become.
	WordStart, WordEnd int
	NewWord            string
	// Usual tells how often the n-grams of three around the place stand in the texts of the
	// model: the mean of the codes of their counts (see Quantise).
	Usual float64
	// Breaks tells that the new word takes a character from a word of the text that is left
	// with one that belongs to nothing: 健|全国 for 健全|同.
	Breaks bool
	// ContextStart and ContextEnd bound the neighbours that speak for the new word most,
	// in front of it or behind it; they are equal if there are none.
	ContextStart, ContextEnd int
}

// sure are the scores of what is mended first, reading by reading, before what is left is
// told: a mistake is seen more clearly when those beside it are mended.
var sure = [...]float64{4.5, 3.5, 3.5}

// Reading is what the model makes of a text.
type Reading struct {
	// Findings are by place.
	Findings []Finding
	// Known of Threes n-grams of three symbols are known, the findings taken as mended: how
	// much the model is at home in the text.
	Known, Threes int
}

// Read gives the findings of a text in Simplified script whose score is at least least.
func (m *Model) Read(text string, least float64) Reading {
	x := scanners.Get().(*scanner)
	defer scanners.Put(x)
	x.Model = m
	x.cells = Cells(text, x.cells)
	x.used = cleared(x.used, len(x.cells))
	var r Reading
	for pass := 0; ; pass++ {
		x.best = x.best[:0]
		top := math.Inf(-1)
		x.scan(2, func(c *Candidate) {
			if z := m.weights.Score(&c.Features); z >= least {
				x.best = append(x.best, scored{*c, z})
				top = max(top, z)
			}
		})
		r.Known, r.Threes = x.attested()
		if len(x.best) == 0 {
			break
		}
		last := pass == len(sure) || top < sure[pass]
		if !last {
			x.best = slices.DeleteFunc(x.best, func(c scored) bool { return c.score < sure[pass] })
		}
		n := len(r.Findings)
		if r.Findings = x.choose(r.Findings); last || len(r.Findings) == n {
			break
		}
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	return r
}

// cleared is the slice with n false elements.
func cleared(s []bool, n int) []bool {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// scored is a candidate with its score.
type scored struct {
	Candidate
	score float64
}

// choose takes the best candidates that do not stand in each other's way, and mends the
// cells by them.
func (x *scanner) choose(out []Finding) []Finding {
	slices.SortStableFunc(x.best, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.From, b.From))
	})
	x.taken = cleared(x.taken, len(x.cells))
	n := 0
	for _, c := range x.best {
		from := c.From
		if c.Kind == Lost {
			from-- // the gap is that behind the character in front
		}
		if slices.Contains(x.taken[c.From-2:c.To+2], true) || slices.Contains(x.used[from:c.To], true) {
			continue
		}
		for k := from; k < c.To; k++ {
			x.taken[k], x.used[k] = true, true
		}
		x.best[n] = c
		n++
	}
	for k := range x.best[:n] {
		out = append(out, x.finding(&x.best[k]))
	}
	for _, c := range x.best[:n] {
		if c.N == c.To-c.From {
			for k := range c.N {
				x.cells[c.From+k].Symbol = c.New[k]
			}
		}
	}
	return out
}

// finding tells of the candidate in terms of the text.
func (x *scanner) finding(c *scored) Finding {
	f := Finding{
		Start: int(x.cells[c.From].Start), End: int(x.cells[c.To-1].End),
		New: spell(c.New[:c.N]), Kind: c.Kind, Score: c.score, Like: c.Like, features: c.Features,
		Usual: x.usual(c.From, c.To),
	}
	x.orig.read(x, c.From, c.To)
	x.slot(&x.tried[0], c.From, c.To, c.New[:c.N], &x.orig)
	from, to := x.around(&x.tried[0])
	before, after := c.From-reach+from, c.To+to-x.tried[0].to // cells of the word
	f.WordStart, f.WordEnd = int(x.cells[before].Start), int(x.cells[max(after-1, before)].End)
	if c.Kind == Lost {
		f.Start = max(f.WordStart, int(x.cells[c.From-1].End))
		f.End = f.Start
	}
	f.NewWord = spell(x.tried[0].symbols[from:to])
	f.Breaks = before < c.From && x.left(before, -1) || after > c.To && x.left(after-1, 1)
	f.ContextStart, f.ContextEnd = x.context(before, after, from, to)
	return f
}

// left tells whether the cell makes a word of two with the one beside it in the direction,
// which makes none with those behind that.
func (x *scanner) left(i, step int) bool {
	two := [...]Symbol{x.cells[i].Symbol, x.cells[i+step].Symbol}
	if step < 0 {
		two[0], two[1] = two[1], two[0]
	}
	return x.cells[i+step].Symbol.Han() && x.isWord(two[:]) && x.orphan(i+step, step)
}

func spell(symbols []Symbol) string {
	var out []rune
	for _, s := range symbols {
		out = append(out, rune(s))
	}
	return string(out)
}

// around is the longest known word of the stretch that holds a part of what varies, or
// what varies and a character beside it.
func (x *scanner) around(s *stretch) (from, to int) {
	from, to = s.from, s.to
	if from == to && s.symbols[from-1].Han() {
		from--
	}
	for i := max(0, s.from-MaxWord+1); i <= s.from; i++ {
		k := emptyKey.with(WordMark)
		for n := 1; n <= MaxWord && i+n <= s.n && s.symbols[i+n-1].Han(); n++ {
			k = k.with(s.symbols[i+n-1])
			if i+n >= s.to && i+n > s.from && n > to-from && s.counts[i][n-1] > 0 && x.code(k) != 0 {
				from, to = i, i+n
			}
		}
	}
	return from, to
}

// contextMax is how many neighbours are cited at most.
const contextMax = 5

// context gives the bytes of the neighbours in front of the word, or of those behind it,
// whichever side the longer known n-gram of the new form reaches into.
func (x *scanner) context(before, after, from, to int) (start, end int) {
	left, right := x.neighbours(before, -1), x.neighbours(after, 1)
	lo, lc := x.tried[0].across(max(from, 1))
	ro, rc := x.tried[0].across(min(to, x.tried[0].n-1))
	switch {
	case left > 0 && (right == 0 || lo > ro || lo == ro && lc >= rc):
		return int(x.cells[before-left].Start), int(x.cells[before-1].End)
	case right > 0:
		return int(x.cells[after].Start), int(x.cells[after+right-1].End)
	}
	return 0, 0
}

// neighbours counts the characters to cite from the border on, backward or forward: as
// many as there are, but no word is cut.
func (x *scanner) neighbours(border, step int) int {
	at := func(n int) Symbol { // the n-th character from the border, from 1
		if step < 0 {
			n = 1 - n
		}
		return x.cells[border+n-1].Symbol
	}
	n, whole := 0, 0
	for n < contextMax && at(n+1).Han() {
		n++
		inner, outer := at(n), at(n+1)
		if step < 0 {
			inner, outer = outer, inner
		}
		if x.code(emptyKey.with(WordMark).with(inner).with(outer)) == 0 {
			whole = n
		}
	}
	if whole < 2 {
		return n
	}
	return whole
}

// attested counts the n-grams of three symbols of the line, and those that are known.
func (x *scanner) attested() (known, all int) {
	all = max(0, len(x.cells)-2*Margin+2)
	return all - int(x.unknown[len(x.cells)-Margin]-x.unknown[Margin-2]), all
}

// Words gives the word around the candidate's place, as it is written and as it would be.
func (m *Model) Words(cells []Cell, c *Candidate) (written, new string) {
	x := scanners.Get().(*scanner)
	defer scanners.Put(x)
	x.Model, x.cells = m, append(x.cells[:0], cells...)
	x.slot(&x.tried[0], c.From, c.To, c.New[:c.N], nil)
	from, to := x.around(&x.tried[0])
	for _, cell := range x.cells[c.From-reach+from : c.To+to-x.tried[0].to] {
		written += string(rune(cell.Symbol))
	}
	return written, spell(x.tried[0].symbols[from:to])
}
