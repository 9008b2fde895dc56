package tablesum

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// reportCells reports one wrong cell, or one of two.
func (s *system) reportCells(rivals []repair) {
	r := rivals[0]
	d := lint.Diagnostic{Span: s.cell(r.ref).Span}
	number := len(r.cover)
	switch {
	case len(rivals) == 2:
		o := rivals[1]
		d.Message = text(lint.Textf("%[1]s%[2]s与其他各格的合计不符。", "%[1]s, %[2]s does not agree with the sum of the other cells.", s.title(), s.place(r.ref)),
			s.arithmetic(r.cover[0], r.ref),
			lint.Textf("疑为%s应为%s（现为%s），", "Probably %s should be %s (now %s),", s.place(r.ref), r.value, s.cell(r.ref).Value),
			lint.Textf("或%s应为%s（现为%s）。请与台账核对后修改。", "or %s should be %s (now %s). Check the records before changing it.", s.place(o.ref), o.value, s.cell(o.ref).Value))
	default:
		d.Message = text(lint.Textf("%s%s：应为%s，现为%s。", "%s, %s: should be %s, is %s.", s.title(), s.place(r.ref), r.value, s.cell(r.ref).Value),
			s.arithmetic(r.cover[0], r.ref))
		if s.cell(r.ref).Value.IsZero() && len(r.cover[0].right) == 1 && r.cover[0].right[0] == r.ref {
			d.Message = text(d.Message, lint.Text{ZH: "总计疑为漏填。", EN: "The total seems not to have been filled in."})
		}
		if number > 1 {
			d.Message = text(d.Message, lint.Textf("改为%[1]s后，与这一格有关的%[2]d项勾稽关系全部相符。", "With %[1]s all %[2]d sums that contain this cell hold.", r.value, number))
		}
		d.Message = text(d.Message, lint.Text{ZH: "请与台账核对后修改。", EN: "Check the records before changing it."})
	}
	for _, x := range rivals {
		d.Fixes = append(d.Fixes, lint.Replace(
			lint.Textf("%s改为%s", "Change %s to %s", s.place(x.ref), x.value), s.cell(x.ref).Span, s.written(x.ref, x.value)))
	}
	d.Related = s.related(r.cover, d.Span)
	s.pass.Report(d)
}

// written is the figure as it replaces the cell's text: a unit behind it stays.
func (s *system) written(c ref, v zh.Decimal) string {
	old := s.pass.Slice(s.cell(c).Span)
	if i := strings.LastIndexAny(old, "0123456789０１２３４５６７８９"); i >= 0 {
		unit := strings.TrimLeft(old[i:], "0123456789０１２３４５６７８９")
		return v.String() + unit
	}
	return v.String()
}

// maxRelated bounds the places that a finding refers to.
const maxRelated = 16

// related are the totals of the equations, then their parts that are not 0; the
// finding's own place is none of them.
func (s *system) related(equations []*equation, but source.Span) []lint.Related {
	var out []lint.Related
	seen := []source.Span{but}
	add := func(c ref) {
		x := s.cell(c)
		if len(out) < maxRelated && x.State != fact.Merged && !slices.Contains(seen, x.Span) {
			seen = append(seen, x.Span)
			out = append(out, lint.Related{Span: x.Span, Message: s.place(c)})
		}
	}
	for _, e := range equations {
		for _, c := range e.right {
			add(c)
		}
	}
	for _, e := range equations {
		for _, c := range e.left {
			if !s.cell(c).Value.IsZero() {
				add(c)
			}
		}
	}
	return out
}

// reportSum reports failed equations of one cause without saying which figure is right.
// Sets are the cells that explain them, one set or two alternatives; nil: not known.
func (s *system) reportSum(failed []*equation, sets [][]ref, c *cause) {
	failed = leading(failed)
	e := failed[0]
	at := s.spot(e, sets, c)
	s.pass.Report(lint.Diagnostic{
		Span:    at,
		Message: text(s.difference(e), s.others(failed), s.why(e, c), s.suspects(sets), s.advice(failed, c)),
		Related: s.related(failed, at),
	})
}

// leading puts the equation that says most to the front: the column in which several
// rows fail, else the first.
func leading(failed []*equation) []*equation {
	rows, column := map[int]bool{}, -1
	for i, e := range failed {
		switch {
		case e.acrossRow():
			rows[e.line] = true
		case column < 0:
			column = i
		case failed[column].line != e.line:
			return failed
		}
	}
	if column < 0 || len(rows) < 2 {
		return failed
	}
	return slices.Concat(failed[column:column+1], failed[:column], failed[column+1:])
}

