// Package suppression is the page of the findings that the engine reports about comments
// that switch rules off: those that name an unknown rule, cover no finding,
// or are to go before the report is sent.
package suppression

import (
	_ "embed"

	"gaolint/lint"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
)

// Rule has no function of its own: only the engine knows what was suppressed.
var Rule = &lint.Rule{
	ID: lint.SuppressionID, Group: lint.Structure, Severity: lint.Warning, Fix: lint.SafeFix, Outside: true,
	Title: lint.Text{ZH: "忽略标记", EN: "Suppressions"},
	Page:  lint.Text{ZH: pageZH, EN: pageEN},
}
