package output

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/output/internal/xlsx"
)

// TestCommon: wording that very many organs share is where a reviewer reads, and commands
// nobody there.
func TestCommon(t *testing.T) {
	write := func(name string, common ...Common) string {
		f, _ := Named(name)
		var b bytes.Buffer
		w := f.Whole(&b, plainOptions(f))
		require.NoError(t, w.Add(sample("a.md")))
		require.NoError(t, w.Close(Run{Common: common, CommonTotal: 3 * len(common)}))
		return b.String()
	}
	plain := Common{"坚持把公开透明作为政府工作的基本制度。", 7, "甲/a.md", 5}
	for _, name := range []string{"json", "markdown", "html"} {
		require.NotContains(t, write(name), plain.Text, name)
		require.Contains(t, write(name, plain), plain.Text, name)
	}
	require.Len(t, readSheets(t, write("xlsx")), 3)
	require.Equal(t, plain.Text, readSheets(t, write("xlsx", plain))[3].cell("A2"))
	require.Contains(t, write("markdown", plain), "共用表述3句：许多机关都有（数字、名称不计），不计入雷同。只列前1句。")
	var doc struct{ Summary jsonSummary }
	require.NoError(t, json.Unmarshal([]byte(write("json", plain)), &doc))
	require.Equal(t, []jsonCommon{jsonCommon(plain)}, doc.Summary.Common)
	require.Equal(t, 3, doc.Summary.CommonTotal)
	for _, p := range payloads {
		c := Common{p, 7, p, 5}
		for _, name := range []string{"json", "markdown"} {
			calmOutput(t, write(name, c), "\n")
		}
		page := write("html", c)
		require.Equal(t, frame(write("html")), frame(page), "%q", p)
		calmOutput(t, pageData.FindString(page), "\n")
		for _, row := range readSheets(t, write("xlsx", c))[3].Rows {
			for _, cell := range row.Cells {
				harmless(t, cell.Text)
				require.True(t, !startsFormula(cell.Text) || cell.Style > int(xlsx.Top), "%q", cell.Text)
			}
		}
	}
}
