package docx

import (
	"bytes"
	"fmt"
	"sort"
	"strings"

	"gaolint/lint/source"
)

// mint makes elements of Word's namespace in the prefix that holds at a place.
type mint struct {
	prefix string // with its colon
	strict bool
}

// tag is a start tag with attributes, given as names and values.
func (m mint) tag(local string, attrs ...string) string {
	var b strings.Builder
	b.WriteString("<" + m.prefix + local)
	prefix := m.prefix
	if prefix == "" && len(attrs) > 0 { // attributes have no default namespace
		prefix = "w:"
		b.WriteString(` xmlns:w="` + m.namespace() + `"`)
	}
	for i := 0; i+1 < len(attrs); i += 2 {
		fmt.Fprintf(&b, ` %s%s="%s"`, prefix, attrs[i], escape(attrs[i+1]))
	}
	b.WriteString(">")
	return b.String()
}

// namespace is that of Word's elements in the file.
func (m mint) namespace() string {
	if m.strict {
		return strictNamespace
	}
	return wordNamespace
}

func (m mint) end(local string) string { return "</" + m.prefix + local + ">" }

// keeping is the start tag of text whose blanks count.
func (m mint) keeping(deleted bool) string {
	return "<" + m.prefix + textName(deleted) + ` xml:space="preserve">`
}

func textName(deleted bool) string {
	if deleted {
		return "delText"
	}
	return "t"
}

// kid is an element of a run.
type kid struct {
	// from and to are its place, tagEnd and endTag the inner ends of its tags.
	from, to, tagEnd, endTag int
	text, keeps              bool
	// own: the reference of a comment that is taken out.
	own bool
	// start and stop are the text without the blanks that do not count.
	start, stop int
}

// runSpan is a run as it stands in a part.
type runSpan struct {
	mint
	depth            int
	from, tagEnd, to int
	props            source.Span
	kids             []kid
	// inserted is the start tag of the insertion that is the run's parent.
	inserted source.Span
}

// runMarker goes through a part and makes its plan.
type runMarker struct {
	*marker
	s     *scanner
	plan  *plan
	list  []splice
	runs  []runSpan
	tags  []source.Span // start tags of the open elements that are insertions, else empty
	holes []int         // depths of open paragraphs that are holes, with their comments
	ids   [][]int
	// branches are the open elements with several branches.
	branches []branching
}

// mark makes a plan in a part.
func (w *marker) mark(data []byte, p *plan) ([]byte, error) {
	takesOut := len(w.own) > 0 && bytes.Contains(data, []byte("comment"))
	if len(p.marks) == 0 && len(p.cuts) == 0 && len(p.holes) == 0 && !takesOut {
		return data, nil
	}
	sort.SliceStable(p.marks, func(i, j int) bool {
		if p.marks[i].at != p.marks[j].at {
			return p.marks[i].at < p.marks[j].at
		}
		return p.marks[i].kind < p.marks[j].kind
	})
	sort.Slice(p.cuts, func(i, j int) bool { return p.cuts[i].Start < p.cuts[j].Start })
	m := &runMarker{marker: w, s: newScanner(data), plan: p}
	for m.s.next() {
		switch m.s.kind {
		case startToken:
			m.begin()
		case endToken:
			m.end()
		}
	}
	if m.s.err != nil {
		return nil, m.s.err
	}
	return spliced(data, m.list), nil
}

func (m *runMarker) here() mint { return mint{string(m.s.prefix), m.strict} }

