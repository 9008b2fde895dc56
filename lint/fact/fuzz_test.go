package fact_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/fact"
)

// FuzzRead: any text is read without panic, and all spans lie within it, in order.
func FuzzRead(f *testing.F) {
	f.Add("某县水务局2024\n政府信息公开工作年度报告\n\n一、总体情况。好\n|六、其他需要报告的事项|\n\t、\t|\n2025年1月1日")
	f.Add("| 标 题：|x|\n##  \n（一）\n〔待填：\xff〕2024年政府信息公开工作年度报告\r\n关于2024年工作总结")
	for _, name := range []string{"general", "gov-info-annual-2019", form} {
		if data, err := os.ReadFile("../../rules/profiles/" + name + ".md"); err == nil {
			f.Add(string(data))
		}
	}
	free, err := fact.NewDetector(kinds(f), "")
	require.NoError(f, err)
	given, err := fact.NewDetector(kinds(f), form)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, text string) {
		for _, d := range []*fact.Detector{free, given} {
			tree, blocks := parse("a.md", text)
			doc, _ := d.Read(tree, blocks)
			at := -1
			for _, s := range doc.Outline.Sections {
				require.Greater(t, s.Heading, at)
				at = s.Heading
				require.True(t, s.Span.Covers(s.Label), "%v %v", s.Span, s.Label)
				require.NotEmpty(t, doc.Source.Slice(s.Label))
				doc.Source.Slice(s.RunIn)
				require.LessOrEqual(t, s.First, s.Last)
				require.LessOrEqual(t, s.Last, doc.Outline.End)
			}
			require.LessOrEqual(t, doc.Outline.SignOff, doc.Outline.End)
			require.Len(t, doc.Outline.Roles, len(blocks))
			require.Len(t, doc.Outline.Of, len(blocks))
			for _, x := range append([]fact.Title{doc.Title}, doc.Title.Others...) {
				for _, s := range []struct{ start, end int }{{x.Span.Start, x.Span.End}, {x.OrganSpan.Start, x.OrganSpan.End}, {x.YearSpan.Start, x.YearSpan.End}, {x.RestSpan.Start, x.RestSpan.End}, {x.Claimed.Start, x.Claimed.End}} {
					require.True(t, 0 <= s.start && s.start <= s.end && s.end <= len(text), "%v", s)
				}
			}
		}
	})
}
