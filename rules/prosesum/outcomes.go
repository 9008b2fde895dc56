package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

var (
	// sortings are verbs of going through all of something, which ends in one of the outcomes
	// for each.
	sortings = []string{"清理", "审查", "复核", "审核", "评估", "梳理", "核查", "排查", "检查", "清查"}
	// stays and goes are the outcomes, of which either kind must be given.
	stays = []string{"保留", "继续有效", "维持", "审核通过", "审查通过", "继续保留"}
	goes  = []string{"废止", "失效", "宣布失效", "修改", "修订", "注销", "撤销", "转为", "退回", "未通过", "不合格", "关停", "取消", "合并", "整合", "删除", "拟修订", "需修订", "拟废止"}
)

// checkOutcomes judges 清理文件23件，废止15件，保留6件: all that was gone through came to one of
// the outcomes given.
func checkOutcomes(t *text) {
	if len(t.figs) < 3 {
		return
	}
	for i := 0; i+2 < len(t.figs); i++ {
		total, next, third := &t.figs[i], &t.figs[i+1], &t.figs[i+2]
		if !isDocument(total.unit) || !isDocument(next.unit) || !isDocument(third.unit) ||
			next.num.Start-total.span.End > maxGap || third.num.Start-next.span.End > maxGap {
			continue
		}
		if gap := t.s[total.span.End:next.num.Start]; !opensOutcome(gap[afterMark(gap):]) {
			continue
		}
		if s, g := outcomeOf(lead(t.s, next.num.Start)); s == g {
			continue
		}
		if !t.total(*total) || total.slack > 0 || isRate(t, *total) || !t.sorted(i) {
			continue
		}
		l := list{how: whole, total: *total}
		stay, gone := false, false
		from := total.span.End
		for k := i + 1; k < len(t.figs) && k < i+maxParts; k++ {
			f := t.figs[k]
			gap := t.s[from:f.num.Start]
			if len(gap) > maxGap || strings.ContainsAny(gap, "。！？\n（(：:") || f.kind != count || !isDocument(f.unit) || f.approx {
				break
			}
			label := strings.Trim(lead(t.s, f.num.Start), " ")
			s, g := outcomeOf(label)
			if s == g || !strings.ContainsAny(gap, "，、；,;") || strings.Contains(label, "后") || isRemark(label) || len(l.parts) > 0 && strings.Contains(gap, "其中") {
				l.parts = nil
				break
			}
			stay, gone = stay || s, gone || g
			l.parts = append(l.parts, part{fig: f, label: label})
			from = f.span.End
		}
		if !stay || !gone || len(l.parts) < 2 || t.goesOnAfter(from) {
			continue
		}
		sum, exact := l.sum(l.parts)
		switch {
		case !exact || sum == total.value || t.alreadySaid(*total):
		case sum > total.value && sum*10 <= total.value*13 || near(sum, total.value), sameDigits(sum, total.value):
			l.say(t, l.parts, sum, lint.Warning)
		case sum < total.value && sum*2 >= total.value:
			l.say(t, l.parts, sum, lint.Info)
		}
	}
}

// outcomeMost is the length of the longest outcome with its noun, in bytes.
const outcomeMost = 12 * len("一")

// outcomeOf tells whether the words in front of a figure name one of the outcomes.
func outcomeOf(label string) (stay, gone bool) {
	label = label[max(0, len(label)-outcomeMost-len("、")):]
	if c := strings.LastIndex(label, "、"); c >= 0 {
		label = label[c+len("、"):]
	}
	label = strings.TrimPrefix(strings.TrimPrefix(strings.Trim(label, " "), "其中"), "拟")
	if len(label) < len("一一") || len(label) > outcomeMost {
		return false, false
	}
	switch label[:len("一")] {
	case "保", "继", "维", "审":
		return marks.StartsWith(label, stays), false
	case "通", "有", "合":
		return label == "通过" || label == "有效" || label == "合格", marks.StartsWith(label, goes)
	case "废", "失", "宣", "修", "注", "撤", "转", "退", "未", "不", "关", "取", "整", "删", "需":
		return false, marks.StartsWith(label, goes)
	}
	return false, false
}

// outcomeHeads are the first characters of the outcomes and of what may stand before one.
var outcomeHeads = zh.SetOf("保继维审通有合废失宣修注撤转退未不关取整删需拟其 ")

// opensOutcome is what can be said of outcomeOf by the first character.
func opensOutcome(label string) bool {
	r, _ := utf8.DecodeRuneInString(label)
	return outcomeHeads.Has(r)
}

// afterMark is where the words behind the last comma, semicolon or pause of s begin.
func afterMark(s string) int {
	for i := len(s); i >= len("，"); i-- {
		if c := s[i-1]; c < 0x81 || c > 0x9B {
			continue
		}
		switch s[i-len("，") : i] {
		case "，", "；", "、":
			return i
		}
	}
	return 0
}

// sameDigits: the one figure has the other's digits in another order.
func sameDigits(a, b int64) bool {
	var n [10]int
	for ; a > 0; a /= 10 {
		n[a%10]++
	}
	for ; b > 0; b /= 10 {
		n[b%10]--
	}
	return n == [10]int{}
}

// isDocument: the measure word counts documents and the like, where one may stand for another.
func isDocument(unit string) bool {
	switch unit {
	case "件", "份", "个", "项", "条", "部":
		return true
	}
	return false
}

// sorted: the clause of the figure, or what stands between it and the next, is about going
// through all of the things counted.
func (t *text) sorted(i int) bool {
	f, next := t.figs[i], t.figs[i+1]
	gap := t.s[f.span.End:min(next.num.Start, f.span.End+maxGap)]
	if k := strings.IndexAny(gap, "。；;（(："); k >= 0 {
		return false
	}
	words := lead(t.s, f.num.Start)
	return marks.HoldsAny(words, sortings) && !marks.HoldsAny(words, []string{"每", "年均"}) || marks.HoldsAny(gap[:len(gap)-len(lead(gap, len(gap)))], sortings)
}

// goesOnAfter: the sentence has words behind the last part that may name others.
func (t *text) goesOnAfter(from int) bool {
	end := t.SentenceAt(max(from-1, 0)).End
	rest := t.s[from:max(from, min(end, len(t.s)))]
	return marks.HoldsAny(rest, restWords) || strings.HasPrefix(strings.TrimLeft(tailOf(t.s, from), " "), "等") || marks.HoldsAny(rest, goes) || marks.HoldsAny(rest, stays)
}

// alreadySaid: another check has reported the total.
func (t *text) alreadySaid(f fig) bool {
	for _, d := range t.found {
		if d.Span.Start <= f.num.Start && f.num.End <= d.Span.End {
			return true
		}
	}
	return false
}
