package tables

import (
	"errors"
	"io"
	"strings"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/output"
	"gaolint/lint/output/notes"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// Workbook is for reviewers, who filter and sort it.
var Workbook = output.Format{Name: "xlsx", Figures: true, Spots: true, Holds: bookHolds, Lowest: lint.Hint, Binary: true, Whole: newWorkbook}

// bookReports is how many reports a workbook holds: office programs open no larger one in
// reasonable time.
const bookReports = 100_000

var bookHolds = lint.Text{ZH: "100000份、1048575处（每份约需3 KB内存）", EN: "100000 reports and 1048575 findings (about 3 KB of memory a report)"}

// workbook makes the workbook for reviewers: a sheet of reports, those without a verdict
// first, a sheet of findings, a sheet of all figures of the tables, one row a report, and
// one of what became of the list of organs.
type workbook struct {
	to                         io.Writer
	o                          output.Options
	reports, findings, figures *xlsx.Sheet
	// keys are the columns of key figures by their name in the order of their coming; last
	// tells that some report has one of the year before beside it.
	keys  []profile.Text
	keyAt map[string]int
	last  bool
	table figureColumns
	held  int // reports
	err   error
}

// column is a column that every row has.
type column struct {
	head  lint.Text
	width float64
}

// The columns of reports and findings. Widths are in characters of half width.
var (
	reportColumns = []column{
		{lint.Text{ZH: "机关", EN: "Organ"}, 28}, {lint.Text{ZH: "文件", EN: "File"}, 28}, {lint.Text{ZH: "年份", EN: "Year"}, 8},
		{lint.Text{ZH: "结论", EN: "Verdict"}, 12}, {lint.Text{ZH: "错误", EN: "Errors"}, 8}, {lint.Text{ZH: "疑误", EN: "Warnings"}, 8},
		{lint.Text{ZH: "提示", EN: "Notes"}, 8}, {lint.Text{ZH: "退回意见", EN: "Note to the organ"}, 44}, {lint.Text{ZH: "备注", EN: "Remark"}, 28},
	}
	findingColumns = []column{
		{lint.Text{ZH: "机关", EN: "Organ"}, 28}, {lint.Text{ZH: "文件", EN: "File"}, 28}, {lint.Text{ZH: "年份", EN: "Year"}, 8},
		{lint.Text{ZH: "结论", EN: "Verdict"}, 12}, {lint.Text{ZH: "级别", EN: "Severity"}, 8}, {lint.Text{ZH: "检查项", EN: "Rule"}, 19},
		{lint.Text{ZH: "位置", EN: "Place"}, 30}, {lint.Text{ZH: "说明", EN: "Message"}, 70}, {lint.Text{ZH: "原文", EN: "Text"}, 30},
		{lint.Text{ZH: "建议修改", EN: "Fix"}, 30}, {lint.Text{ZH: "行", EN: "Line"}, 7}, {lint.Text{ZH: "列", EN: "Column"}, 7},
		{lint.Text{ZH: "检查项代号", EN: "Rule ID"}, 14},
	}
	figureFixed = []column{{lint.Text{ZH: "机关", EN: "Organ"}, 28}, {lint.Text{ZH: "文件", EN: "File"}, 28}, {lint.Text{ZH: "年份", EN: "Year"}, 8}}
)

// severityColumn is the place of the severity among findingColumns.
const severityColumn = 4

// newWorkbook writes a workbook of the office programs.
func newWorkbook(w io.Writer, o output.Options) output.Whole {
	b := &workbook{to: w, o: o, keyAt: map[string]int{}, table: newFigureColumns(o.Lang)}
	sheet := func(zh, en string) *xlsx.Sheet {
		return &xlsx.Sheet{Name: lint.Text{ZH: zh, EN: en}.In(o.Lang), Frozen: 2}
	}
	b.reports, b.findings, b.figures = sheet("报告", "Reports"), sheet("问题", "Findings"), sheet("数据", "Figures")
	heads, widths := b.heads(findingColumns)
	b.findings.Heads, b.findings.Widths = [][]xlsx.Cell{heads}, widths
	b.findings.ShownBy = severityColumn
	for _, s := range []lint.Severity{lint.Error, lint.Warning} {
		b.findings.Shown = append(b.findings.Shown, output.SeverityWord(s).In(o.Lang))
	}
	// The heads of the others follow at the end; their number counts from now on.
	b.reports.Heads, b.figures.Heads = make([][]xlsx.Cell, 1), make([][]xlsx.Cell, 3)
	b.reports.Grouped = true // by verdict
	return b
}

func (b *workbook) heads(columns []column) (heads []xlsx.Cell, widths []float64) {
	for _, c := range columns {
		heads = append(heads, xlsx.Text(c.head.In(b.o.Lang), xlsx.Head))
		widths = append(widths, c.width)
	}
	return heads, widths
}

var verdictStyles = [...]xlsx.Style{output.Passed: xlsx.Green, output.Advise: xlsx.Amber, output.Return: xlsx.Red, output.Unrecognised: xlsx.Grey, output.Unchecked: xlsx.Grey}

var severityStyles = map[lint.Severity]xlsx.Style{lint.Error: xlsx.Red, lint.Warning: xlsx.Amber, lint.Info: xlsx.Centre, lint.Hint: xlsx.Centre}

func (b *workbook) Add(f output.File) error {
	if b.err != nil {
		return b.err
	}
	steps := []func(output.File) error{b.addFindings}
	if f.Judged() {
		steps = append(steps, b.addReport, b.addFigures)
		if b.held++; b.held > bookReports {
			b.err = output.TooMany("xlsx", bookHolds)
			return b.err
		}
	}
	for _, step := range steps {
		if b.err = step(f); errors.Is(b.err, xlsx.ErrFull) {
			b.err = output.TooMany("xlsx", bookHolds)
		}
		if b.err != nil {
			return b.err
		}
	}
	return nil
}

// about are the cells that tell of the file.
func about(f output.File) []xlsx.Cell {
	cells := []xlsx.Cell{xlsx.Text(safe.Line(f.Organ()), xlsx.Plain), xlsx.Text(safe.Line(f.Path), xlsx.Plain), {}}
	if y := f.Year(); y != 0 {
		cells[2] = xlsx.Int(y, xlsx.Centre)
	}
	return cells
}

func (b *workbook) verdict(f output.File) xlsx.Cell {
	if !f.Judged() {
		return xlsx.Cell{}
	}
	v := f.Verdict()
	return xlsx.Text(v.Word().In(b.o.Lang), verdictStyles[v])
}

func (b *workbook) addFindings(f output.File) error {
	var at *output.Places
	verdict := b.verdict(f)
	for x := range f.Shown(b.o) {
		if at == nil {
			at = output.PlacesOf(f)
		}
		fix := ""
		if len(x.Fixes) > 0 {
			fix = x.Fixes[0].Title.In(f.Lang)
		}
		line, column := xlsx.Cell{}, xlsx.Cell{}
		if x.Lined {
			line, column = xlsx.Int(x.At.Start.Line, xlsx.Centre), xlsx.Int(x.At.Start.Column, xlsx.Centre)
		}
		cells := append(about(f), verdict,
			xlsx.Text(output.SeverityWord(x.Severity).In(b.o.Lang), severityStyles[x.Severity]),
			xlsx.Text(safe.Line(b.o.Title(x.Rule).In(f.Lang)), xlsx.Wrap), xlsx.Text(safe.Line(at.At(x.In)), xlsx.Wrap),
			xlsx.Text(safe.Line(x.Message.In(f.Lang)), xlsx.Wrap), xlsx.Text(safe.Line(x.Text), xlsx.Wrap), xlsx.Text(safe.Line(fix), xlsx.Wrap),
			line, column, xlsx.Text(safe.Line(x.Rule), xlsx.Plain))
		if err := b.findings.Add(0, cells, x.Severity < lint.Warning); err != nil {
			return err
		}
	}
	return nil
}

func (b *workbook) addReport(f output.File) error {
	v, n, remark := f.Verdict(), f.Counts(), f.Failure
	if v == output.Unrecognised {
		remark = output.NotRecognised.In(f.Lang)
	}
	note := strings.TrimSpace(notes.Of(f, b.o).String()) // its parts are printable, its lines are its own
	cells := append(about(f), b.verdict(f),
		xlsx.Int(n[lint.Error], xlsx.Centre), xlsx.Int(n[lint.Warning], xlsx.Centre), xlsx.Int(n[lint.Info]+n[lint.Hint], xlsx.Centre),
		xlsx.Text(note, xlsx.Top), xlsx.Text(safe.Line(remark), xlsx.Plain))
	if f.Result != nil {
		cells = append(cells, b.keyFigures(f)...)
	}
	return b.reports.Add(int(output.Unchecked-v), cells, false)
}

// keyFigures are the figures that a report is known by: those that its form compares with
// the prose for certain. Each has three cells: this year's, last year's, the difference.
func (b *workbook) keyFigures(f output.File) []xlsx.Cell {
	now := figures(f)
	if now == nil {
		return nil
	}
	b.last = b.last || f.Last != nil
	cells := make([]xlsx.Cell, 3*len(b.keys))
	for i := range f.Result.Profile.Quantities {
		q := &f.Result.Profile.Quantities[i]
		terms := q.Terms()
		if q.Severity != lint.Warning.String() || len(terms) == 0 {
			continue
		}
		k, ok := b.keyAt[q.Name.ZH]
		if !ok {
			k = len(b.keys)
			b.keyAt[q.Name.ZH], b.keys = k, append(b.keys, q.Name)
			cells = append(cells, xlsx.Cell{}, xlsx.Cell{}, xlsx.Cell{})
		}
		figure, known := now.Sum(terms[0])
		if !known {
			continue
		}
		cells[3*k] = xlsx.Number(figure, xlsx.Plain)
		if f.Last == nil {
			continue
		}
		before, known := f.Last.Sum(terms[0])
		if !known {
			continue
		}
		cells[3*k+1] = xlsx.Number(before, xlsx.Plain)
		if change, fits := figure.Sub(before); fits {
			cells[3*k+2] = xlsx.Number(change, changeStyle(change))
		}
	}
	return cells
}

// figures are those of the file's report; nil if it is none.
func figures(f output.File) *compare.Report {
	if f.Own != nil {
		return f.Own
	}
	return compare.Figures(f.Result.Document)
}

func changeStyle(d zh.Decimal) xlsx.Style {
	if d.IsZero() {
		return xlsx.Plain
	}
	return xlsx.Bold
}

func (b *workbook) addFigures(f output.File) error {
	if f.Result == nil || !compare.IsReport(f.Result.Document) {
		return nil
	}
	return b.figures.Add(0, append(about(f), b.table.row(f)...), false)
}

func (b *workbook) Close(r output.Run) error {
	if b.err != nil {
		return b.err
	}
	heads, widths := b.heads(reportColumns)
	for _, k := range b.keys {
		for i, what := range []lint.Text{{ZH: "（本年）", EN: ", this year"}, {ZH: "（上年）", EN: ", last year"}, {ZH: "（增减）", EN: ", change"}} {
			heads = append(heads, xlsx.Text(lint.Text(k).In(b.o.Lang)+what.In(b.o.Lang), xlsx.Head))
			width := 14.0
			if i > 0 && !b.last {
				width = 0
			}
			widths = append(widths, width)
		}
	}
	b.reports.Heads, b.reports.Widths, b.reports.HeadHeights = [][]xlsx.Cell{heads}, widths, []float64{48}
	b.reports.Fit, b.findings.Fit = !b.last, true
	fixed, widths := b.heads(figureFixed)
	b.table.finish(b.figures, fixed, widths)
	sheets := []*xlsx.Sheet{b.reports, b.findings, b.figures}
	if r.Organs != nil {
		roll, err := b.rollSheet(r.Organs)
		if err != nil {
			return err
		}
		sheets = append(sheets, roll)
	}
	if len(r.Common) > 0 {
		common, err := b.commonSheet(r.Common)
		if err != nil {
			return err
		}
		sheets = append(sheets, common)
	}
	return xlsx.Write(b.to, sheets)
}
