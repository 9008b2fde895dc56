// Package config reads gaolint.yaml. The file is found by walking up from a draft; it
// can switch rules and name words and lists of words in its own folder, and nothing in it
// can run a program, read any other file or reach the network.
package config

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"gaolint/lint"
	"gaolint/lint/strict"
	"gaolint/rules"
	"gaolint/rules/dictionary"
	"gaolint/rules/profiles"
)

// File is a configuration file's content. Its JSON Schema is made from this type.
type File struct {
	// Profile is the report kind; empty: recognised from the text.
	Profile string `yaml:"profile" json:"profile,omitempty" jsonschema:"description=报告类型；不写则按文稿识别 / report kind; recognised from the text if absent"`
	// Lang of the messages.
	Lang string `yaml:"lang" json:"lang,omitempty" jsonschema:"enum=zh,enum=en,description=提示语言 / language of messages"`
	// FailOn is the lowest severity that fails a run.
	FailOn string `yaml:"fail-on" json:"fail-on,omitempty" jsonschema:"enum=hint,enum=info,enum=warning,enum=error,description=达到该级别即判为不通过 / lowest severity that fails a run"`
	// Rules switches rules or groups off or changes their severity.
	Rules map[string]string `yaml:"rules" json:"rules,omitempty" jsonschema:"description=检查项或分组的级别：off hint info warning error / severity by rule or group"`
	// Exclude are globs of paths, relative to the file's folder, that a directory walk leaves out.
	Exclude []string `yaml:"exclude" json:"exclude,omitempty" jsonschema:"description=遍历目录时跳过的路径 / paths that a directory walk leaves out"`
	// Words is the project's dictionary.
	Words Words `yaml:"words" json:"words,omitzero" jsonschema:"description=用词表 / dictionary"`
	// Ignore are findings that have been settled.
	Ignore []Ignore `yaml:"ignore" json:"ignore,omitempty" jsonschema:"description=已核对、不再提示之处 / findings that have been settled"`
}

// Words are words that are always right and words that must not be used.
type Words struct {
	Allow  []Allowed   `yaml:"allow" json:"allow,omitempty" jsonschema:"description=始终正确的词 / words that are never questioned"`
	Forbid []Forbidden `yaml:"forbid" json:"forbid,omitempty" jsonschema:"description=禁用的词 / words that must not be used"`
	// Files are further lists (see ParseWords), paths with / relative to the file's folder
	// and within it.
	Files []string `yaml:"files" json:"files,omitempty" jsonschema:"description=词表文件：一行一词，各栏用 Tab 隔开；相对于本文件所在目录 / word lists: a word a line, columns parted by tabs; relative to this folder"`
}

// Allowed is a word that is never questioned.
type Allowed struct {
	Word   string `yaml:"word" json:"word" jsonschema:"required"`
	Reason string `yaml:"reason" json:"reason,omitempty"`
}

// Forbidden is a word that must not be used.
type Forbidden struct {
	Word     string `yaml:"word" json:"word" jsonschema:"required"`
	Instead  string `yaml:"instead" json:"instead,omitempty"`
	Reason   string `yaml:"reason" json:"reason,omitempty"`
	Severity string `yaml:"severity" json:"severity,omitempty" jsonschema:"enum=hint,enum=info,enum=warning,enum=error"`
}

// Ignore is a settled finding, keyed by content.
type Ignore struct {
	Rule string `yaml:"rule" json:"rule" jsonschema:"required"`
	// Path of the draft relative to the file's folder, with /; empty: any.
	Path string `yaml:"path" json:"path,omitempty"`
	// Text is the flagged text.
	Text string `yaml:"text" json:"text,omitempty"`
	// Sentence is the hash of the sentence around it; empty: any.
	Sentence string `yaml:"sentence" json:"sentence,omitempty"`
	Reason   string `yaml:"reason" json:"reason,omitempty"`
	Date     string `yaml:"date" json:"date,omitempty"`
}

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
}

// Dir is the folder that relative paths in the configuration start from, absolute; ""
// if there is no file.
func (c *Config) Dir() string { return c.dir }

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

