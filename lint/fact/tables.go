package fact

import "gaolint/lint/syntax"

// findTables recovers the profile's tables from the sections in which they stand, and
// gives the lines of all tables their role.
func (d *Document) findTables() {
	for i := range d.Outline.Sections {
		d.sectionTables(i)
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
func (d *Document) sectionTables(i int) {
	s := &d.Outline.Sections[i]
	r := tableReader{}
	for _, key := range d.tablesIn(i) {
		if spec := d.Profile.TableByKey(key); spec != nil {
			r.labels = labelsOf(r.labels, spec, len(r.drafts))
			r.drafts = append(r.drafts, newTableDraft(spec))
		}
	}
	if len(r.drafts) == 0 || s.First >= s.Last {
		return
	}
	r.seen = make([]bool, len(r.labels))
	c := cutter{out: make([]piece, 0, s.Last-s.First+16)}
	c.cutSection(d, s.First, s.Last)
	r.pieces = c.out
	r.read()
	first := len(d.Tables)
	for k := range r.drafts {
		if t := r.table(k, i); t != nil {
			d.Tables = append(d.Tables, t)
			d.tableRoles(&r, k)
		}
	}
	if len(d.Tables) > first {
		d.unfinished(d.Tables[first:], s)
	}
}

// tablesIn are the keys of the tables that may stand in the section.
func (d *Document) tablesIn(i int) []string {
	s := &d.Outline.Sections[i]
	keys := s.Spec.Tables
	specs := d.Profile.Sections
	if !d.Profile.Ordered {
		return keys
	}
	for k := range specs {
		if &specs[k] != s.Spec {
			continue
		}
		for k++; k < len(specs) && len(specs[k].Tables) > 0 && d.SectionOf(specs[k].Key) == nil; k++ {
			keys = append(keys[:len(keys):len(keys)], specs[k].Tables...)
		}
		break
	}
	return keys
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
		if b := &d.Tree.Blocks[i]; b.Kind != syntax.Row && len(b.Text) > short {
			return
		}
	}
	last.Unfinished = true
}
