package compare

import (
	"slices"
	"strings"

	"gaolint/lint"
)

const (
	// named is how many parts or cells a message names.
	named = 3
	// shown is how many more cells are related to a finding.
	shown = 40
)

// reportShort names the parts that could not be counted.
func (s *sums) reportShort() {
	slices.SortStableFunc(s.short, func(a, b shortPart) int { return strings.Compare(a.path, b.path) })
	var names []lint.Text
	d := lint.Diagnostic{Rule: Aggregate, Span: s.head()}
	for _, p := range s.short {
		one := lint.Textf("“%s”（%s）", "“%s” (%s)", p.path, p.why)
		if len(names) < named {
			names = append(names, one)
		} else {
			d.Related = append(d.Related, lint.Related{Span: d.Span, Message: lint.Textf("未计入：%s", "not counted: %s", one)})
		}
	}
	more := lint.Text{}
	if len(s.short) > named {
		more = lint.Textf("等%d份", " and others, %d in all", len(s.short))
	}
	d.Message = lint.Textf("汇总核对时未能计入下列报告：%s%s。请补齐或更正后重新核对。",
		"Parts of this report that could not be counted: %s%s. Complete or correct them and compare again.", list(names), more)
	if !slices.ContainsFunc(s.short, func(p shortPart) bool { return !p.besides }) {
		d.Severity = lint.Info
		d.Message = lint.Textf("汇总核对时未计入下列报告：%s%s。请留意是否为下级报告。",
			"Not counted as parts of this report: %s%s. See whether they are.", list(names), more)
	}
	s.found = append(s.found, d)
}

// reportTable reports the cells of one table that differ. The place is the first that
// is no sum of others: where a part is wrong, its sums are too.
func (s *sums) reportTable(cells []wrongCell) {
	lead := cells[0]
	for _, c := range cells {
		if !c.result {
			lead = c
			break
		}
	}
	d := lint.Diagnostic{Rule: Aggregate, Span: placeOf(lead.table, lead.row, lead.column)}
	var more []lint.Text
	for _, c := range cells {
		if c == lead {
			continue
		}
		if len(more) < named {
			more = append(more, cellName(c.table.Spec, c.row, c.column))
		}
		d.Related = relate(d.Related, c)
	}
	d.Message = text(s.first(lead), s.others(len(cells)-1, more),
		lint.Text{ZH: "请核对是汇总有误还是下级报告有误。", EN: "Check whether the sum or a part is wrong."})
	s.found = append(s.found, d)
}

// relate adds a further cell, up to as many as anyone looks at.
func relate(related []lint.Related, c wrongCell) []lint.Related {
	if len(related) == shown {
		return related
	}
	return append(related, lint.Related{
		Span:    placeOf(c.table, c.row, c.column),
		Message: lint.Textf("%s：本报告%s，下级报告合计%s", "%s: %s here, %s in the parts", cellName(c.table.Spec, c.row, c.column), c.is, c.sum),
	})
}

func (s *sums) first(c wrongCell) lint.Text {
	name := cellName(c.table.Spec, c.row, c.column)
	if c.atLeast {
		return lint.Textf("与下级报告不一致：%s，%s本报告%s，已计入的%d份下级报告合计%s，多%s。",
			"Less than the parts: %s, %s is %s here, %d parts that were counted come to %s, %s more.",
			said(c.table.Spec.Title), name, c.is, c.parts, c.sum, apart(c.sum, c.is))
	}
	return lint.Textf("与下级报告合计不一致：%s，%s本报告%s，%d份下级报告合计%s，相差%s。",
		"Not the sum of the parts: %s, %s is %s here, %d parts come to %s, a difference of %s.",
		said(c.table.Spec.Title), name, c.is, c.parts, c.sum, apart(c.sum, c.is))
}

func (s *sums) others(n int, more []lint.Text) lint.Text {
	switch {
	case n == 0:
		return lint.Text{}
	case n > len(more):
		if len(more) == 0 {
			return lint.Textf("共%d格不一致。", "%d cells differ in all.", n+1)
		}
		return lint.Textf("另有%d格不一致，如%s。", "%d more cells differ, such as %s.", n, list(more))
	}
	return lint.Textf("%s也不一致。", "Also: %s.", list(more))
}

// reportAbsent reports that the whole is more than its parts throughout.
func (s *sums) reportAbsent() {
	s.reportAll(lint.Text{ZH: "各表都是本报告多，疑有下级报告未列入，请补齐后重新核对。",
		EN: "The report has more in several tables and less nowhere: a part seems to be missing; complete them and compare again."})
}

// reportPart reports the one part that explains all differences.
func (s *sums) reportPart(part *Report, twice bool) {
	if twice {
		s.reportAll(lint.Textf("各处相差的数正是“%s”的数，疑为汇总时多计了这一份，请核对。", "All differences are the figures of “%s”, which seems to have been counted twice; please check.", part.Path))
		return
	}
	s.reportAll(lint.Textf("各处相差的数正是“%s”的数，疑为汇总时漏计这一份，请核对。", "All differences are the figures of “%s”, which seems to have been left out; please check.", part.Path))
}

// reportAll reports all differences as one.
func (s *sums) reportAll(cause lint.Text) {
	c := s.wrong[0]
	d := lint.Diagnostic{Rule: Aggregate, Span: placeOf(c.table, c.row, c.column)}
	for _, x := range s.wrong[1:] {
		d.Related = relate(d.Related, x)
	}
	d.Message = text(s.first(c), s.others(len(s.wrong)-1, nil), cause)
	s.found = append(s.found, d)
}
