// Package title checks the report's title: organ, year and the name that the report
// kind prescribes.
package title

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule looks at every occurrence of the title in front of the text and speaks once.
var Rule = &lint.Rule{
	ID:       "title",
	Group:    lint.Structure,
	Title:    lint.Text{ZH: "报告标题", EN: "Report title"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: run,
}
