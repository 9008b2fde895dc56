package output_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// TestTableAt: the table of a place is the one that all tables would be asked for, in a
// text that has many, and however they lie.
func TestTableAt(t *testing.T) {
	f := outputtest.Draft("a.md", strings.Repeat(profiles.Sample("gov-info-annual-2021"), 5))
	require.Greater(t, len(f.Result.Tables), 8)
	outer := *f.Result.Tables[0]
	outer.Span.End = f.Result.Tables[4].Span.End
	for _, tables := range [][]*fact.Table{f.Result.Tables, {f.Result.Tables[3], f.Result.Tables[0], &outer, f.Result.Tables[7]}, nil} {
		doc := *f.Result.Document
		doc.Tables = tables
		p := output.PlacesIn(f, &doc)

		for i := 0; i < f.Source.Len(); i += 7 {
			for _, s := range []source.Span{{Start: i, End: i}, {Start: i, End: min(i+9, f.Source.Len())}} {
				in := false
				for _, x := range tables {
					in = in || x.Span.Covers(s) && (s.Len() > 0 || x.Span.Contains(s.Start))
				}
				got := p.TableAt(s)
				require.Equal(t, in, got != nil, s)
				if got != nil {
					require.True(t, got.Span.Covers(s))
				}
			}
		}
	}
}

// BenchmarkPlaces is one place of a text with very many tables.
func BenchmarkPlaces(b *testing.B) {
	for _, n := range []int{10, 1000} {
		f := outputtest.Draft("a.md", strings.Repeat(profiles.Sample("gov-info-annual-2021"), n))
		p := output.PlacesOf(f)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				at := i * 7919 % f.Source.Len()
				_ = p.At(source.Span{Start: at, End: at})
			}
		})
	}
}

func TestPlaces(t *testing.T) {
	f := outputtest.Sample("a.md")
	p := output.PlacesOf(f)
	of := func(words string) string { return p.At(outputtest.At(f, words, "", lint.Error).Span) }
	require.Equal(t, "标题", of("政府信息公开工作年度报告"))
	require.Equal(t, "第三部分标题", of("收到和处理政府信息公开申请情况\n"))
	for i, s := range f.Result.Outline.Sections {
		require.Equal(t, "第"+[]string{"一", "二", "三", "四", "五", "六"}[i]+"部分标题", p.At(s.Label))
	}
	for _, table := range f.Result.Tables {
		for r, row := range table.Cells {
			for c, cell := range row {
				if cell.State == fact.Missing {
					continue
				}
				name := p.At(cell.Span)
				require.True(t, strings.HasPrefix(name, table.Spec.Title.ZH), name)
				require.Contains(t, name, "“"+output.ColumnName(table.Spec, c)+"”列")
				require.Contains(t, name, output.Inner(table.Spec.Rows[r].Called()))
			}
		}
	}
	for i, b := range f.Result.Tree.Blocks {
		if f.Result.Outline.Roles[i] == fact.Prose {
			require.Regexp(t, `段$|^落款$|”$`, p.At(b.BodySpan()))
		}
	}
	f.Lang = lint.EN
	require.Equal(t, "Part 3, heading", output.PlacesOf(f).At(f.Result.Outline.Sections[2].Label))
	require.Equal(t, "第1行", output.PlacesOf(output.File{Source: source.New("", "甲")}).At(source.Span{Start: 0, End: 3}))
	require.Equal(t, "第2段", output.PlacesOf(outputtest.Draft("a.md", "通知\n\n做好工作。\n")).At(source.Span{Start: 9, End: 12}))
}
