package heading_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/rules/heading"
	"gaolint/rules/placeholder"
	"gaolint/rules/recognition"
	"gaolint/rules/title"
)

// TestFixesSettle: the first fixes of all findings, made one after the other, leave no
// finding, in every style of line ends.
func TestFixesSettle(t *testing.T) {
	kinds := linttest.Profiles(t)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{heading.Rule, title.Rule}, Profiles: kinds, Profile: "gov-info-annual-2021"})
	require.NoError(t, err)
	for _, text := range []string{
		"某县水务局2024\n政府信息公开工作年度报告\n\n一、概述\n\n2024年，好。\n\n、其他需要报告的事项\n\n无。\n\n某县水务局\n\n2025年1月10日\n",
		"某镇2024年工作总结\n二、总体情况\n2024年，某镇好。\n三、主动公开政府信息情况\n",
		"# 某縣水務局2024年政府信息公開工作報告\n\n## 二、主動公開政府信息情況\n\n好。\n\n## 五、存在困難及改進措施\n\n少。\n",
	} {
		for _, newline := range []string{"\n", "\r\n", "\r"} {
			doc := source.New("a.md", strings.ReplaceAll(text, "\n", newline))
			for round := 0; ; round++ {
				require.Less(t, round, 12, "%q", doc.Text())
				found := e.Lint(doc, nil).Findings
				if len(found) == 0 {
					break
				}
				require.NotEmpty(t, found[0].Fixes, found[0].Message.ZH)
				require.False(t, found[0].Fixes[0].Safe)
				doc, err = doc.Edit(found[0].Fixes[0].Edits...)
				require.NoError(t, err)
			}
			require.Equal(t, strings.Count(doc.Text(), "\n"), strings.Count(doc.Text(), newline)*strings.Count(newline, "\n"))
		}
	}
}

// TestBlankDraft: a draft fresh from the program has one finding, its gaps.
func TestBlankDraft(t *testing.T) {
	kinds := linttest.Profiles(t)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{heading.Rule, title.Rule, recognition.Rule, placeholder.Rule}, Profiles: kinds})
	require.NoError(t, err)
	for _, p := range kinds {
		for _, organ := range []string{"", "某县水务局"} {
			year := max(p.Years.From, 2020)
			found := e.Lint(source.New("a.md", p.Blank(organ, year)), nil).Findings
			require.Len(t, found, 1, p.Name)
			require.Equal(t, "placeholder", found[0].Rule)
		}
	}
}

func BenchmarkRules(b *testing.B) {
	kinds := linttest.Profiles(b)
	text := "某县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n\n" +
		strings.Repeat(strings.Repeat("本局围绕群众关心的事项公开信息，回应关切，内容真实准确。", 8)+"\n\n", 4000) + "六、其他需要报告的事项\n\n无。\n"
	doc := source.New("a.md", text)
	for _, r := range []*lint.Rule{heading.Rule, title.Rule, recognition.Rule, placeholder.Rule} {
		b.Run(r.ID, func(b *testing.B) {
			e, err := lint.New(lint.Config{Rules: []*lint.Rule{r}, Profiles: kinds})
			require.NoError(b, err)
			prev := e.Lint(doc, nil)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				e.Lint(doc, prev)
			}
		})
	}
}
