package prosetable

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// differs reports a figure that equals none of the accepted ones.
func (c *checker) differs(block int, q *quantity, span source.Span, v zh.Decimal) {
	place := c.spanOf(block, span)
	d := lint.Diagnostic{Severity: severity(q), Span: place, Related: c.cells(q)}
	zhWhere, enWhere := c.where(q)
	zhMore, enMore := others(q)
	figure := v.String()
	if d.Severity == lint.Info {
		d.Message = lint.Textf(
			"正文“%[1]s”与表格不同：%[2]s为%[3]s%[4]s。请留意两处是否指同一范围。",
			"The text says “%[1]s”, the table otherwise: %[2]s is %[3]s%[4]s. See whether both mean the same.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, q.values[0].String(), lint.Text{ZH: zhMore, EN: enMore})
	} else {
		d.Message = lint.Textf(
			"正文“%[1]s”与表格不一致：%[2]s为%[3]s%[4]s。请与台账核对；如%[5]s只指部分情况，请写明范围。",
			"The text says “%[1]s”, which does not agree with the table: %[2]s is %[3]s%[4]s. Check against the register; if %[5]s is a part only, say of what.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, q.values[0].String(), lint.Text{ZH: zhMore, EN: enMore}, figure)
	}
	c.Report(d)
}

// denied reports a statement that there was nothing where the table has a figure.
func (c *checker) denied(block int, q *quantity, span source.Span) {
	place := c.spanOf(block, span)
	zhWhere, enWhere := c.where(q)
	c.Report(lint.Diagnostic{
		Severity: severity(q), Span: place, Related: c.cells(q),
		Message: lint.Textf(
			"正文“%[1]s”与表格不一致：%[2]s为%[3]s。请与台账核对正文和表格。",
			"The text says “%[1]s”, which does not agree with the table: %[2]s is %[3]s. Check both against the register.",
			c.Slice(place), lint.Text{ZH: zhWhere, EN: enWhere}, q.values[0].String()),
	})
}

func severity(q *quantity) lint.Severity {
	s, _ := lint.ParseSeverity(q.Severity)
	return s
}

// where names the cells of the first accepted expression.
func (c *checker) where(q *quantity) (inZH, inEN string) {
	sum := q.Terms()[0]
	spec := c.Profile.TableByKey(sum[0].Table)
	if len(sum) > 1 {
		return spec.Title.ZH + "“" + q.Name.ZH + "”各项合计", "the sum of “" + q.Name.ZH + "” in " + spec.Title.EN
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
func others(q *quantity) (inZH, inEN string) {
	var more []string
	seen := map[string]bool{q.values[0].String(): true}
	for _, v := range q.values[1:] {
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
func (c *checker) cells(q *quantity) []lint.Related {
	var related []lint.Related
	for _, term := range q.Terms()[0] {
		related = append(related, c.related(term))
	}
	return related
}

func (c *checker) related(term profile.Cell) lint.Related {
	cell, _ := c.cell(term)
	return lint.Related{Span: cell.Span, Message: lint.Textf("表格此处为%s", "the table says %s", cell.Value.String())}
}
