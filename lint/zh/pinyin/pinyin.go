// Package pinyin tells which characters sound alike: the ones that an input method
// offers for the same or nearly the same keys. Readings are without tones, as they
// are typed.
//
// The table (readings_data.go) is derived from the Unihan database, Copyright 1991-2022
// Unicode, Inc., Unicode license. It covers the characters of GB 2312 and those of the
// 通用规范汉字表 that have three bytes in UTF-8; of a character with several readings the
// commonest three are kept. It is unpacked at the first question.
package pinyin

import (
	"strings"
	"sync"
)

//go:generate go run ./gen -unihan ${UNIHAN_DIR} -o readings_data.go

const (
	first    = 0x3400
	last     = 0x9FFF
	unspoken = 0
)

// PerRune is how many readings of a character are known at most.
const PerRune = 3

// table holds for each character its readings as numbers from 1, 0 filling up.
type table struct {
	exact [last - first + 1][PerRune]uint16
	names []string
	// spoken gives for each reading the characters that have it.
	spoken []string
	ids    map[string]uint16
	// loose gives for each reading the number of the sound that careless speakers
	// and fuzzy input make of it.
	loose []uint16
}

var load = sync.OnceValue(func() *table {
	t := &table{names: []string{""}, spoken: []string{""}, loose: []uint16{unspoken}, ids: map[string]uint16{}}
	sounds := map[string]uint16{}
	for line := range strings.SplitSeq(readings, "\n") {
		n := strings.IndexFunc(line, func(r rune) bool { return r >= first })
		if n <= 0 {
			continue
		}
		id := uint16(len(t.names))
		sound := blur(line[:n])
		if sounds[sound] == 0 {
			sounds[sound] = uint16(len(sounds) + 1)
		}
		t.names = append(t.names, line[:n])
		t.spoken = append(t.spoken, line[n:])
		t.ids[line[:n]] = id
		t.loose = append(t.loose, sounds[sound])
		for _, r := range line[n:] {
			places := &t.exact[r-first]
			for i := range places {
				if places[i] == unspoken {
					places[i] = id
					break
				}
			}
		}
	}
	return t
})

// blur maps syllables that speakers of many regions do not tell apart, and that
// input methods treat alike when asked to, to one spelling: zh/z, ch/c, sh/s, n/l,
// hu-/f-, -ng/-n.
func blur(s string) string {
	switch {
	case strings.HasPrefix(s, "zh"), strings.HasPrefix(s, "ch"), strings.HasPrefix(s, "sh"):
		s = s[:1] + s[2:]
	case strings.HasPrefix(s, "n") && len(s) > 1:
		s = "l" + s[1:]
	case strings.HasPrefix(s, "hu"):
		s = asF(s)
	}
	for _, n := range [...]string{"an", "en", "in"} {
		if strings.HasSuffix(s, n+"g") {
			return strings.TrimSuffix(s, "g")
		}
	}
	return s
}

// asF is a syllable in hu- as speakers say it who have no h before u.
func asF(s string) string {
	switch s {
	case "hu":
		return "fu"
	case "hui":
		return "fei"
	case "hun":
		return "fen"
	}
	return "f" + s[2:]
}

func (t *table) of(r rune) [PerRune]uint16 {
	if r < first || r > last {
		return [PerRune]uint16{}
	}
	return t.exact[r-first]
}

// Same tells whether two characters have a reading in common, tones aside. A
// character without known reading is like none.
func Same(a, b rune) bool {
	t := load()
	x, y := t.of(a), t.of(b)
	for _, i := range x {
		for _, j := range y {
			if i != unspoken && i == j {
				return true
			}
		}
	}
	return false
}

// Near tells whether two characters have readings that differ at most as zh and z,
// ch and c, sh and s, n and l, hu- and f-, -ng and -n differ. Same implies Near.
func Near(a, b rune) bool {
	t := load()
	x, y := t.of(a), t.of(b)
	for _, i := range x {
		for _, j := range y {
			if i != unspoken && j != unspoken && t.loose[i] == t.loose[j] {
				return true
			}
		}
	}
	return false
}

// Readings gives the readings of a character, "" filling up, in the order of the
// alphabet.
func Readings(r rune) [PerRune]string {
	t := load()
	var out [PerRune]string
	for i, id := range t.of(r) {
		out[i] = t.names[id]
	}
	return out
}

// Spoken gives the characters that have the reading, the commoner ones first; "" if
// there is no such reading.
func Spoken(syllable string) string {
	t := load()
	return t.spoken[t.ids[syllable]]
}

// Syllables gives all readings, in the order of the alphabet.
func Syllables() []string { return load().names[1:] }

// Careless gives the reading as careless speakers and fuzzy input have it: two
// characters are Near if they have readings for which it gives the same.
func Careless(syllable string) string { return blur(syllable) }
