// Package carryover is the page of the findings of the comparison of a report's figures with those of the
// year before.
package carryover

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/compare"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
)

// Rule has no function of its own: one report alone does not tell.
var Rule = &lint.Rule{
	ID: compare.CarryOver, Group: lint.Figures, Severity: lint.Warning, Fix: lint.NoFix, Outside: true,
	Title: lint.Text{ZH: "与上年数据衔接", EN: "Figures against the year before"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
