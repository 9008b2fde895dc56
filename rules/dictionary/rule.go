// Package dictionary flags the words that a project's configuration forbids.
package dictionary

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/zh"
)

var (
	//go:embed rule.md
	pageZH string
	//go:embed rule.en.md
	pageEN string
)

// Word is a word that must not be used.
type Word struct {
	Wrong string
	// Right replaces it, "" if the writer must find another wording.
	Right string
	// Reason is shown to the writer, "" none.
	Reason string
	// Severity of using it; Default is the rule's.
	Severity lint.Severity
	// List names the list that has the word, "" if it has no name; Line is the word's
	// line there, from 1.
	List string
	Line int
}

// Rule flags nothing until a configuration gives it words.
var Rule = New(nil)

// New makes the rule for the words of a configuration.
func New(words []Word) *lint.Rule {
	literals := make([]string, len(words))
	for i, w := range words {
		literals[i] = w.Wrong
	}
	return &lint.Rule{
		ID: "dictionary", Group: lint.Words, Severity: lint.Warning, Fix: lint.UnsafeFix,
		Title:      lint.Text{ZH: "禁用词", EN: "Forbidden words"},
		Page:       lint.Text{ZH: pageZH, EN: pageEN},
		Literals:   literals,
		Everywhere: true,
		Block: func(p *lint.BlockPass) {
			for _, h := range p.Hits {
				p.Report(finding(p, words[h.Literal], h))
			}
		},
	}
}

func finding(p *lint.BlockPass, w Word, h zh.Hit) lint.Diagnostic {
	written := p.Text[h.Span.Start:h.Span.End]
	d := lint.Diagnostic{Span: h.Span, Severity: w.Severity}
	where := lint.Text{ZH: "本项目的禁用词表", EN: "the project's list of forbidden words"}
	if w.List != "" {
		where = lint.Textf("禁用词表“%s”第%d行", "the list of forbidden words “%s”, line %d", w.List, w.Line)
	}
	what := lint.Text{ZH: "请换一种说法", EN: "choose another wording"}
	if w.Right != "" {
		what = lint.Textf("建议改为“%s”", "use “%s”", w.Right)
	}
	d.Message = lint.Textf("“%[1]s”列在%[2]s，%[3]s。", "“%[1]s” is on %[2]s; %[3]s.", written, where, what)
	if w.Reason != "" {
		d.Message.ZH += "理由：“" + w.Reason + "”。"
		d.Message.EN += " Reason: " + w.Reason + "."
	}
	if w.Right != "" {
		right := zh.Restore(w.Right, written)
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", right), h.Span, right)}
	}
	return d
}
