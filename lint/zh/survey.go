package zh

import (
	"slices"
	"unicode/utf8"
)

// stackSigns is how many signs a line may have before they take memory while they are
// looked for.
const stackSigns = 160

// Survey goes over s once and gives what nearly all else begins with: s as Simplify
// returns it, and its signs, the offsets in bytes of all characters but the Han ones that
// belong to no figure. Punctuation, blanks, digits, letters, Chinese numerals and 年, 月,
// 日 are about a sixth of a text, so that who looks for any of them need not go over the
// rest. Bytes that are not UTF-8 are signs, too. s must be shorter than 2 GB. The signs are
// cut from room while it lasts, so that the lines of a text share pieces of memory; with
// nil they have their own.
func Survey(s string, room *[]int32) (simplified string, signs []int32) {
	var stack [stackSigns]int32
	found, changed := stack[:0], len(s)
	for i := notable.past(s, 0); i < len(s); i = notable.past(s, i) {
		c := s[i]
		switch {
		case c < utf8.RuneSelf:
			found = append(found, int32(i))
			i++
		case !threeAt(s, i):
			found = append(found, int32(i))
			for i++; i < len(s) && !utf8.RuneStart(s[i]); i++ {
			}
		default:
			if changed == len(s) && table.changes.Has(threeBytes(s, i)) && simplifiedAt(s, i) != 0 {
				changed = i
			}
			if c-0xE4 > 0xE9-0xE4 || figured.Has(threeBytes(s, i)) {
				found = append(found, int32(i))
			}
			i += 3
		}
	}
	return simplifyFrom(s, changed), place(found, room)
}

// threeAt tells whether bytes of the form of a character of three stand at byte i.
func threeAt(s string, i int) bool {
	return i+2 < len(s) && s[i]-0xE0 <= 0x0F && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80
}

// threeBytes is the character of three bytes at byte i.
func threeBytes(s string, i int) rune {
	return rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
}

// pieceSigns is how many signs share a piece of memory, which stands as long as one of
// their lines does.
const pieceSigns = 512

// place copies the signs into the room, or into a new piece.
func place(found []int32, room *[]int32) []int32 {
	if room == nil {
		return slices.Clone(found)
	}
	if cap(*room)-len(*room) < len(found) {
		*room = make([]int32, 0, max(len(found), pieceSigns))
	}
	start := len(*room)
	*room = append(*room, found...)
	return slices.Clip((*room)[start:])
}

// figured holds the numerals and 年, 月, 日, notable them and what Fold changes.
var figured, notable = func() (figured, notable *Set) {
	figured, notable = SetOf("年月日"), new(Set)
	for i := range notable {
		figured[i] |= digitSet[i]
		notable[i] = table.changes[i] | figured[i]
	}
	return figured, notable
}()
