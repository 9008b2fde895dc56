package prosesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/marks"
)

var (
	receipts = []string{"收到", "接到", "受理", "接收"}
	answers  = []string{"答复", "回复", "办结"}
	// excuses explain a difference between what came in and what was answered.
	excuses = []string{"按时", "按期", "及时", "结转", "撤回", "撤销", "转办", "转交", "不予", "尚未", "未到期", "期限内", "无需", "不需", "上年"}
)

// checkAnswers judges 「收到N条，答复M条，答复率100%」: with every one answered, both
// figures are the same. Without the claim they may differ, by what was carried over.
func checkAnswers(t *text) {
	for i := 0; i+1 < len(t.figs); i++ {
		in, out := t.figs[i], t.figs[i+1]
		if in.kind != count || out.kind != count || in.unit != out.unit || in.approx || out.approx ||
			in.value == out.value || in.unit == "个" || in.value == 0 {
			continue
		}
		between := strings.TrimLeft(t.s[in.span.End:out.num.Start], "，,、；; ")
		if len(between) > 24 || !marks.StartsWith(strings.TrimPrefix(between, "已"), answers) ||
			!marks.HoldsAny(lead(t.s, in.num.Start), receipts) {
			continue
		}
		sentence := t.SentenceAt(in.num.Start)
		if sentence.Len() > maxSentence {
			return
		}
		words := t.s[sentence.Start:sentence.End]
		if !allAnswered(words) || marks.HoldsAny(words, excuses) {
			continue
		}
		span := spanOf(t.s, in)
		span.End = out.span.End
		severity := lint.Warning
		if out.value > in.value {
			severity = lint.Info // one thing may have had two answers, or have come in the year before
		}
		t.report(lint.Diagnostic{
			Severity: severity,
			Span:     span,
			Message: lint.Textf(
				"“%s”与“答复率100%%”一类的表述不符：收到%d，答复%d，相差%d。请核对两处数字。",
				"“%s” does not agree with the statement that all were answered: %d received, %d answered, a difference of %d. Check both figures.",
				t.Text[span.Start:span.End], in.value, out.value, max(in.value-out.value, out.value-in.value)),
		})
	}
}

// allAnswered: the sentence claims a rate of 100 %.
func allAnswered(s string) bool {
	for _, w := range []string{"率100%", "率为100%", "率达100%", "率达到100%", "率均为100%", "率均达100%", "率百分之百"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
