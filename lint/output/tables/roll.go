package tables

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
)

// rollRow is a line of what became of a list of organs.
type rollRow struct {
	state                                   lint.Text
	organ, superior, deadline, file, remark string
}

// rollColumns are the heads of the lines.
var rollColumns = []column{
	{lint.Text{ZH: "情况", EN: "State"}, 14}, {lint.Text{ZH: "机关", EN: "Organ"}, 32}, {lint.Text{ZH: "上级", EN: "Superior"}, 28},
	{lint.Text{ZH: "截止日期", EN: "Deadline"}, 13}, {lint.Text{ZH: "文件", EN: "File"}, 40}, {lint.Text{ZH: "备注", EN: "Remark"}, 40},
}

// rollRows are the organs that have not reported, then the files of no listed organ, then
// each file of an organ that has reported several times.
func rollRows(o *organs.Outcome, lang lint.Lang) (rows []rollRow) {
	for _, m := range o.Missing {
		rows = append(rows, rollRow{lint.Text{ZH: "未报送", EN: "not reported"}, m.Name, m.Superior, output.Day(m.Organ), "", output.MissingRemark(m, lang)})
	}
	for _, s := range o.Strangers {
		rows = append(rows, rollRow{state: lint.Text{ZH: "不在名单", EN: "not listed"}, organ: s.Organ, file: s.Path})
	}
	for _, d := range o.Doubles {
		for _, path := range d.Paths {
			rows = append(rows, rollRow{lint.Text{ZH: "重复报送", EN: "reported twice"}, d.Name, d.Superior, output.Day(d.Organ), path, output.DoubleYear(d, lang)})
		}
	}
	return rows
}

func (r rollRow) cells(lang lint.Lang) []string {
	return []string{r.state.In(lang), r.organ, r.superior, r.deadline, r.file, r.remark}
}

// rollSheet is the sheet about the list of organs.
func (b *workbook) rollSheet(o *organs.Outcome) (*xlsx.Sheet, error) {
	heads, widths := b.heads(rollColumns)
	s := &xlsx.Sheet{Name: lint.Text{ZH: "名单", EN: "Organs"}.In(b.o.Lang), Heads: [][]xlsx.Cell{heads}, Widths: widths, Frozen: 2, Fit: true}
	for _, r := range rollRows(o, b.o.Lang) {
		var cells []xlsx.Cell
		for _, text := range r.cells(b.o.Lang) {
			cells = append(cells, xlsx.Text(safe.Line(text), xlsx.Wrap))
		}
		if err := s.Add(0, cells, false); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// roll writes the section about the list of organs.
func (m *markdown) roll(o *organs.Outcome) {
	rows := rollRows(o, m.o.Lang)
	fmt.Fprintf(&m.list, lint.Text{ZH: "\n## 名单\n\n名单共%d个机关，未报送%d个。\n", EN: "\n## Organs\n\n%d organs are listed, %d have not reported.\n"}.In(m.o.Lang), o.Listed, len(o.Missing))
	if len(rows) == 0 {
		return
	}
	m.list.WriteString("\n")
	heads := make([]lint.Text, len(rollColumns))
	for i, c := range rollColumns {
		heads[i] = c.head
	}
	markdownHead(&m.list, m.o.Lang, heads...)
	for _, r := range rows {
		markdownRow(&m.list, r.cells(m.o.Lang)...)
	}
}
