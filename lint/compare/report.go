// Package compare finds what several reports say of each other: a report and that of the
// year before, an aggregated report and its parts. It works over documents that were
// read already, keeps nothing of their texts, and reads no files. What it finds are
// findings of rules that are lint.Rule.Outside, for lint.Engine.With.
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
)

// Report is what a comparison keeps of a document: its figures and where they stand, and
// digests of its sentences. It holds no part of the text, so that very many fit into
// memory.
type Report struct {
	// Path under which the document was read.
	Path string
	// Kind is the report kind: the family of the document's form, or the form's name.
	Kind string
	// Organ and Year of the report; "" and 0 if unknown.
	Organ string
	Year  int

	tables    map[string]*table
	sentences map[digest]int32 // line of the first occurrence, from 1
}

// table is the figures of one table.
type table struct {
	spec *profile.Table
	rows []row
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
	line  int32 // of the first cell, from 1
	// sound: nothing in this row failed to align, and it is not still being written.
	sound bool
}

// figure is a cell without its place.
type figure struct {
	value zh.Decimal
	state fact.State
}

func (f figure) known() bool { return fact.Cell{State: f.state}.Known() }

// Read takes from the document what comparisons need. It returns nil for a text that is
// no report of any kind.
func Read(d *fact.Document) *Report {
	r := figures(d)
	if r != nil {
		r.sentences = map[digest]int32{}
		for s := range sentences(d) {
			if _, ok := r.sentences[s.digest]; !ok {
				r.sentences[s.digest] = int32(d.Source.LineAt(s.span.Start) + 1)
			}
		}
	}
	return r
}

// figures is Read without the sentences.
func figures(d *fact.Document) *Report {
	if d.Profile.Name == profile.General {
		return nil
	}
	r := &Report{
		Path: d.Source.Name(), Kind: cmp.Or(d.Profile.Family, d.Profile.Name),
		Organ: strings.Clone(d.Title.Organ), Year: d.Title.Year,
		tables: make(map[string]*table, len(d.Tables)),
	}
	for _, t := range d.Tables {
		if r.tables[t.Spec.Key] == nil { // as Document.TableOf
			r.tables[t.Spec.Key] = readTable(d.Source, t)
		}
	}
	return r
}

func readTable(doc *source.Document, t *fact.Table) *table {
	out := &table{spec: t.Spec, rows: make([]row, len(t.Cells)), old: make([]bool, len(t.Columns)), broken: len(t.Problems) > 0}
	firm := t.Firm()
	for i, cells := range t.Cells {
		r := row{cells: make([]figure, len(cells)), sound: firm && t.Settled(i)}
		for k, c := range cells {
			r.cells[k] = figure{c.Value, c.State}
			if r.line == 0 && c.State != fact.Missing {
				r.line = int32(doc.LineAt(c.Span.Start) + 1)
			}
		}
		out.rows[i] = r
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

// at is the figure in the column with the key; a Missing one if there is none.
func (r *row) at(t *table, column string) figure {
	if i := t.spec.Column(column); r != nil && i >= 0 {
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
