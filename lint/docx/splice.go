package docx

import (
	"bytes"
	"slices"
)

// splice puts text in place of bytes of a part.
type splice struct {
	from, to int
	text     string
}

// spliced is the part with all splices made. They may come in any order but do not
// overlap; those at one place without extent stand in the order given.
func spliced(data []byte, list []splice) []byte {
	slices.SortStableFunc(list, func(a, b splice) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.to - b.to
	})
	size := len(data)
	for _, s := range list {
		size += len(s.text) - (s.to - s.from)
	}
	out := make([]byte, 0, max(size, 0))
	at := 0
	for _, s := range list {
		if s.from < at {
			continue // overlaps: never made
		}
		out = append(out, data[at:s.from]...)
		out = append(out, s.text...)
		at = s.to
	}
	return append(out, data[at:]...)
}

// isOwn tells whether the element that the scanner stands at the start of is gaolint's.
func (s *scanner) isOwn() bool {
	by, _ := s.attr(wordSpace, "author")
	return string(by) == Author
}

// withoutOwn is a part without the changes that gaolint has written into it and nobody
// has decided on: as if they had been rejected. Own tells whether there were any.
func withoutOwn(data []byte) (out []byte, own bool, err error) {
	if !bytes.Contains(data, []byte(Author)) {
		return data, false, nil
	}
	var list []splice
	var kept []int // depths of deletions that are taken back
	s := newScanner(data)
	for s.next() {
		switch {
		case s.kind == startToken && s.is("ins") && s.isOwn() && !s.empty:
			from := s.from
			if s.skip() {
				list = append(list, splice{from, s.to, ""})
			}
		case s.kind == startToken && s.is("del") && s.isOwn() && !s.empty:
			kept = append(kept, s.depth())
			list = append(list, splice{s.from, s.to, ""})
		case s.kind == endToken && len(kept) > 0 && s.depth() == kept[len(kept)-1]:
			kept = kept[:len(kept)-1]
			list = append(list, splice{s.from, s.to, ""})
		case len(kept) > 0 && s.kind != textToken && s.is("delText"):
			at := s.from + 1 + len(s.prefix)
			if s.kind == endToken {
				if s.empty {
					continue
				}
				at++
			}
			list = append(list, splice{at, at + len("delText"), "t"})
		}
	}
	if s.err != nil {
		return nil, false, s.err
	}
	return spliced(data, list), len(list) > 0, nil
}
