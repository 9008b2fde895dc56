package lint

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// TestSeveritiesOfTheReportKind: a report kind's severities stand for the rules' own, and
// the configuration's for both.
func TestSeveritiesOfTheReportKind(t *testing.T) {
	word := func(id string, group Group) *Rule {
		return &Rule{ID: id, Group: group, Severity: Info, Document: func(p *Pass) {
			p.Report(Diagnostic{Severity: Warning, Message: Text{id, id}})
		}}
	}
	rules := []*Rule{word("one", Words), word("two", Words), word("three", Figures)}
	severities := func(of map[string]string, configured map[string]Severity) map[string]Severity {
		p := &profile.Profile{Name: profile.General, Severities: of}
		e, err := New(Config{Rules: rules, Profiles: []*profile.Profile{p}, Profile: profile.General, Severities: configured})
		require.NoError(t, err)
		first := e.Lint(source.New("x.md", "文字。\n"), nil)
		again := e.Lint(source.New("x.md", "文字。\n"), first)
		require.Equal(t, first.Findings, again.Findings)
		got := map[string]Severity{}
		for _, d := range first.Findings {
			got[d.Rule] = d.Severity
		}
		return got
	}
	require.Equal(t, map[string]Severity{"one": Warning, "two": Warning, "three": Warning}, severities(nil, nil))
	require.Equal(t, map[string]Severity{"one": Error, "two": Hint, "three": Warning}, severities(map[string]string{"words": "hint", "one": "error"}, nil))
	require.Equal(t, map[string]Severity{"one": Info, "three": Warning}, severities(map[string]string{"words": "off"}, map[string]Severity{"one": Info}))
}
