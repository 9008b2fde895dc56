package prosesum

import (
	"regexp"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

var announcedParts = regexp.MustCompile(`([一二三四五六七八九十]|10|[2-9])\s*(?:个|大|个大)?部分`)

// checkSections compares 由六部分组成 with the sections that the sentence names. Names
// of sections hold 、 and differ from text to text, so they are known by the profile's
// words only.
func checkSections(p *lint.BlockPass, s string) {
	all := len(p.Profile.Sections)
	if all < 2 || p.Role != fact.Prose || !strings.Contains(s, "部分") {
		return
	}
	for _, m := range announcedParts.FindAllStringSubmatchIndex(s, -1) {
		v, ok := small(s[m[2]:m[3]])
		if !ok || strings.HasSuffix(s[:m[0]], "第") {
			continue
		}
		sentence := p.SentenceAt(m[0])
		words := s[sentence.Start:sentence.End]
		named, missing := sectionsIn(p.Profile, words)
		span := source.Span{Start: m[0], End: m[1]}
		switch {
		case named == all && v != all:
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话列有%d个部分。请核对。",
				"“%s” does not agree with the parts named: the sentence names %d. Check the number.",
				p.Text[span.Start:span.End], named)})
		case v == all && named == all-1 && !strings.Contains(words, "等"):
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话缺“%s”。请核对，补列或改写数目。",
				"“%s” does not agree with the parts named: “%s” is missing. Check, and name it or change the number.",
				p.Text[span.Start:span.End], missing)})
		}
	}
}

// sectionsIn counts the profile's sections that the sentence speaks of, and names the
// last of those that it does not.
func sectionsIn(p *profile.Profile, sentence string) (named int, missing string) {
	for i := range p.Sections {
		spec := &p.Sections[i]
		if speaksOf(sentence, spec) {
			named++
		} else {
			missing = spec.Heading
		}
	}
	return named, missing
}

func speaksOf(s string, spec *profile.Section) bool {
	if strings.Contains(s, spec.Heading) {
		return true
	}
	for _, v := range spec.Variants {
		if strings.Contains(s, v.Text) {
			return true
		}
	}
	for _, group := range spec.Like {
		all := len(group) > 0
		for _, w := range group {
			all = all && strings.Contains(s, w)
		}
		if all {
			return true
		}
	}
	return false
}
