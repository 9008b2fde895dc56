package fact

import (
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Table is a profile's table as recovered from the text, in whatever layout.
type Table struct {
	Spec *profile.Table
	// Section is the index into Outline.Sections of the section it stands in, -1 if the
	// text has come as one line without sections.
	Section int
	// Span covers the table's text.
	Span source.Span
	// Cells has len(Spec.Rows) rows of len(Spec.Columns) cells.
	Cells [][]Cell
	// Rows and Columns are the labels as found, parallel to the specification's.
	Rows, Columns []Found
	// Deviations are labels of any kind in another wording than the form's, by place.
	Deviations []Deviation
	// Problems are what could not be aligned, by place.
	Problems []Problem
	// Unfinished: the text ends inside this table or directly behind it.
	Unfinished bool
	// Stacked: it has problems and nearly every line of it holds a single cell, so that
	// nothing may tell where cells are empty.
	Stacked bool
	// LastRow is the index of the last row that the text has, -1 if none.
	LastRow int
}

// Cell is the cell with the given keys, a Missing one if the table has no such row or
// column.
func (t *Table) Cell(row, column string) Cell {
	i, j := t.Spec.Row(row), t.Spec.Column(column)
	if i < 0 || j < 0 {
		return Cell{}
	}
	return t.Cells[i][j]
}

// Settled tells whether the row's figures may be judged: the last row of a table that
// the text ends in may not, since it is still being written.
func (t *Table) Settled(row int) bool { return !t.Unfinished || row < t.LastRow }

// State of a cell or label.
type State uint8

const (
	// Missing: not in the text.
	Missing State = iota
	// Good: a figure, or a label in the form's wording.
	Good
	// Empty: an empty cell or a mark for none (/ - — 无), read as 0.
	Empty
	// Bad: a cell that is no figure as the table wants it; a label in altered wording.
	Bad
	// Short: a label in one of the accepted short forms, or without its ordinal.
	Short
	// Old: a label of another year's form.
	Old
	// Cut: a label of which only the beginning or a part is there.
	Cut
	// Merged: a row that has no line of its own. As a label: the row whose figures
	// stand behind the label of its group. As a cell: one of a row that is merged into
	// such a neighbour, or that the form lets be absent; it counts 0.
	Merged
	// Apart: an amount of money whose unit may be another than the column's: a figure,
	// but nothing it could be compared with.
	Apart
)

// Cell is one figure of a table.
type Cell struct {
	State State
	// Span of the cell's text without blanks; for an empty cell the place where a
	// figure would stand.
	Span  source.Span
	Value zh.Decimal
}

// Known tells whether the cell has a value that sums may use.
func (c Cell) Known() bool { return c.State == Good || c.State == Empty || c.State == Merged }

// Found is a label as found in the text.
type Found struct {
	State State
	// Span of the label without its note; of a label folded over several cells, from
	// the first to the last.
	Span source.Span
	// Text is the label as found, in Simplified script; of a label folded over
	// several cells, its first part.
	Text string
	// At is the number of the cell in its line, from 0.
	At int
}

// LabelKind tells what a label is for.
type LabelKind uint8

const (
	// HeaderLabel stands above the columns.
	HeaderLabel LabelKind = iota
	// ColumnGroup spans several columns.
	ColumnGroup
	// ColumnLabel names a column.
	ColumnLabel
	// RowGroup spans several rows.
	RowGroup
	// RowLabel names a row.
	RowLabel
)

// Deviation is a label in another wording than the form's.
type Deviation struct {
	Found
	Kind LabelKind
	// Index of the row or column, or of the first one of a group; of a header label in
	// the specification's Header.
	Index int
	// Want is the form's wording.
	Want string
}

// Problem is a part of a table that does not fit its form.
type Problem struct {
	// Span of the part; for a missing row the place where it would stand, empty.
	Span source.Span
	// Row is the index of the row concerned, -1 if none.
	Row int
	// Want and Got tell how many cells were due and found; equal for other problems.
	Want, Got int
	Kind      ProblemKind
}

// ProblemKind tells what does not fit.
type ProblemKind uint8

const (
	// RowMissing: a row of the form is not there.
	RowMissing ProblemKind = iota
	// RowLength: a row has more or fewer figures than columns.
	RowLength
	// RowTwice: a row stands twice.
	RowTwice
	// RowOrder: a row stands in another place.
	RowOrder
	// RowShifted: a row's label stands in another column than its neighbours'.
	RowShifted
	// RowExtra: a row with figures that the form does not have.
	RowExtra
	// Unreadable: the table is named, but none of its rows could be read.
	Unreadable
)

// Firm tells whether every row is where the form has it, so that sums over whole
// columns mean something.
func (t *Table) Firm() bool {
	for _, p := range t.Problems {
		switch p.Kind {
		case RowTwice, RowExtra, Unreadable:
			return false
		}
	}
	return true
}
