package prosesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// flow tells what a figure is in the account of a year.
type flow uint8

const (
	apart   flow = iota // none of the four
	came                // 收到…件
	brought             // 上年结转…件
	done                // 办结…件
	carried             // 结转下年…件
)

func (as flow) bit() int { return 1 << as }

var (
	// flowWords are the words of each figure; what else may stand in front of one are the
	// neutral ones. Any other word makes the figure one of something else.
	flowWords = [...][]string{
		came:    {"新收到", "新收", "收到", "受理", "接收", "接到"},
		brought: {"上一年度结转", "上一年结转", "上年度结转", "上年结转", "去年结转", "上年度转入", "上年转入", "结转上一年度", "结转上年度", "结转上年"},
		done:    {"办理完毕", "办结", "答复"}, // 共办理 may count what is still open
		carried: {"结转至下一年度", "结转到下一年度", "结转下一年度", "结转至下年度", "结转下年度", "结转下一年", "结转至下年", "结转下年", "转入下年度",
			"转下年度", "转下一年度", "转入下年", "转下年"},
	}
	neutral = []string{"政府信息公开", "信息公开", "依申请公开", "申请", "本年度", "本年", "全年", "当年", "年度", "已经", "已", "依法", "均", "全部",
		"目前", "实际", "总共", "共计", "共", "数量", "件数", "的", "了", "数", "为", "并", "继续", "办理", "处理", " "}
	// foreign words in front of 收到 make what came a part, or that of some months.
	foreign = []string{"其中", "含", "网", "信函", "邮", "当面", "现场", "通过", "部分", "另", "上半年", "下半年", "季度", "月", "上年", "去年", "历年",
		"累计", "以来", "不", "未", "转", "除", "人民法院", "复议", "诉讼"}
	remains = []string{"剩余", "其余", "余下", "尚有", "还有", "另有", "仍有"}
)

// dueWords name what had to be done in the year, with what was brought forward.
var dueWords = []string{"应办理", "需办理", "应办", "应答复", "需答复", "共需办理", "合计办理"}

// checkDue judges 应办理330件，办结309件，结转下年度21件.
func checkDue(t *text) {
	if len(t.figs) < 3 || !zh.Contains(t.s, "转") || !zh.Contains(t.s, "办") {
		return
	}
	for k := 0; k+2 < len(t.figs); k++ {
		all, a, b := t.figs[k], t.figs[k+1], t.figs[k+2]
		if all.kind != count || a.kind != count || b.kind != count || all.unit != a.unit || all.unit != b.unit || all.approx || a.approx || b.approx ||
			all.slack+a.slack+b.slack > 0 || b.span.End-all.span.End > maxGap || strings.ContainsAny(t.s[all.span.End:b.num.Start], "。（(") {
			continue
		}
		words := strings.TrimSpace(lead(t.s, all.num.Start))
		of := func(f fig) flow { return flowOf(strings.TrimSpace(lead(t.s, f.num.Start)), tailOf(t.s, f.span.End)) }
		if !marks.HoldsAny(words, dueWords) || of(a) != done || of(b) != carried || a.value+b.value == all.value ||
			a.value+b.value < all.value && marks.HoldsAny(t.sentenceOf(b), closed[:len(closed)-1]) {
			continue
		}
		l := list{how: whole, total: all, parts: []part{{fig: a}, {fig: b}}}
		l.say(t, l.parts, a.value+b.value, lint.Warning)
	}
}

// sentenceOf is the sentence that the figure stands in.
func (t *text) sentenceOf(f fig) string {
	x := t.SentenceAt(f.num.Start)
	return t.s[x.Start:x.End]
}

// checkCarried judges 「收到a件，上年结转b件，办结c件，结转下年d件」: what came and what was
// brought forward is what was done and what is carried over. The four follow one another,
// each without any words that make it another thing, and brackets are passed over.
func checkCarried(t *text) {
	var four [4]int
	if len(t.figs) < len(four) || !zh.Contains(t.s, "转") {
		return
	}
	n, passed := 0, 0
	for k := range t.figs {
		f := &t.figs[k]
		if f.kind == percent {
			passed = max(passed, t.skipGroup(f.span.End)) // 同比增长10%（2023年30件）
			continue
		}
		label := strings.TrimSpace(lead(t.s, f.num.Start))
		if f.span.Start < passed {
			if marks.HoldsAny(label, []string{"转", "上年", "去年"}) {
				n = 0 // 收到…件（含上年结转…件）
			}
			continue
		}
		as := flowOf(label, tailOf(t.s, f.span.End))
		if as == apart && n == 2 && startsSum(label) && f.value == t.figs[four[0]].value+t.figs[four[1]].value {
			continue // 收到23件，上年结转2件，合计25件
		}
		switch {
		case f.kind != count || f.approx || f.slack > 0 || as == apart, n > 0 && f.unit != t.figs[four[0]].unit:
			n = 0
			continue
		case as == came || as == brought:
			if n != 1 || flowOf(strings.TrimSpace(lead(t.s, t.figs[four[0]].num.Start)), "") == as {
				n = 0
			}
		case n < 2:
			n = 0
			continue
		}
		four[n] = k
		n++
		passed = t.skipGroup(skipNoun(t.s, f.span.End))
		if n == 4 {
			t.balance(four)
			n = 0
		}
	}
}

