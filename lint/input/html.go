package input

import (
	"bytes"
	stdhtml "html"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// page reads an HTML page: every element that ends a line gives a line, every row of a
// data table a line of cells; what is not shown is left out.
type page struct {
	builder
	tables tables
	data   []bool
	frames frames
	grid   *grid // of the open data table
	rows   int32 // data tables so far
	spare  int

	inLine bool
	pre    int
	// link: within a link of the line; linked: Chinese characters in links.
	link    bool
	linked  int
	heading bool
	note    bool // the line is a comment
	// shapes are parallel to lines.
	shapes []shape
	// title is what the page calls itself; article what its portal calls the text.
	title, article string
}

func readHTML(file *source.Document, parts []source.Span) *Text {
	p := &page{builder: builder{file: file.Text()}, spare: file.Len()}
	p.data = dataTables(p.file)
	eachToken(p.file, p.token)
	p.endTable()
	p.breakLine()
	if parts == nil {
		parts = p.draftParts()
	}
	if parts[0].Len() < len(p.file) {
		p.keepParts(parts)
	}
	paragraphs := int32(0)
	for i := range p.lines {
		if p.lines[i].table == 0 {
			paragraphs++
			p.lines[i].number = paragraphs
		}
	}
	t := p.document(file, htmlPage)
	t.parts = parts
	return t
}

func (p *page) lineText(i int) string {
	end := len(p.out)
	if i+1 < len(p.lines) {
		end = int(p.lines[i+1].doc)
	}
	return string(p.out[p.lines[i].doc:end])
}

// pageTitle is the title of the text: the portal's own, or the longest part of the
// page's, which often carries the site's name too.
func (p *page) pageTitle() string {
	if p.article != "" {
		return p.article
	}
	best := ""
	for _, part := range strings.FieldsFunc(p.title, func(r rune) bool { return strings.ContainsRune("_|>-—–", r) }) {
		if cells.CountHan(part) > cells.CountHan(best) {
			best = part
		}
	}
	return best
}

func (p *page) token(t *token) {
	switch t.kind {
	case html.TextToken:
		switch {
		case t.raw == 0:
			p.words(t.from, t.to)
		case t.raw == atom.Title && p.title == "":
			p.title = stdhtml.UnescapeString(p.file[t.from:t.to])
		}
	case html.CommentToken:
		p.comment(t)
	case html.StartTagToken, html.SelfClosingTagToken:
		p.begin(t)
	case html.EndTagToken:
		p.end(t)
	}
}

func (p *page) begin(t *token) {
	p.structure(t, true)
	if isFrame(t.tag) && t.kind == html.StartTagToken {
		p.frames.begin(t)
	}
	switch {
	case t.tag == atom.A:
		t.attr(func(key, _ string) { p.link = p.link || key == "href" })
	case t.tag == atom.Pre && t.kind == html.StartTagToken:
		p.pre++
	case isHeading(t.tag):
		p.heading = true
	case t.tag == atom.Meta && p.article == "":
		name, content := "", ""
		t.attr(func(key, value string) {
			switch key {
			case "name":
				name = value
			case "content":
				content = value
			}
		})
		if strings.EqualFold(name, "ArticleTitle") {
			p.article = content
		}
	}
}

func (p *page) end(t *token) {
	p.structure(t, false)
	if isFrame(t.tag) {
		p.frames.end(t.tag, t.to)
	}
	switch {
	case t.tag == atom.A:
		p.link = false
	case t.tag == atom.Pre && p.pre > 0:
		p.pre--
	case isHeading(t.tag):
		p.heading = false
	}
}

// structure takes up what a tag does to lines and tables.
func (p *page) structure(t *token, begins bool) {
	if !isBlock(t.tag) {
		return
	}
	if p.grid != nil && t.tag != atom.Table {
		p.tables.follow(t.tag, begins)
		p.inTable(t, begins)
		return
	}
	if t.tag == atom.Table {
		p.endTable()
	}
	p.breakLine()
	p.tables.follow(t.tag, begins)
	if top := p.tables.top(); t.tag == atom.Table && begins && p.data[top.id] {
		p.rows++
		p.grid = &grid{b: &p.builder, number: p.rows, spare: &p.spare}
	}
}

// inTable takes up a tag within a data table.
func (p *page) inTable(t *token, begins bool) {
	g := p.grid
	switch t.tag {
	case atom.Tr:
		p.endRow()
		p.breakLine()
		if begins {
			g.beginRow()
		}
	case atom.Thead, atom.Tbody, atom.Tfoot:
		p.endRow()
		p.breakLine()
		g.reach = g.reach[:0]
	case atom.Td, atom.Th:
		if !begins {
			g.endCell()
			return
		}
		p.breakLine()
		rowspan, colspan := 1, 1
		t.attr(func(key, value string) {
			switch key {
			case "rowspan":
				rowspan = spanOf(value, maxSpan)
			case "colspan":
				colspan = max(1, spanOf(value, 1))
			}
		})
		g.beginCell(t.to, rowspan, colspan)
	default:
		if g.inCell {
			p.blank(t.from, t.from, true)
		} else if !g.inRow {
			p.breakLine()
		}
	}
}

// spanOf reads the number of rows or columns that a cell reaches over; zero stands for
// all that follow.
func spanOf(value string, zero int) int {
	value = strings.TrimLeft(value, " \t\n\r\f+")
	end := 0
	for end < len(value) && end < 10 && value[end] >= '0' && value[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(value[:end])
	switch {
	case err != nil:
		return 1
	case n == 0:
		return zero
	}
	return n
}

func (p *page) endTable() {
	if p.grid != nil {
		p.endRow()
		p.grid = nil
	}
}

// endRow ends the row of the open table.
func (p *page) endRow() {
	g := p.grid
	if !g.inRow {
		return
	}
	g.endCell()
	figures := g.figures
	if !g.endRow() {
		return
	}
	p.inLine = true
	p.finish(figures)
}

// breakLine ends the line, if there is one.
func (p *page) breakLine() {
	p.link = false
	if p.inLine {
		p.added("\n")
		p.finish(false)
	}
	p.gap = gap{}
}

// finish notes the shape of the line that was written.
func (p *page) finish(figures bool) {
	p.inLine = false
	text := p.out[p.lineStart():]
	s := shape{heading: p.heading, note: p.note, han: int32(cells.CountHan(text))}
	k := len(p.segments)
	for k > 0 && int(p.segments[k-1].doc) >= p.lineStart() {
		k--
	}
	if k < len(p.segments) {
		s.file = p.segments[k].file
	}
	s.link = p.linked > 0 && 2*p.linked >= int(s.han)
	if !s.link && !s.note && (figures || s.han >= longLine || bytes.Contains(text, []byte("。"))) {
		p.frames.substance(int(s.han))
	}
	p.linked = 0
	p.shapes = append(p.shapes, s)
}

// comment keeps the comments that speak to the linter, each as a line of its own.
func (p *page) comment(t *token) {
	s := p.file[t.from:t.to]
	inner, ok := strings.CutPrefix(s, "<!--")
	if !ok || !strings.HasSuffix(s, "-->") || strings.ContainsAny(s, "\r\n") || !strings.HasPrefix(strings.TrimLeft(inner, " \t"), "gaolint-") || p.grid != nil && p.grid.inRow {
		return
	}
	p.breakLine()
	p.openLine()
	p.copy(t.from, t.to)
	p.note = true
	p.breakLine()
	p.note = false
}

func (p *page) openLine() {
	p.builder.begin(line{})
	p.inLine = true
}
