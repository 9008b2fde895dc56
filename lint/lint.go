// Package lint is the engine: rules over the facts of a document, findings with
// fixes. It reads no files and knows no rule and no report kind.
package lint

import (
	"fmt"

	"gaolint/lint/source"
)

// Severity of a finding; the zero value means that the rule's own stands.
type Severity uint8

const (
	// Default leaves the severity to the rule.
	Default Severity = iota
	// Off silences a rule.
	Off
	// Hint is a matter of style.
	Hint
	// Info is unusual: have a look.
	Info
	// Warning is very likely wrong.
	Warning
	// Error breaks a statutory requirement or an identity, or is certainly a wrong word.
	Error
)

var severityNames = [...]string{Default: "", Off: "off", Hint: "hint", Info: "info", Warning: "warning", Error: "error"}

func (s Severity) String() string { return severityNames[s] }

// ParseSeverity reads "off", "hint", "info", "warning" or "error".
func ParseSeverity(s string) (Severity, bool) {
	for i := Off; i <= Error; i++ {
		if severityNames[i] == s {
			return i, true
		}
	}
	return Default, false
}

// Lang is the language of messages.
type Lang uint8

const (
	// ZH is Chinese, the default.
	ZH Lang = iota
	// EN is English.
	EN
)

// Text is a message in both languages.
type Text struct{ ZH, EN string }

// In gives the text in the language.
func (t Text) In(l Lang) string {
	if l == EN {
		return t.EN
	}
	return t.ZH
}

// Textf formats both languages with the same arguments; a Text among the arguments
// stands for its own language. Use indexes (%[1]s) where the order differs.
func Textf(zh, en string, args ...any) Text {
	a, b := make([]any, len(args)), make([]any, len(args))
	for i, v := range args {
		a[i], b[i] = v, v
		if t, ok := v.(Text); ok {
			a[i], b[i] = t.ZH, t.EN
		}
	}
	return Text{fmt.Sprintf(zh, a...), fmt.Sprintf(en, b...)}
}

// Fix is one way to repair a finding. The fixes of a finding are alternatives, best first.
type Fix struct {
	Title Text
	// Safe: the finding is certain or the change purely typographic, and no figure,
	// date, name or document number changes. Only safe fixes are applied unasked.
	Safe bool
	// ByHand: it is made where someone chooses it, and never together with others or
	// unasked, however safe: it brings back what was suppressed.
	ByHand bool
	Edits  []source.Edit
}

// Unasked tells whether the fix may be made without being chosen.
func (f Fix) Unasked() bool { return f.Safe && !f.ByHand }

// Related is another place that the finding speaks of.
type Related struct {
	Span    source.Span
	Message Text
}

// Tag tells an editor how a flagged text may be shown beside being marked.
type Tag uint8

const (
	// NoTag: marked only.
	NoTag Tag = iota
	// Superfluous: too much, may be shown faded.
	Superfluous
	// Outdated: not in use any more, may be shown struck out.
	Outdated
)

// Diagnostic is one finding. Spans are byte offsets: within the block for a block
// rule's report, within the document in a Result.
type Diagnostic struct {
	Rule     string
	Severity Severity // Default in a report: the rule's
	Span     source.Span
	Message  Text
	Fixes    []Fix
	Related  []Related
	Tag      Tag
	// Confidence is the estimated precision, 0 < c ≤ 1, of a statistical finding; 0 otherwise.
	Confidence float64
}

// Replace is the fix that writes text in place of span.
func Replace(title Text, span source.Span, text string) Fix {
	return Fix{Title: title, Edits: []source.Edit{{Span: span, New: text}}}
}

// Safely marks the fix as safe.
func (f Fix) Safely() Fix { f.Safe = true; return f }
