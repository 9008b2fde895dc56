package particle

import (
	_ "embed" // the words
	"strings"
	"sync"

	"gaolint/rules/internal/wording"
)

//go:embed data/words.txt
var wordList string

// class tells what a word says about the particle beside it; the letters of
// data/words.txt.
type class uint8

const (
	compound class = 1 << iota // c: holds 的, 地 or 得 itself
	known                      // k: behind it 得 is the particle
	modifier                   // l: a noun or adjective, never before an adverbial 地
	noun                       // n: follows neither 地 nor 得
	free                       // r: never follows an adverbial 地
)

const classLetters = "cklnr"

// han is the length of a Han character of the basic plane, in bytes.
const han = len("地")

// longestWord is the length of the longest word of the list, in characters.
const longestWord = 4

const (
	tableLog = 16
	radix    = 0xA000 - 0x4E00 + 1 // characters count from 1
)

// lexicon is a hash table over words of two to four characters.
type lexicon struct {
	keys    [1 << tableLog]uint64
	classes [1 << tableLog]class
}

var words = sync.OnceValue(loadWords)

func loadWords() *lexicon {
	x := new(lexicon)
	for line := range strings.SplitSeq(wordList, "\n") {
		letters, list, ok := strings.Cut(line, " ")
		if !ok || letters[0] == '#' {
			continue
		}
		var c class
		for _, l := range letters {
			c |= 1 << strings.IndexRune(classLetters, l)
		}
		for w := range strings.SplitSeq(list, " ") {
			if k := keyOf(w); k != 0 {
				at := x.home(k)
				x.keys[at], x.classes[at] = k, c
			}
		}
	}
	return x
}

// keyOf packs up to four Han characters; 0: other text is among them.
func keyOf(s string) uint64 {
	k := uint64(0)
	for i := 0; i < len(s); i += han {
		r := wording.Han(s, i)
		if r == 0 {
			return 0
		}
		k = k*radix + uint64(r-0x4E00+1)
	}
	return k
}

// home is the slot of a key, or the free one where it would go.
func (x *lexicon) home(k uint64) uint64 {
	at := k * 0x9E3779B97F4A7C15 >> (64 - tableLog)
	for x.keys[at] != 0 && x.keys[at] != k {
		at = (at + 1) & (1<<tableLog - 1)
	}
	return at
}

func (x *lexicon) class(s string) class {
	k := keyOf(s)
	if k == 0 {
		return 0
	}
	return x.classes[x.home(k)]
}

// before gives the longest known word that ends at byte i, and its class.
func (x *lexicon) before(text string, i int) (string, class) {
	for n := longestWord; n >= 2; n-- {
		if i >= n*han {
			if c := x.class(text[i-n*han : i]); c != 0 && c != compound {
				return text[i-n*han : i], c
			}
		}
	}
	return "", 0
}

// behind gives the longest known word that begins at byte i, and its class.
func (x *lexicon) behind(text string, i int) (string, class) {
	for n := longestWord; n >= 2; n-- {
		if i+n*han <= len(text) {
			if c := x.class(text[i : i+n*han]); c != 0 && c != compound {
				return text[i : i+n*han], c
			}
		}
	}
	return "", 0
}

// within tells whether the character at byte i is part of a word such as 土地 or 取得.
func (x *lexicon) within(text string, i int) bool {
	for n := 2; n <= longestWord; n++ {
		for from := i - (n-1)*han; from <= i; from += han {
			if from >= 0 && from+n*han <= len(text) && x.class(text[from:from+n*han]) == compound {
				return true
			}
		}
	}
	return false
}
