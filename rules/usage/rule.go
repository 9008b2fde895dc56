// Package usage finds constructions that contradict themselves or say one thing twice
// (约…左右, 超过…以上, 减少3倍), measure words that do not go with their noun, and names of
// organs that were merged into others before the year of the report.
package usage

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
	ID:       "usage",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "句式、量词和旧称", EN: "Constructions, measure words, old names"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Info,
	Fix:      lint.UnsafeFix,
	Literals: literals(),
	Block:    check,
}
