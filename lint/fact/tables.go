package fact

import (
	"strings"

	"gaolint/lint/syntax"
)

// findTables recovers the profile's tables from the sections in which they stand, and
// gives the lines of all tables their role.
func (d *Document) findTables() {
	var pieces []piece
	for i := range d.Outline.Sections {
		pieces = d.sectionTables(i, pieces[:0])
	}
	if len(d.Tables) == 0 {
		d.lineTables()
	}
	o := &d.Outline
	for i := range d.Tree.Blocks {
		if d.Tree.Blocks[i].Kind == syntax.Row && o.Roles[i] == Prose {
			o.Roles[i] = TableLine
		}
	}
}

// sectionTables reads the tables of one section, and of the sections that are due
// behind it but have no heading. It gives back the pieces for the next section to use.
func (d *Document) sectionTables(i int, pieces []piece) []piece {
	s := &d.Outline.Sections[i]
	form := d.tableForm(s)
	if form == nil || s.First >= s.Last {
		return pieces
	}
	if n := s.Last - s.First + 32; cap(pieces) < n {
		pieces = make([]piece, 0, 2*n)
	}
	c := cutter{out: pieces}
	c.cutSection(d, s.First, s.Last)
	first := len(d.Tables)
	d.readTables(form, c.out, i)
	if len(d.Tables) > first {
		d.unfinished(d.Tables[first:], s)
	}
	return c.out
}

// readTables reads the tables of the form from the pieces, of the section with the
// index given.
func (d *Document) readTables(form *tableForm, pieces []piece, section int) *tableReader {
	r := &tableReader{tableForm: form, pieces: pieces, seen: make([]bool, len(form.labels)), drafts: make([]tableDraft, len(form.specs)), events: make([]labelEvent, 0, 24)}
	for k, spec := range form.specs {
		r.drafts[k] = newTableDraft(spec)
	}
	r.read()
	for k := range r.drafts {
		if t := r.table(k, section); t != nil {
			d.Tables = append(d.Tables, t)
			d.tableRoles(r, k)
		}
	}
	return r
}

// lineCells is the number of bars from which on a single line may hold whole tables.
const lineCells = 40

// lineTables reads the tables of a page that has come as one line of cells, headings
// and all, so that it has no sections.
func (d *Document) lineTables() {
	for i := range d.Tree.Blocks {
		b := &d.Tree.Blocks[i]
		if b.Kind != syntax.Row || len(d.Profile.Tables) == 0 || strings.Count(b.Text, "|") < lineCells {
			continue
		}
		keys := make([]string, len(d.Profile.Tables))
		for k := range keys {
			keys[k] = d.Profile.Tables[k].Key
		}
		c := cutter{open: true}
		c.cut(*b, i)
		r := d.readTables(newTableForm(d.Profile, keys), c.out, -1)
		for _, t := range d.Tables {
			t.Unfinished = t.Unfinished || !r.closed(t.Span.End)
		}
		return
	}
}

// closed tells whether a few texts follow the offset, so that what stands before it is
// no longer being written.
func (r *tableReader) closed(offset int) bool {
	const few = 3
	n := 0
	for i := len(r.pieces) - 1; i >= 0 && r.pieces[i].start >= offset && n < few; i-- {
		if r.pieces[i].kind == textCell {
			n++
		}
	}
	return n == few
}

// tableForm is what may stand in the section, nil if it has no tables: those of the
// following sections too where their headings are missing.
func (d *Document) tableForm(s *Section) *tableForm {
	f := d.wordings()
	specs := d.Profile.Sections
	own := -1
	for k := range specs {
		if &specs[k] == s.Spec || specs[k].Key == s.Spec.Key {
			own = k
			break
		}
	}
	if own < 0 {
		return nil
	}
	keys := specs[own].Tables
	if d.Profile.Ordered {
		for k := own + 1; k < len(specs) && len(specs[k].Tables) > 0 && d.SectionOf(specs[k].Key) == nil; k++ {
			keys = append(keys[:len(keys):len(keys)], specs[k].Tables...)
		}
	}
	if len(keys) == len(specs[own].Tables) {
		return f.tables[own]
	}
	return newTableForm(d.Profile, keys)
}

// tableRoles marks the lines that a table takes up.
func (d *Document) tableRoles(r *tableReader, k int) {
	draft := &r.drafts[k]
	first, last := int(r.pieces[draft.first].block), int(r.pieces[draft.last].block)
	for i := first; i <= last; i++ {
		if d.Outline.Roles[i] != Hidden {
			d.Outline.Roles[i] = TableLine
		}
	}
}

// unfinished marks the last table of a section with which the text ends, if nothing
// but a few short lines stand behind it: labels of what is being written.
func (d *Document) unfinished(tables []*Table, s *Section) {
	// A last line that is taken for the next heading may be a row that is being written.
	if s.Last < len(d.Tree.Blocks)-1 {
		return
	}
	last := tables[0]
	for _, t := range tables {
		if t.Span.End > last.Span.End {
			last = t
		}
	}
	const few, short = 12, 120 // lines; bytes in a line
	at := d.Tree.BlockAt(max(last.Span.Start, last.Span.End-1))
	if s.Last-1-at > few {
		return
	}
	for i := at + 1; i < s.Last; i++ {
		if b := &d.Tree.Blocks[i]; b.Kind != syntax.Row && b.Body.Len() > short {
			return
		}
	}
	last.Unfinished = true
}
