package typo

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

func engine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	return e
}

func TestRowsAreWellFormed(t *testing.T) {
	seen := map[string]bool{}
	for i, line := range list {
		require.Equal(t, 4, strings.Count(line, "\t"), line)
		r := list.at(int32(i))
		require.NotEmpty(t, r.Wrong, line)
		require.NotEmpty(t, r.Right, line)
		require.NotEqual(t, r.Wrong, r.Right, line)
		require.NotEqual(t, lint.Default, r.Severity, line)
		require.NoError(t, wording.CheckCondition(r.Condition), line)
		kind, _, _ := strings.Cut(r.Note, "：")
		require.Contains(t, reasons, kind, line)
		key := r.Wrong + "\t" + r.Condition
		require.False(t, seen[key], "twice: %s", line)
		seen[key] = true
	}
	for kind := range reasons {
		require.True(t, strings.Contains(data, "\t"+kind+"\n") || strings.Contains(data, "\t"+kind+"："), "no row is of the kind %s", kind)
	}
}

// positive makes a text in which the row's condition holds, as far as its positive
// parts tell.
func positive(r row) string {
	var prev, next, near string
	for part := range strings.SplitSeq(r.Condition, " & ") {
		kind, values, _ := strings.Cut(part, ":")
		value, _, _ := strings.Cut(values, ",")
		switch kind {
		case "prev":
			prev = strings.Replace(value, wording.Start, "，", 1)
		case "next":
			next = value
		case "near":
			near = "这里有" + value
		}
	}
	return near + "：" + prev + r.Wrong + next + "。简体图书馆这样写。"
}

func TestEveryRowFindsItsWord(t *testing.T) {
	e := engine(t)
	for i := range list {
		r := list.at(int32(i))
		text := positive(r)
		at := strings.Index(text, r.Wrong)
		span := source.Span{Start: at, End: at + len(r.Wrong)}
		found := e.Lint(source.New("x.txt", text+"\n\n。"), nil).Findings
		hit := false
		for _, d := range found {
			hit = hit || d.Span.Overlaps(span)
			linttest.CheckMessage(t, d)
			if d.Fixes[0].Safe {
				after, err := source.Apply(text, d.Fixes[0].Edits)
				require.NoError(t, err)
				require.NoError(t, lint.Preserves(text, after), text)
			}
		}
		require.True(t, hit, "%s is not found in %s", r.Wrong, text)
	}
}

// TestRightWordsStay: what a row writes must not be called wrong by another, or fixes
// would never come to rest.
func TestRightWordsStay(t *testing.T) {
	e := engine(t)
	for i := range list {
		r := list.at(int32(i))
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
		parse(data).literals()
	}
}
