// Package mark finds stray, doubled and misplaced punctuation marks within one
// paragraph: what is typed twice, left behind by an edit, or of the wrong width.
package mark

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/syntax"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule looks at the marks of a block in one pass.
var Rule = &lint.Rule{
	ID:       "mark",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "标点误用", EN: "Punctuation slips"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Block:    run,
}

func run(p *lint.BlockPass) {
	if p.Kind == syntax.Row {
		return
	}
	s := scanner{pass: p, text: p.Text[:p.Body.End]}
	s.scan(p.Body.Start)
	s.finish()
}
