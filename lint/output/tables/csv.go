// Package tables has the formats that show a run in tables to people: CSV, Markdown and the
// workbook of the office programs.
package tables

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// CSV is for spreadsheets, a finding a row.
var CSV = output.Format{Name: "csv", Spots: true, Lowest: lint.Hint, Head: csvHead, Lines: writeCSV}

// csvColumns are the heads of the table.
var csvColumns = []lint.Text{
	{ZH: "文件", EN: "file"}, {ZH: "机关", EN: "organ"}, {ZH: "年份", EN: "year"}, {ZH: "结论", EN: "verdict"},
	{ZH: "位置", EN: "place"}, {ZH: "行", EN: "line"}, {ZH: "列", EN: "column"}, {ZH: "级别", EN: "severity"},
	{ZH: "检查项", EN: "rule"}, {ZH: "说明", EN: "message"}, {ZH: "原文", EN: "text"}, {ZH: "建议修改", EN: "fix"},
	{ZH: "检查项代号", EN: "rule id"},
}

// csvHead is the mark that tells spreadsheets the encoding, and the heads.
func csvHead(o output.Options) string {
	heads := make([]string, len(csvColumns))
	for i, c := range csvColumns {
		heads[i] = c.In(o.Lang)
	}
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	rows := newRows(&b)
	rows.add(heads)
	rows.Flush()
	return b.String()
}

// writeCSV writes one finding a row. A file that was not checked or not recognised has a row
// that says so, so that nobody takes its absence for a pass.
func writeCSV(w io.Writer, f output.File, o output.Options) error {
	var b bytes.Buffer
	rows := newRows(&b)
	verdict := ""
	if f.Judged() {
		v := f.Verdict()
		verdict = v.Word().In(f.Lang)
		switch v {
		case output.Unchecked:
			rows.add(csvCells(f, verdict, "", "", "", "", "", f.Failure, "", "", ""))
		case output.Unrecognised:
			rows.add(csvCells(f, verdict, "", "", "", "", "", output.NotRecognised.In(f.Lang), "", "", ""))
		}
	}
	var at *output.Places
	for x := range f.Shown(o) {
		if at == nil {
			at = output.PlacesOf(f)
		}
		fix := ""
		if len(x.Fixes) > 0 {
			fix = x.Fixes[0].Title.In(f.Lang)
		}
		line, column := "", ""
		if x.Lined {
			line, column = strconv.Itoa(x.At.Start.Line), strconv.Itoa(x.At.Start.Column)
		}
		rows.add(csvCells(f, verdict, at.At(x.In), line, column,
			output.SeverityWord(x.Severity).In(f.Lang), o.Title(x.Rule).In(f.Lang), x.Message.In(f.Lang), x.Text, fix, x.Rule))
	}
	rows.Flush()
	_, err := w.Write(b.Bytes())
	return err
}

// csvCells puts in front what is known of the file.
func csvCells(f output.File, rest ...string) []string {
	year := ""
	if y := f.Year(); y != 0 {
		year = strconv.Itoa(y)
	}
	return append([]string{f.Path, f.Organ(), year}, rest...)
}

// csvRows writes rows of which no cell can become a formula.
type csvRows struct{ *csv.Writer }

func newRows(b *bytes.Buffer) csvRows {
	w := csv.NewWriter(b)
	w.UseCRLF = true
	return csvRows{w}
}

func (r csvRows) add(cells []string) {
	for i := range cells {
		cells[i] = safe.Line(cells[i])
		if safe.StartsFormula(cells[i]) {
			cells[i] = "'" + cells[i]
		}
	}
	_ = r.Write(cells) // a Buffer takes everything
}
