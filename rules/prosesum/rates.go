package prosesum

import (
	"strconv"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/quantity"
)

// rate is a percentage as written.
type rate struct {
	num, span source.Span // the figure alone, and with its %
	value     float64
	unit      float64 // of its last place: 0.1 for 4.5%
	decimals  int
}

// rateAt reads the figure with the index as an exact percentage.
func (t *text) rateAt(k int) (rate, bool) {
	if k < 0 || k >= len(t.figs) || t.figs[k].kind != percent || t.figs[k].unit != "%" || t.figs[k].approx {
		return rate{}, false
	}
	f := t.figs[k]
	written := t.s[f.num.Start:f.num.End]
	value, ok := zh.ParseNumber(written)
	r := rate{num: f.num, span: f.span, decimals: decimals(written), unit: 1}
	if !ok || r.decimals > 4 {
		return rate{}, false
	}
	r.value, _ = strconv.ParseFloat(value.String(), 64)
	for range r.decimals {
		r.unit /= 10
	}
	return r, true
}

// is tells whether the rate can be the share that is exact.
func (r rate) is(exact float64) bool { return quantity.Shares(r.value, exact, r.unit) }

// spell writes another value with the rate's decimals.
func (r rate) spell(v float64) string { return strconv.FormatFloat(v, 'f', r.decimals, 64) + "%" }

// rewrite is the fix that writes the exact value.
func (r rate) rewrite(v float64) lint.Fix {
	want := strconv.FormatFloat(v, 'f', r.decimals, 64)
	return lint.Replace(lint.Textf("改为“%s%%”", "Write “%s%%”", want), r.num, want)
}
