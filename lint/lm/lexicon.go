package lm

import (
	"gaolint/lint/zh/pinyin"
)

// Words of the lexicon have MinWord to MaxWord characters.
const (
	MinWord = 2
	MaxWord = 4
)

// lexicon holds for each length of words the entries: the words that an input method
// offers for a sound, sorted by the sound. An entry is the hash of the sound in four
// bytes, the code of the word's count in one, and the characters in two bytes each.
type lexicon [MaxWord - MinWord + 1]string

func entrySize(n int) int { return 5 + 2*n }

// soundKey goes on from the hash of the sounds before.
func soundKey(k, sound uint32) uint32 {
	k = (k ^ sound) * 0x9E3779B1
	return k ^ k>>15
}

// SoundKeys appends the hashes of the word's sounds: one for each way to read it, in
// blurred readings; none if a character's reading is not known.
func SoundKeys(word []Symbol, out []uint32) []uint32 {
	first := len(out)
	out = append(out, 0)
	for _, s := range word {
		sounds := pinyin.Blurred(rune(s))
		if sounds[0] == 0 {
			return out[:first]
		}
		n := len(out)
		for i := first; i < n; i++ {
			for k := 1; k < len(sounds) && sounds[k] != 0; k++ {
				if sounds[k] != sounds[0] {
					out = append(out, soundKey(out[i], sounds[k]))
				}
			}
			out[i] = soundKey(out[i], sounds[0])
		}
	}
	return out
}

// first is the index of the first entry among the words of n characters whose sound is
// not less.
func (l *lexicon) first(n int, sound uint32) int {
	list, size := l[n-MinWord], entrySize(n)
	lo, hi := 0, len(list)/size
	for lo < hi {
		mid := (lo + hi) / 2
		if number(list[mid*size:]) < sound {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// read reads the entry's word of n characters into word, and gives the code of its count;
// it is false if there is no such entry or it has another sound.
func (l *lexicon) read(n, i int, sound uint32, word []Symbol) (code uint8, ok bool) {
	list, size := l[n-MinWord], entrySize(n)
	if (i+1)*size > len(list) {
		return 0, false
	}
	e := list[i*size : (i+1)*size]
	if number(e) != sound {
		return 0, false
	}
	for k := range word {
		word[k] = Symbol(e[5+2*k]) | Symbol(e[6+2*k])<<8
	}
	return e[4], true
}

func number(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
