package listcount

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// maxAnnounced bounds the announcements that one block is searched for.
const maxAnnounced = 16

// checkSections compares 由六部分组成 with the sections that the sentence names. Names
// of sections hold 、 and differ from text to text, so they are known by the profile's
// words only.
func checkSections(p *lint.Pass, at int) {
	b, placed := p.Blocks[at], p.Tree.Blocks[at]
	s, all := b.Simplified, len(p.Profile.Sections)
	for at, n := 0, 0; all > 1 && n < maxAnnounced; n++ {
		i := strings.Index(s[at:], "部分")
		if i < 0 {
			return
		}
		end := at + i + len("部分")
		at = end
		start, v, ok := announcedBefore(s, end-len("部分"))
		if !ok {
			continue
		}
		sentence := b.SentenceAt(start)
		if sentence.Len() > maxSentence {
			return
		}
		words := s[sentence.Start:sentence.End]
		named, missing := sectionsIn(p.Profile, words)
		span := placed.At(source.Span{Start: start, End: end})
		switch {
		case named == all && v != all:
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话列有%d个部分。请核对。",
				"“%s” does not agree with the parts named: the sentence names %d. Check the number.",
				p.Slice(span), named)})
		case v == all && named == all-1 && !strings.Contains(words, "等"):
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话缺“%s”。请核对，补列或改写数目。",
				"“%s” does not agree with the parts named: “%s” is missing. Check, and name it or change the number.",
				p.Slice(span), missing)})
		}
	}
}

// announcedBefore reads the number in front of 部分: 六个大, 6.
func announcedBefore(s string, i int) (start, n int, ok bool) {
	words := strings.TrimRight(s[:i], " ")
	for _, w := range []string{"大", "个"} {
		words = strings.TrimRight(strings.TrimSuffix(words, w), " ")
	}
	start = len(words)
	if start > 0 && words[start-1] < 0x80 {
		for start > 0 && words[start-1]-'0' < 10 {
			start--
		}
	} else if _, size := utf8.DecodeLastRuneInString(words); size == len("六") {
		start -= size
	}
	if start == len(words) || strings.HasSuffix(words[:start], "第") {
		return 0, 0, false
	}
	n, ok = small(words[start:])
	return start, n, ok
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
