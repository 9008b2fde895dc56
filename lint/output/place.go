package output

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/output/safe"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// labelColumns is how much of a heading a place quotes, in terminal columns.
const labelColumns = 40

// Places names places of one text as people do: by section, sub-heading and paragraph, or
// by the labels of row and column. Lines and columns are for those who have an editor.
type Places struct {
	file File
	doc  *fact.Document
	// heads and counts give for each block the sub-heading that it stands under, -1 if
	// none, and the number of its paragraph there, from 1; 0: it is no paragraph.
	heads, counts []int32
	// tables by their place; reach is the furthest end of those up to each: a text may have
	// ten thousand.
	tables []*fact.Table
	reach  []int
}

// PlacesOf prepares the names of the file's places.
func PlacesOf(f File) *Places {
	p := &Places{file: f}
	if f.Result != nil && f.Spots == nil {
		p.doc = f.Result.Document
		p.count()
		p.order()
	}
	return p
}

// count numbers the paragraphs under each heading.
func (p *Places) count() {
	blocks := p.doc.Tree.Blocks
	p.heads, p.counts = make([]int32, len(blocks)), make([]int32, len(blocks))
	head, n, section := int32(-1), int32(0), -1
	for i, b := range blocks {
		if s := p.doc.Outline.Of[i]; s != section {
			head, n, section = -1, 0, s
		}
		if p.doc.Outline.Roles[i] == fact.Prose && b.Kind == syntax.Heading {
			head, n = int32(i), 0
		}
		p.heads[i] = head
		if p.doc.Outline.Roles[i] == fact.Prose && b.Kind == syntax.Paragraph {
			n++
			p.counts[i] = n
		}
	}
}

// order sorts the tables.
func (p *Places) order() {
	p.tables = slices.SortedStableFunc(slices.Values(p.doc.Tables), func(a, b *fact.Table) int { return a.Span.Start - b.Span.Start })
	p.reach = make([]int, len(p.tables))
	end := 0
	for i, t := range p.tables {
		end = max(end, t.Span.End)
		p.reach[i] = end
	}
}

// tableAt is the table in which the span stands; nil if there is none.
func (p *Places) tableAt(s source.Span) (in *fact.Table) {
	i := sort.Search(len(p.tables), func(i int) bool { return p.tables[i].Span.Start > s.Start })
	for i--; i >= 0 && p.reach[i] >= s.End; i-- {
		if t := p.tables[i]; t.Span.Covers(s) && (s.Len() > 0 || t.Span.Contains(s.Start)) {
			in = t
		}
	}
	return in
}

// At names the place of a span of the file's Source, in the file's language; "" for a file
// that is no report and has no such places.
func (p *Places) At(s source.Span) string { return p.name(s).In(p.file.Lang) }

func (p *Places) name(s source.Span) lint.Text {
	if spot, ok := p.file.Spots[s]; ok {
		return spot.Place
	}
	if p.doc == nil || len(p.doc.Tree.Blocks) == 0 {
		return p.line(s)
	}
	if p.doc.Title.Span.Len() > 0 && p.doc.Title.Span.Covers(s) {
		return lint.Text{ZH: "标题", EN: "Title"}
	}
	if t := p.tableAt(s); t != nil {
		return p.cell(t, s)
	}
	return p.block(p.doc.Tree.BlockAt(s.Start), s)
}

// line is the place in a file without structure.
func (p *Places) line(s source.Span) lint.Text {
	if p.file.Source == nil {
		return lint.Text{}
	}
	if p.file.Text != nil {
		if at := p.file.Text.Place(s); at != "" {
			return lint.Text{ZH: at, EN: at}
		}
	}
	n := RangeOf(p.file.Doc(), p.file.inFile(s)).Start.Line
	return lint.Textf("第%d行", "Line %d", n)
}

// inFile is the span in the file's own text.
func (f File) inFile(s source.Span) source.Span {
	if f.Text == nil {
		return s
	}
	return f.Text.Span(s)
}

