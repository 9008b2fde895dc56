package fact

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// harvest is a made-up form: two tables in one section, one of them with groups, and a
// table with a single row without a label.
const harvest = `
name: harvest
title: 收成报告 | harvest report
ordered: true
numbered: true
sections:
- key: crops
  heading: 作物收成情况
  tables: [grain, fruit]
- key: weather
  heading: 天气情况
  tables: [rain]
- key: remarks
  heading: 补充说明
tables:
- key: grain
  title: 粮食表格 | the grain table
  header: [{key: head, text: 第一类作物}]
  columns:
  - {key: spring, text: 春季收成, group: [全年]}
  - {key: autumn, text: 秋季收成, old: [下半年收成], group: [全年]}
  - {key: sum, text: 合计}
  rows:
  - {key: wheat, text: 一、小麦收成数量}
  - {key: white, text: 1.白米收成数量, group: [二、稻米]}
  - {key: red, text: 2.红米收成数量, note: （含糯米）, group: [二、稻米]}
  - {key: rest, text: 3.其他稻米, group: [二、稻米], merges: true}
  - {key: all, text: 三、合计, short: [三、总数]}
- key: fruit
  title: 水果表格 | the fruit table
  header: [{key: head, text: 第二类作物}]
  columns: [{key: weight, text: 收成重量}]
  rows: [{key: apples, text: 苹果产量}, {key: pears, text: 梨子产量}]
  decimals: true
  signed: true
- key: rain
  title: 雨量表格 | the rain table
  columns:
  - {key: low, text: 小雨, group: [上半年]}
  - {key: high, text: 大雨, group: [上半年]}
  - {key: low2, text: 小雨, group: [下半年]}
  - {key: high2, text: 大雨, group: [下半年]}
  rows: [{key: days, text: ""}]
`

func harvestOf(t testing.TB, text string) *Document {
	p, err := profile.Parse("harvest.yaml", []byte(harvest))
	require.NoError(t, err)
	d, err := NewDetector([]*profile.Profile{p}, p.Name)
	require.NoError(t, err)
	var blocks []*Block
	tree := syntax.Parse(source.New("draft.md", text), func(line string, kind syntax.Kind) *syntax.Block {
		blocks = append(blocks, NewLine(line, kind, nil))
		return blocks[len(blocks)-1].Block
	})
	doc, _ := d.Read(tree, blocks)
	return doc
}

