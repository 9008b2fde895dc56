package year

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

// grew are words of a comparison, right behind the year that is compared with.
var grew = []string{"增加", "增长", "增幅", "减少", "下降", "上升", "提高", "提升", "降低", "回落", "多", "少", "翻了", "翻一番"}

// checkCompared reports 比2023年增加8件 in a report for 2023: its figures are those of that
// year, so that they are compared with another one.
func checkCompared(p *lint.Pass) {
	year := p.Title.Year
	for i := range calendar.Reporting(p.Document) {
		b := p.Blocks[i]
		if !calendar.WordsOf(b).Has(calendar.Year) || len(b.Simplified) > maxBlock {
			continue
		}
		s := b.Simplified
		for _, d := range b.Dates() {
			if d.Year != year || d.Month != 0 || d.DocNumber || d.Form != zh.DateHan || !comparesWith(s, d) || quoted(s, d.Span.Start) {
				continue
			}
			sentence := b.SentenceAt(d.Span.Start)
			if sentence.Len() > maxSentence || speaksOf(b.Dates(), sentence, year+1) || holdsAny(s[sentence.Start:sentence.End], ahead) {
				continue
			}
			reportOwn(p, i, d, year-1, lint.Textf(
				"“%s”疑为“%d年”，请核对：报告的就是%d年，数据应与另一年比较。",
				"“%s”: perhaps %d is meant. The figures are those of %d, so that they are compared with another year.",
				p.Slice(p.Tree.Blocks[i].At(d.Span)), year-1, year))
		}
	}
}

// comparesWith tells whether words of a comparison stand on both sides of the year.
func comparesWith(s string, d zh.Date) bool {
	before, after := strings.TrimRight(s[:d.Span.Start], " "), strings.TrimLeft(strings.TrimPrefix(s[d.Span.End:], "度"), " ")
	if strings.HasSuffix(before, "与") || strings.HasSuffix(before, "和") || strings.HasSuffix(before, "同") {
		return strings.HasPrefix(after, "相比")
	}
	if !strings.HasSuffix(before, "比") && !strings.HasSuffix(before, "较") {
		return false
	}
	for _, w := range grew {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// intends are words behind 将 that make it a plan: 将 is also another word for 把.
var intends = []string{"继续", "进一步", "坚持", "着力", "重点", "从", "不断", "加强", "紧紧", "紧扣", "认真", "严格", "制定", "建立", "开展", "出台", "编制", "完善", "推进", "健全", "组织", "加大", "强化", "推动", "采取", "持续", "深入", "围绕", "做好", "努力"}

// checkAhead reports 2023年，我局将继续… as the plan of a report for 2023, in a section
// behind those that speak of the year.
func checkAhead(p *lint.Pass, subjects []calendar.Subject) {
	reporting := map[int]bool{}
	for i := range calendar.Reporting(p.Document) {
		reporting[i] = true
	}
	for _, x := range subjects {
		b := p.Blocks[x.Block]
		s := b.Simplified
		if x.Date.Year != p.Title.Year || reporting[x.Block] || len(s) > maxBlock || !intended(s[x.Span.End:]) {
			continue
		}
		sentence := b.SentenceAt(x.Date.Span.Start)
		if names(b, x.Date.Year+1) || strings.Contains(s[sentence.Start:sentence.End], "已") || quoted(s, x.Date.Span.Start) {
			continue
		}
		reportOwn(p, x.Block, x.Date, x.Date.Year+1, lint.Textf(
			"“%s”是报告年度，后面写的是打算，疑为“%d年”，请核对。",
			"“%s” is the year reported on, but what follows is a plan; perhaps %d is meant.",
			p.Slice(p.Tree.Blocks[x.Block].At(x.Date.Span)), x.Date.Year+1))
	}
}

// turnedInto are words of what is done, or of 将 in the sense of 把: 将完善机制作为重点.
var turnedInto = []string{"已", "作为", "纳入", "列入", "列为", "摆", "融入", "贯穿", "了"}

// checkPlanned reports 2023年，将制定… in a section behind those that speak of the year, where
// the sentence names no organ.
func checkPlanned(p *lint.Pass) {
	reporting := map[int]bool{}
	for i := range calendar.Reporting(p.Document) {
		reporting[i] = true
	}
	for i, b := range p.Blocks {
		s := b.Simplified
		if p.Outline.Of[i] < 0 || reporting[i] || p.Outline.Roles[i] != fact.Prose || len(s) > maxBlock || !calendar.WordsOf(b).Has(calendar.Year) {
			continue
		}
		for _, d := range b.Dates() {
			rest := strings.TrimLeft(s[d.Span.End:], "，, ")
			to := scheduled(rest)
			if d.Year != p.Title.Year || d.Month != 0 || d.DocNumber || d.Form != zh.DateHan || !intended(rest) && !to {
				continue
			}
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:d.Span.Start], " "))
			sentence := b.SentenceAt(d.Span.Start)
			if !strings.ContainsRune("。：:；;", before) && d.Span.Start > b.Body.Start && (!to || before != '，') || names(b, d.Year+1) ||
				holdsAny(s[sentence.Start:sentence.End], turnedInto) || to && holdsAny(s[sentence.Start:sentence.End], kept) || quoted(s, d.Span.Start) {
				continue
			}
			reportOwn(p, i, d, d.Year+1, lint.Textf(
				"“%s”是报告年度，后面写的是打算，疑为“%d年”，请核对。",
				"“%s” is the year reported on, but what follows is a plan; perhaps %d is meant.",
				p.Slice(p.Tree.Blocks[i].At(d.Span)), d.Year+1))
		}
	}
}

// kept are words of what became of a plan.
var kept = []string{"实际", "未", "仅", "超额", "因", "由于", "原"}

// scheduled tells whether the words behind a year are 计划 with a verb; 2023年计划任务 is a thing.
func scheduled(s string) bool {
	s, found := strings.CutPrefix(s, "计划")
	if !found {
		return false
	}
	for _, w := range []string{"组织", "开展", "举办", "召开", "安排", "新增", "建设", "完成", "制定", "修订", "培训", "于", "再", "对", "在"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// intended tells whether the words behind the organ's name are a plan.
func intended(s string) bool {
	s, found := strings.CutPrefix(s, "将")
	if !found {
		return false
	}
	for _, w := range intends {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func reportOwn(p *lint.Pass, block int, d zh.Date, want int, message lint.Text) {
	at := p.Tree.Blocks[block].At(source.Span{Start: d.Span.Start, End: d.Span.End})
	finding := lint.Diagnostic{Severity: lint.Warning, Span: at, Message: message, Fixes: []lint.Fix{
		lint.Replace(lint.Textf("改为“%d年”", "Write %d", want), p.Tree.Blocks[block].At(d.YearSpan), strconv.Itoa(want))}}
	if !p.Title.YearSpan.Empty() {
		finding.Related = []lint.Related{{Span: p.Title.YearSpan, Message: lint.Text{ZH: "标题的年份", EN: "the title's year"}}}
	}
	p.Report(finding)
}
