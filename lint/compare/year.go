package compare

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// YearOnYear compares a report with the organ's report of the year before. A row whose
// figures do not go on from there is one finding.
func YearOnYear(d *fact.Document, last *Report) []lint.Diagnostic {
	return yearOnYear(d, Read(d, nil), last)
}

// Agree tells whether YearOnYear has nothing to say of a report, without its document.
func Agree(this, last *Report) bool { return len(yearOnYear(nil, this, last)) == 0 }

// yearOnYear compares two reports; without the document its findings have no places.
func yearOnYear(d *fact.Document, this, last *Report) []lint.Diagnostic {
	if this == nil || last == nil {
		return nil
	}
	y := years{doc: d, this: this, last: last}
	form := this.form
	for i := range form.Carry {
		y.carry(&form.Carry[i])
	}
	for i := range form.Stock {
		y.stock(&form.Stock[i])
	}
	for i := range form.Pending {
		y.pending(&form.Pending[i])
	}
	if f, ok := reuse(this, last); ok {
		y.found = append(y.found, f)
	}
	return y.found
}

// years is one comparison.
type years struct {
	doc        *fact.Document // nil: places are not asked for
	this, last *Report
	found      []lint.Diagnostic
}

// gap is a column in which two years do not meet.
type gap struct {
	column    int // of this year's table
	now, then zh.Decimal
}

// carry compares a row with the one that it goes on from.
func (y *years) carry(c *profile.Carry) {
	l, m := c.Lines()
	nowTable, thenTable := y.this.tables[l.Table], y.last.tables[m.Table]
	now, then := nowTable.settled(l.Row), thenTable.row(m.Row)
	if now == nil || then == nil {
		return
	}
	total := totals(nowTable.spec)
	var gaps []gap
	for k, column := range nowTable.spec.Columns {
		a, b := now.cells[k], then.at(thenTable, column.Key)
		if !a.known() || !b.known() || total[k] && (a.state == fact.Empty || b.state == fact.Empty) {
			continue // a total that was left blank is none
		}
		if a.value != b.value {
			gaps = append(gaps, gap{k, a.value, b.value})
		}
	}
	if len(gaps) == 0 || len(gaps) == 1 && total[gaps[0].column] && !adds(nowTable.spec, now) {
		return // the total alone differs, and its own row contradicts it: told already
	}
	lead := gaps[0]
	for _, g := range gaps {
		if total[g.column] {
			lead = g
		}
	}
	y.report(l, lead.column, y.carried(gaps, lead, nowTable.spec, l.Row, thenTable, m.Row))
}

// carried words the finding of carry.
func (y *years) carried(gaps []gap, lead gap, now *profile.Table, nowRow string, then *table, thenRow string) lint.Text {
	first := lint.Textf("与上年报告不衔接：上年（“%[1]s”第%[2]d行）“%[3]s”行“%[4]s”列为%[5]s，本年（“%[6]s”）“%[7]s”行为%[8]s，相差%[9]s。",
		"The report does not go on from the year before: then (“%[1]s”, line %[2]d) row “%[3]s”, column “%[4]s” was %[5]s, now (“%[6]s”) row “%[7]s” is %[8]s, a difference of %[9]s.",
		y.last.Path, then.line(thenRow), rowName(then.spec, then.spec.Row(thenRow)), columnName(now, lead.column), lead.then,
		y.this.Path, rowName(now, now.Row(nowRow)), lead.now, apart(lead.now, lead.then))
	var more []lint.Text
	for _, g := range gaps {
		if g != lead && len(more) < named {
			more = append(more, lint.Textf("“%s”列%s与%s", "column “%s” %s and %s", columnName(now, g.column), g.then, g.now))
		}
	}
	var others lint.Text
	switch n := len(gaps) - 1; {
	case n > named:
		others = lint.Textf("另有%d列不一致，如%s。", "%d more columns differ, such as %s.", n, list(more))
	case n > 0:
		others = lint.Textf("%s也不一致。", "Also: %s.", list(more))
	}
	return text(first, others, lint.Text{ZH: "请核对是哪一年填写有误。", EN: "Check which year is wrong."})
}

// adds tells whether the row's own sums hold.
func adds(spec *profile.Table, r *row) bool {
	for _, id := range spec.Identities {
		if id.Axis != "row" || len(id.Only) > 0 {
			continue
		}
		var left, right zh.Decimal
		for _, key := range id.Left {
			left, _ = left.Add(r.cells[spec.Column(key)].value)
		}
		for _, key := range id.Right {
			right, _ = right.Add(r.cells[spec.Column(key)].value)
		}
		if left != right {
			return false
		}
	}
	return true
}

