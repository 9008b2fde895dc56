// Package foreign is the page of the finding of another organ's name where the report speaks of its own.
package foreign

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
	ID: compare.Foreign, Group: lint.Names, Severity: lint.Warning, Fix: lint.UnsafeFix, Outside: true,
	Title: lint.Text{ZH: "他机关名称", EN: "Another organ's name"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
