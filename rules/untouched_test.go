package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

// elsewhere names the rules that rightly repair something in another rule's examples,
// which are right only as far as that rule goes.
var elsewhere = map[string]string{
	"glyph/testdata/clean_traditional.md": "mark", // brackets and ; as converted pages have them
	"heading":                             "mark", // a blank behind 一、
}

// TestFixLeavesRightTextAlone applies all safe fixes to what must not be questioned, the
// clean samples and every example without a mark: not a byte changes. In examples with
// marks, which stand for mistakes, the paragraphs without a mark are the near misses: the
// example's own rule leaves them as they are.
func TestFixLeavesRightTextAlone(t *testing.T) {
	all, err := profiles.All()
	require.NoError(t, err)
	engines := map[string]*lint.Engine{}
	for name, text := range samples(t) {
		unchanged(t, engineFor(t, engines, ""), linttest.Case{Name: name, File: name + ".md", Text: text})
	}
	examples := 0
	for _, rule := range rules.All() {
		alone := map[string]*lint.Engine{}
		for _, c := range append(linttest.Page(rule.ID, rule.Page.ZH), linttest.Folder(t, rule.ID+"/testdata")...) {
			examples++
			if len(c.Want) == 0 {
				unchanged(t, engineFor(t, engines, c.Profile), c)
				continue
			}
			if alone[c.Profile] == nil {
				e, err := lint.New(lint.Config{Rules: []*lint.Rule{rule}, Profiles: all, Profile: c.Profile})
				require.NoError(t, err)
				alone[c.Profile] = e
			}
			nearMisses(t, alone[c.Profile], c)
		}
	}
	require.Greater(t, examples, 100, "no examples were read")
}

// engineFor keeps the engines with all rules by report kind.
func engineFor(t *testing.T, engines map[string]*lint.Engine, name string) *lint.Engine {
	if engines[name] == nil {
		engines[name] = newEngine(t, func(c *lint.Config) { c.Profile = name })
	}
	return engines[name]
}

// unchanged holds the text to what it is after all fixes but those of elsewhere.
func unchanged(t *testing.T, e *lint.Engine, c linttest.Case) {
	t.Helper()
	fixed, changes, err := e.FixAll(source.New(c.File, c.Text), false)
	require.NoError(t, err)
	if fixed.Text() == c.Text {
		return
	}
	page, _, _ := strings.Cut(c.Name, "#")
	for _, change := range changes {
		if elsewhere[page] != change.Rule {
			t.Errorf("%s: %s changes “%s” to “%s” in line %d", c.Name, change.Rule, change.Old, change.New, change.Line)
		}
	}
}

// nearMisses fixes the example and looks for its unmarked paragraphs in what comes out.
func nearMisses(t *testing.T, e *lint.Engine, c linttest.Case) {
	t.Helper()
	fixed, changes, err := e.FixAll(source.New(c.File, c.Text), false)
	require.NoError(t, err)
	left := map[string]int{}
	for line := range strings.SplitSeq(fixed.Text(), "\n") {
		left[line]++
	}
	touched := repaired(e, c)
	at := 0
	for line := range strings.SplitAfterSeq(c.Text, "\n") {
		end := at + len(line)
		marked := slices.ContainsFunc(touched, func(s source.Span) bool { return s.Start <= end && s.End >= at })
		at = end
		line = strings.TrimSuffix(line, "\n")
		if left[line]--; !marked && left[line] < 0 {
			t.Errorf("%s: “%s” was changed: %+v", c.Name, line, changes)
		}
	}
}

// repaired gives the places of the example's mistakes and what their fixes change.
func repaired(e *lint.Engine, c linttest.Case) []source.Span {
	var places []source.Span
	for _, w := range c.Want {
		places = append(places, w.Span)
	}
	for _, d := range e.Lint(source.New(c.File, c.Text), nil).Findings {
		if !slices.ContainsFunc(c.Want, func(w linttest.Want) bool { return w.Span == d.Span }) {
			continue
		}
		for _, f := range d.Fixes {
			for _, x := range f.Edits {
				places = append(places, x.Span)
			}
		}
	}
	return places
}
