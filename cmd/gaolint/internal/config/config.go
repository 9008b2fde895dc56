// Package config reads gaolint.yaml. The file is found by walking up from a draft; it
// can switch rules and name words, and nothing in it can run a program, read another
// file or reach the network.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/strict"
	"gaolint/rules"
	"gaolint/rules/dictionary"
	"gaolint/rules/profiles"
)

// Names are the file names of a configuration, best first.
var Names = []string{"gaolint.yaml", ".gaolint.yaml"}

// maxSize bounds a configuration file, in bytes.
const maxSize = 1 << 20

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
	Words Words `yaml:"words" json:"words,omitempty" jsonschema:"description=用词表 / dictionary"`
	// Ignore are findings that have been settled.
	Ignore []Ignore `yaml:"ignore" json:"ignore,omitempty" jsonschema:"description=已核对、不再提示之处 / findings that have been settled"`
}

// Words are words that are always right and words that must not be used.
type Words struct {
	Allow  []Allowed   `yaml:"allow" json:"allow,omitempty" jsonschema:"description=始终正确的词 / words that are never questioned"`
	Forbid []Forbidden `yaml:"forbid" json:"forbid,omitempty" jsonschema:"description=禁用的词 / words that must not be used"`
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
	Text string `yaml:"text" json:"text"`
	// Sentence is the hash of the sentence around it; empty: any.
	Sentence string `yaml:"sentence" json:"sentence,omitempty"`
	Reason   string `yaml:"reason" json:"reason,omitempty"`
	Date     string `yaml:"date" json:"date,omitempty"`
}

// Config is a configuration with its place. The zero value is the default one.
type Config struct {
	File
	// Path of the file, "" if there is none.
	Path string
	// Data is the file's text.
	Data []byte
}

// Dir is the folder that relative paths in the configuration start from.
func (c *Config) Dir() string {
	if c.Path == "" {
		return ""
	}
	return filepath.Dir(c.Path)
}

// Find looks for the configuration that governs a folder, walking up; "" if there is none.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		for _, name := range Names {
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				return path, nil
			}
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", nil
		}
		dir = parent
	}
}

// Read reads and checks a configuration file. Errors name file and line.
func Read(path string) (*Config, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > maxSize {
		return nil, fmt.Errorf("%s: larger than %d bytes", path, maxSize)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return Parse(path, data)
}

// Parse checks a configuration's text.
func Parse(path string, data []byte) (*Config, error) {
	c := &Config{Path: path, Data: data}
	tree, err := strict.Decode(path, data, &c.File)
	if err != nil {
		return nil, err
	}
	return c, c.check(tree)
}

// check holds the values to what they mean, with the line of what is wrong.
func (c *Config) check(at *strict.Tree) error {
	known := names()
	for name, s := range c.Rules {
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
	if c.Lang != "" && c.Lang != "zh" && c.Lang != "en" {
		return at.Errorf([]any{"lang"}, "语言“%s”不可用，只有 zh 和 en", "language %q must be zh or en", c.Lang)
	}
	for i, w := range c.Words.Allow {
		if w.Word == "" {
			return noWord(at, []any{"words", "allow", i})
		}
	}
	for i, w := range c.Words.Forbid {
		if w.Word == "" {
			return noWord(at, []any{"words", "forbid", i})
		}
		if _, ok := lint.ParseSeverity(w.Severity); w.Severity != "" && !ok {
			return notSeverity(at, []any{"words", "forbid", i, "severity"}, w.Severity)
		}
	}
	for i, x := range c.Ignore {
		if !slices.Contains(known, x.Rule) {
			return unknownRule(at, []any{"ignore", i, "rule"}, x.Rule, known)
		}
	}
	return c.checkProfile(at)
}

func (c *Config) checkProfile(at *strict.Tree) error {
	if c.Profile == "" {
		return nil
	}
	all, err := profiles.All()
	if err != nil {
		return err
	}
	var known []string
	for _, p := range all {
		known = append(known, p.Name)
		if p.Family != "" && !slices.Contains(known, p.Family) {
			known = append(known, p.Family)
		}
	}
	if slices.Contains(known, c.Profile) {
		return nil
	}
	return at.Errorf([]any{"profile"}, "没有名为“%s”的报告类型，可用：%s", "there is no profile %q; known are %s", c.Profile, strings.Join(known, " "))
}

func unknownRule(at *strict.Tree, path []any, name string, known []string) error {
	if near := strict.Nearest(name, known); near != "" {
		return at.Errorf(path, "没有名为“%s”的检查项或分组，是否为“%s”？", "unknown rule or group %q, did you mean %q?", name, near)
	}
	return at.Errorf(path, "没有名为“%s”的检查项或分组", "unknown rule or group %q", name)
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

// Select reads a list of rules and groups as --rules takes it.
func Select(list string) ([]string, error) {
	if list == "" {
		return nil, nil
	}
	known := names()
	selected := strings.Split(list, ",")
	for i, s := range selected {
		selected[i] = strings.TrimSpace(s)
		if !slices.Contains(known, selected[i]) {
			return nil, unknownRule(&strict.Tree{}, nil, selected[i], known)
		}
	}
	return selected, nil
}

// Ruleset is the list of rules under the configuration: with the project's forbidden
// words, and only the selected ones if any are named.
func (c *Config) Ruleset(selected []string) []*lint.Rule {
	var forbidden []dictionary.Word
	for _, w := range c.Words.Forbid {
		s, _ := lint.ParseSeverity(w.Severity)
		forbidden = append(forbidden, dictionary.Word{Wrong: w.Word, Right: w.Instead, Reason: w.Reason, Severity: s})
	}
	var list []*lint.Rule
	for _, r := range rules.All() {
		if r.ID == dictionary.Rule.ID {
			r = dictionary.New(forbidden)
		}
		if selected == nil || slices.Contains(selected, r.ID) || slices.Contains(selected, string(r.Group)) {
			list = append(list, r)
		}
	}
	return list
}

// Severities gives each rule's configured severity; a rule's own entry goes before its
// group's.
func (c *Config) Severities() map[string]lint.Severity {
	set := map[string]lint.Severity{}
	for _, r := range rules.All() {
		for _, name := range []string{string(r.Group), r.ID} {
			if s, ok := lint.ParseSeverity(c.Rules[name]); ok {
				set[r.ID] = s
			}
		}
	}
	return set
}

// Missing tells whether the error is that there is no such file.
func Missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }

// Locate gives the path under which the ignore list names a file: relative to the
// configuration's folder, with /.
func (c *Config) Locate(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil || c.Path == "" {
		return filepath.ToSlash(path)
	}
	dir, err := filepath.Abs(c.Dir())
	if err != nil {
		return filepath.ToSlash(path)
	}
	rel, err := filepath.Rel(dir, abs)
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
