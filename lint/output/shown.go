package output

import (
	"iter"
	"net/url"

	"gaolint/lint"
	"gaolint/lint/source"
)

// shown is a finding as it is written: its places are those in the file's own text.
type shown struct {
	lint.Diagnostic
	// index of the finding in File.Findings.
	index int
	// in is the flagged span in File.Source, text what stands there.
	in   source.Span
	text string
	at   Range
	// lined: line and column are those of the file itself. Those of a Word file are of the
	// text that was read from it, and nothing to look for.
	lined bool
	// said is the message; where there are no lines, the place stands in front of it.
	said string
}

// shown are the file's findings at or above the severity that the format holds.
func (f File) shown(o Options) iter.Seq[shown] {
	return func(yield func(shown) bool) {
		doc, lined := f.own(), !f.isWord()
		var places *Places
		for i, d := range f.Findings {
			if d.Severity < o.Lowest {
				continue
			}
			x := shown{Diagnostic: f.landed(d), index: i, in: d.Span, text: f.Source.Slice(d.Span)}
			x.at, x.lined, x.said = RangeOf(doc, x.Span), lined, d.Message.In(f.Lang)
			if !lined {
				if places == nil {
					places = PlacesOf(f)
				}
				x.said, x.Fixes = places.Sentence(d), editless(x.Fixes)
			}
			if !yield(x) {
				return
			}
		}
	}
}

// isWord tells whether the file is a Word file.
func (f File) isWord() bool {
	if f.Text == nil {
		return false
	}
	doc, _ := f.Text.Word()
	return doc != nil
}

// editless are the fixes without their edits, which nobody could make in the file.
func editless(fixes []lint.Fix) []lint.Fix {
	var out []lint.Fix
	for _, x := range fixes {
		x.Edits = nil
		out = append(out, x)
	}
	return out
}

// organ and year of the report, as its title gives them; "" and 0 if unknown.
func (f File) organ() string {
	if f.Result == nil {
		return ""
	}
	return f.Result.Title.Organ
}

func (f File) year() int {
	if f.Result == nil {
		return 0
	}
	return f.Result.Year()
}

// judged tells whether the file has a verdict: a configuration has none.
func (f File) judged() bool { return f.Result != nil || f.Failure != "" }

// counts are the file's findings by severity, whatever is shown of them.
func (f File) counts() (n [lint.Error + 1]int) {
	for _, d := range f.Findings {
		n[d.Severity]++
	}
	return n
}

// heading is what people read of a finding before its message: 错别字（typo）.
func (o Options) heading(d lint.Diagnostic, lang lint.Lang) string {
	if lang == lint.EN {
		return o.title(d.Rule).EN + " (" + d.Rule + ")"
	}
	return o.title(d.Rule).ZH + "（" + d.Rule + "）"
}

// help is the address of a rule's page; "" where none is to be written.
func (o Options) help(rule string) string {
	if o.HelpBase == "" {
		return ""
	}
	return o.HelpBase + url.PathEscape(rule)
}

// unrecognised is what is said of a file of no report kind.
var unrecognised = lint.Text{
	ZH: "未识别为年度报告，只检查了文字。如是年度报告，请用 --profile 指定报告类型。",
	EN: "Not recognised as a report; the language alone was checked. If it is one, name its kind with --profile.",
}
