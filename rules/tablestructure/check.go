package tablestructure

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

// manyOld is the number of labels of another form from which on they are one finding:
// the whole table was taken from there.
const manyOld = 4

func run(p *lint.Pass) {
	old(p)
	quiet := bare(p)
	stacked := !quiet && stacked(p)
	for _, t := range p.Tables {
		c := check{p, t}
		c.labels()
		if !quiet && !(stacked && c.gaps() > 0) {
			c.unreadable()
			c.lengths()
		}
		c.missing()
		c.unnamed()
		c.places()
	}
	siblings(p)
}

// check looks at one table.
type check struct {
	*lint.Pass
	table *fact.Table
}

func said(t profile.Text) lint.Text { return lint.Text{ZH: t.ZH, EN: t.EN} }

func (c *check) title() lint.Text { return said(c.table.Spec.Title) }

// settled tells whether a part of the table may be judged: what stands behind the last
// whole row of a table with which the text ends is still being written.
func settled(t *fact.Table, row int, at source.Span) bool {
	if !t.Unfinished {
		return true
	}
	if row >= 0 {
		return row < t.LastRow
	}
	return t.LastRow >= 0 && at.End <= lineStart(t)
}

// lineStart is where the last row of the table begins.
func lineStart(t *fact.Table) int {
	if s := t.Rows[t.LastRow].Span; !s.Empty() {
		return s.Start
	}
	for _, cell := range t.Cells[t.LastRow] {
		if cell.State != fact.Missing && cell.State != fact.Merged {
			return cell.Span.Start
		}
	}
	return t.Span.End
}

// deviationRow is the row whose label the deviation is, -1 for any other label.
func deviationRow(d *fact.Deviation) int {
	if d.Kind == fact.RowLabel {
		return d.Index
	}
	return -1
}

// inner turns quotation marks within a name into those that stand inside others.
var inner = strings.NewReplacer("“", "‘", "”", "’")

// quoted lists at most three names in “ ”.
func quoted(names []string) lint.Text {
	const shown = 3
	var t lint.Text
	for i, name := range names[:min(shown, len(names))] {
		if i > 0 {
			t.EN += ", "
		}
		name = "“" + inner.Replace(name) + "”"
		t.ZH, t.EN = t.ZH+name, t.EN+name
	}
	if len(names) > shown {
		t.ZH, t.EN = t.ZH+"等", t.EN+" and others"
	}
	return t
}

// rowName is what messages call a row.
func rowName(t *fact.Table, i int) string {
	if name := t.Spec.Rows[i].Called(); name != "" {
		return name
	}
	return t.Spec.Title.ZH
}

// siblings tells of tables that are missing between or behind others of their section.
func siblings(p *lint.Pass) {
	for i := range p.Outline.Sections {
		var gone []string
		var last *fact.Table
		for _, key := range p.Outline.Sections[i].Spec.Tables {
			t := p.TableOf(key)
			switch spec := p.Profile.TableByKey(key); {
			case t != nil && t.Section == i:
				last = t
			case t == nil && spec != nil:
				gone = append(gone, name(spec))
			}
		}
		if last == nil || len(gone) == 0 || last.Unfinished {
			continue
		}
		at := source.Span{Start: last.Span.End, End: last.Span.End}
		p.Report(lint.Diagnostic{
			Span: at, Severity: lint.Info,
			Message: lint.Textf("本部分表格缺少%s的内容，请留意是否漏填或未能识别。没有发生的，保留行和列，各栏填0。",
				"The tables of this part lack %s; they may have been left out or not been recognised. Where nothing occurred, keep rows and columns and fill in 0.", quoted(gone)),
		})
	}
}

// name is what messages call a table that is not there: the label it begins with.
func name(t *profile.Table) string {
	if len(t.Header) > 0 {
		return t.Header[0].Text
	}
	return t.Rows[0].Called()
}
