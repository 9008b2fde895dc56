package custom

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/linttest/growth"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

func general(t testing.TB) *profile.Profile {
	all, err := profiles.All()
	require.NoError(t, err)
	for _, p := range all {
		if p.Name == profile.General {
			return p
		}
	}
	t.Fatal("no general profile")
	return nil
}

// found gives the flagged texts of the one rule.
func found(t testing.TB, s Spec, text string) []string {
	r, f := Make(s)
	require.Nil(t, f)
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{r}, Profiles: []*profile.Profile{general(t)}, Profile: profile.General})
	require.NoError(t, err)
	var out []string
	for _, d := range e.Lint(source.New("a.md", text), nil).Findings {
		if tt, ok := t.(*testing.T); ok {
			linttest.CheckMessage(tt, d)
		}
		out = append(out, text[d.Span.Start:d.Span.End])
		for _, x := range d.Fixes {
			out = append(out, "→"+x.Edits[0].New)
		}
	}
	return out
}

func TestKinds(t *testing.T) {
	for _, c := range []struct {
		spec Spec
		text string
		want []string
	}{
		{Spec{ID: "no-x", Forbid: []string{"贫困户", "老百姓"}, Instead: "群众"}, "走访贫困户和老百姓。", []string{"贫困户", "→群众", "老百姓", "→群众"}},
		{Spec{ID: "no-x", Forbid: []string{"貧困戶"}}, "走访贫困户。", []string{"贫困户"}},
		{Spec{ID: "no-x", Pattern: `第([一二三])条`, Instead: "第${1}款"}, "按照第二条和第四条。", []string{"第二条", "→第二款"}},
		{Spec{ID: "no-x", Pattern: `\d+个百分点`}, "提高3个百分点。", []string{"3个百分点"}},
		{Spec{ID: "set-phrase", Phrase: "经济社会发展"}, "推进经济设会发展、经济社发展、经济社社会发展、经济社会发展、经济和社会发展、经济。", []string{"经济设会发展", "→经济社会发展", "经济社发展", "→经济社会发展", "经济社社会发展", "→经济社会发展"}},
		{Spec{ID: "set-phrase", Phrase: "县水利局"}, "县水例局、县水利局、县水务局、县水利总局、县、局。", []string{"县水例局", "→县水利局", "县水务局", "→县水利局"}},
		{Spec{ID: "need-part", Section: "领导小组"}, "# 标题\n\n## 一、领导小组\n\n名单。\n", nil},
		{Spec{ID: "need-part", Section: "领导小组"}, "# 标题\n\n领导小组已经成立，各单位积极配合。\n", []string{""}},
		{Spec{ID: "need-part", Section: "领导小组"}, "", nil},
	} {
		require.Equal(t, c.want, found(t, c.spec, c.text), "%+v", c.spec)
	}
}

func TestFaults(t *testing.T) {
	for key, s := range map[string]Spec{
		"id": {ID: "words", Forbid: []string{"a"}}, "id ": {ID: "a-b"}, "id  ": {ID: "a-b", Forbid: []string{"a"}, Phrase: "甲乙丙丁"},
		"pattern": {ID: "a-b", Pattern: "("}, "pattern ": {ID: "a-b", Pattern: "x*"}, "pattern  ": {ID: "a-b", Pattern: strings.Repeat("a", 1<<20)},
		"pattern   ": {ID: "a-b", Pattern: "((a{1000}){1000}){1000}"}, "pattern    ": {ID: "a-b", Pattern: `(?=a)`},
		"phrase": {ID: "a-b", Phrase: "甲乙"}, "instead": {ID: "a-b", Phrase: "甲乙丙丁", Instead: "x"}, "severity": {ID: "a-b", Phrase: "甲乙丙丁", Severity: "off"},
		"forbid": {ID: "a-b", Forbid: []string{" "}}, "message": {ID: "a-b", Forbid: []string{"a"}, Message: strings.Repeat("长", maxText)},
	} {
		_, f := Make(s)
		require.NotNil(t, f, key)
		require.Equal(t, strings.TrimSpace(key), f.Key)
		require.NotEmpty(t, f.ZH)
		require.NotContains(t, f.Error(), "%!")
		require.NotContains(t, f.ZH, "%!")
	}
}

func TestTry(t *testing.T) {
	misfits, err := Try([]Spec{{ID: "a-b", Forbid: []string{"甲"}, Examples: Examples{Wrong: []string{"甲方。", "乙方。"}, Right: []string{"乙方。", "甲方。"}}}}, general(t))
	require.NoError(t, err)
	require.Len(t, misfits, 2)
	require.True(t, misfits[0].Wrong)
	require.Equal(t, 1, misfits[0].Index)
	require.False(t, misfits[1].Wrong)
	require.Equal(t, 1, misfits[1].Index)
}

// TestLinear: a pattern that backtracking would never finish costs what its text is long,
// and so does a phrase that the text nearly holds everywhere.
func TestLinear(t *testing.T) {
	specs := map[string]Spec{"a": {ID: "a-b", Pattern: `(a+)+b`}, "甲": {ID: "a-b", Phrase: "甲甲甲乙甲甲甲"}}
	growth.Linear(t, "gaolint/cmd/gaolint/internal/custom,gaolint/lint/...", 64<<10, []string{"a", "甲"}, func(unit string, size int) func() {
		r, f := Make(specs[unit])
		require.Nil(t, f)
		e, err := lint.New(lint.Config{Rules: []*lint.Rule{r}, Profiles: []*profile.Profile{general(t)}, Profile: profile.General})
		require.NoError(t, err)
		doc := source.New("a.md", strings.Repeat(unit, 100+size/len(unit)))
		e.Lint(source.New("b.md", unit), nil) // makes what is made once
		return func() { require.Equal(t, unit == "甲", len(e.Lint(doc, nil).Findings) > 0) }
	})
}
