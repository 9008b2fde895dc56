package tablestructure

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// problems lists those of a kind that may be judged.
func (c *check) problems(kind fact.ProblemKind) []fact.Problem {
	var out []fact.Problem
	for _, p := range c.table.Problems {
		if p.Kind == kind && settled(c.table, p.Row, p.Span) {
			out = append(out, p)
		}
	}
	return out
}

// name is what messages call the row of a problem.
func (c *check) name(p fact.Problem) string {
	if p.Row >= 0 {
		return rowName(c.table, p.Row)
	}
	return strings.TrimSpace(c.Slice(p.Span))
}

func (c *check) names(all []fact.Problem) lint.Text {
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = c.name(p)
	}
	return quoted(names)
}

func (c *check) related(all []fact.Problem) []lint.Related {
	var out []lint.Related
	for _, p := range all[1:min(len(all), maxPlaces)] {
		name := c.name(p)
		out = append(out, lint.Related{Span: p.Span, Message: lint.Text{ZH: name, EN: name}})
	}
	return out
}

// unreadable tells of a table of which no row could be read.
func (c *check) unreadable() {
	for _, p := range c.problems(fact.Unreadable) {
		c.Report(lint.Diagnostic{
			Span: p.Span, Severity: lint.Info,
			Message: lint.Textf("%[1]s未能读出各行的数据，有关数据和合计没有核对。请留意表格是否完整。",
				"%[1]s: no row could be read, its figures and sums are not checked. See whether the table is complete.", c.title()),
		})
	}
}

// missing tells of rows of the form that are not there, all in one finding.
func (c *check) missing() {
	all := c.problems(fact.RowMissing)
	if twice := c.problems(fact.RowTwice); len(all) == 0 || len(twice) == len(all) {
		return // a row's place is taken by another that stands twice
	}
	c.Report(lint.Diagnostic{
		Span: all[0].Span,
		Message: lint.Textf("%[1]s缺%[2]d行：%[3]s。没有发生的请保留该行，各栏填0；如已填写，请核对行名。",
			"%[1]s lacks %[2]d row(s): %[3]s. Keep rows in which nothing occurred and fill in 0; if it is there, check its label.", c.title(), len(all), c.names(all)),
	})
}

// lengths tells of rows with too few or too many figures: those of one length in one
// finding, and all in one where the columns are of another form.
func (c *check) lengths() {
	all := c.problems(fact.RowLength)
	if len(all) == 0 || c.foreign(all) {
		return
	}
	for len(all) > 0 {
		var same, rest []fact.Problem
		for _, p := range all {
			if p.Got == all[0].Got || len(all) > len(c.table.Spec.Rows)/2 {
				same = append(same, p)
			} else {
				rest = append(rest, p)
			}
		}
		first := same[0]
		what := lint.Textf("有%[1]d个数，格式为%[2]d个，", "has %[1]d figure(s) instead of %[2]d;", first.Got, first.Want)
		if first.Got == 0 {
			what = lint.Textf("没有数，格式为%[1]d个，", "has no figures instead of %[1]d;", first.Want)
		}
		c.Report(lint.Diagnostic{
			Span: first.Span, Related: c.related(same),
			Message: lint.Textf("%[1]s%[2]s行%[3]s未能核对这一行的合计。请核对是否漏填或多填，没有的填0。",
				"%[1]s: row %[2]s %[3]s its sums cannot be checked. Check whether a figure is missing or too many; fill in 0 where there is none.", c.title(), c.names(same), what),
		})
		all = rest
	}
}

// foreign tells whether the columns are those of another form, which is said already.
func (c *check) foreign(all []fact.Problem) bool {
	if 2*len(all) < len(c.table.Spec.Rows) {
		return false
	}
	said := false
	for _, t := range c.Tables {
		for _, d := range t.Deviations {
			if d.State == fact.Old && d.Kind == fact.ColumnLabel {
				if said = true; t == c.table {
					return true
				}
			}
		}
	}
	return said && c.otherForm()
}

// otherForm tells whether the table has labels that only other years' forms have.
func (c *check) otherForm() bool {
	text := letters(zh.Simplify(c.Slice(c.table.Span)))
	for _, label := range c.Profile.OtherForms {
		if strings.Contains(text, letters(label)) {
			return true
		}
	}
	return false
}

// places tells of rows that stand twice, in another order, in another column, or that
// the form does not have.
func (c *check) places() {
	if all, missing := c.problems(fact.RowTwice), c.problems(fact.RowMissing); len(all) > 0 && len(missing) == len(all) {
		c.several(all, lint.Warning, lint.Textf("%[1]s%[2]s行重复出现，同时缺%[3]s行，疑为行名写错，请核对。按列的合计因此未能核对。",
			"%[1]s: row %[2]s stands there twice, while %[3]s is missing; the label may be wrong. Sums down the columns are not checked.", c.title(), c.names(all), c.names(missing)))
	} else if len(all) > 0 {
		c.several(all, lint.Warning, lint.Textf("%[1]s%[2]s行重复出现，只按第一次核对。请核对后删去重复的行，或改正行名。",
			"%[1]s: row %[2]s stands there twice; only the first is checked. Delete the second or correct its label.", c.title(), c.names(all)))
	}
	if all := c.problems(fact.RowOrder); len(all) > 0 {
		c.several(all, lint.Warning, lint.Textf("%[1]s%[2]s行的位置与规定格式不一致。请核对行名和数据是否对应。",
			"%[1]s: row %[2]s stands in another place than in the form. Check that labels and figures belong together.", c.title(), c.names(all)))
	}
	if all := c.problems(fact.RowExtra); len(all) > 0 {
		c.several(all, lint.Warning, lint.Textf("%[1]s有格式以外的行，未计入合计：%[2]s。请核对行名，格式没有的行建议删去。",
			"%[1]s has rows that the form lacks and that are in no sum: %[2]s. Check the labels; leave out what the form does not have.", c.title(), c.names(all)))
	}
	if all := c.problems(fact.RowShifted); len(all) > 0 {
		c.several(all, lint.Info, lint.Textf("%[1]s%[2]s行的行名所在的列与同类各行不同，请留意是否错位。",
			"%[1]s: the label of row %[2]s stands in another column than its neighbours'.", c.title(), c.names(all)))
	}
}

func (c *check) several(all []fact.Problem, severity lint.Severity, message lint.Text) {
	c.Report(lint.Diagnostic{Span: all[0].Span, Severity: severity, Message: message, Related: c.related(all)})
}

// unnamed tells of rows whose label is lost.
func (c *check) unnamed() {
	for i, row := range c.table.Cells {
		if first := row[0]; c.table.Rows[i].State == fact.Missing && first.State != fact.Missing && first.State != fact.Merged && c.table.Settled(i) {
			c.Report(lint.Diagnostic{
				Span: source.Span{Start: first.Span.Start, End: row[len(row)-1].Span.End},
				Message: lint.Textf("%[1]s这一行缺少行名，按位置疑为“%[2]s”，请核对补上。",
					"%[1]s: this row has no label; by its place it may be “%[2]s”.", c.title(), inner.Replace(rowName(c.table, i))),
			})
		}
	}
}

// maxPlaces bounds the places that a finding refers to.
const maxPlaces = 16
