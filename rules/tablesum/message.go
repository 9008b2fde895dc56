package tablesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/profile"
)

// text joins parts in both languages.
func text(parts ...lint.Text) lint.Text {
	var out lint.Text
	for _, p := range parts {
		if out.EN != "" && p.EN != "" && !strings.HasSuffix(out.EN, " ") {
			out.EN += " "
		}
		out.ZH += p.ZH
		out.EN += p.EN
	}
	return out
}

func said(t profile.Text) lint.Text { return lint.Text{ZH: t.ZH, EN: t.EN} }

func (s *system) title() lint.Text { return said(s.table.Spec.Title) }

// column names a column: with its group if another one has the same name.
func (s *system) column(i int) string {
	columns := s.table.Spec.Columns
	name := columns[i].Called()
	for k := range columns {
		if k != i && columns[k].Called() == name && len(columns[i].Group) > 0 {
			return columns[i].Group[len(columns[i].Group)-1] + "—" + name
		}
	}
	return name
}

// inner turns quotation marks within a name into those that stand inside others.
var inner = strings.NewReplacer("“", "‘", "”", "’")

func (s *system) row(i int) string { return inner.Replace(s.table.Spec.Rows[i].Called()) }

// line names the row or column of an equation.
func (s *system) line(e *equation) lint.Text {
	switch {
	case !e.acrossRow():
		return lint.Textf("“%s”列", "column “%s”", s.column(e.line))
	case s.row(e.line) == "":
		return lint.Textf("“%s”列", "column “%s”", s.column(e.right[0].column))
	}
	return lint.Textf("“%s”行", "row “%s”", s.row(e.line))
}

// place names a cell as people do.
func (s *system) place(c ref) lint.Text {
	if s.row(c.row) == "" {
		return lint.Textf("“%s”列", "column “%s”", s.column(c.column))
	}
	return lint.Textf("“%[1]s”行“%[2]s”列", "row “%[1]s”, column “%[2]s”", s.row(c.row), s.column(c.column))
}

// maxTerms is how many figures a sum may have to be written out.
const maxTerms = 8

// term is a cell's name within its equation.
func (s *system) term(e *equation, c ref) string {
	if e.acrossRow() {
		return s.column(c.column)
	}
	return s.row(c.row)
}

// sum writes a side of an equation out: 17+9+3=29; figures of 0 are left out where
// there are many.
func (s *system) sum(cells []ref) string {
	total, _ := sum(s.table, cells)
	var terms []string
	for _, c := range cells {
		if v := s.cell(c).Value; len(cells) <= maxTerms || !v.IsZero() {
			terms = append(terms, v.String())
		}
	}
	if len(terms) < 2 || len(terms) > maxTerms {
		return total.String()
	}
	return strings.Join(terms, "+") + "=" + total.String()
}

// arithmetic shows that the sides differ; c is the cell in question.
func (s *system) arithmetic(e *equation, c ref) lint.Text {
	if len(e.right) == 1 && e.right[0] == c {
		return lint.Textf("各分项相加：%s。", "The parts add up: %s.", s.sum(e.left))
	}
	if len(e.right) == 1 {
		return lint.Textf("“%[2]s”为%[3]s，各分项相加：%[1]s。", "“%[2]s” is %[3]s, the parts add up: %[1]s.",
			s.sum(e.left), s.term(e, e.right[0]), s.cell(e.right[0]).Value)
	}
	return lint.Textf("%[1]s相加：%[2]s；%[3]s相加：%[4]s。", "%[1]s: %[2]s; %[3]s: %[4]s.",
		s.terms(e, e.left), s.sum(e.left), s.terms(e, e.right), s.sum(e.right))
}

// terms names the cells of a side.
func (s *system) terms(e *equation, cells []ref) lint.Text {
	var t lint.Text
	for i, c := range cells {
		if i > 0 {
			t.ZH, t.EN = t.ZH+"、", t.EN+", "
		}
		name := "“" + s.term(e, c) + "”"
		t.ZH, t.EN = t.ZH+name, t.EN+name
	}
	return t
}
