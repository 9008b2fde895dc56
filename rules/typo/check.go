package typo

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// match is a wrong word at its place.
type match struct {
	row
	span source.Span
}

func check(p *lint.BlockPass) {
	var found []match
	for _, h := range p.Hits {
		if k := int(h.Literal) - list.wrongs.Len(); k >= 0 {
			context(p, k, h.Span)
			continue
		}
		if r := list.at(int(h.Literal)); applies(p, r, h.Span) {
			found = append(found, match{r, h.Span})
		}
	}
	for _, m := range choose(found) {
		report(p, m)
	}
}

// context judges the words that are wrong only in company: the k-th of the nouns of
// collocations and, after them, of the approximations and the requests.
func context(p *lint.BlockPass, k int, at source.Span) {
	if k < len(collocations) {
		collocate(p, collocations[k], at)
		return
	}
	if k -= len(collocations); k < len(approximations) {
		approximate(p, approximations[k], at)
		return
	}
	contactOffice(p, at)
}

func applies(p *lint.BlockPass, r row, span source.Span) bool {
	if r.Condition != wording.Always {
		place := wording.Place{Text: p.Simplified, Span: span, Sentence: p.SentenceAt(span.Start)}
		if !place.Holds(r.Condition) {
			return false
		}
	}
	if unfolded(r.Wrong) && p.Text[span.Start:span.End] != r.Wrong {
		return false
	}
	return !simplifiedOnly(r.Wrong) || p.Script != zh.Traditional && zh.ScriptOf(p.Text) != zh.Traditional
}

// unfolded tells whether a word is wrong by its script only, so that the folded text
// does not show it.
func unfolded(word string) bool { return zh.Simplify(word) != word }

// simplifiedOnly tells whether a word is wrong in Simplified text alone: Traditional
// text writes 答覆.
func simplifiedOnly(word string) bool {
	return unfolded(word) || strings.Contains(word, "覆") || strings.Contains(word, "迭")
}

// choose keeps of overlapping matches the one that begins first, the longest of these.
func choose(found []match) []match {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(a, b match) int {
		if a.span.Start != b.span.Start {
			return a.span.Start - b.span.Start
		}
		return b.span.End - a.span.End
	})
	kept := found[:1]
	for _, m := range found[1:] {
		if m.span.Start >= kept[len(kept)-1].span.End {
			kept = append(kept, m)
		}
	}
	return kept
}

func report(p *lint.BlockPass, m match) {
	wrong := p.Text[m.span.Start:m.span.End]
	around := wording.Around(p.Simplified, m.span)
	right := m.Right
	if p.Script == zh.Traditional {
		right = zh.Restore(right, p.Text[around.Start:around.End])
	}
	fix := lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", right), m.span, right)
	if m.Severity == lint.Error && wording.Replaceable(p.Simplified, m.span, m.Right) {
		fix = fix.Safely()
	}
	p.Report(lint.Diagnostic{
		Severity: m.Severity,
		Span:     m.span,
		Message:  m.message(p.Text[around.Start:around.End], wrong, right),
		Fixes:    []lint.Fix{fix},
	})
}
