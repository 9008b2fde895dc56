package lm

import (
	"slices"
	"strings"

	"gaolint/lint/zh/likeness"
)

// roughLeast is the least sum of the codes of the n-grams of three that hold a form: less
// than a few occurrences are not looked at closely.
const roughLeast = 12

// betterLeast is by how much the sum of the codes of the n-grams of three that hold a
// part of a form is to be greater than that of what is written: the first is that of a
// form that was meant in nearly all cases.
const betterLeast = 4

// roughly is the sum of the codes of the n-grams of three that hold a part of what is
// written.
func (x *scanner) roughly(from, to int) (sum int) {
	for _, c := range x.threes[from-2 : to] {
		sum += int(c)
	}
	return sum
}

// better tells whether a form's n-grams of three stand oftener than those of what is
// written.
func (x *scanner) better(from, to int, form []Symbol) bool {
	a, b := x.cells[from-2].Symbol, x.cells[from-1].Symbol
	sum := -x.roughly(from, to)
	for _, s := range form {
		sum += x.three(a, b, s)
		a, b = b, s
	}
	for _, c := range x.cells[to : to+2] {
		sum += x.three(a, b, c.Symbol)
		a, b = b, c.Symbol
	}
	return sum >= betterLeast
}

// singles hopes for another character in place of one.
func (x *scanner) singles(i int) {
	l2, l1 := x.cells[i-2].Symbol, x.cells[i-1].Symbol
	r1, r2 := x.cells[i+1].Symbol, x.cells[i+2].Symbol
	after, next := x.pairs.after(l1), x.pairs.rank(r1)
	left, centre := emptyKey.with(l2).with(l1), emptyKey.with(l1)
	strange := !x.known[i-2] && !x.known[i-1] && !x.known[i]
	x.fits, x.fitKeys = x.fits[:0], x.fitKeys[:0]
	for _, a := range x.Alike(x.cells[i].Symbol) {
		if a.Like == likeness.NearKey && !strange {
			break // such a slip mostly makes something strange, and the others are at the end, too
		}
		if after.holds(int(a.rank)) && x.pairs.row(int(a.rank)).holds(next) && !settled(x.cells[i].Symbol, a.Symbol) {
			x.fits = append(x.fits, a)
			x.fitKeys = append(x.fitKeys, left.with(a.Symbol), centre.with(a.Symbol).with(r1), emptyKey.with(a.Symbol).with(r1).with(r2))
		}
	}
	x.fitCodes = slices.Grow(x.fitCodes[:0], len(x.fitKeys))[:len(x.fitKeys)]
	x.codes(x.fitKeys, x.fitCodes)
	least := max(roughLeast, x.roughly(i, i+1)+betterLeast)
	for k, a := range x.fits {
		c := x.fitCodes[3*k : 3*k+3]
		if rough := int(c[0]) + int(c[1]) + int(c[2]); rough >= least {
			x.hope(rough, Candidate{From: i, To: i + 1, New: [MaxWord + 1]Symbol{a.Symbol}, N: 1, Like: a.Like})
		}
	}
}

// extra hopes that the text is right without the cell: it is the same as the one in front
// of it, or does not belong where all else is at home.
func (x *scanner) extra(i int) {
	l2, l1 := x.cells[i-2].Symbol, x.cells[i-1].Symbol
	r1, r2 := x.cells[i+1].Symbol, x.cells[i+2].Symbol
	doubled := l1 == x.cells[i].Symbol
	if !doubled && !x.stranger(i) || !x.pairs.together(l1, r1) {
		return
	}
	left, right := x.three(l2, l1, r1), x.three(l1, r1, r2)
	if rough := left + right; rough > 0 && (doubled || left > 0 && right > 0 && rough >= strangerLeast && x.code(emptyKey.with(l2).with(l1).with(r1).with(r2)) > 0) {
		x.hope(rough, Candidate{From: i, To: i + 1, Kind: Extra})
	}
}

// strangerLeast is the least sum of the codes of the n-grams of three that join what
// stands beside a character too many.
const strangerLeast = 20