// spot is where the finding stands: at the likeliest cell, else at the total.
func (s *system) spot(e *equation, sets [][]ref, c *cause) source.Span {
	switch {
	case len(sets) == 1:
		return s.cell(sets[0][0]).Span
	case c != nil && c.shifted != 0:
		return s.cell(ref{c.row, 0}).Span
	}
	for _, r := range slices.Concat(e.right, e.left) {
		if s.here(r) {
			return s.cell(r).Span
		}
	}
	return s.table.Span
}

// difference says by how much an equation fails.
func (s *system) difference(e *equation) lint.Text {
	by, more := e.surplus, lint.Text{ZH: "多", EN: "more"}
	if by.Sign() < 0 {
		by, more = by.Neg(), lint.Text{ZH: "少", EN: "less"}
	}
	left, _ := sum(s.table, e.left)
	right, _ := sum(s.table, e.right)
	if len(e.right) == 1 {
		t := lint.Textf("%[1]s%[2]s：各分项相加为%[3]s，“%[4]s”填%[5]s，%[6]s%[7]s。", "%[1]s, %[2]s: the parts add up to %[3]s, “%[4]s” says %[5]s, %[7]s %[6]s.",
			s.title(), s.line(e), left, s.total(e), right, more, by)
		return text(t, formula(s.sum(e.left)))
	}
	t := lint.Textf("%[1]s%[2]s：%[3]s相加为%[4]s，%[5]s相加为%[6]s，相差%[7]s。", "%[1]s, %[2]s: %[3]s add up to %[4]s, %[5]s to %[6]s, a difference of %[7]s.",
		s.title(), s.line(e), s.terms(e, e.left), left, s.terms(e, e.right), right, by)
	return text(t, formula(s.sum(e.left), s.sum(e.right)), lint.Textf("按表内勾稽关系，%s。", "The form asks: %s.", said(e.id.What)))
}

// total is the name of an equation's total within its row or column.
func (s *system) total(e *equation) string {
	if e.acrossRow() && s.row(e.line) == "" {
		columns := s.table.Spec.Columns
		return columns[e.right[0].column].Called()
	}
	return s.term(e, e.right[0])
}

// formula shows the sums that are written out.
func formula(sums ...string) lint.Text {
	sums = slices.DeleteFunc(sums, func(s string) bool { return !strings.Contains(s, "=") })
	if len(sums) == 0 {
		return lint.Text{}
	}
	return lint.Text{ZH: "算式：" + strings.Join(sums, "，") + "。", EN: "Sum: " + strings.Join(sums, ", ") + "."}
}

// others tells of the further rows or columns that fail with the first.
func (s *system) others(failed []*equation) lint.Text {
	if len(failed) == 1 {
		return lint.Text{}
	}
	same := true
	for _, e := range failed[1:] {
		same = same && e.surplus == failed[0].surplus
	}
	switch e := failed[1]; {
	case len(failed) > 3:
		return lint.Textf("另有%d处同样不符。", "%d more do not agree.", len(failed)-1)
	case len(failed) == 3:
		return lint.Textf("%s和%s也不符。", "%s and %s do not agree either.", s.line(e), s.line(failed[2]))
	case same:
		return lint.Textf("%s相差同样的数。", "%s differs by the same number.", s.line(e))
	}
	return lint.Textf("%s也不符。", "%s does not agree either.", s.line(failed[1]))
}

// why says what probably went wrong.
func (s *system) why(e *equation, c *cause) lint.Text {
	switch {
	case c == nil:
		return lint.Text{}
	case c.pattern != nil:
		return lint.Textf("多出的%s与“%s”的数相同，%s。", "The surplus %s equals “%s”: %s.", e.surplus, s.term(e, s.equals(c.pattern, e)), said(c.pattern.Say))
	case c.swapped:
		return lint.Textf("疑为“%s”行“%s”“%s”两列的数填颠倒。", "In row “%s” the figures of “%s” and “%s” seem to have changed places.",
			s.row(c.row), s.column(c.columns[0]), s.column(c.columns[1]))
	case c.shifted < 0:
		return lint.Textf("疑为“%s”行的数整行左移了一格。", "The figures of row “%s” seem to stand a cell too far left.", s.row(c.row))
	case c.shifted > 0:
		return lint.Textf("疑为“%s”行的数整行右移了一格。", "The figures of row “%s” seem to stand a cell too far right.", s.row(c.row))
	case c.slid < 0:
		return lint.Textf("疑为“%s”列的数整列上移了一行。", "The figures of column “%s” seem to stand a row too high.", s.column(c.columns[0]))
	case c.slid > 0:
		return lint.Textf("疑为“%s”列的数整列下移了一行。", "The figures of column “%s” seem to stand a row too low.", s.column(c.columns[0]))
	case c.whole != nil && c.empty:
		return text(s.lineName(*c.whole), lint.Text{ZH: "全为0，疑为漏填。", EN: "holds nothing but 0 and seems not to have been filled in."})
	case c.whole != nil:
		return text(lint.Text{ZH: "有误的数疑都在", EN: "The wrong figures all seem to stand in"}, s.lineName(*c.whole), lint.Text{ZH: "。", EN: "."})
	case c.empty:
		return lint.Text{ZH: "总计疑为漏填。", EN: "The total seems not to have been filled in."}
	}
	return lint.Text{}
}

