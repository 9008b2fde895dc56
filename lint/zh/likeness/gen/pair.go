package main

import (
	"cmp"
	"runtime"
	"sync"
)

// pair is two characters and how like they are, from -1 to 1.
type pair struct {
	a, b *character
	// whole is by the whole pictures, rest by the pictures without the left or the upper
	// radical, part by the picture of one as a part of the other.
	whole, rest, part float32
	// codes is the distance of their Cangjie codes.
	codes int
	// taught: the pair is in the list.
	taught bool
}

// grade is from 9, nearly the same, to 1; 0 for pairs that are not alike. The rarer the
// characters, the more alike they must look; codes that differ in one component at most
// speak for a pair, codes that have little in common against it.
func (p pair) grade() int {
	rarer := max(p.a.level, p.b.level)
	need := [...]float32{common: 0.61, second: 0.66, third: 0.74, foreign: 0.85}[rarer]
	rest := float32(0.5)
	switch {
	case p.codes <= 1:
		need, rest = need-0.04, 0.45
	case p.codes > 3:
		need, rest = need+0.04, 0.55
	}
	switch {
	case p.whole >= 0.9:
		return 9
	case p.whole >= need && p.rest >= rest:
		return max(2, min(8, 2+int((p.whole-0.5)*16)))
	case p.taught:
		return distinct
	case p.part >= leastPart && p.codes <= 2:
		return 1
	}
	return 0
}

// compare orders pairs, the likest first.
func compare(p, q pair) int {
	return cmp.Or(q.grade()-p.grade(), p.a.level+p.b.level-q.a.level-q.b.level,
		cmp.Compare(q.whole+q.part, p.whole+p.part), int(p.a.r-q.a.r), int(p.b.r-q.b.r))
}

// Pairs below these are not looked at further.
const (
	leastSum  = 0.8
	leastPart = 0.82
)

// measure compares all characters of the lists with each other, and the others with the
// commoner ones.
func measure(chars []character) []pair {
	rows := make([][]pair, len(chars))
	next := make(chan int)
	var group sync.WaitGroup
	for range runtime.NumCPU() {
		group.Go(func() {
			for i := range next {
				for j := i + 1; j < len(chars); j++ {
					if p, ok := between(&chars[i], &chars[j]); ok {
						rows[i] = append(rows[i], p)
					}
				}
			}
		})
	}
	for i := range chars {
		next <- i
	}
	close(next)
	group.Wait()
	var out []pair
	for _, r := range rows {
		out = append(out, r...)
	}
	return out
}

func between(a, b *character) (pair, bool) {
	p := pair{a: a, b: b}
	if a.level >= third && b.level >= third {
		return p, false
	}
	s := dot(a.whole[0], b.whole[0])
	if s > leastSum/2-0.1 {
		if t := dot(a.whole[1], b.whole[1]); s+t > leastSum {
			p.whole = (nearest(a, b, 0, s) + nearest(a, b, 1, t)) / 2
			p.rest = min(dot(a.rest[0], b.rest[0]), dot(a.rest[1], b.rest[1])) / 2
		}
	}
	if max(a.level, b.level) == common {
		p.part = max(within(a, b), within(b, a))
	}
	if p.whole == 0 && p.part < leastPart {
		return p, false
	}
	p.codes = distance(a.cangjie, b.cangjie)
	return p, true
}

// nearest is the likeness in the k-th font, one picture moved as fits best.
func nearest(a, b *character, k int, still float32) float32 {
	best := still
	for _, moved := range b.shifted[k] {
		best = max(best, dot(a.whole[k], moved))
	}
	return best
}

// fewest is how many strokes a part must have, which is also half the strokes of the
// whole at least.
const fewest = 4

// within tells how like a is to a part of b.
func within(a, b *character) float32 {
	if a.strokes < fewest || a.strokes >= b.strokes || 2*a.strokes < b.strokes {
		return 0
	}
	var best float32
	for i := range forms {
		for _, part := range b.parts[i] {
			best = max(best, dot(a.full[i], part))
		}
	}
	return best
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	b = b[:len(a)]
	i := 0
	for ; i+3 < len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	for ; i < len(a); i++ {
		s0 += a[i] * b[i]
	}
	return s0 + s1 + s2 + s3
}
