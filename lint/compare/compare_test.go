package compare_test

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/compare"
	"gaolint/lint/fact"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

// sample is a report kind's clean sample with pairs of texts replaced, each of which
// must stand in it.
func sample(t testing.TB, name string, replace ...string) string {
	data, err := os.ReadFile("../../rules/profiles/" + name + ".md")
	require.NoError(t, err)
	text := string(data)
	for i := 0; i < len(replace); i += 2 {
		require.Contains(t, text, replace[i])
		text = strings.ReplaceAll(text, replace[i], replace[i+1])
	}
	return text
}

const (
	form2021 = "gov-info-annual-2021"
	form2019 = "gov-info-annual-2019"
)

// engine reads texts and has no rules.
var (
	once   sync.Once
	engine *lint.Engine
)

// read reads a text as what it is recognised as.
func read(t testing.TB, path, text string) *fact.Document {
	once.Do(func() {
		var err error
		engine, err = lint.New(lint.Config{Profiles: linttest.Profiles(t)})
		require.NoError(t, err)
	})
	r := engine.Lint(source.New(path, text), nil)
	require.Equal(t, fact.Recognised, r.Recognition)
	return r.Document
}

func messages(t *testing.T, d *fact.Document, found []lint.Diagnostic) string {
	var b strings.Builder
	for _, f := range found {
		switch {
		case f.Rule == compare.Reuse:
			f.Severity = lint.Info
		case f.Severity != lint.Info:
			f.Severity = lint.Warning
		}
		linttest.CheckMessage(t, f)
		b.WriteString(f.Rule + " “" + d.Source.Slice(f.Span) + "” " + f.Message.ZH + "\n")
		for _, x := range f.Related {
			b.WriteString("  “" + d.Source.Slice(x.Span) + "” " + x.Message.ZH + "\n")
		}
	}
	return b.String()
}

// last year's report of the sample's organ, whose figures go on in it, in other words.
func lastYear(t *testing.T, replace ...string) string {
	text := sample(t, form2021, append([]string{
		"2023年", "2022年", "| 四、结转下年度继续办理 |  |  | 1 | 1 | 0 | 0 | 0 | 0 | 2 |", "| 四、结转下年度继续办理 |  |  | 2 | 1 | 0 | 0 | 0 | 0 | 3 |",
		"| 行政规范性文件 | 6 | 2 | 31 |", "| 行政规范性文件 | 4 | 1 | 27 |",
	}, replace...)...)
	return anew(text)
}

// anew puts a figure into every sentence of the prose, so that none is last year's.
func anew(text string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.Contains(l, "。") && !strings.HasPrefix(l, "|") {
			lines[i] = strings.ReplaceAll(l, "。", "（第17号）。")
		}
	}
	return strings.Join(lines, "\n")
}

