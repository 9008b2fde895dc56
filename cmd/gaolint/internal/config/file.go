package config

import "gaolint/cmd/gaolint/internal/custom"

// File is a configuration file's content. Its JSON Schema is made from this type.
type File struct {
	// Profile is the report kind; empty: recognised from the text.
	Profile string `yaml:"profile" json:"profile,omitempty" jsonschema:"description=报告类型；不写则按文稿识别 / report kind; recognised from the text if absent"`
	// Lang of the messages.
	Lang string `yaml:"lang" json:"lang,omitempty" jsonschema:"enum=zh,enum=en,description=提示语言 / language of messages"`
	// FailOn is the lowest severity that fails a run.
	FailOn string `yaml:"fail-on" json:"fail-on,omitempty" jsonschema:"enum=hint,enum=info,enum=warning,enum=error,description=达到该级别即判为不通过 / lowest severity that fails a run"`
	// HelpBase is the address in front of a rule's name under which an office keeps the pages
	// of rules; results then link there. Empty: results hold no address.
	HelpBase string `yaml:"help-base" json:"help-base,omitempty" jsonschema:"pattern=^https?://,description=检查项说明所在网址的前段，结果里据此写出链接；不写则结果里没有网址 / address in front of a rule's name; results hold no address without it"`
	// Rules switches rules or groups off or changes their severity.
	Rules map[string]string `yaml:"rules" json:"rules,omitempty" jsonschema:"description=检查项或分组的级别：off hint info warning error / severity by rule or group"`
	// Exclude are globs of paths, relative to the file's folder, that a directory walk leaves out.
	Exclude []string `yaml:"exclude" json:"exclude,omitempty" jsonschema:"description=遍历目录时跳过的路径 / paths that a directory walk leaves out"`
	// Words is the project's dictionary.
	Words Words `yaml:"words" json:"words,omitzero" jsonschema:"description=用词表 / dictionary"`
	// Extends are further configurations, paths with / relative to the file's folder, that
	// this one adds to; what it says itself goes before.
	Extends []string `yaml:"extends" json:"extends,omitempty" jsonschema:"description=先读这些配置文件（本地路径） / configurations that this one adds to: local paths"`
	// Organ is the organ whose drafts these are.
	Organ Organ `yaml:"organ" json:"organ,omitzero" jsonschema:"description=本机关 / the organ whose drafts these are"`
	// Options of rules.
	Options map[string]Options `yaml:"options" json:"options,omitempty" jsonschema:"description=检查项的选项 / options of rules"`
	// Overrides change rules for some paths.
	Overrides []Override `yaml:"overrides" json:"overrides,omitempty" jsonschema:"description=对部分路径另作规定，后写的优先 / other settings for some paths; later ones go first"`
	// Custom are rules of the project's own.
	Custom []custom.Spec `yaml:"custom" json:"custom,omitempty" jsonschema:"description=自定的检查项 / rules of the project's own"`
	// Profiles are files of report kinds, paths with / relative to the file's folder and
	// within it.
	Profiles []string `yaml:"profiles" json:"profiles,omitempty" jsonschema:"description=本地报告类型文件 / files of local report kinds"`
	// Ignore is the ignore list.
	Ignore []Ignore `yaml:"ignore" json:"ignore,omitempty" jsonschema:"description=已核对、不再提示之处 / findings to ignore"`
}

// Organ is how an organ is called; these names are never questioned, and a title that names
// another organ is.
type Organ struct {
	// Name in full.
	Name string `yaml:"name" json:"name,omitempty" jsonschema:"description=全称 / full name"`
	// Short forms.
	Short []string `yaml:"short" json:"short,omitempty" jsonschema:"description=简称 / short forms"`
}

// Options of a rule.
type Options struct {
	// Confidence is the least confidence, in hundredths, of findings that are shown; for
	// rules of a statistical kind.
	Confidence int `yaml:"confidence" json:"confidence,omitempty" jsonschema:"minimum=0,maximum=100,description=只显示把握不低于百分之几的（限统计类检查项） / least confidence in hundredths (statistical rules)"`
}

// Override changes rules for the drafts whose paths match one of its patterns.
type Override struct {
	Paths []string `yaml:"paths" json:"paths" jsonschema:"required,description=路径，可用通配符 / paths or patterns"`
	// Profile and Rules as in File.
	Profile string            `yaml:"profile" json:"profile,omitempty"`
	Rules   map[string]string `yaml:"rules" json:"rules,omitempty"`
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

// Ignore is an entry of the ignore list: a finding, keyed by content.
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
