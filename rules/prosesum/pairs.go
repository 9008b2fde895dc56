package prosesum

import (
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// checkFigures judges figures against the ones that stand right beside them: points of a
// percentage, a share with its count in brackets, an average, a highest one.
func checkFigures(t *text) {
	for k := range t.figs {
		f := &t.figs[k]
		switch {
		case f.unit == "百分点" && k > 1:
			t.points(k)
		case f.unit == "%":
			t.beyond(k)
			if k > 0 && k+1 < len(t.figs) {
				t.shareInBrackets(k)
			}
		case k > 0 && f.kind != percent && f.unit == t.figs[k-1].unit:
			t.average(k)
			t.highest(k)
		}
	}
}

// partRates are rates of a part of all, which is never more than all of it; 完成率 and 入学率 may be.
var partRates = []string{"覆盖率", "办结率", "答复率", "回复率", "合格率", "公开率", "及时率", "按时率", "按期率", "满意率", "满意度", "解读率", "准确率", "整改率", "知晓率",
	"参与率", "达标率", "受理率", "处理率"}

// beyond reports a rate of a part that is more than 100 %: 覆盖率110%.
func (t *text) beyond(k int) {
	r, ok := t.rateAt(k)
	if !ok || r.value <= 100 || r.value > 1000 {
		return
	}
	words := lead(t.s, r.num.Start)
	for _, suffix := range []string{"达到", "达", "为", "均", "是"} {
		words = strings.TrimSuffix(words, suffix)
	}
	if !endsIn(words, partRates) || isRemark(words) || marks.HoldsAny(words, []string{"备覆盖", "流动性", "担保", "利息"}) { // 拨备覆盖率
		return
	}
	word := words[len(words)-3*len("率"):]
	t.report(lint.Diagnostic{
		Span: r.span,
		Message: lint.Textf(
			"“%[1]s”疑有误，请核对：“%[2]s”是部分占全部的比例，一般不超过100%%。",
			"“%[1]s” seems wrong; please check. “%[2]s” is the share of a part, which is not more than 100%%.",
			t.Text[r.span.Start:r.span.End], word),
	})
}

// value reads a figure with its decimals; unit is what its last place is worth.
func (t *text) value(f fig) (v, unit float64, ok bool) {
	if f.kind == count {
		return float64(f.value), float64(max(1, f.slack)), true
	}
	written := t.s[f.num.Start:f.num.End]
	d, ok := zh.ParseNumber(written)
	if !ok {
		return 0, 0, false
	}
	v, err := strconv.ParseFloat(d.String(), 64)
	unit = 1
	for range decimals(written) {
		unit /= 10
	}
	return v, unit, err == nil
}

// points compares 提升5.8个百分点 with the percentages 由76.4%提升至81.2% in front of it.
func (t *text) points(k int) {
	from, to := t.figs[k-2], t.figs[k-1]
	if from.unit != "%" || to.unit != "%" || t.figs[k].num.Start-from.span.End > maxGap {
		return
	}
	gap, tail := t.s[from.span.End:to.num.Start], t.s[to.span.End:t.figs[k].num.Start]
	words, up := lead(t.s, from.num.Start), false
	arrow := false
	for _, w := range arrows {
		arrow = arrow || gap == w
	}
	rise, fall := marks.HoldsAny(tail, rises), marks.HoldsAny(tail, falls)
	if !arrow || !strings.Contains(words, "由") && !strings.Contains(words, "从") || rise == fall || !changeAlone(tail) {
		return
	}
	up = rise
	a, ua, ok := t.value(from)
	b, ub, ok2 := t.value(to)
	said, us, ok3 := t.value(t.figs[k])
	real := b - a
	if !up {
		real = -real
	}
	slack := max(ua, ub, us)
	if !ok || !ok2 || !ok3 || from.approx || to.approx || t.figs[k].approx || holds(real-said, slack*1.001) {
		return
	}
	span := t.figs[k].span
	t.report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与前面的数字不符：由%[2]s%%到%[3]s%%，相差%[4]s个百分点。请核对各数。",
			"“%[1]s” does not agree with the figures before it: from %[2]s%% to %[3]s%% is %[4]s points. Check them.",
			t.Text[span.Start:span.End], trimFloat(a), trimFloat(b), trimFloat(max(b-a, a-b))),
		Related: []lint.Related{{Span: from.span, Message: lint.Text{ZH: "比较的数字", EN: "the figure compared with"}}, {Span: to.span, Message: lint.Text{ZH: "比较的数字", EN: "the figure compared with"}}},
	})
}

