// Package cell checks what stands in the cells of a report's tables: figures that are
// none, figures written otherwise than the form asks, and empty cells.
package cell

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
	ID:       "cell",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "表格数据", EN: "Cells of tables"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: run,
}
