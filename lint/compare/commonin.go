package compare

import "gaolint/lint/source"

// CommonAt is a common sentence where a report has it.
type CommonAt struct {
	Common
	Span source.Span // in the document
}

// CommonIn gives the common sentences that the report, which was not packed, is the first
// to have: those whose Path and Line are its own.
func (b *Batch) CommonIn(r *Report) []CommonAt {
	var out []CommonAt
	if r == nil {
		return nil
	}
	for _, s := range r.sentences {
		if c, ok := b.common[s.bare]; ok && c.Path == r.Path && c.Line == s.line {
			out = append(out, CommonAt{c, s.span})
		}
	}
	return out
}