// block names a place in running text.
func (p *Places) block(i int, s source.Span) lint.Text {
	o := &p.doc.Outline
	if i < 0 {
		return p.line(s)
	}
	section := o.Of[i]
	switch {
	case o.Roles[i] == fact.TitleLine:
		return lint.Text{ZH: "标题", EN: "Title"}
	case o.Roles[i] == fact.Metadata || o.Roles[i] == fact.Hidden || o.Roles[i] == fact.TableLine:
		return p.line(s)
	case i >= o.SignOff && i < o.End:
		return lint.Text{ZH: "落款", EN: "Signature"}
	case o.Roles[i] == fact.SectionHeading:
		name := p.section(section)
		return lint.Text{ZH: name.ZH + "标题", EN: name.EN + ", heading"}
	}
	var out lint.Text
	switch {
	case section >= 0:
		out = p.section(section)
	case len(o.Sections) > 0 && p.heads[i] < 0:
		out = lint.Text{ZH: "开头部分", EN: "Opening"}
	}
	if h := p.heads[i]; h >= 0 {
		name := shorten(p.doc.Tree.Blocks[h].BodyText())
		out = joined(out, lint.Text{ZH: "“" + name + "”", EN: "“" + name + "”"})
	}
	if n := p.counts[i]; n > 0 {
		out = joined(out, lint.Textf("第%d段", "paragraph %d", n))
	}
	if out.ZH == "" {
		return p.line(s)
	}
	return out
}

// joined appends a part of a place.
func joined(a, b lint.Text) lint.Text {
	if a.EN != "" {
		a.EN += ", "
	}
	return lint.Text{ZH: a.ZH + b.ZH, EN: a.EN + b.EN}
}

// section names a section: 第四部分, or by its heading where the form has no numbers.
func (p *Places) section(i int) lint.Text {
	spec := p.doc.Outline.Sections[i].Spec
	for k := range p.doc.Profile.Sections {
		if p.doc.Profile.Numbered && p.doc.Profile.Sections[k].Key == spec.Key {
			return lint.Textf("第%[1]s部分", "Part %[2]d", zh.HanNumeral(k+1), k+1)
		}
	}
	return lint.Textf("“%s”部分", "Part “%s”", spec.Heading)
}

// cell names a cell by its labels, and other places of a table by the table.
func (p *Places) cell(t *fact.Table, s source.Span) lint.Text {
	title := lint.Text{ZH: t.Spec.Title.ZH, EN: Capital(t.Spec.Title.EN)}
	for r := range t.Rows {
		row := t.Spec.Rows[r].Called()
		for c, x := range t.Cells[r] {
			if x.State == fact.Missing || !x.Span.Covers(s) {
				continue
			}
			column := ColumnName(t.Spec, c)
			if row == "" {
				return joined(title, lint.Textf("“%s”列", "column “%s”", column))
			}
			return joined(title, lint.Textf("“%[1]s”行“%[2]s”列", "row “%[1]s”, column “%[2]s”", Inner(row), column))
		}
		if x := t.Rows[r]; row != "" && x.State != fact.Missing && x.Span.Covers(s) {
			return joined(title, lint.Textf("“%s”行", "row “%s”", Inner(row)))
		}
	}
	return title
}

// Inner turns quotation marks within a name into those that stand inside others.
func Inner(s string) string { return innerMarks.Replace(s) }

var innerMarks = strings.NewReplacer("“", "‘", "”", "’")

// ColumnName names a column, with its group if another one has the same name.
func ColumnName(t *profile.Table, i int) string {
	name := t.Columns[i].Called()
	for k := range t.Columns {
		if k != i && t.Columns[k].Called() == name && len(t.Columns[i].Group) > 0 {
			g := t.Columns[i].Group
			return Inner(fmt.Sprintf("%s—%s", g[len(g)-1], name))
		}
	}
	return Inner(name)
}

// shorten cuts a heading that is quoted as a place.
func shorten(s string) string {
	return Inner(safe.Head(strings.TrimSpace(s), labelColumns))
}

// Capital begins an English text with a capital letter.
func Capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
