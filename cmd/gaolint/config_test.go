package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"

	"gaolint/cmd/gaolint/internal/config"
	makeschema "gaolint/cmd/gaolint/internal/schema"
	"gaolint/lint"
	"gaolint/lsp"
)

// fits tells by the few words of JSON Schema that the schema uses whether a value
// conforms, "" if it does.
func fits(schema map[string]any, v any, at string) string {
	if allowed, ok := schema["enum"].([]any); ok && !slices.Contains(allowed, v) {
		return fmt.Sprintf("%s: %v is none of %v", at, v, allowed)
	}
	for _, word := range []string{"if", "anyOf", "pattern"} {
		if s := fitsWord(schema, word, v, at); s != "" {
			return s
		}
	}
	if schema["type"] == nil {
		return fitsUntyped(schema, v, at)
	}
	switch x := v.(type) {
	case map[string]any:
		if schema["type"] != "object" {
			return at + ": no object expected"
		}
		for _, name := range anyList(schema["required"]) {
			if _, ok := x[name.(string)]; !ok {
				return at + ": lacks " + name.(string)
			}
		}
		properties, _ := schema["properties"].(map[string]any)
		for name, item := range x {
			p, ok := propertySchema(schema, properties, name)
			if names, named := schema["propertyNames"].(map[string]any); named {
				if s := fits(names, name, at+"."+name); s != "" {
					return s
				}
			}
			if !ok {
				if schema["additionalProperties"] == false {
					return at + ": unknown key " + name
				}
				continue
			}
			if s := fits(p, item, at+"."+name); s != "" {
				return s
			}
		}
	case []any:
		if schema["type"] != "array" {
			return at + ": no list expected"
		}
		for i, item := range x {
			if s := fits(schema["items"].(map[string]any), item, fmt.Sprintf("%s[%d]", at, i)); s != "" {
				return s
			}
		}
	case float64, int:
		if schema["type"] != "integer" {
			return at + ": no number expected"
		}
	case string:
		if schema["type"] != "string" {
			return at + ": no text expected"
		}
	default:
		return fmt.Sprintf("%s: %T", at, v)
	}
	return ""
}

// propertySchema is what a schema asks of the value of a key; false if it says nothing.
func propertySchema(schema, properties map[string]any, name string) (map[string]any, bool) {
	if p, ok := properties[name].(map[string]any); ok {
		return p, true
	}
	patterns, _ := schema["patternProperties"].(map[string]any)
	for pattern, p := range patterns {
		if regexp.MustCompile(pattern).MatchString(name) {
			return p.(map[string]any), true
		}
	}
	p, ok := schema["additionalProperties"].(map[string]any)
	return p, ok
}

func anyList(v any) []any {
	list, _ := v.([]any)
	return list
}

var example = regexp.MustCompile(`(?m)^# ((?:[a-z-]+:| +-? ?["\p{Han}a-z*]).*)$`)

// uncommented is the template with its examples switched on.
func uncommented(lang lint.Lang) string {
	return example.ReplaceAllString(config.Template(lang), "$1")
}

