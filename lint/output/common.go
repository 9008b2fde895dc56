package output

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/output/internal/xlsx"
)

// Common is a sentence that so many organs of a run share that nobody copied it from
// another: 共用表述.
type Common struct {
	// Text as the first report has it, Organs how many have it, but for figures and names.
	Text   string
	Organs int
	// Path of the first report that has it, and the line, from 1.
	Path string
	Line int
}

// commonColumns are the heads of the list of common sentences.
var commonColumns = []column{
	{lint.Text{ZH: "共用表述", EN: "Common wording"}, 80}, {lint.Text{ZH: "机关数", EN: "Organs"}, 9}, {lint.Text{ZH: "首见文件", EN: "First file"}, 40}, {lint.Text{ZH: "行", EN: "Line"}, 7},
}

// jsonCommon is a common sentence.
type jsonCommon struct {
	Text   string `json:"text"`
	Organs int    `json:"organs"`
	Path   string `json:"path"`
	Line   int    `json:"line"`
}

func jsonCommonOf(list []Common) (out []jsonCommon) {
	for _, c := range list {
		out = append(out, jsonCommon(c))
	}
	return out
}

// common writes the section about common sentences.
func (m *markdown) common(r Run) {
	if len(r.Common) == 0 {
		return
	}
	fmt.Fprintf(&m.list, lint.Text{ZH: "\n## 共用表述\n\n%s\n\n", EN: "\n## Common wording\n\n%s\n\n"}.In(m.o.Lang), commonHead(r, m.o.Lang))
	var heads []lint.Text
	for _, c := range commonColumns {
		heads = append(heads, c.head)
	}
	markdownHead(&m.list, m.o.Lang, heads...)
	for _, c := range r.Common {
		markdownRow(&m.list, c.Text, fmt.Sprint(c.Organs), c.Path, fmt.Sprint(c.Line))
	}
}

// commonHead says what the sentences are, and how many of them are listed.
func commonHead(r Run, lang lint.Lang) string {
	s := lint.Textf("共用表述%d句：许多机关都有（数字、名称不计），不计入雷同。", "%d sentences that many organs have (but for figures and names); no copies.", r.CommonTotal)
	if r.CommonTotal > len(r.Common) {
		s = lint.Textf("%s只列前%d句。", "%s The first %d are listed.", s, len(r.Common))
	}
	return s.In(lang)
}

// commonSheet is the sheet of common sentences.
func (b *workbook) commonSheet(list []Common) (*xlsx.Sheet, error) {
	heads, widths := b.heads(commonColumns)
	s := &xlsx.Sheet{Name: commonColumns[0].head.In(b.o.Lang), Heads: [][]xlsx.Cell{heads}, Widths: widths, Frozen: 1, Fit: true}
	for _, c := range list {
		if err := s.Add(0, []xlsx.Cell{xlsx.Text(oneLine(c.Text), xlsx.Wrap), xlsx.Int(c.Organs, xlsx.Centre),
			xlsx.Text(oneLine(c.Path), xlsx.Wrap), xlsx.Int(c.Line, xlsx.Centre)}, false); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// pageCommon is the list of common sentences as the page shows it.
type pageCommon struct {
	Head string `json:"head"`
	// Rows are the sentence, the number of organs and the path of the first report.
	Rows [][3]any `json:"rows"`
}

func pageCommonOf(r Run, lang lint.Lang) *pageCommon {
	if len(r.Common) == 0 {
		return nil
	}
	p := &pageCommon{Head: commonHead(r, lang)}
	for _, c := range r.Common {
		p.Rows = append(p.Rows, [3]any{Printable(c.Text), c.Organs, Printable(c.Path)})
	}
	return p
}
