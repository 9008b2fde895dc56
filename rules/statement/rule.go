// Package statement checks what a report's sections must say by the profile: that
// they are not empty, that required statements are made, that a second list answers
// each item of the first.
package statement

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule sees the whole document: whether a section is complete shows only by what
// follows it.
var Rule = &lint.Rule{
	ID:       "statement",
	Group:    lint.Structure,
	Title:    lint.Text{ZH: "必备内容", EN: "Required statements"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Info,
	Fix:      lint.UnsafeFix,
	Words:    words,
	Document: run,
}

func run(p *lint.Pass) {
	t, whole := listen(p), allSections(p.Document)
	for i := range p.Outline.Sections {
		s := &p.Outline.Sections[i]
		if repeated(p.Document, i) {
			continue
		}
		last := i == len(p.Outline.Sections)-1
		if isEmpty(p.Document, s) {
			if !last || whole || closed(p.Document, s) { // else its text is about to be written
				reportEmpty(p, s, last)
			}
			continue
		}
		if last && !(whole && finished(p.Document, s)) {
			continue // still being written
		}
		t.reportMissing(i, whole)
		reportPairs(p, s)
	}
	reportLengths(p, whole)
}

// allSections tells whether the text has every section that the profile requires:
// until then a statement may still come.
func allSections(d *fact.Document) bool {
	for i := range d.Profile.Sections {
		if s := &d.Profile.Sections[i]; !s.Optional && d.SectionOf(s.Key) == nil {
			return false
		}
	}
	return true
}

// repeated tells whether the section's heading stood before: which of two is meant is
// the outline's matter.
func repeated(d *fact.Document, i int) bool {
	return d.SectionOf(d.Outline.Sections[i].Spec.Key) != &d.Outline.Sections[i]
}

// reportEmpty reports a section without text, mildly where more may still come.
func reportEmpty(p *lint.Pass, s *fact.Section, last bool) {
	severity, ok := lint.ParseSeverity(s.Spec.Empty)
	if !ok {
		return
	}
	d := lint.Diagnostic{Severity: severity, Span: s.Span}
	name := sectionName(p.Profile, s.Spec)
	if last && !closed(p.Document, s) {
		d.Severity = min(severity, lint.Info)
		d.Message = lint.Textf("%s只有标题，请留意补写内容。", "%s has a heading only. Remember to write its text.", name)
	} else {
		d.Message = lint.Textf("%s只有标题，没有内容，请核对是否漏写。确实没有需要说明的，也请写明。",
			"%s has a heading and no text. Check whether the text was lost; if there is nothing to report, say so.", name)
	}
	if by := p.Profile.Provision; by.ZH != "" {
		d.Message = lint.Textf("%s依据：%s。", "%s Required by %s.", d.Message, lint.Text(by))
	}
	p.Report(d)
}

// sectionName is how messages call a section: by its number where the form has one.
func sectionName(p *profile.Profile, s *profile.Section) lint.Text {
	for i := range p.Sections {
		if p.Numbered && p.Sections[i].Key == s.Key {
			return lint.Textf("第%[1]s部分", "Part %[2]d", zh.HanNumeral(i+1), i+1)
		}
	}
	return lint.Textf("“%s”部分", "Section “%s”", s.Heading)
}
