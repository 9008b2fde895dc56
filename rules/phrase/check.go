package phrase

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// droppable are characters that a writer may leave out of a phrase.
const droppable = "的和与及或等之性化各其市县区省级部第所中地上内该本在了为"

// islandWord is 网络 as Taiwan has it; converted pages write it throughout.
const islandWord = "网路"

// sure is the length in characters from which a phrase with a wrong character is
// certainly meant. Of a free phrase another one may always be, 新兴 for 新型.
const sure = 6

func check(p *lint.BlockPass) {
	switch p.Role {
	case fact.TitleLine, fact.SectionHeading:
		return
	}
	if label(p) {
		return
	}
	x := load()
	var found []miss
	x.scan(p.Simplified, func(m miss) {
		if m.edit == lost && strings.ContainsRune(droppable, rune(x.phrase(m.phrase).at(int(m.at)))+firstHan) {
			return
		}
		if p.Script == zh.Traditional && strings.Contains(p.Simplified[m.span.Start:m.span.End], islandWord) {
			return
		}
		found = append(found, m)
	})
	for _, m := range choose(found) {
		x.report(p, m)
	}
}

// choose keeps of overlapping misses the longest, of equally long ones the first.
func choose(found []miss) []miss {
	if len(found) < 2 {
		return found
	}
	slices.SortStableFunc(found, func(a, b miss) int {
		if n := b.span.Len() - a.span.Len(); n != 0 {
			return n
		}
		return a.span.Start - b.span.Start
	})
	var kept []miss
	for _, m := range found {
		if !slices.ContainsFunc(kept, func(k miss) bool { return m.span.Start < k.span.End && k.span.Start < m.span.End }) {
			kept = append(kept, m)
		}
	}
	return kept
}

func (x *index) report(p *lint.BlockPass, m miss) {
	phrase := x.phrase(m.phrase)
	got, want := p.Text[m.span.Start:m.span.End], phrase.String()
	if p.Script == zh.Traditional {
		want = zh.Restore(want, got)
	}
	d := lint.Diagnostic{Severity: lint.Warning, Span: m.span}
	fix := lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", want), m.span, want)
	if m.edit == other && phrase.len() >= sure && x.kind(m.phrase) != onlyChanged && m.alike(x, p.Simplified) {
		d.Severity = lint.Error
		d.Message = lint.Textf("“%[1]s”应为“%[2]s”。%[3]s。", "“%[1]s” should be “%[2]s”: %[3]s.", got, want, m.reason(x, p.Simplified))
		if wording.Replaceable(p.Simplified, m.span, want) {
			fix = fix.Safely()
		}
	} else {
		d.Message = lint.Textf("“%[1]s”疑为“%[2]s”，请核对。%[3]s。", "“%[1]s” is probably meant to be “%[2]s”: %[3]s. Please check.", got, want, m.reason(x, p.Simplified))
	}
	if d.Severity == lint.Warning && (x.kind(m.phrase) == onlyChanged && m.another(p.Simplified) || named(p.Simplified, m.span)) {
		d.Severity = lint.Info
		d.Message = lint.Textf("“%[1]s”请留意是否为“%[2]s”。%[3]s。", "See whether “%[1]s” is meant to be “%[2]s”: %[3]s.", got, want, m.reason(x, p.Simplified))
	}
	d.Fixes = []lint.Fix{fix}
	p.Report(d)
}

// named tells whether the phrase is a name or the end of one: it stands alone between
// quotation marks or behind a point in them. Names play with phrases.
func named(text string, at source.Span) bool {
	before, after := text[:at.Start], text[at.End:]
	return strings.HasPrefix(after, "”") && (strings.HasSuffix(before, "“") || strings.HasSuffix(before, "·"))
}

// alike tells whether the changed character is like the right one.
func (m miss) alike(x *index, text string) bool {
	if m.edit != other {
		return true
	}
	r, ok := charAt(text[m.span.Start:m.span.End], int(m.at))
	return ok && alike(r, x.phrase(m.phrase).at(int(m.at)))
}

// reason says in which way the phrase is missed.
func (m miss) reason(x *index, text string) lint.Text {
	p := x.phrase(m.phrase)
	want := string(rune(p.at(int(m.at))) + firstHan)
	switch m.edit {
	case lost:
		return lint.Textf("固定用语中疑漏“%s”字", "“%s” of the set phrase seems to be lost", want)
	case doubled:
		return lint.Textf("固定用语中“%s”字疑为重复", "“%s” of the set phrase seems to be doubled", want)
	case swapped:
		next := string(rune(p.at(int(m.at)+1)) + firstHan)
		return lint.Textf("固定用语中“%[1]s”“%[2]s”两字疑为颠倒", "“%[1]s” and “%[2]s” of the set phrase seem to be swapped", want, next)
	}
	at := m.span.Start + int(m.at)*han
	got := text[at : at+han]
	if !m.alike(x, text) {
		return lint.Textf("这是固定名称，其中没有“%[1]s”字", "“%[1]s” is not in this set name", got)
	}
	return lint.Textf("这是固定用语，“%[1]s”与“%[2]s”读音或字形相近，疑为误选", "in this set phrase “%[1]s” sounds or looks like “%[2]s”", got, want)
}
