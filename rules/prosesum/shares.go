package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// share is 占N% behind a part of a list.
type share struct {
	part part
	span source.Span // the figure with its %
	want string      // as it should read with the same number of decimals
	ok   bool
}

// shares compares the percentages of a list that adds up with its figures. At least
// one other percentage must agree, so that it is certain what they are percentages of.
func (l *list) shares(t *text) {
	sum, exact := l.sum(l.parts)
	if !exact || sum != l.total.value || sum == 0 {
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
	if agree == 0 {
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
				quote, s.part.value, l.total.value, s.want),
			Related: []lint.Related{{Span: s.part.span, Message: lint.Text{ZH: "分项", EN: "the part"}}},
		})
	}
}

// shareOf reads the percentage that follows a part: 39件，占83%.
func (t *text) shareOf(x part, total int64) (share, bool) {
	k := t.from(x.span.End)
	if k >= len(t.figs) || t.figs[k].kind != percent || t.figs[k].unit != "%" || t.figs[k].approx {
		return share{}, false
	}
	f := t.figs[k]
	gap := t.s[x.span.End:f.num.Start]
	if len(gap) > 30 || !strings.Contains(gap, "占") || strings.ContainsAny(gap, "。；;") {
		return share{}, false
	}
	written := t.s[f.num.Start:f.num.End]
	value, ok := zh.ParseNumber(written)
	if !ok {
		return share{}, false
	}
	decimals := 0
	if _, frac, found := strings.Cut(strings.ReplaceAll(written, "．", "."), "."); found {
		decimals = utf8.RuneCountInString(frac)
	}
	if decimals > 4 {
		return share{}, false
	}
	unit := 1.0
	for range decimals {
		unit /= 10
	}
	exact := float64(x.value) / float64(total) * 100
	diff := exact - number(value)
	// One unit of the last place either way: both rounding and cutting off are usual.
	return share{part: x, span: f.span, want: percentage(exact, decimals), ok: diff <= unit && diff >= -unit}, true
}
