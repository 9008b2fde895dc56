// Package aggregate is the page of the findings of the comparison of an aggregated report with its parts.
package aggregate

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
	ID: compare.Aggregate, Group: lint.Figures, Severity: lint.Warning, Fix: lint.NoFix, Outside: true,
	Title: lint.Text{ZH: "与下级报告合计", EN: "Figures against the parts"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
