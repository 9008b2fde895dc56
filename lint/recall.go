package lint

import "gaolint/lint/source"

// Kept is what the rules found in a text, as it may be kept and recalled.
type Kept struct {
	Findings []Diagnostic
	// Suppressed are the findings that comments and the ignore list cover.
	Suppressed []Diagnostic
	Links      []Link
	Ignored    []bool
	// Unreadable as of Result.Unreadable.
	Unreadable bool
}

// Keep gives what Recall needs. It is shared and must not be changed.
func (r *Result) Keep() Kept {
	return Kept{Findings: r.Findings, Suppressed: r.suppressed, Links: r.Links, Ignored: r.Ignored, Unreadable: r.unreadable}
}

// Recall gives the result for a document in which these were found before, by an engine of
// the same making: the text is read, and no rule is asked. As the earlier result of Lint it
// spares the reading of the same lines, and no rule.
func (e *Engine) Recall(doc *source.Document, k Kept) *Result {
	r := &Result{engine: e, Findings: k.Findings, suppressed: k.Suppressed, Links: k.Links, Ignored: k.Ignored, unreadable: k.Unreadable}
	r.Document, r.Recognition = e.parse(doc, nil, r)
	r.about = r.Document.About()
	return r
}
