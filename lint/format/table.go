package format

import (
	"strings"

	"gaolint/lint/zh"
)

// most is the width up to which a cell pushes the others aside.
const most = 60

// aligned brings the columns of a table's rows in line. Rows that are not in bars are
// left as they are.
func aligned(rows []string) []string {
	table := make([][]string, len(rows))
	var columns []int
	for i, row := range rows {
		table[i] = cells(row)
		if table[i] == nil {
			return rows
		}
		for k, c := range table[i] {
			if k == len(columns) {
				columns = append(columns, 3)
			}
			if w := zh.Width(c); w <= most && !isRule(c) {
				columns[k] = max(columns[k], w)
			}
		}
	}
	out := make([]string, len(rows))
	for i, row := range table {
		var b strings.Builder
		b.WriteString(rows[i][:len(rows[i])-len(strings.TrimLeftFunc(rows[i], zh.IsBlank))])
		b.WriteString("|")
		for k, c := range row {
			if isRule(c) {
				c = ruleOf(c, columns[k])
			}
			b.WriteString(" " + c + strings.Repeat(" ", max(0, columns[k]-zh.Width(c))) + " |")
		}
		out[i] = b.String()
	}
	return out
}

// cells are the cells of a row in bars, without the blanks around them; nil if the row
// does not begin and end with a bar. A bar behind a backslash is text.
func cells(row string) []string {
	s := strings.TrimFunc(row, zh.IsBlank)
	if len(s) < 2 || s[0] != '|' || s[len(s)-1] != '|' || strings.HasSuffix(s, `\|`) {
		return nil
	}
	var list []string
	start := 1
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '|':
			list = append(list, strings.TrimFunc(s[start:i], zh.IsBlank))
			start = i + 1
		}
	}
	return list
}

// ruleOf is a part of the line below a table's head, made as wide as its column: the colons
// at its ends, which say on what side the column's text stands, stay.
func ruleOf(c string, width int) string {
	left, right := "", ""
	if c[0] == ':' {
		left = ":"
	}
	if c[len(c)-1] == ':' {
		right = ":"
	}
	return left + strings.Repeat("-", max(1, width-len(left)-len(right))) + right
}

// isRule tells whether a cell is a part of the line below a table's head.
func isRule(c string) bool {
	dashes := strings.TrimSuffix(strings.TrimPrefix(c, ":"), ":")
	return len(c) >= 3 && dashes != "" && strings.Trim(dashes, "-") == ""
}
