package lint

import (
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// told gives a rule that reports its words, by their numbers.
func told(id string, literals []string, words map[string][]string) *Rule {
	r := &Rule{ID: id, Group: Words, Severity: Info, Literals: literals}
	if words != nil {
		r.Words = func(p *profile.Profile) []string { return words[p.Name] }
	}
	r.Block = func(p *BlockPass) {
		for _, h := range p.Hits {
			p.Report(Diagnostic{Span: h.Span, Message: Textf("%[1]s之%[2]d", "%[1]s %[2]d", id, h.Literal)})
		}
	}
	return r
}

// TestLexicon: an engine finds the same with a lexicon, whether it has all of the rules'
// words, some that have changed, or words of rules that are not there.
func TestLexicon(t *testing.T) {
	profiles := []*profile.Profile{{Name: profile.General}}
	many := told("many", []string{"政府", "政府信息", "信息", "公开", "公開", "府信"}, nil)
	asked := told("asked", []string{"信息"}, map[string][]string{profile.General: {"息公", "政"}, "other": {"公"}})
	off := told("off", []string{"公开", "开"}, nil)
	data := MakeLexicon([]*Rule{many, asked, off}, profiles)
	x, err := OpenLexicon(string(data))
	require.NoError(t, err)
	require.Equal(t, string(data), x.Data())
	changed := told("asked", []string{"信息"}, map[string][]string{profile.General: {"息公", "府"}})
	added := told("added", []string{"开", "政府"}, nil)
	for name, rules := range map[string][]*Rule{
		"all": {many, asked, off}, "one off": {many, asked}, "changed": {many, changed, off},
		"added": {many, asked, off, added}, "few": {asked}, "others": {added}, "none": nil,
	} {
		c := Config{Rules: rules, Profiles: profiles, Profile: profile.General}
		anew, err := New(c)
		require.NoError(t, err)
		c.Lexicon = x
		with, err := New(c)
		require.NoError(t, err)
		doc := source.New("a.md", "政府信息公开，政府信息公開。\n")
		found := anew.Lint(doc, nil).Findings
		require.Equal(t, len(rules) > 0, len(found) > 0, name)
		require.Equal(t, found, with.Lint(doc, nil).Findings, name)
	}
}

func TestOpenLexicon(t *testing.T) {
	data := string(MakeLexicon([]*Rule{told("many", []string{"政府", "政", "政府信息"}, nil)}, nil))
	for i := range data {
		_, err := OpenLexicon(data[:i])
		if i < len(data)-len("政府信息") { // what is behind is text
			require.Error(t, err, i)
		}
	}
}
