// Package recognition warns of a text that was checked as any other text although it
// seems to be one of the report kinds.
package recognition

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule speaks at the head of a text whose report kind is suspected only.
var Rule = &lint.Rule{
	ID:       "recognition",
	Group:    lint.Structure,
	Title:    lint.Text{ZH: "报告类型", EN: "Report kind"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Document: run,
}

func run(p *lint.Pass) {
	kind := p.Profile.Suspect
	if p.Recognition != fact.Suspected || kind == nil {
		return
	}
	at := 0
	if len(p.Tree.Blocks) > 0 {
		at = p.Tree.Blocks[0].Start
	}
	name := kind.Family
	if name == "" {
		name = kind.Name
	}
	switch {
	case p.Profile.SuspectApart:
		note(p, at, lint.Textf("请留意：这份信息公开报告按一般公文检查，没有检查结构、表格和年份。学校、医院、企业和法院、检察院的报告另有格式；如果按%[1]s编写，可把报告类型指定为%[2]s。",
			"This report was checked as a general text, not for structure, tables and years: schools, hospitals, companies, courts and procuratorates have forms of their own. If it follows the form of this report kind: %[1]s, set the report kind to %[2]s.",
			lint.Text(kind.Title), name))
		return
	case p.Profile.SuspectEarly:
		note(p, at, lint.Textf("请留意：这份报告的年度早于%[1]s的现行格式，按一般公文检查，没有检查结构、表格和年份。年份有误的，请改正标题；要按现行格式检查，可把报告类型指定为%[2]s。",
			"This report is for a year before there was a form of this kind: %[1]s. It was checked as a general text, not for structure, tables and years. If the year is wrong, correct the title; to check it against the form all the same, set the report kind to %[2]s.",
			lint.Text(kind.Title), name))
		return
	}
	p.Report(lint.Diagnostic{
		Span: source.Span{Start: at, End: at},
		Message: lint.Textf("未能识别为%[1]s，只检查了文字，没有检查结构、表格和年份。请核对标题和各部分的标题；如果就是这类报告，可把报告类型指定为%[2]s。",
			"Not recognised as this report kind: %[1]s. Only the wording was checked, not structure, tables and years. Check the title and the headings; if it is such a report, set the report kind to %[2]s.",
			lint.Text(kind.Title), name),
	})
}

// note tells at the head of the text why it was checked as any other one.
func note(p *lint.Pass, at int, message lint.Text) {
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: source.Span{Start: at, End: at}, Message: message})
}
