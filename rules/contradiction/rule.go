// Package contradiction finds two statements of the running text that cannot both be
// right: one quantity with two figures, a figure where another place says that there was
// none.
package contradiction

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports statements of the text that contradict one another.
var Rule = &lint.Rule{
	ID:       "contradiction",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "前后矛盾", EN: "Contradictions in the text"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Document: check,
}

func check(p *lint.Pass) {
	checkQuantities(p)
	checkPhrases(p)
	checkFees(p)
}
