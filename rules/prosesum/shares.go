package prosesum

import (
	"strings"

	"gaolint/lint"
)

// share is 占N% behind a part of a list.
type share struct {
	rate
	part  part
	exact float64
	ok    bool
}

// shares compares the percentages of a list with its figures. That they are percentages
// of this total is certain if the parts add up to it and one of the others agrees, or if
// there is but one part and no other figure of the text that it could be a share of.
func (l *list) shares(t *text) {
	sum, exact := l.sum(l.parts)
	if !exact || l.total.value == 0 || l.total.slack > 0 {
		return
	}
	var all []share
	agree := 0
	for _, x := range l.parts {
		s, found := t.shareOf(x, l.total.value)
		if !found {
			continue
		}
		all = append(all, s)
		if s.ok {
			agree++
		}
	}
	if agree == len(all) || agree == 0 && !l.onlyBase(t, all, sum == l.total.value) || agree > 0 && sum != l.total.value {
		return
	}
	for _, s := range all {
		if s.ok {
			continue
		}
		quote := t.Text[s.span.Start:s.span.End]
		t.report(lint.Diagnostic{
			Span: s.span,
			Message: lint.Textf(
				"占比“%s”与件数不符：%d÷%d=%s。请核对占比和件数。",
				"The share “%s” does not agree with the counts: %d÷%d=%s. Check the share and the counts.",
				quote, s.part.value, l.total.value, s.spell(s.exact)),
			Related: []lint.Related{{Span: s.part.span, Message: lint.Text{ZH: "分项", EN: "the part"}}},
			Fixes:   []lint.Fix{s.rewrite(s.exact)},
		})
	}
}

// onlyBase: one share of one part, which 其中 or a complete list ties to the total, and no
// figure of the text of which the part is that share.
func (l *list) onlyBase(t *text, all []share, complete bool) bool {
	if len(all) != 1 || !complete && (len(l.parts) != 1 || l.how != among) || l.doubtful || l.mixed {
		return false
	}
	s := all[0]
	for _, f := range t.figs {
		if f.kind != percent && f.value > 0 && s.is(float64(s.part.value)/float64(f.value)*100) {
			return false
		}
	}
	return s.part.value < l.total.value
}

// shareOf reads the percentage that follows a part: 39件，占83%.
func (t *text) shareOf(x part, total int64) (share, bool) {
	k := t.from(x.span.End)
	r, ok := t.rateAt(k)
	if !ok || x.slack > 0 {
		return share{}, false
	}
	gap := t.s[x.span.End:r.num.Start]
	if len(gap) > 30 || !strings.Contains(gap, "占") || strings.ContainsAny(gap, "。；;增升降较（(") {
		return share{}, false
	}
	exact := float64(x.value) / float64(total) * 100
	return share{rate: r, part: x, exact: exact, ok: r.is(exact)}, true
}
