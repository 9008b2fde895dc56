// Package likeness tells how one Chinese character or word can have come out for
// another: because they sound alike, look alike, lie beside each other on the keyboard,
// or because a character was lost, added or moved.
//
// Sounds are those of package pinyin. The table of like shapes (shapes.txt) is derived
// from the Unihan database, Copyright 1991-2022 Unicode, Inc., Unicode license, and from
// the likeness of glyphs of Noto Sans CJK SC and Noto Serif CJK SC, Copyright 2014-2021
// Adobe, SIL Open Font License 1.1; it holds no glyphs. Which others share a part
// (parts.txt) is derived from the codes of the Unihan database alone. Both are unpacked at
// the first question.
package likeness

import "strings"

//go:generate go -C gen run . -unihan ${UNIHAN_DIR} -sans ${NOTO_CJK_DIR}/NotoSansCJK-Regular.ttc -serif ${NOTO_CJK_DIR}/NotoSerifCJK-Regular.ttc -o ../shapes.txt
//go:generate go -C gen run . -unihan ${UNIHAN_DIR} -shapes ../shapes.txt -o ../parts.txt

// Kind is a set of the ways in which two characters are alike; 0 means not at all.
type Kind uint8

const (
	// SameSound: they have a reading in common, tones aside (音同).
	SameSound Kind = 1 << iota
	// NearSound: they have no reading in common, but readings that differ at most as zh
	// and z, ch and c, sh and s, n and l, hu- and f-, -ng and -n (音近).
	NearSound
	// LikeShape: one is easily read for the other (形近).
	LikeShape
	// NearKey: they have readings that differ in one letter, whose keys lie side by side
	// on a QWERTY keyboard, and none in common (键邻).
	NearKey
)

// Sound is what sounds alike.
const Sound = SameSound | NearSound

var names = [...]struct{ zh, en string }{
	{"音同", "same sound"}, {"音近", "near sound"}, {"形近", "like shape"}, {"键邻", "keys side by side"},
}

// Names gives the set in Chinese and in English, the kinds joined by 、 or a comma; both
// are empty for the empty set.
func (k Kind) Names() (zh, en string) {
	var z, e []string
	for i, n := range names {
		if k>>i&1 != 0 {
			z, e = append(z, n.zh), append(e, n.en)
		}
	}
	return strings.Join(z, "、"), strings.Join(e, ", ")
}

// String is the English name.
func (k Kind) String() string {
	_, en := k.Names()
	return en
}
