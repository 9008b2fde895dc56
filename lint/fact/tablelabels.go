package fact

import (
	"slices"
	"sync"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// label is one wording of a label of the tables that may stand in a section.
type label struct {
	text string
	signed
	// body is the signs behind the ordinal, nil if there is none.
	body         []rune
	table, index int32
	kind         LabelKind
	state        State // Good, Short or Old
}

// tableForm is what may stand in one section: the tables and all wordings of their
// labels. It is shared by all documents of a profile.
type tableForm struct {
	specs  []*profile.Table
	labels []label
	// by lists the labels by their first character that counts.
	by map[rune][]int32
}

func newTableForm(p *profile.Profile, keys []string) *tableForm {
	f := &tableForm{by: map[rune][]int32{}}
	for _, key := range keys {
		if spec := p.TableByKey(key); spec != nil {
			f.labels = labelsOf(f.labels, spec, len(f.specs))
			f.specs = append(f.specs, spec)
		}
	}
	for i := range f.labels {
		l := &f.labels[i]
		f.by[l.whole[0]] = append(f.by[l.whole[0]], int32(i))
		if l.body != nil && l.body[0] != l.whole[0] {
			f.by[l.body[0]] = append(f.by[l.body[0]], int32(i))
		}
	}
	return f
}

// tableForms gives for every section of the profile its form, the form of it and the next,
// and so on as far as sections have tables: those of sections without a heading stand in
// the one before. Each is made when it is first wanted.
func tableForms(p *profile.Profile) [][]func() *tableForm {
	out := make([][]func() *tableForm, len(p.Sections))
	for i := range p.Sections {
		var keys []string
		for k := i; k < len(p.Sections) && len(p.Sections[k].Tables) > 0; k++ {
			keys = slices.Concat(keys, p.Sections[k].Tables)
			out[i] = append(out[i], lazyForm(p, keys))
		}
	}
	return out
}

func lazyForm(p *profile.Profile, keys []string) func() *tableForm {
	return sync.OnceValue(func() *tableForm { return newTableForm(p, keys) })
}

// allTables is the form of all tables of the profile.
func allTables(p *profile.Profile) func() *tableForm {
	keys := make([]string, len(p.Tables))
	for k := range keys {
		keys[k] = p.Tables[k].Key
	}
	return lazyForm(p, keys)
}

// labelsOf lists the wordings of a table's labels, in the order of the form.
func labelsOf(out []label, t *profile.Table, table int) []label {
	add := func(l *profile.Label, kind LabelKind, index int) {
		out = appendLabel(out, l.Text, kind, table, index, Good)
		for _, s := range l.Short {
			out = appendLabel(out, s, kind, table, index, Short)
		}
		for _, s := range l.Old {
			out = appendLabel(out, s, kind, table, index, Old)
		}
	}
	groups := func(labels []profile.Label, i int, kind LabelKind) {
		for k, g := range labels[i].Group {
			if i == 0 || !sameGroup(labels[i-1].Group, labels[i].Group, k+1) {
				out = appendLabel(out, g, kind, table, i, Good)
			}
		}
	}
	for i := range t.Header {
		add(&t.Header[i], HeaderLabel, i)
	}
	for i := range t.Columns {
		groups(t.Columns, i, ColumnGroup)
		add(&t.Columns[i], ColumnLabel, i)
	}
	for i := range t.Rows {
		groups(t.Rows, i, RowGroup)
		add(&t.Rows[i], RowLabel, i)
	}
	return out
}

// sameGroup tells whether the first n levels of both groups agree.
func sameGroup(a, b []string, n int) bool {
	if len(a) < n || len(b) < n {
		return false
	}
	for i := range n {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func appendLabel(out []label, text string, kind LabelKind, table, index int, state State) []label {
	l := label{text: text, signed: signed{signsOf(text), signsOf(withoutOrdinal(text))},
		table: int32(table), index: int32(index), kind: kind, state: state}
	if len(l.whole) == 0 {
		return out
	}
	if o, ok := zh.LeadingOrdinal(text); ok && o.Level != 0 {
		if body := signsOf(text[o.Span.End:]); len(body) > 0 {
			l.body = body
		}
	}
	return append(out, l)
}