// stranger tells whether no n-gram of three that holds the cell is known, but those beside
// it are, and it is no word of grammar. Among numerals it may stand for one.
func (x *scanner) stranger(i int) bool {
	k := x.known[i-3 : i+2]
	return k[0] && !k[1] && !k[2] && !k[3] && k[4] && !x.cells[i].Symbol.Function() &&
		!numeral(x.cells[i-1].Symbol) && !numeral(x.cells[i+1].Symbol)
}

// ordinal stands in front of numerals.
const ordinal Symbol = '第'

// numeral tells whether the symbol is a figure or stands in front of one.
func numeral(s Symbol) bool {
	return s == ordinal || s == Figure || strings.ContainsRune(numerals, rune(s))
}

// swaps hopes that two cells have changed places.
func (x *scanner) swaps(i int) {
	l1, a, b, r1 := x.cells[i-1].Symbol, x.cells[i].Symbol, x.cells[i+1].Symbol, x.cells[i+2].Symbol
	if a == b || !x.pairs.together(l1, b) || !x.pairs.together(b, a) || !x.pairs.together(a, r1) {
		return
	}
	if rough := x.three(l1, b, a) + x.three(b, a, r1); rough > 0 && x.better(i, i+2, []Symbol{b, a}) {
		x.hope(rough, Candidate{From: i, To: i + 2, New: [MaxWord + 1]Symbol{b, a}, N: 2, Kind: Swapped})
	}
}

// soundsMax is in how many ways a word is read at most.
const soundsMax = 81

// words hopes for whole words that sound like n cells.
func (x *scanner) words(i, n int) {
	if i+n > len(x.cells)-Margin || !x.cells[i+n-1].Symbol.Han() {
		return
	}
	var sounds [soundsMax]uint32
	part, _ := x.written(i, i+n)
	for _, sound := range SoundKeys(part[:n], sounds[:0]) {
		for at := x.lexicon.first(n, sound); ; at++ {
			code, ok := x.lexicon.read(n, at, sound, x.word[:n])
			if !ok {
				break
			}
			x.tryWord(i, part[:n], x.word[:n], int(code))
		}
	}
}

// tryWord hopes for a word in place of what is written from the cell on.
func (x *scanner) tryWord(i int, part, word []Symbol, code int) {
	n := len(word)
	l1, r1 := x.cells[i-1].Symbol, x.cells[i+n].Symbol
	if !x.pairs.together(l1, word[0]) || !x.pairs.together(word[n-1], r1) || distance(word, part) < 2 || anySettled(part, word) {
		return
	}
	for k := range x.hopes {
		if h := &x.hopes[k]; h.N == n && distance(h.New[:n], word) == 0 {
			return
		}
	}
	beside := x.three(l1, word[0], word[1]) + x.three(word[n-2], word[n-1], r1)
	if beside < roughLeast/2 || !x.better(i, i+n, word) {
		return
	}
	c := Candidate{From: i, To: i + n, N: n, Kind: WordSame}
	copy(c.New[:], word)
	if !soundsSame(word, part) {
		c.Kind = WordNear
	}
	x.hope(code+beside, c)
}

// distance is in how many places two words of one length differ.
func distance(a, b []Symbol) (n int) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

func soundsSame(a, b []Symbol) bool {
	for i := range a {
		if a[i] != b[i] && !sameSound(a[i], b[i]) {
			return false
		}
	}
	return true
}

// numerals are figures: which one is right no neighbour can tell.
const numerals = "二三四五六七八九十百千两"

// usage are sets of characters between which meaning or the norm decides; other rules
// have some of them. Levels of government are such a set.
var usage = [...]string{"的地得", "做作", "他她它", "像象", "和或及与", "省市县区乡镇村州旗盟街巷"}

// classes number the sets, numerals first, by character.
var classes = func() (c [lastHan - firstHan + 1]uint8) {
	for i, set := range append([]string{numerals}, usage[:]...) {
		for _, r := range set {
			c[r-firstHan] = uint8(i + 1)
		}
	}
	return c
}()

// settled tells whether neighbours do not decide between two Chinese characters.
func settled(a, b Symbol) bool {
	if !a.Han() || !b.Han() {
		return false
	}
	x, y := classes[a-firstHan], classes[b-firstHan]
	return x == 1 || y == 1 || x != 0 && x == y
}

func anySettled(a, b []Symbol) bool {
	for i := range a {
		if a[i] != b[i] && settled(a[i], b[i]) {
			return true
		}
	}
	return false
}
