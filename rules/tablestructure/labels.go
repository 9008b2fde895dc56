package tablestructure

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/zh"
)

// kinds name what a label is for.
var kinds = [...]lint.Text{
	fact.HeaderLabel: {ZH: "表头", EN: "the heading"},
	fact.ColumnGroup: {ZH: "栏目", EN: "the column group"},
	fact.ColumnLabel: {ZH: "列名", EN: "the column label"},
	fact.RowGroup:    {ZH: "行名", EN: "the row group"},
	fact.RowLabel:    {ZH: "行名", EN: "the row label"},
}

// manyAltered is the number of altered labels from which on they are one finding: they
// were all written, or cut from their figures, in the same way.
const manyAltered = 5

// labels tells of labels in another wording: each altered one is a finding, those of
// which a good part is missing are one for the table, since they have one cause.
func (c *check) labels() {
	var cut, altered []*fact.Deviation
	for i := range c.table.Deviations {
		d := &c.table.Deviations[i]
		if !settled(c.table, deviationRow(d), d.Span) {
			continue
		}
		switch d.State {
		case fact.Cut:
			if lost(d) > 1 {
				cut = append(cut, d)
				continue
			}
			altered = append(altered, d)
		case fact.Bad:
			altered = append(altered, d)
		}
	}
	if len(altered) >= manyAltered {
		c.manyAltered(altered)
	} else {
		for _, d := range altered {
			c.altered(d)
		}
	}
	if len(cut) > 0 {
		c.cut(cut)
	}
}

// lost is the number of characters that a cut label lacks.
func lost(d *fact.Deviation) int {
	return utf8.RuneCountInString(letters(d.Want)) - utf8.RuneCountInString(letters(d.Text))
}

// letters drops all but Chinese characters, letters and digits.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if zh.IsBlank(r) || zh.IsPunct(r) {
			return -1
		}
		return r
	}, s)
}

func (c *check) altered(d *fact.Deviation) {
	got := c.Slice(d.Span)
	severity := lint.Warning
	if d.Kind == fact.HeaderLabel {
		severity = lint.Info
	}
	c.Report(lint.Diagnostic{
		Span: d.Span, Severity: severity,
		Message: lint.Textf("%[1]s的%[2]s与规定格式不一致：现为“%[3]s”，格式为“%[4]s”。建议按格式改写，数据不变。",
			"%[1]s: %[2]s differs from the form: “%[3]s”, the form has “%[4]s”. Use the form's wording; the figures stay.", c.title(), kinds[d.Kind], got, d.Want),
		Fixes: []lint.Fix{replace(d, got)},
	})
}

func (c *check) manyAltered(all []*fact.Deviation) {
	var names []string
	fix := lint.Fix{Title: lint.Text{ZH: "全部按格式改写", EN: "Use the form's wording for all"}}
	var related []lint.Related
	for i, d := range all {
		got := c.Slice(d.Span)
		names = append(names, got)
		fix.Edits = append(fix.Edits, replace(d, got).Edits...)
		if i > 0 && i < maxPlaces {
			related = append(related, lint.Related{Span: d.Span, Message: lint.Textf("格式为“%s”", "the form has “%s”", d.Want)})
		}
	}
	c.Report(lint.Diagnostic{
		Span: all[0].Span,
		Message: lint.Textf("%[1]s有%[2]d处名称与规定格式不一致：%[3]s，第一处格式为“%[4]s”。请核对是名称改动还是数据未能与名称分开，建议按格式改写。",
			"%[1]s: %[2]d labels differ from the form: %[3]s; the form has “%[4]s” for the first. See whether they were changed or not parted from their figures, and use the form's wording.", c.title(), len(all), quoted(names), all[0].Want),
		Fixes: []lint.Fix{fix}, Related: related,
	})
}

func replace(d *fact.Deviation, got string) lint.Fix {
	want := zh.Restore(d.Want, got)
	return lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", want), d.Span, want)
}

