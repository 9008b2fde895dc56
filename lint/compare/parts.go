package compare

import (
	"slices"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Part is one of the reports that an aggregated report is made of.
type Part struct {
	Path string
	// Report is nil if the part could not be read, or is no report; Why then says so.
	Report *Report
	Why    lint.Text
}

// Sum compares an aggregated report with its parts, cell by cell. Parts that cannot be
// counted are named, and then only figures that the others alone exceed are reported. It
// is false for a text that is no report or has no year.
func Sum(d *fact.Document, parts []Part) ([]lint.Diagnostic, bool) {
	this := Figures(d)
	if this == nil || this.Year == 0 {
		return nil, false
	}
	s := sums{doc: d, this: this}
	s.choose(parts)
	for _, t := range d.Tables {
		if d.TableOf(t.Spec.Key) == t {
			s.compare(t)
		}
	}
	s.report()
	return s.found, true
}

// sums is one comparison of a whole with its parts.
type sums struct {
	doc   *fact.Document
	this  *Report
	used  []*Report
	short []shortPart
	wrong []wrongCell
	// lacking and twice tell of each used part whether all differences are its figures: the
	// whole lacks it, or has it twice.
	lacking, twice []bool
	// missing: a part was left out; partial: that, or a table of one.
	missing, partial bool
	found            []lint.Diagnostic
}

// shortPart is a part that is not, or not wholly, counted.
type shortPart struct {
	path string
	why  lint.Text
	// besides: the report is none of the parts, so that they are complete without it.
	besides bool
}

// wrongCell is a cell that is not the sum of the parts.
type wrongCell struct {
	table       *fact.Table
	row, column int
	is, sum     zh.Decimal
	parts       int // that were added up
	atLeast     bool
	// result: the cell is itself a sum within the table.
	result bool
}

func (s *sums) leave(path string, zh, en string, args ...any) {
	s.short = append(s.short, shortPart{path: path, why: lint.Textf(zh, en, args...)})
}

func (s *sums) beside(path string, zh, en string, args ...any) {
	s.short = append(s.short, shortPart{path, lint.Textf(zh, en, args...), true})
}

// choose takes the parts of the same kind and year, each organ once.
func (s *sums) choose(parts []Part) {
	seen := map[string]*Report{}
	for _, p := range parts {
		r := p.Report
		switch {
		case r == nil:
			s.short = append(s.short, shortPart{path: p.Path, why: p.Why})
			continue
		case r.Kind != s.this.Kind:
			s.beside(p.Path, "不是同类报告", "another kind of report")
			continue
		case r.Year == 0:
			s.leave(p.Path, "年份不明", "no year found")
			continue
		case r.Year != s.this.Year:
			s.leave(p.Path, "是%d年的报告", "the report for %d", r.Year)
			continue
		case sameOrgan(r.Organ, s.this.Organ):
			s.beside(p.Path, "与本报告为同一机关", "of the same organ as this report")
			continue
		}
		if name := PlainName(r.Organ); name != "" {
			if first := seen[name]; first != nil {
				s.beside(p.Path, "与“%s”为同一机关", "of the same organ as “%s”", first.Path)
				continue
			}
			seen[name] = r
		}
		s.used = append(s.used, r)
	}
	s.missing = slices.ContainsFunc(s.short, func(p shortPart) bool { return !p.besides })
	s.lacking, s.twice = make([]bool, len(s.used)), make([]bool, len(s.used))
	for i := range s.used {
		s.lacking[i], s.twice[i] = true, true
	}
}

// compare adds up one table.
func (s *sums) compare(t *fact.Table) {
	own := s.this.tables[t.Spec.Key]
	tables := make([]*table, len(s.used))
	whole := !s.missing
	for i, r := range s.used {
		switch other := r.tables[t.Spec.Key]; {
		case other == nil:
			s.leaveTable(r, t, "没有%s", "without %s")
			whole = false
		case other.broken:
			s.leaveTable(r, t, "%s有未能读全之处", "%s could not be read in full")
			whole = false
		default:
			tables[i] = other
		}
	}
	if !whole {
		s.partial = true
	}
	total := totals(t.Spec)
	for i, r := range t.Spec.Rows {
		if own.settled(r.Key) == nil {
			continue
		}
		result := isResult(t, r.Key)
		for k := range t.Spec.Columns {
			if c, ok := s.cell(t, tables, i, k, whole, total[k]); ok {
				c.result = result || total[k]
				s.wrong = append(s.wrong, c)
			}
		}
	}
}

func (s *sums) leaveTable(r *Report, t *fact.Table, zh, en string) {
	for _, x := range s.short {
		if x.path == r.Path {
			return // named already
		}
	}
	s.leave(r.Path, zh, en, said(t.Spec.Title))
}

// isResult tells whether the row is a sum of others in its columns.
func isResult(t *fact.Table, row string) bool {
	for _, id := range t.Spec.Identities {
		if id.Axis == "column" && len(id.Right) == 1 && id.Right[0] == row {
			return true
		}
	}
	return false
}

// cell adds up one cell and tells whether the whole's figure is wrong.
func (s *sums) cell(t *fact.Table, tables []*table, row, column int, whole, total bool) (wrongCell, bool) {
	own := t.Cells[row][column]
	c := wrongCell{table: t, row: row, column: column, is: own.Value, atLeast: !whole}
	if !own.Known() || total && own.State == fact.Empty { // a total that was left blank is none
		return c, false
	}
	values := make([]zh.Decimal, len(tables))
	for i, other := range tables {
		if other == nil {
			continue
		}
		f := other.row(t.Spec.Rows[row].Key).at(other, t.Spec.Columns[column].Key)
		if !f.known() || total && f.state == fact.Empty || !sameUnit(s.this.tables[t.Spec.Key], other, column, t.Spec.Columns[column].Key) {
			c.atLeast = true
			continue
		}
		sum, ok := c.sum.Add(f.value)
		if !ok {
			return c, false
		}
		c.sum, values[i] = sum, f.value
		c.parts++
	}
	diff, ok := c.is.Sub(c.sum)
	if !ok || c.parts == 0 {
		return c, false
	}
	for i, v := range values {
		s.lacking[i] = s.lacking[i] && diff == v.Neg()
		s.twice[i] = s.twice[i] && diff == v
	}
	if c.atLeast {
		return c, !t.Spec.Signed && diff.Sign() < 0
	}
	return c, !diff.IsZero()
}

// sameUnit: amounts are compared only under the same label, which holds their unit.
func sameUnit(a, b *table, column int, key string) bool {
	if a.labels == nil {
		return true
	}
	k := b.spec.Column(key)
	return k >= 0 && b.labels != nil && a.labels[column] == b.labels[k]
}

// report words what was found.
func (s *sums) report() {
	if len(s.short) > 0 {
		s.reportShort()
	}
	if len(s.wrong) == 0 {
		return
	}
	if i, twice := s.suspect(); i >= 0 {
		s.reportPart(s.used[i], twice)
		return
	}
	if s.absent() {
		s.reportAbsent()
		return
	}
	for i := 0; i < len(s.wrong); {
		k := i
		for k < len(s.wrong) && s.wrong[k].table == s.wrong[i].table {
			k++
		}
		s.reportTable(s.wrong[i:k])
		i = k
	}
}

// absent tells whether a part seems to be missing among those given: the whole is more
// than their sum, wherever it differs, and in more than one table.
func (s *sums) absent() bool {
	tables := 0
	for i, c := range s.wrong {
		if c.atLeast || c.is.Cmp(c.sum) < 0 {
			return false
		}
		if i == 0 || c.table != s.wrong[i-1].table {
			tables++
		}
	}
	return tables > 1 && !s.partial
}

// suspect is the one part whose figures all differences are, -1 if there is none.
func (s *sums) suspect() (part int, twice bool) {
	part = -1
	const few = 3 // cells, which may differ by some part's figures by chance
	if s.partial || len(s.wrong) < few {
		return part, false
	}
	for i := range s.used {
		if s.lacking[i] == s.twice[i] {
			continue // neither, or a part without figures
		}
		if part >= 0 {
			return -1, false
		}
		part, twice = i, s.twice[i]
	}
	return part, twice
}

// head is where a finding on the report as a whole stands.
func (s *sums) head() source.Span {
	if t := s.doc.Title.Span; !t.Empty() {
		return t
	}
	return source.Span{}
}
