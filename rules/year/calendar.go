package year

import (
	"regexp"
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// checkCalendar reports dates that the calendar does not have.
func checkCalendar(p *lint.Pass, i int) {
	b := p.Blocks[i]
	for _, d := range b.Dates() {
		if d.Valid || d.Form != zh.DateHan || d.Day == 0 && d.DaySpan.Empty() && d.Year == 0 || d.DocNumber {
			continue
		}
		if lostDigits(b.Simplified, d) || d.Span.Start == b.Body.Start && p.Broken(i) {
			continue
		}
		span := p.Tree.Blocks[i].At(d.Span)
		p.Report(lint.Diagnostic{
			Severity: lint.Error,
			Span:     span,
			Message: lint.Textf(
				"日期“%[1]s”不存在：%[2]s。应为历法中有的日期，请核对后修改。",
				"There is no such date as “%[1]s”: %[2]s. Check and correct it.",
				p.Slice(span), reason(d)),
		})
	}
}

// lostDigits: the digits run on from other digits, as where a page has lost the
// characters between them.
func lostDigits(s string, d zh.Date) bool {
	i := d.Span.Start
	if i > 0 && s[i-1] >= '0' && s[i-1] <= '9' || d.Month == 0 && d.Year == 0 {
		return true
	}
	return d.Year != 0 && (d.Year < 1900 || d.Year > 2100)
}

func reason(d zh.Date) lint.Text {
	switch {
	case d.Month < 1 || d.Month > 12:
		return lint.Text{ZH: "一年只有12个月", EN: "a year has twelve months"}
	case d.Month == 2 && d.Year > 0:
		return lint.Textf("%d年2月只有%d天", "February %d has %d days", d.Year, days(d))
	default:
		return lint.Textf("%d月只有%d天", "month %d has %d days", d.Month, days(d))
	}
}

func days(d zh.Date) int {
	switch d.Month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if d.Year > 0 && (d.Year%4 != 0 || d.Year%100 == 0 && d.Year%400 != 0) {
			return 28
		}
		return 29
	}
	return 31
}

// plans is a summary of one year together with a plan.
var plans = regexp.MustCompile(`(20\d\d)年(?:度)?[^，。；《》“”年]{0,24}总结[和与及暨、](20\d\d)年(?:度)?[^，。；《》“”年]{0,16}(?:思路|计划|打算|安排|要点|部署)`)

// checkPlans reports 2022年工作总结和2022年工作思路: a plan follows the year summed up.
func checkPlans(p *lint.Pass, i int) {
	s := p.Blocks[i].Simplified
	if len(p.Blocks[i].Dates()) < 2 || !zh.Contains(s, "总结") {
		return
	}
	for _, m := range plans.FindAllStringSubmatchIndex(s, -1) {
		if s[m[2]:m[3]] != s[m[4]:m[5]] || strings.Contains(s[m[0]:m[1]], "半年") || strings.Contains(s[m[0]:m[1]], "季度") {
			continue
		}
		year, _ := strconv.Atoi(s[m[4]:m[5]])
		next := strconv.Itoa(year + 1)
		placed := p.Tree.Blocks[i]
		span := placed.At(source.Span{Start: m[4], End: m[1]})
		p.Report(lint.Diagnostic{
			Span: span,
			Message: lint.Textf(
				"“%s”与前面总结的年份相同，疑为“%s年”，请核对。工作思路、计划一般写下一年。",
				"“%s” has the year of the summary before it, perhaps for %s. Please check: a plan is usually for the next year.",
				p.Slice(span), next),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s年”", "Write %s", next), placed.At(source.Span{Start: m[4], End: m[5]}), next)},
		})
	}
}

// checkSignOff reports a date of signature that does not follow the report's year: a
// line of its own behind the last section's heading or under the title.
func checkSignOff(p *lint.Pass, year int) {
	if p.Profile.Period == nil || len(p.Outline.Sections) == 0 {
		return
	}
	last := len(p.Outline.Sections) - 1
	first := p.Outline.Sections[0].Heading
	for i := range p.Blocks {
		if p.Outline.Roles[i] != fact.Prose || i >= p.Outline.End && p.Outline.End > 0 ||
			p.Outline.Of[i] != last && (i >= first || i < p.Title.Last) {
			continue
		}
		d, ok := dateAlone(p.Blocks[i])
		if !ok {
			checkCut(p, i)
		}
		if !ok || i == len(p.Blocks)-1 && p.Blocks[i].Ordinal.Level != 0 {
			continue
		}
		judgeSignOff(p, i, d, year)
	}
}

// dateAlone reads a line that is one full date, in brackets or not.
func dateAlone(b *fact.Block) (zh.Date, bool) {
	body := b.BodyText()
	if len(body) > 60 {
		return zh.Date{}, false
	}
	body = strings.Trim(body, " 　()（）")
	if len(body) > 40 || !strings.HasSuffix(body, "日") {
		return zh.Date{}, false
	}
	dates := b.Dates()
	if len(dates) != 1 || dates[0].Day == 0 || dates[0].Year == 0 || dates[0].Form != zh.DateHan ||
		!dates[0].Valid || dates[0].Span.Len() != len(body) {
		return zh.Date{}, false
	}
	return dates[0], true
}

func judgeSignOff(p *lint.Pass, i int, d zh.Date, year int) {
	spec := p.Profile.Period
	span := p.Tree.Blocks[i].At(d.Span)
	switch {
	case d.Year < year || d.Year == year && d.Month < spec.ToMonth:
		want := strconv.Itoa(year+1) + "年"
		p.Report(lint.Diagnostic{
			Severity: lint.Warning,
			Span:     span,
			Message: lint.Textf(
				"落款日期“%s”早于%d年年底，与报告年度不符，疑为“%s”，请核对。年度报告在次年编制公布。",
				"The date “%s” is before the end of %d, the year reported on, perhaps for “%s”. Please check: the report is made in the next year.",
				p.Slice(span), year, want),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), p.Tree.Blocks[i].At(d.YearSpan), strconv.Itoa(year+1))},
		})
	case d.Year > year+1:
		p.Report(lint.Diagnostic{
			Severity: lint.Info,
			Span:     span,
			Message: lint.Textf(
				"落款日期“%s”比报告年度%d年晚一年以上，请留意年份是否有误。",
				"The date “%s” is more than a year after %d, the year reported on; see whether the year is right.",
				p.Slice(span), year),
		})
	}
}
