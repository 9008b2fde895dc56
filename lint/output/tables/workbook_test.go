package tables

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/compare"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
	"gaolint/rules/profiles"
)

// sheetXML is what tests read of a sheet.
type sheetXML struct {
	Pane struct {
		X     int    `xml:"xSplit,attr"`
		Y     int    `xml:"ySplit,attr"`
		State string `xml:"state,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Columns []struct {
		Hidden bool    `xml:"hidden,attr"`
		Width  float64 `xml:"width,attr"`
	} `xml:"cols>col"`
	Rows []struct {
		Number int  `xml:"r,attr"`
		Hidden bool `xml:"hidden,attr"`
		Cells  []struct {
			Ref    string    `xml:"r,attr"`
			Type   string    `xml:"t,attr"`
			Style  int       `xml:"s,attr"`
			Value  string    `xml:"v"`
			Text   string    `xml:"is>t"`
			Secret *struct{} `xml:"f"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
	Filter struct {
		Ref    string `xml:"ref,attr"`
		Column struct {
			ID     int `xml:"colId,attr"`
			Values []struct {
				Value string `xml:"val,attr"`
			} `xml:"filters>filter"`
		} `xml:"filterColumn"`
	} `xml:"autoFilter"`
	Merged []struct {
		Ref string `xml:"ref,attr"`
	} `xml:"mergeCells>mergeCell"`
}

// cell is what stands at a place such as B2.
func (s sheetXML) cell(ref string) string {
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Ref == ref {
				return c.Value + c.Text
			}
		}
	}
	return ""
}

// below is what stands in the row under the head with this text.
func (s sheetXML) below(t *testing.T, head, row string) string {
	for _, r := range s.Rows[:min(3, len(s.Rows))] {
		for _, c := range r.Cells {
			if c.Text == head {
				return s.cell(strings.TrimRight(c.Ref, "0123456789") + row)
			}
		}
	}
	t.Fatalf("no column %q", head)
	return ""
}

func readWorkbook(t *testing.T, out string) [3]sheetXML {
	sheets := readSheets(t, out)
	require.Len(t, sheets, 3)
	return [3]sheetXML(sheets)
}

func readSheets(t *testing.T, out string) (sheets []sheetXML) {
	z, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	require.NoError(t, err)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		dec := xml.NewDecoder(bytes.NewReader(data))
		for err == nil {
			var token xml.Token
			token, err = dec.Token()
			if e, ok := token.(xml.StartElement); ok {
				require.NotEqual(t, "f", e.Name.Local)
				require.NotEqual(t, "hyperlink", e.Name.Local)
			}
		}
		require.Equal(t, io.EOF, err, f.Name)
		if strings.HasPrefix(f.Name, "xl/worksheets/") {
			var s sheetXML
			require.NoError(t, xml.Unmarshal(data, &s))
			sheets = append(sheets, s)
		}
	}
	return sheets
}

// lastYear is the file as a report of the year before.
func lastYear(t *testing.T, f output.File) *compare.Report {
	text := strings.ReplaceAll(f.Source.Text(), "2023", "2022")
	return compare.Figures(outputtest.Draft("last.md", text).Result.Document)
}

func TestWorkbook(t *testing.T) {
	files := outputtest.Batch()
	files[3].Last = lastYear(t, files[3])
	require.NotNil(t, files[3].Last)
	s := readWorkbook(t, outputtest.Render(t, Workbook, nil, files...))
	reports, findings, figures := s[0], s[1], s[2]

	var verdicts []string
	for _, row := range reports.Rows[1:] {
		for _, c := range row.Cells {
			if strings.HasPrefix(c.Ref, "D") {
				verdicts = append(verdicts, c.Text)
			}
		}
	}
	require.Equal(t, []string{"未能检查", "未识别", "退回修改", "建议修改", "通过"}, verdicts)
	require.Equal(t, "其他/扫描.pdf", reports.cell("B2"))
	require.Equal(t, "是 PDF 文件，不能读取", reports.cell("I2"))
	require.NotEmpty(t, reports.cell("A4"))
	require.Equal(t, "1", reports.below(t, "错误", "4"))
	require.Contains(t, reports.below(t, "退回意见", "4"), "应为“被动公开”")
	require.Equal(t, 2, reports.Pane.X)
	require.Equal(t, 1, reports.Pane.Y)
	require.Equal(t, "frozen", reports.Pane.State)
	require.Contains(t, reports.Filter.Ref, "A1:")
	now := reports.below(t, "收到政府信息公开申请数量（本年）", "4")
	require.NotEmpty(t, now)
	require.Equal(t, now, reports.below(t, "收到政府信息公开申请数量（上年）", "4"))
	require.Equal(t, "0", reports.below(t, "收到政府信息公开申请数量（增减）", "4"))
	require.Empty(t, reports.below(t, "收到政府信息公开申请数量（上年）", "5"), "no report of the year before")
	for _, c := range reports.Columns {
		require.False(t, c.Hidden)
	}

	require.Equal(t, "A1:M7", findings.Filter.Ref)
	require.Equal(t, severityColumn, findings.Filter.Column.ID)
	require.Equal(t, "错误", findings.Filter.Column.Values[0].Value)
	require.Len(t, findings.Rows, 7)
	for _, row := range findings.Rows[1:] {
		severity := row.Cells[len(row.Cells)-9].Text
		require.Equal(t, severity == "提示" || severity == "建议", row.Hidden, severity)
	}
	require.Equal(t, "主动公开", findings.below(t, "原文", "3"))
	require.Equal(t, "改为“被动公开”", findings.below(t, "建议修改", "3"))

	require.Len(t, figures.Rows, 3+3, "what is no report has no figures")
	require.Equal(t, 3, figures.Pane.Y)
	require.NotEmpty(t, figures.Merged)
	require.Greater(t, len(figures.Rows[3].Cells), 150)
	require.Equal(t, "第二部分“第二十条第（一）项”表格", figures.cell("D1"))
}