// TestSchema: the schema takes what the reader takes, and refuses what it refuses.
func TestSchema(t *testing.T) {
	data, err := makeschema.Make()
	require.NoError(t, err)
	require.True(t, string(data) == schema, "run go generate ./cmd/gaolint")
	var s map[string]any
	require.NoError(t, json.Unmarshal(data, &s))
	require.Equal(t, "https://json-schema.org/draft/2020-12/schema", s["$schema"])
	judge := func(text string) (bySchema, byReader string) {
		var v any
		require.NoError(t, yaml.Unmarshal([]byte(text), &v))
		if _, err := config.Parse("gaolint.yaml", []byte(text)); err != nil {
			byReader = err.Error()
		}
		return fits(s, v, ""), byReader
	}
	good := []string{
		uncommented(lint.ZH), uncommented(lint.EN), "lang: en\n", "profile: gov-info-annual-2021\n",
		"rules: {figures: error, typo: hint, tablesum: \"off\"}\n", "exclude: []\n",
		"words: {forbid: [{word: x, severity: error}]}\n", "ignore: [{rule: typo}]\n",
	}
	for _, text := range good {
		bySchema, byReader := judge(text)
		require.Empty(t, bySchema, text)
		require.Empty(t, byReader, text)
	}
	for _, key := range []string{"profile", "lang", "fail-on", "rules", "exclude", "words", "organ", "options", "overrides", "custom", "profiles", "extends", "ignore"} {
		require.Contains(t, good[0], "\n"+key+":", "the template shows every key")
	}
	for _, text := range []string{
		"lnag: en\n", "lang: de\n", "fail-on: \"off\"\n", "fail-on: 1\n", "profile: none\n", "rules: {wrods: error}\n",
		"rules: {typo: loud}\n", "rules: []\n", "exclude: a\n", "words: {allow: [{reason: x}]}\n", "words: {forbid: [x]}\n",
		"words: {forbid: [{word: x, severity: \"off\"}]}\n", "ignore: [{rule: words}]\n", "ignore: [{text: x}]\n", "ignore: [{rule: typo, when: x}]\n",
		"rules: {no-slogan: loud}\n", "overrides: [{rules: {typo: off}}]\n", "overrides: [{paths: [a], rules: {tpyo: error}}]\n", "options: {nosuch: {confidence: 1}}\n",
		"options: {misfit: {confidence: high}}\n", "custom: [{forbid: [a]}]\n", "custom: [{id: words, forbid: [a]}]\n", "organ: 水利局\n", "extends: ../gaolint.yaml\n",
	} {
		bySchema, byReader := judge(text)
		require.NotEmpty(t, bySchema, text)
		require.NotEmpty(t, byReader, text)
	}
}

func TestExcludes(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, c := range []struct {
		glob, path string
		want       bool
	}{
		{"归档", "归档/a.md", true}, {"归档", "b/归档/a.md", true}, {"归档", "归档2/a.md", false}, {"归档/", "归档", true},
		{"*.txt", "a/b.txt", true}, {"*.txt", "a.md", false}, {"./a", "a/b.md", true}, {"a/*.md", "a/b.md", true},
		{"a/*.md", "a/b/c.md", false}, {"**/旧-*.md", "旧-1.md", true}, {"a", "../a/x.md", false}, {"a", "..a", false},
	} {
		conf, err := config.Parse(filepath.Join(dir, "gaolint.yaml"), []byte("exclude: [\""+c.glob+"\"]\n"))
		require.NoError(t, err)
		require.Equal(t, c.want, conf.Excluded(c.path), "%s %s", c.glob, c.path)
	}
}

// fitsWord judges by one word of the schema that holds for values of any type.
func fitsWord(schema map[string]any, word string, v any, at string) string {
	switch x := schema[word].(type) {
	case map[string]any: // if
		branch := "else"
		if fits(x, v, at) == "" {
			branch = "then"
		}
		if then, ok := schema[branch].(map[string]any); ok {
			return fits(then, v, at)
		}
	case []any: // anyOf
		for _, s := range x {
			if fits(s.(map[string]any), v, at) == "" {
				return ""
			}
		}
		return at + ": fits none"
	case string: // pattern
		if s, ok := v.(string); ok && !regexp.MustCompile(x).MatchString(s) {
			return at + ": does not match " + x
		}
	}
	return ""
}

// fitsUntyped judges by a part of a schema that says nothing of the type.
func fitsUntyped(schema map[string]any, v any, at string) string {
	x, ok := v.(map[string]any)
	for _, name := range anyList(schema["required"]) {
		if _, has := x[name.(string)]; ok && !has {
			return at + ": lacks " + name.(string)
		}
	}
	properties, _ := schema["properties"].(map[string]any)
	for name, p := range properties {
		if item, has := x[name]; has {
			if s := fits(p.(map[string]any), item, at+"."+name); s != "" {
				return s
			}
		}
	}
	return ""
}

func TestLooksLikeDraft(t *testing.T) {
	for _, c := range []struct {
		path, text string
		want       bool
	}{
		{"a.md", "关于工作的通知", true}, {"a.md", "ab 关于", true}, {"a.md", "abc 关于", false}, {"a.md", "", false}, {"a.md", "12 34", false},
		{"README.md", "关于工作", false}, {"docs/readme.zh-CN.md", "关于工作", false}, {"License", "关于", false}, {"Readmes.md", "关于", true},
	} {
		require.Equal(t, c.want, looksLikeDraft(c.path, c.text), c)
	}
}

