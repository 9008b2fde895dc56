package docx

import (
	"unicode/utf8"

	"gaolint/lint/docx/cells"
)

// writer makes the text of the events.
type writer struct {
	*reader
	data []bool // for each table, whether it holds data
	out  []byte
	most int

	segments []segment
	lines    []line
	borders  []int32
	apart    int
	notes    map[[2]int32]int32

	seen    int   // tables so far
	tables  int32 // of data, so far
	paras   int32 // paragraphs of the main text so far
	stack   []bool
	stories []told
	row     rowState
	// inLine: a line is being written, which holds text if filled. counted: the paragraph
	// has its number.
	inLine, filled, counted bool
	fold                    bool // a paragraph of the cell has ended
}

// told is a text that is being written, and what counts it.
type told struct {
	kind         storyKind
	number, host int32
}

// rowState is the row of a data table that is being written.
type rowState struct {
	open, cell bool
	// start of the cell in the text; hole is its first paragraph.
	start int
	hole  event
	span  int32
	// spans: a cell from above goes on in the row. text: a cell is not empty.
	spans, text bool
	number      int32
	// segments and borders before the row.
	segments, borders int
	fills             int // borders that may still be added for spans
}

// dataTables tells for each table whether it holds data or lays out text.
func (w *writer) dataTables() []bool {
	type open struct {
		id, cells, widest, han, lines int
		layout                        bool
	}
	var data []bool
	var stack []open
	endCell := func(t *open) {
		t.layout = t.layout || cells.IsArticle(t.han, t.lines)
		t.han, t.lines = 0, 0
	}
	for i := range w.reader.out {
		e := &w.reader.out[i]
		if e.kind == tableEvent {
			if len(stack) > 0 {
				stack[len(stack)-1].layout = true
			}
			stack = append(stack, open{id: len(data)})
			data = append(data, false)
			continue
		}
		if len(stack) == 0 {
			continue
		}
		t := &stack[len(stack)-1]
		switch e.kind {
		case rowEvent:
			endCell(t)
			t.cells = int(e.c)
		case cellEvent:
			endCell(t)
			t.cells += int(e.c)
			t.widest = max(t.widest, t.cells)
		case paraEvent, breakEvent:
			t.lines++
		case textEvent:
			t.han += cells.CountHan(w.parts[e.part].data[e.a:e.b])
		case tableEnd:
			endCell(t)
			data[t.id] = !t.layout && t.widest > 1
			stack = stack[:len(stack)-1]
		}
	}
	return data
}

func (w *writer) all() error {
	w.apart = -1
	w.row.fills = w.most
	for i := range w.reader.out {
		e := &w.reader.out[i]
		w.event(e)
		if len(w.out) > w.most {
			return errTooLarge()
		}
	}
	w.endLine()
	return nil
}

// inData tells whether the place is in a table of data.
func (w *writer) inData() bool { return len(w.stack) > 0 && w.stack[len(w.stack)-1] }

func (w *writer) event(e *event) {
	switch e.kind {
	case paraEvent:
		w.paragraph(e)
	case labelEvent:
		if e.c < e.d {
			w.generated(string(w.pool[e.c:e.d]))
		}
	case textEvent:
		w.raw(e)
	case unitEvent:
		w.unit(string(w.pool[e.c:e.d]), e, int(e.a), int(e.b), false)
	case tabEvent:
		w.blank(e)
	case breakEvent:
		if w.inData() {
			w.fold = w.fold || len(w.out) > w.row.start
		} else {
			w.endLine()
		}
	case tableEvent:
		w.endLine()
		w.stack = append(w.stack, w.data[w.seen])
		if w.data[w.seen] {
			w.tables++
			w.row.number = 0
		}
		w.seen++
	case tableEnd:
		w.endRow()
		w.endLine()
		w.stack = w.stack[:len(w.stack)-1]
	case rowEvent:
		w.beginRow(e)
	case cellEvent:
		w.beginCell(e)
	case noteEvent:
		w.notes[[2]int32{e.a, e.c}] = int32(len(w.out))
	case storyEvent:
		w.story(e)
	case storyEnd:
		w.endStory()
	}
}

