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
type lexicon [MaxWord - MinWord + 1]words

// words are the entries of one length. starts tells for each beginning of a hash, and for
// the one after the last, the first entry that has it.
type words struct {
	entries string
	starts  []uint32
}

// startBits is how many bits of a hash are its beginning.
const startBits = 12

func newWords(entries string, n int) words {
	w, size := words{entries, make([]uint32, 0, 1<<startBits+1)}, entrySize(n)
	for i := range len(entries) / size {
		for b := number(entries[i*size:]) >> (32 - startBits); uint32(len(w.starts)) <= b; {
			w.starts = append(w.starts, uint32(i))
		}
	}
	for len(w.starts) <= 1<<startBits {
		w.starts = append(w.starts, uint32(len(entries)/size))
	}
	return w
}

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
	w, size := &l[n-MinWord], entrySize(n)
	at, end := w.starts[sound>>(32-startBits)], w.starts[sound>>(32-startBits)+1]
	for at < end && number(w.entries[int(at)*size:]) < sound {
		at++
	}
	return int(at)
}

// read reads the entry's word of n characters into word, and gives the code of its count;
// it is false if there is no such entry or it has another sound.
func (l *lexicon) read(n, i int, sound uint32, word []Symbol) (code uint8, ok bool) {
	list, size := l[n-MinWord].entries, entrySize(n)
	if (i+1)*size > len(list) {
		return 0, false
	}
	e := list[i*size : (i+1)*size]
	if number(e) != sound {
		return 0, false
	}
	spelt := l.word(n, i)
	copy(word, spelt[:n])
	return e[4], true
}

// count is the code of the count of the entry's word of n characters.
func (l *lexicon) count(n, i int) uint8 { return l[n-MinWord].entries[i*entrySize(n)+4] }

// word is the entry's word of n characters.
func (l *lexicon) word(n, i int) (word [MaxWord]Symbol) {
	size := entrySize(n)
	e := l[n-MinWord].entries[i*size+5 : (i+1)*size]
	for k := range n {
		word[k] = Symbol(e[2*k]) | Symbol(e[2*k+1])<<8
	}
	return word
}

func number(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}
