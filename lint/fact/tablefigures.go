package fact

import (
	"cmp"
	"slices"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

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
	r.split(d)
	var g raster
	for k := range d.rows {
		r.learn(d, &d.rows[k], &g)
	}
	r.learnHead(d, &g)
	r.place(d, t, &g)
	r.absent(d, t)
	r.misplaced(d, t)
	t.Span = source.Span{Start: r.pieces[d.first].start, End: r.pieces[d.last].span().End}
	t.Deviations = slices.DeleteFunc(d.deviations, func(x Deviation) bool { return x.State == Good })
	slices.SortStableFunc(t.Deviations, func(a, b Deviation) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	t.Problems = d.problems
	t.Stacked = len(t.Problems) > 0 && r.stacked(d)
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
	case d.spec.Rows[0].Text == "" && d.heads < 2:
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
			if fits && !r.copied(d, stray) && r.count(stray.from, stray.to) == len(d.columns) {
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

// copied tells whether the stray row repeats another with the same figures.
func (r *tableReader) copied(d *tableDraft, stray *strayRow) bool {
	if stray.twice < 0 {
		return false
	}
	row := &d.rows[stray.twice]
	i, k := r.nextFilled(row.from, row.to), r.nextFilled(stray.from, stray.to)
	for i < row.to && k < stray.to && r.str(i) == r.str(k) {
		i, k = r.nextFilled(i+1, row.to), r.nextFilled(k+1, stray.to)
	}
	return i >= row.to && k >= stray.to
}

// nextFilled is the first piece from i on that is not blank, to if there is none.
func (r *tableReader) nextFilled(i, to int) int {
	for i < to && r.pieces[i].kind == blankCell {
		i++
	}
	return i
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

// split gives the figures behind a label to the rows that follow and have none, if
// there are exactly as many: their labels are lost.
func (r *tableReader) split(d *tableDraft) {
	n := len(d.columns)
	for i := range d.rows {
		row := &d.rows[i]
		count := r.count(row.from, row.to)
		if !row.have || count <= n || count%n != 0 || n == 1 {
			continue
		}
		more := count/n - 1
		free := 0
		for k := i + 1; k < len(d.rows) && !d.rows[k].have; k++ {
			free++
		}
		if free != more {
			continue
		}
		for k := range more {
			cut := row.from
			for seen := 0; seen < n; cut++ {
				if r.pieces[cut].kind != blankCell {
					seen++
				}
			}
			next := &d.rows[i+k+1]
			*next = rowDraft{have: true, from: cut, to: row.to, label: -1}
			row.to = cut
			row = next
		}
	}
}

// ends are the first and the last piece of the row with a figure; it must have one.
func (r *tableReader) ends(row *rowDraft) (first, last int) {
	first, last = row.from, row.to-1
	for r.pieces[first].kind == blankCell {
		first++
	}
	for r.pieces[last].kind == blankCell {
		last--
	}
	return first, last
}

// place puts the figures of all rows into the cells.
func (r *tableReader) place(d *tableDraft, t *Table, g *raster) {
	n, fillers := len(d.columns), r.fillers(d)
	for i := range d.rows {
		row := &d.rows[i]
		if !row.have {
			continue
		}
		t.Rows[i] = row.found
		t.LastRow = i
		count := r.count(row.from, row.to)
		if count == n+1 && r.endsInPage(d.spec, row) {
			_, row.to = r.ends(row)
			count = n
		}
		if count == n {
			if got := r.tooWide(d.spec, row, g); got > n {
				d.problems = append(d.problems, Problem{Span: r.spanOf(row.from, row.to), Row: i, Want: n, Got: got, Kind: RowLength})
				continue
			}
			k := 0
			for p := row.from; p < row.to; p++ {
				if r.pieces[p].kind != blankCell {
					t.Cells[i][k] = r.cell(p, d, k)
					k++
				}
			}
			continue
		}
		if count < n && !fillers && r.cells(row.from, row.to, n) {
			r.stack(d, row, t.Cells[i])
			continue
		}
		from := r.align(row, n, count, g)
		if from < 0 {
			span := r.spanOf(row.from, row.to)
			if span.Empty() {
				span = row.found.Span
			}
			d.problems = append(d.problems, Problem{Span: span, Row: i, Want: n, Got: count, Kind: RowLength})
			continue
		}
		for k := range n {
			t.Cells[i][k] = r.cell(from+k, d, k)
		}
	}
}

// align finds the piece that is the first cell of a row with fewer figures than
// columns, -1 if blanks do not tell for certain.
func (r *tableReader) align(row *rowDraft, n, count int, g *raster) int {
	cells := row.to - row.from
	if count > n || cells < n || r.lines(row) {
		return -1 // over several lines nothing tells a blank cell from the end of a line
	}
	if width, at, ok := g.lines.most(); ok {
		for p := row.from; p+n <= row.to; p++ {
			if int(r.pieces[p].at) == at {
				if r.width(p) == width && r.count(p, p+n) == count {
					return p
				}
				break
			}
		}
	}
	if all, lead, ok := g.rows.most(); ok && all == cells && r.count(row.from+lead, row.from+lead+n) == count {
		return row.from + lead
	}
	if count == 0 {
		return row.from
	}
	if cells > n && g.wider(r.width(row.from)) {
		return -1 // a cell too many, blank or not
	}
	if first, last := r.ends(row); last-first+1 == n {
		return first
	}
	// Of the only row, blanks in front may be what its label spans.
	if cells == n && !g.filled && (g.named > 1 || row.label < 0 || r.pieces[row.from].kind != blankCell) {
		return row.from
	}
	return -1
}

// cell reads the piece as a figure of the table's column k.
func (r *tableReader) cell(i int, d *tableDraft, k int) Cell {
	p, spec := &r.pieces[i], d.spec
	c := Cell{State: Good, Span: p.span()}
	switch p.kind {
	case blankCell, markCell:
		c.State = Empty
		return c
	}
	text := r.str(i)
	if digitsOnly(text) && len(text) < 10 {
		c.Value, _ = figure(text, true)
		return c
	}
	v, ok := figure(text, true)
	_, whole := v.Int()
	own := moneyOf(text)
	if !ok || !spec.Signed && (v.Sign() < 0 || isChange(text)) || !spec.Decimals && (!whole || own == yuan || own == hundredMio) {
		c.State = Bad
		return c
	}
	if c.Value = v; spec.Decimals && own != noMoney {
		c.Value, c.State = r.amount(v, own, d, k)
	}
	return c
}

// absent tells of rows that are not there. The rows of a group that stands as one row
// count 0, and so do rows that the form lets be absent.
func (r *tableReader) absent(d *tableDraft, t *Table) {
	end := source.Span{Start: r.pieces[d.first].start, End: r.pieces[d.first].start}
	if t.LastRow < 0 {
		d.problems = append(d.problems, Problem{Span: source.Span{Start: end.Start, End: r.pieces[d.first].span().End}, Row: -1, Kind: Unreadable})
		return
	}
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
	r.shifted(d, t)
}

// shifted tells of rows whose label stands in another column than its neighbours'.
func (r *tableReader) shifted(d *tableDraft, t *Table) {
	rows := d.spec.Rows
	type last struct {
		group string
		row   int // the last of the group
	}
	var before []last
	for i := range rows {
		if !r.inline(&d.rows[i]) || len(rows[i].Group) == 0 {
			continue
		}
		group := rows[i].Group[len(rows[i].Group)-1]
		n := slices.IndexFunc(before, func(x last) bool { return x.group == group })
		if n < 0 {
			if before == nil {
				before = make([]last, 0, 8)
			}
			before = append(before, last{group, i})
			continue
		}
		if k := before[n].row; t.Rows[i].At < t.Rows[k].At && !r.opens(d, k) {
			d.problems = append(d.problems, Problem{Span: t.Rows[i].Span, Row: i, Want: t.Rows[k].At, Got: t.Rows[i].At, Kind: RowShifted})
			continue // the neighbour stays the measure
		}
		before[n].row = i
	}
}

// opens tells whether the row is the first of its group.
func (r *tableReader) opens(d *tableDraft, i int) bool {
	return i == 0 || !slices.Equal(d.spec.Rows[i-1].Group, d.spec.Rows[i].Group)
}

// inline tells whether the row's label and figures stand on one line.
func (r *tableReader) inline(row *rowDraft) bool {
	return row.have && row.label >= 0 && row.from < row.to && r.pieces[row.label].line == r.pieces[row.from].line
}
