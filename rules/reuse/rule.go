// Package reuse is the page of the finding of text that was taken over from the report of the year before.
package reuse

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
	ID: compare.Reuse, Group: lint.Structure, Severity: lint.Info, Fix: lint.NoFix, Outside: true,
	Title: lint.Text{ZH: "沿用上年文字", EN: "Text of the year before"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
