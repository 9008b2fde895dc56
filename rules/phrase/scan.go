package phrase

import (
	"strings"

	"gaolint/lint/source"
	"gaolint/lint/zh/pinyin"
	"gaolint/rules/internal/packed"
)

// han is the length of a Han character of the basic plane, in bytes.
const han = 3

// miss is a near miss in a text.
type miss struct {
	near
	span source.Span
}

// scan calls yield for every near miss in the text.
func (x *index) scan(text string, yield func(miss)) {
	if x.sieve == "" {
		return
	}
	var a, b, c, d char
	run := 0
	for i := 0; i < len(text); {
		lead := text[i]
		if lead-0xE4 > 0xE9-0xE4 || uint(i+2) >= uint(len(text)) {
			run = 0
			i++
			continue
		}
		r := uint32(lead&0x0F)<<12 | uint32(text[i+1]&0x3F)<<6 | uint32(text[i+2]&0x3F)
		i += han
		if r-firstHan > lastHan-firstHan {
			run = 0
			continue
		}
		a, b, c, d = b, c, d, char(r-firstHan)
		if run++; run < window {
			continue
		}
		i8 := int(8 * word(a, d))
		w := uint64(packed.Number(x.sieve[i8:], 0)) | uint64(packed.Number(x.sieve[i8:], 1))<<32
		all, second, third := bitsAll(b, c), bitsSecond(c), bitsThird(b)
		if w&all != all && w&second != second && w&third != third {
			continue
		}
		h := spread(allFour | key(a, b, c, d))
		if x.isGood(h) {
			continue
		}
		if w&all == all {
			x.verify(text, i-window*han, allFour, h, yield)
		}
		if w&second == second {
			x.verify(text, i-window*han, butSecond, spread(butSecond|key(a, 0, c, d)), yield)
		}
		if w&third == third {
			x.verify(text, i-window*han, butThird, spread(butThird|key(a, b, 0, d)), yield)
		}
	}
}

// verify looks whether the text around the place of the key of a kind, which has the hash,
// is one of the phrases but for the one edit.
func (x *index) verify(text string, at int, kind, hash uint64, yield func(miss)) {
	tag := tagOf(hash)
	for i, to := x.under(hash); i < to; i++ {
		packed := packed.Number(x.nears, i)
		if packed&(1<<tagBits-1) != tag {
			continue
		}
		n := readNear(packed)
		p := x.phrase(n.phrase)
		length := p.len()
		if n.kind(length) != kind {
			continue
		}
		start := at - n.offset(length)*han
		switch n.edit {
		case lost:
			length--
		case doubled:
			length++
		}
		end := start + length*han
		if start < 0 || end > len(text) || !n.fits(p, text[start:end], x.kind(n.phrase) == sole) {
			continue
		}
		if x.right(n, text[start:end]) || n.changed() && length == shortest && x.straddles(text, start, end) || n.outside(text, start, end, length) {
			continue
		}
		yield(miss{n, source.Span{Start: start, End: end}})
	}
}

// changed: characters of the phrase are others or stand in another order.
func (n near) changed() bool { return n.edit == other || n.edit == swapped }

// straddles tells whether the first character ends a word that begins before the text
// or the last one begins a word that goes on behind it: 管理本系|统, 出|发想问题. What
// looks like a short phrase is then parts of other words.
func (x *index) straddles(text string, start, end int) bool {
	return start >= han && x.isWord(text[start-han:start+han]) || end+han <= len(text) && x.isWord(text[end-han:end+han])
}

// isWord tells whether two characters are a word: one of the known ones, or the first or
// last two characters of a phrase.
func (x *index) isWord(s string) bool {
	if _, ok := x.allowed[s]; ok {
		return true
	}
	a, ok := charAt(s, 0)
	b, also := charAt(s, 1)
	if !ok || !also {
		return false
	}
	return x.isHalf(a, b)
}

// right tells whether the changed character makes another word that is known to be
// right, or is a particle that joins the words on both sides.
func (x *index) right(n near, text string) bool {
	k := int(n.at) * han
	if n.edit == other && len(text) <= window*han && strings.Contains(joining, text[k:k+han]) {
		return true
	}
	for start := k; start >= 0; start -= han {
		for end := max(k+han, start+2*han); end <= len(text); end += han {
			if _, ok := x.allowed[text[start:end]]; ok {
				return true
			}
		}
	}
	return false
}

// joining are characters that stand between words of their own.
const joining = "和的其有出与及以是为中在于给自可之者将各至"

// fits compares the text with the edited phrase; any tells whether any character may stand
// for the right one, but one that joins words.
func (n near) fits(p chars, text string, any bool) bool {
	k := int(n.at)
	for i := 0; i*han < len(text); i++ {
		r, ok := charAt(text, i)
		if !ok {
			return false
		}
		want := i
		switch {
		case n.edit == other && i == k:
			if r == p.at(k) || !alike(r, p.at(k)) && !(any && !strings.ContainsRune(joining, rune(r)+firstHan)) {
				return false
			}
			continue
		case n.edit == lost && i >= k, n.edit == swapped && i == k:
			want = i + 1
		case n.edit == doubled && i > k, n.edit == swapped && i == k+1:
			want = i - 1
		}
		if r != p.at(want) {
			return false
		}
	}
	return true
}

func charAt(text string, i int) (char, bool) {
	b := text[i*han : i*han+han]
	r := uint32(b[0]&0x0F)<<12 | uint32(b[1]&0x3F)<<6 | uint32(b[2]&0x3F)
	return char(r - firstHan), b[0] >= 0xE4 && b[0] <= 0xE9 && r-firstHan <= lastHan-firstHan
}

// alike tells whether one character may have been typed or read for the other.
func alike(got, want char) bool {
	a, b := rune(got)+firstHan, rune(want)+firstHan
	return a != b && (pinyin.Near(a, b) || lookAlike(a, b))
}
