package docx

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
)

// atom is what of a run stays in one piece: an element, or a stretch of one of text.
type atom struct {
	kid        int
	from, to   int
	text, gone bool
	// before and after are what is put around it.
	before, after []mark
}

// atoms cuts a run as the plan wants it; nil if it wants nothing.
func (m *runMarker) atoms(r *runSpan) []atom {
	p := m.plan
	low := sort.Search(len(p.marks), func(k int) bool { return p.marks[k].at >= r.from })
	high := sort.Search(len(p.marks), func(k int) bool { return p.marks[k].at > r.to })
	cut := sort.Search(len(p.cuts), func(k int) bool { return p.cuts[k].End > r.from })
	if low == high && (cut == len(p.cuts) || p.cuts[cut].Start >= r.to) {
		return nil
	}
	var out []atom
	touched := false
	for i := range r.kids {
		k := &r.kids[i]
		if !k.text {
			out = append(out, atom{kid: i, from: k.from, to: k.to})
			continue
		}
		k.start, k.stop = k.tagEnd, k.endTag
		if raw := m.s.data[k.tagEnd:k.endTag]; !k.keeps {
			k.start += len(raw) - len(bytes.TrimLeft(raw, " \t\r\n"))
			k.stop = k.start + len(bytes.TrimSpace(raw))
		}
		if k.start >= k.stop {
			out = append(out, atom{kid: i, from: k.from, to: k.to})
			continue
		}
		cuts, did := m.stretches(i, k)
		touched = touched || did
		out = append(out, cuts...)
	}
	if !touched {
		return nil
	}
	return out
}

// stretches cuts an element of text.
func (m *runMarker) stretches(i int, k *kid) (out []atom, touched bool) {
	p := m.plan
	places := []int{k.start, k.stop}
	c := sort.Search(len(p.cuts), func(n int) bool { return p.cuts[n].End > k.start })
	first := c
	for ; c < len(p.cuts) && p.cuts[c].Start < k.stop; c++ {
		places = append(places, max(p.cuts[c].Start, k.start), min(p.cuts[c].End, k.stop))
		touched = true
	}
	low := sort.Search(len(p.marks), func(n int) bool { return p.marks[n].at >= k.start })
	high := low
	for ; high < len(p.marks) && p.marks[high].at <= k.stop; high++ {
		places = append(places, p.marks[high].at)
	}
	sort.Ints(places)
	marks := p.marks[low:high]
	for n := 1; n < len(places); n++ {
		if places[n-1] == places[n] {
			continue
		}
		a := atom{kid: i, from: places[n-1], to: places[n], text: true}
		for first < len(p.cuts) && p.cuts[first].End <= a.from {
			first++
		}
		a.gone = first < len(p.cuts) && p.cuts[first].Start <= a.from
		for len(marks) > 0 && marks[0].at == a.from && marks[0].kind.after() { // of what is in front of the element
			marks = marks[1:]
		}
		a.before, marks = taken(marks, a.from, false)
		a.after, marks = taken(marks, a.to, true)
		touched = touched || len(a.before)+len(a.after) > 0
		out = append(out, a)
	}
	return out, touched
}

// pieces writes the run in pieces, by splices at the seams alone.
func (m *runMarker) pieces(r *runSpan, atoms []atom) []splice {
	var out []splice
	head := string(m.s.data[r.from:r.tagEnd]) + string(m.s.data[r.props.Start:r.props.End])
	cut := map[int]bool{}
	var last *atom
	for i := range atoms {
		a := &atoms[i]
		marks := a.before
		if last != nil {
			marks = append(last.after[:len(last.after):len(last.after)], a.before...)
		}
		between := m.between(r, marks)
		switch {
		case last == nil:
			if text := between + m.opening(r, a.gone); text != "" {
				out = append(out, splice{r.from, r.from, text})
			}
		case between != "" || last.gone != a.gone:
			inside := last.kid == a.kid
			text := r.end("r") + m.closing(r, last.gone) + between + m.opening(r, a.gone) + head
			at := r.kids[a.kid].from
			if inside {
				text = r.end(textName(last.gone)) + text + r.keeping(a.gone)
				at = a.from
				cut[a.kid] = true
			}
			out = append(out, splice{at, at, text})
		}
		last = a
	}
	if text := m.closing(r, last.gone) + m.between(r, last.after); text != "" {
		out = append(out, splice{r.to, r.to, text})
	}
	return append(out, m.retagged(r, atoms, cut)...)
}

// retagged changes the tags of text that is deleted or cut.
func (m *runMarker) retagged(r *runSpan, atoms []atom, cut map[int]bool) []splice {
	var out []splice
	for i := range atoms {
		a := &atoms[i]
		if !a.text {
			continue
		}
		k := &r.kids[a.kid]
		first, final := i == 0 || atoms[i-1].kid != a.kid, i+1 == len(atoms) || atoms[i+1].kid != a.kid
		if first && (a.gone || cut[a.kid] && !k.keeps) {
			out = append(out, splice{k.from, k.start, r.keeping(a.gone)})
		}
		if final && (a.gone || cut[a.kid] && k.stop < k.endTag) {
			out = append(out, splice{k.stop, k.to, r.end(textName(a.gone))})
		}
	}
	return out
}

// taken parts off the marks at a place that hang on the character in front, or behind.
func taken(marks []mark, at int, after bool) (some, rest []mark) {
	n := 0
	for n < len(marks) && marks[n].at == at && marks[n].kind.after() == after {
		n++
	}
	return marks[:n:n], marks[n:]
}

func (m *runMarker) opening(r *runSpan, gone bool) string {
	if !gone {
		return ""
	}
	m.revision++
	return r.tag("del", "id", fmt.Sprint(m.revision-1), "author", Author)
}

func (m *runMarker) closing(r *runSpan, gone bool) string {
	if !gone {
		return ""
	}
	return r.end("del")
}

// between writes the marks of one place.
func (m *runMarker) between(r *runSpan, marks []mark) string {
	var b strings.Builder
	for _, x := range marks {
		switch x.kind {
		case noteStart:
			b.WriteString(m.noteStart(r.mint, x.id))
		case noteEnd:
			b.WriteString(m.noteEnd(r.mint, x.id))
		default:
			b.WriteString(m.insertion(r, x.text))
		}
	}
	return b.String()
}

// insertion is new text in the format of a run. One that others have inserted is parted
// around it.
func (m *runMarker) insertion(r *runSpan, text string) string {
	m.revision++
	props := plainProperties(string(m.s.data[r.props.Start:r.props.End]), r.prefix)
	s := r.tag("ins", "id", fmt.Sprint(m.revision-1), "author", Author) +
		r.tag("r") + props + r.keeping(false) + escape(text) + r.end("t") + r.end("r") + r.end("ins")
	if r.inserted.Empty() {
		return s
	}
	tag := string(m.s.data[r.inserted.Start:r.inserted.End])
	name := tag[1:strings.IndexAny(tag, " \t\r\n/>")]
	return "</" + name + ">" + s + tag
}

// plainProperties are a run's properties without the changes of them that others have
// tracked.
func plainProperties(props, prefix string) string {
	from := strings.Index(props, "<"+prefix+"rPrChange")
	if from < 0 {
		return props
	}
	end := prefix + "rPrChange>"
	to := strings.LastIndex(props, "</"+end)
	if to < from {
		return ""
	}
	return props[:from] + props[to+len("</"+end):]
}