// flowOf reads what a figure is from the words in front of it and those behind.
func flowOf(label, tail string) flow {
	label = nextYear(label)
	if rest := trimAll(label, remains); rest == "" || trimAll(rest, neutral) == "" {
		if label != "" && strings.HasPrefix(tail, "结转") || marks.StartsWith(tail, flowWords[carried]) {
			return carried
		}
	}
	for as := brought; as <= carried; as++ {
		for _, w := range flowWords[as] {
			head, rest, found := strings.Cut(label, w)
			if found && trimAll(head, neutral) == "" && trimAll(rest, neutral) == "" && !strings.HasPrefix(tail, "的") {
				return as
			}
		}
	}
	for _, w := range flowWords[came] {
		head, rest, found := strings.Cut(label, w)
		if found && !marks.HoldsAny(head, foreign) && trimAll(rest, neutral) == "" {
			return came
		}
	}
	return apart
}

// nextYear writes 结转下年 for 结转2025年: what is carried to a year is carried to the next.
func nextYear(label string) string {
	head, rest, found := strings.Cut(label, "结转")
	if !found {
		return label
	}
	rest = strings.TrimLeft(strings.ReplaceAll(rest, " ", ""), "至到入")
	if y, tail := yearOf(rest); y > 0 {
		return head + "结转下年" + tail
	}
	return label
}

// trimAll cuts words of the list off the front as long as one stands there.
func trimAll(s string, list []string) string {
	for {
		rest := s
		for _, w := range list {
			rest = strings.TrimPrefix(rest, w)
		}
		if rest == s {
			return s
		}
		s = rest
	}
}

// closed are ways in which an application ends that some do not count as 办结.
var closed = []string{"撤回", "撤销", "转办", "转交", "补正", "不予受理", "退回", "另", "答复"}

// balance compares the two sides of the account.
func (t *text) balance(four [4]int) {
	var v [carried + 1]int64
	seen := 0
	related := make([]lint.Related, 0, 3)
	for i, k := range four {
		f := &t.figs[k]
		as := flowOf(strings.TrimSpace(lead(t.s, f.num.Start)), tailOf(t.s, f.span.End))
		v[as] = f.value
		seen |= as.bit()
		if i < 3 {
			related = append(related, lint.Related{Span: f.span, Message: lint.Text{ZH: "所算的数", EN: "a figure of the sum"}})
		}
	}
	in, out := v[came]+v[brought], v[done]+v[carried]
	if in == out || v[came] == 0 || v[done] == 0 || seen != came.bit()|brought.bit()|done.bit()|carried.bit() {
		return
	}
	last := t.figs[four[3]]
	between := t.s[t.figs[four[0]].span.End : last.span.End+len(tailOf(t.s, last.span.End))]
	if out < in && marks.HoldsAny(between, closed) {
		return // the rest may have been closed in another way
	}
	span := spanOf(t.s, last)
	if words := lead(t.s, last.num.Start); strings.Contains(words, "结转") {
		span.Start = last.num.Start - len(words) + strings.LastIndex(words, "结转") // 结转2025年2件
	}
	t.report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%s”与前面的数不符：收到%d+上年结转%d=%d，办结%d+结转下年%d=%d。请核对各数。",
			"“%s” does not agree with the figures before it: %d received + %d brought forward = %d, %d closed + %d carried over = %d. Check them.",
			t.Text[span.Start:span.End], v[came], v[brought], in, v[done], v[carried], out),
		Related: related,
	})
}

// others name what is left of a total, in front of its figure.
var others = []string{"其他", "其它", "其余", "剩余", "余下"}

// checkExcept judges 「共收到n件，除a件结转外，其他b件均办结」: those left out and the others
// are all.
func checkExcept(t *text) {
	if len(t.figs) < 3 || !zh.Contains(t.s, "除") {
		return
	}
	for i := 1; i+1 < len(t.figs); i++ {
		total, first := t.figs[i-1], t.figs[i]
		if !t.total(total) || first.kind != count || first.unit != total.unit || first.num.Start-total.span.End > maxGap || !t.excepts(total, first) {
			continue
		}
		l := list{how: whole, total: total, parts: []part{{fig: first}}}
		for k := i + 1; k < len(t.figs); k++ {
			f, gap := t.figs[k], t.s[t.figs[k-1].span.End:t.figs[k].num.Start]
			last := endsIn(strings.TrimSuffix(strings.TrimSpace(gap), "的"), others)
			if f.kind != count || f.unit != total.unit || f.approx || len(gap) > maxGap || strings.ContainsAny(gap, "。；;！？（(\n") ||
				marks.HoldsAny(gap, []string{"部分", "个别", "少数", "等"}) || last && strings.Contains(gap, "、") || !last && !endsIn(gap, []string{"、", "和"}) {
				break
			}
			l.parts = append(l.parts, part{fig: f})
			if !last {
				continue
			}
			if sum, exact := l.sum(l.parts); exact && !total.fits(sum, 0) && (sum > total.value || !t.goesOn(k)) {
				l.say(t, l.parts, sum, lint.Warning)
			}
			break
		}
	}
}

// goesOn: what is left behind figure k may not be all of it, as the sentence goes on with
// more figures or names more.
func (t *text) goesOn(k int) bool {
	end := t.SentenceAt(t.figs[k].num.Start).End
	rest := t.s[t.figs[k].span.End:min(max(end, t.figs[k].span.End), t.figs[k].span.End+maxSentence, len(t.s))]
	return k+1 < len(t.figs) && t.figs[k+1].unit == t.figs[k].unit && t.figs[k+1].num.Start < end || marks.HoldsAny(rest, restWords)
}

// excepts: 除 stands alone in front of the figure, right behind the clause of a total that
// counts what came or was done.
func (t *text) excepts(total, first fig) bool {
	gap := t.s[skipNoun(t.s, total.span.End):first.num.Start]
	if strings.TrimLeft(gap, "，,。；; ") != "除" || first.approx {
		return false
	}
	words := lead(t.s, total.num.Start)
	return (totalWord(words) || marks.HoldsAny(words, receipts)) && !isRate(t, total) && !marks.HoldsAny(words, others)
}

func endsIn(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
