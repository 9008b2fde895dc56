package tablestructure

import (
	"slices"
	"strconv"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// bare tells of tables of which none has a figure, all in one finding; of empty cells that
// are remarked upon elsewhere nothing more is said.
func bare(p *lint.Pass) bool {
	var tables []*fact.Table
	said := false
	for _, t := range p.Tables {
		c := check{p, t}
		if apart(t) || filled(t) {
			return false
		}
		said = said || !t.Spec.Blank && blank(t)
		if len(c.problems(fact.RowLength))+len(c.problems(fact.Unreadable)) > 0 {
			tables = append(tables, t)
		}
	}
	if said || len(tables) < 2 {
		return said
	}
	report(p, tables, lint.Warning,
		lint.Textf("%[1]s只有名称，没有数，请核对是否漏填或复制时丢失。没有发生的保留行和列，各栏填0。",
			"%[1]s: there are labels but no figures; these may have been left out or lost in copying. Where nothing occurred, keep rows and columns and fill in 0.", called(tables)))
	return true
}

// apart tells whether the table has figures that are not in its cells.
func apart(t *fact.Table) bool {
	return slices.ContainsFunc(t.Problems, func(p fact.Problem) bool {
		return p.Kind == fact.RowLength && p.Got > 0 || p.Kind == fact.RowTwice || p.Kind == fact.RowExtra
	})
}

// filled tells whether a cell of the table has text.
func filled(t *fact.Table) bool {
	return some(t, func(c fact.Cell) bool {
		return c.State != fact.Missing && c.State != fact.Merged && !c.Span.Empty()
	})
}

// blank tells whether a cell of the table is empty.
func blank(t *fact.Table) bool {
	return some(t, func(c fact.Cell) bool { return c.State == fact.Empty })
}

func some(t *fact.Table, is func(fact.Cell) bool) bool {
	for _, row := range t.Cells {
		if slices.ContainsFunc(row, is) {
			return true
		}
	}
	return false
}

// manyShort is the number of rows with too few figures from which on cells that stand one
// a line are known to have empty ones among them.
const manyShort = 3

// stacked tells of tables with one cell a line of which several rows are short: nothing
// tells which of their cells are empty, nor that a figure was forgotten.
func stacked(p *lint.Pass) bool {
	var tables []*fact.Table
	rows := 0
	for _, t := range p.Tables {
		c := check{p, t}
		if n := c.gaps(); n > 0 {
			rows += n
			tables = append(tables, t)
		}
	}
	if rows < manyShort {
		return false
	}
	report(p, tables, lint.Info,
		lint.Textf("%[1]s有空格，每格一行时看不出是哪一格，请留意：有关的合计没有核对。没有发生的请填0。",
			"%[1]s: there are empty cells; with one cell a line it cannot be told which, and the sums are not checked. Fill in 0 where nothing occurred.", called(tables)))
	return true
}

// gaps is the number of rows of a table with one cell a line that have too few figures; 0
// if any has too many.
func (c *check) gaps() int {
	if !c.table.Stacked {
		return 0
	}
	n, all := len(c.problems(fact.Unreadable)), c.problems(fact.RowLength)
	if len(all) > 0 && c.foreign(all) {
		return 0
	}
	for _, p := range all {
		if p.Got >= p.Want {
			return 0
		}
		n++
	}
	return n
}

// called names the first table and counts the others.
func called(tables []*fact.Table) lint.Text {
	t := said(tables[0].Spec.Title)
	if n := len(tables); n > 1 {
		t.ZH += "等" + strconv.Itoa(n) + "个表格"
		t.EN += " and " + strconv.Itoa(n-1) + " more"
	}
	return t
}

func report(p *lint.Pass, tables []*fact.Table, severity lint.Severity, message lint.Text) {
	var related []lint.Related
	for _, t := range tables[1:min(len(tables), maxPlaces)] {
		related = append(related, lint.Related{Span: place(t), Message: said(t.Spec.Title)})
	}
	p.Report(lint.Diagnostic{Span: place(tables[0]), Severity: severity, Message: message, Related: related})
}

// place is where the table's first problem is that has to do with figures.
func place(t *fact.Table) source.Span {
	for _, p := range t.Problems {
		if p.Kind == fact.RowLength || p.Kind == fact.Unreadable {
			return p.Span
		}
	}
	return t.Span
}
