// Package syntax cuts a text into blocks. It knows lines and their outward shape,
// nothing of report kinds.
package syntax

import (
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Kind is the outward shape of a block.
type Kind uint8

const (
	// Paragraph is any line of text.
	Paragraph Kind = iota
	// Heading is a short line with an ordinal or Markdown hashes and no sentence in it.
	Heading
	// Row is a line of table cells parted by | or tabs.
	Row
	// Comment is an HTML comment that fills its lines, or a line "# gaolint-…" of a
	// plain text; it is not linted.
	Comment
	// Code is a fenced block's line; it is not linted.
	Code
)

// Block is one line of the text without its line end, or the part of it up to a word
// processor's line break: immutable, and ignorant of its position, so that equal lines of
// two versions of a text share one Block.
type Block struct {
	Kind Kind
	// Text is the line as written, but that blanks which a word processor left are
	// ordinary ones; it has as many bytes.
	Text string
	// Simplified is Text folded to Simplified script; offsets in both agree.
	Simplified string
	// Signs are the places of all that is no plain Han character, as zh.Survey gives them.
	Signs []int32
	// Body is Text without indentation, Markdown hashes, emphasis around the whole
	// line, and trailing blanks.
	Body source.Span
	// Ordinal is the number that Body begins with; its span is within Text.
	// Level 0: none.
	Ordinal zh.Ordinal
	// Hashes is the number of Markdown hashes.
	Hashes int
	// Pasted are the places in Text of characters that a word processor left: U+00A0,
	// U+0007, the tab behind an ordinal. By place; nil of nearly all lines.
	Pasted []source.Span
}

// IsPasted tells whether one of the Pasted characters lies in the span.
func (b *Block) IsPasted(s source.Span) bool {
	for _, x := range b.Pasted {
		if s.Covers(x) {
			return true
		}
	}
	return false
}

// BodyText is the folded text of Body.
func (b *Block) BodyText() string { return b.Simplified[b.Body.Start:b.Body.End] }

// Label is BodyText without its leading ordinal.
func (b *Block) Label() string {
	if b.Ordinal.Level != 0 && b.Ordinal.Span.End <= b.Body.End {
		return b.Simplified[b.Ordinal.Span.End:b.Body.End]
	}
	return b.BodyText()
}

// Placed is a block at its place. The tiles of all blocks, in order, make up the text:
// a tile is the block's line, its line end, and the blank lines that follow.
type Placed struct {
	*Block
	// Start is the offset of Text in the document.
	Start int
	// Tile is the part of the document that the block accounts for.
	Tile source.Span
	// Line is the number of the block's line, from 0.
	Line int
}

// Span is the place of the block's Text.
func (p Placed) Span() source.Span { return source.Span{Start: p.Start, End: p.Start + len(p.Text)} }

// At carries a span within the block's Text to the document.
func (p Placed) At(s source.Span) source.Span { return s.Shift(p.Start) }

// BodySpan is the place of Body in the document.
func (p Placed) BodySpan() source.Span { return p.Body.Shift(p.Start) }

// Tree is a parsed text.
type Tree struct {
	Doc    *source.Document
	Blocks []Placed
}

// BlockAt gives the index of the block whose tile holds the offset, or -1 in an empty tree.
func (t *Tree) BlockAt(offset int) int {
	lo, hi := 0, len(t.Blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		if t.Blocks[mid].Tile.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == len(t.Blocks) {
		return lo - 1
	}
	return lo
}
