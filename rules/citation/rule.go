// Package citation finds documents that are cited in a damaged form: brackets of the
// document number, titles that mix two ways of naming a document, numbers that belong to another one.
package citation

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// The literals, in the order of the rule's list.
const (
	noticeEnd = iota
	issuing
	square19
	square20
	lenticular19
	lenticular20
	small19
	small20
	round19
	round20
	tortoise19
	tortoise20
	committee
	website
	stateCouncil
	stateOrder
	inForce
	inEffect
)

// Rule looks at blocks in which a title or a document number begins or ends.
var Rule = &lint.Rule{
	ID:       "citation",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "文件引用", EN: "Cited documents"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Literals: []string{
		noticeEnd: "的通知》", issuing: "《关于印发",
		square19: "[19", square20: "[20", lenticular19: "【19", lenticular20: "【20",
		small19: "﹝19", small20: "﹝20", round19: "(19", round20: "(20",
		tortoise19: "〔19", tortoise20: "〔20", committee: "委员会》", website: "网》",
		stateCouncil: "国务院令", stateOrder: "国令", inForce: "起施行", inEffect: "起实施",
	},
	Block: run,
}

func run(p *lint.BlockPass) {
	for _, h := range p.Hits {
		switch h.Literal {
		case noticeEnd:
			notice(p, h.Span.Start)
		case issuing:
			issued(p, h.Span)
		case tortoise19, tortoise20:
			number(p, h.Span.Start)
		case stateCouncil, stateOrder:
			decree(p, h.Span)
		case inForce, inEffect:
			force(p, h.Span)
		case committee, website:
			body(p, h.Span)
		default:
			brackets(p, h.Span.Start, h.Literal)
		}
	}
}
