package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

func TestLexiconIsCurrent(t *testing.T) {
	kinds, err := profiles.All()
	require.NoError(t, err)
	x := rules.Lexicon()
	require.NotNil(t, x)
	require.True(t, string(lint.MakeLexicon(rules.All(), kinds)) == x.Data(), "run go generate ./rules")
}

// TestLexiconFindsTheSame: what was indexed beforehand is found as what is indexed anew.
func TestLexiconFindsTheSame(t *testing.T) {
	anew := newEngine(t, func(c *lint.Config) { c.Lexicon = nil })
	for name, change := range map[string]func(*lint.Config){
		"all":     nil,
		"one off": func(c *lint.Config) { c.Severities = map[string]lint.Severity{"lost": lint.Off} },
	} {
		e := newEngine(t, change)
		for _, text := range corpus(t, 200<<10) {
			text = wrongs + text
			found := anew.Lint(source.New("a.md", text), nil).Findings
			if change != nil {
				found = without(found, "lost")
			}
			require.Equal(t, found, e.Lint(source.New("a.md", text), nil).Findings, name)
		}
	}
}

// wrongs are mistakes that several rules find by their words.
const wrongs = "本年度共受理申39件，公开指蓝已更新，認真做好政策解渎。\n\n"

func without(found []lint.Diagnostic, rule string) []lint.Diagnostic {
	var rest []lint.Diagnostic
	for _, d := range found {
		if d.Rule != rule {
			rest = append(rest, d)
		}
	}
	return rest
}
