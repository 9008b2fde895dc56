package listcount

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// maxAnnounced bounds the announcements that one block is searched for.
const maxAnnounced = 16

// leastNamed is how many of the profile's sections a sentence must speak of, so that what
// it lists are the parts of the report.
const leastNamed = 3

// checkSections compares 由六部分组成 with the parts that the sentence lists. A part counts
// whether or not the profile knows it; the profile's words only tell which 、 stand within
// the name of one.
func checkSections(p *lint.Pass, at int) {
	b, placed := p.Blocks[at], p.Tree.Blocks[at]
	s, all := b.Simplified, len(p.Profile.Sections)
	for at, n := 0, 0; all > 1 && n < maxAnnounced; n++ {
		i := zh.Index(s[at:], "部分")
		if i < 0 {
			return
		}
		end := at + i + len("部分")
		at = end
		start, v, ok := announcedBefore(s, end-len("部分"))
		if !ok || foundAt(signs.Of(b), start) {
			continue
		}
		sentence := b.SentenceAt(start)
		if sentence.Len() > maxSentence || end > sentence.End {
			return
		}
		named, missing := sectionsIn(p.Profile, s[sentence.Start:sentence.End])
		list, open, ok := partsListed(s, sentence, start, end)
		if !ok || named < leastNamed || torn(list) {
			continue
		}
		least, most := countParts(whole(list, p.Profile))
		if least < leastNamed || v >= least && v <= most {
			continue
		}
		span := placed.At(source.Span{Start: start, End: end})
		switch {
		case v == all && named == all-1 && most == named && !open:
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话缺“%s”。请核对，补列或改写数目。",
				"“%s” does not agree with the parts named: “%s” is missing. Check, and name it or change the number.",
				p.Slice(span), missing)})
		case v < least, !open, named == all && most == all:
			p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
				"“%s”与所列部分不符：这句话列有%d个部分。请核对。",
				"“%s” does not agree with the parts named: the sentence names %d. Check the number.",
				p.Slice(span), least)})
		}
	}
}

// torn: a mark of a title has lost its partner, so that where a part ends is not sure.
func torn(list string) bool { return strings.Count(list, "《") != strings.Count(list, "》") }

// foundAt: the number at the offset was compared with names already.
func foundAt(s *summary, start int) bool {
	return s != nil && slices.ContainsFunc(s.found, func(d lint.Diagnostic) bool { return d.Span.Start == start })
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
	if start == len(words) || endsIn(words[:start], []string{"第", "前", "后", "其他", "其余", "另外"}) {
		return 0, 0, false
	}
	n, ok = small(words[start:])
	return start, n, ok
}

var (
	// leads stand in front of a list of parts: 由…组成, 包括….
	leads = []string{"由", "包括", "包含", "涵盖", "分为", "分别为", "分别是", "即", "：", ":"}
	// closers stand between the last part and the number: …等共六部分.
	closers = []string{"，", ",", " ", "这", "共计", "总共", "一共", "共有", "共", "合计"}
)

// partsListed finds the list that stands in front of the number or, where none does,
// behind it; open: 等 says that it may be incomplete.
func partsListed(s string, sentence source.Span, start, end int) (list string, open, ok bool) {
	head := trimEnd(s[sentence.Start:start], closers)
	head, open = strings.CutSuffix(head, "等")
	if i := lastLead(head); i >= 0 && strings.Contains(head[i:], "、") {
		return head[i:], open, true
	}
	rest := strings.TrimRight(s[end:sentence.End], "。 \n")
	for _, w := range []string{"：", ":", "包括", "包含", "分别为", "分别是", "，即", ",即"} {
		if _, after, found := strings.Cut(rest, w); found && (len(after) > len(list) || list == "") {
			list = after
		}
	}
	list, open = strings.CutSuffix(list, "等")
	return list, open || strings.Contains(list, "等内容"), strings.Contains(list, "、")
}

// lastLead is the end of the words that open the list that the text ends in: the last
// ones in front of the first 、.
func lastLead(head string) int {
	first := strings.Index(head, "、")
	if first < 0 {
		return -1
	}
	end := -1
	for _, w := range leads {
		if i := strings.LastIndex(head[:first], w); i >= 0 {
			end = max(end, i+len(w))
		}
	}
	return end
}

// trimEnd cuts the words off the end as long as one stands there.
func trimEnd(s string, words []string) string {
	for {
		rest := s
		for _, w := range words {
			rest = strings.TrimSuffix(rest, w)
		}
		if rest == s {
			return s
		}
		s = rest
	}
}

// whole is a list in which the names of the profile's sections that hold a mark or a
// joining word are written without: of the same length, and names of parts as well.
func whole(list string, p *profile.Profile) string {
	protect := func(name string) {
		if len(name) <= len(list) && zh.Contains(list, name) && joining.Index(name) >= 0 {
			list = strings.ReplaceAll(list, name, strings.Repeat(" ", len(name)-len("情况"))+"情况")
		}
	}
	for i := range p.Sections {
		protect(p.Sections[i].Heading)
		for k := range p.Sections[i].Variants {
			protect(p.Sections[i].Variants[k].Text)
		}
	}
	return list
}

// joining are characters between parts that may stand within the name of one.
var joining = zh.SetOf("、，和及与")

// nouns end the name of a part; a 、 behind another word may stand within a name (收费、
// 减免情况).
var nouns = []string{"情况", "概述", "概况", "事项", "工作", "计划", "思路", "打算", "措施", "附表", "说明", "保障", "建设", "管理", "公开"}

// countParts counts the parts of a list: at least those behind the name of another, at
// most with every mark outside the labels and a joining word within the last of them.
func countParts(list string) (least, most int) {
	least, most = 1, 1
	last, depth := 0, 0
	marks, certain := map[rune]int{}, map[rune]int{}
	for i, r := range list {
		switch r {
		case '（', '(', '“', '《':
			depth++
		case '）', ')', '”', '》':
			depth--
		case '、', '，', ',', '；', ';':
			if depth > 0 {
				continue
			}
			size := utf8.RuneLen(r)
			if r == ',' {
				r = '，'
			}
			if i-last > maxName {
				return 0, 0 // no name, but running text
			}
			marks[r]++
			most++
			if endsIn(list[last:i], nouns) {
				certain[r]++
			}
			last = i + size
		}
	}
	switch {
	case len(marks) == 1:
		for _, n := range certain {
			least += n
		}
	case marks['、'] == 0 || certain['、'] == 0:
		least += certain['，'] + certain['；']
	}
	switch end := strings.TrimPrefix(list[last:], "以及"); {
	case strings.Contains(end, "以及"), strings.ContainsAny(strings.TrimLeft(end, "和及与"), "和及与"):
		most++
	}
	return least, most
}

func endsIn(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
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
	if zh.Contains(s, spec.Heading) {
		return true
	}
	for _, v := range spec.Variants {
		if zh.Contains(s, v.Text) {
			return true
		}
	}
	for _, group := range spec.Like {
		all := len(group) > 0
		for _, w := range group {
			all = all && zh.Contains(s, w)
		}
		if all {
			return true
		}
	}
	return false
}
