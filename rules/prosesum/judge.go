package prosesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// checkLists judges every list of parts that follows a total.
func checkLists(t *text) {
	for i, total := range t.figs {
		if !t.total(total) || i == len(t.figs)-1 {
			continue
		}
		if !t.unitFollows(i) {
			continue
		}
		for _, o := range t.listStarts(total) {
			if o.how == none {
				continue
			}
			if !t.percents && t.addsUp(i, o.start) {
				continue
			}
			l := t.listAfter(total, o.how, o.start, o.bracketed)
			if len(l.parts) == 0 || isRate(t, total) || i > 0 && l.explained(t.figs[:i]) {
				continue
			}
			if l.how == months {
				if !monthly(l.parts) || l.open {
					continue
				}
				l.how = whole
			}
			if l.how == inside && l.parts[0].label == "" {
				continue // 3次（含3次）
			}
			if l.amounts && !isTotalAmount(lead(t.s, total.num.Start)) {
				continue
			}
			l.views = l.how != whole && marks.HoldsAny(lead(t.s, total.num.Start), viewed)
			l.doubtful = t.rivals(t.clausesFrom(total), i) && !startsSum(lead(t.s, total.num.Start))
			l.judge(t)
			l.shares(t)
		}
	}
}

// unitFollows: a figure of the same unit follows within the reach of a list.
func (t *text) unitFollows(i int) bool {
	for k := i + 1; k < len(t.figs) && t.figs[k].num.Start-t.figs[i].span.End < maxList; k++ {
		if sameUnit(t.figs[k].unit, t.figs[i].unit) {
			return true
		}
	}
	return false
}

// addsUp tells at once, from the figures alone, that the first parts of a list make up its
// total and that it ends with them: most lists are right, and need no further look.
func (t *text) addsUp(i, start int) bool {
	total := t.figs[i]
	var sum int64
	for n, k := 0, t.from(start); k < len(t.figs) && sum < total.value; k++ {
		f := t.figs[k]
		if f.kind != count || f.unit != total.unit || f.approx || f.slack > 0 {
			return false
		}
		sum += f.value
		if n++; n < 2 || sum != total.value {
			continue
		}
		if k+1 == len(t.figs) {
			return true
		}
		next := t.figs[k+1]
		return next.unit != total.unit || strings.ContainsAny(t.s[f.span.End:next.num.Start], "，；。,;）)")
	}
	return false
}

// isRate: the total is an average or a bound, of which parts cannot be added up, or a
// total of more years than the parts.
func isRate(t *text, total fig) bool {
	words := lead(t.s, total.num.Start)
	if zh.Contains(words, "可") || zh.Contains(words, "应") {
		words = notBound.Replace(words)
	}
	return isRemark(words) || marks.HoldsAny(words, []string{"每", "平均", "年均", "日均", "人均", "至少", "不得", "历年", "以来", "不少于", "不超过", "应", "可", "原则上"})
}

// maxClauses bounds the text in front of a total that is searched for ；, in bytes.
const maxClauses = 600

// clausesFrom is where the part of the total's sentence begins that ； parts from others.
func (t *text) clausesFrom(total fig) int {
	from := max(t.SentenceAt(total.num.Start).Start, total.num.Start-maxClauses)
	return from + max(strings.LastIndex(t.s[from:total.num.Start], "；"), strings.LastIndexByte(t.s[from:total.num.Start], ';')) + 1
}

// rivals: an earlier figure of the sentence has the same unit and another value, so that
// the parts may be of that one too (批准270人，起诉390人。其中…).
func (t *text) rivals(sentence, i int) bool {
	for k := i - 1; k >= 0 && k >= i-12 && t.figs[k].span.Start >= sentence; k-- {
		if f := t.figs[k]; f.kind == count && f.unit == t.figs[i].unit && f.value != t.figs[i].value {
			return true
		}
	}
	return false
}

