package statement

import (
	"unicode"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// reportLengths holds the text, and each section, to the length that the report kind asks
// for. What is still being written may be short.
func reportLengths(p *lint.Pass, whole bool) {
	sections := p.Outline.Sections
	if len(sections) == 0 {
		return
	}
	last := &sections[len(sections)-1]
	done := whole && finished(p.Document, last)
	total := 0
	for i := range sections {
		s := &sections[i]
		if p.Profile.Length == nil && s.Spec.Length == nil {
			continue
		}
		n := length(p.Document, s)
		total += n
		if l := s.Spec.Length; l != nil && n > 0 && !repeated(p.Document, i) {
			reportLength(p, s.Span, l, n, sectionName(p.Profile, s.Spec), done || s != last)
		}
	}
	if p.Profile.Length != nil {
		reportLength(p, p.Title.Span, p.Profile.Length, total, lint.Text{ZH: "全文", EN: "The report"}, done)
	}
}

// length counts the characters of the section's paragraphs.
func length(d *fact.Document, s *fact.Section) int {
	n := characters(d.Source.Slice(s.RunIn))
	for i := s.First; i < s.Last; i++ {
		if i != s.Heading && speaks(d, i) {
			n += characters(d.Blocks[i].Text)
		}
	}
	return n
}

func characters(s string) int {
	n := 0
	for _, r := range s {
		if !unicode.IsSpace(r) {
			n++
		}
	}
	return n
}

func reportLength(p *lint.Pass, at source.Span, l *profile.Length, n int, name lint.Text, done bool) {
	d := lint.Diagnostic{Severity: lint.Info, Span: at}
	if s, ok := lint.ParseSeverity(l.Severity); ok {
		d.Severity = s
	}
	switch {
	case l.Most > 0 && n > l.Most:
		d.Message = lint.Textf("%[1]s正文%[2]d字，超过规定的%[3]d字。请核对，能精简的可精简。",
			"%[1]s has %[2]d characters of text, more than the %[3]d that are allowed. See what can be shortened.", name, n, l.Most)
	case n < l.Least && done:
		d.Message = lint.Textf("%[1]s正文%[2]d字，少于规定的%[3]d字。请核对是否漏写。",
			"%[1]s has %[2]d characters of text, fewer than the %[3]d that are due. Check whether something was left out.", name, n, l.Least)
	default:
		return
	}
	if by := l.Provision; by.ZH != "" {
		d.Message = lint.Textf("%s依据：%s。", "%s Required by %s.", d.Message, lint.Text(by))
	}
	p.Report(d)
}
