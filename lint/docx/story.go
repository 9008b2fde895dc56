package docx

import (
	"strings"

	"gaolint/lint/docx/cells"
)

// context is what holds at a place because of the elements around it.
type context struct {
	// inserted counts the insertions of others around the place, direct: the innermost is
	// the parent of what comes.
	inserted int
	direct   bool
	// head is how many bytes that insertion's tag takes.
	head int
	math bool
	cell bool // directly within a cell
	// within a run, which may be hidden.
	inRun, hidden bool
}

// children reads what an element holds; the scanner stands at its start and comes to its
// end.
func (r *reader) children(c context) {
	for depth := r.s.depth(); r.s.next() && (r.s.kind != endToken || r.s.depth() > depth); {
		if r.s.kind == startToken {
			r.element(c)
		}
	}
}

// element reads an element, at whose end the scanner comes to stand.
func (r *reader) element(c context) {
	inner := c
	inner.direct = false
	switch r.s.space {
	case wordSpace:
		r.wordElement(c, inner)
	case compatSpace:
		if string(r.s.local) == "AlternateContent" {
			r.branch(c)
			return
		}
		r.children(inner)
	case mathSpace:
		inner.math = true
		if string(r.s.local) == "t" {
			r.foreignText()
			return
		}
		r.children(inner)
	default:
		r.children(inner)
	}
}

func (r *reader) wordElement(c, inner context) {
	s := r.s
	switch string(s.local) {
	case "p":
		r.paragraphOf(inner)
	case "r":
		r.run(c)
	case "tbl":
		r.tableOf(inner)
	case "tr":
		r.row(inner)
	case "tc":
		r.cell(inner)
	case "del", "moveFrom", "rt", "delText", "instrText", "delInstrText", "tblGrid", "numbering", "background":
		s.skip()
	case "t", "tab", "ptab", "br", "cr", "sym", "noBreakHyphen", "fldChar", "footnoteReference", "endnoteReference":
		if c.inRun { // in one of several branches
			c.math = true
			r.runPart(c, c, 0, c.hidden)
			return
		}
		s.skip()
	case "ins", "moveTo":
		inner.inserted++
		inner.direct, inner.head = true, s.to-s.from
		r.children(inner)
	case "sdt":
		r.control(c)
	case "fldSimple":
		code, _ := s.attr(wordSpace, "instr")
		hides := !r.showAll && hidesResult(unescape(code))
		if hides {
			r.hiding++
		}
		r.children(inner)
		if hides {
			r.hiding--
		}
	case "altChunk":
		r.chunks++
		s.skip()
	case "txbxContent":
		r.box()
	case "sectPr":
		r.section()
	default:
		if strings.HasSuffix(string(s.local), "Pr") {
			s.skip()
			return
		}
		r.children(inner)
	}
}

// section notes the headers and footers of a section.
func (r *reader) section() {
	s := r.s
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken || s.space != wordSpace || len(r.headers) >= maxEntries {
			continue
		}
		id, _ := s.attr(relSpace, "id")
		switch string(s.local) {
		case "headerReference":
			r.headers = append(r.headers, reference{headerStory, string(id)})
		case "footerReference":
			r.headers = append(r.headers, reference{footerStory, string(id)})
		case "sectPrChange":
			s.skip()
		}
	}
}

// control reads a content control; one that holds a table of contents is left out.
func (r *reader) control(c context) {
	s := r.s
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case s.is("sdtPr"):
			contents := false
			for inner := s.depth(); s.next() && (s.kind != endToken || s.depth() > inner); {
				contents = contents || s.kind == startToken && s.is("docPartGallery") && s.value() == "Table of Contents"
			}
			if contents {
				for s.depth() > depth || s.kind != endToken {
					if !s.next() {
						return
					}
				}
				return
			}
		case s.is("sdtContent"):
			inner := c
			inner.direct = false
			r.children(inner)
		default:
			s.skip()
		}
	}
}

// branch reads one of the branches that say the same in several ways: the first that is
// understood.
func (r *reader) branch(c context) {
	s := r.s
	done := false
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case done:
			s.skip()
		case string(s.local) == "Choice" && !r.understands():
			s.skip()
		default:
			done = true
			r.children(c)
		}
	}
}