// explained: the parts add up to an earlier figure of the text, so that they are
// its parts and not the nearer one's.
func (l *list) explained(before []fig) bool {
	sum, ok := l.sum(l.parts)
	if !ok {
		return true
	}
	for i := len(before) - 1; i >= 0 && i >= len(before)-6; i-- {
		if f := before[i]; f.kind == count && f.unit == l.total.unit && f.value != 0 && f.fits(sum, 0) {
			return true
		}
	}
	return false
}

// fits tells whether parts with the sum can make up the total, if all figures are rounded
// or all are cut off at their last places; slack is what the last places of the parts are
// worth together.
func (total fig) fits(sum, slack int64) bool {
	diff, all := total.value-sum, slack+total.slack
	return 2*diff <= all && -2*diff <= all || diff < slack && -diff < total.slack
}

func (l *list) sum(parts []part) (int64, bool) {
	var sum int64
	for _, p := range parts {
		if p.approx {
			return 0, false
		}
		sum += p.value
	}
	return sum, true
}

// judge compares the parts with the total. A list may hold several partitions of one
// total; each is tested.
func (l *list) judge(t *text) {
	if _, exact := l.sum(l.parts); !exact || l.partitioned(l.parts) || l.subtotals && l.countsTwice() {
		return
	}
	groups := l.groups()
	if len(groups) == 1 {
		l.report(t, l.parts, false)
		return
	}
	held := false
	for _, g := range groups {
		held = held || len(g) > 1 && l.partitioned(g)
	}
	if !held {
		if sum, _ := l.sum(l.parts); near(sum, l.total.value) {
			l.report(t, l.parts, false)
		}
		return
	}
	for _, g := range groups {
		if len(g) > 1 && !l.partitioned(g) {
			l.report(t, g, true)
		}
	}
}

// near: the figures differ by a tenth at most, as a slip makes them differ.
func near(a, b int64) bool {
	d := a - b
	if d < 0 {
		d = -d
	}
	return d*10 <= max(a, b)
}

// partitioned: the parts add up to the total, once or several times in a row; what
// follows a complete partition behind a comma is no part any more, but 、 goes on.
func (l *list) partitioned(parts []part) bool {
	var sum, slack int64
	n, complete := 0, false
	for i, p := range parts {
		sum += p.value
		slack += p.slack
		n++
		if !l.total.fits(sum, slack) {
			continue
		}
		last := i == len(parts)-1
		if last || parts[i+1].sep != '、' && parts[i+1].sep != '+' {
			complete = complete || n > 1 || last
			sum, slack, n = 0, 0, 0
		}
	}
	return sum == 0 && n == 0 || complete
}

// groups cuts the list at its strongest marks where it has marks of two strengths.
func (l *list) groups() [][]part {
	low, high := 9, 0
	for _, p := range l.parts[1:] {
		low, high = min(low, rank(p.sep)), max(high, rank(p.sep))
	}
	if low >= high {
		return [][]part{l.parts}
	}
	var groups [][]part
	start := 0
	for i, p := range l.parts {
		if i > 0 && rank(p.sep) == high {
			groups = append(groups, l.parts[start:i])
			start = i
		}
	}
	return append(groups, l.parts[start:])
}

// report decides whether a list that does not add up is said to be wrong.
func (l *list) report(t *text, parts []part, oneOf bool) {
	sum, _ := l.sum(parts)
	if severity := l.severity(parts, sum, oneOf); severity != lint.Off {
		l.say(t, parts, sum, severity)
	}
}

// severity is how sure it is that parts with this sum are wrong, Off if it is not.
func (l *list) severity(parts []part, sum int64, oneOf bool) lint.Severity {
	switch {
	case len(parts) == 1 && l.total.fits(sum, parts[0].slack):
		return lint.Off
	case sum > l.total.value:
		return l.excess(parts, sum)
	}
	return l.shortfall(parts, sum, oneOf)
}

