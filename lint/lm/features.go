package lm

import (
	"math"

	"gaolint/lint/zh"
	"gaolint/lint/zh/pinyin"
)

// The features.
const (
	fBias = iota
	fForward
	fBackward
	fWorse
	fNatural
	fUnnatural
	fLeftOrig
	fRightOrig
	fMinOrig
	fLeftNew
	fRightNew
	fMinNew
	fMaxNew
	fBondMinOrig
	fBondMaxOrig
	fBondMaxNew
	fCharOrig
	fCharNew
	fWordOrig
	fWordNew
	fHomeNear
	fHomeFar
	fHomeLow
	fMarks
	fEdge
	fMargin
	fWorseLow
	fCountLeftNew
	fCountRightNew
	fCentre
	fCentreWide
	fHealed
	fUnhealed
	fWordOrig3
	fWordNew3
	fWordNew4
	fSingleWords
	fQuoted
	fSurname
	fPlace
	fSameSound
	fNearSound
	fLikeShape
	fNearKey
	fRecurs
	fFunction
	fDoubled
	fBothWords
	fPredLeftNew
	fPredRightNew
	fSides
	fWordCountOrig
	fWordCountNew
	fForeign
	fKind
	// FeatureCount is how many features there are.
	FeatureCount = fKind + int(kinds)
)

// Features are what is known of a candidate, by number.
type Features [FeatureCount]float32

// FeatureNames are the names of the features, as in the data file.
var FeatureNames = [FeatureCount]string{
	"bias", "forward", "backward", "worse", "natural", "unnatural", "left-written", "right-written", "min-written",
	"left-new", "right-new", "min-new", "max-new", "bond-min-written", "bond-max-written", "bond-max-new",
	"char-written", "char-new", "word-written", "word-new", "home-near", "home-far", "home-low", "marks", "edge",
	"margin", "worse-low", "count-left-new", "count-right-new", "centre", "centre-wide", "healed", "unhealed", "word-written-3", "word-new-3", "word-new-4", "orphan",
	"quoted", "surname", "place", "same-sound", "near-sound", "like-shape", "near-key", "recurs",
	"function", "doubled", "both-words", "pred-left-new", "pred-right-new", "sides", "word-count-written", "word-count-new", "foreign",
	"kind-char", "kind-word-same", "kind-word-near", "kind-extra", "kind-swapped", "kind-lost",
}

func sameSound(a, b Symbol) bool { return pinyin.Same(rune(a), rune(b)) }

func (f *Features) put(i int, v float64) { f[i] = float32(v) }

func (f *Features) flag(i int, on bool) {
	if on {
		f[i] = 1
	}
}

// describe works out the features of a candidate from its stretch and that of what is
// written.
func (x *scanner) describe(c *Candidate, vari *stretch) {
	f := &c.Features
	*f = Features{fBias: 1}
	f[fKind+int(c.Kind)] = 1
	for i := range 4 {
		f.flag(fSameSound+i, c.Like>>i&1 != 0)
	}
	part, n := x.written(c.From, c.To)
	f.put(fUnnatural, (x.orig.ahead+x.orig.back)/float64(2*(reach+n)))
	f.put(fNatural, (vari.ahead+vari.back)/float64(2*(reach+c.N)))
	f.put(fCharOrig, x.rarest(part[:n]))
	f.put(fCharNew, x.rarest(c.New[:c.N]))
	f.flag(fFunction, n == 1 && part[0].Function())
	f.flag(fDoubled, c.Kind == Extra && x.cells[c.From].Symbol == x.cells[c.From-1].Symbol)
	x.likelihood(f, vari)
	x.borders(f, vari)
	x.vocabulary(f, vari)
	x.surroundings(c)
	x.names(c)
}

// likelihood compares the probabilities of the forms.
func (x *scanner) likelihood(f *Features, vari *stretch) {
	ahead, back := clamp(vari.ahead-x.orig.ahead), clamp(vari.back-x.orig.back)
	worse := min(ahead, back)
	f.put(fForward, ahead)
	f.put(fBackward, back)
	f.put(fWorse, worse)
	f.put(fWorseLow, min(0, worse))
	f.put(fPredLeftNew, vari.foretold(x.Model, fromLeft))
	f.put(fPredRightNew, vari.foretold(x.Model, fromRight))
}

// borders tells how the forms are bound to their neighbours.
func (x *scanner) borders(f *Features, vari *stretch) {
	l, _ := x.orig.across(x.orig.from)
	r, _ := x.orig.across(x.orig.to)
	f.put(fLeftOrig, float64(l))
	f.put(fRightOrig, float64(r))
	f.put(fMinOrig, float64(min(l, r)))
	l, left := vari.across(vari.from)
	r, right := vari.across(vari.to)
	f.put(fLeftNew, float64(l))
	f.put(fRightNew, float64(r))
	f.put(fMinNew, float64(min(l, r)))
	f.put(fMaxNew, float64(max(l, r)))
	f.put(fCountLeftNew, math.Log1p(float64(left)))
	f.put(fCountRightNew, math.Log1p(float64(right)))
	f.put(fCentre, math.Log1p(float64(vari.at(vari.from-1, vari.to-vari.from+2))))
	f.put(fCentreWide, math.Log1p(float64(vari.at(vari.from-2, vari.to-vari.from+4))))
	healed, unhealed := vari.threes()
	f.put(fHealed, healed)
	f.put(fUnhealed, unhealed)
	a, b := x.orig.bond(x.Model, x.orig.from), x.orig.bond(x.Model, x.orig.to)
	f.put(fBondMinOrig, min(a, b))
	f.put(fBondMaxOrig, max(a, b))
	f.put(fBondMaxNew, max(vari.bond(x.Model, vari.from), vari.bond(x.Model, vari.to)))
}

