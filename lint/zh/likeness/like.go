package likeness

import (
	"slices"
	"strings"
	"sync"

	"gaolint/lint/zh/pinyin"
)

// Between tells how two different characters are alike; a character is like itself in no
// way. It allocates nothing after the first question.
func Between(a, b rune) Kind {
	if a == b || a < first || b < first || a > last || b > last {
		return 0
	}
	var k Kind
	switch {
	case pinyin.Same(a, b):
		k = SameSound
	case pinyin.Near(a, b):
		k = NearSound
	}
	if likeShape(a, b) {
		k |= LikeShape
	}
	if k&SameSound == 0 && nearKey(a, b) {
		k |= NearKey
	}
	return k
}

func nearKey(a, b rune) bool {
	x, y := pinyin.Readings(a), pinyin.Readings(b)
	for _, s := range x {
		if s == "" {
			break
		}
		for _, t := range y {
			if t == "" {
				break
			}
			if slipped(s, t) {
				return true
			}
		}
	}
	return false
}

// slipped tells whether two spellings differ in one letter, and its key lies beside.
func slipped(s, t string) bool {
	if len(s) != len(t) {
		return false
	}
	at := 0
	for at < len(s) && s[at] == t[at] {
		at++
	}
	return at < len(s) && s[at+1:] == t[at+1:] && strings.IndexByte(beside(s[at]), t[at]) >= 0
}

const (
	letters = "abcdefghijklmnopqrstuvwxyz"
	keys    = "qwertyuiop asdfghjkl zxcvbnm"
)

// besides gives for each letter the letters of the keys at its left and right.
var besides = sync.OnceValue(func() (out [len(letters)]string) {
	for i := range out {
		at := strings.IndexByte(keys, letters[i])
		for _, j := range [...]int{at - 1, at + 1} {
			if j >= 0 && j < len(keys) && keys[j] != ' ' {
				out[i] += keys[j : j+1]
			}
		}
	}
	return out
})

func beside(c byte) string {
	if c-'a' >= byte(len(letters)) {
		return ""
	}
	return besides()[c-'a']
}

// Like is a character that is like another, and how.
type Like struct {
	Rune rune
	Kind Kind
	// Weight is from 1 to 15, the likelier the higher: likeness of shape counts up to 9,
	// the same sound 6, near sound 3, neighbouring keys 1.
	Weight int
}

// The weights of the kinds, but for shape, which goes by its grade.
const (
	weightSame = 6
	weightNear = 3
	weightKey  = 1
)

// usual is how many characters are like one, as a rule.
const usual = 300

// Of gives all characters that are like r, the likeliest first, among equally likely ones
// the commoner first as far as known. The slice is new. What Of lists is what Between
// finds.
func Of(r rune) []Like {
	c := collector{of: r, at: make(map[rune]int, usual)}
	spellings := pinyin.Readings(r)
	for _, s := range spellings {
		c.add(s, SameSound)
	}
	for _, s := range spellings {
		if s == "" {
			continue
		}
		for _, t := range careless()[pinyin.Careless(s)] {
			c.add(t, NearSound)
		}
	}
	for _, n := range loadShapes().of(r) {
		c.put(n.rune(), LikeShape, n.grade())
	}
	for _, s := range spellings {
		for i := range s {
			for _, k := range []byte(beside(s[i])) {
				c.add(s[:i]+string(rune(k))+s[i+1:], NearKey)
			}
		}
	}
	slices.SortStableFunc(c.out, func(a, b Like) int { return b.Weight - a.Weight })
	return c.out
}

// careless gives the readings that careless speakers do not tell apart.
var careless = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, s := range pinyin.Syllables() {
		c := pinyin.Careless(s)
		m[c] = append(m[c], s)
	}
	return m
})

// collector gathers the characters that are like one.
type collector struct {
	of  rune
	at  map[rune]int // where a character stands in out
	out []Like
}

// add puts in all characters that have the reading.
func (c *collector) add(syllable string, k Kind) {
	weight := weightSame
	switch k {
	case NearSound:
		weight = weightNear
	case NearKey:
		weight = weightKey
	}
	for _, r := range pinyin.Spoken(syllable) {
		c.put(r, k, weight)
	}
}

func (c *collector) put(r rune, k Kind, weight int) {
	if r == c.of {
		return
	}
	i, ok := c.at[r]
	if !ok {
		i = len(c.out)
		c.at[r] = i
		c.out = append(c.out, Like{Rune: r})
	}
	has := c.out[i].Kind
	if has&k != 0 || k == NearSound && has&SameSound != 0 || k == NearKey && has&SameSound != 0 {
		return
	}
	c.out[i].Kind |= k
	c.out[i].Weight += weight
}
