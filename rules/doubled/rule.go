// Package doubled finds characters and words that stand twice by mistake: doubled
// function characters, words of two to four characters typed twice, place suffixes
// doubled in a government's name, and one verb opening and closing one predicate.
package doubled

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
	ID:       "doubled",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "叠字叠词", EN: "Doubled words"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: words[:],
	Eager:    true,
	Block:    check,
}
