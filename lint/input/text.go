package input

import (
	"fmt"
	"sort"
	"strings"

	"gaolint/lint/docx"
	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// Text is a file as it is linted: the document, and the way back to the file's own text.
// It is immutable.
type Text struct {
	// Doc is what is linted.
	Doc *source.Document
	// File is the file's own decoded text; of plain files it is Doc.
	File *source.Document
	// Format is what the file holds besides its text.
	Format source.Format

	kind     kind
	segments []segment
	lines    []line
	// parts are the parts of a page that were read as the draft, in order.
	parts []source.Span
	// bars are the offsets in Doc of all borders of cells, found when they are asked for.
	bars func() []int32
	// delimiter parts the fields of a CSV file; loose tells that there are quotation marks
	// which are text; padded as in sheet.
	delimiter byte
	padded    bool
	loose     bool
	fields    []placedField
	// ascii: the file's text is ASCII, so that its declared encoding may be any.
	ascii bool
	// word is the Word file, changes what was changed of its text since it was read.
	word    *docx.Document
	changes *docx.Changes
}

// segment is a stretch of the document that stems from the file. What no segment covers
// (line ends, borders of cells) was added in reading.
type segment struct {
	// doc and file are offsets.
	doc, file int32
	// n is the number of bytes in the document; 0 marks the place of an empty cell.
	n int32
	// m is the number of bytes in the file that stand for the n bytes as one unit, such
	// as an entity; 0: the n bytes stand in the file as they are.
	m int32
}

func (s segment) docEnd() int { return int(s.doc + s.n) }

func (s segment) fileEnd() int {
	if s.m > 0 {
		return int(s.file + s.m)
	}
	return int(s.file + s.n)
}

// line tells what a line of the document is.
type line struct {
	doc int32 // offset
	// table is the number of the table that the line is a row of, from 1; 0: none.
	table int32
	// number of the row in its table, or of the paragraph in the text, from 1.
	number int32
}

// Span is the place in File of a span of Doc: it covers all that the span stems from.
// An empty span stays empty, at the place where text would be inserted.
func (t *Text) Span(s source.Span) source.Span {
	switch {
	case t.kind == plainText || t.kind == wordFile:
		return s
	case len(t.segments) == 0:
		return source.Span{}
	case s.Empty():
		at, _ := t.place(s.Start)
		return source.Span{Start: at, End: at}
	}
	segs := t.segments
	i := sort.Search(len(segs), func(k int) bool { return segs[k].docEnd() > s.Start })
	j := sort.Search(len(segs), func(k int) bool { return int(segs[k].doc) >= s.End }) - 1
	if i > j { // nothing of it stems from the file: what stands between
		out := source.Span{}
		if j >= 0 {
			out.Start = segs[j].fileEnd()
		}
		out.End = out.Start
		if i < len(segs) {
			out.End = max(out.Start, int(segs[i].file))
		}
		return out
	}
	out := source.Span{Start: int(segs[i].file), End: segs[j].fileEnd()}
	if from := s.Start - int(segs[i].doc); from > 0 && segs[i].m == 0 {
		out.Start += from
	}
	if left := segs[j].docEnd() - s.End; left > 0 && segs[j].m == 0 {
		out.End -= left
	}
	return out
}

// place is where in File text inserted at the offset of Doc would go; ok tells whether
// it would then stand there in Doc, too.
func (t *Text) place(at int) (file int, ok bool) {
	segs := t.segments
	i := sort.Search(len(segs), func(k int) bool { return int(segs[k].doc) > at }) - 1 // last that begins at or before
	if i >= 0 && int(segs[i].doc) == at && i > 0 && segs[i-1].docEnd() == at {
		i-- // before the markup between the two
	}
	switch {
	case i < 0:
		return int(segs[0].file), false
	case segs[i].docEnd() < at:
		if i+1 < len(segs) && t.Doc.LineAt(int(segs[i+1].doc)) == t.Doc.LineAt(at) {
			return int(segs[i+1].file), false
		}
		return segs[i].fileEnd(), false
	case segs[i].docEnd() == at:
		return segs[i].fileEnd(), true
	case int(segs[i].doc) == at:
		return int(segs[i].file), true
	case segs[i].m > 0:
		return int(segs[i].file), false // inside a unit
	}
	return int(segs[i].file) + at - int(segs[i].doc), true
}

// Place names the place of a span of Doc as people see it: a table's cell or a
// paragraph, counted from 1; "" for plain files.
func (t *Text) Place(s source.Span) string {
	if t.kind == wordFile {
		return t.word.Place(t.changes.Base(s))
	}
	l, ok := t.lineOf(s.Start)
	if !ok {
		return ""
	}
	column := max(1, t.barsBefore(s.Start)-t.barsBefore(int(l.doc)))
	switch {
	case t.kind == csvSheet:
		return fmt.Sprintf("行%d 列%d", l.number, column)
	case l.table > 0:
		return fmt.Sprintf("表格%d 行%d 列%d", l.table, l.number, column)
	}
	return fmt.Sprintf("段落%d", l.number)
}

// barsOf gives the offsets of the bars in a text.
func barsOf(text string) []int32 {
	bars := make([]int32, 0, strings.Count(text, cells.Border))
	for at := 0; ; at++ {
		k := strings.Index(text[at:], cells.Border)
		if k < 0 {
			return bars
		}
		at += k
		bars = append(bars, int32(at))
	}
}

// barsBefore counts the borders in front of an offset of Doc.
func (t *Text) barsBefore(at int) int {
	bars := t.bars()
	return sort.Search(len(bars), func(k int) bool { return int(bars[k]) >= at })
}

func (t *Text) lineOf(at int) (line, bool) {
	i := sort.Search(len(t.lines), func(k int) bool { return int(t.lines[k].doc) > at }) - 1
	if i < 0 {
		return line{}, false
	}
	return t.lines[i], true
}

// tableRow tells whether the offset lies in a row of a page's table.
func (t *Text) tableRow(at int) bool {
	l, ok := t.lineOf(at)
	return ok && l.table > 0
}
