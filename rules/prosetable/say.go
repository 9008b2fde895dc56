package prosetable

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/quantity"
)

// differs reports a figure that equals none of the accepted ones.
func (c *checker) differs(block int, k *known, m quantity.Mention) {
	place := c.spanOf(block, m.Span)
	d := lint.Diagnostic{Severity: severity(k), Span: place, Related: c.cells(k), Fixes: c.fixes(block, k, m)}
	zhWhere, enWhere := c.where(k)
	zhMore, enMore := others(k)
	figure := m.Value.String()
	if d.Severity == lint.Info {
		d.Message = lint.Textf(
			"正文“%[1]s”与表格不同：%[2]s为%[3]s%[4]s。请留意两处是否指同一范围。",
			"The text says “%[1]s”, the table otherwise: %[2]s is %[3]s%[4]s. See whether both mean the same.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, k.values[0].String(), lint.Text{ZH: zhMore, EN: enMore})
	} else {
		d.Message = lint.Textf(
			"正文“%[1]s”与表格不一致：%[2]s为%[3]s%[4]s。请与台账核对；如%[5]s只指部分情况，请写明范围。",
			"The text says “%[1]s”, which does not agree with the table: %[2]s is %[3]s%[4]s. Check against the register; if %[5]s is a part only, say of what.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, k.values[0].String(), lint.Text{ZH: zhMore, EN: enMore}, figure)
	}
	c.Report(d)
}

// fixes offers the table's figure for the text, and the text's for the table where every
// sum of the form that holds the cell would then hold.
func (c *checker) fixes(block int, k *known, m quantity.Mention) []lint.Fix {
	var prose, table []lint.Fix
	if want := k.values[0]; len(k.Scale) == 0 && m.Figure.Style != zh.Chinese {
		prose = []lint.Fix{lint.Replace(
			lint.Textf("正文改为%s，与表格一致", "Write %s in the text, as the table has it", want.String()),
			c.spanOf(block, m.Figure.Span), want.String())}
	}
	sum := k.Terms()[0]
	if at, ok := quantity.Find(c.Pass.Document, sum[0]); ok && len(sum) == 1 && at.Cell().State == fact.Good && at.FitsWith(m.Value) {
		table = []lint.Fix{lint.Replace(
			lint.Textf("表格改为%s，与正文一致", "Write %s in the table, as the text has it", m.Value.String()),
			at.Cell().Span, m.Value.String())}
		if !at.FitsWith(at.Cell().Value) {
			return append(table, prose...) // the table's figure breaks a sum, the text's does not
		}
	}
	return append(prose, table...)
}

// denied reports a statement that there was nothing where the table has a figure.
func (c *checker) denied(block int, k *known, span source.Span) {
	place := c.spanOf(block, span)
	zhWhere, enWhere := c.where(k)
	c.Report(lint.Diagnostic{
		Severity: severity(k), Span: place, Related: c.cells(k),
		Message: lint.Textf(
			"正文“%[1]s”与表格不一致：%[2]s为%[3]s。请与台账核对正文和表格。",
			"The text says “%[1]s”, which does not agree with the table: %[2]s is %[3]s. Check both against the register.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, k.values[0].String()),
	})
}

func severity(k *known) lint.Severity {
	s, _ := lint.ParseSeverity(k.Severity)
	return s
}

// where names the cells of the first accepted expression.
func (c *checker) where(k *known) (inZH, inEN string) {
	sum := k.Terms()[0]
	spec := c.Pass.Profile.TableByKey(sum[0].Table)
	if len(sum) > 1 {
		return spec.Title.ZH + "“" + k.Name.ZH + "”各项合计", "the sum of “" + k.Name.ZH + "” in " + spec.Title.EN
	}
	row, column := spec.Rows[spec.Row(sum[0].Row)], spec.Columns[spec.Column(sum[0].Column)]
	label := column.Called()
	if n := len(column.Group); n > 0 && row.Text == "" {
		label = column.Group[n-1] + "”的“" + label
	}
	if row.Text == "" {
		return spec.Title.ZH + "“" + label + "”列", "column “" + label + "” of " + spec.Title.EN
	}
	return spec.Title.ZH + "“" + row.Called() + "”行“" + label + "”列", "row “" + row.Called() + "”, column “" + label + "” of " + spec.Title.EN
}

// others names the further figures that would be accepted.
func others(k *known) (inZH, inEN string) {
	var more []string
	seen := map[string]bool{k.values[0].String(): true}
	for _, v := range k.values[1:] {
		if s := v.String(); !seen[s] {
			seen[s] = true
			more = append(more, s)
		}
	}
	if len(more) == 0 {
		return "", ""
	}
	return "（按相关项目合计为" + strings.Join(more, "或") + "）", " (" + strings.Join(more, " or ") + " with related items)"
}

// cells are the places of the first accepted expression.
func (c *checker) cells(k *known) []lint.Related {
	var related []lint.Related
	for _, term := range k.Terms()[0] {
		related = append(related, c.related(term))
	}
	return related
}

func (c *checker) related(term profile.Cell) lint.Related {
	at, _ := quantity.Find(c.Pass.Document, term)
	return lint.Related{Span: at.Cell().Span, Message: lint.Textf("表格此处为%s", "the table says %s", at.Cell().Value.String())}
}
