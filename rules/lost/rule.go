// Package lost finds places where characters were lost: a noun cut short before a
// count, 方面 without 方, 年 missing after a year, the stop of a run-in heading, the
// object of a verb that needs one.
package lost

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
	ID:       "lost",
	Group:    lint.Words,
	Title:    lint.Text{ZH: "漏字漏标点", EN: "Lost characters"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: literals(),
	Block:    check,
}
