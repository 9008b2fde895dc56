package fact

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The same table in the shapes that editors and converters give it.
func TestShapes(t *testing.T) {
	const good = "1 2 3 / 4 5 9 / e 0 0 / 6 0 6 / 11 7 18"
	rows := [][]string{
		{"一、小麦收成数量", "1", "2", "3"}, {"1.白米收成数量", "4", "5", "9"}, {"2.红米收成数量（含糯米）", "", "0", "0"},
		{"3.其他稻米", "6", "0", "6"}, {"三、合计", "11", "7", "18"},
	}
	lines := func(before, between, after string, change func(i int, cell string) string) string {
		var b strings.Builder
		for _, r := range rows {
			b.WriteString(before)
			for i, c := range r {
				if i > 0 {
					b.WriteString(between)
				}
				b.WriteString(change(i, c))
			}
			b.WriteString(after)
		}
		return b.String()
	}
	same := func(_ int, c string) string { return c }
	const ruling = "├──┼──┼──┼──┤\n"
	for name, text := range map[string]string{
		"full-width bars": lines("｜", "｜", "｜\n", same),
		"drawn":           ruling + lines("│ ", " │ ", " │\n"+ruling, same),
		"grid":            "+----+---+---+---+\n" + lines("| ", " | ", " |\n+====+===+===+===+\n", same),
		"quoted":          lines("> | ", " | ", " |\n> |---|---|---|---|\n", same),
		"HTML in a line":  "<table>" + lines("<tr><td>", "</td><td>", "</td></tr>", same) + "</table>\n",
		"HTML in lines":   "<table border=\"1\">\n" + lines("<tr>\n<td>\n", "\n</td>\n  <td align=\"right\">", "</td>\n</tr>\n", same) + "</table>\n",
		"HTML left open":  "<TABLE>" + lines("<TR>", "", "\n", func(_ int, c string) string { return "<TD>" + c }) + "</TABLE>\n",
		"HTML in paragraphs": "<table>" + lines("<tr>", "", "</tr>\n", func(_ int, c string) string {
			return "<td><p><span>" + c + "</span></p></td>"
		}) + "</table>\n",
		"emphasis": lines("| ", " | ", " |\n", func(_ int, c string) string { return "**" + c + "**" }),
		"entities and folds": lines("| ", " | ", " |\n", func(i int, c string) string {
			if i == 0 {
				return strings.Replace(c, "米", "米<br/>", 1)
			}
			return "&nbsp;" + c + "&nbsp;"
		}),
		"numbered":       "| 1 | 一、小麦收成数量 | 1 | 2 | 3 |\n| 2 | 白米收成数量 | 4 | 5 | 9 |\n| 3 | 红米收成数量 | | 0 | 0 |\n| 4 | 其他 | | | |\n| | 稻米 | 6 | 0 | 6 |\n| 5 | 三、合计 | 11 | 7 | 18 |\n",
		"ordinals apart": "| 一 | 小麦收成数量 | 1 | 2 | 3 |\n| 二、稻米 | 1 | 白米收成数量 | 4 | 5 | 9 |\n| | 2 | 红米收成数量 | | 0 | 0 |\n| | 3 | 其他稻米 | 6 | 0 | 6 |\n| 三 | 合计 | 11 | 7 | 18 |\n",
	} {
		t.Run(name, func(t *testing.T) {
			head := strings.NewReplacer("全年 | 合计 |", "| 全年 | 合计 |", "春季收成 |", "| 春季收成 |").Replace(grainHead)
			table := harvestOf(t, head+text+"二、天气情况\n本年雨水充足，没有发生大的灾害，各地收成都比上年好。\n三、补充说明\n无。\n").TableOf("grain")
			require.Equal(t, good, show(table))
			require.Empty(t, problems(table))
			require.Empty(t, deviations(table))
			require.Equal(t, "18", sliceOf(t, head+text, table.Cells[4][2].Span.Start, table.Cells[4][2].Span.End))
		})
	}
}

func sliceOf(t *testing.T, text string, from, to int) string {
	require.LessOrEqual(t, to, len(text))
	return text[from:to]
}

