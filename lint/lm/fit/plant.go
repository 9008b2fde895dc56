package main

import (
	"math"
	"math/rand/v2"

	"gaolint/lint/lm"
	"gaolint/lint/zh/likeness"
)

// rate is the share of the characters at which a mistake is tried.
const rate = 0.012

// mistake is what was planted: n runes from the byte start on stand for right.
type mistake struct {
	at, n int // in runes
	start int32
	right []lm.Symbol
}

// The shares of the kinds of mistakes, each up to the number: whole words, characters of
// the same sound, of near sound, of like shape, of neighbouring keys, swapped, one too
// many; the rest is lost.
const (
	upToWord    = 0.30
	upToSame    = 0.52
	upToNear    = 0.62
	upToShape   = 0.88
	upToKeys    = 0.90
	upToSwapped = 0.93
	upToExtra   = 0.96
)

// common makes the commoner form likelier, but less than by its frequency.
const common = 0.4

// functional is how much rarer a word of grammar comes out of a slip than its frequency
// makes expect: it is mostly typed together with its neighbours.
const functional = 0.3

type planter struct {
	*lm.Model
	rng  *rand.Rand
	text []rune
	out  []mistake
}

// plant gives the sentence with mistakes.
func plant(m *lm.Model, rng *rand.Rand, s string) (string, []mistake) {
	p := planter{Model: m, rng: rng, text: []rune(s)}
	for i := 0; i < len(p.text); i++ {
		if !p.han(i) || rng.Float64() > rate {
			continue
		}
		switch k := rng.Float64(); {
		case k < upToWord:
			i += p.word(i)
		case k < upToKeys:
			i += p.character(i, k)
		case k < upToSwapped:
			i += p.swap(i)
		case k < upToExtra:
			i += p.extra(i)
		default:
			p.lose(i)
		}
	}
	offset := 0
	for i, r := range p.text {
		for k := range p.out {
			if p.out[k].at == i {
				p.out[k].start = int32(offset)
			}
		}
		offset += len(string(r))
	}
	return string(p.text), p.out
}

func (p *planter) han(i int) bool { return i < len(p.text) && lm.Symbol(p.text[i]).Han() }

// word puts a word of like sound and gives how many runes it takes.
func (p *planter) word(i int) int {
	n := 2
	if q := p.rng.Float64(); q < 0.12 {
		n = 3
	} else if q < 0.20 {
		n = 4
	}
	right := []lm.Symbol{}
	for k := i; k < i+n; k++ {
		if !p.han(k) {
			return 0
		}
		right = append(right, lm.Symbol(p.text[k]))
	}
	if p.Count(append([]lm.Symbol{lm.WordMark}, right...)...) == 0 {
		return 0
	}
	var words [][]lm.Symbol
	var weights []float64
	for _, sound := range lm.SoundKeys(right, nil) {
		for _, w := range p.Homophones(n, sound) {
			if string(runes(w)) != string(runes(right)) {
				words, weights = append(words, w), append(weights, math.Pow(float64(p.Count(w...)), common))
			}
		}
	}
	k := p.pick(weights)
	if k < 0 {
		return 0
	}
	copy(p.text[i:], runes(words[k]))
	from, to := 0, n
	for words[k][from] == right[from] {
		from++
	}
	for words[k][to-1] == right[to-1] {
		to--
	}
	p.out = append(p.out, mistake{at: i + from, n: to - from, right: right[from:to]})
	return n
}

// character puts a character that is like the right one.
func (p *planter) character(i int, k float64) int {
	want := likeness.SameSound
	switch {
	case k >= upToShape:
		want = likeness.NearKey
	case k >= upToNear:
		want = likeness.LikeShape
	case k >= upToSame:
		want = likeness.NearSound
	}
	all := p.Alike(lm.Symbol(p.text[i]))
	weights := make([]float64, len(all))
	for n, a := range all {
		if a.Like&want != 0 {
			weights[n] = math.Pow(float64(p.Count(a.Symbol))+1, common)
			if a.Symbol.Function() {
				weights[n] *= functional
			}
			if want == likeness.LikeShape {
				weights[n] *= float64(a.Weight) * float64(a.Weight)
			}
		}
	}
	n := p.pick(weights)
	if n < 0 {
		return 0
	}
	p.out = append(p.out, mistake{at: i, n: 1, right: []lm.Symbol{lm.Symbol(p.text[i])}})
	p.text[i] = rune(all[n].Symbol)
	return 1
}

func (p *planter) swap(i int) int {
	if !p.han(i+1) || p.text[i] == p.text[i+1] {
		return 0
	}
	p.out = append(p.out, mistake{at: i, n: 2, right: []lm.Symbol{lm.Symbol(p.text[i]), lm.Symbol(p.text[i+1])}})
	p.text[i], p.text[i+1] = p.text[i+1], p.text[i]
	return 2
}

// extra doubles the character, or puts another one of the sentence behind it.
func (p *planter) extra(i int) int {
	r := p.text[i]
	if p.rng.Float64() < 0.5 {
		if r = p.text[p.rng.IntN(len(p.text))]; !lm.Symbol(r).Han() {
			return 0
		}
	}
	p.text = append(p.text[:i+1], append([]rune{r}, p.text[i+1:]...)...)
	p.out = append(p.out, mistake{at: i + 1, n: 1})
	return 2
}

// lose takes the character out, if it is not the last one.
func (p *planter) lose(i int) {
	if i+1 < len(p.text) {
		p.out = append(p.out, mistake{at: i, right: []lm.Symbol{lm.Symbol(p.text[i])}})
		p.text = append(p.text[:i], p.text[i+1:]...)
	}
}

// pick draws an index by weight, -1 if all are 0.
func (p *planter) pick(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	at, last := p.rng.Float64()*sum, -1
	for i, w := range weights {
		if w == 0 {
			continue
		}
		last = i
		if at -= w; at < 0 {
			break
		}
	}
	return last
}

func runes(word []lm.Symbol) []rune {
	out := make([]rune, len(word))
	for i, s := range word {
		out[i] = rune(s)
	}
	return out
}

// mendedBy tells whether the candidate puts back exactly what had stood there.
func (x mistake) mendedBy(cells []lm.Cell, c *lm.Candidate) bool {
	a, b, i, j := c.From, c.To, 0, c.N
	for a < b && i < j && cells[a].Symbol == c.New[i] {
		a, i = a+1, i+1
	}
	for b > a && j > i && cells[b-1].Symbol == c.New[j-1] {
		b, j = b-1, j-1
	}
	at := lm.Margin
	for at < len(cells) && cells[at].Start != x.start {
		at++
	}
	if at == len(cells) || j-i != len(x.right) {
		return false
	}
	if len(x.right) == 0 { // of equal neighbours any may go
		same := cells[a].Symbol == cells[at].Symbol && (a == at-1 || a == at+1)
		return b-a == 1 && (a == at || same)
	}
	if a != at || b != at+x.n {
		return false
	}
	for k, s := range x.right {
		if c.New[i+k] != s {
			return false
		}
	}
	return true
}
