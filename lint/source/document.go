package source

import (
	"slices"
	"sort"
	"strings"
	"sync"
)

// Document is a text with a name and an index of its lines. It is immutable
// and safe for use by several goroutines.
//
// A line ends at LF, CRLF or a lone CR, as editors and the findings' columns
// count; U+0085 and U+2028 are ordinary characters. A text that ends with a
// line end has an empty last line, and the empty text has one line.
type Document struct {
	name   string
	text   string
	starts []int          // offset at which each line begins; starts[0] is 0
	marks  func() []tally // see newMarks; built when a long line is first asked for
	apart  int            // see Apart; 0: nothing stands apart
}

// New makes a document. The name is that of the file, or the URI: it is kept
// and never interpreted.
func New(name, text string) *Document {
	starts := make([]int, 1, 2+strings.Count(text, "\n")) // counting costs less than growing
	return build(name, text, appendStarts(starts, text, 1, len(text)))
}

// NewParted is New for a text behind which other texts stand, from the offset apart on.
func NewParted(name, text string, apart int) *Document {
	d := New(name, text)
	d.apart = apart
	return d
}

func build(name, text string, starts []int) *Document {
	return &Document{name: name, text: text, starts: starts, marks: newMarks(text)}
}

// Name is the name that the document was made with.
func (d *Document) Name() string { return d.name }

// Text is the whole text.
func (d *Document) Text() string { return d.text }

// Len is the length of the text in bytes.
func (d *Document) Len() int { return len(d.text) }

// Apart is the offset from which on texts stand that are not part of the course of the
// document: notes, headers and footers of a page. It is Len where there are none.
func (d *Document) Apart() int {
	if d.apart <= 0 || d.apart > len(d.text) {
		return len(d.text)
	}
	return d.apart
}

// Slice is the text of a span, which must lie in the document: a place outside
// is a fault of the caller and panics, as slicing a string does.
func (d *Document) Slice(s Span) string { return d.text[s.Start:s.End] }

// Lines is the number of lines, at least 1.
func (d *Document) Lines() int { return len(d.starts) }

// Line is the span of line i, counted from 0, without its terminator. A line
// before the first is the empty span at 0, one after the last the empty span
// at the end of the text.
func (d *Document) Line(i int) Span {
	switch {
	case i < 0:
		return Span{}
	case i >= len(d.starts):
		return Span{len(d.text), len(d.text)}
	case i == len(d.starts)-1:
		return Span{d.starts[i], len(d.text)}
	}
	end := d.starts[i+1] - 1
	if end > d.starts[i] && d.text[end] == '\n' && d.text[end-1] == '\r' {
		end--
	}
	return Span{d.starts[i], end}
}

// LineAt is the number, from 0, of the line in which offset lies; a terminator
// belongs to the line that it ends. Offsets outside the text count as its
// nearest end.
func (d *Document) LineAt(offset int) int {
	return max(0, sort.SearchInts(d.starts, offset+1)-1)
}

// Edit is a new document of the same name with all edits made, as Apply makes
// them. On an error, which is an *EditError, there is no document.
func (d *Document) Edit(edits ...Edit) (*Document, error) {
	text, err := Apply(d.text, edits)
	if err != nil {
		return nil, err
	}
	if len(edits) == 0 {
		return d, nil
	}
	hull := edits[0].Span
	for _, e := range edits[1:] {
		hull.Start, hull.End = min(hull.Start, e.Span.Start), max(hull.End, e.Span.End)
	}
	return build(d.name, text, d.restart(text, hull)), nil
}

// restart is the line index of text, which differs from d's text inside hull
// only. Whether a line starts at s depends on the bytes at s-1 and s alone, so
// the starts before the hull stand, those after it move along, and only the
// hull itself is read again: for a key stroke 100 KB need not be searched.
func (d *Document) restart(text string, hull Span) []int {
	grown := len(text) - len(d.text)
	before := max(1, sort.SearchInts(d.starts, hull.Start)) // starts in front of the hull; 0 always stands
	after := max(before, sort.SearchInts(d.starts, hull.End+1))
	starts := make([]int, before, len(d.starts)+16)
	copy(starts, d.starts)
	starts = appendStarts(starts, text, max(1, hull.Start), hull.End+grown)
	moved := len(starts)
	starts = slices.Grow(starts, len(d.starts)-after)
	starts = append(starts, d.starts[after:]...)
	for i := moved; i < len(starts); i++ {
		starts[i] += grown
	}
	return starts
}

// appendStarts appends the offset of every line start s with from ≤ s ≤ to,
// where from ≥ 1.
func appendStarts(starts []int, text string, from, to int) []int {
	next := func(c byte, at int) int {
		if at >= to {
			return to
		}
		if i := strings.IndexByte(text[at:to], c); i >= 0 {
			return at + i
		}
		return to
	}
	lf, cr := next('\n', from-1), next('\r', from-1)
	for lf < to || cr < to {
		if lf < cr {
			starts = append(starts, lf+1)
			lf = next('\n', lf+1)
			continue
		}
		// A CR before LF ends no line; the LF does.
		if cr+1 == len(text) || text[cr+1] != '\n' {
			starts = append(starts, cr+1)
		}
		cr = next('\r', cr+1)
	}
	return starts
}

// tally counts what stands in front of a place, in the units of two encodings.
type tally struct{ utf16, points int }

// stride is the distance in bytes between two marks.
const stride = 2048

// newMarks returns a function that gives the tallies in front of every
// stride-th byte, or of the code point around it. Without them a place in a
// line of 10 MB would cost 10 MB of counting, and many findings in it would
// cost the square. Ordinary reports never ask.
func newMarks(text string) func() []tally {
	return sync.OnceValue(func() []tally {
		marks := make([]tally, 1, 1+len(text)/stride)
		at, sum := 0, tally{}
		for k := stride; k <= len(text); k += stride {
			to := characterStart(text, k)
			sum.utf16 += units(text[at:to], UTF16)
			sum.points += units(text[at:to], UTF32)
			marks = append(marks, sum)
			at = to
		}
		return marks
	})
}
