package year

import (
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

// checkOrder reports a range of dates that ends before it begins: 2023年9月1日至2023年8月31日.
// The period of an annual report's figures is another rule's matter.
func checkOrder(p *lint.Pass, i int, periods []calendar.Range) {
	b := p.Blocks[i]
	dates := b.Dates()
	for k := 0; k+1 < len(dates); k++ {
		from, to := dates[k], dates[k+1]
		if !plain(from) || !plain(to) || !calendar.Through(b.Simplified[from.Span.End:to.Span.Start]) || !before(to, from) ||
			isPeriod(periods, i, from) {
			continue
		}
		placed := p.Tree.Blocks[i]
		span := placed.At(source.Span{Start: from.Span.Start, End: to.Span.End})
		d := lint.Diagnostic{
			Severity: lint.Error,
			Span:     span,
			Message: lint.Textf("起止日期“%s”前后颠倒，应为先起后止，请核对年份和月份。",
				"The dates “%s” end before they begin. Check the years and months.", p.Slice(span)),
		}
		if from.Year == to.Year {
			d.Fixes = []lint.Fix{later(placed.At(to.YearSpan), from.Year+1)}
		}
		p.Report(d)
	}
}

func later(at source.Span, year int) lint.Fix {
	return lint.Replace(lint.Textf("后一年份改为%d年", "Write %d for the second year", year), at, strconv.Itoa(year))
}

// plain: the date has a year and a month and can be.
func plain(d zh.Date) bool {
	return d.Valid && !d.DocNumber && d.Form == zh.DateHan && d.Year >= 1900 && d.Year <= 2100 && d.Month != 0
}

// before compares two dates as far as both are given.
func before(a, b zh.Date) bool {
	switch {
	case a.Year != b.Year:
		return a.Year < b.Year
	case a.Month != b.Month:
		return a.Month < b.Month
	}
	return a.Day != 0 && b.Day != 0 && a.Day < b.Day
}

func isPeriod(periods []calendar.Range, block int, from zh.Date) bool {
	for _, r := range periods {
		if r.Block == block && r.From.Span == from.Span {
			return true
		}
	}
	return false
}

// checkCarried reports 2件结转2025年办理 in a report for 2023: what a year leaves open goes
// to the next one. A year before 结转 is the one that left it, and its report may speak of it.
func checkCarried(p *lint.Pass, i int) {
	b := p.Blocks[i]
	if !zh.Contains(b.Simplified, "结转") {
		return
	}
	next := p.Title.Year + 1
	for _, d := range b.Dates() {
		head := strings.TrimRight(b.Simplified[:d.Span.Start], " ")
		for _, w := range []string{"至", "到", "入"} {
			head = strings.TrimSuffix(head, w)
		}
		head, found := strings.CutSuffix(head, "结转")
		if !found || d.Year == 0 || d.Year == next || d.Month != 0 || d.DocNumber || d.Form != zh.DateHan || !goesOn(b.Simplified[d.Span.End:]) {
			continue
		}
		clause := b.ClauseAt(d.Span.Start)
		if holdsAny(head[min(len(head), clause.Start):], []string{"上", "去", "前", "由", "从", "年"}) || quoted(b.Simplified, d.Span.Start) {
			continue
		}
		reportOwn(p, i, d, next, lint.Textf(
			"“%s”疑为“%d年”，请核对：%d年没有办完的，结转下一年办理。",
			"“%s”: perhaps %d is meant. What %d leaves open is carried to the next year.",
			p.Slice(p.Tree.Blocks[i].At(d.Span)), next, p.Title.Year))
	}
}

// goesOn: what stands behind the year of 结转 leaves it the year to which things are
// carried: a mark, 继续办理 or a figure, but not 结转2023年的项目.
func goesOn(rest string) bool {
	rest = strings.TrimLeft(strings.TrimPrefix(rest, "度"), " ")
	if rest == "" || rest[0] >= '0' && rest[0] <= '9' {
		return true
	}
	for _, w := range []string{"继续", "办理", "处理", "答复", "，", "。", "；", "、", ",", ";", "）", ")"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}
