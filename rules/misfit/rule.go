// Package misfit finds characters that do not fit their neighbours, by what the language
// model knows of official Chinese: the second net behind the lists of wrong words.
package misfit

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
	ID:       "misfit",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "前后文不合", EN: "Words that do not fit"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: check,
}