// show writes a table's figures, rows parted by / and cells by blanks: _ is a missing
// cell, e an empty one, m one of a merged row, ? one that is no figure.
func show(t *Table) string {
	if t == nil {
		return ""
	}
	var rows []string
	for _, row := range t.Cells {
		var cells []string
		for _, c := range row {
			cells = append(cells, map[State]string{Missing: "_", Empty: "e", Merged: "m", Bad: "?", Good: c.Value.String()}[c.State])
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, " / ")
}

func problems(t *Table) string {
	names := []string{"missing", "length", "twice", "order", "shifted", "extra", "unreadable"}
	var out []string
	for _, p := range t.Problems {
		out = append(out, names[p.Kind])
	}
	return strings.Join(out, " ")
}

func deviations(t *Table) string {
	var out []string
	for _, d := range t.Deviations {
		out = append(out, d.Text+">"+d.Want)
	}
	return strings.Join(out, " ")
}

const grainHead = "一、作物收成情况\n第一类作物\n全年 | 合计 |\n春季收成 | 秋季收成 |\n"

func TestGrain(t *testing.T) {
	const good = "1 2 3 / 4 5 9 / 0 0 0 / 6 0 6 / 11 7 18"
	for _, c := range []struct{ name, rows, want, problems, deviations string }{
		{"bars", "一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米 | 1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量（含糯米） | 0 | 0 | 0 | |\n3.其他稻米 | 6 | 0 | 6 | |\n三、合计 | 11 | 7 | 18 | |\n", good, "", ""},
		{"one a line", "一、小麦收成数量\n1\n2\n3\n二、稻米\n1.白米收成数量\n4\n5\n9\n2.红米收成数量\n(含糯米)\n0\n0\n0\n3.其他稻米\n6\n0\n6\n三、合计\n11\n7\n18\n", good, "", ""},
		{"blanks, no ordinals, Traditional", "小麥收成數量 1 2 3\n稻米 白米收成數量 4 5 9\n紅米收成數量 0 0 0\n其他稻米 6 0 6\n總數 11 7 18\n", good, "", ""},
		{"folded labels", "一、小麦\n收成数量 | 1 | 2 | 3 |\n二、稻米 1.白米\n收成数量\n4\n5\n9\n2.红米收成\n数量（含\n糯米）\n0 | 0 | 0\n3.其他稻米 | 6\n0\n6\n三、合计　　11　　7　　18\n", good, "", ""},
		{"group and row in one cell", "一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", good, "", ""},
		{"digits", "一、小麦收成数量 | １ | 2件 | 3.0 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | - | 无 | / |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 1,011 | 7 | 1 018 |\n", "1 2 3 / 4 5 9 / e e e / 6 0 6 / 1011 7 1018", "", ""},
		{"no figures", "一、小麦收成数量 | O | 2.5 | -3 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", "? ? ? / 4 5 9 / 0 0 0 / 6 0 6 / 11 7 18", "", ""},
		{"too few and too many", "一、小麦收成数量 | 1 | 2 |\n1.白米收成数量 | 4 | 5 | 9 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", "_ _ _ / _ _ _ / 0 0 0 / 6 0 6 / 11 7 18", "length length", ""},
		{"blank at the end of a filled line", "一、小麦收成数量 | 1 | 2 | 3 | |\n1.白米收成数量 | 4 | 5 | | |\n2.红米收成数量 | 0 | | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", "1 2 3 / _ _ _ / 0 e 0 / 6 0 6 / 11 7 18", "length", ""},
		{"blanks in a full grid", "| 一、小麦收成数量 | 1 | 2 | 3 |\n| 1.白米收成数量 | | 5 | |\n| 2.红米收成数量 | | | |\n| 3.其他稻米 | 6 | 0 | 6 |\n| 三、合计 | 11 | 7 | 18 |\n", "1 2 3 / e 5 e / e e e / 6 0 6 / 11 7 18", "", ""},
		{"row missing", "一、小麦收成数量 | 1 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", "1 2 3 / 4 5 9 / _ _ _ / 6 0 6 / 11 7 18", "missing", ""},
		{"label lost", "一、小麦收成数量\n1\n2\n3\n4\n5\n9\n2.红米收成数量\n0\n0\n0\n3.其他稻米\n6\n0\n6\n三、合计\n11\n7\n18\n", good, "", ""},
		{"label in other words", "一、小麦收成数量 | 1 | 2 | 3 |\n1.白米收割数量 | 4 | 5 | 9 |\n2.本地特产 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", good, "", "1.白米收割数量>1.白米收成数量 2.本地特产>2.红米收成数量"},
		{"row too much", "一、小麦收成数量 | 1 | 2 | 3 |\n本地特产 | 7 | 0 | 7 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", good, "extra", ""},
		{"row twice", "一、小麦收成数量 | 1 | 2 | 3 |\n1.白米收成数量 | 4 | 5 | 9 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", good, "twice", ""},
		{"out of order", "一、小麦收成数量 | 1 | 2 | 3 |\n2.红米收成数量 | 0 | 0 | 0 |\n1.白米收成数量 | 4 | 5 | 9 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 11 | 7 | 18 |\n", good, "order", ""},
		{"page numbers", "一、小麦收成数量 | 1 | 2 | 3 |\n—3—\n1.白米收成数量 | 4 | 5 | 9 |\n3/8\n2.红米收成数量 | 0 | 0 | 0 |\n4\n3.其他稻米 | 6 | 0 | 6 |\n第5页 共8页\n三、合计 | 11 | 7 | 18 |\n6\n", good, "", ""},
		{"header repeated", "一、小麦收成数量 | 1 | 2 | 3 |\n第一类作物\n全年 | 合计 |\n春季收成 | 秋季收成 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | 0 | 0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n合计 | 11 | 7 | 18 |\n", good, "", ""},
		{"spanned cells repeated", "二、稻米 | 二、稻米 | 0 | 0 | 0\n", "_ _ _ / m m m / m m m / 0 0 0 / _ _ _", "missing missing", "二、稻米>二、稻米"},
		{"numerals and letters", "一、小麦收成数量 | 一 | 二件 | 三 件 |\n1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量 | O | l0 | 0 |\n3.其他稻米 | 6 | 0 | 6 |\n三、合计 | 十一 | 7 | 18 |\n", "1 2 3 / 4 5 9 / ? ? 0 / 6 0 6 / 11 7 18", "", ""},
		{"ordinals cut off, blanks", "一 、小 麦 收成数量 | 1 | 2 | 3 |\n1．\n白米收成数量 | 4 | 5 | 9 |\n2　.　红　米收成数量　　0　　0　　0\n其　他　稻　米　　6　　0　　6\n合　计 11 7 18\n", good, "", ""},
		{"no rows", "", "_ _ _ / _ _ _ / _ _ _ / _ _ _ / _ _ _", "unreadable", ""},
		{"group as one row", "一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米 | 10 | 5 | 15 |\n三、合计 | 11 | 7 | 18 |\n", "1 2 3 / m m m / m m m / 10 5 15 / 11 7 18", "", "二、稻米>二、稻米"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := harvestOf(t, grainHead+c.rows+"二、天气情况\n本年雨水充足，没有发生大的灾害，各地收成都比上年好。\n三、补充说明\n无。\n")
			table := d.TableOf("grain")
			require.Equal(t, c.want, show(table))
			require.Equal(t, c.problems, problems(table))
			require.Equal(t, c.deviations, deviations(table))
			require.False(t, table.Unfinished)
		})
	}
}

