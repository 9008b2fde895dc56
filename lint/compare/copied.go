package compare

import (
	"cmp"
	"slices"

	"gaolint/lint"
	"gaolint/lint/fact"
)

const (
	// leastCopied and copiedShare are how many sentences, and what part of those that are
	// not everybody's, must stand in one other organ's report for it to be a near copy.
	leastCopied = 8
	copiedShare = 0.5
)

// Judge gives the findings of the report in comparison with the others of the batch. The
// report must be one of them, by its path.
func (b *Batch) Judge(d *fact.Document) []lint.Diagnostic {
	if !IsReport(d) || d.Title.Organ == "" {
		return nil
	}
	found := b.names.foreign(d)
	if f, ok := b.copied(d); ok {
		found = append(found, f)
	}
	return found
}

// twin is another organ's report with sentences of this one.
type twin struct {
	same  int
	found []passage
	block int
	open  bool // the sentence before is part of the last passage
}

// copied reports a text that is largely another organ's.
func (b *Batch) copied(d *fact.Document) (lint.Diagnostic, bool) {
	organ, bare := plainName(d.Title.Organ), newBare(d.Title.Organ)
	own := 0
	twins := map[int32]*twin{}
	for s := range sentences(d) {
		key := digestOf(bare.of(s.folded))
		if _, ok := b.common[key]; ok {
			continue
		}
		own++
		met := map[int32]bool{}
		for _, p := range b.shared[key] {
			if met[p.report] || plainName(b.signed[p.report].report.Organ) == organ {
				continue
			}
			met[p.report] = true
			t := twins[p.report]
			if t == nil {
				t = &twin{}
				twins[p.report] = t
			}
			t.add(s, int(p.line))
		}
		for k, t := range twins {
			t.open = t.open && met[k]
		}
	}
	best := b.closest(twins)
	if best < 0 || twins[best].same < leastCopied || float64(twins[best].same) < copiedShare*float64(own) {
		return lint.Diagnostic{}, false
	}
	return b.say(&b.signed[best].report, twins[best], own), true
}

// add takes up a sentence that stands on the line of the other report.
func (t *twin) add(s sentence, line int) {
	t.same++
	if n := len(t.found); t.open && s.block == t.block && s.span.Start-t.found[n-1].span.End <= 2*len("　") {
		t.found[n-1].span.End = s.span.End
	} else {
		t.found = append(t.found, passage{s.span, line})
	}
	t.open, t.block = true, s.block
}

// closest is the report with the most sentences in common, -1 if there is none; of
// equals the first by path.
func (b *Batch) closest(twins map[int32]*twin) int32 {
	best := int32(-1)
	for k, t := range twins {
		if best < 0 || t.same > twins[best].same || t.same == twins[best].same && k < best {
			best = k
		}
	}
	return best
}

func (b *Batch) say(other *Report, t *twin, own int) lint.Diagnostic {
	slices.SortStableFunc(t.found, func(x, y passage) int { return cmp.Compare(y.span.Len(), x.span.Len()) })
	out := lint.Diagnostic{
		Rule: Copied, Span: t.found[0].span,
		Message: lint.Textf("与“%[4]s”的报告文字相同较多：本机关自写的%[1]d句中%[2]d句相同（数字、机关名称不计），最长一处在此（“%[3]s”第%[5]d行）。请核对是否套用。",
			"Much of the text is that of “%[4]s”: %[2]d of the organ's own %[1]d sentences are the same (figures and names aside), the longest passage here (“%[3]s”, line %[5]d). Check whether it was taken over.",
			own, t.same, other.Path, other.Organ, t.found[0].line),
	}
	for _, p := range t.found[1:min(len(t.found), passages)] {
		out.Related = append(out.Related, lint.Related{Span: p.span, Message: lint.Textf("与该报告第%d行起相同", "the same as from line %d of that report", p.line)})
	}
	return out
}
