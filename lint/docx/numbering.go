package docx

import "strings"

// levels is the number of levels of a list.
const levels = 9

// maxLabel is how many bytes the text of a label may take; Word lets users write 31
// characters.
const maxLabel = 200

// level is how paragraphs of one level of a list are numbered.
type level struct {
	known  bool
	start  int
	format string
	text   string
	// restart: the level begins anew behind one above this level, counted from 1; 0: never;
	// -1: behind any above.
	restart int
	legal   bool // all numbers in the label are arabic
	hidden  bool
	nothing bool // nothing stands between label and text
	style   string
}

// abstractList is a list as it is defined, its counters shared by all that refer to it.
type abstractList struct {
	levels [levels]level
	link   string // name of the style that holds the levels
	count  [levels]int
	begun  [levels]bool
}

// list is a use of a definition.
type list struct {
	abstract string
	override [levels]level // where known
	start    [levels]int   // where restarted
	restarts [levels]bool
	done     [levels]bool // restarted before
}

// numbering is all lists of a file.
type numbering struct {
	abstract map[string]*abstractList
	lists    map[string]*list
	// styles gives, by the name of a list style, the list that it stands for.
	styles map[string]string
}

func readNumbering(data []byte) (*numbering, error) {
	n := &numbering{abstract: map[string]*abstractList{}, lists: map[string]*list{}, styles: map[string]string{}}
	s := newScanner(data)
	for s.next() {
		switch {
		case s.kind != startToken:
		case s.is("abstractNum"):
			id, _ := s.attr(wordSpace, "abstractNumId")
			n.abstract[string(id)] = readAbstract(s)
		case s.is("num"):
			id, _ := s.attr(wordSpace, "numId")
			n.lists[string(id)] = readList(s)
		}
	}
	return n, s.err
}

func readAbstract(s *scanner) *abstractList {
	a := &abstractList{}
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken {
			continue
		}
		switch {
		case s.is("lvl"):
			if i, ok := s.number("ilvl"); ok && i >= 0 && i < levels {
				a.levels[i] = readLevel(s)
			}
		case s.is("numStyleLink"):
			a.link = s.value()
		}
	}
	return a
}

func readLevel(s *scanner) level {
	l := level{known: true, start: 0, format: "decimal", restart: -1}
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken || s.space != wordSpace {
			continue
		}
		switch string(s.local) {
		case "start":
			l.start, _ = s.number("val")
		case "numFmt":
			l.format = s.value()
		case "lvlText":
			if l.text = s.value(); len(l.text) > maxLabel || strings.Count(l.text, "%") > levels {
				l.text = "" // each of very many paragraphs may have it
			}
		case "lvlRestart":
			l.restart, _ = s.number("val")
		case "isLgl":
			l.legal = s.on()
		case "vanish":
			l.hidden = s.on()
		case "suff":
			l.nothing = s.value() == "nothing"
		case "pStyle":
			l.style = s.value()
		}
	}
	return l
}

func readList(s *scanner) *list {
	n := &list{}
	at := -1
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken {
			continue
		}
		switch {
		case s.is("abstractNumId"):
			n.abstract = s.value()
		case s.is("lvlOverride"):
			if at, _ = s.number("ilvl"); at < 0 || at >= levels {
				at = -1
			}
		case s.is("startOverride") && at >= 0:
			n.start[at], n.restarts[at] = mustNumber(s), true
		case s.is("lvl") && at >= 0:
			n.override[at] = readLevel(s)
		}
	}
	return n
}

func mustNumber(s *scanner) int {
	n, _ := s.number("val")
	return n
}

// anew begins all counting anew.
func (n *numbering) anew() {
	for _, a := range n.abstract {
		a.begun = [levels]bool{}
	}
	for _, l := range n.lists {
		l.done = [levels]bool{}
	}
}

// definition is what a list refers to, through the style that it may be linked to.
func (n *numbering) definition(l *list) *abstractList {
	for range 8 { // links may form a loop
		a := n.abstract[l.abstract]
		if a == nil || a.link == "" {
			return a
		}
		if l = n.lists[n.styles[a.link]]; l == nil {
			return a
		}
	}
	return nil
}

// levelOf finds the level at which a list numbers paragraphs of a style.
func (n *numbering) levelOf(id, style string) int {
	if l := n.lists[id]; l != nil {
		if a := n.definition(l); a != nil {
			for i := range a.levels {
				if a.levels[i].style == style {
					return i
				}
			}
		}
	}
	return 0
}

// numberedAt is a level of a list, right after a paragraph of it was counted.
type numberedAt struct {
	list     *list
	abstract *abstractList
	at       int
}

// of is how level i is numbered.
func (p numberedAt) of(i int) *level {
	if p.list.override[i].known {
		return &p.list.override[i]
	}
	return &p.abstract.levels[i]
}

// count counts a paragraph; ok is false if there is no such level.
func (n *numbering) count(id string, at int) (p numberedAt, ok bool) {
	l := n.lists[id]
	if l == nil || at < 0 || at >= levels {
		return p, false
	}
	a := n.definition(l)
	if a == nil {
		return p, false
	}
	p = numberedAt{l, a, at}
	switch {
	case l.restarts[at] && !l.done[at]:
		a.count[at], l.done[at] = l.start[at], true
	case a.begun[at]:
		a.count[at]++
	default:
		a.count[at] = p.of(at).start
	}
	a.begun[at] = true
	for i := range at {
		if !a.begun[i] { // a level that was skipped shows its first number
			a.begun[i], a.count[i] = true, p.of(i).start
		}
	}
	for i := at + 1; i < levels; i++ {
		if r := p.of(i).restart; r < 0 || r > 0 && at < r {
			a.begun[i] = false
		}
	}
	return p, true
}

// label writes the label of the paragraph that was counted: the level's text with a
// number for each %1 … %9; "" if none is shown.
func (p numberedAt) label() string {
	lvl := p.of(p.at)
	if !lvl.known || lvl.hidden || lvl.format == "bullet" {
		return ""
	}
	var b strings.Builder
	for i := 0; i < len(lvl.text); i++ {
		c := lvl.text[i]
		if c != '%' || i+1 == len(lvl.text) || lvl.text[i+1] < '1' || lvl.text[i+1] > '9' {
			b.WriteByte(c)
			continue
		}
		i++
		k := int(lvl.text[i] - '1')
		format := p.of(k).format
		if lvl.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(numeral(format, p.abstract.count[k]))
	}
	text := strings.TrimRight(b.String(), " \t")
	if !lvl.nothing && text != "" && parted(text) {
		text += " "
	}
	return text
}

// parted tells whether a label and the text behind it would run together: it ends in no
// mark.
func parted(label string) bool {
	return !strings.HasSuffix(label, "、") && !strings.ContainsAny(label[len(label)-1:], ".):,;") &&
		!strings.HasSuffix(label, "．") && !strings.HasSuffix(label, "）") && !strings.HasSuffix(label, "：") && !strings.HasSuffix(label, "】") && !strings.HasSuffix(label, "。")
}
