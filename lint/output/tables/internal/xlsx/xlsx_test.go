package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/zh"
)

func TestColumn(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", MaxColumns - 1: "XFD"} {
		require.Equal(t, want, Column(i))
	}
}

func TestText(t *testing.T) {
	require.Equal(t, "甲\n乙", Text("甲\x00\n\x1b乙\uFFFE", Plain).text)
	long := Text(strings.Repeat("𠮷", maxUnits), Plain).text
	require.LessOrEqual(t, 2*strings.Count(long, "𠮷")+1, maxUnits)
	require.True(t, strings.HasSuffix(long, "𠮷…"))
	require.Equal(t, "a&lt;b&gt;&amp;&quot;&#10;", escape("a<b>&\"\n"))
	for in, want := range map[string]string{"_x0041_": "_x005F_x0041_", "_x004_": "_x004_", "_x00G1_": "_x00G1_", "__x003d_a": "__x005F_x003d_a", "_x0041": "_x0041"} {
		require.Equal(t, want, escape(in))
	}
}

func TestNumber(t *testing.T) {
	require.True(t, Int(-12, Plain).isNum)
	require.False(t, Int(1234567890123456, Plain).isNum, "more digits than spreadsheets keep")
	d, ok := zh.Int(5).Sub(zh.Int(7))
	require.True(t, ok)
	require.Equal(t, Cell{text: "-2", isNum: true, Style: Bold}, Number(d, Bold))
}

func TestRisky(t *testing.T) {
	for _, s := range []string{"=1", " =1", "　=1", "'=1", "+1", "-1", "@a", "＝1"} {
		require.True(t, risky(s), s)
		require.Contains(t, string(row("1", []Cell{Text(s, Plain)}, 18, false)), ` s="10" t="inlineStr"`)
	}
	for _, s := range []string{"", "a=1", "甲", "1-2", "\xff"} {
		require.False(t, risky(s), s)
	}
	require.NotContains(t, string(row("1", []Cell{Int(-1, Plain)}, 18, false)), "inlineStr")
}

func TestHeight(t *testing.T) {
	s := Sheet{Widths: []float64{12, 12}}
	require.Equal(t, 18.0, s.height([]Cell{Text(strings.Repeat("长", 99), Plain)}))
	require.Equal(t, 18.0, s.height([]Cell{Text("五个字的话", Wrap)}))
	require.Equal(t, 32.0, s.height([]Cell{{}, Text("六个字长的话", Wrap)}))
	require.Equal(t, float64(maxHeight), s.height([]Cell{Text(strings.Repeat("长", 9999), Wrap)}))
}

// TestGroups: rows stand in the order of their groups, and are numbered through.
func TestGroups(t *testing.T) {
	s := &Sheet{Name: "甲<&乙", Heads: [][]Cell{{Text("头", Head)}}, Frozen: 1, Grouped: true}
	require.NoError(t, s.Add(2, []Cell{Text("丙", Plain)}, false))
	require.NoError(t, s.Add(0, []Cell{Text("甲", Plain)}, true))
	require.NoError(t, s.Add(2, []Cell{Int(3, Plain)}, false))
	var b bytes.Buffer
	require.NoError(t, Write(&b, []*Sheet{s}))
	parts := map[string]string{}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	for _, f := range z.File {
		r, err := f.Open()
		require.NoError(t, err)
		data, err := io.ReadAll(r)
		require.NoError(t, err)
		parts[f.Name] = string(data)
	}
	sheet := parts["xl/worksheets/sheet1.xml"]
	require.Regexp(t, `(?s)<row r="1".*头.*<row r="2" hidden="1".*r="A2".*甲.*<row r="3".*r="A3".*丙.*<row r="4".*<v>3</v>.*<autoFilter ref="A1:A4"/>`, sheet)
	require.NotContains(t, sheet, rowMark)
	require.Contains(t, parts["xl/workbook.xml"], `<sheet name="甲&lt;&amp;乙"`)
	require.Contains(t, parts["xl/workbook.xml"], `'甲&lt;&amp;乙'!$A$1:$A$4`)
	require.Contains(t, parts["[Content_Types].xml"], "/xl/worksheets/sheet1.xml")
}

func TestFull(t *testing.T) {
	s := &Sheet{rows: MaxRows - 1, Heads: make([][]Cell, 1)}
	require.ErrorIs(t, s.Add(0, nil, false), ErrFull)
}