// TestWithoutLastYear: the columns that nothing can stand in are hidden.
func TestWithoutLastYear(t *testing.T) {
	reports := readWorkbook(t, outputtest.Render(t, Workbook, nil, outputtest.Batch()...))[0]
	hidden := 0
	for _, c := range reports.Columns {
		if c.Hidden {
			hidden++
		}
	}
	require.Equal(t, 2*(len(reports.Columns)-len(reportColumns))/3, hidden)
	require.NotZero(t, hidden)
}

// TestFormsOfTwoYears: figures stand under the labels of their own form.
func TestFormsOfTwoYears(t *testing.T) {
	old := outputtest.Draft("old.md", profiles.Sample("gov-info-annual-2019"))
	require.Equal(t, "gov-info-annual-2019", old.Result.Profile.Name)
	figures := readWorkbook(t, outputtest.Render(t, Workbook, nil, outputtest.Sample("new.md"), old))[2]
	require.Empty(t, figures.below(t, "本年新公开数量", "4"))
	require.NotEmpty(t, figures.below(t, "本年新公开数量", "5"))
	require.NotEmpty(t, figures.below(t, "现行有效件数", "4"))
	require.Empty(t, figures.below(t, "现行有效件数", "5"))
}

func TestHostileWorkbook(t *testing.T) {
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		for _, s := range readWorkbook(t, outputtest.Render(t, Workbook, nil, files...)) {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					require.Nil(t, c.Secret)
					require.True(t, c.Type == "inlineStr" || c.Text == "")
					outputtest.Harmless(t, c.Text)
					if safe.StartsFormula(c.Text) {
						require.Greater(t, c.Style, int(xlsx.Top), "edited, it stays text: %q", c.Text)
					}
				}
			}
		}
	})
}

func TestWorkbookHoldsNoMore(t *testing.T) {
	s := &xlsx.Sheet{Heads: make([][]xlsx.Cell, 1)}
	require.ErrorIs(t, s.Add(0, make([]xlsx.Cell, xlsx.MaxColumns+1), false), xlsx.ErrFull)
}

// TestOfficeReadsTheWorkbook: LibreOffice Calc shows text as text. It runs where
// GAOLINT_WORD is set, as the other tests with LibreOffice do.
func TestOfficeReadsTheWorkbook(t *testing.T) {
	if os.Getenv("GAOLINT_WORD") == "" {
		t.Skip("GAOLINT_WORD is not set")
	}
	office, err := exec.LookPath("soffice")
	require.NoError(t, err)
	files := outputtest.Batch()
	for _, p := range []string{`=1+1`, `=HYPERLINK("http://e.cn","x")`, `+1+1`, `-2+3`, `@SUM(1)`, `_x003D_1`, `'=1`, `<b>&`, "a\nb"} {
		files = append(files, outputtest.Hostile(p)...)
	}
	dir := t.TempDir()
	book := filepath.Join(dir, "book.xlsx")
	require.NoError(t, os.WriteFile(book, []byte(outputtest.Render(t, Workbook, nil, files...)), 0o600))
	cmd := exec.Command(office, "--headless", "-env:UserInstallation=file://"+dir+"/profile",
		"--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "--outdir", dir, book)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, string(out))
	require.NotContains(t, string(out), "could not be loaded", "is Calc installed?")
	data, err := os.ReadFile(filepath.Join(dir, "book-问题.csv"))
	require.NoError(t, err)
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		seen[row[7]] = true
		require.NotEqual(t, "2", row[7])
	}
	for _, want := range []string{`=1+1`, `=HYPERLINK("http://e.cn","x")`, `+1+1`, `-2+3`, `@SUM(1)`, `_x003D_1`, `'=1`, `<b>&`, "a b"} {
		require.True(t, seen[want], "%q", want)
	}
	require.FileExists(t, filepath.Join(dir, "book-报告.csv"))
	require.FileExists(t, filepath.Join(dir, "book-数据.csv"))
}

func TestWordFilesInTheWorkbook(t *testing.T) {
	sheets := readWorkbook(t, outputtest.Render(t, Workbook, nil, outputtest.WordFile(t)))
	require.Equal(t, "改为“解读”", sheets[1].below(t, "建议修改", "2"))
}
