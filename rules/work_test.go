package rules_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
	"gaolint/rules/internal/reports"
	"gaolint/rules/profiles"
)

// TestAllocations guards the speed of the whole rule set by what it allocates, which no
// other work on the machine disturbs: on a text that is new, and for a change of one
// character in a document of 100 KB. A rule that costs every paragraph an allocation
// breaks the first limit, one that reads all of the text again at every change is
// likely to break the second.
func TestAllocations(t *testing.T) {
	e := newEngine(t, nil)
	all, err := profiles.All()
	require.NoError(t, err)
	for _, p := range all {
		if p.Name != "gov-info-annual-2021" {
			continue
		}
		text := reports.New(p, 1).Report(95_000)
		doc := source.New("a.md", text)
		fresh := testing.AllocsPerRun(5, func() { e.Lint(doc, nil) })
		at := 20_000 + strings.Index(text[20_000:], "，")
		after, err := doc.Edit(source.Edit{Span: source.Span{Start: at, End: at}, New: "好"})
		require.NoError(t, err)
		prev := e.Lint(doc, nil)
		stroke := testing.AllocsPerRun(5, func() { e.Lint(after, prev) })
		t.Logf("%.1f allocations per KB, %.0f per keystroke", fresh/float64(len(text)/1000), stroke)
		require.LessOrEqual(t, fresh/float64(len(text)/1000), 40.0, "allocations per KB")
		require.LessOrEqual(t, stroke, 500.0, "allocations per keystroke")
	}
}
