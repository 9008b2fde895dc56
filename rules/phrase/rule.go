// Package phrase finds near misses of set phrases: one character typed for another
// that sounds or looks like it, lost, doubled or swapped with its neighbour, inside a
// phrase whose other characters all stand.
package phrase

import (
	_ "embed" // the pages and the words

	"gaolint/lint"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
	//go:embed data/neighbours.txt
	neighbours string
)

// Rule is the check.
var Rule = &lint.Rule{
	ID:       "phrase",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "固定用语", EN: "Set phrases"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Block:    check,
}
