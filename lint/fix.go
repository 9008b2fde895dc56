package lint

import (
	"fmt"
	"slices"

	"gaolint/lint/source"
)

// fixRounds bounds the rounds of FixAll: a fix may uncover another finding, but not
// without end.
const fixRounds = 10

// Change is one fix that was applied.
type Change struct {
	Rule  string
	Title Text
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
	for range fixRounds {
		prev = e.Lint(doc, prev)
		edits, done := e.choose(prev, unsafe)
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

// choose takes one fix of each finding, leaving out those that meet one taken before.
func (e *Engine) choose(r *Result, unsafe bool) ([]source.Edit, []Change) {
	var edits []source.Edit
	var changes []Change
	taken := occupied{}
	for _, d := range r.Findings {
		i := slices.IndexFunc(d.Fixes, func(f Fix) bool { return (f.Safe || unsafe) && len(f.Edits) > 0 })
		if i < 0 || unsafe && i > 0 && !d.Fixes[i].Safe {
			continue
		}
		f := d.Fixes[i]
		if taken.meets(f.Edits) || !unsafe && !preservesLine(r.Source, f.Edits) {
			continue
		}
		taken.add(f.Edits)
		edits = append(edits, f.Edits...)
		for _, x := range f.Edits {
			p := r.Source.Position(x.Span.Start, source.UTF32)
			changes = append(changes, Change{d.Rule, f.Title, p.Line + 1, p.Column + 1, r.Source.Slice(x.Span), x.New})
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

// preservesLine applies edits to the lines that they touch alone.
func preservesLine(doc *source.Document, edits []source.Edit) bool {
	from, to := edits[0].Span.Start, edits[0].Span.End
	for _, x := range edits {
		from, to = min(from, x.Span.Start), max(to, x.Span.End)
	}
	from = doc.Line(doc.LineAt(from)).Start
	to = max(to, doc.Line(doc.LineAt(to)).End)
	local := make([]source.Edit, len(edits))
	for i, x := range edits {
		local[i] = source.Edit{Span: x.Span.Shift(-from), New: x.New}
	}
	before := doc.Text()[from:to]
	after, err := source.Apply(before, local)
	return err == nil && Preserves(before, after) == nil
}
