package cell

import (
	"slices"
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// found is a cell with something the matter.
type found struct {
	table *fact.Table
	row   int
	cell  *fact.Cell
}

// maxPlaces bounds the places that a finding refers to.
const maxPlaces = 16

func run(p *lint.Pass) {
	var all [empty + 1][]found
	for _, t := range p.Tables {
		for i := range t.Cells {
			if !t.Settled(i) {
				continue
			}
			for k := range t.Cells[i] {
				c := &t.Cells[i][k]
				kind := kindOf(c, p.Slice(c.Span), t.Spec)
				if kind == fine || kind == empty && t.Spec.Blank {
					continue
				}
				all[kind] = append(all[kind], found{t, i, c})
			}
		}
	}
	for kind, cells := range all {
		if len(cells) > 0 {
			report(p, cells, messages[kind])
		}
	}
}

// message is how a kind is reported: each cell by itself, or all of them at once.
type message struct {
	severity lint.Severity
	each     bool
	// text of a finding, with {table}, {row}, {cell} of the first cell and {n}, the
	// number of cells.
	text lint.Text
	// fix is the title of the fix to plain digits, "" if there is none.
	fix lint.Text
}

var messages = [empty + 1]message{
	letters: {lint.Warning, false, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”疑为把字母当作数字，请核对：0、1应写数字。有关的合计因此未能核对。",
		EN: "{table}, row “{row}”: “{cell}” seems to have letters for the digits 0 and 1; its sums could not be checked."},
		lint.Text{ZH: "改为数字", EN: "Change to digits"}},
	several: {lint.Warning, true, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”疑为两个数填在一格，请核对：一格只填一个数。有关的合计因此未能核对。",
		EN: "{table}, row “{row}”: “{cell}” seems to be two figures in one cell; its sums could not be checked."}, lint.Text{}},
	fraction: {lint.Warning, true, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”疑有误，请核对：这一格应填非负整数。有关的合计因此未能核对。",
		EN: "{table}, row “{row}”: “{cell}” is doubtful: the cell should hold a whole number, not negative; its sums could not be checked."}, lint.Text{}},
	other: {lint.Warning, false, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”疑有误，请核对：这一格应填数字。有关的合计因此未能核对。",
		EN: "{table}, row “{row}”: “{cell}” is doubtful: the cell should hold a number; its sums could not be checked."}, lint.Text{}},
	unit: {lint.Info, false, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”带有单位（共{n}格），请留意：表中只填数字。",
		EN: "{table}, row “{row}”: “{cell}” has a unit ({n} cell(s)); cells hold figures only."},
		lint.Text{ZH: "只留数字", EN: "Leave the figures only"}},
	numeral: {lint.Info, false, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”是汉字数字（共{n}格），请留意：表中用阿拉伯数字。",
		EN: "{table}, row “{row}”: “{cell}” is in Chinese characters ({n} cell(s)); tables have arabic figures."},
		lint.Text{ZH: "改为阿拉伯数字", EN: "Change to arabic figures"}},
	sign: {lint.Info, false, lint.Text{
		ZH: "{table}“{row}”行的“{cell}”带有正号或小数（共{n}格），请留意：件数直接写整数。",
		EN: "{table}, row “{row}”: “{cell}” has a sign or decimals ({n} cell(s)); counts are whole numbers."},
		lint.Text{ZH: "改为整数", EN: "Change to whole numbers"}},
	empty: {lint.Info, false, lint.Text{
		ZH: "{table}有{n}个空格或“/”，已按0计算，请留意。没有发生的请填0，以免被当作漏填。",
		EN: "{table}: {n} empty cell(s) or “/”, counted as 0. Fill in 0 where nothing occurred, lest they be taken for left out."},
		lint.Text{ZH: "填0", EN: "Fill in 0"}},
}

// report reports cells of one kind.
func report(p *lint.Pass, cells []found, m message) {
	if m.each {
		for i := range cells {
			one(p, cells[i:i+1], m)
		}
		return
	}
	one(p, cells, m)
}

func one(p *lint.Pass, cells []found, m message) {
	first := cells[0]
	title := said(first.table.Spec.Title)
	for _, c := range cells {
		if c.table != first.table && m.text == messages[empty].text {
			title = lint.Text{ZH: "各表格", EN: "The tables"}
		}
	}
	values := []string{"{row}", rowName(first), "{cell}", p.Slice(first.cell.Span), "{n}", strconv.Itoa(len(cells))}
	d := lint.Diagnostic{
		Span: first.cell.Span, Severity: m.severity,
		Message: lint.Text{
			ZH: strings.NewReplacer(append(slices.Clip(values), "{table}", title.ZH)...).Replace(m.text.ZH),
			EN: strings.NewReplacer(append(slices.Clip(values), "{table}", title.EN)...).Replace(m.text.EN),
		},
	}
	fix := lint.Fix{Title: m.fix}
	for i, c := range cells {
		if i > 0 && i < maxPlaces {
			d.Related = append(d.Related, lint.Related{Span: c.cell.Span, Message: lint.Text{ZH: "同样情况", EN: "likewise"}})
		}
		fix.Edits = append(fix.Edits, source.Edit{Span: c.cell.Span, New: figure(c.cell, p.Slice(c.cell.Span))})
	}
	if m.fix.ZH != "" {
		d.Fixes = []lint.Fix{fix}
	}
	p.Report(d)
}

// figure is the cell's figure in plain digits.
func figure(c *fact.Cell, text string) string {
	if c.State == fact.Bad {
		return digital(text)
	}
	if c.State == fact.Empty {
		return zh.Int(0).String()
	}
	return c.Value.String()
}

func said(t profile.Text) lint.Text { return lint.Text{ZH: t.ZH, EN: t.EN} }

// inner turns quotation marks within a name into those that stand inside others.
var inner = strings.NewReplacer("“", "‘", "”", "’")

// rowName is what messages call a row.
func rowName(f found) string {
	if name := f.table.Spec.Rows[f.row].Called(); name != "" {
		return inner.Replace(name)
	}
	return inner.Replace(f.table.Spec.Title.ZH)
}
