package lm

import "unicode/utf8"

// Symbol is what the model sees of a character: a Chinese character stands for itself,
// a mark for its full-width form, a figure and a Latin word for one symbol each.
type Symbol uint32

// The symbols that stand for no character of their own.
const (
	// Edge stands before the first and behind the last symbol of a paragraph.
	Edge Symbol = 1
	// WordMark stands before the characters of a word of the lexicon, to make its key.
	WordMark Symbol = 2
	// Figure stands for a run of digits.
	Figure Symbol = '0'
	// Latin stands for a run of Latin letters.
	Latin Symbol = 'A'
	// Other stands for any character without meaning for the neighbours.
	Other Symbol = '·'
)

// Cell is a symbol and the bytes of the text that it stands for.
type Cell struct {
	Symbol     Symbol
	Start, End int32
}

// Margin is how many Edge cells stand at either end of a line's cells: the longest
// context that the model looks at.
const Margin = MaxOrder - 1

const firstHan, lastHan = 0x4E00, 0x9FFF

// Han tells whether the symbol is a Chinese character.
func (s Symbol) Han() bool { return s >= firstHan && s <= lastHan }

// Cells reads the text, which should be in Simplified script, into cells, appended to
// buf[:0]. Blanks are passed over.
func Cells(text string, buf []Cell) []Cell {
	cells := append(buf[:0], edges[:]...)
	for i, r := range text {
		s := symbolOf(r)
		if s == 0 {
			continue
		}
		end := int32(i + runeLen(r))
		if r == utf8.RuneError && text[i] != "\uFFFD"[0] {
			end = int32(i + 1) // a byte that is not UTF-8
		}
		if last := &cells[len(cells)-1]; last.Symbol == s && (s == Figure || s == Latin) {
			last.End = end
			continue
		}
		if s == Figure && joins(cells) {
			cells = cells[:len(cells)-1]
			cells[len(cells)-1].End = end
			continue
		}
		cells = append(cells, Cell{s, int32(i), end})
	}
	n := int32(len(text))
	for range Margin {
		cells = append(cells, Cell{Edge, n, n})
	}
	return cells
}

var edges = [Margin]Cell{{Symbol: Edge}, {Symbol: Edge}, {Symbol: Edge}, {Symbol: Edge}}

// joins tells whether the cells end in a figure and a decimal point or a half-width comma,
// so that a digit goes on with the figure.
func joins(cells []Cell) bool {
	n := len(cells)
	mark, before := cells[n-1], cells[n-2]
	return (mark.Symbol == point || mark.Symbol == ',' && mark.End-mark.Start == 1) &&
		before.Symbol == Figure && before.End == mark.Start
}

const point Symbol = '.'

// symbolOf gives the symbol of a character, 0 for a blank.
func symbolOf(r rune) Symbol {
	if r >= 0x4E00 && r <= 0x9FFF {
		return Symbol(r)
	}
	if r >= 0xFF01 && r <= 0xFF5E {
		r -= 0xFEE0
	}
	switch {
	case r == ' ' || r == '\t' || r == 0x3000 || r == 0xA0 || r == 0xFEFF || r == 0x200B || r == '\n' || r == '\r':
		return 0
	case '0' <= r && r <= '9':
		return Figure
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return Latin
	}
	switch r {
	case ',', ';', ':', '(', ')', '!', '?', '%':
		return Symbol(r)
	case '.', '·':
		return point
	case '。', '、', '“', '”', '‘', '’', '《', '》', '〈', '〉', '【', '】', '〔', '〕', '—', '…', '○', '〇':
		return Symbol(r)
	}
	return Other
}

func runeLen(r rune) int {
	switch {
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case r < 0x10000:
		return 3
	}
	return 4
}

// key is the hash of an n-gram; the empty one is emptyKey.
type key uint64

const emptyKey key = 0x243F6A8885A308D3

// with is the key of the n-gram that has s behind this one.
func (k key) with(s Symbol) key {
	h := (uint64(k) ^ uint64(s)) * 0x9E3779B97F4A7C15
	return key(h ^ h>>29)
}

// MaxOrder is the length of the longest n-grams that the model knows.
const MaxOrder = 5

// Key is the hash under which the model keeps an n-gram.
func Key(symbols ...Symbol) uint64 {
	k := emptyKey
	for _, s := range symbols {
		k = k.with(s)
	}
	return uint64(k)
}

// KeysAt appends to out the keys of the n-grams of one to MaxOrder symbols that begin at
// the cell, as far as the line goes.
func KeysAt(cells []Cell, i int, out []uint64) []uint64 {
	k := emptyKey
	for _, c := range cells[i:min(i+MaxOrder, len(cells))] {
		k = k.with(c.Symbol)
		out = append(out, uint64(k))
	}
	return out
}
