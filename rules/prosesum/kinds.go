package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// checkKinds judges a second way of dividing a total that stands further up in its
// paragraph: 收到申请96件…。从申请方式看，网上61件、信函32件、当面5件. The parts are all of it, so
// that they must come to one of the figures before, or to two of them together.
func checkKinds(t *text) {
	for next := 1; next+1 < len(t.figs); next++ {
		f := &t.figs[next]
		gap := t.s[t.figs[next-1].span.End:f.num.Start]
		if f.kind != count || len(gap) < len("。按方式看，") {
			continue
		}
		for from := f.num.Start - min(len(gap), maxLead+len("，")); ; {
			k := strings.Index(t.s[from:f.num.Start], "，")
			if k < 0 {
				break
			}
			end := from + k
			from = end + len("，")
			switch t.s[max(0, end-len("看")):end] {
			case "看", "计", "分", "类", "面":
				if words := kindWords(t.s, end); words != "" {
					t.kinds(next, from, end-len(words), words)
				}
			}
		}
	}
}

// kindWords are the words in front of the comma that open a division, "" if they do not: they
// begin a sentence or a part of one.
func kindWords(s string, comma int) string {
	if _, ok := kindEnd(s[:comma]); !ok {
		return ""
	}
	words := lead(s, comma)
	if utf8.RuneCountInString(words) > maxKind+4 || !marks.StartsWith(words, []string{"按", "从", "申请", "就"}) ||
		marks.HoldsAny(words, []string{"规定", "比例", "标准", "要求", "部门", "以来", "开始", "总体", "总量", "趋势", "同比", "管理", "制作", "完善"}) {
		return ""
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:comma-len(words)]); comma > len(words) && !strings.ContainsRune("。；", before) {
		return ""
	}
	return words
}

// kindEnd tells whether words end as those that open a division do.
func kindEnd(words string) (string, bool) {
	for _, w := range []string{"方式看", "来看", "上看", "方式分", "类型分", "类别分", "内容分", "统计", "划分", "分类", "主体看", "渠道看", "类型看", "内容看", "构成看", "身份看", "渠道方面", "方式方面"} {
		if strings.HasSuffix(words, w) {
			return w, true
		}
	}
	return "", false
}

// lookBack is how many figures in front of a place are looked at.
const lookBack = 32

// kinds judges the division whose first figure has the index; its words begin at from.
func (t *text) kinds(first, start, from int, words string) {
	unit := t.figs[first].unit
	l := t.listAfter(fig{unit: unit, value: 1 << 50}, whole, start, false)
	if len(l.parts) < 2 || l.open || l.mixed || l.nested || l.subtotals || twoSubjects(l.parts) {
		return
	}
	for _, p := range l.parts {
		if p.slack > 0 || isRemark(p.label) || holdsVerbOf(p.label) {
			return
		}
	}
	sum, exact := l.sum(l.parts)
	if !exact {
		return
	}
	at, last := -1, t.from(from)
	back := max(0, last-lookBack)
	for k := back; k < last; k++ {
		f := &t.figs[k]
		if f.kind != count || f.unit != unit {
			continue
		}
		if f.fits(sum, 0) {
			return
		}
		for j := back; j < k; j++ { // 新收30件，上年结转3件
			if g := &t.figs[j]; g.kind == count && g.unit == unit && (g.value+f.value == sum || g.value-f.value == sum) &&
				(strings.Contains(lead(t.s, g.num.Start), "转") || strings.Contains(lead(t.s, f.num.Start), "转")) {
				return
			}
		}
		if t.total(*f) && near(sum, f.value) && !isRate(t, *f) && f.slack == 0 {
			if at >= 0 && t.figs[at].value != f.value {
				return // either may be meant
			}
			if at < 0 {
				at = k
			}
		}
	}
	if at < 0 {
		return
	}
	l.total = t.figs[at]
	severity := lint.Warning
	if sum > l.total.value && (marks.HoldsAny(words, []string{"内容", "类型", "类别", "领域", "事项"}) || !strings.Contains(lead(t.s, l.total.num.Start), "申请") && !monthsOnly(l.parts)) {
		severity = lint.Info // one thing may be of two kinds, or published in two places
	}
	l.say(t, l.parts, sum, severity)
}

// holdsVerbOf: the label is a clause, with things done in it.
func holdsVerbOf(label string) bool {
	return marks.HoldsAny(label, []string{"办结", "答复", "结转", "累计", "平均", "最", "以上", "以下", "达"})
}

// monthsOnly: the parts are spans of months, which cannot overlap.
func monthsOnly(parts []part) bool {
	for _, p := range parts {
		if !strings.Contains(p.label, "月") && !strings.Contains(p.label, "季度") && !strings.Contains(p.label, "半年") {
			return false
		}
	}
	return true
}

// monthStart: the words begin with the name of a month or a quarter and go on with its figure:
// 通报问题158个，第一季度47个.
func monthStart(s string) bool {
	for _, w := range []string{"第一季度", "一季度", "1月份", "1月"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
			return r >= '0' && r <= '9'
		}
	}
	return false
}

// sameUnit: the measure words count the same things: 12场次，分别为…4场、3场、5场.
func sameUnit(a, b string) bool {
	short, long := a, b
	if len(a) > len(b) {
		short, long = b, a
	}
	return a == b || len(short) == len("场") && long == short+"次" && zh.Contains("场件条批期", short)
}

// consequences are words of a figure that tells what came of the things listed, and is none of
// them: 图文398件、视频114件，累计浏览量1860万次.
var consequences = append([]string{"惠及", "覆盖", "吸引", "接待", "受众", "收看", "观看"}, viewed...)
