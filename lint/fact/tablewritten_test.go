package fact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const afterHarvest = "二、天气情况\n本年雨水充足，没有发生大的灾害，各地收成都比上年好。\n三、补充说明\n无。\n"

// fruit is the second table, whose figures may be signed and amounts of money.
func fruit(t *testing.T, label, apples, pears string) *Table {
	text := grainHead + "一、小麦收成数量 | 1 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量（含糯米） | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n" +
		"第二类作物 | " + label + " |\n苹果产量 | " + apples + " |\n梨子产量 | " + pears + " |\n" + afterHarvest
	return harvestOf(t, text).TableOf("fruit")
}

// Words and arrows are signs before a figure that may have one.
func TestSignWords(t *testing.T) {
	for text, want := range map[string]string{
		"增5": "5", "增加5": "5", "减1": "-1", "减少5": "-5", "↑5": "5", "↓1": "-1", "+5": "5", "－1": "-1", "减０": "0",
		"增 12": "12", "5↑": "5", "7↓": "-7", "减1,204": "-1204", "減少3": "-3", "减2个": "-2",
	} {
		table := fruit(t, "收成重量", text, "2")
		require.Equal(t, want+" / 2", show(table), text)
		require.Empty(t, problems(table)+deviations(table), text)
	}
	for _, text := range []string{"增", "增减5", "增加了", "增-5", "增长强5类", "减少5减"} {
		require.NotContains(t, show(fruit(t, "收成重量", text, "2")), "5 /", text)
	}
	grain := harvestOf(t, grainHead+"一、小麦收成数量 | 增1 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n"+afterHarvest).TableOf("grain")
	require.Equal(t, Bad, grain.Cells[0][0].State, "a table of counts")
}

// An amount with its unit is one figure, in the unit of its column.
func TestMoney(t *testing.T) {
	for _, c := range []struct{ label, text, want string }{
		{"收成重量（万元）", "3405820元", "340.582"}, {"收成重量（万元）", "3 元", "0.0003"}, {"收成重量（单位：万元）", "12.5万元", "12.5"},
		{"收成重量（万元）", "1.2亿元", "12000"}, {"收成重量（元）", "12万元", "120000"}, {"收成重量（元）", "35元", "35"},
		{"收成重量", "128.6万元", "128.6"}, {"收成重量（万元）", "1,250,000元", "125"},
	} {
		table := fruit(t, c.label, c.text, "2")
		require.Equal(t, c.want+" / 2", show(table), c)
		require.Empty(t, problems(table)+deviations(table), c)
	}
	for _, text := range []string{"3405820元", "2亿元"} {
		table := fruit(t, "收成重量", text, "2")
		require.Equal(t, Apart, table.Cells[0][0].State, "the column's unit is not known")
		require.False(t, table.Cells[0][0].Known())
		require.Empty(t, problems(table)+deviations(table))
	}
	grain := harvestOf(t, grainHead+"一、小麦收成数量 | 1元 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n"+afterHarvest).TableOf("grain")
	require.Equal(t, Bad, grain.Cells[0][0].State, "a table of counts")
}

// Where a table breaks off in its first row, the blanks that its label spans are no cells.
func TestOnlyRow(t *testing.T) {
	table := harvestOf(t, "一、作物收成情况\n| 第一类作物 | | 全年 | | 合计 |\n| | | 春季收成 | 秋季收成 | |\n| 一、小麦收成数量 | | 10 | 7 |\n"+afterHarvest).TableOf("grain")
	require.Contains(t, problems(table), "length")
	require.Equal(t, Missing, table.Cells[0][2].State)
}

// A line of nothing but a bar is an empty cell where text ends in a bar, and parts cells
// where it does not.
func TestLoneBars(t *testing.T) {
	head := strings.ReplaceAll(strings.ReplaceAll(grainHead, " |\n", "\n"), " | ", "\n")
	title, labels, _ := strings.Cut(head, "\n")
	barred := title + "\n" + strings.ReplaceAll(labels, "\n", " |\n")
	const rows = "一、小麦收成数量\n1\n2\n3\n二、稻米\n1.白米收成数量\n4\n\n4\n2.红米收成数量（含糯米）\n\n\n\n3.其他稻米\n\n6\n6\n三、合计\n5\n8\n13\n"
	lines := strings.Split(strings.TrimSuffix(rows, "\n"), "\n")
	ended := ""
	for _, l := range lines {
		if ended += l; l != "" {
			ended += " "
		}
		ended += "|\n"
	}
	table := harvestOf(t, barred+ended+afterHarvest).TableOf("grain")
	require.Equal(t, "1 2 3 / 4 e 4 / e e e / e 6 6 / 5 8 13", show(table))
	require.Empty(t, problems(table)+deviations(table))

	wide := strings.ReplaceAll(ended, "\n|\n", "\n　|\n")
	table = harvestOf(t, barred+wide+afterHarvest).TableOf("grain")
	require.Contains(t, show(table), " / 5 8 13")
	require.Contains(t, show(table), "1 2 3 / 4 e 4 / ", "wide blanks before the bar")

	const parted = "一、小麦收成数量\n|\n1\n|\n2\n|\n3\n|\n二、稻米\n|\n1.白米收成数量\n|\n4\n|\n0\n|\n4\n|\n2.红米收成数量\n|\n0\n|\n0\n|\n0\n|\n3.其他稻米\n|\n0\n|\n6\n|\n6\n|\n三、合计\n|\n5\n|\n8\n|\n13\n|\n"
	table = harvestOf(t, head+parted+afterHarvest).TableOf("grain")
	require.Equal(t, "1 2 3 / 4 0 4 / 0 0 0 / 0 6 6 / 5 8 13", show(table))
	require.Empty(t, problems(table))

	table = harvestOf(t, head+rows+afterHarvest).TableOf("grain")
	require.True(t, table.Stacked, "nothing tells which cells are empty")
	require.NotContains(t, show(table), "e")

	lost := strings.Replace(ended, "4 |\n|\n4 |\n", "4 |\n4 |\n", 1)
	table = harvestOf(t, barred+lost+afterHarvest).TableOf("grain")
	require.Contains(t, problems(table), "length", "a cell too few")

	filled := strings.Replace(ended, "3 |\n", "3 |\n|\n", 1)
	table = harvestOf(t, barred+filled+afterHarvest).TableOf("grain")
	require.NotContains(t, show(table), "e", "a whole row has a bar more: bars may fill up lines")
}