func (m *runMarker) begin() {
	s := m.s
	depth := s.depth()
	tag := source.Span{}
	if s.is("ins") || s.is("moveTo") {
		tag = source.Span{Start: s.from, End: s.to}
	}
	m.tags = append(m.tags[:depth-1], tag)
	m.beginBranch()
	switch {
	case s.is("r"):
		r := runSpan{mint: m.here(), depth: depth, from: s.from, tagEnd: s.to}
		if depth > 1 {
			r.inserted = m.tags[depth-2]
		}
		m.runs = append(m.runs, r)
	case s.is("p") && m.plan.holes[s.from] != nil:
		ids := m.plan.holes[s.from]
		if s.empty {
			m.list = append(m.list, splice{s.to - 2, s.to, ">" + m.remarks(ids) + m.here().end("p")})
			break
		}
		m.holes, m.ids = append(m.holes, depth), append(m.ids, ids)
	case s.is("commentRangeStart") || s.is("commentRangeEnd"):
		if id, _ := s.attr(wordSpace, "id"); m.own[string(id)] {
			m.takeOut()
			return
		}
	}
	if top := m.top(); top != nil && top.depth == depth-1 {
		m.beginKid(top)
	}
}

// takeOut drops the element that the scanner stands at the start of.
func (m *runMarker) takeOut() {
	from := m.s.from
	if m.s.skip() {
		m.list = append(m.list, splice{from, m.s.to, ""})
	}
}

// remarks are comments on a place without text.
func (m *runMarker) remarks(ids []int) string {
	var b strings.Builder
	for _, id := range ids {
		b.WriteString(m.noteStart(m.here(), id))
		b.WriteString(m.noteEnd(m.here(), id))
	}
	return b.String()
}

func (m *runMarker) noteStart(in mint, id int) string {
	t := in.tag("commentRangeStart", "id", fmt.Sprint(id))
	return t[:len(t)-1] + "/>"
}

func (m *runMarker) noteEnd(in mint, id int) string {
	end, ref := in.tag("commentRangeEnd", "id", fmt.Sprint(id)), in.tag("commentReference", "id", fmt.Sprint(id))
	return end[:len(end)-1] + "/>" + in.tag("r") + ref[:len(ref)-1] + "/>" + in.end("r")
}

func (m *runMarker) top() *runSpan {
	if len(m.runs) == 0 {
		return nil
	}
	return &m.runs[len(m.runs)-1]
}

func (m *runMarker) beginKid(top *runSpan) {
	s := m.s
	if s.is("rPr") {
		top.props = source.Span{Start: s.from, End: s.from}
		return
	}
	k := kid{from: s.from, tagEnd: s.to, text: s.is("t") && !s.empty}
	if k.text {
		keep, _ := s.attr(xmlSpace, "space")
		k.keeps = string(keep) == "preserve"
	}
	if s.is("commentReference") {
		id, _ := s.attr(wordSpace, "id")
		k.own = m.own[string(id)]
	}
	top.kids = append(top.kids, k)
}

func (m *runMarker) end() {
	s := m.s
	depth := s.depth()
	m.endBranch()
	if n := len(m.holes); n > 0 && m.holes[n-1] == depth {
		m.list = append(m.list, splice{s.from, s.from, m.remarks(m.ids[n-1])})
		m.holes, m.ids = m.holes[:n-1], m.ids[:n-1]
	}
	top := m.top()
	if top == nil {
		return
	}
	switch {
	case top.depth == depth:
		top.to = s.to
		if s.empty {
			top.tagEnd = s.to
		}
		run := *top
		m.runs = m.runs[:len(m.runs)-1]
		m.run(&run)
	case top.depth == depth-1 && s.is("rPr"):
		top.props.End = s.to
	case top.depth == depth-1 && len(top.kids) > 0:
		k := &top.kids[len(top.kids)-1]
		k.to, k.endTag = s.to, s.from
	}
}

// run makes what the plan has for a run.
func (m *runMarker) run(r *runSpan) {
	others := false
	for i := range r.kids {
		k := &r.kids[i]
		others = others || !k.own
	}
	if len(r.kids) > 0 && !others {
		m.list = append(m.list, splice{r.from, r.to, ""})
		return
	}
	for i := range r.kids {
		if k := &r.kids[i]; k.own {
			m.list = append(m.list, splice{k.from, k.to, ""})
		}
	}
	if atoms := m.atoms(r); atoms != nil {
		m.list = append(m.list, m.pieces(r, atoms)...)
	}
}
