package compare

import (
	"cmp"
	"slices"

	"gaolint/lint"
	"gaolint/lint/source"
)

const (
	// leastSame and leastShare are how many sentences, and what part of all, must be the
	// year before's for the text to count as taken over.
	leastSame  = 10
	leastShare = 0.6
	// passages is how many of the longest passages are shown.
	passages = 3
)

// passage is a run of sentences of one paragraph that the year before has too.
type passage struct {
	span source.Span
	line int // in the report of the year before
}

// reuse reports a text that is largely the year before's.
func reuse(this, last *Report) (lint.Diagnostic, bool) {
	all, same := len(this.sentences), 0
	if all < leastSame || len(last.sentences) == 0 {
		return lint.Diagnostic{}, false
	}
	lines := make(map[uint32]int, len(last.sentences)) // of the first of its words
	for _, s := range slices.Backward(last.sentences) {
		lines[s.whole] = s.line
	}
	open := false // the sentence before is part of the last passage
	var found []passage
	for i := range this.sentences {
		s := &this.sentences[i]
		line, ok := lines[s.whole]
		switch {
		case !ok:
			open = false
			continue
		case open && s.follows:
			found[len(found)-1].span.End = s.span.End
		default:
			found = append(found, passage{s.span, line})
		}
		same++
		open = true
	}
	if same < leastSame || float64(same) < leastShare*float64(all) {
		return lint.Diagnostic{}, false
	}
	slices.SortStableFunc(found, func(a, b passage) int { return cmp.Compare(b.span.Len(), a.span.Len()) })
	out := lint.Diagnostic{
		Rule: Reuse, Span: found[0].span,
		Message: lint.Textf("与上年报告文字相同较多：%[1]d句中%[2]d句相同（年份不计），最长一处在此（“%[3]s”第%[4]d行）。请留意，建议按本年实际情况写。",
			"Much of the text is that of the year before: %[2]d of %[1]d sentences are the same (years aside), the longest passage here (“%[3]s”, line %[4]d). Consider writing what this year was like.",
			all, same, last.Path, found[0].line),
	}
	for _, p := range found[1:min(len(found), passages)] {
		out.Related = append(out.Related, lint.Related{Span: p.span, Message: lint.Textf("与上年报告第%d行起相同", "the same as from line %d of the year before", p.line)})
	}
	return out, true
}
