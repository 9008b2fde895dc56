// Package custom makes rules of what a project's configuration says: forbidden words,
// patterns, set phrases and required sections.
package custom

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
)

// Group is the group of a project's own rules.
const Group lint.Group = "custom"

// Spec is a rule as a configuration writes it. Exactly one of Forbid, Pattern, Phrase and
// Section is set.
type Spec struct {
	// ID has a hyphen, which no built-in rule's name has.
	ID    string `yaml:"id" json:"id" jsonschema:"required,pattern=^[a-z][a-z0-9]*(-[a-z0-9]+)+$,description=名称：小写字母和数字，至少一个连字符 / name: small letters, figures and at least one hyphen"`
	Title string `yaml:"title" json:"title,omitempty" jsonschema:"description=标题 / title"`
	// Forbid are words that must not be used.
	Forbid []string `yaml:"forbid" json:"forbid,omitempty" jsonschema:"description=不应使用的词 / words that must not be used"`
	// Pattern is a regular expression in the syntax of RE2.
	Pattern string `yaml:"pattern" json:"pattern,omitempty" jsonschema:"description=正则表达式（RE2 语法） / regular expression (RE2)"`
	// Phrase is a set phrase, of which forms that differ in one character are flagged.
	Phrase string `yaml:"phrase" json:"phrase,omitempty" jsonschema:"description=固定写法：只差一字的写法会被指出 / set phrase: forms that differ in one character are flagged"`
	// Section is a heading, without its number, that the text must have.
	Section string `yaml:"section" json:"section,omitempty" jsonschema:"description=必须有的标题（不写序号） / heading that must be there, without its number"`
	// Instead is what to write in place of what Forbid or Pattern finds; $1 stands for the
	// pattern's first group.
	Instead string `yaml:"instead" json:"instead,omitempty" jsonschema:"description=改为 / what to write instead"`
	// Message in place of the usual one.
	Message  string   `yaml:"message" json:"message,omitempty" jsonschema:"description=提示文字 / message"`
	Severity string   `yaml:"severity" json:"severity,omitempty" jsonschema:"enum=hint,enum=info,enum=warning,enum=error"`
	Examples Examples `yaml:"examples" json:"examples,omitzero" jsonschema:"description=示例：config check 逐条核对 / examples, which config check tries"`
}

// Examples are texts on which a rule is tried.
type Examples struct {
	// Wrong texts must be flagged, Right ones must not.
	Wrong []string `yaml:"wrong" json:"wrong,omitempty"`
	Right []string `yaml:"right" json:"right,omitempty"`
}

// Limits of a rule.
const (
	// maxPattern bounds a pattern, in bytes, and maxText any other text.
	maxPattern, maxText = 1000, 2000
	// maxWords bounds a rule's words.
	maxWords = 1000
	// minPhrase and maxPhrase are the length of a set phrase, in code points: of a shorter
	// one too many other words differ by one character.
	minPhrase, maxPhrase = 4, 60
)

// Fault is what is wrong with a rule: the key of the spec, and why.
type Fault struct {
	Key string
	lint.Text
}

func (f *Fault) Error() string { return f.Key + ": " + f.EN }

func fault(key, zh, en string, args ...any) *Fault { return &Fault{key, lint.Textf(zh, en, args...)} }

