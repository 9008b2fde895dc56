package docx

import "strings"

// part is a part of the file that holds text. Its data are without gaolint's own changes,
// as if none had been made.
type part struct {
	name string
	data []byte
	// own: the file's part holds changes of gaolint's, so that data differ from it.
	own bool
}

// reader reads the texts of a file into events.
type reader struct {
	pack *pack
	// accept: gaolint's own changes are taken as accepted like those of others.
	accept    bool
	styles    *styles
	numbering *numbering
	ties      map[string]relation // of the main part
	parts     []part

	s      *scanner
	part   uint16
	out    []event
	pool   []byte
	texts  int // events of text so far
	para   *paragraph
	fields []field
	// hiding counts the open fields whose result is no text of the writer's.
	hiding int
	// showAll: a field that hides never ends, so that none hides.
	showAll bool
	// chunks counts files of other kinds that stand in for text.
	chunks int
	tables int // open tables
	boxes  int // open text boxes
	boxed  int // text boxes so far
	// join: the mark of the paragraph before is deleted, so that the next one goes on; slot
	// is where its label waits.
	join bool
	slot int
	// notes are the numbers of the notes that are mentioned, counts how many of each kind;
	// headers are the mentions of headers and footers.
	notes   map[reference]int
	counts  map[storyKind]int
	headers []reference
	// first is the first paragraph of the main text, for what has no other place.
	first *event
}

// reference is a mention of another text.
type reference struct {
	kind storyKind
	id   string
}

// readPack reads all texts of a file.
func readPack(p *pack, accept bool) (*reader, error) {
	r := &reader{pack: p, accept: accept, numbering: &numbering{}, styles: &styles{}, notes: map[reference]int{}, counts: map[storyKind]int{}}
	var err error
	if r.ties, err = p.relations(p.main); err != nil {
		return nil, err
	}
	if err := r.definitions(); err != nil {
		return nil, err
	}
	if err := r.story(p.main, (*reader).body); err != nil {
		return nil, err
	}
	for _, k := range []struct {
		kind storyKind
		tie  string
	}{{footnoteStory, "footnotes"}, {endnoteStory, "endnotes"}} {
		name := r.tied(k.tie)
		if name == "" || r.counts[k.kind] == 0 {
			continue
		}
		if err := r.story(name, func(r *reader) { r.notesOf(k.kind) }); err != nil {
			return nil, err
		}
	}
	done := map[string]bool{}
	for _, h := range r.headers {
		name := r.ties[h.id].target
		if name == "" || done[name] || len(done) >= maxHeaders {
			continue
		}
		done[name] = true
		if err := r.story(name, func(r *reader) { r.apart(h.kind, 0); r.children(context{}) }); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// tied is the name of the part that the main one is tied to in the way, "" if none is.
func (r *reader) tied(kind string) string {
	best := ""
	for _, t := range r.ties {
		if t.kind == kind && r.pack.entries[fold(t.target)] != nil && (best == "" || t.target < best) {
			best = t.target
		}
	}
	return best
}

// definitions reads styles and lists.
func (r *reader) definitions() error {
	for _, k := range []string{"numbering", "styles"} {
		name := r.tied(k)
		data, err := r.pack.read(name)
		if err == nil && k == "numbering" {
			r.numbering, err = readNumbering(data)
		} else if err == nil {
			r.styles, err = readStyles(data, r.numbering)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// story reads a part with f, which stands at its root.
func (r *reader) story(name string, f func(*reader)) error {
	data, err := r.pack.read(name)
	if err != nil || data == nil {
		return err
	}
	p := part{name: name, data: data}
	if !r.accept {
		if p.data, p.own, err = withoutOwn(data); err != nil {
			return err
		}
	}
	r.part = uint16(len(r.parts))
	r.parts = append(r.parts, p)
	before := *r
	f(r.reset(p.data))
	if r.s.err == nil && r.hiding > 0 { // a field that does not end hides nothing
		*r = before
		r.numbering.anew()
		r.showAll = true
		f(r.reset(p.data))
	}
	return r.s.err
}

// reset begins a part.
func (r *reader) reset(data []byte) *reader {
	r.s = newScanner(data)
	r.para, r.fields, r.hiding, r.join, r.tables, r.boxes = nil, nil, 0, false, 0, 0
	for r.s.next() && r.s.kind != startToken {
	}
	return r
}

// body reads the main part, at whose root the scanner stands.
func (r *reader) body() {
	if r.s.err == nil && !r.s.is("document") {
		r.s.err = errDamaged()
		return
	}
	r.children(context{})
}

// notesOf reads the notes that the text refers to.
func (r *reader) notesOf(kind storyKind) {
	for depth := r.s.depth(); r.s.next() && (r.s.kind != endToken || r.s.depth() > depth); {
		if r.s.kind != startToken {
			continue
		}
		id, _ := r.s.attr(wordSpace, "id")
		if n := r.notes[reference{kind, string(id)}]; n > 0 && (r.s.is("footnote") || r.s.is("endnote")) {
			r.apart(kind, n)
			r.children(context{})
		} else {
			r.s.skip()
		}
	}
}

// apart begins a text beside the main one.
func (r *reader) apart(kind storyKind, number int) {
	r.join = false
	r.emit(event{kind: storyEvent, a: int32(kind), c: int32(number)})
}

func (r *reader) emit(e event) {
	e.part = r.part
	r.out = append(r.out, e)
}

// say emits text that does not stand in the part as such.
func (r *reader) say(kind eventKind, text string) {
	from := len(r.pool)
	r.pool = append(r.pool, text...)
	r.emit(event{kind: kind, a: int32(r.s.from), b: int32(r.s.to), c: int32(from), d: int32(len(r.pool))})
}

// field is a field whose end has not come.
type field struct {
	result bool
	hides  bool
	// code is the beginning of its instruction.
	code []byte
}

// hidesResult tells the fields whose result is made by the program: contents and page
// numbers.
func hidesResult(code string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(code, " "), " ")
	switch strings.ToUpper(word) {
	case "TOC", "PAGE", "NUMPAGES", "SECTIONPAGES":
		return true
	}
	return false
}

// fieldMark takes up the character that begins, parts or ends a field.
func (r *reader) fieldMark() {
	kind, _ := r.s.attr(wordSpace, "fldCharType")
	top := len(r.fields) - 1
	switch string(kind) {
	case "begin":
		if len(r.fields) < maxDepth {
			r.fields = append(r.fields, field{})
		}
	case "separate":
		if top >= 0 && !r.fields[top].result {
			f := &r.fields[top]
			f.result, f.hides = true, !r.showAll && hidesResult(string(f.code))
			if f.hides {
				r.hiding++
			}
		}
	case "end":
		if top >= 0 {
			if r.fields[top].hides {
				r.hiding--
			}
			r.fields = r.fields[:top]
		}
	}
}

// inCode tells whether the place is within a field's instruction.
func (r *reader) inCode() bool {
	return len(r.fields) > 0 && !r.fields[len(r.fields)-1].result
}

// silent tells whether text at the place is not the writer's.
func (r *reader) silent() bool { return r.hiding > 0 || r.inCode() }

// refer notes a mention of another text.
func (r *reader) refer(kind storyKind) {
	id, _ := r.s.attr(wordSpace, "id")
	n := reference{kind, string(id)}
	if r.notes[n] == 0 {
		if len(r.notes) >= maxEntries {
			return
		}
		r.counts[kind]++
		r.notes[n] = r.counts[kind]
	}
	r.emit(event{kind: noteEvent, a: int32(kind), c: int32(r.notes[n])})
}
