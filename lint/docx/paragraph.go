package docx

import (
	"bytes"
	"slices"
)

// paragraph is a paragraph that has not ended.
type paragraph struct {
	style    string
	list     string
	level    int
	listSet  bool
	levelSet bool
	hidden   bool
	// gone: its mark is deleted.
	gone  bool
	boxes []event
}

// paragraphOf reads a paragraph.
func (r *reader) paragraphOf(c context) {
	s := r.s
	cell := c.cell
	c = context{}
	outer := r.para
	p := &paragraph{}
	r.para = p
	goesOn := r.join
	r.join = false
	start, before := len(r.out), r.texts
	begin := event{kind: paraEvent, flag: s.empty, part: r.part, a: int32(s.from), b: int32(s.to)}
	if r.first == nil && r.part == 0 && r.boxes == 0 {
		first := begin
		r.first = &first
	}
	if !goesOn {
		r.emit(begin)
		r.slot = len(r.out)
		r.emit(event{kind: labelEvent})
	}
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case s.is("pPr"):
			r.paragraphProperties(p)
		default:
			r.element(c)
		}
	}
	for len(r.fields) > 0 && r.inCode() { // an instruction ends with its paragraph
		r.fields = r.fields[:len(r.fields)-1]
	}
	r.para = outer
	r.close(p, start, before, goesOn, cell)
}

// close ends a paragraph. One without text leaves nothing but the place of an empty cell,
// and what notes hang on; it is counted all the same.
func (r *reader) close(p *paragraph, start, before int, goesOn, cell bool) {
	empty := r.texts == before && !goesOn && !p.gone
	inCell := empty && cell && start > 0 && r.out[start-1].kind == cellEvent
	noted := empty && slices.ContainsFunc(r.out[start:], func(e event) bool { return e.kind == noteEvent })
	label := ""
	if !p.gone {
		if place, ok := r.count(p); ok && (!empty || inCell || noted) {
			label = place.label()
		}
	}
	if label != "" && r.slot < len(r.out) && r.out[r.slot].kind == labelEvent {
		from := len(r.pool)
		r.pool = append(r.pool, label...)
		r.out[r.slot].c, r.out[r.slot].d = int32(from), int32(len(r.pool))
		if len(r.pool) > r.pack.mostText() {
			r.s.err = errTooLarge()
		}
	}
	r.join = p.gone
	switch {
	case !empty || noted:
	case inCell && label != "": // a serial number that the program counts
		r.out = r.out[:start+2]
	case inCell:
		r.out = r.out[:start+1]
	default:
		r.out = r.out[:start]
	}
	r.out = append(r.out, p.boxes...)
}

// count counts the paragraph in its list; ok is false if it has none.
func (r *reader) count(p *paragraph) (place numberedAt, ok bool) {
	name := p.style
	if name == "" {
		name = r.styles.normal
	}
	list, at := r.styles.numbered(name, r.numbering)
	if p.listSet {
		if p.list != list {
			at = 0
		}
		list = p.list
	}
	if p.levelSet {
		at = p.level
	}
	if list == "" || list == "0" {
		return place, false
	}
	return r.numbering.count(list, at)
}

func (r *reader) paragraphProperties(p *paragraph) {
	s := r.s
	mark := 0 // depth of the properties of the mark
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind == endToken && s.depth() == mark {
			mark = 0
		}
		if s.kind != startToken || s.space != wordSpace {
			continue
		}
		switch string(s.local) {
		case "pStyle":
			p.style = s.value()
		case "numId":
			p.list, p.listSet = s.value(), true
		case "ilvl":
			p.level, p.levelSet = s.number("val")
		case "rPr":
			mark = s.depth()
		case "del", "moveFrom":
			p.gone = p.gone || mark > 0
		case "sectPr":
			r.section()
		case "pPrChange", "rPrChange", "numberingChange":
			s.skip()
		}
	}
	if p.style == "" {
		p.style = r.styles.normal
	}
	p.hidden, _ = r.styles.hidden(p.style)
}

// run reads a run: text of one format.
func (r *reader) run(c context) {
	s := r.s
	hidden := r.para != nil && r.para.hidden
	head := s.to - s.from
	inner := c
	inner.direct = false
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken {
			continue
		}
		if s.is("rPr") {
			from := s.from
			if h, ok := r.runHidden(); ok {
				hidden = h
			}
			head += s.to - from
			continue
		}
		inner.inRun, inner.hidden = true, hidden
		r.runPart(c, inner, head, hidden)
	}
}