// Blanks between a figure's line and characters that are set apart.
func TestBlanksApart(t *testing.T) {
	rows := "一、小 麦 收 成\n数 量 1\u00a0\u00a02\u00a0\u00a03\n1.白米收成数量  4　件  5 件  9\n2. 红 米 收 成 数\n量 0 0 0\n3.其他稻米 6 0 6\n三、合计 11 7 18\n"
	table := harvestOf(t, grainHead+rows+"二、天气情况\n本年雨水充足，没有发生大的灾害，各地收成都比上年好。\n三、补充说明\n无。\n").TableOf("grain")
	require.Equal(t, "1 2 3 / 4 5 9 / 0 0 0 / 6 0 6 / 11 7 18", show(table))
	require.Empty(t, problems(table)+deviations(table))
}

// Readings behind characters are no part of a label.
func TestReadings(t *testing.T) {
	table := harvestOf(t, grainHead+"一、小麥收(shōu)成數(shù)量 | 1 | 2 | 3 |\n1.白米收成數量（liàng） | 4 | 5 | 9 |\n2.紅(hóng)米收成數量(含糯(nuò)米) | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合計(jì) | 11 | 7 | 18 |\n二、天氣情況\n三、補充說明\n無。\n").TableOf("grain")
	require.Equal(t, "1 2 3 / 4 5 9 / 0 0 0 / 6 0 6 / 11 7 18", show(table))
	require.Empty(t, problems(table)+deviations(table))
	require.Equal(t, Good, table.Rows[1].State)
}

// Reading tables again takes room for what comes of it, none for each cell or label.
func TestTableAllocations(t *testing.T) {
	row := "二、稻米 | 1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量（含糯米） | 0 | 无 | １２ |\n三、\n合 计　|　11件 | ** 7 ** | 18 |\n别的一行 | 1 | 2 | 3 |\n"
	for _, text := range []string{
		grainHead + strings.Repeat(row, 40), grainHead + strings.Repeat(strings.ReplaceAll(row, " | ", "\n"), 40),
		grainHead + strings.Repeat(strings.NewReplacer(" | ", "　　", "　|　", "　　", " |\n", "\n", "** 7 **", "7").Replace(row), 40),
	} {
		d := harvestOf(t, text)
		require.Len(t, d.Tables, 1)
		var runs []float64 // the race detector now and then throws away what a pool holds
		for range 21 {
			runs = append(runs, testing.AllocsPerRun(1, func() {
				d.Tables = d.Tables[:0]
				d.findTables()
			}))
		}
		slices.Sort(runs)
		require.LessOrEqual(t, runs[len(runs)/2], 40.0, text[:200])
	}
}

// Rows pasted from other programs are cut at their separators; sentences are not.
func TestLists(t *testing.T) {
	const end = "二、天气情况\n本年雨水充足，没有发生大的灾害，各地收成都比上年好。\n三、补充说明\n无。\n"
	head := strings.NewReplacer(" |", "", " | ", ",").Replace(grainHead)
	for _, rows := range []string{
		"一、小麦收成数量,1,2,3\n1.白米收成数量,4,5,9\n2.红米收成数量（含糯米）,,0,0\n3.其他稻米,6,0,6\n三、合计,11,7,18\n",
		"一、小麦收成数量；1；2；3\n二、稻米；1.白米收成数量；4；5；9\n2.红米收成数量；；0；0；\n3.其他稻米；6；0；6\n三、合计；11；7；18\n",
	} {
		table := harvestOf(t, head+rows+end).TableOf("grain")
		require.Contains(t, show(table), "1 2 3 / 4 5 9 / ", rows)
		require.Contains(t, show(table), " / 6 0 6 / 11 7 18", rows)
	}
	table := harvestOf(t, grainHead+"小麦收成数量：12，合计：3\n三、合计：5件\n一、小麦收成数量 | 1 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n"+end).TableOf("grain")
	require.Contains(t, show(table), "1 2 3 / 4 5 9 / ")
	require.NotContains(t, problems(table), "twice")
}
