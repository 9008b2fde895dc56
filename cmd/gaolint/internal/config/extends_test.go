package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
)

// house writes files and gives the configuration of the first.
func house(t *testing.T, files ...string) (*Config, error) {
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		path := filepath.Join(dir, filepath.FromSlash(files[i]))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(files[i+1]), 0o644))
	}
	return Read(filepath.Join(dir, filepath.FromSlash(files[0])))
}

func TestExtends(t *testing.T) {
	c, err := house(t, "a/gaolint.yaml", "extends: [../one.gaolint.yaml, ../two.gaolint.yaml]\nlang: en\nrules: {typo: error}\nexclude: [c]\nwords: {files: [list.tsv]}\n",
		"a/list.tsv", "丙\n",
		"one.gaolint.yaml", "lang: zh\nfail-on: hint\nrules: {typo: off, pair: info}\nexclude: [a]\nwords: {forbid: [{word: 甲}]}\nignore: [{rule: typo}]\ncustom: [{id: no-x, forbid: [子]}]\n",
		"two.gaolint.yaml", "extends: [three.gaolint.yaml]\nfail-on: error\nrules: {pair: hint}\nexclude: [b]\ncustom: [{id: no-x, forbid: [丑]}]\n",
		"three.gaolint.yaml", "organ: {name: 云溪县水利局}\nwords: {forbid: [{word: 乙}]}\noverrides: [{paths: [x], rules: {typo: off}}]\n",
	)
	require.NoError(t, err)
	require.Equal(t, []string{"en", "error", "云溪县水利局"}, []string{c.Lang, c.FailOn, c.Organ.Name})
	require.Equal(t, map[string]string{"typo": "error", "pair": "hint"}, c.Rules)
	require.Equal(t, []string{"a", "b", "c"}, c.Exclude)
	require.True(t, c.Excluded(filepath.Join(c.Dir(), "b", "x.md")))
	require.Empty(t, c.Ignore, "what is ignored is of other drafts")
	var words []string
	for _, w := range c.Forbidden() {
		words = append(words, w.Wrong)
	}
	require.ElementsMatch(t, []string{"甲", "乙", "丙"}, words)
	require.Len(t, c.Custom, 1)
	require.Equal(t, []string{"丑"}, c.Custom[0].Forbid)
	over := c.OverridesFor(filepath.Join(c.Dir(), "x", "a.md"))
	require.Equal(t, []int{0}, over)
	require.Equal(t, lint.Off, c.SeveritiesFor(nil, over)["typo"])
	require.Equal(t, lint.Error, c.Severities(nil)["typo"])
	require.Len(t, c.Sources(), 4)
	require.Len(t, c.Contents(), 9)
	require.Contains(t, c.Allowed(), "云溪县水利局")
}

func TestExtendsFaults(t *testing.T) {
	deep := []string{"gaolint.yaml", "extends: [a.gaolint.yaml]\n"}
	for i := range maxExtends + 2 {
		deep = append(deep, string(rune('a'+i))+".gaolint.yaml", "extends: ["+string(rune('b'+i))+".gaolint.yaml]\n")
	}
	for want, files := range map[string][]string{
		"levels deep":     deep,
		"leads back":      {"gaolint.yaml", "extends: [b/gaolint.yaml]\n", "b/gaolint.yaml", "extends: [../gaolint.yaml]\n"},
		"no local path":   {"gaolint.yaml", "extends: [\"http://x/gaolint.yaml\"]\n"},
		"was not read":    {"gaolint.yaml", "extends: [/etc/passwd]\n"},
		"unknown key":     {"gaolint.yaml", "extends: [b.gaolint.yaml]\n", "b.gaolint.yaml", "x: 1\n"},
		"unknown rule":    {"gaolint.yaml", "extends: [b.gaolint.yaml]\nrules: {no-y: off}\n", "b.gaolint.yaml", "custom: [{id: no-x, forbid: [a]}]\n"},
		"no report kind":  {"gaolint.yaml", "profiles: [k.yaml]\nprofile: other\n", "k.yaml", "name: local\nextends: general\ntitle: x | y\n"},
		"does not exist":  {"gaolint.yaml", "profiles: [k.yaml]\n"},
		"stands twice":    {"gaolint.yaml", "profiles: [k.yaml, k.yaml]\n", "k.yaml", "name: local\nextends: general\ntitle: x | y\n"},
		"larger than":     {"gaolint.yaml", "#" + strings.Repeat("x", maxSize)},
		"confidence must": {"gaolint.yaml", "options: {misfit: {confidence: 101}}\n"},
	} {
		_, err := house(t, files...)
		if want == "no report kind" {
			want = "there is no report kind"
		}
		require.ErrorContains(t, err, want)
	}
}
