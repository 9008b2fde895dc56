// Package period checks the statement of the time that a report's figures cover.
package period

import (
	_ "embed"
	"strconv"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports a period of the figures that is not the one of the profile, for annual
// reports the calendar year of the title.
var Rule = &lint.Rule{
	ID:       "period",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "统计期限", EN: "Period of the figures"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Document: check,
}

func check(p *lint.Pass) {
	periods := calendar.Periods(p.Document)
	if len(periods) == 0 {
		return
	}
	fit := true
	for _, r := range periods {
		fit = fit && (p.Title.Year == 0 || r.Year == p.Title.Year && r.From.Year == p.Title.Year)
	}
	if fit { // no question of years arises
		for _, r := range periods {
			judge(p, r, false)
		}
		return
	}
	subjects := calendar.Subjects(p.Document)
	if calendar.Agreed(p.Document, periods, subjects) != 0 {
		return // the title's year is the odd one, which another rule says
	}
	for _, r := range periods {
		judge(p, r, supported(p, r, subjects))
	}
}

// supported: sentences speak of the period's year and none of the title's, so that the
// title may be wrong instead.
func supported(p *lint.Pass, r calendar.Range, subjects []calendar.Subject) bool {
	n := 0
	for _, x := range subjects {
		switch x.Date.Year {
		case p.Title.Year:
			return false
		case r.Year:
			n++
		}
	}
	return n > 0 && r.From.Year == r.Year
}

// day is a date that the period should have.
type day struct{ year, month, day int }

func judge(p *lint.Pass, r calendar.Range, supported bool) {
	spec := p.Profile.Period
	year := p.Title.Year
	if year == 0 {
		year = r.From.Year
	}
	from, to := day{year, spec.FromMonth, spec.FromDay}, day{year, spec.ToMonth, spec.ToDay}
	if r.Joined {
		joined(p, r)
		return
	}
	if !r.From.Valid || !r.To.Valid || r.To.Year == 0 && from == dayOf(r.From) && to.month == r.To.Month && to.day == r.To.Day {
		return // an impossible date is another rule's matter
	}
	if r.Block == len(p.Blocks)-1 && r.To.Span.End == len(p.Blocks[r.Block].Text) {
		return // still being written
	}
	wrong := 0
	if dayOf(r.From) != from {
		wrong++
	}
	if r.To.Month != to.month || r.To.Day != to.day || r.To.Year != 0 && r.To.Year != year {
		wrong++
	}
	if wrong == 0 || schoolYear(r, spec) {
		return
	}
	report(p, r, from, to, supported)
}

// joined reports a period whose dates follow each other without 至.
func joined(p *lint.Pass, r calendar.Range) {
	if !r.From.Valid || !r.To.Valid {
		return
	}
	placed := p.Tree.Blocks[r.Block]
	span := placed.At(r.Span())
	at := placed.At(source.Span{Start: r.To.Span.Start, End: r.To.Span.Start})
	p.Report(lint.Diagnostic{
		Severity: lint.Warning,
		Span:     span,
		Message: lint.Textf("统计期限“%s”的两个日期之间疑漏“至”，请核对。",
			"至 seems to be missing between the two dates of the period, “%s”. Please check.", p.Slice(span)),
		Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "补“至”", EN: "Add 至"}, at, "至")},
	})
}

func dayOf(d zh.Date) day { return day{d.Year, d.Month, d.Day} }

// schoolYear: the period runs from late summer over the turn of the year.
func schoolYear(r calendar.Range, spec *profile.Period) bool {
	return r.To.Year == r.From.Year+1 && r.From.Month >= 7 && r.From.Month <= 10 && r.To.Month < r.From.Month &&
		r.To.Month >= 6 && r.To.Month != spec.ToMonth
}

func report(p *lint.Pass, r calendar.Range, from, to day, supported bool) {
	placed := p.Tree.Blocks[r.Block]
	span := placed.At(r.Span())
	var edits []source.Edit
	edits = replace(edits, placed.Start, r.From, from)
	edits = replace(edits, placed.Start, r.To, to)
	want := spell(from) + "至" + spell(to)
	if r.To.Year == 0 {
		want = spell(from) + "至" + spell(day{0, to.month, to.day})
	}
	d := lint.Diagnostic{Span: span}
	// The place is the wrong date alone where only one of the two is wrong.
	if len(edits) > 0 {
		first, last := edits[0].Span, edits[len(edits)-1].Span
		switch {
		case last.Start < placed.Start+r.From.Span.End:
			d.Span = placed.At(r.From.Span)
		case first.Start >= placed.Start+r.To.Span.Start:
			d.Span = placed.At(r.To.Span)
		}
	}
	d.Message = lint.Textf(
		"统计期限与报告年度不符：此处写“%s”，应为“%s”。年度报告的数据应覆盖全年，请核对后修改。",
		"The period does not fit the year of the report: it reads “%s” and should read “%s”. The figures cover the whole year; check them and correct.",
		p.Slice(span), want)
	if supported {
		d.Severity = lint.Warning
		d.Message = lint.Textf(
			"统计期限与标题年份不一致：标题为%d年，此处写“%s”。标题或统计期限疑有误，请核对。",
			"The period does not agree with the title: the title says %d, the period reads “%s”. One of them seems wrong; please check.",
			p.Title.Year, p.Slice(span))
	}
	if year := p.Title.Year; year != 0 && !p.Title.YearSpan.Empty() && (r.From.Year != year || r.To.Year != 0 && r.To.Year != year) {
		d.Related = []lint.Related{{Span: p.Title.YearSpan, Message: lint.Textf("标题的年份为%d年", "the title's year is %d", year)}}
	}
	if len(edits) > 0 {
		d.Fixes = []lint.Fix{{Title: lint.Textf("改为“%s”", "Write “%s”", want), Edits: edits}}
	}
	p.Report(d)
}

func spell(d day) string {
	s := strconv.Itoa(d.month) + "月" + strconv.Itoa(d.day) + "日"
	if d.year != 0 {
		s = strconv.Itoa(d.year) + "年" + s
	}
	return s
}

// replace writes the digits that differ.
func replace(edits []source.Edit, start int, have zh.Date, want day) []source.Edit {
	put := func(span source.Span, have, want int) {
		if have != want && !span.Empty() {
			edits = append(edits, source.Edit{Span: span.Shift(start), New: strconv.Itoa(want)})
		}
	}
	put(have.YearSpan, have.Year, want.year)
	put(have.MonthSpan, have.Month, want.month)
	put(have.DaySpan, have.Day, want.day)
	return edits
}
