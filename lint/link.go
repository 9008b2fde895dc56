package lint

import (
	"cmp"
	"fmt"
	"slices"

	"gaolint/lint/source"
)

// Link ties a figure of the running text to the cells of a table that it repeats, so
// that an editor can lead from the one to the other. Spans are offsets in the document.
type Link struct {
	From source.Span
	// To are the cells; of several the sum is meant.
	To []source.Span
	// Differs: the two sides certainly do not say the same.
	Differs bool
}

// Link ties two places of the document together, beside the findings. It is no verdict:
// places that agree are tied as well.
func (p *Pass) Link(l Link) { p.link(l) }

// checked refuses links to places outside the text, so that a rule's mistake is caught
// where it is made.
func (l Link) checked(size int) Link {
	for _, s := range append([]source.Span{l.From}, l.To...) {
		if s.Start < 0 || s.End < s.Start || s.End > size {
			panic(fmt.Sprintf("link %d–%d outside a text of %d bytes", s.Start, s.End, size))
		}
	}
	return l
}

// inOrder sorts links by place and leaves out those that are there twice.
func inOrder(links []Link) []Link {
	slices.SortStableFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.From.Start, b.From.Start), cmp.Compare(a.From.End, b.From.End))
	})
	return slices.CompactFunc(links, func(a, b Link) bool { return a.From == b.From && slices.Equal(a.To, b.To) })
}
