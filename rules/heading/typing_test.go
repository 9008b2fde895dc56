package heading_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/rules/heading"
	"gaolint/rules/placeholder"
	"gaolint/rules/profiles"
	"gaolint/rules/recognition"
	"gaolint/rules/title"
)

// TestTyping cuts every profile's clean sample after every code point: nothing is
// shouted at but the run of sections that are still missing.
func TestTyping(t *testing.T) {
	kinds := linttest.Profiles(t)
	rules := []*lint.Rule{title.Rule, heading.Rule, recognition.Rule, placeholder.Rule}
	for _, p := range kinds {
		sample := profiles.Sample(p.Name)
		if len(sample) < 200 {
			continue
		}
		for _, given := range []string{p.Name, ""} {
			t.Run(p.Name+"/"+given, func(t *testing.T) {
				e, err := lint.New(lint.Config{Rules: rules, Profiles: kinds, Profile: given})
				require.NoError(t, err)
				for i := range sample + "\n" {
					loud := 0
					r := e.Lint(source.New("draft.md", sample[:i]), nil)
					for _, d := range r.Findings {
						if d.Severity < lint.Warning {
							continue
						}
						loud++
						if d.Rule != heading.Rule.ID || !d.Span.Empty() {
							require.Fail(t, "shouted at", "%q\n%s: %s", tail(sample[:i]), d.Rule, d.Message.ZH)
						}
					}
					require.LessOrEqual(t, loud, 1, "%q", tail(sample[:i]))
				}
			})
		}
	}
}

func tail(s string) string { return s[max(0, len(s)-120):] }
