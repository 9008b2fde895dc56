package xlsx

import (
	"bufio"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strconv"
	"strings"

	"gaolint/lint/zh"
)

// Sheet is one sheet. Its rows are kept compressed until the workbook is written.
type Sheet struct {
	Name string
	// Heads are the rows above the table; all of them stay in view. The last carries the
	// filter's buttons. Their number must be right from the first row on; what stands in
	// them may follow.
	Heads [][]Cell
	// Grouped: rows are added to groups, which stand in the order of their numbers.
	Grouped bool
	// HeadHeights are their heights in points.
	HeadHeights []float64
	// Frozen is how many columns stay in view.
	Frozen int
	// Widths are the columns' widths in characters of half width; 0 hides the column.
	Widths []float64
	// Shown, if set, are the only values of column ShownBy that the filter lets be seen; its
	// rows have to be added as hidden accordingly.
	Shown   []string
	ShownBy int
	// Fit prints all columns on one page's width.
	Fit bool
	// Merged are ranges of the heads that are one cell: A1:C1.
	Merged []string

	groups []*spool
	rows   int
}

// spool holds rows, compressed; in those of groups rowMark stands for the row's number.
type spool struct {
	data bytes.Buffer
	z    *flate.Writer
}

// rowMark stands for a row's number, and is in no cell.
const rowMark = "\x00"

// Add adds a row, to a group if the sheet has such.
func (s *Sheet) Add(group int, cells []Cell, hidden bool) error {
	if s.rows++; s.rows > MaxRows-len(s.Heads) || len(cells) > MaxColumns {
		return ErrFull
	}
	for len(s.groups) <= group {
		s.groups = append(s.groups, nil)
	}
	g := s.groups[group]
	if g == nil {
		g = &spool{}
		g.z, _ = flate.NewWriter(&g.data, flate.BestSpeed) // the level exists
		s.groups[group] = g
	}
	number := rowMark
	if !s.Grouped {
		number = strconv.Itoa(len(s.Heads) + s.rows)
	}
	_, err := g.z.Write(row(number, cells, s.height(cells), hidden))
	return err
}

// Heights in points of a line of text and of what is around the lines of a row; the most
// that programs take.
const (
	lineHeight = 14
	rowPadding = 4
	maxHeight  = 409
)

// height makes room for the lines of wrapped text, which programs do not do themselves for
// rows that they did not write.
func (s *Sheet) height(cells []Cell) float64 {
	lines := 1
	for i, c := range cells {
		if c.Style == Wrap && i < len(s.Widths) && s.Widths[i] > 2 {
			lines = max(lines, 1+(zh.Width(c.text)-1)/int(s.Widths[i]-2))
		}
	}
	return min(lineHeight*float64(lines)+rowPadding, maxHeight)
}

// row writes a row.
func row(number string, cells []Cell, height float64, hidden bool) []byte {
	b := make([]byte, 0, 64*(len(cells)+2))
	b = append(append(append(b, `<row r="`...), number...), '"')
	if hidden {
		b = append(b, ` hidden="1"`...)
	}
	b = append(b, ` ht="`...)
	b = strconv.AppendFloat(b, height, 'g', -1, 64)
	b = append(b, `" customHeight="1">`...)
	for i, c := range cells {
		if c.empty() {
			continue
		}
		style := int(c.Style)
		if !c.isNum && risky(c.text) {
			style += quoted
		}
		b = append(b, `<c r="`...)
		b = appendColumn(b, i)
		b = append(append(b, number...), `" s="`...)
		b = strconv.AppendInt(b, int64(style), 10)
		switch {
		case c.text == "":
			b = append(b, `"/>`...)
		case c.isNum:
			b = append(append(append(b, `"><v>`...), c.text...), `</v></c>`...)
		default:
			b = append(append(append(b, `" t="inlineStr"><is><t xml:space="preserve">`...), escape(c.text)...), `</t></is></c>`...)
		}
	}
	return append(b, "</row>\n"...)
}