// check holds the values to what they mean, with the line of what is wrong.
func (c *Config) check(at *strict.Tree) error {
	known := names()
	for _, name := range slices.Sorted(maps.Keys(c.Rules)) {
		s := c.Rules[name]
		if !slices.Contains(known, name) {
			return unknownRule(at, []any{"rules", name}, name, known)
		}
		if _, ok := lint.ParseSeverity(s); !ok {
			return notSeverity(at, []any{"rules", name}, s)
		}
	}
	if _, ok := lint.ParseSeverity(c.FailOn); c.FailOn != "" && (!ok || c.FailOn == "off") {
		return notSeverity(at, []any{"fail-on"}, c.FailOn)
	}
	for i, g := range c.Exclude {
		if g == "" || !doublestar.ValidatePattern(g) {
			return at.Errorf([]any{"exclude", i}, "“%s”不是有效的路径模式", "%q is no valid path pattern", g)
		}
	}
	if c.Lang != "" && c.Lang != "zh" && c.Lang != "en" {
		return at.Errorf([]any{"lang"}, "语言“%s”不可用，只有 zh 和 en", "language %q must be zh or en", c.Lang)
	}
	if err := c.checkWords(at); err != nil {
		return err
	}
	for i, x := range c.Ignore {
		if !slices.Contains(ruleNames(), x.Rule) {
			return unknown(at, []any{"ignore", i, "rule"}, x.Rule, ruleNames(), "检查项", "rule")
		}
	}
	return c.checkProfile(at)
}

func (c *Config) checkWords(at *strict.Tree) error {
	for i, w := range c.Words.Allow {
		if w.Word == "" {
			return noWord(at, []any{"words", "allow", i})
		}
	}
	for i, w := range c.Words.Forbid {
		if w.Word == "" {
			return noWord(at, []any{"words", "forbid", i})
		}
		if s, ok := lint.ParseSeverity(w.Severity); w.Severity != "" && (!ok || s == lint.Off) {
			return at.Errorf([]any{"words", "forbid", i, "severity"}, "级别“%s”不可用，应为 hint、info、warning 或 error", "severity %q must be hint, info, warning or error", w.Severity)
		}
	}
	return nil
}

func (c *Config) checkProfile(at *strict.Tree) error {
	if c.Profile == "" {
		return nil
	}
	known, err := Profiles()
	if err != nil || slices.Contains(known, c.Profile) {
		return err
	}
	return at.Errorf([]any{"profile"}, "没有名为“%s”的报告类型，可用：%s", "there is no report kind %q; known are %s", c.Profile, strings.Join(known, " "))
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
	known := names()
	selected := strings.Split(list, ",")
	for i, s := range selected {
		selected[i] = strings.TrimSpace(s)
		if slices.Contains(known, selected[i]) {
			continue
		}
		e := &strict.Error{File: "--rules", ZH: fmt.Sprintf("没有名为“%s”的检查项或分组", selected[i]), EN: fmt.Sprintf("unknown rule or group %q", selected[i])}
		if near := strict.Nearest(selected[i], known); near != "" {
			e.ZH += fmt.Sprintf("，是否为“%s”？", near)
			e.EN += fmt.Sprintf(", did you mean %q?", near)
		}
		return nil, e
	}
	return selected, nil
}

// Ruleset is the list of all rules, with the project's forbidden words.
func (c *Config) Ruleset() []*lint.Rule {
	list := slices.Clone(rules.All())
	for i, r := range list {
		if r.ID == dictionary.Rule.ID {
			list[i] = dictionary.New(c.Forbidden())
		}
	}
	return list
}

// Severities gives each rule's configured severity; a rule's own entry goes before its
// group's. If rules or groups are selected, all others are off, and a selected one that
// the configuration switches off stays off.
func (c *Config) Severities(selected []string) map[string]lint.Severity {
	set := map[string]lint.Severity{}
	for _, r := range rules.All() {
		for _, name := range []string{string(r.Group), r.ID} {
			if s, ok := lint.ParseSeverity(c.Rules[name]); ok {
				set[r.ID] = s
			}
		}
		if selected != nil && !slices.Contains(selected, r.ID) && !slices.Contains(selected, string(r.Group)) {
			set[r.ID] = lint.Off
		}
	}
	return set
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

// Settled gives the ignore list to the engine.
func (c *Config) Settled() []lint.Ignore {
	var list []lint.Ignore
	for _, x := range c.Ignore {
		list = append(list, lint.Ignore{Rule: x.Rule, Path: x.Path, Text: x.Text, Sentence: x.Sentence})
	}
	return list
}
