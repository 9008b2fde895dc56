// Package output writes findings: as text for people and as JSON lines for scripts.
// What it prints comes from drafts and file names, so every writer keeps control
// characters out of terminals.
package output

import (
	"gaolint/lint"
	"gaolint/lint/source"
)

// File is a text with what was found in it: Path as the user gave it, Findings with
// spans in Source, in their order.
type File struct {
	Path     string
	Source   *source.Document
	Findings []lint.Diagnostic
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
