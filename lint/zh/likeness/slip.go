package likeness

import (
	"unicode/utf8"

	"gaolint/lint/zh/pinyin"
)

// Way is what happened to a word.
type Way uint8

const (
	// Replaced: characters stand for others that are like them (错字).
	Replaced Way = iota
	// Lost: a character is missing (漏字).
	Lost
	// Added: there is a character too many (多字).
	Added
	// Doubled: a character stands twice (重字).
	Doubled
	// Swapped: two neighbouring characters have changed places (颠倒).
	Swapped
	// Respelt: the words are typed with the same letters, divided otherwise: 方案 and 反感
	// (同码).
	Respelt
)

var wayNames = [...]struct{ zh, en string }{
	{"错字", "wrong character"}, {"漏字", "character lost"}, {"多字", "character too many"},
	{"重字", "character doubled"}, {"颠倒", "characters swapped"}, {"同码", "same letters, divided otherwise"},
}

// Names gives the way in Chinese and in English.
func (w Way) Names() (zh, en string) { return wayNames[w].zh, wayNames[w].en }

// Slip is how a wrong word came out for the right one.
type Slip struct {
	Way Way
	// Kind, if characters were replaced, is what all the pairs have in common; if that is
	// nothing, what they have together.
	Kind Kind
	// At is where the words begin to differ, in bytes; Wrong and Right are what stands
	// there until they agree again. Wrong is empty for a character lost, Right for one
	// too many.
	At           int
	Wrong, Right string
}

// longest is how many characters of a word may be wrong at once.
const longest = 4

// Explain tells how wrong can have come out for right, two words of any length. It is
// false if they are equal or if no single slip leads from one to the other.
func Explain(wrong, right string) (Slip, bool) {
	if wrong == right || wrong == "" || right == "" {
		return Slip{}, false
	}
	s := difference(wrong, right)
	w, r := []rune(s.Wrong), []rune(s.Right)
	switch {
	case len(w) > longest || len(r) > longest:
		return Slip{}, false
	case len(w) == 0 && len(r) == 1:
		s.Way = Lost
		return s, true
	case len(w) == 1 && len(r) == 0:
		s.Way = Added
		if doubled(wrong, s) {
			s.Way = Doubled
		}
		return s, true
	case len(w) == 2 && len(r) == 2 && w[0] == r[1] && w[1] == r[0]:
		s.Way = Swapped
		return s, true
	case len(w) == len(r):
		if k, ok := together(w, r); ok {
			s.Kind = k
			return s, true
		}
	}
	if sameLetters(wrong, right) {
		s.Way, s.Kind = Respelt, SameSound
		return s, true
	}
	return Slip{}, false
}

// difference cuts off what the words have in common at both ends.
func difference(wrong, right string) Slip {
	at := 0
	for at < len(wrong) && at < len(right) {
		a, n := utf8.DecodeRuneInString(wrong[at:])
		if b, m := utf8.DecodeRuneInString(right[at:]); a != b || n != m {
			break
		}
		at += n
	}
	w, r := wrong[at:], right[at:]
	for w != "" && r != "" {
		a, n := utf8.DecodeLastRuneInString(w)
		if b, m := utf8.DecodeLastRuneInString(r); a != b || n != m {
			break
		}
		w, r = w[:len(w)-n], r[:len(r)-n]
	}
	return Slip{At: at, Wrong: w, Right: r}
}

// doubled tells whether the superfluous character is the same as the one before it; the
// one behind it cannot be, since it would count as common.
func doubled(word string, s Slip) bool {
	before, _ := utf8.DecodeLastRuneInString(word[:s.At])
	r, _ := utf8.DecodeRuneInString(s.Wrong)
	return s.At > 0 && before == r
}

// together tells how the differing ones of two rows of characters are alike. Keys count
// only where one character differs.
func together(w, r []rune) (Kind, bool) {
	all, some, differ := ^Kind(0), Kind(0), 0
	for i := range w {
		if w[i] == r[i] {
			continue
		}
		differ++
		k := Between(w[i], r[i])
		if k == 0 || k == NearKey && len(w) > 1 {
			return 0, false
		}
		all &= k
		some |= k
	}
	if all == 0 {
		return some, differ > 0
	}
	return all, differ > 0
}

// The syllables of words that may be typed with the same letters.
const fewestSyllables, mostSyllables = 2, 4

// sameLetters tells whether two words have readings that are written with the same
// letters.
func sameLetters(wrong, right string) bool {
	w, r := []rune(wrong), []rune(right)
	if max(len(w), len(r)) < fewestSyllables || max(len(w), len(r)) > mostSyllables {
		return false
	}
	return match("", w, "", r)
}

// match tells whether the rest of a spelling and what the characters behind it add can
// be the same as the other's. One of the rests is always empty.
func match(a string, w []rune, b string, r []rune) bool {
	n := min(len(a), len(b))
	if a[:n] != b[:n] {
		return false
	}
	a, b = a[n:], b[n:]
	if a != "" || b == "" && len(w) == 0 {
		a, w, b, r = b, r, a, w
	}
	if len(w) == 0 {
		return a == b && len(r) == 0
	}
	for _, s := range pinyin.Readings(w[0]) {
		if s != "" && match(a+s, w[1:], b, r) {
			return true
		}
	}
	return false
}