func TestSeveralTablesInASection(t *testing.T) {
	text := "一、作物收成情况\n下面两表是全年收成，供各村核对。\n\n| 第一类作物 | | | |\n|---|---|---|---|\n| | 春季收成 | 下半年收成 | 合计 |\n" +
		"| 一、小麦收成数量 | 1 | 2 | 3 |\n| 二、稻米 | | | |\n| 1.白米收成数量 | 0 | 0 | 0 |\n| 2.红米收成数量 | 0 | 0 | 0 |\n| 3.其他稻米 | 0 | 0 | 0 |\n| 三、合计 | 1 | 2 | 3 |\n" +
		"第二类作物\n收成重\n苹果产量\t-12.5\n梨子产量\t+3\n\n以上数据由各村统计员报送，如有出入，以村里留存的账册为准，并请及时告知。\n二、天气情况\n上半年 下半年\n小雨 大雨 小雨 大雨\n5 6 7 8\n三、补充说明\n无。\n"
	d := harvestOf(t, text)
	require.Equal(t, "1 2 3 / 0 0 0 / 0 0 0 / 0 0 0 / 1 2 3", show(d.TableOf("grain")))
	require.Equal(t, "下半年收成>秋季收成", deviations(d.TableOf("grain")))
	require.Equal(t, "-12.5 / 3", show(d.TableOf("fruit")))
	require.Equal(t, Cut, d.TableOf("fruit").Columns[0].State)
	require.Equal(t, "5 6 7 8", show(d.TableOf("rain")))
	for i, b := range d.Tree.Blocks {
		if strings.Contains(b.Text, "各村") {
			require.Equal(t, Prose, d.Outline.Roles[i], b.Text)
		}
	}
}

func TestProseIsNoTable(t *testing.T) {
	for _, text := range []string{
		"一、作物收成情况\n全年收成见公告。\n苹果产量\n比上年多。\n3\n二、天气情况\n晴。\n三、补充说明\n无。\n",
		"一、作物收成情况\n合计\n12\n二、天气情况\n大雨\n5\n三、补充说明\n",
	} {
		require.Empty(t, harvestOf(t, text).Tables, text)
	}
}

