// Package tablesum checks the sums of a report's tables: every identity that the
// profile gives, over the figures as read.
package tablesum

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule sees the whole document, since a table may be spread over hundreds of lines.
var Rule = &lint.Rule{
	ID:       "tablesum",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "表格合计", EN: "Sums in tables"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Error,
	Fix:      lint.UnsafeFix,
	Document: run,
}

func run(p *lint.Pass) {
	for _, t := range p.Tables {
		hints(p, t)
		if len(t.Spec.Identities) > 0 && !holds(t) {
			newSystem(p, t).judge()
		}
	}
}

// holds tells whether all identities that can be judged hold; it allocates nothing, as
// most tables are right.
func holds(t *fact.Table) bool {
	var in room
	for i := range t.Spec.Identities {
		x := termsOf(t, &t.Spec.Identities[i], &in)
		for line := range x.lines(t) {
			if by, ok := x.surplus(t, line); ok && !by.IsZero() && x.wants(line) {
				return false
			}
		}
	}
	return true
}
