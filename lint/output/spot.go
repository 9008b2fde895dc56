package output

import (
	"gaolint/lint"
	"gaolint/lint/source"
)

// Spot is what formats say of a finding's place. Whoever keeps a file's findings and not
// its document keeps these with them.
type Spot struct {
	// Place names it, see Places.
	Place lint.Text
	// Sentence around it, in File.Source, by which a fingerprint knows it.
	Sentence source.Span
}

// SpotsOf are the spots of the file's findings, in their order.
func SpotsOf(f File) []Spot {
	if len(f.Findings) == 0 {
		return nil
	}
	at := PlacesOf(f)
	spots := make([]Spot, len(f.Findings))
	for i, d := range f.Findings {
		spots[i] = Spot{at.name(d.Span), f.Sentence(d.Span)}
	}
	return spots
}

// Sentence is the sentence around a finding, or its line in a file that is no draft.
func (f File) Sentence(at source.Span) source.Span {
	if spot, ok := f.Spots[at]; ok {
		return spot.Sentence
	}
	if f.Result != nil && f.Spots == nil {
		if s, ok := f.Result.SentenceAt(at.Start); ok {
			return s
		}
	}
	return f.Source.Line(f.Source.LineAt(at.Start))
}
