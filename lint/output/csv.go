package output

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"

	"gaolint/lint"
)

// csvColumns are the heads of the table.
var csvColumns = []lint.Text{
	{ZH: "文件", EN: "file"}, {ZH: "机关", EN: "organ"}, {ZH: "年份", EN: "year"}, {ZH: "结论", EN: "verdict"},
	{ZH: "位置", EN: "place"}, {ZH: "行", EN: "line"}, {ZH: "列", EN: "column"}, {ZH: "级别", EN: "severity"},
	{ZH: "检查项", EN: "rule"}, {ZH: "说明", EN: "message"}, {ZH: "原文", EN: "text"}, {ZH: "建议修改", EN: "fix"},
	{ZH: "检查项代号", EN: "rule id"},
}

// csvHead is the mark that tells spreadsheets the encoding, and the heads.
func csvHead(o Options) string {
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

// CSV writes one finding a row. A file that was not checked or not recognised has a row
// that says so, so that nobody takes its absence for a pass.
func CSV(w io.Writer, f File, o Options) error {
	var b bytes.Buffer
	rows := newRows(&b)
	verdict := ""
	if f.judged() {
		v := f.Verdict()
		verdict = v.Word().In(f.Lang)
		switch v {
		case Unchecked:
			rows.add(f.csvCells(verdict, "", "", "", "", "", f.Failure, "", "", ""))
		case Unrecognised:
			rows.add(f.csvCells(verdict, "", "", "", "", "", unrecognised.In(f.Lang), "", "", ""))
		}
	}
	var at *Places
	for x := range f.shown(o) {
		if at == nil {
			at = PlacesOf(f)
		}
		fix := ""
		if len(x.Fixes) > 0 {
			fix = x.Fixes[0].Title.In(f.Lang)
		}
		line, column := "", ""
		if x.lined {
			line, column = strconv.Itoa(x.at.Start.Line), strconv.Itoa(x.at.Start.Column)
		}
		rows.add(f.csvCells(verdict, at.At(x.in), line, column,
			SeverityWord(x.Severity).In(f.Lang), o.title(x.Rule).In(f.Lang), x.Message.In(f.Lang), x.text, fix, x.Rule))
	}
	rows.Flush()
	_, err := w.Write(b.Bytes())
	return err
}

// csvCells puts in front what is known of the file.
func (f File) csvCells(rest ...string) []string {
	year := ""
	if y := f.year(); y != 0 {
		year = strconv.Itoa(y)
	}
	return append([]string{f.Path, f.organ(), year}, rest...)
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
		cells[i] = oneLine(cells[i])
		if startsFormula(cells[i]) {
			cells[i] = "'" + cells[i]
		}
	}
	_ = r.Write(cells) // a Buffer takes everything
}
