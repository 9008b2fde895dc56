package glyph

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// apart is up to how many wrong characters of a block each get a finding.
const apart = 5

func (s *scanner) report(severity lint.Severity, span source.Span, message lint.Text, fixes ...lint.Fix) {
	s.pass.Report(lint.Diagnostic{Severity: severity, Span: span, Message: message, Fixes: fixes})
}

func (s *scanner) finish() {
	s.reportHidden()
	s.reportForms()
	s.reportSlips()
}

// reportSlips reports wrong characters, neighbouring ones together.
func (s *scanner) reportSlips() {
	if len(s.slips) == 0 {
		return
	}
	slices.SortStableFunc(s.slips, func(a, b slip) int { return a.span.Start - b.span.Start })
	var groups []slip
	for _, x := range s.slips {
		if n := len(groups); n > 0 && groups[n-1].span.End == x.span.Start {
			g := &groups[n-1]
			g.span.End = x.span.End
			g.right += x.right
			if x.severity() > g.severity() {
				g.origin, g.script = x.origin, x.script
			}
			continue
		}
		groups = append(groups, x)
	}
	if len(groups) > apart {
		s.reportMany(groups)
		return
	}
	for _, g := range groups {
		wrong := s.text[g.span.Start:g.span.End]
		s.report(g.severity(), g.span, g.message(s.shown(g.span), wrong), replace(g.span, g.right))
	}
}

func (s *scanner) reportMany(groups []slip) {
	edits := make([]source.Edit, len(groups))
	var words []string
	for i, g := range groups {
		edits[i] = source.Edit{Span: g.span, New: g.right}
		if w := s.text[g.span.Start:g.span.End]; len(words) < apart && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	s.report(lint.Default, groups[0].span, lint.Textf(
		"本段夹有%[1]d处繁体字、异体字或形近字，疑为转换或识别时带入，请核对：“%[2]s”等。",
		"%[1]d places of this paragraph have Traditional, variant or look-alike characters: “%[2]s” and others.",
		len(groups), strings.Join(words, "”“")),
		lint.Fix{Title: lint.Text{ZH: "改为规范字", EN: "Write the standard characters"}, Edits: edits})
}

func (x slip) severity() lint.Severity {
	switch {
	case x.script:
		return lint.Warning
	case x.origin == shape:
		return lint.Error
	case x.origin == personal:
		return lint.Info
	}
	return lint.Warning
}

// message speaks of a wrong character or word in its surroundings.
func (x slip) message(around, wrong string) lint.Text {
	place := lint.Text{ZH: "“" + wrong + "”", EN: "“" + wrong + "”"}
	if around != wrong {
		place = lint.Textf("“%[1]s”中的“%[2]s”", "“%[2]s” in “%[1]s”", around, wrong)
	}
	switch {
	case x.script:
		return lint.Textf("%[1]s疑为“%[2]s”，请核对。“%[3]s”是繁体字，简体文稿里一般只见于人名和引文。",
			"%[1]s should probably be “%[2]s”: “%[3]s” is Traditional, which a Simplified text has only in names and quotations.", place, x.right, wrong)
	case x.origin == shape:
		return lint.Textf("%[1]s应为“%[2]s”。两者字形相近，“%[3]s”不是通用规范汉字。",
			"%[1]s should be “%[2]s”, which looks alike; “%[3]s” is no standard character.", place, x.right, wrong)
	case x.origin == personal:
		return lint.Textf("请留意%[1]s：规范字是“%[2]s”。“%[3]s”一般只见于人名。",
			"Have a look at %[1]s: the standard character is “%[2]s”; “%[3]s” stands in personal names.", place, x.right, wrong)
	case x.origin == japanese:
		return lint.Textf("%[1]s疑为“%[2]s”，请核对。“%[3]s”是日文字形，不是通用规范汉字。",
			"%[1]s should probably be “%[2]s”: “%[3]s” is the Japanese form.", place, x.right, wrong)
	}
	return lint.Textf("%[1]s疑为“%[2]s”，请核对。“%[3]s”是异体字，不是通用规范汉字。",
		"%[1]s should probably be “%[2]s”: “%[3]s” is a variant, no standard character.", place, x.right, wrong)
}
