package prosesum

import (
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
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

// is tells whether the rate can be what was rounded or cut off from the exact one.
func (r rate) is(exact float64) bool {
	diff := exact - r.value
	return diff < 1.001*r.unit && diff > -1.001*r.unit
}

// spell writes another value with the rate's decimals.
func (r rate) spell(v float64) string { return strconv.FormatFloat(v, 'f', r.decimals, 64) + "%" }

// rewrite is the fix that writes the exact value.
func (r rate) rewrite(v float64) lint.Fix {
	want := strconv.FormatFloat(v, 'f', r.decimals, 64)
	return lint.Replace(lint.Textf("改为“%s%%”", "Write “%s%%”", want), r.num, want)
}

var (
	rises    = []string{"增长", "上升", "增加", "提高", "增幅", "提升", "增"}
	falls    = []string{"下降", "减少", "降低", "降幅", "减"}
	compared = []string{"较", "比", "同比"}
	bygone   = []string{"上年", "去年", "上一年", "前一年", "前年", "同期", "20"}
	// slopes make a rate another thing than the change of the figure before it.
	slopes = []string{"平均", "年均", "占", "累计", "万元", "目标", "以上", "均"}
)

// checkGrowth compares 增长28% with the two figures that it follows: 1280条，较上年1000条
// 增长28%, or with a figure and its increase: 80件，较上年增加4件，增长5.26%.
func checkGrowth(t *text) {
	for k := 2; k < len(t.figs); k++ {
		if t.figs[k].kind != percent {
			continue
		}
		now, ref := t.figs[k-2], t.figs[k-1]
		if now.kind != count || ref.kind != count || now.unit != ref.unit || now.approx || ref.approx ||
			t.figs[k].num.Start-now.span.End > 150 {
			continue
		}
		r, ok := t.rateAt(k)
		if !ok {
			continue
		}
		gap, tail := t.s[now.span.End:ref.num.Start], t.s[ref.span.End:r.num.Start]
		if strings.ContainsAny(gap+tail, "。；;（(") || marks.HoldsAny(gap+tail, slopes) ||
			!marks.StartsWith(strings.TrimLeft(gap, "，,、 "), compared) || !changeAlone(tail) {
			continue
		}
		up, down := marks.HoldsAny(tail, rises), marks.HoldsAny(tail, falls)
		if up == down {
			continue
		}
		from, to, ok := ends(now, ref, gap)
		if !ok || from.value == 0 || reachable(r, from, to, down) || leadIsRate(t, now) {
			continue
		}
		t.sayGrowth(r, from, to, ref, tail)
	}
}

// changeAlone: nothing but words of change stands between the figures and the rate, so
// that it is not the rate of another thing (增加4条，阅读量增长12%).
func changeAlone(tail string) bool { return strings.Trim(changes.Replace(tail), "，,、 ") == "" }

var changes = strings.NewReplacer("同比", "", "环比", "", "较上年", "", "比上年", "", "较去年", "", "比去年", "", "增长率", "",
	"增长", "", "上升", "", "增加", "", "提高", "", "增幅", "", "提升", "", "下降", "", "减少", "", "降低", "", "降幅", "", "达到", "", "为", "", "了", "", "约", "")

// leadIsRate: the first figure is itself an increase or a share.
func leadIsRate(t *text, f fig) bool { return isRemark(lead(t.s, f.num.Start)) }

// ends are the two figures that are compared: the other year's figure stands there, or
// the increase from it.
func ends(now, ref fig, gap string) (from, to fig, ok bool) {
	up, down := marks.HoldsAny(gap, rises), marks.HoldsAny(gap, falls)
	switch {
	case up && down:
		return from, to, false
	case !up && !down:
		return ref, now, marks.HoldsAny(gap, bygone)
	}
	from = fig{value: now.value - ref.value, slack: now.slack + ref.slack}
	if down {
		from.value = now.value + ref.value
	}
	return from, now, from.value > 0
}

// reachable: the rate fits the two figures, which may be rounded themselves.
func reachable(r rate, from, to fig, down bool) bool {
	if from.value <= from.slack {
		return true
	}
	change := func(f, g int64) float64 {
		x := (float64(g)/float64(f) - 1) * 100
		if down {
			return -x
		}
		return x
	}
	low := change(from.value+from.slack, to.value-to.slack)
	high := change(from.value-from.slack, to.value+to.slack)
	low, high = min(low, high), max(low, high)
	return r.value > low-1.001*r.unit && r.value < high+1.001*r.unit
}

func (t *text) sayGrowth(r rate, from, to, ref fig, tail string) {
	change := float64(to.value-from.value) / float64(from.value) * 100
	zhWay, enWay := "增长", "a rise"
	if change < 0 {
		zhWay, enWay, change = "下降", "a fall", -change
	}
	fell := marks.HoldsAny(tail, falls)
	words := lead(t.s, r.num.Start)
	span := source.Span{Start: r.num.Start - len(words), End: r.span.End}
	if span.Start < ref.span.End {
		span.Start = ref.span.End
	}
	d := lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与前面的数字不符：由%[2]d到%[3]d，%[4]s%[5]s。请核对各数。",
			"“%[1]s” does not agree with the figures before it: from %[2]d to %[3]d is %[4]s of %[5]s. Check them.",
			t.Text[span.Start:span.End], from.value, to.value, lint.Text{ZH: zhWay, EN: enWay}, r.spell(change)),
		Related: []lint.Related{{Span: ref.span, Message: lint.Text{ZH: "比较的数字", EN: "the figure compared with"}}},
	}
	if fell == (zhWay == "下降") {
		d.Fixes = []lint.Fix{r.rewrite(change)}
	}
	t.report(d)
}

