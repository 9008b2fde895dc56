// Package tablestructure checks that a report's tables have the rows, columns and
// labels of their form.
package tablestructure

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule sees the whole document, since a table may be spread over hundreds of lines.
var Rule = &lint.Rule{
	ID:       "tablestructure",
	Group:    lint.Structure,
	Title:    lint.Text{ZH: "表格结构", EN: "Structure of tables"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: run,
}