func TestHeadingOfNextSectionMissing(t *testing.T) {
	d := harvestOf(t, "一、作物收成情况\n第二类作物\n收成重量\n苹果产量 | 1\n梨子产量 | 2\n上半年 | 下半年\n小雨 | 大雨 | 小雨 | 大雨\n5 | 6 | 7 | 8\n三、补充说明\n无。\n")
	require.Equal(t, "1 / 2", show(d.TableOf("fruit")))
	require.Equal(t, "5 6 7 8", show(d.TableOf("rain")))
}

func TestUnfinished(t *testing.T) {
	d := harvestOf(t, grainHead+"一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米 | 1.白米收成数量 | 4 | 5")
	table := d.TableOf("grain")
	require.True(t, table.Unfinished)
	require.Equal(t, 1, table.LastRow)
	require.True(t, table.Settled(0))
	require.False(t, table.Settled(1))
}

// FuzzTables: any text yields tables whose places lie within it.
func FuzzTables(f *testing.F) {
	f.Add("一、作物收成情况\n第一类作物 | | |\n一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米 | 1.白米收成数量 | 4 | 5")
	f.Add("一、作物收成情况\n春季收成\t秋季收成\n一、小麦收成数量\t1\t\t\xff\n||||\n第二类作物\n苹果产量\n\n1.5")
	f.Add("二、天气情况\n小雨　大雨\n5 6 7 8 9\n| - | / | 无 | |\n")
	f.Add("<table><tr><td rowspan=2>一、小麦收成数量</td><td>1<td></td></tr>\n<td>&nbsp;\n2</TD></table\n1 | 白米收成数量 | **4** | 5 | 9")
	f.Add("│ 一、小麦收成数量 │ ** │ __ │\n├──┼\n> | 3\n保 护 第 三\n4. 无\n7　件")
	f.Fuzz(func(t *testing.T, text string) {
		d := harvestOf(t, "一、作物收成情况\n"+text)
		size := d.Source.Len()
		within := func(s source.Span) { require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= size, "%v", s) }
		for _, table := range d.Tables {
			within(table.Span)
			for _, row := range table.Cells {
				for _, c := range row {
					within(c.Span)
				}
			}
			for _, x := range table.Deviations {
				within(x.Span)
			}
			for _, x := range table.Problems {
				within(x.Span)
			}
		}
	})
}

func BenchmarkTables(b *testing.B) {
	text := grainHead + strings.Repeat("一、小麦收成数量 | 1 | 2 | 3 |\n二、稻米 | 1.白米收成数量 | 4 | 5 | 9 |\n2.红米收成数量（含糯米） | 0 | 0 | 0 | |\n", 100)
	d := harvestOf(b, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Tables = nil
		d.findTables()
	}
}

// A page that has come as one line has no sections, but its tables are read.
func TestOneLine(t *testing.T) {
	line := "一、作物收成情况 | 第一类作物 | 全年 | 合计 | 春季收成 | 秋季收成 | 一、小麦收成数量 | 1 | 2 | 3 | 二、稻米 | 1.白米收成数量 | 4 | 5 | 9 | 2.红米收成数量 | 0 | 0 | 0 | 3.其他稻米 | 6 | 0 | 6 | 三、合计 | 11 | 7 | 18 | " +
		"第二类作物 | 收成重量 | 苹果产量 | 12.5 | 梨子产量 | 3 | 二、天气情况 | 上半年 | 下半年 | 小雨 | 大雨 | 小雨 | 大雨 | 5 | 6 | 7 | 8 | 三、补充说明 | 无。"
	d := harvestOf(t, line)
	require.Equal(t, "1 2 3 / 4 5 9 / 0 0 0 / 6 0 6 / 11 7 18", show(d.TableOf("grain")))
	require.Equal(t, "12.5 / 3", show(d.TableOf("fruit")))
	require.Equal(t, "5 6 7 8", show(d.TableOf("rain")))
	require.Equal(t, -1, d.TableOf("rain").Section)
}
