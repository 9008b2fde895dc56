package heading

import (
	"strings"
	"unicode"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// wording reports headings in other words than the form's.
func (c *check) wording() {
	for i := range c.Outline.Sections {
		s := &c.Outline.Sections[i]
		severity, why := lint.Warning, lint.Text{}
		switch s.Match {
		case fact.Exact:
			continue
		case fact.Tolerated:
			level, ok := lint.ParseSeverity(s.Variant.Severity)
			if !ok || level == lint.Off {
				continue
			}
			severity, why = level, lint.Text(s.Variant.Why)
		}
		if c.last(s) && strings.HasPrefix(s.Spec.Heading, quoted(zh.Simplify(c.Slice(s.Label)))) {
			continue
		}
		c.reword(s, severity, why)
	}
}

func (c *check) reword(s *fact.Section, severity lint.Severity, why lint.Text) {
	is := quoted(c.Slice(source.Span{Start: s.Span.Start, End: s.Label.End}))
	heading := zh.Restore(s.Spec.Heading, c.Slice(s.Label))
	number := quoted(c.Slice(source.Span{Start: s.Span.Start, End: s.Label.Start}))
	d := lint.Diagnostic{Severity: severity, Span: s.Span}
	reason := lint.Text{}
	if why.ZH != "" {
		reason = lint.Text{ZH: why.ZH + "。", EN: " " + capital(why.EN) + "."}
	}
	d.Message = lint.Textf("%[1]s标题与规定格式不一致：现为“%[2]s”，格式为“%[3]s”。%[4]s建议按格式改写，正文不变。",
		"The heading of %[1]s differs from the form: it is “%[2]s”, the form says “%[3]s”.%[4]s Better follow the form; the text stays.",
		c.part(c.index(s)), is, number+heading, reason)
	d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", number+heading), s.Label, heading)}
	c.Report(d)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// quoted drops blanks.
func quoted(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || zh.IsBlank(r) {
			return -1
		}
		return r
	}, s)
}

// order reports sections that stand in another order than the form's.
func (c *check) order() {
	if !c.Profile.Ordered {
		return
	}
	var seq []int // sections of the profile in the order of the text
	for i := range c.Outline.Sections {
		if k := c.index(&c.Outline.Sections[i]); c.first[k] == i {
			seq = append(seq, k)
		}
	}
	stays := increasing(seq)
	for i, k := range seq {
		if stays[i] {
			continue
		}
		s := &c.Outline.Sections[c.first[k]]
		d := lint.Diagnostic{Span: s.Span}
		d.Message = lint.Textf("“%[1]s”的位置与规定顺序不一致：格式为%[2]s，现为第%[3]d个部分。请核对各部分的先后。",
			"“%[1]s” stands in another order than in the form: it is %[2]s there, number %[3]d here. Check the order of the parts.",
			quoted(c.Slice(s.Label)), c.part(k), i+1)
		if i > 0 {
			before := &c.Outline.Sections[c.first[seq[i-1]]]
			d.Related = append(d.Related, lint.Related{Span: before.Span, Message: lint.Text{ZH: "排在这一部分之后", EN: "it follows this part"}})
		}
		c.Report(d)
	}
}

// increasing marks a longest increasing subsequence; what it leaves out is out of order.
func increasing(seq []int) []bool {
	best := make([]int, len(seq))
	prev := make([]int, len(seq))
	top := -1
	for i := range seq {
		best[i], prev[i] = 1, -1
		for j := range i {
			if seq[j] < seq[i] && best[j]+1 > best[i] {
				best[i], prev[i] = best[j]+1, j
			}
		}
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	stays := make([]bool, len(seq))
	for i := top; i >= 0; i = prev[i] {
		stays[i] = true
	}
	return stays
}

// twice reports a section that stands a second time.
func (c *check) twice() {
	for _, i := range c.again {
		s := &c.Outline.Sections[i]
		first := &c.Outline.Sections[c.first[c.index(s)]]
		c.Report(lint.Diagnostic{
			Span: s.Span,
			Message: lint.Textf("标题“%[1]s”重复出现，请核对。前面已有“%[2]s”，每个部分只写一次。",
				"The heading “%[1]s” stands twice; please check. “%[2]s” stands before it; each part is written once.",
				quoted(c.Slice(s.Span)), quoted(c.Slice(first.Span))),
			Related: []lint.Related{{Span: first.Span, Message: lint.Text{ZH: "前一处", EN: "the first one"}}},
		})
	}
}

// another tells that a further report stands in the text, which is not compared with the
// form.
func (c *check) another() {
	if c.Outline.Next == 0 {
		return
	}
	c.Report(lint.Diagnostic{
		Severity: lint.Info, Span: c.Outline.NextTitle,
		Message: lint.Textf("此处起是另一份报告“%[1]s”，请留意。文中有多份报告时，只核对第一份的标题、表格和年份，建议各存一份文件。",
			"Another report, “%[1]s”, begins here. Of several reports in one text only the first is compared with the form; better keep each in a file of its own.",
			quoted(c.Slice(c.Outline.NextTitle))),
	})
}
