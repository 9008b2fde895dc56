package lm

import "math"

// reach is how many symbols of context on either side are looked at.
const reach = Margin

// span is the longest stretch that is scored at once: both contexts and the variant.
const spanMax = 2*reach + MaxWord + 1

// prior is the weight, in occurrences, of what a shorter context says of a symbol
// against what was counted under a longer one.
const prior = 4

// stretch holds a few symbols with the counts of all their n-grams.
type stretch struct {
	symbols [spanMax]Symbol
	n       int
	// from and to bound the part that varies.
	from, to int
	// counts holds for each place and length less one the n-gram that begins there.
	counts [spanMax][MaxOrder]float32
	// ahead and back are the log probabilities of the stretch, read either way.
	ahead, back float64
}

// weigh works out the probabilities.
func (s *stretch) weigh(m *Model) { s.ahead, s.back = s.forward(m), s.backward(m) }

// count looks up all n-grams, those behind first. An n-gram is not looked for where its
// beginning or its end is unknown: then it is unknown, too. What lies wholly in front of
// or behind the part that varies is taken from like, if it is not nil: a stretch with the
// same context.
func (s *stretch) count(x *scanner, like *stretch) {
	for i := s.n - 1; i >= 0; i-- {
		row, k, n, end := &s.counts[i], emptyKey, 0, min(MaxOrder, s.n-i)
		*row = [MaxOrder]float32{}
		if like != nil {
			if i >= s.to {
				*row = like.counts[i-s.to+like.to]
				continue
			}
			for ; i+n < s.from && n < end; n++ {
				k = k.with(s.symbols[i+n])
				row[n] = like.counts[i][n]
			}
			if n > 0 && row[n-1] == 0 {
				continue
			}
		}
		for ; n < end && (n == 0 || s.counts[i+1][n-1] != 0); n++ {
			k = k.with(s.symbols[i+n])
			if row[n] = x.count(k); row[n] == 0 {
				break
			}
		}
	}
}

// unasked stands for the code of an n-gram that has not been looked up.
const unasked = 0xFF

// gram is the code of the n-gram of n symbols that begins at the cell. It is looked up
// once for all places of the line.
func (x *scanner) gram(i, n int) uint8 {
	if n == 3 {
		return x.threes[i]
	}
	c := &x.grams[i][n-1]
	if *c != unasked {
		return *c
	}
	*c = 0
	switch {
	case n < 3:
		k := emptyKey
		for _, cell := range x.cells[i : i+n] {
			k = k.with(cell.Symbol)
		}
		*c = x.code(k)
	case x.gram(i, n-1) != 0 && x.gram(i+1, n-1) != 0:
		k := x.threeKeys[i]
		for _, cell := range x.cells[i+3 : i+n] {
			k = k.with(cell.Symbol)
		}
		*c = x.code(k)
	}
	return *c
}

// read sets up the stretch of what is written.
func (s *stretch) read(x *scanner, from, to int) {
	first, last := from-reach, min(to+reach, len(x.cells))
	s.from, s.to, s.n = reach, reach+to-from, last-first
	for i := range s.n {
		s.symbols[i] = x.cells[first+i].Symbol
		row := &s.counts[i]
		*row = [MaxOrder]float32{}
		for n := range min(MaxOrder, s.n-i) {
			if row[n] = counts[x.gram(first+i, n+1)]; row[n] == 0 {
				break
			}
		}
	}
}

// direction tells from which side a symbol is foretold.
type direction bool

const (
	fromLeft  direction = false
	fromRight direction = true
)

// forward is the log probability of the part that varies and of what follows, each
// symbol by those before it.
func (s *stretch) forward(m *Model) float64 { return s.chain(m, s.from, s.n, fromLeft) }

// backward is the log probability of what precedes and of the part that varies, each
// symbol by those behind it.
func (s *stretch) backward(m *Model) float64 { return s.chain(m, 0, s.to, fromRight) }

// foretold is the mean log probability of the symbols of the part that varies; without
// such symbols that of the next one.
func (s *stretch) foretold(m *Model, d direction) float64 {
	from, to := s.from, s.to
	if from == to && d == fromLeft {
		to++
	} else if from == to {
		from--
	}
	return s.chain(m, from, to, d) / float64(to-from)
}

// chain adds up the log probabilities of the symbols.
func (s *stretch) chain(m *Model, from, to int, d direction) float64 {
	product, sum := 1.0, 0.0
	for j := from; j < to; j++ {
		if d == fromLeft {
			product *= s.byLeft(m, j)
		} else {
			product *= s.byRight(m, j)
		}
		if product < 1e-200 {
			sum += math.Log(product)
			product = 1
		}
	}
	return sum + math.Log(product)
}

// byLeft is the probability of the symbol after those before it: what was counted for
// the longest context, smoothed by what was counted for the shorter ones.
func (s *stretch) byLeft(m *Model, j int) float64 {
	p := s.unigram(m, j)
	for k := 1; k <= min(j, MaxOrder-1); k++ {
		context := float64(s.counts[j-k][k-1])
		if context == 0 {
			break
		}
		p = (float64(s.counts[j-k][k]) + prior*p) / (context + prior)
	}
	return p
}

// byRight is the probability of the symbol in front of those behind it.
func (s *stretch) byRight(m *Model, j int) float64 {
	p := s.unigram(m, j)
	for k := 1; k <= min(s.n-1-j, MaxOrder-1); k++ {
		context := float64(s.counts[j+1][k-1])
		if context == 0 {
			break
		}
		p = (float64(s.counts[j][k]) + prior*p) / (context + prior)
	}
	return p
}

func (s *stretch) unigram(m *Model, j int) float64 {
	return (float64(s.counts[j][0]) + 0.1) / (m.size + 1000)
}

// across is the length of the longest known n-gram that holds both the symbol in front
// of the border and the one behind it, and its count; 1 if none is known.
func (s *stretch) across(border int) (order int, count float32) {
	order = 1
	for i := max(0, border-MaxOrder+1); i < border; i++ {
		for n := MaxOrder; n > border-i; n-- {
			if c := s.counts[i][n-1]; c > 0 && (n > order || n == order && c > count) {
				order, count = n, c
			}
		}
	}
	return order, count
}

// bond is the association of the symbols on both sides of the border: the log of how
// much oftener they stand together than by chance, one half occurrence being added.
func (s *stretch) bond(m *Model, border int) float64 {
	a, b := s.counts[border-1][0], s.counts[border][0]
	return math.Log((float64(s.counts[border-1][1]) + 0.5) * m.size / ((float64(a) + 5) * (float64(b) + 5)))
}

// at is the count of the n-gram of that length that begins at the place, 0 if it does not
// lie within the stretch or is longer than those that are kept.
func (s *stretch) at(i, n int) float32 {
	if i < 0 || i+n > s.n || n > MaxOrder {
		return 0
	}
	return s.counts[i][n-1]
}

// threes counts the known and the unknown n-grams of three that hold a symbol of what
// varies or reach over its borders.
func (s *stretch) threes() (known, unknown float64) {
	for i := max(0, s.from-2); i < s.to && i+3 <= s.n; i++ {
		if s.counts[i][2] > 0 {
			known++
		} else {
			unknown++
		}
	}
	return known, unknown
}
