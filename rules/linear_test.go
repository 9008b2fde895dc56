package rules_test

import (
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest/growth"
	"gaolint/lint/source"
)

// generators make text of about n bytes that is hard on something.
var generators = map[string]func(n int) string{
	"brackets":  pattern("（", "《关于", "“", "〔", "【甲", "）", "<", "["),
	"unclosed":  pattern("（《“"),
	"digits":    pattern("1234567890"),
	"numbers":   pattern("1,234.5万元，１２３人次、三百二十一条、"),
	"listing":   pattern("甲、乙丙、"),
	"pipes":     pattern("|"),
	"rows":      pattern("| 甲 | 12 | 0 | / |\n"),
	"cells":     pattern("甲\n\n12\n\n0\n\n"),
	"tabs":      pattern("甲\t12\t0\t\n"),
	"de":        pattern("的地得"),
	"quotes":    pattern("“甲”乙", "‘丙’", "\"丁\""),
	"dates":     pattern("2023年2月30日至2024年12月3日，", "二〇二二年度，", "（2024-13-01）"),
	"ordinals":  pattern("1.明确责任。\n", "二、强化监督。\n", "（四）加强培训。\n", "4、落实到人。\n"),
	"inline":    pattern("一是明确责任；", "二是强化监督；", "第三，加强培训；", "（2）落实到人；"),
	"headings":  pattern("一、总体情况\n\n", "（二）依申请公开\n\n", "## 五、存在困难及改进措施\n\n"),
	"comments":  pattern("<!-- gaolint-disable typo -->\n", "<!-- gaolint-disable-next-line -->\n做好政策文件的戒毒。\n", "<!-- "),
	"waiting":   pattern("<!-- gaolint-disable-next-line typo -->\n"),
	"sums":      pattern("共发布信息2504条，其中甲类22条、乙类1060条、丙类1417条，", "分别为12件、13件、14件，合计40件。"),
	"statement": pattern("本年新收政府信息公开申请36件，上年结转1件，予以公开12件，"),
	"mistakes":  pattern("政策文件的戒毒，，", "县县人民政府", "申39件", "规范化面。。", "公众号“青禾发布”", "公众号“青和发布”"),
	"latin":     pattern("www.example.gov.cn/a?b=1&c=2 ", "A-B_C@d.e, "),
	"marks":     pattern("，。；：、！？…—·", ",.;:!?"),
	"blanks":    pattern(" ", "　", "\t", "\u00a0"),
	"lines":     pattern("\n"),
	"pasted":    pattern("甲\v", "（一）\t乙\a", "12\u00a0件，", "\f"),
	"garbled":   pattern("鏀垮簻", "锛", "ï¼Œ", "£¬", "“锟斤拷”", "“\uFFFD”\n"),
	"signature": pattern("青禾县人民政府\n2024年1月2日\n"),
}

// pattern repeats the parts in turn.
func pattern(parts ...string) func(int) string {
	all := strings.Join(parts, "")
	return func(n int) string { return strings.Repeat(all, n/len(all)) }
}

// hard is a report whose first section holds the generator's text.
func hard(t *testing.T, generator string, n int) string {
	sample := samples(t)["gov-info-annual-2021"]
	heading := strings.Index(sample, "一、")
	end := heading + strings.Index(sample[heading:], "\n") + 1
	if n == 0 {
		return sample
	}
	return sample[:end] + "\n" + generators[generator](n) + "\n" + sample[end:]
}

// fixable are the generators whose text holds much to fix.
var fixable = []string{"brackets", "comments", "headings", "inline", "marks", "mistakes", "ordinals"}

// TestLinear: no rule, and nothing that rules share, costs more than in proportion to
// the text, whatever it holds.
func TestLinear(t *testing.T) {
	if work, n, asked := growth.Asked(); asked {
		linearWork(t, work, n)
		return
	}
	if testing.Short() {
		t.Skip("compiles the rules with counters")
	}
	c := growth.Compile(t, "gaolint/...")
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	start := func(verb string, generators []string, sizes ...int) {
		base := c.Measure(t, verb+" "+generators[0], 0) // of the report alone
		for _, generator := range generators {
			t.Run(verb+"/"+generator, func(t *testing.T) {
				t.Parallel()
				limit <- struct{}{}
				defer func() { <-limit }()
				c.Check(t, verb+" "+generator, base, sizes...)
			})
		}
	}
	start("lint", slices.Sorted(maps.Keys(generators)), 64<<10, 256<<10, 1<<20)
	start("fix", fixable, 16<<10, 64<<10, 256<<10)
}

// linearWork does something with a text of one generator, and tells what was allocated.
func linearWork(t *testing.T, work string, n int) {
	verb, generator, _ := strings.Cut(work, " ")
	doc := source.New("a.md", hard(t, generator, n))
	e := newEngine(t, nil)
	// What is made once for all texts is made now, whenever it was begun.
	e.Lint(source.New("b.md", hard(t, generator, 0)), nil)
	growth.Do(func() {
		if verb == "fix" {
			_, _, err := e.FixAll(doc, false)
			require.NoError(t, err)
		} else {
			e.Lint(doc, nil)
		}
	})
}
