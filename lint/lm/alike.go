package lm

import "gaolint/lint/zh/likeness"

// Kind tells how a slip makes the written form of the right one.
type Kind uint8

// The kinds of slips.
const (
	// Char: a character stands for another one that is like it.
	Char Kind = iota
	// WordSame: a whole word of the same reading.
	WordSame
	// WordNear: a whole word of nearly the same reading.
	WordNear
	// Extra: the draft has a character too many.
	Extra
	// Swapped: two neighbours have changed places.
	Swapped
	// Lost: the draft lacks a character.
	Lost
	kinds
)

// Alternative is a character that may have been meant.
type Alternative struct {
	Symbol Symbol
	Like   likeness.Kind
	// Weight is from 1 to 15, the likelier the higher.
	Weight uint8
	rank   uint16
}

// Alike lists the characters that may have been meant by one, of those that are common.
func (m *Model) Alike(s Symbol) []Alternative {
	if !s.Han() {
		return nil
	}
	place := &m.similar[s-firstHan]
	list := place.Load()
	if list == nil {
		made := m.alternatives(s)
		list = &made
		place.Store(list)
	}
	return *list
}

func (m *Model) alternatives(s Symbol) []Alternative {
	all := likeness.Of(rune(s))
	out := make([]Alternative, 0, len(all))
	for _, a := range all {
		if rank := m.pairs.rank(Symbol(a.Rune)); rank > 0 {
			out = append(out, Alternative{Symbol(a.Rune), a.Kind, uint8(a.Weight), uint16(rank)})
		}
	}
	return out
}
