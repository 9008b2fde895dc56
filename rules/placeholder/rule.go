// Package placeholder lists what is still to be filled in a draft.
package placeholder

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule speaks once of all gaps of a draft.
var Rule = &lint.Rule{
	ID:         "placeholder",
	Group:      lint.Structure,
	Title:      lint.Text{ZH: "待填内容", EN: "Gaps to fill"},
	Page:       lint.Text{ZH: pageZH, EN: pageEN},
	Severity:   lint.Error,
	Fix:        lint.NoFix,
	Literals:   literals,
	Everywhere: true,
	Document:   run,
}
