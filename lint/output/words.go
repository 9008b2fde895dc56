package output

import (
	"net/url"

	"gaolint/lint"
)

var severityWords = map[lint.Severity]lint.Text{
	lint.Error:   {ZH: "错误", EN: "error"},
	lint.Warning: {ZH: "疑误", EN: "warning"},
	lint.Info:    {ZH: "提示", EN: "info"},
	lint.Hint:    {ZH: "建议", EN: "hint"},
}

// SeverityWord is how users see a severity.
func SeverityWord(s lint.Severity) lint.Text { return severityWords[s] }

// Title gives a rule's title.
func (o Options) Title(rule string) lint.Text {
	if r := o.Rule(rule); r != nil {
		return r.Title
	}
	return lint.Text{ZH: rule, EN: rule}
}

// Heading is what people read of a finding before its message: 错别字（typo）.
func (o Options) Heading(d lint.Diagnostic, lang lint.Lang) string {
	if lang == lint.EN {
		return o.Title(d.Rule).EN + " (" + d.Rule + ")"
	}
	return o.Title(d.Rule).ZH + "（" + d.Rule + "）"
}

// Help is the address of a rule's page; "" where none is to be written.
func (o Options) Help(rule string) string {
	if o.HelpBase == "" {
		return ""
	}
	return o.HelpBase + url.PathEscape(rule)
}

// NotRecognised is what is said of a file of no report kind.
var NotRecognised = lint.Text{
	ZH: "未识别为年度报告，只检查了文字。如是年度报告，请用 --profile 指定报告类型。",
	EN: "Not recognised as a report; the language alone was checked. If it is one, name its kind with --profile.",
}

// Weight orders findings where room is short: errors before warnings, and within these
// the report's structure and figures before its wording.
func (o Options) Weight(d lint.Diagnostic) int {
	weight := int(d.Severity) * 8
	if o.Rule == nil {
		return weight
	}
	r := o.Rule(d.Rule)
	if r == nil {
		return weight
	}
	switch r.Group {
	case lint.Structure, lint.Figures:
		return weight + 4
	case lint.Names:
		return weight + 3
	case lint.Words:
		return weight + 2
	}
	return weight
}

// FixLabel stands in front of a fix and tells whether it is safe.
func FixLabel(f lint.Fix, lang lint.Lang) string {
	if f.Safe {
		return lint.Text{ZH: "安全修改", EN: "safe fix"}.In(lang)
	}
	return lint.Text{ZH: "可选修改", EN: "fix"}.In(lang)
}

// Joint stands between a heading and what it is about.
func Joint(lang lint.Lang) string {
	return lint.Text{ZH: "：", EN: ": "}.In(lang)
}
