package tables

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
)

// commonColumns are the heads of the list of common sentences.
var commonColumns = []column{
	{lint.Text{ZH: "共用表述", EN: "Common wording"}, 80}, {lint.Text{ZH: "机关数", EN: "Organs"}, 9}, {lint.Text{ZH: "首见文件", EN: "First file"}, 40}, {lint.Text{ZH: "行", EN: "Line"}, 7},
}

// common writes the section about common sentences.
func (m *markdown) common(r output.Run) {
	if len(r.Common) == 0 {
		return
	}
	fmt.Fprintf(&m.list, lint.Text{ZH: "\n## 共用表述\n\n%s\n\n", EN: "\n## Common wording\n\n%s\n\n"}.In(m.o.Lang), r.CommonHead(m.o.Lang))
	var heads []lint.Text
	for _, c := range commonColumns {
		heads = append(heads, c.head)
	}
	markdownHead(&m.list, m.o.Lang, heads...)
	for _, c := range r.Common {
		markdownRow(&m.list, c.Text, fmt.Sprint(c.Organs), c.Path, fmt.Sprint(c.Line))
	}
}

// commonSheet is the sheet of common sentences.
func (b *workbook) commonSheet(list []output.Common) (*xlsx.Sheet, error) {
	heads, widths := b.heads(commonColumns)
	s := &xlsx.Sheet{Name: commonColumns[0].head.In(b.o.Lang), Heads: [][]xlsx.Cell{heads}, Widths: widths, Frozen: 1, Fit: true}
	for _, c := range list {
		if err := s.Add(0, []xlsx.Cell{xlsx.Text(safe.Line(c.Text), xlsx.Wrap), xlsx.Int(c.Organs, xlsx.Centre),
			xlsx.Text(safe.Line(c.Path), xlsx.Wrap), xlsx.Int(c.Line, xlsx.Centre)}, false); err != nil {
			return nil, err
		}
	}
	return s, nil
}