// excess: parts that add up to more than their total.
func (l *list) excess(parts []part, sum int64) lint.Severity {
	if l.amounts {
		return l.excessAmount(parts, sum)
	}
	if len(parts) == 1 {
		if l.how == places || l.how == among && l.doubtful || marks.HoldsAny(parts[0].label, viewedBefore) {
			return lint.Off
		}
		return lint.Warning
	}
	if monthly(parts) {
		return lint.Error
	}
	if len(parts) == 2 && !l.doubtful && complements(parts[0].label, parts[1].label) {
		return lint.Warning
	}
	if l.mixed && l.how == among || l.doubtful || twoSubjects(parts) {
		return lint.Off
	}
	for _, p := range parts {
		if p.value-p.slack > l.total.value+l.total.slack {
			return lint.Warning
		}
	}
	if (sum*10 > l.total.value*13 && sum > l.total.value+1 && !turned(parts, sum-l.total.value)) || l.views {
		return lint.Info
	}
	return lint.Warning
}

// turned: one part, with two of its digits the other way round, makes up the
// difference, as when 38 was typed as 83.
func turned(parts []part, diff int64) bool {
	n := 0
	for _, p := range parts {
		for low := int64(1); low*10 <= p.value; low *= 10 {
			a, b := p.value/low%10, p.value/(low*10)%10
			if a != b && (b-a)*(low*10-low) == diff {
				n++
			}
		}
	}
	return n > 0
}

// shortfall: parts that add up to less than their total. A list that names highlights
// only is usual, so that one word of that kind, or a wide gap, keeps it silent.
func (l *list) shortfall(parts []part, sum int64, oneOf bool) lint.Severity {
	if len(parts) == 2 && !l.amounts && !l.open && !l.nested && sum*2 >= l.total.value && complements(parts[0].label, parts[1].label) {
		return lint.Warning
	}
	if l.amounts || l.open || l.mixed || l.nested || l.subtotals || l.how == inside || len(parts) < 2 || sum == 0 || twoSubjects(parts) {
		return lint.Off
	}
	ratio := sum * 100 / l.total.value
	switch {
	case oneOf && ratio < 90:
		return lint.Off
	case monthly(parts) && ratio >= 60:
		return lint.Error
	case l.how == whole && ratio >= 70 || ratio >= 90 && len(parts) > 2 || ratio >= 95:
		return lint.Warning
	case ratio >= 80 && len(parts) > 2 && turned(parts, sum-l.total.value):
		return lint.Warning
	case l.how == whole && ratio >= 40 || ratio >= 80 && len(parts) > 2:
		return lint.Info
	}
	return lint.Off
}

// viewedBefore are words of figures that go back beyond the total's.
var viewedBefore = append([]string{"累计", "历年", "截至", "截止"}, viewed...)

// monthly: the parts are months or quarters, which cannot overlap.
func monthly(parts []part) bool {
	for _, p := range parts {
		if p.slack > 0 {
			return false
		}
		if !strings.HasSuffix(p.label, "月") && !strings.HasSuffix(p.label, "月份") && !strings.HasSuffix(p.label, "季度") {
			return false
		}
	}
	return len(parts) > 2
}

// viewed are things of which one and the same visitor is counted in several places.
var viewed = []string{"访问", "浏览", "点击", "阅读", "播放", "关注"}

var (
	outcome = []string{"办结", "答复", "回复", "办理", "结转", "满意", "予以公开", "部分公开", "不予", "无法提供", "同意"}
	origin  = []string{"原创", "转载", "转发", "自主编", "自编", "采编", "摘编"}
	shape   = []string{"文字", "图片", "图文", "图解", "图表", "视频", "音频", "动漫", "漫画"}
	channel = []string{"网络", "网上", "在线", "信函", "当面", "邮件", "邮寄", "现场", "自然人", "法人", "企业", "电话", "来信"}
)

// twoSubjects: the parts divide the total by two points of view at once, such as the
// way an application came in and what became of it, or an item's origin and its form.
func twoSubjects(parts []part) bool {
	in, out, from, form := 0, 0, 0, 0
	for _, p := range parts {
		switch {
		case marks.HoldsAny(p.label, outcome):
			out++
		case marks.HoldsAny(p.label, channel):
			in++
		}
		switch {
		case marks.HoldsAny(p.label, origin):
			from++
		case marks.HoldsAny(p.label, shape):
			form++
		}
	}
	return in > 0 && out > 0 || from > 0 && form > 0
}