// checkWhole compares 分别占40%、35%、26% with 100 %: three shares at least of one whole,
// all of them given. Rounding may leave a tenth of a point for each share that has one
// decimal, and a point for each that has none.
func checkWhole(t *text) {
	for k := 0; k < len(t.figs); {
		first, ok := t.rateAt(k)
		if !ok {
			k++
			continue
		}
		var sum, slack float64
		n, last := 0, first
		for r := first; ok; r, ok = t.rateAt(k) {
			if n > 0 && !joins(t.s[last.span.End:r.num.Start]) {
				break
			}
			sum, slack, last = sum+r.value, slack+r.unit, r
			n++
			k++
		}
		words := lead(t.s, first.num.Start)
		diff := sum - 100
		if n < 3 || !divides(words) || within64(diff, slack+1e-9) || !within64(diff, 5) || restFollows(t.s[last.span.End:]) {
			continue
		}
		severity := lint.Info // the shares may be those of several wholes
		if marks.HoldsAny(words, []string{"占总", "占全部", "占全市", "占全县", "占全区"}) {
			severity = lint.Warning
		}
		span := source.Span{Start: first.num.Start, End: last.span.End}
		t.report(lint.Diagnostic{
			Severity: severity,
			Span:     span,
			Message: lint.Textf(
				"各项占比合计为%[2]s%%，与100%%不符：“%[1]s”。请留意各占比是否有误；如未列全，请注明。",
				"The shares add up to %[2]s%%, not 100%%: “%[1]s”. Check them; if some are missing, say so.",
				t.Text[span.Start:span.End], strconv.FormatFloat(sum, 'f', last.decimals, 64)),
		})
	}
}

// divides: the words say that the shares that follow are those of one whole.
func divides(words string) bool {
	return strings.Contains(words, "分别占") || strings.Contains(words, "占比分别") || strings.Contains(words, "比例分别") || strings.Contains(words, "比重分别")
}

// joins: shares of one list follow one another.
func joins(gap string) bool {
	switch strings.TrimSpace(gap) {
	case "、", "，", ",", "和", "及", "与":
		return true
	}
	return false
}

// restFollows: what follows the last share speaks of others.
func restFollows(s string) bool {
	if i := strings.IndexAny(s, "。；;"); i >= 0 {
		s = s[:i]
	}
	return marks.HoldsAny(s, restWords) || strings.HasPrefix(s, "等")
}

func within64(diff, slack float64) bool { return diff <= slack && -diff <= slack }
