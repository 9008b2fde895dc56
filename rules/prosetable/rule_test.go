package prosetable

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

const form = "gov-info-annual-2021"

func engine(t testing.TB) *lint.Engine { return linttest.Engine(t, form, Rule) }

// sample is the form's clean sample: 46 requests received, 3 carried in, 47 handled, 2
// carried out; 21 granted, 6 in part, 8 refused; 4 reviews, 3 suits.
func sample(t testing.TB) string { return linttest.Sample(t, form) }

const (
	received = "全年收到政府信息公开申请46件"
	done     = "年内答复47件，结转下年度继续办理2件。"
	held     = "年内没有发生需要追究责任的情形。"
)

func TestSample(t *testing.T) {
	base, e := sample(t), engine(t)
	require.Empty(t, e.Lint(source.New("a.md", base), nil).Findings)
	for _, c := range []struct{ old, new, want string }{
		{received, "全年收到政府信息公开申请36件", "“本年新收”行“总计”列为46"},
		{received, "全年共收到36件政府信息公开申请", "为46"},
		{received, "全年收到政府信息公开申请49件", ""},
		{received, "全年未收到政府信息公开申请", "为46"},
		{received, "全年未收到涉及企业的政府信息公开申请", ""},
		{received, "未收到政府信息公开申请的投诉", ""},
		{received, "全区收到政府信息公开申请36件", ""},
		{received, "2022年收到政府信息公开申请36件", ""},
		{received, "上半年收到政府信息公开申请36件", ""},
		{received, "3月收到政府信息公开申请36件", ""},
		{received, "截至2023年12月31日，收到政府信息公开申请36件", "为46"},
		{received, "通过网络渠道，收到政府信息公开申请36件", ""},
		{received, "收到政府信息公开申请约40件", ""},
		{received, "自2019年以来收到政府信息公开申请240件", ""},
		{received, "计划受理政府信息公开申请60件", ""},
		{"上年结转3件", "上年结转2件", "“上年结转”行“总计”列为3"},
		{done, "年内政府信息公开申请均已办结。", "“结转下年度”行“总计”列为2"},
		{done, "年内建议提案均已办结。", ""},
		{done, "除2件结转外，政府信息公开申请均已办结。", ""},
		{done, "年内答复政府信息公开申请45件。", "“（七）总计”行“总计”列为47"},
		{done, "结转下年度继续办理1件。", "为2"},
		{held, "其中予以公开20件。", "“（一）予以公开”行“总计”列为21"},
		{held, "不予公开9件。", "各项合计为8"},
		{held, "不予公开8件，部分公开6件。", ""},
		{held, "被申请行政复议5件，被提起行政诉讼3件。", "“行政复议”的“总计”列为4"},
		{held, "被申请行政复议4件，被提起行政诉讼5件。", "为3"},
		{held, "未发生因政府信息公开引起的行政复议。", "为4"},
		{held, "未收到因政府信息公开引起的投诉举报。", ""},
		{held, "被申请行政复议4件，其中维持1件。", "“结果维持”列为2"},
		{held, "被申请行政复议4件，结果维持2件、结果纠正1件，尚未审结1件。", ""},
		{held, "被申请行政复议4件，其中2件维持、1件纠正、1件尚未审结。", ""},
		{held, "维持公开秩序1件。", ""},
		{held, "作为复议机关审理政府信息公开行政复议案件9件，维持7件，纠正2件。", ""},
		{held, "受理政府信息公开行政复议申请9件。", ""},
		{held, "因政府信息公开被申请行政复议4件、提起行政诉讼3件。", ""},
		{held, "办理行政复议、行政诉讼案件7件，收到政府信息公开申请、咨询60件。", ""},
		{held, "收到政府信息公开申请46件，其中自然人申请31件，商业企业7件，均已答复。", ""},
		{held, "部分公开和不予公开14件，予以公开、部分公开27件。", ""},
		{held, "予以公开21件，占44.7%；部分公开6件，占12.8%。", ""},
		{held, "予以公开21件，占54.7%。", "21÷47=44.7%"},
		{held, "办结50件，予以公开21件，占42%。", ""},
		{held, "收取行政事业性收费1285万元。", ""},
		{held, "行政事业性收费金额12853600元。", ""},
		{held, "行政事业性收费1285.36元。", "“本年收费金额”列为1285.36"},
		{held, "2件予以公开、3件部分公开。", ""},
		{held, "2024年，将收到的政府信息公开申请1件依法办理。", ""},
	} {
		t.Run(c.new, func(t *testing.T) {
			require.Contains(t, base, c.old)
			found := e.Lint(source.New("a.md", strings.Replace(base, c.old, c.new, 1)), nil).Findings
			if c.want == "" {
				require.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			require.Contains(t, found[0].Message.ZH, c.want)
			require.NotEmpty(t, found[0].Related)
			linttest.CheckMessage(t, found[0])
		})
	}
}

// TestFixes: either figure is offered, the table's only where its sums would hold.
func TestFixes(t *testing.T) {
	base, e := sample(t), engine(t)
	for _, c := range []struct {
		old, new string
		want     []string // new texts of the fixes, in order
	}{
		{received, "全年收到政府信息公开申请36件", []string{"46"}}, // rows and columns hold with 46
		{held, "全年制发行政规范性文件7件。", []string{"6", "7"}},
		{held, "收取行政事业性收费128.5万元。", []string{"128.5"}},
		{"| 3 | 2 | 46 |", "| 3 | 2 | 56 |", []string{"46", "56"}},
	} {
		require.Contains(t, base, c.old)
		found := e.Lint(source.New("a.md", strings.Replace(base, c.old, c.new, 1)), nil).Findings
		require.Equal(t, c.want != nil, len(found) > 0, c.new)
		for _, d := range found {
			got := []string{}
			for _, f := range d.Fixes {
				require.False(t, f.Safe)
				require.Len(t, f.Edits, 1)
				got = append(got, f.Edits[0].New)
			}
			require.Equal(t, c.want, got, c.new)
		}
	}
}

// TestUnreadTable: a table that lacks the rows concerned is not compared.
func TestUnreadTable(t *testing.T) {
	text := strings.Replace(sample(t), received, "全年收到政府信息公开申请36件", 1)
	i := strings.Index(text, "| 一、本年新收")
	k := i + strings.Index(text[i:], "\n") + 1
	require.Empty(t, engine(t).Lint(source.New("a.md", text[:i]+text[k:]), nil).Findings)
}

func TestTyping(t *testing.T) { linttest.Typing(t, engine(t), sample(t)) }

// TestHostile: one endless sentence of figures costs no more than its length.
func TestHostile(t *testing.T) {
	base, e := sample(t), engine(t)
	for _, unit := range []string{"收到政府信息公开申请1件", "未收到", "无", "全部办结，", "2022年收到1件，", "不予公开1件、"} {
		text := strings.Replace(base, held, strings.Repeat(unit, 20000), 1)
		require.NotPanics(t, func() { e.Lint(source.New("a.md", text), nil) }, unit)
	}
}

func BenchmarkRule(b *testing.B) {
	e, doc := engine(b), source.New("a.md", sample(b))
	b.SetBytes(int64(doc.Len()))
	b.ReportAllocs()
	for b.Loop() {
		e.Lint(doc, nil)
	}
}
