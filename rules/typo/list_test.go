package typo

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/reports"
	"gaolint/rules/internal/wording/wordingtest"
	"gaolint/rules/typo/internal/rows"
)

func engine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	return e
}

// lines reads the list that the program's one is made of.
func lines(t testing.TB) rows.List {
	data, err := os.ReadFile(DataFile)
	require.NoError(t, err)
	return rows.Parse(string(data))
}

func TestListIsCurrent(t *testing.T) {
	data, err := os.ReadFile(DataFile)
	require.NoError(t, err)
	want, err := MakeList(string(data))
	require.NoError(t, err)
	require.True(t, string(want) == made, "run go generate ./rules")
	all := lines(t)
	for i, line := range all {
		r, want := list.at(i), all.At(i)
		want.Flag, want.Leave, want.Basis = "", "", ""
		require.Equal(t, want, r.Row, line)
	}
}

func TestRowsAreWellFormed(t *testing.T) {
	list := lines(t)
	require.InDelta(t, 5000, len(list), 150, "the page says about five thousand")
	seen, kinds := map[string]bool{}, map[string]bool{}
	for i, line := range list {
		require.Equal(t, rows.Columns-1, strings.Count(line, "\t"), line)
		r := list.At(i)
		require.NotEmpty(t, r.Wrong, line)
		require.NotEmpty(t, r.Right, line)
		require.NotEqual(t, r.Wrong, r.Right, line)
		require.NotEqual(t, lint.Default, r.Severity, line)
		require.NoError(t, wordingtest.Check(r.Condition), line)
		require.Contains(t, []string{"", rows.BasisForm, rows.BasisIdiom}, r.Basis, line)
		require.NotEmpty(t, r.Slip(), "nothing leads from the right form to the wrong one: %s", line)
		kind, _, _ := strings.Cut(r.Note, "：")
		require.Contains(t, reasons, kind, line)
		kinds[kind] = true
		key := r.Wrong + "\t" + r.Condition
		require.False(t, seen[key], "twice: %s", line)
		seen[key] = true
		if i > 0 {
			require.LessOrEqual(t, list.Wrong(i-1), r.Wrong, "the list is sorted by the wrong word")
		}
	}
	for kind := range reasons {
		require.True(t, kinds[kind], "no row is of the kind %s", kind)
	}
}

// TestEveryRowFlagsAndLeaves holds each row to its two examples: in one it finds its
// word and puts it right, in the other neither it nor another row finds anything.
func TestEveryRowFlagsAndLeaves(t *testing.T) {
	e, list := engine(t), lines(t)
	for i := range list {
		r := list.At(i)
		require.Contains(t, r.Flag, r.Wrong)
		hit := false
		for _, d := range findings(e, r.Flag) {
			linttest.CheckMessage(t, d)
			after, err := source.Apply(r.Flag, d.Fixes[0].Edits)
			require.NoError(t, err)
			hit = hit || d.Severity == r.Severity && strings.Contains(after, r.Right)
			if d.Fixes[0].Safe {
				require.NoError(t, lint.Preserves(r.Flag, after), r.Flag)
			}
		}
		if !hit {
			t.Errorf("“%s” is not put right in “%s”", r.Wrong, r.Flag)
		}
		for _, d := range findings(e, r.Leave) {
			t.Errorf("“%s”: %s", r.Leave, d.Message.ZH)
		}
	}
}

// findings lints a phrase as a paragraph of a text in Simplified script.
func findings(e *lint.Engine, phrase string) []lint.Diagnostic {
	var found []lint.Diagnostic
	for _, d := range e.Lint(source.New("x.txt", phrase+"。\n\n简体图书馆这样写。\n"), nil).Findings {
		if d.Span.End <= len(phrase) {
			found = append(found, d)
		}
	}
	return found
}

// TestRowsLeaveOurReports lints right reports of our own, in which no sentence stands twice.
func TestRowsLeaveOurReports(t *testing.T) {
	e := engine(t)
	for _, p := range linttest.Profiles(t) {
		if p.Name != "gov-info-annual-2021" {
			continue
		}
		for _, text := range reports.New(p, 1).Corpus(1 << 20) {
			for _, d := range e.Lint(source.New("x.md", text), nil).Findings {
				t.Errorf("“%s”: %s", text[d.Span.Start:d.Span.End], d.Message.ZH)
			}
		}
	}
}

// TestRightWordsStay: what a row writes must not be called wrong by another, or fixes
// would never come to rest.
func TestRightWordsStay(t *testing.T) {
	e, list := engine(t), lines(t)
	for i := range list {
		r := list.At(i)
		for _, d := range e.Lint(source.New("x.txt", r.Right+"。\n"), nil).Findings {
			require.Less(t, d.Severity, lint.Warning, "%s: %s", r.Right, d.Message.ZH)
		}
	}
}

func TestTraditionalTextKeepsItsOwnForms(t *testing.T) {
	e := engine(t)
	require.Empty(t, e.Lint(source.New("x.txt", "現均已按要求答覆申請人，並調整檢查範圍。\n"), nil).Findings)
	found := e.Lint(source.New("x.txt", "及時佈署並慣徹落實，政策檔案的戒毒材料。\n"), nil).Findings
	require.NotEmpty(t, found)
	for _, d := range found {
		fixed := d.Fixes[0].Edits[0].New
		require.Equal(t, zh.Traditional, zh.ScriptOf(fixed+"會"), fixed)
	}
}

func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		list := openList(made)
		literals(&list)
	}
}
