package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/compare"
)

// prose is a report whose first section holds the sentences.
func prose(year int, sentences ...string) string {
	return fmt.Sprintf("# 云溪县水利局%d年政府信息公开工作年度报告\n\n根据条例规定编制本报告并向社会公布。\n\n## 一、总体情况\n\n%s\n\n## 六、其他需要报告的事项\n\n本年度未收取政府信息公开信息处理费。\n", year, strings.Join(sentences, ""))
}

// TestWhatCounts: each sentence of the two texts stands ten times, numbered in words, so
// that the share of the sentences that are the same is that of the kinds of sentences.
func TestWhatCounts(t *testing.T) {
	const numerals = "甲乙丙丁戊己庚辛壬癸"
	many := func(form string) string {
		var b strings.Builder
		for _, r := range numerals {
			b.WriteString(strings.ReplaceAll(form, "某", string(r)))
		}
		return b.String()
	}
	own := many("某乡水利站每逢汛期都把值班电话张贴在村口。")
	for _, c := range []struct {
		name, last, this string
		want             string // "" silent
	}{
		{"the same", own, own, "10句中10句"},
		{"another year", many("2022年某乡水利站把值班电话张贴在村口。"), many("2023年某乡水利站把值班电话张贴在村口。"), "10句中10句"},
		{"another figure", many("某乡水利站把31个值班电话张贴在村口。"), many("某乡水利站把32个值班电话张贴在村口。"), ""},
		{"another script and width", many("某乡水利站公开规划，并张贴电话12个在村口。"), many("某乡水利站公开規劃,并張貼電話１２個在村口。"), "10句中10句"},
		{"short sentences", many("某乡公开水费标准。"), many("某乡公开水费标准。"), ""},
		{"statements of nothing", many("某乡全年未发生政府信息公开行政复议案件。"), many("某乡全年未发生政府信息公开行政复议案件。"), ""},
		{"zeros", many("某乡全年收到政府信息公开申请0件并如数办结。"), many("某乡全年收到政府信息公开申请0件并如数办结。"), ""},
		{"too few of all", own, own + many("某乡新建的水质监测点今年起每天发布数据。"), ""},
		{"most of all", own, own + "新建的水质监测点今年起每天在网站发布监测数据。", "11句中10句"},
		{"headings and lists of labels", many("\n\n### （一）某乡主动公开政府信息工作情况\n\n"), many("\n\n### （一）某乡主动公开政府信息工作情况\n\n"), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, "this.md", prose(2023, c.this))
			found := compare.YearOnYear(d, compare.Read(read(t, "last.md", prose(2022, c.last)), nil))
			got := messages(t, d, found)
			if c.want == "" {
				require.Empty(t, got)
				return
			}
			require.Len(t, found, 1)
			require.Contains(t, got, c.want)
		})
	}
}

// TestCutTexts: texts that end anywhere are compared without a panic, and a draft that is
// still being written is not blamed for the row in which it ends.
func TestCutTexts(t *testing.T) {
	last := lastYear(t)
	this := sample(t, form2021)
	lastReport := compare.Read(read(t, "last.md", last), nil)
	part := compare.Part{Path: "a.md", Report: compare.Read(read(t, "a.md", strings.ReplaceAll(this, "云溪县人民政府", "云溪县甲局")), nil)}
	n := 0
	for at := range this {
		if n++; n%23 != 0 || at < 1500 {
			continue
		}
		d := read(t, "this.md", this[:at])
		require.Empty(t, messages(t, d, compare.YearOnYear(d, lastReport)), "cut after %q", this[max(0, at-60):at])
		_, ok := compare.Sum(d, []compare.Part{part})
		require.True(t, ok)
		cut := compare.Read(read(t, "cut.md", last[:min(at, len(last))]), nil)
		compare.YearOnYear(d, cut)
		_, _ = compare.Sum(read(t, "this.md", this), []compare.Part{{Path: "cut.md", Report: cut}})
	}
}

func BenchmarkYearOnYear(b *testing.B) {
	d := read(b, "this.md", sample(b, form2021))
	last := compare.Read(d, nil)
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			compare.Read(d, nil)
		}
	})
	b.Run("compare", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			compare.YearOnYear(d, last)
		}
	})
}
