package statement

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func engine(t testing.TB, name string) *lint.Engine {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: all, Profile: name})
	require.NoError(t, err)
	return e
}

// TestSamples: the clean samples say all that they must, and a draft that is being
// typed is never shouted at.
func TestSamples(t *testing.T) {
	for _, name := range []string{"general", "gov-info-annual-2019", "gov-info-annual-2021"} {
		e, text := engine(t, name), profiles.Sample(name)
		require.NotEmpty(t, text)
		require.Empty(t, e.Lint(source.New("x.md", text), nil).Findings, name)
		var prev *lint.Result
		for i := range text {
			prev = e.Lint(source.New("x.md", text[:i]), prev)
			for _, d := range prev.Findings {
				require.LessOrEqual(t, d.Severity, lint.Info, "%s: %s", text[max(0, i-60):i], d.Message.ZH)
			}
		}
	}
}

// TestInsertion: the sentence offered is a paragraph of its own in front of the
// sign-off, spaced as its neighbours are, and settles the finding.
func TestInsertion(t *testing.T) {
	text := profiles.Sample("gov-info-annual-2021")
	cut := strings.Replace(text, "本年度未收取政府信息公开信息处理费。", "", 1)
	require.NotEqual(t, text, cut)
	e := engine(t, "gov-info-annual-2021")
	for _, eol := range []string{"\n", "\r\n"} {
		doc := source.New("x.md", strings.ReplaceAll(cut, "\n", eol))
		found := e.Lint(doc, nil).Findings
		require.Len(t, found, 1)
		require.Len(t, found[0].Fixes, 1)
		require.False(t, found[0].Fixes[0].Safe)
		fixed, err := doc.Edit(found[0].Fixes[0].Edits...)
		require.NoError(t, err)
		require.Contains(t, fixed.Text(), "。"+eol+eol+"本年度未收取政府信息公开信息处理费。"+eol+eol+"云溪县人民政府"+eol)
		require.Empty(t, e.Lint(fixed, nil).Findings)
	}
}

func BenchmarkRule(b *testing.B) {
	e := engine(b, "gov-info-annual-2021")
	doc := source.New("x.md", profiles.Sample("gov-info-annual-2021"))
	prev := e.Lint(doc, nil)
	b.SetBytes(int64(doc.Len()))
	for b.Loop() {
		e.Lint(doc, prev)
	}
}
