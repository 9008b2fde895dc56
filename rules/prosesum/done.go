package prosesum

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/quantity"
)

// doneRates are rates of what was done, with the words that name what was.
var doneRates = []struct {
	rate  string
	verbs []string
}{
	{"办结率", []string{"办结", "办理"}}, {"办理率", []string{"办理", "办结"}}, {"答复率", []string{"答复", "回复"}},
	{"回复率", []string{"回复", "答复"}}, {"回应率", []string{"回应", "回复"}}, {"处理率", []string{"处理"}},
	{"公开率", []string{"公开"}}, {"合格率", []string{"合格"}}, {"达标率", []string{"达标"}}, {"完成率", []string{"完成"}},
	{"整改率", []string{"整改"}}, {"通过率", []string{"通过"}}, {"审结率", []string{"审结"}}, {"采纳率", []string{"采纳"}},
	{"回收率", []string{"收回", "回收", "收回问卷", "回收问卷"}}, {"有效回收率", []string{"收回有效问卷", "回收有效问卷", "收回有效", "有效问卷"}},
	{"原创率", []string{"原创"}}, {"报到率", []string{"报到"}}, {"接通率", []string{"接通"}}, {"公示率", []string{"公示"}},
}

// checkDone compares 办结率89% with the two counts in front of it: 收到112件，办结110件.
// What was done stands right before the rate, or one member of a list before it, and is a
// part of the count in the clause before; 100 % is another check's.
func checkDone(t *text) {
	for k := 2; k < len(t.figs); k++ {
		if t.figs[k].kind != percent {
			continue
		}
		if !t.doneRate(k, k-2, k-1) && k > 2 && t.beside(k-2, k-1) {
			t.doneRate(k, k-3, k-2) // 410篇，其中原创265篇、转载145篇，原创率65%
		}
	}
}

// beside: the two figures are members of one list with 、.
func (t *text) beside(a, b int) bool {
	x, y := t.figs[a], t.figs[b]
	return x.unit == y.unit && y.kind == count && y.num.Start-x.span.End <= maxGap && strings.HasPrefix(t.s[x.span.End:], "、")
}

// doneRate compares the rate k with the counts of all and of what was done; it tells
// whether the rate is theirs.
func (t *text) doneRate(k, i, j int) bool {
	all, done, last := t.figs[i], t.figs[j], t.figs[k-1]
	if all.kind != count || done.kind != count || all.approx || done.approx ||
		all.slack > 0 || done.slack > 0 || done.value > all.value || all.value == 0 || t.figs[k].num.Start-all.span.End > maxGap {
		return false
	}
	r, ok := t.rateAt(k)
	if !ok || r.value > 100 || r.value == 100 && done.value < all.value {
		return false
	}
	if !namesDone(trimMarks(t.s[all.span.End:done.num.Start]), trimMarks(t.s[last.span.End:r.num.Start])) {
		return false
	}
	exact := float64(done.value) / float64(all.value) * 100
	if quantity.Rounds(r.value, exact, exact, r.unit) || t.otherBase(r, done, t.SentenceAt(r.num.Start).Start, i) {
		return true
	}
	t.report(lint.Diagnostic{
		Span: r.span,
		Message: lint.Textf(
			"“%[1]s”与前面的数字不符：%[2]d÷%[3]d=%[4]s。请核对各数；如另有基数，请写明。",
			"“%[1]s” does not agree with the figures before it: %[2]d÷%[3]d=%[4]s. Check them; if it is of another whole, say which.",
			t.Text[r.span.Start:r.span.End], done.value, all.value, r.spell(exact)),
		Related: []lint.Related{{Span: all.span, Message: lint.Text{ZH: "基数", EN: "the whole"}}, {Span: done.span, Message: lint.Text{ZH: "完成数", EN: "what was done"}}},
		Fixes:   []lint.Fix{r.rewrite(exact)},
	})
	return true
}

// trimMarks cuts commas and blanks off both ends.
func trimMarks(s string) string { return strings.Trim(s, "，,、； ;") }

// namesDone: the words between the two counts are the verb alone, and those in front of
// the rate its name.
func namesDone(verb, words string) bool {
	if i := strings.LastIndexAny(verb, "，,；;"); i >= 0 {
		verb = trimMarks(verb[i:]) // 对60个单位开展测评，合格57个
	}
	for _, suffix := range []string{"达到", "达", "为", "是"} {
		words = strings.TrimSuffix(words, suffix)
	}
	verb = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(verb, "其中"), "目前"), "已")
	for i := range doneRates {
		if x := &doneRates[i]; x.rate == words {
			return slices.Contains(x.verbs, strings.TrimSuffix(verb, "了"))
		}
	}
	return false
}

// otherBase: an earlier figure of the sentence is one of which the rate is right.
func (t *text) otherBase(r rate, done fig, sentence, before int) bool {
	for k := before - 1; k >= 0 && k >= before-12 && t.figs[k].span.Start >= sentence; k-- {
		if f := t.figs[k]; f.kind == count && f.value > 0 && r.is(float64(done.value)/float64(f.value)*100) {
			return true
		}
	}
	return false
}
