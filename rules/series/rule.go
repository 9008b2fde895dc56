// Package series reads 一是…二是…三是… within a paragraph: numbers that are lost or used
// twice, another numeral in between, and a missing mark in front of an item; and
// lists of words in 性, 化 and the like of which one has another ending.
package series

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule looks at blocks that hold one of 一是 … 十是 or a list of inflected words.
var Rule = &lint.Rule{
	ID:       "series",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "段内列举", EN: "Series within a paragraph"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: literals(),
	Block:    run,
}

// numbers is how many literals are numbers; the endings of lists follow.
const numbers = 10

func literals() []string {
	out := make([]string, 0, numbers+len(endings))
	for v := 1; v <= numbers; v++ {
		out = append(out, numeral(v)+"是")
	}
	for _, e := range endings {
		out = append(out, e.suffix+"、")
	}
	for v := 1; v <= numbers; v++ {
		out = append(out, "第"+numeral(v)+"，")
	}
	return out
}

func run(p *lint.BlockPass) {
	counted := false
	for _, h := range p.Hits {
		switch k := int(h.Literal) - numbers; {
		case k >= len(endings):
			counted = true
		case k >= 0:
			inflection(p, h.Span, k)
		}
	}
	if counted {
		ordinals(p)
	}
	items := read(p)
	if len(items) == 0 {
		return
	}
	mark := usual(p, items)
	for i, it := range items {
		paused(p, it)
		if it.glued {
			unmarked(p, items, i, mark)
		}
	}
	sequence(p, items)
}
