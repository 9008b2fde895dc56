// Package particle finds 的 where an adverbial before a verb wants 地, and 地 where a
// noun after 进行 wants 的. It speaks only where the words around leave no other reading.
package particle

import (
	_ "embed" // the pages

	"gaolint/lint"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
)

// Rule is the check.
var Rule = &lint.Rule{
	ID:       "particle",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "“的”“地”用法", EN: "的 and 地"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: literals(),
	Block:    check,
}
