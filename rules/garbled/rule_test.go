package garbled

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

// noisy says something of every line.
var noisy = &lint.Rule{
	ID: "noisy", Group: lint.Words, Severity: lint.Error, Title: lint.Text{ZH: "杂", EN: "noise"},
	Block: func(p *lint.BlockPass) {
		p.Report(lint.Diagnostic{Span: p.Body, Message: lint.Text{ZH: "请留意。", EN: "Look."}})
	},
}

// TestAlone: of a garbled text one thing is said, at its head, unless the writer has
// settled that; what cannot be told is not told of comments and ignore entries either.
func TestAlone(t *testing.T) {
	suppression := &lint.Rule{ID: lint.SuppressionID, Group: lint.Structure, Severity: lint.Warning, Outside: true}
	lintIt := func(text string, change func(*lint.Config)) *lint.Result {
		c := lint.Config{Rules: []*lint.Rule{noisy, Rule, suppression}, Profiles: linttest.Profiles(t)}
		if change != nil {
			change(&c)
		}
		e, err := lint.New(c)
		require.NoError(t, err)
		r := e.Lint(source.New("a.md", text), nil)
		require.Equal(t, r.Findings, e.With(r, nil).Findings)
		return r
	}
	text := "# 报告\n\n第一段。\n<!-- gaolint-disable-next-line words -->\n\n第二\uFFFD段。\n"
	r := lintIt(text, func(c *lint.Config) { c.Ignore = []lint.Ignore{{Rule: "noisy", Text: "别的"}} })
	require.True(t, r.Unreadable())
	require.Len(t, r.Findings, 1)
	require.Equal(t, "报告", r.Source.Slice(r.Findings[0].Span))
	require.Contains(t, r.Findings[0].Message.ZH, "第6行有1个")
	require.Equal(t, []bool{true}, r.Ignored)

	for _, r := range []*lint.Result{
		lintIt("<!-- gaolint-disable garbled -->\n"+text, nil),
		lintIt(text, func(c *lint.Config) { c.Severities = map[string]lint.Severity{"garbled": lint.Off} }),
		lintIt(strings.ReplaceAll(text, "\uFFFD", ""), nil),
		lintIt("```\n\uFFFD\n```\n\n第一段。\n", nil),
	} {
		require.False(t, r.Unreadable())
		require.NotEmpty(t, r.Findings)
		for _, d := range r.Findings {
			require.NotEqual(t, "garbled", d.Rule)
		}
	}
	require.Empty(t, lintIt("", nil).Findings)
}

// TestFresh: a text that becomes garbled, and readable again, is judged as it stands.
func TestFresh(t *testing.T) {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{noisy, Rule}, Profiles: linttest.Profiles(t)})
	require.NoError(t, err)
	var prev *lint.Result
	for _, text := range []string{"好。\n", "好\uFFFD。\n", "好。\n", "锟斤拷\n", "锟斤\n"} {
		doc := source.New("a.md", text)
		prev = e.Lint(doc, prev)
		require.Equal(t, e.Lint(doc, nil).Findings, prev.Findings)
	}
}

func BenchmarkRule(b *testing.B) {
	e := linttest.Engine(b, "general", Rule)
	doc := source.New("a.md", strings.Repeat("全年主动公开政府信息1286条，均已按期办结。\n", 2000))
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		e.Lint(doc, nil)
	}
}
