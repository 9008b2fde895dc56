package compare

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

func said(t profile.Text) lint.Text { return lint.Text{ZH: t.ZH, EN: t.EN} }

// text joins parts in both languages.
func text(parts ...lint.Text) lint.Text {
	var out lint.Text
	for _, p := range parts {
		if out.EN != "" && p.EN != "" {
			out.EN += " "
		}
		out.ZH += p.ZH
		out.EN += p.EN
	}
	return out
}

// list joins texts as items.
func list(items []lint.Text) lint.Text {
	var out lint.Text
	for i, t := range items {
		if i > 0 {
			out.ZH += "、"
			out.EN += ", "
		}
		out.ZH += t.ZH
		out.EN += t.EN
	}
	return out
}

// inner turns quotation marks within a name into those that stand inside others.
var inner = strings.NewReplacer("“", "‘", "”", "’")

func rowName(t *profile.Table, i int) string { return inner.Replace(t.Rows[i].Called()) }

// columnName names a column: with its group if another one has the same name.
func columnName(t *profile.Table, i int) string {
	c := t.Columns[i]
	for k := range t.Columns {
		if k != i && t.Columns[k].Called() == c.Called() && len(c.Group) > 0 {
			return c.Group[len(c.Group)-1] + "—" + c.Called()
		}
	}
	return c.Called()
}

// cellName names a cell as people do.
func cellName(t *profile.Table, row, column int) lint.Text {
	if rowName(t, row) == "" {
		return lint.Textf("“%s”列", "column “%s”", columnName(t, column))
	}
	return lint.Textf("“%s”行“%s”列", "row “%s”, column “%s”", rowName(t, row), columnName(t, column))
}

// apart is the distance between two figures.
func apart(a, b zh.Decimal) zh.Decimal {
	d, _ := a.Sub(b)
	if d.Sign() < 0 {
		return d.Neg()
	}
	return d
}