// lineName names a row or column.
func (s *system) lineName(l line) lint.Text {
	if l.across {
		return lint.Textf("“%s”行", "row “%s”", s.row(l.index))
	}
	return lint.Textf("“%s”列", "column “%s”", s.column(l.index))
}

// suspects names the cells that must be wrong together.
func (s *system) suspects(sets [][]ref) lint.Text {
	if len(sets) == 0 {
		return lint.Text{}
	}
	t := lint.Textf("疑有%d格同时有误：", "%d cells seem to be wrong together:", len(sets[0]))
	for i, set := range sets {
		if i > 0 {
			t = text(t, lint.Text{ZH: "，或", EN: ", or"})
		}
		t = text(t, s.placesOf(set))
	}
	return text(t, lint.Text{ZH: "。", EN: "."})
}

// placesOf names cells, those of one row or column together.
func (s *system) placesOf(set []ref) lint.Text {
	row, column := true, true
	for _, c := range set {
		row, column = row && c.row == set[0].row, column && c.column == set[0].column
	}
	var t lint.Text
	for i, c := range set {
		switch {
		case row:
			t = text(t, lint.Textf("“%[1]s”", "“%[1]s”", s.column(c.column)))
		case column:
			t = text(t, lint.Textf("“%[1]s”", "“%[1]s”", s.row(c.row)))
		default:
			if i > 0 {
				t = text(t, lint.Text{ZH: "、", EN: "and"})
			}
			t = text(t, s.place(c))
		}
	}
	switch {
	case row && s.row(set[0].row) != "":
		return text(lint.Textf("“%[1]s”行", "row “%[1]s”,", s.row(set[0].row)), t, lint.Text{ZH: "列"})
	case column:
		return text(lint.Textf("“%[1]s”列", "column “%[1]s”,", s.column(set[0].column)), t, lint.Text{ZH: "行"})
	case row:
		return text(t, lint.Text{ZH: "列"})
	}
	return t
}

// advice says what to look at first: the parts, where another identity confirms every
// total, else all.
func (s *system) advice(failed []*equation, c *cause) lint.Text {
	if c != nil && (c.shifted != 0 || c.slid != 0 || c.whole != nil) {
		return lint.Text{ZH: "请与台账核对。", EN: "Check the figures against the records."}
	}
	var witness *equation
	for _, e := range failed {
		if e.id != failed[0].id {
			continue
		}
		w := s.witness(e)
		if w == nil {
			return lint.Text{ZH: "请与台账核对总计和各分项。", EN: "Check the total and its parts against the records."}
		}
		if witness == nil {
			witness = w
		}
	}
	e := failed[0]
	total := e.right[0]
	return lint.Textf("“%[1]s”%[2]s与“%[3]s”相符（%[4]s=%[5]s），请先核对各分项。", "“%[1]s” %[2]s is confirmed, since %[3]s (%[4]s=%[5]s); check the parts first.",
		s.term(e, total), s.cell(total).Value, said(witness.id.What), s.plus(witness.left), s.plus(witness.right))
}

// witness is an equation of another identity that contains the total and holds.
func (s *system) witness(e *equation) *equation {
	if len(e.right) != 1 {
		return nil
	}
	for _, w := range s.of[s.index(e.right[0])] {
		if w.id != e.id && w.id.Axis == e.id.Axis && w.judged && !w.failed() {
			return w
		}
	}
	return nil
}

// plus writes figures with + between them.
func (s *system) plus(cells []ref) string {
	terms := make([]string, len(cells))
	for i, c := range cells {
		terms[i] = s.cell(c).Value.String()
	}
	return strings.Join(terms, "+")
}
