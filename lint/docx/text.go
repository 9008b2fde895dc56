package docx

import (
	"fmt"
	"sort"
	"strings"

	"gaolint/lint/source"
)

// Document is the text of a Word file, revisions taken as accepted but for those of
// gaolint's own, and the way back to where it stands. It is immutable.
type Document struct {
	pack     *pack
	parts    []part
	ties     map[string]relation
	text     string
	segments []segment
	lines    []line
	// borders are the offsets of the bars that part cells; no other bar is in the text.
	borders []int32
	apart   int
	// notes tells where in the text a note is mentioned.
	notes map[[2]int32]int32
	first *event
}

// segment is a stretch of the text that stands in a part. What no segment covers was
// added in reading: line ends, borders of cells, labels that the program makes.
type segment struct {
	// doc is the offset in the text, at the one in the part.
	doc, at int32
	// n is the length in the text; 0 marks an empty paragraph in a cell, whose start tag
	// stands at the place.
	n int32
	// m is the length in the part of what stands for the n bytes as one unit; 0: the
	// bytes stand there as they are.
	m    int32
	part uint16
	// may: it may be changed in place.
	may bool
	// folded: a paragraph of the same cell ends right in front of it.
	folded bool
	// tab: it is the blank that a tabulator is read as. dropped: a tabulator behind it is
	// not read, since the blank in front is enough.
	tab, dropped bool
	// boxed: it stands in a text box, where no comment can.
	boxed bool
	// empty: the start tag is the whole element.
	empty bool
}

func (s *segment) end() int { return int(s.doc + s.n) }

// line is a line of the text.
type line struct {
	doc int32
	// table is the number of the table that it is a row of, from 1; 0: none.
	table int32
	// number of the row in its table or of the paragraph in the text, from 1.
	number int32
	// story is the text that the line belongs to, of its number.
	story storyKind
	of    int32
	// host is where in the text the box hangs or the note is mentioned.
	host int32
}

// Read reads the text of a Word file. It fails with an *Error.
func Read(raw []byte) (*Document, error) { return read(raw, false) }

// readAccepted is Read with gaolint's own revisions taken as accepted, too.
func readAccepted(raw []byte) (*Document, error) { return read(raw, true) }

func read(raw []byte, accept bool) (*Document, error) {
	p, err := openPack(raw)
	if err != nil {
		return nil, err
	}
	r, err := readPack(p, accept)
	if err != nil {
		return nil, err
	}
	w := &writer{reader: r, most: p.mostText(), notes: map[[2]int32]int32{}}
	w.data = w.dataTables()
	if err := w.all(); err != nil {
		return nil, err
	}
	if r.chunks > 0 && r.texts == 0 {
		return nil, &Error{"正文是嵌入的网页或其他文件，未检查；请在 Word 中打开后另存为 .docx", "its text is an embedded file of another kind; nothing was checked, open it in Word and save it as .docx"}
	}
	d := &Document{pack: p, parts: r.parts, ties: r.ties, text: string(w.out), segments: w.segments, lines: w.lines, borders: w.borders, apart: len(w.out), notes: w.notes, first: r.first}
	if w.apart >= 0 {
		d.apart = w.apart
	}
	return d, nil
}

// Text is the text: a line for each paragraph, and for each row of a table a line of
// cells parted by bars. Behind it stand the texts of notes, headers and footers.
func (d *Document) Text() string { return d.text }

// Apart is the offset at which notes, headers and footers begin; the length of the text
// if there are none.
func (d *Document) Apart() int { return d.apart }

// Place names the place of a span of the text as people see it, counted from 1.
func (d *Document) Place(s source.Span) string {
	i := d.lineAt(s.Start)
	if i < 0 {
		return ""
	}
	l := d.lines[i]
	where := l.story.name()
	if l.story.numbered() {
		where += fmt.Sprint(l.of)
	}
	if l.table > 0 {
		column := d.bordersBefore(s.Start) - d.bordersBefore(int(l.doc))
		return where + fmt.Sprintf("表格%d 行%d 列%d", l.table, l.number, max(1, column))
	}
	if where != "" {
		return where
	}
	return fmt.Sprintf("段落%d", l.number)
}

// bordersBefore counts the borders in front of an offset.
func (d *Document) bordersBefore(at int) int {
	return sort.Search(len(d.borders), func(k int) bool { return int(d.borders[k]) >= at })
}

// lineAt is the index of the line with an offset, -1 if there is none.
func (d *Document) lineAt(at int) int {
	return sort.Search(len(d.lines), func(k int) bool { return int(d.lines[k].doc) > at }) - 1
}

// lineSpan is a line without its end.
func (d *Document) lineSpan(i int) source.Span {
	s := source.Span{Start: int(d.lines[i].doc), End: len(d.text)}
	if i+1 < len(d.lines) {
		s.End = int(d.lines[i+1].doc)
	}
	if strings.HasSuffix(d.text[s.Start:s.End], "\n") {
		s.End--
	}
	return s
}

// segmentFrom is the index of the first segment that ends behind the offset.
func (d *Document) segmentFrom(at int) int {
	return sort.Search(len(d.segments), func(k int) bool { return d.segments[k].end() > at })
}
