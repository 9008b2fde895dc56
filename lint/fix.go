package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

// FixRounds bounds the rounds of FixAll: a fix may uncover another finding, but not
// without end.
const FixRounds = 10

// Change is one fix that was applied.
type Change struct {
	Rule string
	// Line and Column of the place in the text of its round, from 1, in code points.
	Line, Column int
	Old, New     string
}

// FixAll applies the first safe fix of every finding, and with unsafe set the first fix
// of any kind, until none is left. It returns the text and what was changed; a fix
// whose edits meet another's waits for the next round. A safe fix that would change a
// figure, a date, a quotation or an organ's name is left out, whatever its rule says.
func (e *Engine) FixAll(doc *source.Document, unsafe bool) (*source.Document, []Change, error) {
	var changes []Change
	var prev *Result
	for range FixRounds {
		prev = e.Lint(doc, prev)
		edits, done := e.FixesDue(prev, unsafe, nil)
		if len(edits) == 0 {
			return doc, changes, nil
		}
		text, err := source.Apply(doc.Text(), edits)
		if err != nil {
			return nil, nil, fmt.Errorf("fixes of %s do not fit its text: %w", doc.Name(), err)
		}
		if !unsafe {
			if err := Preserves(doc.Text(), text); err != nil {
				return nil, nil, err
			}
		}
		doc = source.New(doc.Name(), text)
		changes = append(changes, done...)
	}
	return doc, changes, nil
}

// FixesDue takes one fix of each finding, as FixAll does in each of its rounds, leaving
// out those that meet one taken before and those that fits (nil: all) does not want. There
// is one change for each edit, in their order.
func (e *Engine) FixesDue(r *Result, unsafe bool, fits func([]source.Edit) bool) ([]source.Edit, []Change) {
	var edits []source.Edit
	var changes []Change
	taken := occupied{}
	near := &local{doc: r.Source}
	for _, d := range r.Findings {
		i := slices.IndexFunc(d.Fixes, func(f Fix) bool { return (f.Safe || unsafe) && !f.ByHand && len(f.Edits) > 0 })
		if i < 0 || unsafe && i > 0 && !d.Fixes[i].Safe {
			continue
		}
		f := d.Fixes[i]
		if taken.meets(f.Edits) || !unsafe && !near.preserves(f.Edits) || fits != nil && !fits(f.Edits) {
			continue
		}
		taken.add(f.Edits)
		edits = append(edits, f.Edits...)
		for _, x := range f.Edits {
			p := r.Source.Position(x.Span.Start, source.UTF32)
			changes = append(changes, Change{d.Rule, p.Line + 1, p.Column + 1, r.Source.Slice(x.Span), x.New})
		}
	}
	return edits, changes
}

// occupied are the spans of the edits taken so far, sorted by start and disjoint.
type occupied []source.Span

func (o occupied) meets(edits []source.Edit) bool {
	for _, e := range edits {
		i, _ := slices.BinarySearchFunc(o, e.Span, func(a, b source.Span) int { return a.Start - b.Start })
		if i < len(o) && o[i].Touches(e.Span) || i > 0 && o[i-1].Touches(e.Span) {
			return true
		}
	}
	return false
}

func (o *occupied) add(edits []source.Edit) {
	for _, e := range edits {
		i, _ := slices.BinarySearchFunc(*o, e.Span, func(a, b source.Span) int { return a.Start - b.Start })
		*o = slices.Insert(*o, i, e.Span)
	}
}

// local judges the fixes of one text by the neighbourhood of each: the line, or in a
// long line, where a fix for every few characters would cost the square, a part of it.
type local struct {
	doc *source.Document
	// depths gives for the long line that begins at line, at every nearby-th byte, how many
	// quotations are open there.
	line   int
	depths []int
}

// nearby is how many bytes of a long line on each side of a fix are looked at, and the
// distance of the places whose depth is known.
const nearby = 1024

// preserves tells whether the edits leave alone what is the writer's. FixAll looks at
// the whole text once more.
func (l *local) preserves(edits []source.Edit) bool {
	from, to := edits[0].Span.Start, edits[0].Span.End
	for _, x := range edits {
		from, to = min(from, x.Span.Start), max(to, x.Span.End)
	}
	line := l.doc.Line(l.doc.LineAt(from))
	end := max(to, l.doc.Line(l.doc.LineAt(to)).End)
	if end-line.Start <= 8*nearby {
		return l.same(line.Start, end, 0, edits) == nil
	}
	if l.depths == nil || l.line != line.Start {
		l.line, l.depths = line.Start, depthsOf(l.doc.Slice(line))
	}
	k := max(0, (from-line.Start)/nearby-1)
	start, stop := l.boundary(line.Start+k*nearby), l.boundary(min(end, to+nearby))
	// More open quotations than could be closed on the way make no difference.
	depth := min(l.depths[k], stop-start)
	if l.same(start, stop, depth, edits) != nil {
		return false
	}
	// A fix that opens or closes a quotation changes all that follows: left to the writer.
	return stop == end || l.leavesDepth(start, stop, depth, edits)
}

// boundary is the first character's start at or behind the offset.
func (l *local) boundary(at int) int {
	text := l.doc.Text()
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

// apply makes the edits in a part of the text.
func (l *local) apply(from, to int, edits []source.Edit) (before, after string, err error) {
	moved := make([]source.Edit, len(edits))
	for i, x := range edits {
		moved[i] = source.Edit{Span: x.Span.Shift(-from), New: x.New}
	}
	before = l.doc.Text()[from:to]
	after, err = source.Apply(before, moved)
	return before, after, err
}

// same compares a part of the text, at whose start depth quotations are open, before and
// after the edits.
func (l *local) same(from, to, depth int, edits []source.Edit) error {
	before, after, err := l.apply(from, to, edits)
	if err != nil {
		return err
	}
	open := strings.Repeat("“", depth)
	return Preserves(open+before, open+after)
}

func (l *local) leavesDepth(from, to, depth int, edits []source.Edit) bool {
	before, after, err := l.apply(from, to, edits)
	return err == nil && endDepth(depth, before) == endDepth(depth, after)
}

// depthsOf gives the depth at every nearby-th byte of a line.
func depthsOf(line string) []int {
	depths := make([]int, 0, 1+len(line)/nearby)
	depth := 0
	for i, r := range line {
		for len(depths)*nearby <= i {
			depths = append(depths, depth)
		}
		depth = deeper(depth, r)
	}
	for len(depths)*nearby <= len(line) {
		depths = append(depths, depth)
	}
	return depths
}

func endDepth(depth int, s string) int {
	for _, r := range s {
		depth = deeper(depth, r)
	}
	return depth
}
