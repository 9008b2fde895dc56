package lint_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

// TestRecall: a recalled result is as good as a fresh one, also for what is added to it.
func TestRecall(t *testing.T) {
	all, err := profiles.All()
	require.NoError(t, err)
	outside := slices.IndexFunc(rules.All(), func(r *lint.Rule) bool { return r.Outside && r.ID != lint.SuppressionID })
	for _, text := range []string{
		"", profiles.Sample("gov-info-annual-2021"), "一是做好政策文件的戒毒。。\n\n<!-- gaolint-disable-next-line typo -->\n二是做好政策文件的戒毒。\n",
		"<!-- gaolint-disable -->\n一是做好政策文件的戒毒。\n",
	} {
		e, err := lint.New(lint.Config{Rules: rules.All(), Profiles: all, Ignore: []lint.Ignore{{Rule: "typo"}}})
		require.NoError(t, err)
		doc := source.New("a.md", text)
		want := e.Lint(doc, nil)
		got := e.Recall(doc, want.Keep())
		require.Equal(t, want.Keep(), got.Keep())
		require.Equal(t, want.Recognition, got.Recognition)
		require.Equal(t, want.Title, got.Title)
		require.Equal(t, want.Keep(), e.Lint(doc, got).Keep(), "as the earlier result")
		more := []lint.Diagnostic{{Rule: rules.All()[outside].ID, Message: lint.Text{ZH: "另见。", EN: "see."}}}
		require.Equal(t, e.With(want, more).Keep(), e.With(got, more).Keep())
	}
}
