package docx

import (
	"bytes"
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

// Note is a comment on a span of the text.
type Note struct {
	Span source.Span
	// Lines are the comment's paragraphs.
	Lines []string
}

// Annotate is the file with a comment for each note and a tracked change for each edit,
// all by Author. Comments and changes that the file had from Author before are replaced.
// The edits are Editable and do not overlap. It fails with an *Error, also if the result
// would not read as expected; nothing is written then.
func (d *Document) Annotate(notes []Note, edits []source.Edit) ([]byte, error) {
	return d.write(notes, edits, true)
}

// Track is the file with a tracked change by Author for each edit, in place of those of
// Author that it had. Comments stay.
// A file with a digital signature, which any change would break, is refused.
func (d *Document) Track(edits []source.Edit) ([]byte, error) {
	for name := range d.pack.entries {
		if strings.HasPrefix(name, "_xmlsignatures/") {
			return nil, &Error{"文件带有数字签名，修改会使签名失效，未写入；请去掉签名后再修改", "the file has a digital signature, which a change would break; nothing was written"}
		}
	}
	return d.write(nil, edits, false)
}

func (d *Document) write(notes []Note, edits []source.Edit, comment bool) ([]byte, error) {
	w := &marker{Document: d, plans: make([]plan, len(d.parts)), revision: 1, strict: bytes.Contains(d.parts[0].data, []byte("purl.oclc.org/ooxml/wordprocessingml"))}
	changed := map[string][]byte{}
	if comment {
		if err := w.comments(notes, changed); err != nil {
			return nil, err
		}
	}
	for _, e := range edits {
		w.edit(e)
	}
	for i := range d.parts {
		w.countRevisions(d.parts[i].data)
	}
	for i := range d.parts {
		p := &d.parts[i]
		data, err := w.mark(p.data, &w.plans[i])
		if err != nil {
			return nil, err
		}
		if p.own || !bytes.Equal(data, p.data) {
			changed[p.name] = data
		}
	}
	out, err := d.pack.with(changed)
	if err != nil {
		return nil, err
	}
	return out, d.verify(out, edits)
}

// verify reads what was written: without the changes it is the text as it was, with them
// the edited one.
func (d *Document) verify(out []byte, edits []source.Edit) error {
	failed := &Error{"写入的修订没有通过核对，未写入", "the tracked changes did not read back as they should; nothing was written"}
	want, err := source.Apply(d.text, edits)
	if err != nil {
		return failed
	}
	rejected, err := Read(out)
	if err != nil || rejected.text != d.text {
		return failed
	}
	if len(edits) == 0 {
		return nil
	}
	accepted, err := readAccepted(out)
	if err != nil || accepted.text != want {
		return failed
	}
	return nil
}

// markKind orders what stands at one place between two characters.
type markKind uint8

const (
	insertAfter markKind = iota // text behind the character in front
	noteEnd
	noteStart
	insertBefore // text in front of the character behind
)

// after tells the kinds that hang on the character in front.
func (k markKind) after() bool { return k <= noteEnd }

// mark is put between two characters of a part.
type mark struct {
	at   int
	kind markKind
	text string // of an insertion
	id   int    // of a comment
}

// plan is what is to be done in a part.
type plan struct {
	marks []mark
	cuts  []source.Span // deletions
	// holes are comments on paragraphs without text, by the place of their start tags.
	holes map[int][]int
}

// marker writes comments and changes into the parts.
type marker struct {
	*Document
	plans    []plan
	revision int // next number of a change
	strict   bool
	// back and ahead are made by nearest.
	back, ahead []int32
	// own are the numbers of the comments that are taken out.
	own map[string]bool
}

// edit plans an edit.
func (w *marker) edit(e source.Edit) {
	e, _ = e.Trimmed(w.text[e.Span.Start:e.Span.End])
	if e.Span.Empty() {
		if e.New != "" {
			w.insert(e)
		}
		return
	}
	first := true
	for i := w.segmentFrom(e.Span.Start); i < len(w.segments) && int(w.segments[i].doc) < e.Span.End; i++ {
		g := &w.segments[i]
		if g.n == 0 {
			continue
		}
		from, to := int(g.at), int(g.at+g.m)
		if g.m == 0 {
			from = int(g.at) + max(0, e.Span.Start-int(g.doc))
			to = int(g.at) + min(int(g.n), e.Span.End-int(g.doc))
		}
		p := &w.plans[g.part]
		if k := len(p.cuts) - 1; k >= 0 && p.cuts[k].End == from {
			p.cuts[k].End = to
		} else {
			p.cuts = append(p.cuts, source.Span{Start: from, End: to})
		}
		if first && e.New != "" {
			p.marks = append(p.marks, mark{at: to, kind: insertAfter, text: e.New})
		}
		first = false
	}
}

// insert plans an insertion: behind the character in front of it, or else in front of the
// one behind it.
func (w *marker) insert(e source.Edit) {
	at := e.Span.Start
	i := w.segmentFrom(at)
	for k := i - 1; k >= 0 && w.segments[k].end() == at; k-- {
		if g := &w.segments[k]; g.n > 0 && g.may {
			w.put(g, mark{at: int(g.at + max(g.n, g.m)), kind: insertAfter, text: e.New}, g.m)
			return
		}
	}
	for ; i < len(w.segments) && int(w.segments[i].doc) <= at; i++ {
		g := &w.segments[i]
		switch {
		case !g.may || g.n == 0:
		case int(g.doc) == at:
			w.put(g, mark{at: int(g.at), kind: insertBefore, text: e.New}, 0)
			return
		case g.m == 0:
			w.put(g, mark{at: int(g.at) + at - int(g.doc), kind: insertAfter, text: e.New}, 0)
			return
		}
	}
}

func (w *marker) put(g *segment, m mark, unit int32) {
	if unit > 0 {
		m.at = int(g.at + unit)
	}
	w.plans[g.part].marks = append(w.plans[g.part].marks, m)
}

// note plans the comment with the number on a span.
func (w *marker) note(s source.Span, id int) bool {
	s = w.within(s)
	from, to := w.anchor(s)
	if from < 0 {
		if w.first == nil {
			return false
		}
		w.hole(0, int(w.first.a), id)
		return true
	}
	a, b := &w.segments[from], &w.segments[to]
	if a.n == 0 {
		w.hole(a.part, int(a.at), id)
		return true
	}
	start, _ := w.stretch(a, s)
	_, end := w.stretch(b, s)
	p := &w.plans[a.part]
	p.marks = append(p.marks, mark{at: start, kind: noteStart, id: id}, mark{at: end, kind: noteEnd, id: id})
	return true
}

// stretch is the part of a segment that a span covers, as it stands in the file; the
// nearest character if it covers none.
func (w *marker) stretch(g *segment, s source.Span) (from, to int) {
	if g.m > 0 {
		return int(g.at), int(g.at + g.m)
	}
	text := w.text[g.doc:g.end()]
	low, high := min(max(s.Start-int(g.doc), 0), len(text)), min(max(s.End-int(g.doc), 0), len(text))
	if low >= high {
		if low == len(text) {
			_, n := utf8.DecodeLastRuneInString(text)
			low -= n
			high = len(text)
		} else {
			_, n := utf8.DecodeRuneInString(text[low:])
			high = low + n
		}
	}
	return int(g.at) + low, int(g.at) + high
}

func (w *marker) hole(part uint16, at, id int) {
	p := &w.plans[part]
	if p.holes == nil {
		p.holes = map[int][]int{}
	}
	p.holes[at] = append(p.holes[at], id)
}

// within is the span as far as it lies in one line or cell, and for places where no
// comment can stand the place that they hang on.
func (w *marker) within(s source.Span) source.Span {
	for range 4 { // a box in a note hangs on the note
		i := w.lineAt(s.Start)
		if i < 0 || w.lines[i].story == bodyStory {
			break
		}
		at := int(w.lines[i].host)
		if w.lines[i].story == headerStory || w.lines[i].story == footerStory {
			at = 0
		}
		s = source.Span{Start: at, End: at}
	}
	c := w.cell(s.Start)
	return source.Span{Start: max(s.Start, c.Start), End: max(max(s.Start, c.Start), min(s.End, c.End))}
}

// usable tells whether a comment can be put on a segment.
func (w *marker) usable(k int) bool {
	g := &w.segments[k]
	return g.part == 0 && !g.boxed && (g.may || g.n == 0)
}

// nearest finds for each segment the last usable one up to it and the first from it on,
// -1 if there is none.
func (w *marker) nearest() {
	w.back, w.ahead = make([]int32, len(w.segments)+1), make([]int32, len(w.segments)+1)
	last := int32(-1)
	for k := range w.segments {
		if w.usable(k) {
			last = int32(k)
		}
		w.back[k] = last
	}
	w.back[len(w.segments)] = last
	next := int32(-1)
	for k := len(w.segments); k >= 0; k-- {
		if k < len(w.segments) && w.usable(k) {
			next = int32(k)
		}
		w.ahead[k] = next
	}
}

// anchor finds the first and last segment of a span that a comment can be put on, or the
// nearest one; -1 if there is none.
func (w *marker) anchor(s source.Span) (from, to int) {
	i := w.segmentFrom(s.Start)
	end := max(i, sort.Search(len(w.segments), func(k int) bool { return int(w.segments[k].doc) >= s.End }))
	if i < end {
		first, last := int(w.ahead[i]), int(w.back[end-1])
		if first >= 0 && first <= last && w.segments[last].n > 0 {
			return first, last
		}
	}
	c := w.cell(s.Start)
	within := func(k int) bool {
		return k >= 0 && int(w.segments[k].doc) <= c.End && w.segments[k].end() >= c.Start && (w.segments[k].n == 0 || w.segments[k].end() > c.Start)
	}
	// The nearest text or empty paragraph: of the cell, behind it in the line, before it.
	for _, k := range []int{int(w.ahead[max(0, i-1)]), int(w.ahead[i]), int(w.back[max(0, min(i, len(w.segments)))])} {
		if within(k) {
			return k, k
		}
	}
	for _, k := range []int{int(w.back[i]), int(w.ahead[i])} {
		if k >= 0 {
			return k, k
		}
	}
	return -1, -1
}

// countRevisions lets the numbers of changes begin behind those of a part.
func (w *marker) countRevisions(data []byte) {
	const most = 1 << 29
	for rest := data; ; {
		k := bytes.Index(rest, []byte(`id="`))
		if k < 0 {
			return
		}
		rest = rest[k+len(`id="`):]
		end := bytes.IndexByte(rest[:min(len(rest), 12)], '"')
		if end < 0 {
			continue
		}
		if n, err := strconv.Atoi(string(rest[:end])); err == nil && n >= w.revision && n < most {
			w.revision = n + 1
		}
	}
}

// comments plans the comments and writes the part that holds them.
func (w *marker) comments(notes []Note, changed map[string][]byte) error {
	f, err := w.readComments()
	if err != nil {
		return err
	}
	w.own = f.own
	if len(notes) == 0 && len(f.own) == 0 {
		return nil
	}
	if n := len(notes); n > maxNotes {
		left := n - maxNotes
		notes = slices.Clone(notes[:maxNotes])
		last := &notes[maxNotes-1]
		last.Lines = append(slices.Clone(last.Lines), fmt.Sprintf("另有%d处，未逐一批注。", left))
	}
	w.nearest()
	var b strings.Builder
	id := f.next
	for _, n := range notes {
		if !w.note(n.Span, id) {
			return &Error{"文件里没有可以加批注的段落，未写入", "the file has no paragraph that could carry a comment; nothing was written"}
		}
		b.WriteString(commentText(f.mint, id, n.Lines))
		id++
	}
	return f.write(w, b.String(), changed)
}