// vocabulary tells of what words the forms are part.
func (x *scanner) vocabulary(f *Features, vari *stretch) {
	written, count := x.wordAround(&x.orig)
	f.put(fWordOrig, written)
	f.put(fWordCountOrig, math.Log1p(count))
	f.flag(fWordOrig3, written >= 3)
	f.flag(fSingleWords, written < 2)
	new, count := x.wordAround(vari)
	f.put(fWordNew, new)
	f.put(fWordCountNew, math.Log1p(count))
	f.flag(fWordNew3, new >= 3)
	f.flag(fWordNew4, new >= 4)
	f.flag(fBothWords, written >= 2 && new >= 2)
}

// surroundings tells how much the model is at home around the place, and what marks are
// near.
func (x *scanner) surroundings(c *Candidate) {
	f := &c.Features
	far := x.home(c.From, c.To, 40)
	f.put(fHomeNear, x.home(c.From, c.To, 8))
	f.put(fHomeFar, far)
	f.put(fHomeLow, max(0, 0.7-far))
	for i := c.From - 2; i < c.To+2; i++ {
		switch s := x.cells[i].Symbol; {
		case s == Edge:
			f[fEdge]++
		case !s.Han():
			f[fMarks]++
		}
	}
	if x.known[c.From-3] {
		f[fSides]++
	}
	if x.known[c.To] {
		f[fSides]++
	}
}

// quoteReach is how far an opening mark is looked for.
const quoteReach = 20

// names looks for signs that the place is part of a name.
func (x *scanner) names(c *Candidate) {
	f := &c.Features
	for i := c.From - 1; i >= max(Margin, c.From-quoteReach) && !closing.has(x.cells[i].Symbol); i-- {
		f.flag(fQuoted, opening.has(x.cells[i].Symbol))
	}
	for i := c.From - 2; i <= c.From; i++ {
		f.flag(fSurname, surnames.has(x.cells[i].Symbol))
	}
	for i := c.To - 1; i < c.To+2; i++ {
		f.flag(fPlace, places.has(x.cells[i].Symbol))
	}
}

// Function tells whether the symbol is a word of grammar by itself.
func (s Symbol) Function() bool { return function.has(s) }

// symbols is a set of symbols below U+A000, a bit for each.
type symbols [(lastHan + 1) / 64]uint64

func set(s string) *symbols {
	m := new(symbols)
	for _, r := range s {
		m[r/64] |= 1 << (r % 64)
	}
	return m
}

func (m *symbols) has(s Symbol) bool { return s <= lastHan && m[s/64]>>(s%64)&1 != 0 }

var (
	opening  = set("“‘《〈【〔(")
	closing  = set("”’》〉】〕)")
	surnames = set(zh.CommonSurnames)
	function = set("的地得了着过在于与和或及同跟对向从自由以为被把将让使给按据就才都也还又再更最很不未没非无是有能会可应要须请其之此该本各每某这那并且而但则若如因所等前后上下中内外我他她它们你共均已约达至另曾仅总全含占经一见详")
	places   = set("村镇乡街路区县市局校院厂店寺桥河山庄屯湖岛港湾")
)

func clamp(v float64) float64 { return min(v, 30) }

// rarest is the log of the count of the rarest symbol.
func (x *scanner) rarest(part []Symbol) float64 {
	least := math.Inf(1)
	for _, s := range part {
		least = min(least, float64(x.count(emptyKey.with(s))))
	}
	if math.IsInf(least, 1) {
		return 0
	}
	return math.Log(least + 1)
}

// wordAround is the length of the longest known word that holds a part of what varies, 1
// if there is none, and how often it was counted.
func (x *scanner) wordAround(s *stretch) (length, count float64) {
	length = 1
	for i := max(0, s.from-MaxWord+1); i < s.to; i++ {
		k := emptyKey.with(WordMark)
		for n := 1; n <= MaxWord && i+n <= s.n && s.symbols[i+n-1].Han(); n++ {
			k = k.with(s.symbols[i+n-1])
			c := float64(s.counts[i][n-1])
			if n > 1 && i+n > s.from && (float64(n) > length || float64(n) == length && c > count) && x.code(k) != 0 {
				length, count = float64(n), c
			}
		}
	}
	return length, count
}

// A document is foreign if fewer than atHome of its n-grams of three are known, by at most
// foreignMax.
const (
	atHome     = 0.84
	foreignMax = 0.05
)

// About fills in what the whole document tells of a candidate: known is the share of its
// n-grams of three that are known, places in how many places it has the same form.
func (f *Features) About(known float64, places int) {
	f[fForeign] = float32(min(foreignMax, max(0, atHome-known)))
	f[fRecurs] = float32(min(places-1, 3))
}