var idForm = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)+$`)

// Make makes the rule.
func Make(s Spec) (*lint.Rule, *Fault) {
	if f := check(s); f != nil {
		return nil, f
	}
	severity, _ := lint.ParseSeverity(cmp.Or(s.Severity, "warning"))
	title := cmp.Or(s.Title, s.ID)
	r := &lint.Rule{
		ID: s.ID, Group: Group, Severity: severity, Title: lint.Text{ZH: title, EN: title}, Page: page(s, title), Fix: lint.UnsafeFix,
	}
	var f *Fault
	switch {
	case len(s.Forbid) > 0:
		forbid(r, s)
	case s.Pattern != "":
		f = pattern(r, s)
	case s.Phrase != "":
		phrase(r, s)
	default:
		r.Fix = lint.NoFix
		section(r, s)
	}
	return r, f
}

// check holds the spec to what its fields mean.
func check(s Spec) *Fault {
	ways := 0
	for _, set := range []bool{len(s.Forbid) > 0, s.Pattern != "", s.Phrase != "", s.Section != ""} {
		if set {
			ways++
		}
	}
	level, ok := lint.ParseSeverity(s.Severity)
	switch {
	case !idForm.MatchString(s.ID):
		return fault("id", "名称“%s”不可用：应为小写字母和数字，并至少有一个连字符，如 no-slogan", "the name %q must be of small letters and figures with at least one hyphen, as in no-slogan", s.ID)
	case ways != 1:
		return fault("id", "forbid、pattern、phrase、section 应写且只写一项", "exactly one of forbid, pattern, phrase, section must be given")
	case s.Severity != "" && (!ok || level == lint.Off):
		return fault("severity", "级别“%s”不可用，应为 hint、info、warning 或 error", "severity %q must be hint, info, warning or error", s.Severity)
	case len(s.Pattern) > maxPattern:
		return fault("pattern", "超过%d字节", "longer than %d bytes", maxPattern)
	case len(s.Forbid) > maxWords:
		return fault("forbid", "超过%d个词", "more than %d words", maxWords)
	case s.Phrase != "" && (utf8.RuneCountInString(s.Phrase) < minPhrase || utf8.RuneCountInString(s.Phrase) > maxPhrase):
		return fault("phrase", "固定写法应有%d至%d个字", "a set phrase has %d to %d characters", minPhrase, maxPhrase)
	case s.Instead != "" && (s.Phrase != "" || s.Section != ""):
		return fault("instead", "只与 forbid、pattern 一起用", "goes with forbid and pattern alone")
	}
	for _, x := range []struct{ key, text string }{{"phrase", s.Phrase}, {"section", s.Section}, {"instead", s.Instead}, {"message", s.Message}, {"title", s.Title}} {
		if len(x.text) > maxText {
			return fault(x.key, "超过%d字节", "longer than %d bytes", maxText)
		}
	}
	for _, w := range s.Forbid {
		if strings.TrimSpace(w) == "" || len(w) > maxText {
			return fault("forbid", "有空的词或过长的词", "an empty word, or one that is too long")
		}
	}
	return nil
}

// page is what explain shows.
func page(s Spec, title string) lint.Text {
	var b, en strings.Builder
	fmt.Fprintf(&b, "# %s\n\n本项目在 gaolint.yaml 中自定的检查项。\n", title)
	fmt.Fprintf(&en, "# %s\n\nA rule of this project's own, from gaolint.yaml.\n", title)
	for _, x := range []struct{ zh, en, text string }{
		{"不应使用", "must not be used", strings.Join(s.Forbid, "、")}, {"正则表达式", "pattern", s.Pattern}, {"固定写法", "set phrase", s.Phrase},
		{"必须有的标题", "required section", s.Section}, {"改为", "instead", s.Instead}, {"说明", "message", s.Message},
	} {
		if x.text != "" {
			fmt.Fprintf(&b, "\n%s：%s\n", x.zh, x.text)
			fmt.Fprintf(&en, "\n%s: %s\n", x.en, x.text)
		}
	}
	for _, list := range []struct {
		zh, en string
		texts  []string
	}{{"会指出的", "Flagged", s.Examples.Wrong}, {"不会指出的", "Not flagged", s.Examples.Right}} {
		if len(list.texts) > 0 {
			fmt.Fprintf(&b, "\n%s：\n\n- %s\n", list.zh, strings.Join(list.texts, "\n- "))
			fmt.Fprintf(&en, "\n%s:\n\n- %s\n", list.en, strings.Join(list.texts, "\n- "))
		}
	}
	return lint.Text{ZH: b.String(), EN: en.String()}
}