func TestYearOnYear(t *testing.T) {
	this := sample(t, form2021)
	for _, c := range []struct {
		name, last, this string
		want             []string // parts of the findings
	}{
		{"goes on", lastYear(t), this, nil},
		{"carried total and column", lastYear(t, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 3 | 1 | 0 | 0 | 0 | 0 | 4 |"), this,
			[]string{"carryover “3” ", "“结转下年度”行“总计”列为4，本年（“this.md”）“上年结转”行为3，相差1。“自然人”列3与2也不一致。", "（“last.md”第83行）"}},
		{"columns swapped", lastYear(t, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 1 | 2 | 0 | 0 | 0 | 0 | 3 |"), this,
			[]string{"carryover “2” ", "“自然人”列为1", "“商业企业”列2与1也不一致"}},
		{"full-width figures", lastYear(t, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| ２ | １ | ０ | 0 | 0 | 0 | ３ |"), this, nil},
		{"blank total", lastYear(t, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 2 | 1 |  |  |  |  |  |"), this, nil},
		{"a row cut short", lastYear(t, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 2 | 1 | 5 |"), this, nil},
		{"the total alone is wrong now, as its row tells", lastYear(t), sample(t, form2021, "| 2 | 1 | 0 | 0 | 0 | 0 | 3 |", "| 2 | 1 | 0 | 0 | 0 | 0 | 4 |"), nil},
		{"stock", lastYear(t, "| 行政规范性文件 | 4 | 1 | 27 |", "| 行政规范性文件 | 4 | 1 | 25 |"), this,
			[]string{"carryover “31” ", "上年为25（“last.md”第35行），加“本年制发件数”6、减“本年废止件数”2为29，本年（“this.md”）为31，相差2。"}},
		{"stock left blank", lastYear(t, "| 行政规范性文件 | 4 | 1 | 27 |", "| 行政规范性文件 | 4 | 1 | / |"), this, nil},
		{"pending cases", lastYear(t, "| 2 | 1 | 0 | 1 | 4 | 1 |", "| 2 | 1 | 0 | 5 | 8 | 1 |"), this,
			[]string{"carryover “4” ", "“行政复议—总计”列为4，少于上年“行政复议—尚未审结”列的5（“last.md”第91行），请留意。"}},
		{"pending cases that may all be there", lastYear(t, "| 2 | 1 | 0 | 1 | 4 | 1 |", "| 2 | 1 | 0 | 4 | 7 | 1 |"), this, nil},
		{"another form's column", lastYear(t, "现行有效件数", "对外公开总数量", "| 4 | 1 | 27 |", "| 4 | 1 | 20 |"), this, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			last, d := read(t, "last.md", c.last), read(t, "this.md", c.this)
			require.Equal(t, last.Title.Organ, d.Title.Organ)
			before := compare.Read(last, nil)
			got := messages(t, d, compare.YearOnYear(d, before))
			require.Equal(t, len(c.want) == 0, compare.Agree(packed(t, compare.Read(d, nil)), packed(t, before)))
			if len(c.want) == 0 {
				require.Empty(t, got)
			}
			for _, w := range c.want {
				require.Contains(t, got, w)
			}
			require.LessOrEqual(t, strings.Count(got, "\n"), 1, "one cause, one finding")
		})
	}
}

// TestAcrossForms: the report for 2020 is on the older form, that for 2021 on the newer.
func TestAcrossForms(t *testing.T) {
	old := sample(t, form2019)
	year := read(t, "a.md", old).Title.Year
	require.Equal(t, 2020, year)
	this := sample(t, form2021, "2023年", "2021年", "2024年", "2022年", "云溪县人民政府", read(t, "a.md", old).Title.Organ)
	d := read(t, "this.md", anew(this))
	got := messages(t, d, compare.YearOnYear(d, compare.Read(read(t, "last.md", old), nil)))
	require.Equal(t, 1, strings.Count(got, "carryover"), got)
	require.Contains(t, got, "上年结转")
	require.NotContains(t, got, "规范性文件")
}

func TestReuse(t *testing.T) {
	last := lastYear(t)
	d := read(t, "this.md", sample(t, form2021))
	require.Empty(t, compare.YearOnYear(d, compare.Read(read(t, "last.md", last), nil)))

	same := strings.ReplaceAll(last, "（第17号）", "")
	found := compare.YearOnYear(d, compare.Read(read(t, "last.md", same), nil))
	require.Len(t, found, 1)
	require.False(t, compare.Agree(packed(t, compare.Read(d, nil)), packed(t, compare.Read(read(t, "last.md", same), nil))))
	got := messages(t, d, found)
	require.Contains(t, got, "reuse “", got)
	require.Regexp(t, `\d+句中\d+句相同`, found[0].Message.ZH)
	require.NotContains(t, d.Source.Slice(found[0].Span), "国务院办公厅", "the introduction does not count")
	require.Len(t, found[0].Related, 2)
	for _, x := range found[0].Related {
		require.LessOrEqual(t, x.Span.Len(), found[0].Span.Len(), "the longest comes first")
	}
}

func TestParts(t *testing.T) {
	part := func(organ string, replace ...string) *fact.Document {
		return read(t, organ+".md", sample(t, form2021, append([]string{"云溪县人民政府", organ}, replace...)...))
	}
	parts := func(docs ...*fact.Document) []compare.Part {
		var all []compare.Part
		for _, d := range docs {
			all = append(all, compare.Part{Path: d.Source.Name(), Report: compare.Read(d, nil)})
		}
		return all
	}
	a, zero := part("云溪县甲局"), read(t, "乙.md", zeros(sample(t, form2021, "云溪县人民政府", "云溪县乙局")))
	whole := read(t, "全县.md", sample(t, form2021))
	wrong := read(t, "全县.md", sample(t, form2021, "| 14 | 3 | 1 |", "| 15 | 3 | 1 |", "| 1 | 1 | 1 | 21 |", "| 1 | 1 | 1 | 22 |", "| 32 | 7 | 2 | 1 | 3 | 2 | 47 |", "| 33 | 7 | 2 | 1 | 3 | 2 | 48 |"))
	doubled := read(t, "全县.md", twice(sample(t, form2021)))
	other := part("云溪县丙局", "2023年", "2022年")
	broken := part("云溪县丁局", "| 31 | 7 | 2 | 1 | 3 | 2 | 46 |", "| 31 | 7 |")
	double := read(t, "甲2.md", sample(t, form2021, "云溪县人民政府", "云溪县甲局"))
	unread := compare.Part{Path: "戊.docx", Why: lint.Text{ZH: "不能读取", EN: "unreadable"}}

	for _, c := range []struct {
		name  string
		whole *fact.Document
		parts []compare.Part
		want  []string
		count int
	}{
		{"agrees", whole, parts(a, zero), nil, 0},
		{"one cell and its sums", wrong, parts(a, zero), []string{"aggregate “15” ", "“（一）予以公开”行“自然人”列本报告15，2份下级报告合计14，相差1。“（一）予以公开”行“总计”列、“（七）总计”行“自然人”列、“（七）总计”行“总计”列也不一致。", "“48” “（七）总计”行“总计”列：本报告48，下级报告合计47"}, 1},
		{"a part left out", whole, parts(a, zero, part("云溪县己局", "12874", "40")), []string{"漏计", "己局"}, 1},
		{"a part not given", whole, parts(zero), []string{"相差6。共", "各表都是本报告多，疑有下级报告未列入"}, 1},
		{"counted twice", doubled, parts(zero, a), []string{"多计", "甲局", "相差6。共"}, 1},
		{"two parts of the same figures", whole, parts(a, zero, part("云溪县庚局")), []string{"相差6。“行政规范性文件”行“本年废止件数”列"}, -1},
		{"another year", whole, parts(a, zero, other), []string{"“云溪县丙局.md”（是2022年的报告）"}, 1},
		{"broken", whole, parts(a, zero, broken), []string{"“云溪县丁局.md”（第三部分表格有未能读全之处）"}, -1},
		{"the same organ twice", whole, parts(a, zero, double), []string{"“甲2.md”（与“云溪县甲局.md”为同一机关）"}, 1},
		{"itself", whole, parts(a, zero, whole), []string{"（与本报告为同一机关）"}, 1},
		{"unreadable", wrong, append(parts(a, zero), unread), []string{"“戊.docx”（不能读取）"}, 1},
		{"unreadable and too little", whole, append(parts(wrongPart(t, wrong), zero), unread), []string{"已计入的2份下级报告合计15，多1"}, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			found, ok := compare.Sum(c.whole, c.parts)
			require.True(t, ok)
			got := messages(t, c.whole, found)
			for _, w := range c.want {
				require.Contains(t, got, w)
			}
			if c.count > 0 || c.want == nil && c.count == 0 {
				require.Len(t, found, c.count, got)
			}
		})
	}
	_, ok := compare.Sum(read(t, "a.md", sample(t, form2021)), nil)
	require.True(t, ok)
}

// wrongPart is the document under another organ's name.
func wrongPart(t *testing.T, d *fact.Document) *fact.Document {
	return read(t, "辛.md", strings.ReplaceAll(d.Source.Text(), "云溪县人民政府", "云溪县辛局"))
}

// zeros makes every figure of the tables 0.
func zeros(text string) string { return figures(text, func(string) string { return "0" }) }

// twice doubles every figure of the tables.
func twice(text string) string {
	return figures(text, func(s string) string {
		if whole, cents, ok := strings.Cut(s, "."); ok {
			n, _ := strconv.Atoi(whole + cents)
			return strconv.Itoa(2*n/100) + "." + fmt.Sprintf("%02d", 2*n%100)
		}
		n, _ := strconv.Atoi(s)
		return strconv.Itoa(2 * n)
	})
}

func figures(text string, change func(string) string) string {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "|") {
			cells := strings.Split(l, "|")
			for k, c := range cells {
				if s := strings.TrimSpace(c); s != "" && strings.Trim(s, "0123456789.") == "" {
					cells[k] = " " + change(s) + " "
				}
			}
			lines[i] = strings.Join(cells, "|")
		}
	}
	return strings.Join(lines, "\n")
}
