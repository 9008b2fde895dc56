package lint_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// TestWith: findings made outside are suppressed, graded and sorted like the engine's own.
func TestWith(t *testing.T) {
	outside := &lint.Rule{ID: "outside", Group: lint.Figures, Severity: lint.Warning, Outside: true}
	inside := &lint.Rule{ID: "inside", Group: lint.Words, Severity: lint.Error, Document: func(p *lint.Pass) {
		p.Report(lint.Diagnostic{Span: source.Span{Start: 0, End: 3}, Message: lint.Text{ZH: "甲。", EN: "a"}})
	}}
	own := &lint.Rule{ID: lint.SuppressionID, Group: lint.Structure, Severity: lint.Warning, Outside: true}
	more := []lint.Diagnostic{
		{Rule: "outside", Span: source.Span{Start: 3, End: 6}, Message: lint.Text{ZH: "乙。", EN: "b"}},
		{Rule: "unknown", Span: source.Span{Start: 3, End: 6}},
	}
	lintOf := func(text string, change func(*lint.Config)) (before, after *lint.Result) {
		c := lint.Config{Rules: []*lint.Rule{outside, inside, own}}
		if change != nil {
			change(&c)
		}
		e, err := lint.New(c)
		require.NoError(t, err)
		r := e.Lint(source.New("a.md", text), nil)
		return r, e.With(r, more)
	}
	ids := func(r *lint.Result) []string {
		out := []string{}
		for _, d := range r.Findings {
			out = append(out, d.Rule+" "+d.Severity.String())
		}
		return out
	}
	before, after := lintOf("甲乙丙丁\n", nil)
	require.Equal(t, []string{"inside error"}, ids(before))
	require.Equal(t, []string{"inside error", "outside warning"}, ids(after))

	_, after = lintOf("甲乙丙丁\n", func(c *lint.Config) { c.Severities = map[string]lint.Severity{"outside": lint.Info} })
	require.Equal(t, []string{"inside error", "outside info"}, ids(after))
	_, after = lintOf("甲乙丙丁\n", func(c *lint.Config) { c.Severities = map[string]lint.Severity{"outside": lint.Off} })
	require.Equal(t, []string{"inside error"}, ids(after))

	before, after = lintOf("甲乙丙丁\n", func(c *lint.Config) {
		c.Ignore = []lint.Ignore{{Rule: "outside", Text: "乙"}, {Rule: "inside", Text: "甲"}}
	})
	require.Equal(t, []bool{false, true}, before.Ignored)
	require.Equal(t, []bool{true, true}, after.Ignored)
	require.Empty(t, after.Findings)

	// A comment for the group covers nothing alone, and something in comparison; one for
	// the rule is never called useless, since that depends on other files.
	before, after = lintOf("甲乙\n\n<!-- gaolint-disable figures -->\n丙\n", nil)
	require.Equal(t, []string{"inside error", "suppression warning"}, ids(before))
	require.Equal(t, []string{"inside error", "outside warning", "suppression warning"}, ids(after))
	before, after = lintOf("<!-- gaolint-disable -->\n甲乙\n", nil)
	require.Equal(t, []string{"suppression info"}, ids(before))
	require.Equal(t, []string{"suppression info"}, ids(after))
	before, _ = lintOf("甲乙\n\n<!-- gaolint-disable outside -->\n丙\n", nil)
	require.Equal(t, []string{"inside error", "suppression info"}, ids(before))
}
