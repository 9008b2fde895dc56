// Package output holds what is known of a finished run and what every format of its results
// says alike: files with their verdicts, findings, places and words. It knows no format;
// those are in the folders beside it, and formats lists them.
package output

import (
	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/input"
	"gaolint/lint/organs"
	"gaolint/lint/source"
)

// File is a text with what was found in it: Path as the user gave it, Findings with
// spans in Source, in their order. Text is set where Source is not the file's own text
// but a reading of it: what is written then speaks of places in the file.
type File struct {
	Path     string
	Source   *source.Document
	Findings []lint.Diagnostic
	Text     *input.Text
	// Result is what Findings are taken from; nil for a configuration.
	Result *lint.Result
	// Own are the report's figures, where the document was not kept; they are all that its
	// tables say.
	Own *compare.Report
	// Spots are those of Findings, by their spans, where Result's document was not kept: of
	// it only Source, Profile and Title are there. Else nil.
	Spots map[source.Span]Spot
	// Failure is why the file was not checked, in the user's language; then it has neither
	// Source nor Findings.
	Failure string
	// Last is the organ's report of the year before, if the run has it.
	Last *compare.Report
	// Listed is the organ's entry in the run's list of organs, if there is one.
	Listed *organs.Organ
	// Lang is the language of what is written about the file.
	Lang lint.Lang
}

// Doc is the file's own text, of which places speak.
func (f File) Doc() *source.Document {
	if f.Text != nil {
		return f.Text.File
	}
	return f.Source
}

// Landed is a finding with its places in the file's own text, without the fixes that
// cannot be made there.
func (f File) Landed(d lint.Diagnostic) lint.Diagnostic {
	if f.Text == nil || f.Text.File == f.Source {
		return d
	}
	var fixes []lint.Fix
	for _, x := range d.Fixes {
		if edits, ok := f.Text.Edits(x.Edits); ok {
			x.Edits = edits
			fixes = append(fixes, x)
		}
	}
	var related []lint.Related
	for _, x := range d.Related {
		x.Span = f.Text.Span(x.Span)
		related = append(related, x)
	}
	d.Fixes, d.Related, d.Span = fixes, related, f.Text.Span(d.Span)
	return d
}

// Point is a place as users and scripts count: lines and columns from 1, columns in
// code points, the offset in bytes of the decoded text.
type Point struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// Range is half-open.
type Range struct {
	Start Point `json:"start"`
	End   Point `json:"end"`
}

// RangeOf gives a span's range.
func RangeOf(doc *source.Document, s source.Span) Range {
	return Range{pointOf(doc, s.Start), pointOf(doc, s.End)}
}

func pointOf(doc *source.Document, offset int) Point {
	p := doc.Position(offset, source.UTF32)
	return Point{p.Line + 1, p.Column + 1, offset}
}
