package organs

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/strict"
)

const sheetHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`

// workbook makes an .xlsx file as spreadsheet programs do, with parts put in place of its own.
func workbook(t testing.TB, rows string, parts map[string]string) []byte {
	all := map[string]string{
		"xl/workbook.xml": `<workbook xmlns="x" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>
			<sheet name="隐藏" sheetId="1" state="hidden" r:id="rId9"/><sheet name="名单" sheetId="2" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="x"><Relationship Id="rId9" Target="worksheets/no.xml"/><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/sharedStrings.xml":       `<sst xmlns="x"><si><t>全称</t></si><si><r><t>青禾县</t></r><r><t>水利局</t></r><rPh><t>qing</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml":   sheetHead + rows + `</sheetData></worksheet>`,
	}
	for k, v := range parts {
		all[k] = v
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		if text == "" {
			continue
		}
		w, err := z.Create(name)
		require.NoError(t, err)
		_, err = w.Write([]byte(text))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return b.Bytes()
}

const goodRows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>简称</t></is></c><c r="D1" t="str"><v>期限</v></c></row>
	<row r="2"></row><row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" t="inlineStr"><is><t>县水利局；水务局</t></is></c><c r="D4"><v>45688</v></c></row>`

func TestLists(t *testing.T) {
	for name, data := range map[string][]byte{
		"a.csv":  []byte("\uFEFF全称,简称,期限\r\n\r\n,,\r\n青禾县水利局,县水利局、水务局,2025年1月31日\r\n"),
		"b.csv":  []byte("名称\t简称\t截止日期\n\n\n青禾县水利局\t县水利局;水务局\t2025/1/31\n"),
		"c.csv":  []byte("name,short,deadline,former,kind,superior\n\n\n青禾县水利局,县水利局,2025-01-31,水务局,部门,青禾县人民政府\n"),
		"d.xlsx": workbook(t, goodRows, nil),
	} {
		l, err := Read(name, data)
		require.NoError(t, err, name)
		require.Len(t, l.Organs, 1, name)
		o := l.Organs[0]
		require.Equal(t, "青禾县水利局", o.Name, name)
		require.Equal(t, []string{"县水利局", "水务局"}, o.Others, name)
		require.Equal(t, "2025-01-31", o.Deadline.Format("2006-01-02"), name)
		require.Equal(t, 4, o.Line, name)
		for _, n := range []string{"青禾县水利局", "县水利局", "水务局", "青禾縣水利局", "青禾水利局"} {
			require.Same(t, o, l.Find(n), "%s %s", name, n)
		}
		for _, n := range []string{"", "青禾县教育局", "白沙县水利局", "水利局"} {
			require.Nil(t, l.Find(n), "%s %s", name, n)
		}
	}
}

// TestTwoMayBeMeant: a name that fits two organs is nobody's.
func TestTwoMayBeMeant(t *testing.T) {
	l, err := Read("a.csv", []byte("全称\n青禾县人民政府\n青禾市人民政府\n"))
	require.NoError(t, err)
	require.Nil(t, l.Find("青禾人民政府"))
	require.Equal(t, 3, l.Find("青禾市政府").Line)
	require.Equal(t, "青禾市人民政府", l.InName("2024 青禾市人民政府 年报.docx").Name)
	require.Nil(t, l.InName("年报.docx"))
}

func TestFaultsNameTheLine(t *testing.T) {
	for _, c := range []struct {
		name, text string
		line       int
		zh         string
	}{
		{"a.csv", "", 0, "名单是空的"},
		{"a.csv", "全称\n", 0, "没有机关"},
		{"a.csv", "简称\n甲\n", 1, "没有“全称”列"},
		{"a.csv", "全称,截至日期\n甲,x\n", 1, "“截至日期”不认识，是否为“截止日期”。可用列名"},
		{"a.csv", "全称,名称\n甲,乙\n", 1, "有两列“全称”"},
		{"a.csv", "全称,期限\n甲局,2025-01-31\n乙局,2025-02-30\n", 3, "期限“2025-02-30”不是日期"},
		{"a.csv", "全称,期限\n甲局,一月底\n", 2, "不是日期，应写成 2025-01-31"},
		{"a.csv", "全称,简称\n甲局,\n,乙\n", 3, "这一行没有“全称”"},
		{"a.csv", "全称\n甲局\n乙局\n甲局\n", 4, "“甲局”与第2行是同一名称"},
		{"a.csv", "全称,简称\n甲局,水务\n乙局,水务\n", 3, "“水务”与第2行是同一名称"},
		{"a.csv", "全称\n甲局,多\n", 2, "第2列没有列名"},
		{"a.csv", "全称\n\"甲局\n", 2, "引号没有成对"},
		{"a.csv", "全称\n" + strings.Repeat("甲", 81) + "\n", 2, "过长"},
		{"a.pdf", "x", 0, "应为 .csv 或 .xlsx"},
		{"a.xlsx", "x", 0, "不能读取这个工作簿"},
		{"a.xlsx", "\xD0\xCF\x11\xE0", 0, "旧格式 .xls 或加密"},
		{"a.csv", "\x00\x01", 1, "编码"},
	} {
		_, err := Read(c.name, []byte(c.text))
		at := new(strict.Error)
		require.ErrorAs(t, err, &at, c.text)
		require.Equal(t, c.line, at.Line, "%q: %s", c.text, at.ZH)
		require.Contains(t, at.ZH, c.zh)
		require.NotEmpty(t, at.EN)
	}
}

