package tables

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/organs"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/safe"
	"gaolint/lint/output/tables/internal/xlsx"
)

// called is a run with a list of organs.
func called(t *testing.T, format output.Format) string {
	f := outputtest.Sample("甲.md")
	organ := f.Result.Title.Organ
	list, err := organs.Read("名单.csv", []byte("全称,上级,期限\n"+organ+",云外市人民政府,\n=云外县水利局,云外市人民政府,2025-01-31\n"))
	require.NoError(t, err)
	roll := organs.NewRoll(list)
	for _, path := range []string{"甲.md", "乙.md"} {
		require.NotNil(t, roll.Add(path, organ, f.Result.Title.Year))
	}
	require.Nil(t, roll.Add("<丙>.md", "石桥县人民政府", 2023))
	var b bytes.Buffer
	w := format.Whole(&b, outputtest.Options(format))
	require.NoError(t, w.Add(f))
	require.NoError(t, w.Close(output.Run{Organs: roll.Outcome()}))
	return b.String()
}

func TestOrgansInMarkdown(t *testing.T) {
	out := called(t, Markdown)
	require.Contains(t, out, "\n## 名单\n\n名单共2个机关，未报送1个。\n\n| 情况 | 机关 |")
	require.Contains(t, out, "| 未报送 | =云外县水利局 | 云外市人民政府 | 2025-01-31 |  |  |\n")
	require.Contains(t, out, "| 不在名单 | 石桥县人民政府 |  |  | &lt;丙&gt;.md |  |\n")
	require.Equal(t, 2, strings.Count(out, "| 重复报送 |"))
}

func TestOrgansInTheWorkbook(t *testing.T) {
	sheets := readSheets(t, called(t, Workbook))
	require.Len(t, sheets, 4)
	s := sheets[3]
	require.Equal(t, "未报送", s.cell("A2"))
	require.Equal(t, "=云外县水利局", s.cell("B2"))
	require.Equal(t, "<丙>.md", s.cell("E3"))
	require.Equal(t, "乙.md", s.cell("E5"))
}

// TestCommon: wording that very many organs share is where a reviewer reads, and commands
// nobody there.
func TestCommon(t *testing.T) {
	write := func(f output.Format, common ...output.Common) string {
		var b bytes.Buffer
		w := f.Whole(&b, outputtest.Options(f))
		require.NoError(t, w.Add(outputtest.Sample("a.md")))
		require.NoError(t, w.Close(output.Run{Common: common, CommonTotal: 3 * len(common)}))
		return b.String()
	}
	plain := output.Common{Text: "坚持把公开透明作为政府工作的基本制度。", Organs: 7, Path: "甲/a.md", Line: 5}
	require.NotContains(t, write(Markdown), plain.Text)
	require.Contains(t, write(Markdown, plain), plain.Text)
	require.Contains(t, write(Markdown, plain), "共用表述3句：许多机关都有（数字、名称不计），不计入雷同。只列前1句。")
	require.Len(t, readSheets(t, write(Workbook)), 3)
	require.Equal(t, plain.Text, readSheets(t, write(Workbook, plain))[3].cell("A2"))
	for _, p := range outputtest.Payloads {
		c := output.Common{Text: p, Organs: 7, Path: p, Line: 5}
		outputtest.Calm(t, write(Markdown, c), "\n")
		for _, row := range readSheets(t, write(Workbook, c))[3].Rows {
			for _, cell := range row.Cells {
				outputtest.Harmless(t, cell.Text)
				require.True(t, !safe.StartsFormula(cell.Text) || cell.Style > int(xlsx.Top), "%q", cell.Text)
			}
		}
	}
}
