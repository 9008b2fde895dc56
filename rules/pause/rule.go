// Package pause finds the wrong mark between words: 、 before 等, 、 before a preposition,
// a stop before 使, a colon that is missing behind 电话,
// a comma among 、, a dot for a full stop.
package pause

import (
	_ "embed"

	"gaolint/lint"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// kindOf tells what a literal may be a sign of.
type kindOf uint8

const (
	etcetera    kindOf = iota // 、等
	causative                 // 。使
	fixedPhrase               // 应公开、尽公开
	contact                   // 电话 without colon
	preposition               // 性、针对
	document                  // 制定《…》将
	statutory                 // 行政复议行政诉讼
	section                   // 情况， in the list of a report's sections
	platform                  // ，“ between names
	before                    // 诉讼、情况
)

// trigger is a literal with what it may be a sign of.
type trigger struct {
	literal string
	kind    kindOf
}

var triggers = []trigger{
	{"、等", etcetera}, {"诉讼、情况", before}, {"复议、情况", before}, {"申请、情况", before}, {"。使", causative},
	{"、尽", fixedPhrase}, {",尽", fixedPhrase},
	{"电话", contact}, {"传真", contact}, {"邮编", contact}, {"邮政编码", contact}, {"邮箱", contact},
	{"性、针对", preposition}, {"性、通过", preposition}, {"性、按照", preposition}, {"性、根据", preposition},
	{"性、结合", preposition}, {"性、围绕", preposition}, {"性、为了", preposition},
	{"行政复议行政诉讼", statutory},
	{"情况，", section}, {"事项，", section}, {"措施，", section}, {"概述，", section}, {"，“", platform},
	{"》将", document}, {"》严格", document}, {"》进一步", document}, {"》切实", document}, {"》不断", document}, {"》积极", document},
}

func literals() []string {
	out := make([]string, len(triggers))
	for i, t := range triggers {
		out[i] = t.literal
	}
	return out
}

// Rule looks at blocks that hold one of the triggers.
var Rule = &lint.Rule{
	ID:       "pause",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "顿号、逗号和冒号", EN: "Wrong or missing mark"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Literals: literals(),
	Eager:    true,
	Block:    run,
}

func run(p *lint.BlockPass) {
	dots(p)
	for _, h := range p.Hits {
		switch triggers[h.Literal].kind {
		case etcetera:
			beforeEtc(p, h.Span)
		case before:
			beforeNoun(p, h.Span)
		case causative:
			beforeShi(p, h.Span)
		case fixedPhrase:
			broken(p, h.Span)
		case contact:
			missingColon(p, h.Span)
		case preposition:
			beforePreposition(p, h.Span)
		case section:
			sections(p, h.Span)
		case platform:
			platforms(p, h.Span)
		case statutory:
			joined(p, h.Span)
		case document:
			afterDocument(p, h.Span)
		}
	}
}
