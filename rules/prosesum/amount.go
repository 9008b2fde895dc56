package prosesum

import (
	"strconv"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// amountScale is what an amount is multiplied by to be a whole number.
const amountScale = 1e6

// leastAmounts is how many sums of money of one unit a list takes: a total and two parts.
const leastAmounts = 3

// amounts is the text with its sums of money for figures, if there are enough of them.
// They are rounded, so that parts may come to a little more than their total, and lists
// of them often leave something out: only a clear excess is reported.
func amounts(b *fact.Block, nums []zh.Number, found []lint.Diagnostic) (t text, ok bool) {
	var yuan, wan, yi int
	for i := range nums {
		switch n := &nums[i]; {
		case n.Ordinal:
		case n.Unit == "元":
			yuan++
		case n.Unit == "万元":
			wan++
		case n.Unit == "亿元":
			yi++
		}
	}
	if max(yuan, wan, yi) < leastAmounts {
		return text{}, false
	}
	t = text{Block: b, s: b.Simplified, found: found, amounts: true}
	for i := range nums {
		n := &nums[i]
		if n.Ordinal || n.Style == zh.Chinese {
			continue
		}
		f := fig{span: source.Span{Start: n.Span.Start, End: max(n.Span.End, n.UnitSpan.End)}, num: n.Span, unit: n.Unit, approx: n.Approx || !n.Valid, kind: other}
		if n.Unit == "%" {
			f.kind = percent
		}
		written := b.Simplified[n.Span.Start:n.Span.End]
		if v, err := strconv.ParseFloat(n.Value.String(), 64); isMoney(n.Unit) && n.Valid && err == nil && v >= 0 && v < 1e9 && decimals(written) <= 4 {
			f.kind, f.value = count, int64(v*amountScale+0.5)
			f.slack = amountScale
			for range decimals(written) {
				f.slack /= 10
			}
			if place := lastPlace(written); place > 0 {
				f.slack = place * amountScale
			}
		}
		t.figs = append(t.figs, f)
	}
	return t, true
}

var (
	// wholeAmounts name sums of money that consist of parts, bounded those that are a limit
	// or a price, and deducted parts that are taken off.
	wholeAmounts = []string{"资金", "金额", "投资", "收入", "支出", "预算", "经费", "补贴", "补助", "奖补", "总额", "贷款", "罚款", "决算", "拨款"}
	bounded      = []string{"价值", "至", "到", "最高", "上限", "限额", "每", "标准", "以上", "以下", "不超过", "平均", "余额", "结余"}
	deducted     = []string{"减", "退", "扣", "原值", "折旧", "摊销", "抵", "返还", "上年", "结转", "结余", "追加", "累计", "目标", "计划", "预计"}
)

// isTotalAmount: the words in front of an amount name one that consists of parts.
func isTotalAmount(words string) bool {
	return (marks.HoldsAny(words, wholeAmounts) || startsSum(words)) && !marks.HoldsAny(words, bounded)
}

// excessAmount: two sums of money at least, all of one total, come to half as much again
// at most, as a slip makes them.
func (l *list) excessAmount(parts []part, sum int64) lint.Severity {
	if len(parts) < 2 || l.mixed || l.nested || l.doubtful || l.open || sum*2 > l.total.value*3 {
		return lint.Off
	}
	for _, p := range parts {
		if marks.HoldsAny(p.label, deducted) {
			return lint.Off
		}
	}
	return lint.Warning
}

func isMoney(unit string) bool { return unit == "万元" || unit == "亿元" || unit == "元" }