// story begins a text beside the main one; a box in a table's cell belongs to the cell.
func (w *writer) story(e *event) {
	kind := storyKind(e.a)
	t := told{kind: kind, number: e.c, host: int32(len(w.out))}
	if kind == boxStory {
		if n := len(w.lines); n > 0 && !w.inData() {
			t.host = w.lines[n-1].doc
		}
	} else {
		w.stories = w.stories[:0]
		w.stack = w.stack[:0]
	}
	if !w.inData() {
		w.endLine()
	}
	if kind != boxStory && w.apart < 0 {
		w.apart = len(w.out)
	}
	if kind == footnoteStory || kind == endnoteStory {
		t.host = w.notes[[2]int32{e.a, e.c}]
	}
	w.stories = append(w.stories, t)
}

func (w *writer) endStory() {
	if !w.inData() {
		w.endLine()
	}
	if n := len(w.stories); n > 0 {
		w.stories = w.stories[:n-1]
	}
}

func (w *writer) paragraph(e *event) {
	if w.inData() {
		if w.row.hole.kind == 0 {
			w.row.hole = *e
		}
		w.fold = w.fold || w.row.cell && len(w.out) > w.row.start
		return
	}
	w.endLine()
	w.counted = false
}

// openLine begins a line of the text if none is being written.
func (w *writer) openLine() {
	if w.inLine || w.inData() {
		return
	}
	l := line{doc: int32(len(w.out))}
	if n := len(w.stories); n > 0 {
		t := w.stories[n-1]
		l.story, l.of, l.host = t.kind, t.number, t.host
	} else {
		if !w.counted {
			w.paras++
		}
		w.counted = true
		l.number = w.paras
	}
	w.lines = append(w.lines, l)
	w.inLine, w.filled = true, false
}

// endLine ends the line that is being written; one without text is taken back.
func (w *writer) endLine() {
	if !w.inLine {
		return
	}
	w.inLine = false
	l := w.lines[len(w.lines)-1]
	if !w.filled {
		w.out = w.out[:l.doc]
		w.lines = w.lines[:len(w.lines)-1]
		for n := len(w.segments); n > 0 && w.segments[n-1].doc >= l.doc; n-- {
			w.segments = w.segments[:n-1]
		}
		if l.story == bodyStory {
			w.paras, w.counted = w.paras-1, false
		}
		return
	}
	w.out = append(w.out, '\n')
}

func (w *writer) boxed() bool {
	return len(w.stories) > 0 && w.stories[len(w.stories)-1].kind == boxStory
}

// generated writes what the program makes.
func (w *writer) generated(text string) {
	if w.inData() && !w.row.cell {
		return
	}
	w.openLine()
	w.settle(text)
	w.out = append(w.out, text...)
}

// settle writes what parts two paragraphs of a cell, and tells whether a fold is there.
func (w *writer) settle(next string) bool {
	if !w.fold {
		return false
	}
	w.fold = false
	before, _ := utf8.DecodeLastRune(w.out)
	after, _ := utf8.DecodeRuneInString(next)
	if !cells.IsWide(before) || !cells.IsWide(after) {
		w.out = append(w.out, ' ')
	}
	return true
}

// blank writes a tabulator: a blank between texts, nothing at a line's beginning.
func (w *writer) blank(e *event) {
	if w.inData() && (!w.row.cell || len(w.out) == w.row.start) || !w.inData() && !w.inLine || len(w.out) == 0 {
		return
	}
	if w.out[len(w.out)-1] == ' ' {
		if k := len(w.segments) - 1; k >= 0 && w.segments[k].end() == len(w.out) {
			w.segments[k].dropped = true
		}
		return
	}
	n := len(w.segments)
	w.unit(" ", e, int(e.a), int(e.b), false)
	if len(w.segments) > n {
		w.segments[n].tab = true
	}
}
