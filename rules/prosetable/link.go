package prosetable

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/quantity"
)

// guess is a figure whose words name cells that cannot be compared, as a part of the table
// is damaged. It stands unless another quantity turns out to be meant.
type guess struct {
	block, index int // of the figure in the block's Numbers
	link         lint.Link
}

// figureOf is the place of a mention's figure with its unit, within its block.
func figureOf(m quantity.Mention) source.Span {
	s := m.Figure.Span
	s.End = max(s.End, m.Figure.UnitSpan.End)
	return s
}

// repeats ties a figure that agrees with an expression to its cells, unless it is of
// another year and agrees by chance.
func (c *checker) repeats(k *known, m quantity.Mention, sum int) {
	c.settled(m)
	if !c.OtherTime(m) {
		c.tie(c.spanOf(c.block, figureOf(m)), k, sum, false)
	}
}

// tie ties a place to the cells of an expression of the quantity, as far as all of them
// are in the text.
func (c *checker) tie(from source.Span, k *known, sum int, differs bool) {
	if to := c.places(k.Terms()[sum]); len(to) > 0 {
		c.Link(lint.Link{From: from, To: to, Differs: differs})
	}
}

// places are those of the cells, nil if one is not in the text.
func (c *checker) places(sum profile.Sum) []source.Span {
	to := make([]source.Span, 0, len(sum))
	for _, term := range sum {
		t := c.Pass.TableOf(term.Table)
		if t == nil {
			return nil
		}
		cell := t.Cell(term.Row, term.Column)
		if cell.State == fact.Missing || cell.State == fact.Merged || cell.Span.End == 0 {
			return nil
		}
		to = append(to, cell.Span)
	}
	return to
}

// suppose keeps the cells that a figure's words name although they cannot be compared.
func (c *checker) suppose(m quantity.Mention) {
	if c.guess.link.To != nil && c.guess.block == c.block && c.guess.index == m.Index {
		return // the quantity that was named first
	}
	terms := c.Quantity(m.Quantity).Terms()
	if len(terms) == 0 {
		return
	}
	to := c.places(terms[0])
	if len(to) == 0 || c.Elsewhere(m) {
		return
	}
	c.settle()
	c.guess = guess{c.block, m.Index, lint.Link{From: c.spanOf(c.block, figureOf(m)), To: to}}
}

// settled drops the guess about a figure of which more is known.
func (c *checker) settled(m quantity.Mention) {
	if c.guess.block == c.block && c.guess.index == m.Index {
		c.guess.link.To = nil
	}
}

// settle makes a link of the last guess.
func (c *checker) settle() {
	if c.guess.link.To != nil {
		c.Link(c.guess.link)
		c.guess.link.To = nil
	}
}
