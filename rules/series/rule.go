// Package series reads 一是…二是…三是… within a paragraph: numbers that are lost or used
// twice, another numeral in between, and a missing mark in front of an item.
package series

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule looks at blocks that hold one of 一是 … 十是.
var Rule = &lint.Rule{
	ID:       "series",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "段内列举", EN: "Series within a paragraph"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: []string{"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"},
	Block:    run,
}

func run(p *lint.BlockPass) {
	if p.Role == fact.TableLine || p.Role == fact.Metadata {
		return
	}
	items := read(p)
	if len(items) == 0 {
		return
	}
	mark := usual(p, items)
	for i, it := range items {
		if it.glued {
			unmarked(p, items, i, mark)
		}
	}
	sequence(p, items)
}
