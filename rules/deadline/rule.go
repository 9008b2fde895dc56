// Package deadline compares the date of the sign-off with the day by which such an organ
// publishes its report.
package deadline

import (
	_ "embed"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
)

// Rule reports a report that is signed after the deadline of its kind of organ. The days
// are the profile's (Regulation on Open Government Information, article 49).
var Rule = &lint.Rule{
	ID: "deadline", Group: lint.Structure, Severity: lint.Info, Fix: lint.NoFix,
	Title:    lint.Text{ZH: "公布期限", EN: "Deadline"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Document: check,
}

func check(p *lint.Pass) {
	// A year that no title gives may be another's.
	if p.Title.YearSpan.Empty() || p.Title.Year == 0 || p.Title.Organ == "" {
		return
	}
	limit := deadline(p)
	if limit == nil {
		return
	}
	end := min(p.Outline.End, len(p.Blocks))
	for i := max(0, min(p.Outline.SignOff, end-lastBlocks)); i < end; i++ {
		dates := p.Blocks[i].Dates()
		if len(dates) != 1 || i < p.Outline.SignOff && !signs(p, p.Blocks[i], dates[0]) {
			continue
		}
		if d := dates[0]; d.Valid && d.Day != 0 && d.Year == p.Title.Year+1 && after(d, limit) {
			report(p, i, d, limit)
		}
	}
}

// lastBlocks is how far from the end a line that signs is looked for where something else
// stands behind it, such as a list of annexes.
const lastBlocks = 4

// signs: the line holds the date alone, or the organ's name in front of it.
func signs(p *lint.Pass, b *fact.Block, d zh.Date) bool {
	body := b.Simplified[b.Body.Start:b.Body.End]
	if d.Span.Start < b.Body.Start || d.Span.End != b.Body.End || b.Ordinal.Level > 0 {
		return false
	}
	name := strings.Trim(body[:d.Span.Start-b.Body.Start], " 　")
	return name == "" || len(name) >= len("水利局") && strings.HasSuffix(zh.Simplify(p.Title.Organ), name)
}

// deadline is the one for the title's organ, nil if there is none or not surely one.
func deadline(p *lint.Pass) *profile.Deadline {
	kind := profile.Department
	if p.Government() {
		kind = profile.Government
	}
	for i := range p.Profile.Deadlines {
		d := &p.Profile.Deadlines[i]
		if d.Who != "" && d.Who != kind {
			continue
		}
		if slices.ContainsFunc(d.Except, func(end string) bool { return strings.HasSuffix(p.Title.Organ, end) }) {
			return nil
		}
		return d
	}
	return nil
}

func after(d zh.Date, limit *profile.Deadline) bool {
	return d.Month > limit.Month || d.Month == limit.Month && d.Day > limit.Day
}

func report(p *lint.Pass, block int, d zh.Date, limit *profile.Deadline) {
	span := p.Tree.Blocks[block].At(d.Span)
	who := lint.Text{ZH: "机关", EN: "organ"}
	switch limit.Who {
	case profile.Government:
		who = lint.Text{ZH: "政府", EN: "government"}
	case profile.Department:
		who = lint.Text{ZH: "政府部门", EN: "government department"}
	}
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"落款日期“%[1]s”晚于%[2]d年%[3]d月%[4]d日，即%[5]s年度报告的公布期限（%[6]s）。请核对日期，并留意报告是否按期公布。",
			"The date “%[1]s” is after %[2]d-%02[3]d-%02[4]d, by which the report of a %[5]s is to be published (%[6]s). Check the date, and whether the report was published in time.",
			p.Slice(span), d.Year, limit.Month, limit.Day, who, lint.Text{ZH: limit.Provision.ZH, EN: limit.Provision.EN}),
		Related: []lint.Related{{Span: p.Title.OrganSpan, Message: lint.Text{ZH: "编制报告的机关", EN: "The organ that reports"}}},
	})
}