// TestEngines: folders under one configuration share an engine, and a server sees that a
// configuration has changed.
func TestEngines(t *testing.T) {
	dir := t.TempDir()
	for _, d := range []string{"a/x", "a/y", "b"} {
		require.NoError(t, os.MkdirAll(filepath.Join(dir, d), 0o755))
	}
	file := filepath.Join(dir, "a", "gaolint.yaml")
	require.NoError(t, os.WriteFile(file, []byte("rules: {typo: off}\n"), 0o644))
	t.Chdir(dir)
	e := newEngines(&app{stderr: os.Stderr}, "", "", nil)
	require.Same(t, e.of("a/x").engine, e.of("a/y").engine)
	require.NotSame(t, e.of("a/x").engine, e.of("b").engine)
	e.lasting = 1 // as good as no time
	before := e.of("a/x").engine
	require.Same(t, before, e.of("a/x").engine, "an unchanged configuration keeps its engine")
	require.NoError(t, os.WriteFile(file, []byte("rules: {typo: off, mark: off}\n"), 0o644))
	require.NotSame(t, before, e.of("a/x").engine)
	require.NoError(t, os.WriteFile(file, []byte("rulse: {}\n"), 0o644))
	require.Error(t, e.of("a/x").err)
	require.NoError(t, os.Remove(file))
	require.NoError(t, e.of("a/x").err)
	require.Empty(t, e.of("a/x").config.Path)
}

// TestStale: a change of any file that a configuration names is seen, that of a faulty one
// as well, and once.
func TestStale(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	write("a/gaolint.yaml", "extends: [../base.gaolint.yaml]\nwords: {files: [own.txt]}\nprofiles: [kind.yaml]\n")
	write("a/own.txt", "甲乙\t丙丁\n")
	write("a/kind.yaml", "name: brief\ntitle: 简报 | brief\nsections: [{key: one, heading: 一般情况}]\n")
	write("base.gaolint.yaml", "words: {files: [more.txt]}\n")
	write("more.txt", "戊己\t庚辛\n")
	k := &enginesByKind{own: newEngines(&app{stderr: os.Stderr}, "", "", nil), others: map[string]*engines{}}
	look := func() error {
		_, err := k.govern("a/x.md", lsp.Settings{})
		return err
	}
	require.NoError(t, look())
	for i, file := range []string{"a/gaolint.yaml", "a/own.txt", "a/kind.yaml", "base.gaolint.yaml", "more.txt"} {
		require.False(t, k.stale(), file)
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		write(file, string(text)+strings.Repeat("#\n", i+1))
		require.True(t, k.stale(), file)
		k.forget()
		require.False(t, k.stale(), "%s: told once, even if nobody asks again", file)
		require.NoError(t, look(), file)
	}
	for file, bad := range map[string]string{"a/own.txt": "一\t\t\t\t\t\n", "base.gaolint.yaml": "rulse: {}\n", "more.txt": "\xff"} {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		write(file, bad)
		k.forget()
		require.Error(t, look(), file)
		require.False(t, k.stale(), file)
		write(file, string(text))
		require.True(t, k.stale(), file)
		k.forget()
		require.NoError(t, look(), file)
	}
	require.NoError(t, os.Remove("more.txt"))
	k.forget()
	require.Error(t, look())
	write("more.txt", "戊己\t庚辛\n")
	require.True(t, k.stale(), "a missing file came")
}

// TestPanicIsToldOnce: the message names the rule; a run is not flooded.
func TestPanicIsToldOnce(t *testing.T) {
	var log strings.Builder
	e := newEngines(&app{stderr: &log}, "", "", nil)
	for range 3 {
		e.panicked("typo", "boom\x1b[2J", []byte("stack\n"))
		e.panicked("mark", "boom", nil)
	}
	require.Equal(t, 1, strings.Count(log.String(), "“typo”"))
	require.Equal(t, 1, strings.Count(log.String(), "“mark”"))
	require.NotContains(t, log.String(), "\x1b")
}
