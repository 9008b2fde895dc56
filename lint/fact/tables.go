package fact

import (
	"strings"

	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// findTables recovers the profile's tables from the sections in which they stand, and
// gives the lines of all tables their role.
func (d *Document) findTables() {
	if len(d.Profile.Tables) > 0 {
		r := d.forms.reader()
		r.cutter.labels, r.cutter.signs.converted = d.forms.labels, d.Script == zh.Traditional
		for i := range d.Outline.Sections {
			d.sectionTables(r, i)
		}
		if len(d.Tables) == 0 {
			d.lineTables(r)
		}
		d.forms.readers.Put(r.done())
	}
	o := &d.Outline
	for i := range d.Tree.Blocks {
		if d.Tree.Blocks[i].Kind == syntax.Row && o.Roles[i] == Prose {
			o.Roles[i] = TableLine
		}
	}
}

// sectionTables reads the tables of one section, and of the sections that are due
// behind it but have no heading.
func (d *Document) sectionTables(r *tableReader, i int) {
	s := &d.Outline.Sections[i]
	form := d.tableForm(s)
	if form == nil || s.First >= s.Last {
		return
	}
	r.cutter.cutSection(d, s.First, s.Last)
	first := len(d.Tables)
	d.readTables(r, form, i)
	if len(d.Tables) > first {
		d.unfinished(d.Tables[first:], s)
	}
}

// readTables reads the tables of the form from the pieces that were cut, of the section
// with the index given.
func (d *Document) readTables(r *tableReader, form *tableForm, section int) {
	r.start(form)
	r.read()
	for k := range r.drafts {
		if t := r.table(k, section); t != nil {
			d.Tables = append(d.Tables, t)
			d.tableRoles(r, k)
		}
	}
}

// lineCells is the number of bars from which on a single line may hold whole tables.
const lineCells = 40

// lineTables reads the tables of a page that has come as one line of cells, headings
// and all, so that it has no sections.
func (d *Document) lineTables(r *tableReader) {
	for i := range d.Tree.Blocks {
		b := &d.Tree.Blocks[i]
		if d.Outline.Next > 0 && i >= d.Outline.Next {
			return
		}
		if b.Kind != syntax.Row || len(d.Profile.Tables) == 0 || strings.Count(b.Text, "|") < lineCells {
			continue
		}
		r.cutter.reset(d.Tree.Blocks)
		r.cutter.open = true
		r.cutter.cut(*b, i)
		r.cutter.newLine()
		d.readTables(r, d.forms.all(), -1)
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
	f := d.forms
	specs := d.Profile.Sections
	own := -1
	for k := range specs {
		if &specs[k] == s.Spec || specs[k].Key == s.Spec.Key {
			own = k
			break
		}
	}
	if own < 0 || len(f.tables[own]) == 0 {
		return nil
	}
	missing := 0
	for d.Profile.Ordered && missing+1 < len(f.tables[own]) && d.SectionOf(specs[own+1+missing].Key) == nil {
		missing++
	}
	return f.tables[own][missing]()
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
		if b := &d.Tree.Blocks[i]; b.Kind != syntax.Row && b.Body.Len() > short && !isRuling(b.Text) {
			return
		}
	}
	last.Unfinished = true
}
