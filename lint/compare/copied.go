package compare

import (
	"cmp"
	"slices"

	"gaolint/lint"
)

const (
	// leastCopied and copiedShare are how many sentences, and what part of those that are
	// not everybody's, must stand in one other organ's report for it to be a near copy.
	leastCopied = 8
	copiedShare = 0.5
)

// twin is another organ's report with sentences of this one.
type twin struct {
	same  int
	found []passage
	last  int // number of the sentence that the last passage ends with
}

// copied reports a text that is largely another organ's.
func (b *Batch) copied(r *Report) (lint.Diagnostic, bool) {
	organ, ok := b.organs[PlainName(r.Organ)]
	if !ok {
		organ = -1
	}
	own := 0
	twins := map[int32]*twin{}
	for i := range r.sentences {
		x := &r.sentences[i]
		if _, ok := b.common[x.bare]; ok {
			continue
		}
		own++
		before := int32(-1)
		for _, p := range b.shared[x.bare] { // in the order of the reports
			if p.report == before || b.organ[p.report] == organ {
				continue
			}
			before = p.report
			t := twins[p.report]
			if t == nil {
				t = &twin{}
				twins[p.report] = t
			}
			t.add(i, x, int(p.line))
		}
	}
	best := closest(twins)
	if best < 0 || twins[best].same < leastCopied || float64(twins[best].same) < copiedShare*float64(own) {
		return lint.Diagnostic{}, false
	}
	return copyOf(&b.reports[best], twins[best], own), true
}

// add takes up the sentence with the number, which stands on the line of the other report.
func (t *twin) add(number int, x *sentence, line int) {
	if t.same > 0 && x.follows && t.last == number-1 {
		t.found[len(t.found)-1].span.End = x.span.End
	} else {
		t.found = append(t.found, passage{x.span, line})
	}
	t.same++
	t.last = number
}

// closest is the report with the most sentences in common, -1 if there is none; of
// equals the first.
func closest(twins map[int32]*twin) int32 {
	best := int32(-1)
	for k, t := range twins {
		if best < 0 || t.same > twins[best].same || t.same == twins[best].same && k < best {
			best = k
		}
	}
	return best
}

func copyOf(other *Report, t *twin, own int) lint.Diagnostic {
	slices.SortStableFunc(t.found, func(x, y passage) int { return cmp.Compare(y.span.Len(), x.span.Len()) })
	out := lint.Diagnostic{
		Rule: Copied, Span: t.found[0].span,
		Message: lint.Textf("与“%[4]s”的报告文字相同较多：自写的%[1]d句中%[2]d句相同（数字、机关名称不计），最长一处在此（“%[3]s”第%[5]d行）。请核对是否套用。",
			"Much of the text is that of “%[4]s”: %[2]d of the organ's own %[1]d sentences are the same (figures and names aside), the longest passage here (“%[3]s”, line %[5]d). Check whether it was taken over.",
			own, t.same, other.Path, other.Organ, t.found[0].line),
	}
	for _, p := range t.found[1:min(len(t.found), passages)] {
		out.Related = append(out.Related, lint.Related{Span: p.span, Message: lint.Textf("与该报告第%d行起相同", "the same as from line %d of that report", p.line)})
	}
	return out
}
