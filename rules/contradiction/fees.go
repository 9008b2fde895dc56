package contradiction

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// feeName ends the name of the fee that the last section speaks of.
const feeName = "处理费"

// checkFees reports 收取信息处理费360元 next to 未收取信息处理费 in the last section of a report.
func checkFees(p *lint.Pass) {
	last := len(p.Outline.Sections) - 1
	if last < 1 {
		return
	}
	var about []int // the blocks that speak of the fee
	charged := false
	for i := p.Outline.Sections[last].Heading + 1; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		if p.Outline.Of[i] == last && p.Outline.Roles[i] == fact.Prose && zh.Contains(b.Simplified, feeName) && len(b.Simplified) <= 3000 {
			about = append(about, i)
			charged = charged || amountEnd(b, 0, len(b.Simplified)) > 0
		}
	}
	if !charged {
		return
	}
	var none, some *place
	for _, i := range about {
		b := p.Blocks[i]
		s := b.Simplified
		for at := 0; ; {
			k := strings.Index(s[at:], "收取")
			if k < 0 {
				break
			}
			k += at
			at = k + len("收取")
			clause := b.ClauseAt(k)
			words := s[k:max(clause.End, at)]
			if !strings.Contains(words, feeName) || otherYear(p, i, b.SentenceAt(k)) {
				continue
			}
			switch {
			case marks.HoldsAny(s[max(clause.Start, k-12):k], []string{"未", "没有", "不"}):
				none = &place{i, source.Span{Start: k, End: k + strings.Index(words, feeName) + len(feeName)}}
				none.Start = min(none.Start, max(clause.Start, k-len("未")))
			default:
				if end := amountEnd(b, k, clause.End); end > 0 {
					some = &place{i, source.Span{Start: k, End: end}}
				}
			}
		}
	}
	if none == nil || some == nil {
		return
	}
	span := p.Tree.Blocks[some.block].At(some.Span)
	other := p.Tree.Blocks[none.block].At(none.Span)
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与“%[2]s”不能同时成立，请核对后保留一处。",
			"“%[1]s” and “%[2]s” cannot both hold. Check them and keep one.",
			p.Slice(span), p.Slice(other)),
		Related: []lint.Related{{Span: other, Message: lint.Text{ZH: "另一处", EN: "the other place"}}},
	})
}

// place is a part of a block.
type place struct {
	block int
	source.Span
}

// amountEnd is the end of the first sum of money between the offsets that is more than nothing,
// 0 if there is none.
func amountEnd(b *fact.Block, from, to int) int {
	nums := b.Numbers()
	for i := range nums {
		if n := &nums[i]; n.Span.Start >= from && n.Span.Start < to && (n.Unit == "元" || n.Unit == "万元") {
			if n.Valid && n.Value.Sign() > 0 {
				return n.UnitSpan.End
			}
		}
	}
	return 0
}

// otherYear: the sentence names a year that is not the report's.
func otherYear(p *lint.Pass, block int, sentence source.Span) bool {
	for _, d := range p.Blocks[block].Dates() {
		if d.Span.Start >= sentence.Start && d.Span.Start < sentence.End && d.Year != 0 && d.Year != p.Title.Year && !d.DocNumber {
			return true
		}
	}
	return false
}
