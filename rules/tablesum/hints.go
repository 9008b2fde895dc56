package tablesum

import (
	"gaolint/lint"
	"gaolint/lint/fact"
)

// hints tells of figures that are less than the form lets expect, although no identity
// says so.
func hints(p *lint.Pass, t *fact.Table) {
	for i := range t.Spec.Hints {
		h := &t.Spec.Hints[i]
		less, than := t.Spec.Column(h.Less), t.Spec.Column(h.Than)
		if t.Columns[less].State == fact.Old || t.Columns[than].State == fact.Old {
			continue // another form's figures
		}
		for row := range t.Cells {
			a, b := t.Cells[row][less], t.Cells[row][than]
			if a.State != fact.Good || b.State != fact.Good || !t.Settled(row) || a.Value.Cmp(b.Value) >= 0 {
				continue
			}
			columns := t.Spec.Columns
			p.Report(lint.Diagnostic{
				Span: a.Span, Severity: lint.Info,
				Message: lint.Textf("%[1]s“%[2]s”行：“%[3]s”%[4]s少于“%[5]s”%[6]s，请留意。%[7]s。",
					"%[1]s, row “%[2]s”: “%[3]s” %[4]s is less than “%[5]s” %[6]s. %[7]s.",
					said(t.Spec.Title), inner.Replace(t.Spec.Rows[row].Called()), columns[less].Called(), a.Value, columns[than].Called(), b.Value, said(h.Say)),
				Related: []lint.Related{{Span: b.Span, Message: lint.Text{ZH: columns[than].Called(), EN: columns[than].Called()}}},
			})
		}
	}
}
