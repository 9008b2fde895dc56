package particle

import (
	_ "embed" // the words
	"encoding/binary"
	"fmt"
	"slices"
	"strings"

	"gaolint/rules/internal/packed"
	"gaolint/rules/internal/wording"
)

// WordsFile has the words as the program reads them, DataFile is what it is made of, in
// the rule's folder.
const (
	WordsFile = "words.bin"
	DataFile  = "data/words.txt"
)

//go:embed words.bin
var made string

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
	magic     = "gaolint classes 1\n"
	headLog   = 13
	classBits = len(classLetters)
	radix     = 0xA000 - 0x4E00 + 1 // characters count from 1
)

// lexicon is a hash table over words of two to four characters, made beforehand. Heads
// numbers the first entry under each value of the upper bits of a hash; an entry has the
// next bits of it, which no other word shares, and the class below them.
type lexicon struct{ heads, entries string }

var words = openWords(made)

func openWords(data string) lexicon {
	const size = 4 * (1<<headLog + 1)
	rest, ok := strings.CutPrefix(data, magic)
	if !ok || len(rest) < size {
		return lexicon{heads: strings.Repeat("\x00", size)} // no word is known
	}
	return lexicon{rest[:size], rest[size:]}
}

// spread is the number of the key's head, and what its entry has above the class.
func spread(k uint64) (head int, part uint32) {
	h := k * 0x9E3779B97F4A7C15
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return int(h >> (64 - headLog)), uint32(h>>16) >> classBits << classBits
}

// MakeWords makes the table of the words. A line has the letters of a class, then words;
// "#" begins a comment.
func MakeWords(list string) ([]byte, error) {
	var byHead [1 << headLog][]uint32
	for line := range strings.SplitSeq(list, "\n") {
		letters, all, ok := strings.Cut(line, " ")
		if !ok || letters[0] == '#' {
			continue
		}
		c := uint32(0)
		for _, l := range letters {
			c |= 1 << strings.IndexRune(classLetters, l)
		}
		for w := range strings.SplitSeq(all, " ") {
			k := keyOf(w)
			if k == 0 {
				return nil, fmt.Errorf("%q is no word", w)
			}
			head, part := spread(k)
			for _, e := range byHead[head] {
				if e>>classBits == part>>classBits {
					return nil, fmt.Errorf("%q is there twice, or has the hash of another word", w)
				}
			}
			byHead[head] = append(byHead[head], part|c)
		}
	}
	out, n := []byte(magic), uint32(0)
	for _, list := range byHead {
		out = binary.LittleEndian.AppendUint32(out, n)
		n += uint32(len(list))
	}
	out = binary.LittleEndian.AppendUint32(out, n)
	for _, e := range slices.Concat(byHead[:]...) {
		out = binary.LittleEndian.AppendUint32(out, e)
	}
	return out, nil
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

func (x *lexicon) class(s string) class {
	k := keyOf(s)
	if k == 0 {
		return 0
	}
	head, part := spread(k)
	for i, to := packed.Number(x.heads, head), packed.Number(x.heads, head+1); i < to; i++ {
		if e := packed.Number(x.entries, int(i)); e>>classBits == part>>classBits {
			return class(e & (1<<classBits - 1))
		}
	}
	return 0
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