// runHidden reads a run's properties and tells whether they hide it.
func (r *reader) runHidden() (hidden, ok bool) {
	s := r.s
	byStyle, styled := false, false
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		switch {
		case s.kind != startToken:
		case s.is("vanish"):
			hidden, ok = s.on(), true
		case s.is("rStyle"):
			byStyle, styled = r.styles.hidden(s.value())
		case s.is("rPrChange"):
			s.skip()
		}
	}
	if !ok {
		return byStyle, styled
	}
	return hidden, ok
}

// runPart reads an element of a run.
func (r *reader) runPart(c, inner context, head int, hidden bool) {
	s := r.s
	if s.space != wordSpace {
		if hidden {
			s.skip()
			return
		}
		r.element(inner)
		return
	}
	shown := r.para != nil && !hidden && !r.silent()
	switch string(s.local) {
	case "t":
		if !shown {
			s.skip()
			return
		}
		// An insertion of others must be parted around a new one: only if it is the parent.
		may := !c.math && head <= maxHead && (c.inserted == 0 || c.inserted == 1 && c.direct && c.head <= maxHead)
		r.text(may)
		return
	case "fldChar":
		r.fieldMark()
	case "instrText":
		r.instruction()
		return
	case "tab", "ptab":
		if shown {
			r.emit(event{kind: tabEvent, a: int32(s.from), b: int32(s.to)})
		}
	case "br", "cr":
		if shown {
			r.emit(event{kind: breakEvent})
		}
	case "noBreakHyphen":
		if shown {
			r.sayText("-")
		}
	case "sym":
		if sign := r.symbol(); shown && sign != "" {
			r.sayText(sign)
		}
	case "footnoteReference":
		r.refer(footnoteStory)
	case "endnoteReference":
		r.refer(endnoteStory)
	default:
		if !hidden {
			r.element(inner)
			return
		}
	}
	s.skip()
}

func (r *reader) sayText(text string) {
	r.texts++
	r.say(unitEvent, text)
}

// text reads an element of text.
func (r *reader) text(may bool) {
	s := r.s
	keep, _ := s.attr(xmlSpace, "space")
	from := len(r.out)
	pieces := 0
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind == startToken { // no text holds elements
			s.skip()
			may = false
			continue
		}
		if s.kind == textToken && s.from < s.to {
			pieces++
			r.emit(event{kind: textEvent, flag: !s.literal, a: int32(s.from), b: int32(s.to)})
		}
	}
	if string(keep) != "preserve" {
		r.trim(from)
	}
	for i := from; i < len(r.out); i++ {
		e := &r.out[i]
		e.flag = e.flag && may && pieces == 1
		if e.a < e.b {
			r.texts++
		}
	}
}

// trim leaves out the blanks at both ends of the text from an event on.
func (r *reader) trim(from int) {
	const blanks = " \t\r\n"
	for i := from; i < len(r.out); i++ {
		e := &r.out[i]
		raw := r.s.data[e.a:e.b]
		e.a += int32(len(raw) - len(bytes.TrimLeft(raw, blanks)))
		if e.a < e.b {
			break
		}
	}
	for i := len(r.out) - 1; i >= from; i-- {
		e := &r.out[i]
		e.b = e.a + int32(len(bytes.TrimRight(r.s.data[e.a:e.b], blanks)))
		if e.a < e.b {
			break
		}
	}
}

// foreignText reads text that is not to be changed, such as a formula's.
func (r *reader) foreignText() {
	if r.para == nil || r.silent() {
		r.s.skip()
		return
	}
	r.text(false)
}

// instruction reads the beginning of a field's instruction.
func (r *reader) instruction() {
	const enough = 32
	s := r.s
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind == textToken && r.inCode() {
			if f := &r.fields[len(r.fields)-1]; len(f.code) < enough {
				f.code = append(f.code, s.data[s.from:min(s.to, s.from+enough)]...)
			}
		}
	}
}

// symbol is the character of a symbol font, as far as it has one outside of that font.
func (r *reader) symbol() string {
	v, _ := r.s.attr(wordSpace, "char")
	code := numeric("x" + string(v))
	if code >= 0xF000 && code <= 0xF0FF {
		code -= 0xF000
	}
	switch {
	case code == 0xFE || code == 0x52:
		return "☑"
	case code == 0xA8 || code == 0xA3 || code == 0x6F || code == 0x71:
		return "□"
	case code == 0xFC:
		return "√"
	case code == 0xFB || code == 0xFD:
		return "×"
	case code > 0x2000 && code < 0xE000:
		return string(code)
	}
	return ""
}
