// Package config reads gaolint.yaml. The file is found by walking up from a draft; it
// can switch rules and name words and lists of words in its own folder, and nothing in it
// can run a program, read any other file or reach the network.
package config

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/custom"
	"gaolint/cmd/gaolint/internal/lists"
	"gaolint/lint"
	"gaolint/lint/strict"
	"gaolint/rules"
	"gaolint/rules/dictionary"
	"gaolint/rules/profiles"
	"gaolint/rules/title"
)

// Config is a configuration with its place. The zero value is the default one.
type Config struct {
	File
	// Path of the file as it was named or found, "" if there is none.
	Path string
	// Data is the file's text.
	Data []byte
	// dir is the folder of Path, absolute.
	dir string
	// ignoreLines gives for each entry of Ignore the line, from 1, on which it begins.
	ignoreLines []int
	// allowLines and forbidLines do so for the words.
	allowLines, forbidLines []int
	lists                   []*WordList
	exclude                 *lists.Globs
	overrides               []*lists.Globs // parallel to Overrides
	custom                  []*lint.Rule
	kinds                   []Kind
	inherited               int // so many of Overrides stem from Extends and were checked there
	// read are the files besides Path that were read, and their bytes.
	read []input
}

// input is a file that a configuration was read from.
type input struct {
	path string
	data []byte
}

// Dir is the folder that relative paths in the configuration start from, absolute; ""
// if there is no file.
func (c *Config) Dir() string { return c.dir }

// Contents are the bytes of the files that the configuration was read from.
func (c *Config) Contents() [][]byte {
	all := [][]byte{c.Data}
	for _, f := range c.read {
		all = append(all, []byte(filepath.Base(f.path)), f.data)
	}
	return all
}

// InForce is the file's content with the defaults filled in.
func (c *Config) InForce() File {
	f := c.File
	f.Lang = cmp.Or(f.Lang, "zh")
	f.FailOn = cmp.Or(f.FailOn, lint.Warning.String())
	return f
}

// IgnoreLine is the line, from 1, of an entry of Ignore.
func (c *Config) IgnoreLine(i int) int { return c.ignoreLines[i] }

// Parse checks a configuration's text. It reads no word lists.
func Parse(path string, data []byte) (*Config, error) {
	c, _, err := parse(path, data)
	return c, err
}

func parse(path string, data []byte) (*Config, *strict.Tree, error) {
	c := &Config{Path: path, Data: data}
	tree, err := strict.Decode(path, data, &c.File)
	if err != nil {
		return nil, nil, err
	}
	if c.dir, err = filepath.Abs(filepath.Dir(path)); err != nil {
		return nil, nil, err
	}
	for i := range c.Ignore {
		c.ignoreLines = append(c.ignoreLines, tree.Line([]any{"ignore", i}))
	}
	for i := range c.Words.Allow {
		c.allowLines = append(c.allowLines, tree.Line([]any{"words", "allow", i}))
	}
	for i := range c.Words.Forbid {
		c.forbidLines = append(c.forbidLines, tree.Line([]any{"words", "forbid", i}))
	}
	return c, tree, c.check(tree)
}

// Profiles are the names that a report kind may be called by: those of the forms and
// of their families, each once.
func Profiles() ([]string, error) {
	all, err := profiles.All()
	var known []string
	for _, p := range all {
		for _, name := range []string{p.Family, p.Name} {
			if name != "" && !slices.Contains(known, name) {
				known = append(known, name)
			}
		}
	}
	return known, err
}

func unknown(at *strict.Tree, path []any, name string, known []string, zh, en string) error {
	if near := strict.Nearest(name, known); near != "" {
		return at.Errorf(path, "没有名为“%[1]s”的%[2]s，是否为“%[3]s”？", "unknown %[4]s %[1]q, did you mean %[3]q?", name, zh, near, en)
	}
	return at.Errorf(path, "没有名为“%[1]s”的%[2]s", "unknown %[3]s %[1]q", name, zh, en)
}

