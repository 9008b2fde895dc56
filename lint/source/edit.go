package source

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Edit replaces the text of Span with New. An empty Span inserts, an empty New
// deletes.
type Edit struct {
	Span Span
	New  string
}

// EditFault is what is wrong with an edit.
type EditFault uint8

const (
	// OutOfRange is an edit whose span is reversed or leaves the text.
	OutOfRange EditFault = iota + 1
	// InsideCharacter is an edit that begins or ends within a code point.
	InsideCharacter
	// Overlapping is an edit that shares text with another of the same set.
	Overlapping
)

// String says the fault in words that follow "edit …".
func (f EditFault) String() string {
	switch f {
	case OutOfRange:
		return "is outside the text"
	case InsideCharacter:
		return "begins or ends inside a character"
	case Overlapping:
		return "overlaps another edit"
	}
	return "is faulty"
}

// EditError says which edit of a set could not be applied, and why. No edit of
// the set has been applied.
type EditError struct {
	Fault   EditFault
	Index   int  // of the edit at fault, in the order given
	Other   int  // of the edit it overlaps; -1 for other faults
	Span    Span // of the edit at fault
	TextLen int  // bytes of the text it was meant for
}

// Error names the edit by its number in the set, counted from 0.
func (e *EditError) Error() string {
	s := fmt.Sprintf("edit %d [%d,%d) %s", e.Index, e.Span.Start, e.Span.End, e.Fault)
	switch e.Fault {
	case OutOfRange:
		s += fmt.Sprintf(" of %d bytes", e.TextLen)
	case Overlapping:
		s += fmt.Sprintf(" (%d)", e.Other)
	}
	return s
}

// Apply is text with all edits made. Every span counts in the text as given;
// the edits may come in any order. Several insertions at one place are made in
// the order given, before a replacement that starts there. If any edit is
// faulty the result is the text as given and an *EditError.
func Apply(text string, edits []Edit) (string, error) {
	order, err := arrange(text, edits)
	if err != nil {
		return text, err
	}
	size := len(text)
	for _, e := range edits {
		size += len(e.New) - e.Span.Len()
	}
	var b strings.Builder
	b.Grow(size)
	at := 0
	for _, i := range order {
		e := edits[i]
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.New)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String(), nil
}

// arrange checks the edits and returns their indices in the order in which
// they stand in the text.
func arrange(text string, edits []Edit) ([]int, error) {
	order := make([]int, len(edits))
	for i, e := range edits {
		order[i] = i
		s := e.Span
		fault := EditFault(0)
		switch {
		case s.Start < 0 || s.Start > s.End || s.End > len(text):
			fault = OutOfRange
		case characterStart(text, s.Start) != s.Start || characterStart(text, s.End) != s.End:
			fault = InsideCharacter
		default:
			continue
		}
		return nil, &EditError{Fault: fault, Index: i, Other: -1, Span: s, TextLen: len(text)}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := edits[a].Span, edits[b].Span
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return x.End - y.End // insertions before the replacement that starts there
	})
	for k := 1; k < len(order); k++ {
		before, i := order[k-1], order[k]
		if edits[i].Span.Start < edits[before].Span.End {
			return nil, &EditError{Fault: Overlapping, Index: i, Other: before, Span: edits[i].Span, TextLen: len(text)}
		}
	}
	return order, nil
}

// characterStart is the offset at which the code point around off begins: off
// itself, unless off stands after the first byte of a well-formed sequence.
func characterStart(text string, off int) int {
	if off <= 0 || off >= len(text) || utf8.RuneStart(text[off]) {
		return off
	}
	for p := off - 1; p >= 0 && p > off-utf8.UTFMax; p-- {
		if !utf8.RuneStart(text[p]) {
			continue
		}
		if _, n := utf8.DecodeRuneInString(text[p:]); p+n > off {
			return p
		}
		break
	}
	return off
}

// Trimmed leaves out what begins and ends both the edit's new text and the old text in its
// place; it gives what is left of both.
func (e Edit) Trimmed(old string) (Edit, string) {
	for old != "" && e.New != "" {
		_, n := utf8.DecodeRuneInString(old)
		if !strings.HasPrefix(e.New, old[:n]) {
			break
		}
		e.Span.Start += n
		old, e.New = old[n:], e.New[n:]
	}
	for old != "" && e.New != "" {
		_, n := utf8.DecodeLastRuneInString(old)
		if !strings.HasSuffix(e.New, old[len(old)-n:]) {
			break
		}
		e.Span.End -= n
		old, e.New = old[:len(old)-n], e.New[:len(e.New)-n]
	}
	return e, old
}
