// Package copied is the page of the finding of text that is largely another organ's.
package copied

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
	ID: compare.Copied, Group: lint.Structure, Severity: lint.Info, Fix: lint.NoFix, Outside: true,
	Title: lint.Text{ZH: "内容雷同", EN: "Text of another organ"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
