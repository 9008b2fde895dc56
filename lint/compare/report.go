package compare

import (
	"cmp"
	"strings"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// The rules whose findings are made here.
const (
	// CarryOver compares figures with those of the year before.
	CarryOver = "carryover"
	// Reuse finds text taken over from the year before.
	Reuse = "reuse"
	// Aggregate compares the figures of an aggregated report with its parts.
	Aggregate = "aggregate"
	// Copied finds text that is another organ's, Foreign other organs' names.
	Copied  = "copied"
	Foreign = "foreign"
)

// Report is what comparisons keep of a document: its figures and where they stand, digests
// of its sentences, and of its text only what may be the name of another organ. Packed, it
// takes a kilobyte or two.
type Report struct {
	// Path under which the document was read.
	Path string
	// Kind is the report kind: the family of the document's form, or the form's name.
	Kind string
	// Organ and Year of the report; "" and 0 if unknown.
	Organ string
	Year  int

	form      *profile.Profile
	tables    map[string]*table
	sentences []sentence
	heads     []head
	// number of the report in its Batch.
	number int
}

// table is the figures of one table.
type table struct {
	spec *profile.Table
	rows []row
	// lines are the rows' lines in the file, from 1.
	lines []int
	// old tells of each column whether it is labelled as in another year's form, so
	// that its figures may mean something else.
	old []bool
	// labels are the columns' labels as found, for tables of amounts, whose unit stands
	// in the label; nil for others.
	labels []string
	// broken: something in the table could not be aligned with the form.
	broken bool
}

type row struct {
	cells []figure
	// sound: nothing in this row failed to align. Settled: it is not still being written,
	// as the last one of a draft may be; one that is compared with is finished.
	sound, settled bool
}

// figure is a cell without its place.
type figure struct {
	value zh.Decimal
	state fact.State
}

func (f figure) known() bool { return fact.Cell{State: f.state}.Known() }

// IsReport tells whether the text was read as a report of some kind.
func IsReport(d *fact.Document) bool { return d.Profile.Name != profile.General }

func kindOf(d *fact.Document) string { return cmp.Or(d.Profile.Family, d.Profile.Name) }

// Read takes from the document what comparisons need. Line gives the line, from 1, on
// which a place of the document stands in the file; nil: that of the document itself. It
// returns nil for a text that is no report of any kind.
func Read(d *fact.Document, line func(source.Span) int) *Report {
	if line == nil {
		line = func(s source.Span) int { return d.Source.LineAt(s.Start) + 1 }
	}
	r := Figures(d)
	if r == nil {
		return nil
	}
	for _, t := range d.Tables {
		if own := r.tables[t.Spec.Key]; own.lines == nil {
			own.lines = linesOf(t, line)
		}
	}
	r.sentences = readSentences(d, line)
	if r.Organ != "" {
		r.heads = headsOf(d)
	}
	return r
}

// linesOf gives for each row the line of its first cell.
func linesOf(t *fact.Table, line func(source.Span) int) []int {
	lines := make([]int, len(t.Cells))
	for i, cells := range t.Cells {
		for _, c := range cells {
			if c.State != fact.Missing {
				lines[i] = line(c.Span)
				break
			}
		}
	}
	return lines
}

// Figures is Read without what only the comparison of texts needs; nil for a text that is
// no report of any kind.
func Figures(d *fact.Document) *Report {
	if !IsReport(d) {
		return nil
	}
	r := &Report{
		Path: d.Source.Name(), Kind: kindOf(d),
		Organ: strings.Clone(d.Title.Organ), Year: d.Title.Year,
		form: d.Profile, tables: make(map[string]*table, len(d.Tables)),
	}
	for _, t := range d.Tables {
		if r.tables[t.Spec.Key] == nil { // as Document.TableOf
			r.tables[t.Spec.Key] = readTable(t)
		}
	}
	return r
}

// Sum adds up the figures of cells. It is false where one of them is not known for certain,
// or the sum does not fit.
func (r *Report) Sum(cells profile.Sum) (total zh.Decimal, ok bool) {
	for _, c := range cells {
		t := r.tables[c.Table]
		row := t.row(c.Row)
		if row == nil {
			return total, false
		}
		k := t.spec.Column(c.Column)
		if k < 0 || t.old[k] || !row.cells[k].known() {
			return total, false
		}
		if total, ok = total.Add(row.cells[k].value); !ok {
			return total, false
		}
	}
	return total, len(cells) > 0
}

// Figure is what stands in a cell of a table of the form, by the cell's row and column.
func (r *Report) Figure(t *profile.Table, row, column int) (zh.Decimal, fact.State) {
	own := r.tables[t.Key]
	if own == nil {
		return zh.Decimal{}, fact.Missing
	}
	f := own.rows[row].cells[column]
	return f.value, f.state
}

// Tables calls yield for each table of the form that the report has.
func (r *Report) Tables(yield func(*profile.Table) bool) {
	for i := range r.form.Tables {
		if t := &r.form.Tables[i]; r.tables[t.Key] != nil && !yield(t) {
			return
		}
	}
}

// Tells tells whether the figures of a document are all that its tables say: none is other
// than a figure, and the tables stand in the order of the form, each once.
func Tells(d *fact.Document) bool {
	at := 0
	for _, t := range d.Tables {
		for at < len(d.Profile.Tables) && &d.Profile.Tables[at] != t.Spec {
			at++
		}
		if at++; at > len(d.Profile.Tables) {
			return false
		}
		for _, row := range t.Cells {
			for _, c := range row {
				if c.State == fact.Bad || c.State == fact.Apart {
					return false
				}
			}
		}
	}
	return true
}

// newTable makes a table of the form without figures.
func newTable(spec *profile.Table) *table {
	t := &table{spec: spec, rows: make([]row, len(spec.Rows)), old: make([]bool, len(spec.Columns))}
	n := len(spec.Columns)
	cells := make([]figure, n*len(t.rows))
	for i := range t.rows {
		t.rows[i].cells = cells[i*n : (i+1)*n : (i+1)*n]
	}
	return t
}

func readTable(t *fact.Table) *table {
	out := newTable(t.Spec)
	out.broken = len(t.Problems) > 0
	firm := t.Firm()
	for i, cells := range t.Cells {
		r := &out.rows[i]
		r.sound, r.settled = firm, t.Settled(i)
		for k, c := range cells {
			r.cells[k] = figure{c.Value, c.State}
		}
	}
	for _, p := range t.Problems {
		if p.Row >= 0 && p.Row < len(out.rows) {
			out.rows[p.Row].sound = false
		}
	}
	for k, c := range t.Columns {
		out.old[k] = c.State == fact.Old
		if t.Spec.Decimals {
			out.labels = append(out.labels, strings.Clone(c.Text))
		}
	}
	return out
}

// line is the row's line in the file.
func (t *table) line(key string) int { return t.lines[t.spec.Row(key)] }

// row gives the figures of a row that may be compared, nil if there are none.
func (t *table) row(key string) *row {
	if t == nil {
		return nil
	}
	if i := t.spec.Row(key); i >= 0 && t.rows[i].sound {
		return &t.rows[i]
	}
	return nil
}

// settled is row for a draft, which may still be being written.
func (t *table) settled(key string) *row {
	if r := t.row(key); r != nil && r.settled {
		return r
	}
	return nil
}

// at is the figure in the column with the key; a Missing one if there is none.
func (r *row) at(t *table, column string) figure {
	if r == nil {
		return figure{}
	}
	if i := t.spec.Column(column); i >= 0 {
		return r.cells[i]
	}
	return figure{}
}

// totals tells of each column whether it is the total of others.
func totals(spec *profile.Table) []bool {
	out := make([]bool, len(spec.Columns))
	for _, id := range spec.Identities {
		if id.Axis == "row" && len(id.Right) == 1 {
			if k := spec.Column(id.Right[0]); k >= 0 {
				out[k] = true
			}
		}
	}
	return out
}
