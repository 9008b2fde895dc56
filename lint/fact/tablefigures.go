package fact

import (
	"cmp"
	"slices"

	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// offsets learns, from rows that have all their figures, how many blank cells stand
// before the first figure in a row of so many cells. Index: cells; 0: not known yet,
// -1: not the same everywhere, else the number plus one.
type offsets [64]int8

func (o *offsets) learn(cells, before int) {
	if cells >= len(o) || before >= 100 {
		return
	}
	switch v := int8(before + 1); o[cells] {
	case 0:
		o[cells] = v
	case v:
	default:
		o[cells] = -1
	}
}

func (o *offsets) of(cells int) int {
	if cells >= len(o) || o[cells] <= 0 {
		return -1
	}
	return int(o[cells]) - 1
}

// table makes the table of the draft with index i, nil if there is too little of it.
func (r *tableReader) table(i, section int) *Table {
	d := &r.drafts[i]
	if !d.begun() || !r.enough(d) {
		return nil
	}
	t := &Table{Spec: d.spec, Section: section, Columns: d.columns, Rows: make([]Found, len(d.rows)), LastRow: -1}
	cells := make([]Cell, len(d.rows)*len(d.columns))
	t.Cells = make([][]Cell, len(d.rows))
	for k := range t.Cells {
		t.Cells[k], cells = cells[:len(d.columns):len(d.columns)], cells[len(d.columns):]
	}
	r.adopt(d)
	var o offsets
	for k := range d.rows {
		r.learn(d, &d.rows[k], &o)
	}
	r.place(d, t, &o)
	r.absent(d, t)
	r.misplaced(d, t)
	t.Span = source.Span{Start: r.pieces[d.first].start, End: r.pieces[d.last].span().End}
	t.Deviations = slices.DeleteFunc(d.deviations, func(x Deviation) bool { return x.State == Good })
	slices.SortStableFunc(t.Deviations, func(a, b Deviation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	t.Problems = d.problems
	slices.SortStableFunc(t.Problems, func(a, b Problem) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return t
}

// enough tells whether what was read is the table rather than words that happen to be
// in it.
func (r *tableReader) enough(d *tableDraft) bool {
	rows, full := 0, 0
	for i := range d.rows {
		if !d.rows[i].have {
			continue
		}
		rows++
		if r.count(d.rows[i].from, d.rows[i].to) > 0 {
			full++
		}
	}
	switch {
	case d.spec.Rows[0].Text == "" && d.heads == 0:
		return r.count(d.rows[0].from, d.rows[0].to) == len(d.columns)
	case d.heads >= 2, d.heads == 1 && full > 0, full >= 2:
		return true
	}
	return rows == len(d.rows) && full > 0
}

// adopt gives stray rows to the rows that are missing between the same neighbours, if
// there are as many of either.
func (r *tableReader) adopt(d *tableDraft) {
	for i := 0; i < len(d.order); i++ {
		if d.order[i] >= 0 {
			continue
		}
		from := i
		for i < len(d.order) && d.order[i] < 0 {
			i++
		}
		lo, hi := -1, len(d.rows)
		if from > 0 {
			lo = d.order[from-1]
		}
		if i < len(d.order) {
			hi = d.order[i]
		}
		missing := 0
		for k := lo + 1; k < hi; k++ {
			if !d.rows[k].have {
				missing++
			}
		}
		strays := d.order[from:i]
		fits := missing == len(strays) && hi-lo-1 == missing
		for n, s := range strays {
			stray := &d.strays[-1-s]
			if fits && r.count(stray.from, stray.to) == len(d.columns) {
				r.adoptRow(d, lo+1+n, stray)
				continue
			}
			kind := RowExtra
			if stray.twice >= 0 {
				kind = RowTwice
			}
			span := stray.found.Span
			if span.Empty() {
				span = r.spanOf(stray.from, stray.to)
			}
			d.problems = append(d.problems, Problem{Span: span, Row: stray.twice, Kind: kind})
		}
	}
}

func (r *tableReader) adoptRow(d *tableDraft, row int, stray *strayRow) {
	d.rows[row] = stray.rowDraft
	f := &d.rows[row].found
	if f.Span.Empty() { // the label is lost
		f.State = Missing
		return
	}
	f.State = Bad
	d.deviations = append(d.deviations, Deviation{Found: *f, Kind: RowLabel, Index: row, Want: d.spec.Rows[row].Text})
}

// learn notes the offset of a row that has all its figures side by side.
func (r *tableReader) learn(d *tableDraft, row *rowDraft, o *offsets) {
	if !row.have || r.count(row.from, row.to) != len(d.columns) {
		return
	}
	first := row.from
	for r.pieces[first].kind == blankCell {
		first++
	}
	if r.count(first, min(first+len(d.columns), row.to)) == len(d.columns) {
		o.learn(row.to-row.from, first-row.from)
	}
}

// place puts the figures of all rows into the cells.
func (r *tableReader) place(d *tableDraft, t *Table, o *offsets) {
	for i := range d.rows {
		row := &d.rows[i]
		if !row.have {
			continue
		}
		t.Rows[i] = row.found
		t.LastRow = i
		n := len(d.columns)
		switch count := r.count(row.from, row.to); {
		case count == n:
			k := 0
			for p := row.from; p < row.to; p++ {
				if r.pieces[p].kind != blankCell {
					t.Cells[i][k] = r.cell(p, d.spec)
					k++
				}
			}
		default:
			from := r.align(row, n, count, o)
			if from < 0 {
				got := count
				if got < n {
					got = min(n-1, max(count, row.to-row.from))
				}
				span := r.spanOf(row.from, row.to)
				if span.Empty() {
					span = row.found.Span
				}
				d.problems = append(d.problems, Problem{Span: span, Row: i, Want: n, Got: got, Kind: RowLength})
				continue
			}
			for k := range n {
				t.Cells[i][k] = r.cell(from+k, d.spec)
			}
		}
	}
}

// align finds the piece that is the first cell of a row with fewer figures than
// columns, -1 if blanks do not tell.
func (r *tableReader) align(row *rowDraft, n, count int, o *offsets) int {
	cells := row.to - row.from
	if count > n || cells < n {
		return -1
	}
	before := o.of(cells)
	if before < 0 && cells == n {
		before = 0
	}
	if before < 0 {
		if count == 0 {
			before = 0
		} else {
			before = r.onlyFit(row, n)
		}
	}
	if before < 0 || before+n > cells || r.count(row.from+before, row.from+before+n) != count {
		return -1
	}
	return row.from + before
}

// onlyFit is the one number of leading blanks at which all figures fit, else -1.
func (r *tableReader) onlyFit(row *rowDraft, n int) int {
	first, last := -1, -1
	for p := row.from; p < row.to; p++ {
		if r.pieces[p].kind != blankCell {
			if first < 0 {
				first = p - row.from
			}
			last = p - row.from
		}
	}
	lo, hi := max(0, last-n+1), min(first, row.to-row.from-n)
	if lo != hi {
		return -1
	}
	return lo
}

// cell reads the piece as a figure of the table.
func (r *tableReader) cell(i int, spec *profile.Table) Cell {
	p := &r.pieces[i]
	c := Cell{State: Good, Span: p.span()}
	switch p.kind {
	case blankCell, markCell:
		c.State = Empty
		return c
	}
	v, ok := figure(p.text, true)
	if _, whole := v.Int(); !ok || !spec.Signed && v.Sign() < 0 || !spec.Decimals && !whole {
		c.State = Bad
		return c
	}
	c.Value = v
	return c
}

// absent tells of rows that are not there. The rows of a group that stands as one row
// count 0, and so do rows that the form lets be absent.
func (r *tableReader) absent(d *tableDraft, t *Table) {
	end := source.Span{Start: r.pieces[d.first].start, End: r.pieces[d.first].start}
	for i := range d.rows {
		row := &d.rows[i]
		if row.have {
			end.Start = max(end.Start, row.found.Span.End)
			if row.to > row.from {
				end.Start = max(end.Start, r.pieces[row.to-1].span().End)
			}
			end.End = end.Start
			continue
		}
		if d.spec.Rows[i].Optional || r.merged(d, i) {
			for k := range t.Cells[i] {
				t.Cells[i][k] = Cell{State: Merged, Value: zh.Int(0)}
			}
			continue
		}
		d.problems = append(d.problems, Problem{Span: end, Row: i, Kind: RowMissing})
	}
}

// merged tells whether the row i is part of a group that stands as one row.
func (r *tableReader) merged(d *tableDraft, i int) bool {
	for k := range d.rows {
		if d.rows[k].have && d.rows[k].found.State == Merged && slices.Equal(d.spec.Rows[k].Group, d.spec.Rows[i].Group) {
			return true
		}
	}
	return false
}

// misplaced tells of rows out of order, and of rows whose label stands further left
// than that of the neighbour before, though neither opens its group.
func (r *tableReader) misplaced(d *tableDraft, t *Table) {
	highest := -1
	for _, row := range d.order {
		if row < 0 {
			continue
		}
		if row < highest {
			d.problems = append(d.problems, Problem{Span: d.rows[row].found.Span, Row: row, Kind: RowOrder})
		}
		highest = max(highest, row)
	}
	rows := d.spec.Rows
	before := make(map[string]int, 8) // the last row of each group
	for i := range rows {
		if !r.inline(&d.rows[i]) || len(rows[i].Group) == 0 {
			continue
		}
		group := rows[i].Group[len(rows[i].Group)-1]
		k, ok := before[group]
		if ok && t.Rows[i].At < t.Rows[k].At && !r.opens(d, k) {
			d.problems = append(d.problems, Problem{Span: t.Rows[i].Span, Row: i, Want: t.Rows[k].At, Got: t.Rows[i].At, Kind: RowShifted})
			continue // the neighbour stays the measure
		}
		before[group] = i
	}
}

// opens tells whether the row is the first of its group.
func (r *tableReader) opens(d *tableDraft, i int) bool {
	return i == 0 || !slices.Equal(d.spec.Rows[i-1].Group, d.spec.Rows[i].Group)
}

// inline tells whether the row's label and figures stand on one line.
func (r *tableReader) inline(row *rowDraft) bool {
	return row.have && row.label >= 0 && row.from < row.to && r.pieces[row.label].block == r.pieces[row.from].block
}
