// Package fact holds what rules want to know of a text, each thing worked out at
// most once and shared by all rules: numbers, dates and sentences of a block; the
// outline, the title and the tables of a document.
package fact

import (
	"sync"

	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// Block is a syntax block with its facts. Facts are pulled on demand and kept as
// long as the block stands; all spans lie within the block's Text. A Block is safe
// for use by several goroutines.
type Block struct {
	*syntax.Block
	numbers   lazy[[]zh.Number]
	dates     lazy[[]zh.Date]
	sentences lazy[[]source.Span]
	clauses   lazy[[]source.Span]
	memo      memo
}

// NewLine makes the block of a line, with its facts, in one piece of memory: a text has
// many of them. Kind and room are as for syntax.Line.
func NewLine(line string, kind syntax.Kind, room *[]int32) *Block {
	b := new(struct {
		facts Block
		line  syntax.Block
	})
	b.line = syntax.Line(line, kind, room)
	b.facts.Block = &b.line
	return &b.facts
}

// Numbers are the figures of the block.
func (b *Block) Numbers() []zh.Number {
	return b.numbers.of(func() []zh.Number { return zh.Numbers(b.Simplified, b.Signs) })
}

// Dates are the dates of the block.
func (b *Block) Dates() []zh.Date {
	return b.dates.of(func() []zh.Date { return zh.Dates(b.Simplified, b.Signs) })
}

// Sentences tile the block's text.
func (b *Block) Sentences() []source.Span {
	return b.sentences.of(func() []source.Span { return zh.Sentences(b.Simplified, b.Signs) })
}

// Clauses tile the block's text.
func (b *Block) Clauses() []source.Span {
	return b.clauses.of(func() []source.Span { return zh.Clauses(b.Simplified, b.Signs) })
}

// SentenceAt is the sentence that holds the offset within the block.
func (b *Block) SentenceAt(offset int) source.Span { return tileAt(b.Sentences(), offset) }

// ClauseAt is the clause that holds the offset within the block.
func (b *Block) ClauseAt(offset int) source.Span { return tileAt(b.Clauses(), offset) }

func tileAt(tiles []source.Span, offset int) source.Span {
	lo, hi := 0, len(tiles)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if tiles[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo >= len(tiles) {
		return source.Span{}
	}
	return tiles[lo]
}

// lazy is a value that is worked out once.
type lazy[T any] struct {
	once  sync.Once
	value T
}

func (l *lazy[T]) of(make func() T) T {
	l.once.Do(func() { l.value = make() })
	return l.value
}
