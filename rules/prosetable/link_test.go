package prosetable

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// ties writes the links of a text as 「figure→cell+cell」, with ≠ where the sides differ.
func ties(r *lint.Result) []string {
	var list []string
	for _, l := range r.Links {
		mark := "→"
		if l.Differs {
			mark = "≠"
		}
		var to []string
		for _, s := range l.To {
			to = append(to, r.Source.Slice(s))
		}
		list = append(list, r.Source.Slice(l.From)+mark+strings.Join(to, "+"))
	}
	return list
}

func TestLinks(t *testing.T) {
	base, e := sample(t), engine(t)
	// Own figures of the sample speak, too; here only the sentence that is put in counts.
	quiet := base
	for _, own := range []string{"全年收到政府信息公开申请46件，上年结转3件，全部依法办理。", "年内答复47件，结转下年度继续办理2件。",
		"全年制发行政规范性文件6件，废止2件，现行有效31件，全部在县政府门户网站集中公开，并标注有效性。"} {
		require.Contains(t, quiet, own)
		quiet = strings.Replace(quiet, own, "", 1)
	}
	none := len(e.Lint(source.New("a.md", quiet), nil).Links)
	require.Zero(t, none)
	for sentence, want := range map[string][]string{
		"全年收到政府信息公开申请46件。":            {"46件→46"},
		"全年收到政府信息公开申请36件。":            {"36件≠46"},
		"共办理政府信息公开申请49件。":             {"49件→47+2"},
		"2022年收到政府信息公开申请46件。":         nil,
		"全县各部门收到政府信息公开申请317件。":        nil,
		"全年没有发生因政府信息公开申请行政复议的情况。":     {"没有发生因政府信息公开申请行政复议≠4"},
		"因政府信息公开引发行政复议4件、行政诉讼3件。":     {"4件→4", "3件→1+2"},
		"收取行政事业性收费128.5万元。":           {"128.5万元≠1285.36"},
		"行政事业性收费1285万元。":              {"1285万元→1285.36"},
		"全年收到政府信息公开申请46件，办结44件，正在办理。": {"46件→46"},
	} {
		r := e.Lint(source.New("a.md", strings.Replace(quiet, held, sentence, 1)), nil)
		require.Equal(t, want, ties(r), sentence)
	}
	r := e.Lint(source.New("a.md", base), nil)
	require.Greater(t, len(r.Links), 5)
	for _, l := range r.Links {
		require.False(t, l.Differs, ties(r))
	}
}

// TestLinksOfADamagedTable: as far as a cell is there, it is led to, though nothing is said
// of the figure; a cell that is gone is not.
func TestLinksOfADamagedTable(t *testing.T) {
	base, e := sample(t), engine(t)
	text := strings.Replace(base, received, "全年收到政府信息公开申请36件", 1)
	line := func(s, label string) (from, to int) {
		from = strings.Index(s, label)
		require.Positive(t, from, label)
		return from, from + strings.Index(s[from:], "\n") + 1
	}
	from, to := line(text, "| 二、上年结转")
	r := e.Lint(source.New("a.md", text[:from]+text[to:]), nil)
	require.Empty(t, r.Findings, "with 上年结转 gone, 36 may be right")
	require.Contains(t, ties(r), "36件→46")
	from, to = line(text, "| 一、本年新收")
	for _, tie := range ties(e.Lint(source.New("a.md", text[:from]+text[to:]), nil)) {
		require.NotContains(t, tie, "36件")
	}
	// A table that came as one cell a line is a table.
	from, to = line(text, "| 一、本年新收")
	row := strings.Trim(text[from:to], "| \n")
	r = e.Lint(source.New("a.md", text[:from]+strings.ReplaceAll(row, " | ", "\n")+"\n"+text[to:]), nil)
	require.Contains(t, strings.Join(ties(r), " "), "36件")
}

// TestLinksAreFresh: links after an edit are those of the text read anew.
func TestLinksAreFresh(t *testing.T) {
	e := engine(t)
	doc := source.New("a.md", sample(t))
	prev := e.Lint(doc, nil)
	rng := rand.New(rand.NewPCG(1, 2))
	bits := []string{"", "收到政府信息公开申请46件，", "1", "\n", "| 0 |", "未收到申请。", "|", "2022年"}
	for range 300 {
		at := doc.Offset(doc.Position(rng.IntN(doc.Len()+1), source.UTF8), source.UTF8)
		end := doc.Offset(doc.Position(min(doc.Len(), at+rng.IntN(9)), source.UTF8), source.UTF8)
		next, err := doc.Edit(source.Edit{Span: source.Span{Start: at, End: max(at, end)}, New: bits[rng.IntN(len(bits))]})
		require.NoError(t, err)
		r := e.Lint(next, prev)
		require.Equal(t, e.Lint(next, nil).Links, r.Links, fmt.Sprint(next.Text()))
		if doc, prev = next, r; doc.Len() > 20000 {
			doc = source.New("a.md", sample(t))
		}
	}
}