func unknownRule(at *strict.Tree, path []any, name string, known []string) error {
	return unknown(at, path, name, known, "检查项或分组", "rule or group")
}

func notSeverity(at *strict.Tree, path []any, s string) error {
	return at.Errorf(path, "级别“%s”不可用，应为 off、hint、info、warning 或 error", "severity %q must be off, hint, info, warning or error", s)
}

func noWord(at *strict.Tree, path []any) error {
	return at.Errorf(path, "缺少 word（要写明是哪个词）", "an entry needs a word")
}

// names are the rules and groups that configuration may name.
func names() []string {
	var all []string
	for _, r := range rules.All() {
		all = append(all, r.ID)
		if !slices.Contains(all, string(r.Group)) {
			all = append(all, string(r.Group))
		}
	}
	return all
}

// ruleNames are the rules' names alone.
func ruleNames() []string {
	var all []string
	for _, r := range rules.All() {
		all = append(all, r.ID)
	}
	return all
}

// Select reads a list of rules and groups as --rules takes it; nil means all.
func Select(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	known := append(names(), string(custom.Group))
	selected := strings.Split(list, ",")
	for i, s := range selected {
		selected[i] = strings.TrimSpace(s)
		if slices.Contains(known, selected[i]) || strings.Contains(selected[i], "-") { // those of a project have a hyphen
			continue
		}
		return nil, unknownIn("--rules", selected[i], known)
	}
	return selected, nil
}

// Ruleset is the list of all rules, with the project's forbidden words and organ.
func (c *Config) Ruleset() []*lint.Rule {
	list := slices.Clone(rules.All())
	for i, r := range list {
		switch r.ID {
		case dictionary.Rule.ID:
			list[i] = dictionary.New(c.Forbidden())
		case title.Rule.ID:
			list[i] = title.New(title.Organ(c.Organ))
		}
	}
	return append(list, c.custom...)
}

// Severities gives each rule's configured severity; a rule's own entry goes before its
// group's. If rules or groups are selected, all others are off, and a selected one that
// the configuration switches off stays off.
func (c *Config) Severities(selected []string) map[string]lint.Severity {
	return c.SeveritiesFor(selected, nil)
}

// SeveritiesFor is Severities under some of the overrides, by their indexes.
func (c *Config) SeveritiesFor(selected []string, overrides []int) map[string]lint.Severity {
	set := map[string]lint.Severity{}
	settings := []map[string]string{c.Rules}
	for _, i := range overrides {
		settings = append(settings, c.Overrides[i].Rules)
	}
	for _, r := range append(slices.Clone(rules.All()), c.custom...) {
		for _, setting := range settings {
			for _, name := range []string{string(r.Group), r.ID} {
				if s, ok := lint.ParseSeverity(setting[name]); ok {
					set[r.ID] = s
				}
			}
		}
		if selected != nil && !slices.Contains(selected, r.ID) && !slices.Contains(selected, string(r.Group)) {
			set[r.ID] = lint.Off
		}
	}
	return set
}

// Confidence gives by rule the least confidence, 0 to 1, of findings that are shown.
func (c *Config) Confidence() map[string]float64 {
	least := make(map[string]float64, len(c.Options))
	for rule, o := range c.Options {
		least[rule] = float64(o.Confidence) / 100
	}
	return least
}

// Locate gives the path under which the ignore list names a file: relative to the
// configuration's folder, with /.
func (c *Config) Locate(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil || c.dir == "" {
		return filepath.ToSlash(path)
	}
	rel, err := filepath.Rel(c.dir, abs)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// IgnoreList is the ignore list as the engine takes it.
func (c *Config) IgnoreList() []lint.Ignore {
	var list []lint.Ignore
	for _, x := range c.Ignore {
		list = append(list, lint.Ignore{Rule: x.Rule, Path: x.Path, Text: x.Text, Sentence: x.Sentence})
	}
	return list
}
