package prosesum

import (
	"strings"

	"gaolint/lint"
)

// checkRatios compares the shares of parts that are listed one by one with what the parts
// come to: 网上13件，占52%；信函7件，占38%；当面5件，占20%. All shares but one are those of the
// sum, so that the odd one is wrong.
func checkRatios(t *text) {
	for k := 0; k+3 < len(t.figs); {
		run, next := t.ratioRun(k)
		k = next
		if len(run) < 2 {
			continue
		}
		var sum int64
		for _, s := range run {
			sum += s.part.value
		}
		odd := -1
		for i := range run {
			s := &run[i]
			s.exact = float64(s.part.value) / float64(max(sum, 1)) * 100
			if s.is(s.exact) {
				continue
			}
			if odd >= 0 {
				odd = -1
				break
			}
			odd = i
		}
		if odd < 0 || len(run) == 2 && !holds(run[0].value+run[1].value-100, 20) {
			continue
		}
		t.sayRatio(run[odd], sum)
	}
}

// ratioRun reads the counts from figure k on that each have a share behind them, and the
// index behind them.
func (t *text) ratioRun(k int) (run []share, next int) {
	start := k
	for ; k+1 < len(t.figs); k += 2 {
		f := t.figs[k]
		if f.kind != count || f.approx || f.value == 0 {
			break
		}
		if n := len(run); n > 0 {
			gap := t.s[run[n-1].span.End:f.num.Start]
			if f.unit != run[0].part.unit || len(gap) > maxGap || strings.ContainsAny(gap, "。！？\n") || opensList(gap) || isRemark(gap) {
				break
			}
		}
		s, ok := t.shareOf(part{fig: f}, f.value)
		if !ok || !isShare(trimMarks(t.s[f.span.End:s.num.Start])) {
			break
		}
		run = append(run, s)
	}
	return run, max(k, start+1)
}

// checkRow compares a row of shares with the row of counts in front of it: 内容为…的42件、…的21件、
// 其他15件，分别占53.8%、26.9%、19.2%. All shares but one are those of the counts' sum, or of another
// figure.
func checkRow(t *text) {
	for k := 2; k < len(t.figs); {
		run := t.shareRun(k)
		n := run.n
		if n < 3 || k < n || !strings.Contains(lead(t.s, run.first.num.Start), "分别") || !strings.Contains(lead(t.s, run.first.num.Start), "占") {
			k += max(1, n)
			continue
		}
		t.row(k-n, k, n)
		k += n
	}
}

// row compares n counts from one index on with as many shares from the other on.
func (t *text) row(counts, rates, n int) {
	var sum int64
	for i := counts; i < rates; i++ {
		f := t.figs[i]
		if f.kind != count || f.unit != t.figs[counts].unit || f.approx || f.slack > 0 {
			return
		}
		sum += f.value
	}
	if strings.ContainsAny(t.s[t.figs[counts].span.End:t.figs[rates].num.Start], "。\n") || sum == 0 {
		return
	}
	bases := []int64{sum}
	for _, f := range t.figs[max(0, counts-lookBack):counts] {
		if f.kind == count && f.value > 0 {
			bases = append(bases, f.value)
		}
	}
	odd, base := -1, int64(0)
	for _, b := range bases {
		wrong, last := 0, 0
		for i := range n {
			if r, ok := t.rateAt(rates + i); !ok || !r.is(float64(t.figs[counts+i].value)/float64(b)*100) {
				wrong++
				last = i
			}
		}
		if wrong == 0 {
			return
		}
		if wrong == 1 && odd < 0 {
			odd, base = last, b
		}
	}
	if odd < 0 {
		return
	}
	r, ok := t.rateAt(rates + odd)
	if !ok {
		return
	}
	f := t.figs[counts+odd]
	t.sayRatio(share{rate: r, part: part{fig: f}, exact: float64(f.value) / float64(base) * 100}, base)
}

// isShare: the words between a count and its share say so, perhaps behind a clause that
// tells what is counted: 9件来自企业，占64.3%.
func isShare(words string) bool {
	return strings.HasPrefix(words, "占") || endsIn(words, []string{"，占", "，占比", "，占比为", ",占", ",占比", ",占比为"})
}

// sayRatio reports a share that is not that of the sum.
func (t *text) sayRatio(s share, sum int64) {
	for _, d := range t.found {
		if d.Span == s.span {
			return
		}
	}
	t.report(lint.Diagnostic{
		Span: s.span,
		Message: lint.Textf(
			"占比“%s”与件数不符：%d÷%d=%s。请核对占比和件数。",
			"The share “%s” does not agree with the counts: %d÷%d=%s. Check the share and the counts.",
			t.Text[s.span.Start:s.span.End], s.part.value, sum, s.spell(s.exact)),
		Related: []lint.Related{{Span: s.part.span, Message: lint.Text{ZH: "分项", EN: "the part"}}},
		Fixes:   []lint.Fix{s.rewrite(s.exact)},
	})
}
