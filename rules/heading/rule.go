// Package heading checks the headings of the sections that the report kind prescribes:
// that they are there, worded, numbered and ordered as the form has them.
package heading

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule compares the outline with the profile's sections. Its fixes change the outline
// and are never safe.
var Rule = &lint.Rule{
	ID:       "heading",
	Group:    lint.Structure,
	Title:    lint.Text{ZH: "各部分标题", EN: "Section headings"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: run,
}

func run(p *lint.Pass) {
	if len(p.Profile.Sections) == 0 {
		return
	}
	c := newCheck(p)
	c.missing()
	c.wording()
	c.numbers()
	c.order()
	c.twice()
	c.another()
}
