// Package year checks the years of running text against the year of the report, and
// dates against the calendar.
package year

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/rules/internal/calendar"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports years that were left over from another report, and dates that the
// calendar does not have.
var Rule = &lint.Rule{
	ID:       "year",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "年份和日期", EN: "Years and dates"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: check,
}

func check(p *lint.Pass) {
	agreed := 0
	periods := calendar.Periods(p.Document)
	if p.Title.Year != 0 && len(p.Profile.Sections) > 0 {
		subjects := calendar.Subjects(p.Document)
		if agreed = calendar.Agreed(p.Document, periods, subjects); agreed != 0 {
			checkTitle(p, agreed, subjects)
		} else {
			all := calendar.AllSubjects(p.Document)
			checkSubjects(p, all)
			checkCompared(p)
			if p.Profile.Period != nil {
				checkAhead(p, all)
				checkPlanned(p)
				checkFee(p, all)
			}
		}
		year := p.Title.Year
		if agreed != 0 {
			year = agreed
		}
		checkSignOff(p, year)
		checkRelative(p, year)
	}
	for i, b := range p.Blocks {
		role := p.Outline.Roles[i]
		if role == fact.Hidden || role == fact.Metadata || i >= p.Outline.End && p.Outline.End > 0 {
			continue
		}
		if !calendar.WordsOf(b).Has(calendar.Year | calendar.Month) {
			continue
		}
		checkCalendar(p, i)
		checkWeekday(p, i)
		if role == fact.Prose {
			checkPlans(p, i)
			checkOrder(p, i, periods)
			checkBack(p, i, periods)
			if agreed == 0 && p.Title.Year != 0 {
				checkUpTo(p, i)
				if p.Profile.Period != nil {
					checkCarried(p, i)
				}
			}
		}
	}
}
