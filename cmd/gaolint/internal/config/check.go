package config

import (
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"gaolint/cmd/gaolint/internal/lists"
	"gaolint/lint"
	"gaolint/lint/strict"
)

// check holds the values to what they mean by themselves, with the line of what is wrong.
func (c *Config) check(at *strict.Tree) error {
	for _, name := range slices.Sorted(maps.Keys(c.Rules)) {
		if _, ok := lint.ParseSeverity(c.Rules[name]); !ok {
			return notSeverity(at, []any{"rules", name}, c.Rules[name])
		}
	}
	if _, ok := lint.ParseSeverity(c.FailOn); c.FailOn != "" && (!ok || c.FailOn == "off") {
		return notSeverity(at, []any{"fail-on"}, c.FailOn)
	}
	if err := checkGlobs(at, []any{"exclude"}, c.Exclude); err != nil {
		return err
	}
	c.exclude = lists.NewGlobs(c.Exclude)
	if c.Lang != "" && c.Lang != "zh" && c.Lang != "en" {
		return at.Errorf([]any{"lang"}, "语言“%s”不可用，只有 zh 和 en", "language %q must be zh or en", c.Lang)
	}
	if u, err := url.Parse(c.HelpBase); c.HelpBase != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return at.Errorf([]any{"help-base"}, "“%s”不是网址，应以 https:// 或 http:// 开头", "%q is no address; it must begin with https:// or http://", c.HelpBase)
	}
	if err := c.checkWords(at); err != nil {
		return err
	}
	if err := c.checkCustom(at); err != nil {
		return err
	}
	if err := c.checkOverrides(at); err != nil {
		return err
	}
	if len(c.Extends)+len(c.Profiles) > 0 {
		return nil // names may be defined there
	}
	return c.checkNames(at)
}

// checkNames holds the names of rules and report kinds to those that there are.
func (c *Config) checkNames(at *strict.Tree) error {
	known := append(names(), c.customNames()...)
	for _, name := range slices.Sorted(maps.Keys(c.Rules)) {
		if !slices.Contains(known, name) {
			return unknownRule(at, []any{"rules", name}, name, known)
		}
	}
	rules := append(ruleNames(), c.customNames()[1:]...)
	for _, name := range slices.Sorted(maps.Keys(c.Options)) {
		if !slices.Contains(rules, name) {
			return unknown(at, []any{"options", name}, name, rules, "检查项", "rule")
		}
		if n := c.Options[name].Confidence; n < 0 || n > 100 {
			return at.Errorf([]any{"options", name, "confidence"}, "confidence 应为0至100", "confidence must be 0 to 100")
		}
	}
	for i, o := range c.Overrides[c.inherited:] {
		for _, name := range slices.Sorted(maps.Keys(o.Rules)) {
			if !slices.Contains(known, name) {
				return unknownRule(at, []any{"overrides", i, "rules", name}, name, known)
			}
		}
		if err := c.checkProfile(at, []any{"overrides", i, "profile"}, o.Profile); err != nil {
			return err
		}
	}
	for i, x := range c.Ignore {
		if !slices.Contains(rules, x.Rule) {
			return unknown(at, []any{"ignore", i, "rule"}, x.Rule, rules, "检查项", "rule")
		}
	}
	return c.checkProfile(at, []any{"profile"}, c.Profile)
}

// maxGlobs bounds a list of patterns with wildcards, each of which costs time for every
// path; plain paths cost nothing.
const maxGlobs = 1000

func checkGlobs(at *strict.Tree, path []any, globs []string) error {
	wild := 0
	for i, g := range globs {
		if g == "" || !doublestar.ValidatePattern(g) {
			return at.Errorf(append(path, i), "“%s”不是有效的路径模式", "%q is no valid path pattern", g)
		}
		if lists.Meta(g) {
			wild++
		}
		if wild > maxGlobs {
			return at.Errorf(append(path, i), "带通配符的路径超过%d条", "more than %d paths with wildcards", maxGlobs)
		}
	}
	return nil
}

// Excluded tells whether a directory walk leaves out the file or folder.
func (c *Config) Excluded(path string) bool {
	if len(c.Exclude) == 0 {
		return false
	}
	rel := c.Locate(path)
	return filepath.IsLocal(rel) && c.exclude.Match(rel)
}

func (c *Config) checkWords(at *strict.Tree) error {
	for i, w := range c.Words.Allow {
		if w.Word == "" {
			return noWord(at, []any{"words", "allow", i})
		}
		if tooLong(w.Word) {
			return longWord(at, "words", "allow", i, "word")
		}
	}
	for i, name := range c.Organ.Short {
		if tooLong(name) {
			return longWord(at, "organ", "short", i)
		}
	}
	if tooLong(c.Organ.Name) {
		return longWord(at, "organ", "name")
	}
	for i, w := range c.Words.Forbid {
		if w.Word == "" {
			return noWord(at, []any{"words", "forbid", i})
		}
		if tooLong(w.Word) {
			return longWord(at, "words", "forbid", i, "word")
		}
		if s, ok := lint.ParseSeverity(w.Severity); w.Severity != "" && (!ok || s == lint.Off) {
			return at.Errorf([]any{"words", "forbid", i, "severity"}, "级别“%s”不可用，应为 hint、info、warning 或 error", "severity %q must be hint, info, warning or error", w.Severity)
		}
	}
	return nil
}

func (c *Config) checkProfile(at *strict.Tree, path []any, name string) error {
	if name == "" {
		return nil
	}
	known, err := Profiles()
	for _, k := range c.kinds {
		known = append(known, k.Profile.Name)
	}
	if err != nil || slices.Contains(known, name) {
		return err
	}
	return at.Errorf(path, "没有名为“%s”的报告类型，可用：%s", "there is no report kind %q; known are %s", name, strings.Join(known, " "))
}

// longWord is the error of a word that is none.
func longWord(at *strict.Tree, path ...any) error {
	return at.Errorf(path, "词过长，超过%d字", "longer than %d characters", maxWord)
}
