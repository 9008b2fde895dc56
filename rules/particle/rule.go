// Package particle finds 的, 地 and 得 that stand for one another: 的 where an adverbial
// before a verb wants 地, 地 and 得 where a noun wants 的, 的 where a complement wants 得.
// It speaks only where the words around leave no other reading.
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
	Title:    lint.Text{ZH: "“的”“地”“得”用法", EN: "的, 地 and 得"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: literals(),
	Block:    check,
}
