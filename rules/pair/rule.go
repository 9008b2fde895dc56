// Package pair finds brackets, quotation marks and title marks that have lost their
// partner, and titles nested in the wrong marks.
package pair

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reads whole documents, because a quotation may run over several paragraphs and
// a hard-wrapped line may end inside a pair.
var Rule = &lint.Rule{
	ID:       "pair",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "成对标点", EN: "Paired marks"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Error,
	Fix:      lint.SafeFix,
	Document: run,
}
