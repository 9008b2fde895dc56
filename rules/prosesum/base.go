package prosesum

import (
	"strings"

	"gaolint/rules/internal/marks"
)

// baseWords stand between a year and its figure in brackets.
var baseWords = []string{"为", "是", "有", "共", "收到", "受理", "办理", "公开", "发布"}

// checkBase compares 9件，同比增长50%（2024年为8件） with its two figures: the one compared
// with follows in brackets.
func checkBase(t *text) {
	for k := 0; k+2 < len(t.figs); k++ {
		now, ref := t.figs[k], t.figs[k+2]
		if t.figs[k+1].kind != percent || now.kind != count || ref.kind != count || now.unit != ref.unit || now.approx || ref.approx || ref.value == 0 {
			continue
		}
		r, ok := t.rateAt(k + 1)
		if !ok || ref.num.Start-r.span.End > maxGap || !isBase(t.s[r.span.End:ref.num.Start]) || leadIsRate(t, now) {
			continue
		}
		if c := t.s[ref.span.End:]; !strings.HasPrefix(c, "）") && !strings.HasPrefix(c, ")") {
			continue
		}
		t.checkRate(change{from: ref, to: now, ref: now}, r)
	}
}

// isBase: the words open a bracket with the year before and nothing else.
func isBase(words string) bool {
	rest, ok := strings.CutPrefix(words, "（")
	if !ok {
		if rest, ok = strings.CutPrefix(words, "("); !ok {
			return false
		}
	}
	if !marks.StartsWith(rest, bygone) {
		return false
	}
	_, rest = yearOf(rest)
	rest = strings.TrimPrefix(rest, "同期")
	for _, w := range baseWords {
		rest = strings.TrimPrefix(rest, w)
	}
	return rest == ""
}
