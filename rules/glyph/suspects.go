package glyph

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// variants lists characters that are written for others: wrong, right, kind. Its kinds
// are the keys of origins.
//
//go:embed data/variants.tsv
var variants string

//go:embed data/forms.txt
var forms string

// origin is where a character of the list comes from.
type origin uint8

const (
	shape    origin = iota // no word of today's Chinese has it; it looks like the right one
	japanese               // the Japanese form
	old                    // a variant or an older form
	personal               // a variant that stands in personal names
)

var origins = map[string]origin{"形近": shape, "日文": japanese, "异体": old, "人名": personal}

// variant is what a character should be.
type variant struct {
	right  rune
	origin origin
}

// table knows the characters to look at.
type table struct {
	// suspect tells of each character of the basic plane whether to look at it.
	suspect  zh.Set
	variants map[rune]variant
	// forms maps radicals and compatibility ideographs to ordinary characters.
	forms map[rune]rune
}

// others are single characters that have a judge of their own; see scanner.at.
const others = seldomMeant + "―ー─—－﹣一○零ＯｏО０ο" + "\u00AD\u180E\uFEFF"

// ranges are blocks of which every character is looked at: Greek capitals, Cyrillic,
// invisible marks, katakana, private use.
var ranges = [...][2]rune{
	{0x0391, 0x03A9}, {0x0400, 0x04FF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069},
	{0x30A1, 0x30FA}, {privateFirst, privateLast},
}

// The private use area of the basic plane, and where those of the last planes begin.
const (
	privateFirst = 0xE000
	privateLast  = 0xF8FF
	privatePlane = 0xF0000
)

var load = sync.OnceValue(func() *table {
	t := &table{variants: map[rune]variant{}, forms: map[rune]rune{}}
	_, rows, _ := strings.Cut(variants, "\n")
	for line := range strings.SplitSeq(rows, "\n") {
		wrong, rest, _ := strings.Cut(line, "\t")
		right, kind, ok := strings.Cut(rest, "\t")
		if !ok {
			continue
		}
		w, _ := utf8.DecodeRuneInString(wrong)
		r, _ := utf8.DecodeRuneInString(right)
		t.variants[w] = variant{r, origins[kind]}
		t.suspect.Add(w)
	}
	for line := range strings.SplitSeq(forms, "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(line) {
			from, n := utf8.DecodeRuneInString(pair)
			t.forms[from], _ = utf8.DecodeRuneInString(pair[n:])
			t.suspect.Add(from)
		}
	}
	for _, r := range others {
		t.suspect.Add(r)
	}
	for _, b := range ranges {
		for r := b[0]; r <= b[1]; r++ {
			t.suspect.Add(r)
		}
	}
	return t
})
