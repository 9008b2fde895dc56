package lost

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// look judges one occurrence of a literal.
type look func(p *lint.BlockPass, at source.Span)

type trigger struct {
	literal string
	look    look
}

var triggers = all()

func all() []trigger {
	out := make([]trigger, 0, 512)
	for _, c := range cuts {
		out = append(out, trigger{c.stump, c.look})
	}
	for _, w := range openers {
		out = append(out, trigger{w, opener})
	}
	for _, w := range [...]string{"二是", "三是", "四是", "五是"} {
		out = append(out, trigger{w, item})
	}
	for _, w := range counted {
		out = append(out, trigger{w, bare})
	}
	for i := range shapes {
		for _, w := range shapes[i].literals {
			out = append(out, trigger{w, shapes[i].look})
		}
	}
	out = append(out, days()...)
	out = append(out, figures()...)
	return append(out,
		trigger{"化面", aspect},
		trigger{"201", year}, trigger{"202", year}, trigger{"203", year},
		trigger{"如本报告", about}, trigger{"如本年报", about}, trigger{"如本年度报告", about},
		trigger{"加大", effort},
		trigger{"走上", track},
		trigger{"余", unit},
		trigger{"总体情况", composed},
	)
}

func literals() []string {
	out := make([]string, len(triggers))
	for i, t := range triggers {
		out[i] = t.literal
	}
	return out
}

func check(p *lint.BlockPass) {
	switch p.Role {
	case fact.TitleLine, fact.SectionHeading:
		return
	}
	end := len(p.Text)
	if p.Unfinished && !strings.HasSuffix(p.BodyText(), "。") {
		end = p.ClauseAt(len(p.Text) - 1).Start // the last clause is still being written
	}
	for _, h := range p.Hits {
		if h.Span.Start < end {
			triggers[h.Literal].look(p, h.Span)
		}
	}
}

// insert reports that text is lost at the offset; shown is what the message quotes.
func insert(p *lint.BlockPass, shown source.Span, at int, text string, why lint.Text) {
	insertAs(p, lint.Warning, shown, at, text, why)
}

// insertAs is insert with another severity: info where what is written may pass as well.
func insertAs(p *lint.BlockPass, severity lint.Severity, shown source.Span, at int, text string, why lint.Text) {
	around := wording.Around(p.Simplified, shown)
	got := p.Text[around.Start:around.End]
	if p.Script == zh.Traditional {
		text = zh.Restore(text, got)
	}
	d := lint.Diagnostic{
		Severity: severity,
		Span:     shown,
		Message: lint.Textf("“%[1]s”疑漏“%[2]s”，请核对。%[3]s。", "In “%[1]s” “%[2]s” seems to be lost: %[3]s. Please check.",
			got, text, why),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("补“%s”", "Add “%s”", text), source.Span{Start: at, End: at}, text)},
	}
	if severity == lint.Info {
		d.Message = lint.Textf("“%[1]s”请留意是否漏了“%[2]s”。%[3]s。", "See whether “%[2]s” is lost in “%[1]s”: %[3]s.", got, text, why)
	}
	p.Report(d)
}