// stock compares a cell with what the year before and this year's changes make it.
func (y *years) stock(s *profile.Stock) {
	cell, plus, minus := s.Cells()
	nowTable, thenTable := y.this.tables[cell.Table], y.last.tables[cell.Table]
	now, then := nowTable.settled(cell.Row), thenTable.row(cell.Row)
	if now == nil || then == nil {
		return
	}
	k, old := nowTable.spec.Column(cell.Column), thenTable.spec.Column(cell.Column)
	if old < 0 || nowTable.old[k] || thenTable.old[old] {
		return // another form's column, which counts something else
	}
	before, is := then.cells[old], now.cells[k]
	in, inOK := y.change(plus)
	out, outOK := y.change(minus)
	if before.state != fact.Good || is.state != fact.Good || !inOK || !outOK {
		return
	}
	sum, ok := before.value.Add(in)
	due, fits := sum.Sub(out)
	if !ok || !fits || due == is.value {
		return
	}
	y.report(profile.Line{Table: cell.Table, Row: cell.Row}, k, text(
		lint.Textf("与上年报告不衔接：“%[1]s”行“%[2]s”列上年为%[3]s（“%[4]s”第%[5]d行），加%[6]s、减%[7]s为%[8]s，本年（“%[9]s”）为%[10]s，相差%[11]s。",
			"The report does not go on from the year before: row “%[1]s”, column “%[2]s” was %[3]s then (“%[4]s”, line %[5]d), plus %[6]s, minus %[7]s makes %[8]s, now (“%[9]s”) it is %[10]s, a difference of %[11]s.",
			rowName(nowTable.spec, nowTable.spec.Row(cell.Row)), columnName(nowTable.spec, k), before.value, y.last.Path, thenTable.line(cell.Row),
			y.changed(plus, in), y.changed(minus, out), due, y.this.Path, is.value, apart(is.value, due)),
		lint.Text{ZH: "请核对是哪一年填写有误；如因清理等原因调整，可在正文说明。", EN: "Check which year is wrong; if the base was changed by a review, the text may say so."}))
}

// change is the figure of a cell of this year, 0 if it was left blank.
func (y *years) change(c profile.Cell) (zh.Decimal, bool) {
	t := y.this.tables[c.Table]
	f := t.settled(c.Row).at(t, c.Column)
	k := -1
	if t != nil {
		k = t.spec.Column(c.Column)
	}
	return f.value, f.known() && k >= 0 && !t.old[k]
}

func (y *years) changed(c profile.Cell, value zh.Decimal) lint.Text {
	spec := y.this.tables[c.Table].spec
	return lint.Textf("“%s”%s", "“%s” %s", columnName(spec, spec.Column(c.Column)), value)
}

// pending compares what stood open with the total that it is usually part of.
func (y *years) pending(p *profile.Pending) {
	open, cell := p.Cells()
	nowTable, thenTable := y.this.tables[cell.Table], y.last.tables[open.Table]
	now, then := nowTable.settled(cell.Row), thenTable.row(open.Row)
	if now == nil || then == nil {
		return
	}
	is, was := now.at(nowTable, cell.Column), then.at(thenTable, open.Column)
	if is.state != fact.Good || was.state != fact.Good || is.value.Cmp(was.value) >= 0 {
		return
	}
	k := nowTable.spec.Column(cell.Column)
	y.report(profile.Line{Table: cell.Table, Row: cell.Row}, k, text(
		lint.Textf("“%[1]s”列为%[2]s，少于上年“%[3]s”列的%[4]s（“%[5]s”第%[6]d行），请留意。",
			"Column “%[1]s” is %[2]s, less than column “%[3]s” of the year before, %[4]s (“%[5]s”, line %[6]d).",
			columnName(nowTable.spec, k), is.value, columnName(thenTable.spec, thenTable.spec.Column(open.Column)), was.value, y.last.Path, thenTable.line(open.Row)),
		said(p.Say), lint.Text{ZH: "。", EN: "."}))
	y.found[len(y.found)-1].Severity = lint.Info
}

// report adds a finding at a cell of the document.
func (y *years) report(l profile.Line, column int, message lint.Text) {
	d := lint.Diagnostic{Rule: CarryOver, Message: message}
	if y.doc != nil {
		t := y.doc.TableOf(l.Table)
		d.Span = placeOf(t, t.Spec.Row(l.Row), column)
	}
	y.found = append(y.found, d)
}

// placeOf is where a cell stands; of one that counts with its neighbour, the row's label.
func placeOf(t *fact.Table, row, column int) source.Span {
	if c := t.Cells[row][column]; c.State != fact.Merged && c.State != fact.Missing {
		return c.Span
	}
	return t.Rows[row].Span
}
