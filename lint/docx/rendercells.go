package docx

import "gaolint/lint/docx/cells"

// raw writes the content of an element of text.
func (w *writer) raw(e *event) {
	data := w.parts[e.part].data[:e.b]
	from := int(e.a)
	flush := func(to int) {
		if from < to {
			w.piece(string(data[from:to]), e, from, 0, e.flag)
		}
	}
	for i := from; i < len(data); {
		c := data[i]
		if c >= ' ' && c != '&' && c != '|' && c != 0x7F {
			i++
			continue
		}
		flush(i)
		n, text, may := 1, " ", false
		switch {
		case c == '&':
			r, size := entity(data[i:])
			n, text, may = max(size, 1), string(r), true
			if size == 0 {
				text = "&"
			} else if r < ' ' || r == 0x7F || r == '|' {
				text, may = "�", false
			}
			may = may && e.flag
		case c == '|':
			text, may = cells.InnerMark, e.flag
		case c == '\n' || c == '\r' || c == '\t':
			for i+n < len(data) && (data[i+n] == '\n' || data[i+n] == '\r' || data[i+n] == '\t') {
				n++
			}
		default:
			text = "�"
		}
		w.unit(text, e, i, i+n, may)
		i += n
		from = i
	}
	flush(len(data))
}

func (w *writer) unit(text string, e *event, from, to int, may bool) {
	w.piece(text, e, from, to-from, may)
}

// piece writes text that stands at a place in a part.
func (w *writer) piece(text string, e *event, at, length int, may bool) {
	if w.inData() && !w.row.cell {
		return
	}
	w.openLine()
	folded := w.settle(text)
	s := segment{doc: int32(len(w.out)), at: int32(at), n: int32(len(text)), m: int32(length), part: e.part, may: may, folded: folded, boxed: w.boxed()}
	if k := len(w.segments) - 1; k >= 0 && length == 0 && !folded {
		last := &w.segments[k]
		if last.m == 0 && last.n > 0 && last.end() == len(w.out) && last.at+last.n == s.at && last.part == s.part && last.may == may {
			last.n += s.n
			w.out = append(w.out, text...)
			w.note(text)
			return
		}
	}
	w.segments = append(w.segments, s)
	w.out = append(w.out, text...)
	w.note(text)
}

// note tells the line and row that they hold text.
func (w *writer) note(text string) {
	for _, r := range text {
		if r > ' ' && r != 0x3000 && r != 0xA0 {
			w.filled, w.row.text = true, true
			return
		}
	}
}

func (w *writer) beginRow(e *event) {
	if !w.inData() {
		return
	}
	w.endRow()
	w.row.number++
	w.row.open, w.row.cell, w.row.spans, w.row.text = true, false, false, false
	w.row.segments, w.row.borders = len(w.segments), len(w.borders)
	l := line{doc: int32(len(w.out)), table: w.tables, number: w.row.number}
	if n := len(w.stories); n > 0 {
		l.story, l.of, l.host = w.stories[n-1].kind, w.stories[n-1].number, w.stories[n-1].host
	}
	w.lines = append(w.lines, l)
	w.bar()
	w.fill(e.c)
}

// bar writes a border.
func (w *writer) bar() {
	w.borders = append(w.borders, int32(len(w.out)))
	w.out = append(w.out, cells.Border...)
}

// fill adds empty cells that belong to another one's span.
func (w *writer) fill(n int32) {
	for ; n > 0 && w.row.fills > 0; n-- {
		w.row.fills--
		w.bar()
	}
}

func (w *writer) beginCell(e *event) {
	if !w.inData() {
		w.endLine()
		return
	}
	if !w.row.open {
		return
	}
	w.endCell()
	w.row.cell, w.row.start, w.row.span, w.row.hole, w.fold = true, len(w.out), e.c, event{}, false
	if e.flag {
		w.row.spans = true
	}
}

func (w *writer) endCell() {
	if !w.row.cell {
		return
	}
	w.row.cell, w.fold = false, false
	if h := w.row.hole; len(w.out) == w.row.start && h.kind != 0 {
		w.segments = append(w.segments, segment{doc: int32(len(w.out)), at: h.a, m: h.b - h.a, part: h.part, empty: h.flag, boxed: w.boxed()})
	}
	w.bar()
	w.fill(w.row.span - 1)
}

// endRow ends the row. Rows without text, which part tables to the eye, are left out
// unless a label reaches over them.
func (w *writer) endRow() {
	if !w.row.open {
		return
	}
	w.endCell()
	w.row.open = false
	if !w.row.text && !w.row.spans {
		w.out = w.out[:w.lines[len(w.lines)-1].doc]
		w.lines = w.lines[:len(w.lines)-1]
		w.segments = w.segments[:w.row.segments]
		w.borders = w.borders[:w.row.borders]
		return
	}
	w.out = append(w.out, '\n')
}
