package output

import (
	"iter"

	"gaolint/lint"
	"gaolint/lint/source"
)

// Shown is a finding as it is written: its places are those in the file's own text.
type Shown struct {
	lint.Diagnostic
	// Index of the finding in File.Findings.
	Index int
	// In is the flagged span in File.Source, Text what stands there.
	In   source.Span
	Text string
	At   Range
	// Lined: line and column are those of the file itself. Those of a Word file are of the
	// text that was read from it, and nothing to look for.
	Lined bool
	// Said is the message; where there are no lines, the place stands in front of it.
	Said string
}

// Shown are the file's findings at or above the severity that the format holds.
func (f File) Shown(o Options) iter.Seq[Shown] {
	return func(yield func(Shown) bool) {
		doc, lined := f.Doc(), !f.InWord()
		var places *Places
		for i, d := range f.Findings {
			if d.Severity < o.Lowest {
				continue
			}
			x := Shown{Diagnostic: f.Landed(d), Index: i, In: d.Span, Text: f.Source.Slice(d.Span)}
			x.At, x.Lined, x.Said = RangeOf(doc, x.Span), lined, d.Message.In(f.Lang)
			if !lined {
				if places == nil {
					places = PlacesOf(f)
				}
				x.Said, x.Fixes = places.Sentence(d), editless(x.Fixes)
			}
			if !yield(x) {
				return
			}
		}
	}
}

// InWord tells whether the file is a Word file.
func (f File) InWord() bool {
	if f.Text == nil {
		return false
	}
	doc, _ := f.Text.Word()
	return doc != nil
}

// editless are the fixes without their edits, which nobody could make in the file.
func editless(fixes []lint.Fix) []lint.Fix {
	var out []lint.Fix
	for _, x := range fixes {
		x.Edits = nil
		out = append(out, x)
	}
	return out
}

// Organ of the report, as its title gives it; "" if unknown.
func (f File) Organ() string {
	if f.Result == nil {
		return ""
	}
	return f.Result.Title.Organ
}

// Year of the report, as its title gives it; 0 if unknown.
func (f File) Year() int {
	if f.Result == nil {
		return 0
	}
	return f.Result.Year()
}

// Judged tells whether the file has a verdict: a configuration has none.
func (f File) Judged() bool { return f.Result != nil || f.Failure != "" }

// Counts are the file's findings by severity, whatever is shown of them.
func (f File) Counts() (n [lint.Error + 1]int) {
	for _, d := range f.Findings {
		n[d.Severity]++
	}
	return n
}
