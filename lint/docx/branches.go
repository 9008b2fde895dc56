package docx

import (
	"bytes"

	"gaolint/lint/source"
)

// branching is an element that says the same in several ways and has not ended.
type branching struct {
	depth int
	// boxes are the contents of text boxes, those of the first branch and of the later ones.
	first, later []source.Span
	// inLater tells which branch is being read; made are the splices before the element.
	inLater bool
	made    int
	// open are the beginnings of the boxes that have not ended.
	open []int
}

// beginBranch follows the branches: a text box stands in the file twice, for newer and for
// older programs.
func (m *runMarker) beginBranch() {
	s := m.s
	n := len(m.branches)
	switch {
	case s.space == compatSpace && string(s.local) == "AlternateContent":
		m.branches = append(m.branches, branching{depth: s.depth(), made: len(m.list)})
	case n == 0:
	case s.space == compatSpace && s.depth() == m.branches[n-1].depth+1:
		b := &m.branches[n-1]
		b.inLater = b.inLater || len(b.first) > 0
	case s.is("txbxContent") && !s.empty:
		m.branches[n-1].open = append(m.branches[n-1].open, s.to)
	}
}

// endBranch makes in the later branch what was made in the first, if both hold the same.
func (m *runMarker) endBranch() {
	s := m.s
	n := len(m.branches)
	if n == 0 {
		return
	}
	b := &m.branches[n-1]
	if k := len(b.open); k > 0 && s.is("txbxContent") && !s.empty {
		box := source.Span{Start: b.open[k-1], End: s.from}
		b.open = b.open[:k-1]
		if b.inLater {
			b.later = append(b.later, box)
		} else {
			b.first = append(b.first, box)
		}
	}
	if s.depth() != b.depth {
		return
	}
	m.branches = m.branches[:n-1]
	if len(b.first) != 1 || len(b.later) != 1 || !bytes.Equal(s.data[b.first[0].Start:b.first[0].End], s.data[b.later[0].Start:b.later[0].End]) {
		return
	}
	from, to := b.first[0], b.later[0]
	for _, x := range m.list[b.made:] {
		if x.from >= from.Start && x.to <= from.End {
			m.list = append(m.list, splice{x.from - from.Start + to.Start, x.to - from.Start + to.Start, x.text})
		}
	}
}
