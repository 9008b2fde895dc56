package prosesum

import (
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/marks"
)

// baseWords stand between a year and its figure in brackets.
var baseWords = []string{"为", "是", "有", "共", "收到", "受理", "办理", "公开", "发布"}

// checkBase compares 9件，同比增长50%（2024年为8件） with its two figures: the one compared
// with follows in brackets.
func checkBase(t *text) {
	for k := 0; k+2 < len(t.figs); k++ {
		now, ref := t.figs[k], t.figs[k+2]
		if t.figs[k+1].kind == count && t.figs[k+1].unit == ref.unit {
			t.increaseOn(k)
			continue
		}
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

// increaseOn compares 530万次，比上年增加106万次（2021年为424万次）: the year before and the
// increase come to the figure.
func (t *text) increaseOn(k int) {
	now, by, ref := t.figs[k], t.figs[k+1], t.figs[k+2]
	if now.kind != count || now.unit != ref.unit || now.approx || by.approx || ref.approx || by.num.Start-now.span.End > maxGap ||
		ref.num.Start-by.span.End > maxGap || !isBase(t.s[by.span.End:ref.num.Start]) || leadIsRate(t, now) {
		return
	}
	gap := t.s[now.span.End:by.num.Start]
	words := strings.TrimLeft(gap, "，,、 ")
	if strings.ContainsAny(gap, "。；;（(") || !marks.StartsWith(words, compared) || marks.HoldsAny(words, slopes) {
		return
	}
	if c := t.s[ref.span.End:]; !strings.HasPrefix(c, "）") && !strings.HasPrefix(c, ")") {
		return
	}
	up, down := marks.HoldsAny(words, rises), marks.HoldsAny(words, falls)
	if up == down {
		return
	}
	real := now.value - ref.value
	if down {
		real = -real
	}
	if slack := now.slack + by.slack + ref.slack; real-by.value <= slack && by.value-real <= slack {
		return
	}
	way := lint.Text{ZH: "增加", EN: "a rise"}
	if now.value < ref.value {
		way = lint.Text{ZH: "减少", EN: "a fall"}
	}
	t.sayChange(change{from: ref, to: now, ref: now}, by.num.Start, by.span.End, way, strconv.FormatInt(max(now.value-ref.value, ref.value-now.value), 10), nil)
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