// write writes the sheet's part.
func (s *Sheet) write(to io.Writer) error {
	w := bufio.NewWriter(to)
	s.begin(w)
	for i, cells := range s.Heads {
		height := 2 * float64(lineHeight)
		if i < len(s.HeadHeights) {
			height = s.HeadHeights[i]
		}
		_, _ = w.Write(row(strconv.Itoa(i+1), cells, height, false)) // Flush tells
	}
	number := len(s.Heads)
	for _, g := range s.groups {
		if g == nil {
			continue
		}
		if err := g.copy(w, &number, s.Grouped); err != nil {
			return err
		}
	}
	s.end(w, len(s.Heads)+s.rows)
	return w.Flush()
}

// copy writes the rows, numbered on from number if they are marked.
func (g *spool) copy(w *bufio.Writer, number *int, marked bool) error {
	if err := g.z.Close(); err != nil {
		return err
	}
	from := flate.NewReader(&g.data)
	if !marked {
		_, err := io.Copy(w, from)
		return err
	}
	r := bufio.NewReader(from)
	for {
		line, err := r.ReadString('\n')
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		*number++
		_, _ = w.WriteString(strings.ReplaceAll(line, rowMark, strconv.Itoa(*number))) // Flush tells
	}
}

func (s *Sheet) begin(w *bufio.Writer) {
	_, _ = w.WriteString(xmlHead + `<worksheet xmlns="` + nsMain + `">`)
	mode, fit := "", ""
	if len(s.Shown) > 0 {
		mode = ` filterMode="1"`
	}
	if s.Fit {
		fit = `<pageSetUpPr fitToPage="1"/>`
	}
	_, _ = fmt.Fprintf(w, `<sheetPr%s>%s</sheetPr>`, mode, fit)
	top, left := len(s.Heads), s.Frozen
	corner := fmt.Sprintf("%s%d", Column(left), top+1)
	pane := `ySplit="` + strconv.Itoa(top) + `" topLeftCell="` + corner + `" activePane="bottomLeft"`
	if left > 0 {
		pane = `xSplit="` + strconv.Itoa(left) + `" ySplit="` + strconv.Itoa(top) + `" topLeftCell="` + corner + `" activePane="bottomRight"`
	}
	_, _ = fmt.Fprintf(w, `<sheetViews><sheetView workbookViewId="0"><pane %s state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="18"/>`, pane)
	if len(s.Widths) > 0 {
		_, _ = w.WriteString("<cols>")
		for i, width := range s.Widths {
			hidden := ""
			if width == 0 {
				width, hidden = 10, ` hidden="1"`
			}
			_, _ = fmt.Fprintf(w, `<col min="%[1]d" max="%[1]d" width="%[2]g" customWidth="1"%[3]s/>`, i+1, width, hidden)
		}
		_, _ = w.WriteString("</cols>")
	}
	_, _ = w.WriteString("<sheetData>\n")
}

func (s *Sheet) end(w *bufio.Writer, rows int) {
	_, _ = w.WriteString("</sheetData>")
	if ref := s.filter(rows); ref != "" {
		_, _ = fmt.Fprintf(w, `<autoFilter ref="%s"`, ref)
		if len(s.Shown) > 0 {
			_, _ = fmt.Fprintf(w, `><filterColumn colId="%d"><filters>`, s.ShownBy)
			for _, v := range s.Shown {
				_, _ = fmt.Fprintf(w, `<filter val="%s"/>`, escape(v))
			}
			_, _ = w.WriteString(`</filters></filterColumn></autoFilter>`)
		} else {
			_, _ = w.WriteString("/>")
		}
	}
	if len(s.Merged) > 0 {
		_, _ = fmt.Fprintf(w, `<mergeCells count="%d">`, len(s.Merged))
		for _, m := range s.Merged {
			_, _ = fmt.Fprintf(w, `<mergeCell ref="%s"/>`, m)
		}
		_, _ = w.WriteString("</mergeCells>")
	}
	_, _ = w.WriteString(`<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`)
}

// filter is the range of the filter, the last row of the heads first.
func (s *Sheet) filter(rows int) string {
	if len(s.Heads) == 0 || len(s.Heads[len(s.Heads)-1]) == 0 {
		return ""
	}
	return fmt.Sprintf("A%d:%s%d", len(s.Heads), Column(len(s.Heads[len(s.Heads)-1])-1), max(rows, len(s.Heads)))
}
