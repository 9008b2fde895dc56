package tables

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/output/safe"
)

func TestCSV(t *testing.T) {
	out := outputtest.Render(t, CSV, nil, outputtest.Batch()...)
	require.True(t, strings.HasPrefix(out, "\uFEFF文件,机关,年份,结论,位置,行,列,级别,检查项,说明,原文,建议修改,检查项代号\r\n"))
	require.Equal(t, strings.Count(out, "\n"), strings.Count(out, "\r\n"))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(out, "\uFEFF"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, 9)
	require.Equal(t, []string{"其他/扫描.pdf", "", "", "未能检查", "", "", "", "", "", "是 PDF 文件，不能读取", "", "", ""}, rows[1])
	require.Equal(t, "未识别", rows[2][3])
	require.Equal(t, []string{"其他/通知.md", "", "", "未识别", "第1段", "3", "3", "疑误", "错别字", "“戒毒”疑为“解读”。", "戒毒", "", "words"}, append(rows[3][:4:4], append([]string{"第1段"}, rows[3][5:]...)...))
	require.Equal(t, "改为“被动公开”", rows[4][11])
	require.NotEmpty(t, rows[4][1])
	require.Equal(t, "退回修改", rows[4][3])
	require.True(t, strings.HasPrefix(outputtest.Render(t, CSV, func(o *output.Options) { o.Lang = lint.EN }), "\uFEFFfile,organ,"))
}

func TestHostileCSV(t *testing.T) {
	outputtest.EachHostile(t, func(t *testing.T, files []output.File) {
		out := outputtest.Render(t, CSV, nil, files...)
		body := strings.TrimPrefix(out, "\uFEFF")
		outputtest.Calm(t, body, "\r\n")
		rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
		require.NoError(t, err)
		require.Equal(t, strings.Count(body, "\n"), len(rows), "no cell has a line end")
		for _, row := range rows {
			for _, cell := range row {
				require.False(t, safe.StartsFormula(cell) && !strings.HasPrefix(cell, "'"), "%q", cell)
			}
		}
	})
}
