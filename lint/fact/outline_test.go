package fact_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// kinds reads the report kinds that ship with the program.
func kinds(t testing.TB) []*profile.Profile {
	files, err := filepath.Glob("../../rules/profiles/*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []*profile.Profile
	for _, f := range files {
		data, err := os.ReadFile(f)
		require.NoError(t, err)
		p, err := profile.Parse(f, data)
		require.NoError(t, err)
		all = append(all, p)
	}
	return all
}

// read reads a text under the profile that is given, "" to recognise it.
func read(t testing.TB, given, name, text string) (*fact.Document, fact.Recognition) {
	d, err := fact.NewDetector(kinds(t), given)
	require.NoError(t, err)
	tree, blocks := parse(name, text)
	return d.Read(tree, blocks)
}

func parse(name, text string) (*syntax.Tree, []*fact.Block) {
	return parseDoc(source.New(name, text))
}

func parseDoc(doc *source.Document) (*syntax.Tree, []*fact.Block) {
	var blocks []*fact.Block
	tree := syntax.Parse(doc, func(line string, kind syntax.Kind) *syntax.Block {
		b := fact.NewLine(line, kind, nil)
		blocks = append(blocks, b)
		return b.Block
	})
	return tree, blocks
}

const form = "gov-info-annual-2021"

func TestTitle(t *testing.T) {
	const body = "\n\n一、总体情况\n\n2024年，本局公开信息。\n"
	for _, c := range []struct {
		head, organ, rest string
		year              int
		fits              bool
		others            int
	}{
		{"某县水务局2024年政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局 2024 年\n政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局\n2024年政府信息公开工作\n年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局2024年\n政府信息公开\n工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"# **某县水务局2024年度政府信息公开工作年度报告**", "某县水务局", "年度政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局二〇二四年政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局政府信息公开工作2024年度报告", "某县水务局", "年度报告", 2024, true, 0},
		{"2024年某县水务局政府信息公开工作年度报告", "某县水务局", "年某县水务局政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局2024\n政府信息公开工作年度报告", "某县水务局", "政府信息公开工作年度报告", 2024, false, 0},
		{"某县水务局2024年政府信息公开工作年度报吿", "某县水务局", "年政府信息公开工作年度报吿", 2024, false, 0},
		{"某縣水務局2024年政府信息公開工作年度報告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"| 标题： | 某县水务局2024年政府信息公开工作年度报告 |", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"标题：某县水务局2024年政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"某县水务局2024年政府信息公开工作年度报告\n发布时间：2025-01-10\n某县水务局2024年政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 1},
		{"政府信息公开年度报告\n某县水务局2024年政府信息公开工作年度报告", "某县水务局", "年政府信息公开工作年度报告", 2024, true, 0},
		{"现将某县水务局2024年政府信息公开工作年度报告公布如下：", "", "", 2024, false, 0},
	} {
		d, _ := read(t, form, "a.md", c.head+body)
		require.Equal(t, c.organ, d.Title.Organ, c.head)
		require.Equal(t, c.rest, d.Title.Rest, c.head)
		require.Equal(t, c.year, d.Title.Year, c.head)
		require.Equal(t, c.fits, d.Title.Fits, c.head)
		require.Len(t, d.Title.Others, c.others, c.head)
		require.Len(t, d.Outline.Sections, 1, c.head)
		if c.organ != "" {
			text := d.Source.Slice(d.Title.Span)
			require.True(t, strings.HasPrefix(c.head[strings.Index(c.head, text):], text), c.head)
		}
	}
}

func TestDerivedYearAndOrgan(t *testing.T) {
	for _, c := range []struct {
		name, text, organ string
		year              int
	}{
		{"report's name in the preamble", "现公布《某县水务局2023年政府信息公开工作年度报告》。\n\n一、总体情况\n\n2022年开始试点。", "", 2023},
		{"period", "统计期限为2023年1月1日至2023年12月31日，2022年、2022年另行说明。\n\n一、总体情况\n\n无", "", 2023},
		{"subject", "一、总体情况\n\n2023年，本局公开信息。2023年全年无申请，截至2022年12月31日。\n\n2024年，将继续。", "", 2023},
		{"sign-off", "一、总体情况\n\n2023年，本局公开信息。\n\n某县水务局\n2024年1月11日", "某县水务局", 2023},
		{"another title", "某镇2023年工作总结\n\n一、总体情况\n\n2023年，某镇政府公开信息。", "某镇人民政府", 2023},
	} {
		d, _ := read(t, form, "a.md", c.text)
		require.Equal(t, c.year, d.Title.Year, c.name)
		require.Equal(t, c.organ, d.Title.Organ, c.name)
		require.True(t, d.Title.Span.Empty(), c.name)
	}
}

func TestOutline(t *testing.T) {
	keys := func(text string) string {
		d, _ := read(t, form, "a.md", text)
		var b strings.Builder
		for _, s := range d.Outline.Sections {
			fmt.Fprintf(&b, "%s:%d ", s.Spec.Key, s.Match)
		}
		return strings.TrimSpace(b.String())
	}
	require.Equal(t, "overview:0 proactive:0", keys("一、 总体情况。\n\n二、主动公开政府信息情况："), "marks and blanks")
	require.Equal(t, "overview:0 other:0", keys("## 一、总体情况\n\n## **六、其他需要报告的事项**"), "Markdown")
	require.Equal(t, "problems:0 other:0", keys("五、存在的主要问题及改进情况\n不足。\n、其他需要报告的事项\n无"), "lost ordinal")
	require.Equal(t, "overview:0 other:0", keys("总体情况\n好。\n其他需要报告的事项\n无"), "no ordinals")
	require.Equal(t, "overview:0 proactive:0", keys("（一）总体情况\n好。\n（二）主动公开政府信息情况\n表"), "level two")
	require.Equal(t, "overview:0", keys("一、总体情况\n（一）主动公开政府信息情况\n好。"), "a sub-heading worded like a section")
	require.Equal(t, "applications:0 disputes:0", keys("三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量\n3\n三、本年度办理结果\n四、结转下年度继续办理\n0\n四、政府信息公开行政复议、行政诉讼情况"), "rows are no headings")
	require.Equal(t, "problems:2 other:0", keys("五、存在困难及改进措施\n少。\n六、其他需要报告的事项：无"), "altered, run-in")
	require.Equal(t, "overview:2 proactive:0", keys("一、本年度工作开展情况\n好。\n二、主动公开政府信息情况"), "number and place")
	require.Equal(t, "overview:0 problems:0", keys("一、总体情况\n一、制度建设\n二、主动公开情况\n五、存在的主要问题及改进情况"), "a numbering of its own")
	require.Equal(t, "", keys("本报告由总体情况、主动公开政府信息情况、其他需要报告的事项组成。\n一、没有专职人员，业务不熟。"), "prose")

	d, _ := read(t, form, "a.md", "一、总体情况\n好。\n六、其他需要报告的事项：没有收费。\n某县水务局\n2024年1月11日\n附件下载：\n扫一扫在手机打开当前页\n")
	s := d.SectionOf("other")
	require.Equal(t, "没有收费。", d.Source.Slice(s.RunIn))
	require.Equal(t, "六、其他需要报告的事项", d.Source.Slice(s.Span))
	require.Equal(t, 3, d.Outline.SignOff)
	require.Equal(t, 5, d.Outline.End)
	require.Equal(t, []fact.Role{fact.SectionHeading, fact.Prose, fact.Prose, fact.Prose, fact.Prose, fact.Metadata, fact.Metadata}, d.Outline.Roles)
	require.Equal(t, []int{0, 0, 1, 1, 1, -1, -1}, d.Outline.Of)
}

func TestDetect(t *testing.T) {
	_, err := fact.NewDetector(kinds(t), "nonsense")
	require.ErrorContains(t, err, "gov-info-annual")
	const title = "某县水务局%d年政府信息公开工作年度报告\n\n一、总体情况\n\n好。\n"
	for _, c := range []struct {
		given, name, text, want string
		how                     fact.Recognition
	}{
		{"", "a.md", fmt.Sprintf(title, 2023), "gov-info-annual-2021", fact.Recognised},
		{"", "a.md", fmt.Sprintf(title, 2020), "gov-info-annual-2019", fact.Recognised},
		{"gov-info-annual", "a.md", fmt.Sprintf(title, 2020), "gov-info-annual-2019", fact.Given},
		{"gov-info-annual", "a.md", "别的文字", "gov-info-annual-2021", fact.Given},
		{"gov-info-annual-2021", "a.md", fmt.Sprintf(title, 2020), "gov-info-annual-2021", fact.Given},
		{"general", "a.md", fmt.Sprintf(title, 2020), "general", fact.Given},
		{"", "a.md", "关于开展检查的通知\n\n一、总体要求\n\n好。", "general", fact.Other},
		{"", "a.md", "", "general", fact.Other},
		{"", "a.md", "某学院2021-2022学年信息公开工作年度报告\n\n一、总体情况\n\n好。\n", "general", fact.Suspected},
		{"", "a.md", "某公司2022年信息公开年度报告\n\n一、公司概况\n\n好。\n\n二、经营情况\n\n好。\n\n三、安全生产\n\n好。", "general", fact.Suspected},
		{"", "a.md", "某县人民医院2022年信息公开工作年度报告\n\n一、概述\n\n好。\n\n二、主动公开情况\n\n好。\n\n六、其他需要报告的事项\n\n无。", "general", fact.Suspected},
		{"", "a.md", "某县人民医院2022年政府信息公开工作年度报告\n\n一、概述\n\n好。\n", "gov-info-annual-2021", fact.Recognised},
		{"", "a.md", "某局2022年信息公开年度报告\n\n一、总体情况\n\n好。\n\n二、主动公开政府信息情况\n", "gov-info-annual-2021", fact.Recognised},
		{"", "2023年政府信息公开工作年度报告.txt", strings.Repeat("正文。\n", 100), "general", fact.Suspected},
		{"", "a.md", "二、主动公开政府信息情况\n\n六、其他需要报告的事项\n", "general", fact.Suspected},
	} {
		d, how := read(t, c.given, c.name, c.text)
		require.Equal(t, c.want, d.Profile.Name, c.text)
		require.Equal(t, c.how, how, c.text)
	}
}

// TestDetectBefore: a report for a year before the first form is no report of these forms.
func TestDetectBefore(t *testing.T) {
	all := kinds(t)
	for _, p := range all {
		if p.Years.From == 0 && p.Years.To != 0 {
			p.Years.From = p.Years.To - 1
		}
	}
	d, err := fact.NewDetector(all, "")
	require.NoError(t, err)
	doc, how := d.Read(parse("a.md", "某县水务局2016年政府信息公开工作年度报告\n\n一、概述\n\n好。\n"))
	require.Equal(t, fact.Suspected, how)
	require.Equal(t, profile.General, doc.Profile.Name)
	require.NotNil(t, doc.Profile.Suspect)
}

// TestDetectDamaged: a report that has lost its title and any four of its headings is
// not taken for just any text.
func TestDetectDamaged(t *testing.T) {
	for _, name := range []string{"gov-info-annual-2019", "gov-info-annual-2021"} {
		data, err := os.ReadFile("../../rules/profiles/" + name + ".md")
		if err != nil {
			t.Skip(err)
		}
		d, _ := read(t, "", "a.md", string(data))
		require.Equal(t, name, d.Profile.Name)
		require.Len(t, d.Outline.Sections, 6)
		for keep := range 1 << 6 {
			var kept strings.Builder
			n := 0
			for i, b := range d.Blocks {
				drop := i < d.Title.Last
				for k, s := range d.Outline.Sections {
					if s.Heading == i {
						n += keep >> k & 1
						drop = keep>>k&1 == 0
					}
				}
				if !drop {
					kept.WriteString(b.Text + "\n")
				}
			}
			if n == 2 {
				_, how := read(t, "", "a.md", kept.String())
				require.Contains(t, []fact.Recognition{fact.Recognised, fact.Suspected}, how, "kept %b", keep)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	data, err := os.ReadFile("../../rules/profiles/" + form + ".md")
	require.NoError(b, err)
	prose := strings.Repeat(strings.Repeat("本局围绕群众关心的事项公开信息，回应关切，内容真实准确。", 8)+"\n\n", 4000)
	for name, text := range map[string]string{"prose": prose, "report": string(data), "lines": strings.Repeat("一、工作\n", 20000)} {
		b.Run(name, func(b *testing.B) {
			d, err := fact.NewDetector(kinds(b), "")
			require.NoError(b, err)
			tree, blocks := parse("a.md", text)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				d.Read(tree, blocks)
			}
		})
	}
}
