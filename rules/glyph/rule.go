// Package glyph finds characters that look like the wanted one and are another: from
// another script or form of writing, or none that other computers can show.
package glyph

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule looks at every character of a block in one pass.
var Rule = &lint.Rule{
	ID:         "glyph",
	Group:      lint.Words,
	Title:      lint.Text{ZH: "字形有误", EN: "Look-alike characters"},
	Page:       lint.Text{ZH: pageZH, EN: pageEN},
	Severity:   lint.Warning,
	Fix:        lint.SafeFix,
	Everywhere: true,
	Block:      check,
}

func check(p *lint.BlockPass) {
	if p.Role == fact.Hidden || p.Role == fact.Metadata || p.Kind == syntax.Code || p.Kind == syntax.Comment {
		return
	}
	s := scanner{pass: p, text: p.Text}
	s.scan()
	if p.Simplified != p.Text && p.Script == zh.Simplified {
		s.traditional()
	}
	s.finish()
}