func trimFloat(v float64) string {
	s := strconv.FormatFloat(v, 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// shareInBrackets compares 图文占比62.2%（89篇） with the count of all in front of it.
func (t *text) shareInBrackets(k int) {
	all, part := t.figs[k-1], t.figs[k+1]
	r, ok := t.rateAt(k)
	if !ok || all.kind != count || part.kind != count || all.unit != part.unit || all.approx || part.approx || all.slack > 0 || part.slack > 0 ||
		all.value == 0 || part.value >= all.value || part.num.Start-all.span.End > maxGap {
		return
	}
	gap, open := t.s[all.span.End:r.num.Start], t.s[r.span.End:part.num.Start]
	if open != "（" && open != "(" || !strings.Contains(gap, "占") || strings.ContainsAny(gap, "。；;（(") || isRemark(lead(t.s, all.num.Start)) {
		return
	}
	if c := t.s[part.span.End:]; !strings.HasPrefix(c, "）") && !strings.HasPrefix(c, ")") {
		return
	}
	exact := float64(part.value) / float64(all.value) * 100
	if r.is(exact) {
		return
	}
	for j := max(0, k-lookBack); j < k-1; j++ { // another figure may be the whole
		if f := t.figs[j]; f.kind == count && f.value > 0 && r.is(float64(part.value)/float64(f.value)*100) {
			return
		}
	}
	t.report(lint.Diagnostic{
		Span: r.span,
		Message: lint.Textf(
			"占比“%s”与件数不符：%d÷%d=%s。请核对占比和件数。",
			"The share “%s” does not agree with the counts: %d÷%d=%s. Check the share and the counts.",
			t.Text[r.span.Start:r.span.End], part.value, all.value, r.spell(exact)),
		Related: []lint.Related{{Span: part.span, Message: lint.Text{ZH: "分项", EN: "the part"}}},
		Fixes:   []lint.Fix{r.rewrite(exact)},
	})
}

// average compares 月均24.7条 with the total right in front of it: it is one of some months'.
// An average of a day cannot be told so, as nobody knows the days; but one that is more than
// the total is none.
func (t *text) average(k int) {
	total, f := &t.figs[k-1], &t.figs[k]
	gap := t.s[total.span.End:f.num.Start]
	if len(gap) > 40 || !zh.Contains(gap, "均") || strings.ContainsAny(gap, "。；;（(") {
		return
	}
	label := strings.TrimPrefix(strings.TrimLeft(gap, "，,、 "), "平均")
	monthly := marks.StartsWith(label, []string{"月均", "每月"})
	daily := marks.StartsWith(label, []string{"日均", "每日", "每天", "周均", "每周"})
	if strings.HasPrefix(label, "每") && !strings.Contains(gap, "平均") || !monthly && !daily || total.approx || isRate(t, *total) {
		return
	}
	all, ua, ok := t.value(*total)
	v, uv, ok2 := t.value(*f)
	if !ok || !ok2 || v == 0 || monthly && f.approx {
		return
	}
	if monthly {
		for n := 1.0; n <= 12; n++ {
			if holds(all/n-v, uv+ua/n) {
				return
			}
		}
	} else if v-uv < all+ua {
		return
	}
	span := source.Span{Start: f.num.Start - len(lead(t.s, f.num.Start)), End: f.span.End}
	if span.Start < total.span.End {
		return
	}
	quote := t.Text[span.Start:span.End]
	d := lint.Diagnostic{Span: span, Related: []lint.Related{{Span: total.span, Message: lint.Text{ZH: "总数", EN: "the total"}}}}
	if monthly {
		d.Message = lint.Textf(
			"“%[1]s”与总数“%[2]s”不符：按12个月平均约为%[3]s。请核对两处数字。",
			"“%[1]s” does not agree with the total “%[2]s”: over twelve months the average is about %[3]s. Check both.",
			quote, t.Text[total.span.Start:total.span.End], strconv.FormatFloat(all/12, 'f', decimals(t.s[f.num.Start:f.num.End]), 64))
	} else {
		d.Message = lint.Textf(
			"“%[1]s”大于总数“%[2]s”，单位或数字疑有误，请核对。",
			"“%[1]s” is more than the total “%[2]s”; a unit or a figure seems wrong. Please check.",
			quote, t.Text[total.span.Start:total.span.End])
	}
	t.report(d)
}

// singles name one of the things that a total is made of.
var singles = []string{"单篇", "单条", "单场", "单个", "单期", "单次", "单部", "一篇", "一条"}

// highest compares 单篇最高阅读量3.2万次 with the total of all: 总阅读量86.4万次.
func (t *text) highest(k int) {
	total, f := &t.figs[k-1], &t.figs[k]
	if gap := t.s[total.span.End:f.num.Start]; len(gap) > maxGap || !zh.Contains(gap, "最") {
		return
	}
	label := lead(t.s, f.num.Start)
	if !marks.StartsWith(strings.TrimPrefix(label, "其中"), singles) || !marks.HoldsAny(label, viewed) {
		return
	}
	words := lead(t.s, total.num.Start)
	if !marks.HoldsAny(words, []string{"总", "累计", "共"}) || strings.ContainsAny(t.s[total.span.End:f.num.Start], "。；;（(") {
		return
	}
	noun := false
	for _, w := range viewed {
		noun = noun || strings.Contains(words, w) && strings.Contains(label, w)
	}
	all, _, ok := t.value(*total)
	v, _, ok2 := t.value(*f)
	if !noun || !ok || !ok2 || v <= all || total.approx {
		return
	}
	span := source.Span{Start: f.num.Start - len(label), End: f.span.End}
	t.report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”大于总数“%[2]s”，单位或数字疑有误，请核对。",
			"“%[1]s” is more than the total “%[2]s”; a unit or a figure seems wrong. Please check.",
			t.Text[span.Start:span.End], t.Text[total.span.Start:total.span.End]),
		Related: []lint.Related{{Span: total.span, Message: lint.Text{ZH: "总数", EN: "the total"}}},
	})
}