func (c *check) cut(all []*fact.Deviation) {
	var names []string
	fix := lint.Fix{Title: lint.Text{ZH: "补全", EN: "Complete"}}
	var related []lint.Related
	for i, d := range all {
		got := c.Slice(d.Span)
		names = append(names, got)
		fix.Edits = append(fix.Edits, replace(d, got).Edits...)
		if i > 0 {
			related = append(related, lint.Related{Span: d.Span, Message: lint.Textf("应为“%s”", "should be “%s”", d.Want)})
		}
	}
	c.Report(lint.Diagnostic{
		Span: all[0].Span, Severity: lint.Info,
		Message: lint.Textf("%[1]s的%[2]s%[3]s不完整，请留意是否复制时丢字；格式为“%[4]s”。",
			"%[1]s: %[2]s %[3]s is incomplete, perhaps lost in copying; the form has “%[4]s”.", c.title(), kinds[all[0].Kind], quoted(names), all[0].Want),
		Fixes: []lint.Fix{fix}, Related: related,
	})
}

// oldLabel is a label of another year's form with the table it stands in.
type oldLabel struct {
	*fact.Deviation
	table *fact.Table
}

// old tells of labels of another year's form: each wording once, and once for all
// where there are many.
func old(p *lint.Pass) {
	var all []oldLabel
	for _, t := range p.Tables {
		for i := range t.Deviations {
			d := &t.Deviations[i]
			if (d.State == fact.Old || d.State == fact.Merged) && settled(t, deviationRow(d), d.Span) {
				all = append(all, oldLabel{d, t})
			}
		}
	}
	wordings := map[string][]oldLabel{}
	var order []string
	for _, o := range all {
		if wordings[o.Text] == nil {
			order = append(order, o.Text)
		}
		wordings[o.Text] = append(wordings[o.Text], o)
	}
	if len(order) >= manyOld {
		var names []string
		for _, s := range order {
			names = append(names, p.Slice(wordings[s][0].Span))
		}
		p.Report(lint.Diagnostic{
			Span: all[0].Span, Related: others(all),
			Message: lint.Textf("表格沿用了其他年度的格式：%s疑为旧格式的名称。请核对后改用报告年度的格式。",
				"The tables follow the form of other years: %s seem to be labels of that form. Check them and use the form of the report's year.", quoted(names)),
		})
		return
	}
	for _, s := range order {
		oldLabels(p, wordings[s])
	}
}

func others(all []oldLabel) []lint.Related {
	var out []lint.Related
	for _, o := range all[1:min(len(all), maxPlaces)] {
		out = append(out, lint.Related{Span: o.Span, Message: said(o.table.Spec.Title)})
	}
	return out
}

// oldLabels reports one wording, wherever it stands.
func oldLabels(p *lint.Pass, all []oldLabel) {
	first := all[0]
	got := p.Slice(first.Span)
	if first.State == fact.Merged {
		p.Report(lint.Diagnostic{
			Span: first.Span,
			Message: lint.Textf("%[1]s“%[2]s”只有一行，与规定格式不一致：格式在它下面分列各种情形。建议按格式分行填写，没有的填0。",
				"%[1]s: “%[2]s” is a single row; the form has rows below it. Fill in the rows of the form, with 0 where there is nothing.", said(first.table.Spec.Title), got),
		})
		return
	}
	d := lint.Diagnostic{
		Span: first.Span, Related: others(all), Tag: lint.Outdated,
		Message: lint.Textf("%[1]s的%[2]s与规定格式不一致：现为“%[3]s”，格式为“%[4]s”。“%[3]s”是其他年度格式的写法，建议改用本年度格式。",
			"%[1]s: %[2]s differs from the form: “%[3]s”, the form has “%[4]s”. “%[3]s” is the wording of another year's form.", said(first.table.Spec.Title), kinds[first.Kind], got, first.Want),
	}
	fix := replace(first.Deviation, got)
	for _, o := range all[1:] {
		fix.Edits = append(fix.Edits, replace(o.Deviation, p.Slice(o.Span)).Edits...)
	}
	d.Fixes = []lint.Fix{fix}
	p.Report(d)
}