// TestHostileWorkbooks: each is refused, in bounded memory.
func TestHostileWorkbooks(t *testing.T) {
	row := `<row r="2"><c r="A2" t="inlineStr"><is><t>甲局</t></is></c></row>`
	for name, parts := range map[string]map[string]string{
		"document type": {"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY y "z">]>` + sheetHead + goodRows + `</sheetData></worksheet>`},
		"entity":        {"xl/worksheets/sheet1.xml": sheetHead + `<row r="1"><c r="A1" t="inlineStr"><is><t>&y;</t></is></c></row></sheetData></worksheet>`},
		"bomb":          {"xl/worksheets/sheet1.xml": sheetHead + strings.Repeat(" ", maxPart) + `</sheetData></worksheet>`},
		"texts":         {"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si/>", maxText/5+10)},
		"cut":           {"xl/worksheets/sheet1.xml": sheetHead + row},
		"far column":    {"xl/worksheets/sheet1.xml": sheetHead + `<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>`},
		"no text":       {"xl/worksheets/sheet1.xml": sheetHead + `<row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData></worksheet>`},
		"no sheet":      {"xl/workbook.xml": "<workbook/>"},
		"no part":       {"xl/worksheets/sheet1.xml": ""},
		"outside":       {"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Target="../../etc/passwd"/></Relationships>`},
	} {
		_, err := Read("a.xlsx", workbook(t, goodRows, parts))
		require.Error(t, err, name)
	}
	require.Equal(t, -1, columnNumber("1"))
	require.Equal(t, 27, columnNumber("AB12"))
	require.Positive(t, columnNumber(strings.Repeat("Z", 1000)))
}

// TestLargeLists: linear in the file's size.
func TestLargeLists(t *testing.T) {
	var b strings.Builder
	b.WriteString("全称,简称\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "云溪省青禾市第%d县水利局,水利%d\n", i, i)
	}
	l, err := Read("a.csv", []byte(b.String()))
	require.NoError(t, err)
	require.Len(t, l.Organs, 20_000)
	require.Equal(t, 4, l.Find("第2县水利局").Line)
	many := ""
	for i := range 100 {
		many += fmt.Sprintf("乙%d、", i)
	}
	for _, text := range []string{strings.Repeat("称", 1<<20), strings.Repeat("全称,", 1<<18), "全称\n" + strings.Repeat("甲", 1<<20), "全称,简称\n甲," + many} {
		_, err := Read("a.csv", []byte(text))
		require.Error(t, err)
	}
}

func TestRoll(t *testing.T) {
	l, err := Read("a.csv", []byte("全称,简称\n甲县水利局,\n乙县水利局,\n丙县水利局,\n丁县水利局,丁水\n"))
	require.NoError(t, err)
	r := NewRoll(l)
	require.Equal(t, "甲县水利局", r.Add("a.md", "甲县水利局", 2024).Name)
	r.Add("b.md", "甲县水利局", 2024)
	r.Add("c.md", "乙县水利局", 2023)
	require.Equal(t, "丁县水利局", r.Add("d/丁县水利局年报.md", "", 2024).Name)
	require.Nil(t, r.Add("e.md", "戊县水利局", 2024))
	require.Equal(t, "丙县水利局", r.Fail(`x\丙县水利局.pdf`).Name)
	o := r.Outcome()
	require.Equal(t, 2024, o.Year)
	require.Equal(t, 4, o.Listed)
	require.Len(t, o.Missing, 2)
	require.Equal(t, Missing{Organ: l.Organs[1], Other: "c.md"}, o.Missing[0])
	require.Equal(t, Missing{Organ: l.Organs[2], Unread: `x\丙县水利局.pdf`}, o.Missing[1])
	require.Equal(t, []Stranger{{"e.md", "戊县水利局"}}, o.Strangers)
	require.Equal(t, []Double{{l.Organs[0], 2024, []string{"a.md", "b.md"}}}, o.Doubles)
	require.Empty(t, NewRoll(l).Outcome().Doubles)
}

func TestArea(t *testing.T) {
	for in, want := range map[string]string{"青禾县人民政府": "青禾县", "青禾县政府": "青禾县", "青禾县": "青禾县", "市水利局": "市水利局", "": "", "政府": "政府"} {
		require.Equal(t, want, (&Organ{Superior: in}).Area())
	}
	require.Empty(t, (*Organ)(nil).Area())
}

func FuzzRead(f *testing.F) {
	f.Add("a.csv", []byte("全称,期限\n甲局,2025-01-31\n"))
	f.Add("a.xlsx", workbook(f, goodRows, nil))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		l, err := Read(name, data)
		if err != nil {
			at := new(strict.Error)
			require.True(t, errors.As(err, &at), fmt.Sprint(err))
			return
		}
		for _, o := range l.Organs {
			require.Same(t, o, l.Find(o.Name))
		}
	})
}