// understands tells whether the branch needs nothing but what Word and WPS write.
func (r *reader) understands() bool {
	need, _ := r.s.attr(noSpace, "Requires")
	if len(need) > 200 {
		return false
	}
	for prefix := range strings.FieldsSeq(string(need)) {
		if k := r.s.lookup([]byte(prefix)); k == noSpace || k == otherSpace {
			return false
		}
	}
	return true
}

// box reads a text box, which follows the paragraph that it hangs on.
func (r *reader) box() {
	const nested = 4
	if r.para == nil || r.boxes >= nested || r.hiding > 0 {
		r.s.skip()
		return
	}
	held, para, join, slot, tables, fields := r.out, r.para, r.join, r.slot, r.tables, r.fields
	r.out, r.para, r.join, r.tables, r.fields = nil, nil, false, 0, nil
	r.boxes++
	before := r.texts
	r.boxed++
	r.emit(event{kind: storyEvent, a: int32(boxStory), c: int32(r.boxed)})
	r.children(context{})
	r.emit(event{kind: storyEnd})
	r.boxes--
	box := r.out
	r.out, r.para, r.join, r.slot, r.tables, r.fields = held, para, join, slot, tables, fields
	if r.texts == before {
		r.boxed--
		return
	}
	r.para.boxes = append(r.para.boxes, box...)
}

// tableOf reads a table. One without text is nothing.
func (r *reader) tableOf(c context) {
	start, before := len(r.out), r.texts
	para := r.para
	r.para, r.join = nil, false
	r.tables++
	r.emit(event{kind: tableEvent})
	r.children(c)
	r.emit(event{kind: tableEnd})
	r.tables--
	r.para, r.join = para, false
	if r.texts == before {
		r.out = r.out[:start]
	}
}

// row reads a row; one that is deleted is left out.
func (r *reader) row(c context) {
	s := r.s
	if r.tables == 0 {
		r.children(c)
		return
	}
	at := len(r.out)
	r.emit(event{kind: rowEvent})
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case s.is("trPr"):
			free, gone := r.rowProperties()
			r.out[at].c = int32(min(max(free, 0), cells.MaxColumns))
			if gone {
				r.out = r.out[:at]
				for s.next() && (s.kind != endToken || s.depth() > depth) {
					if s.kind == startToken {
						s.skip()
					}
				}
				return
			}
		default:
			r.element(c)
		}
	}
}

// rowProperties tells how many columns are left free in front, and whether the row is
// deleted or hidden.
func (r *reader) rowProperties() (free int, gone bool) {
	s := r.s
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken || s.space != wordSpace {
			continue
		}
		switch string(s.local) {
		case "gridBefore":
			free, _ = s.number("val")
		case "del":
			gone = true
		case "hidden":
			gone = gone || s.on()
		case "trPrChange":
			s.skip()
		}
	}
	return free, gone
}

// cell reads a cell; one that is deleted keeps its place without its text.
func (r *reader) cell(c context) {
	s := r.s
	if r.tables == 0 {
		r.children(c)
		return
	}
	at := len(r.out)
	r.emit(event{kind: cellEvent, c: 1})
	c.cell = true
	gone := false
	r.join = false
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case s.is("tcPr"):
			gone = r.cellProperties(&r.out[at])
		case gone || r.out[at].flag:
			s.skip()
		default:
			r.element(c)
		}
	}
	r.join = false
}

func (r *reader) cellProperties(e *event) (gone bool) {
	s := r.s
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken || s.space != wordSpace {
			continue
		}
		switch string(s.local) {
		case "gridSpan":
			if v, _ := s.attr(wordSpace, "val"); len(v) > 4 {
				e.c = cells.MaxColumns
			} else if n, ok := s.number("val"); ok {
				e.c = int32(min(max(n, 1), cells.MaxColumns))
			}
		case "vMerge", "hMerge":
			e.flag = e.flag || s.value() != "restart"
		case "cellDel":
			gone = true
		case "tcPrChange":
			s.skip()
		}
	}
	return gone
}
