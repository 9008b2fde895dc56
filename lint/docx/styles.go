package docx

// style is what of a style matters to the text.
type style struct {
	based    string
	list     string // numbering, "" none said, "0" switched off
	level    int
	levelSet bool
	hidden   bool
	shown    bool // says that text is not hidden
}

// styles are the styles of a file by their names.
type styles struct {
	of map[string]*style
	// normal is the default style of paragraphs.
	normal string
}

func readStyles(data []byte, n *numbering) (*styles, error) {
	out := &styles{of: map[string]*style{}}
	s := newScanner(data)
	for s.next() {
		if s.kind != startToken || !s.is("style") {
			continue
		}
		id, _ := s.attr(wordSpace, "styleId")
		kind, _ := s.attr(wordSpace, "type")
		std, _ := s.attr(wordSpace, "default")
		name := string(id)
		if string(kind) == "paragraph" && (string(std) == "1" || string(std) == "true") {
			out.normal = name
		}
		st := readStyle(s)
		out.of[name] = st
		if string(kind) == "numbering" && st.list != "" {
			n.styles[name] = st.list
		}
	}
	return out, s.err
}

func readStyle(s *scanner) *style {
	st := &style{}
	for depth := s.depth(); s.next() && (s.kind != endToken || s.depth() > depth); {
		if s.kind != startToken || s.space != wordSpace {
			continue
		}
		switch string(s.local) {
		case "basedOn":
			st.based = s.value()
		case "numId":
			st.list = s.value()
		case "ilvl":
			st.level, st.levelSet = s.number("val")
		case "vanish":
			st.hidden = s.on()
			st.shown = !st.hidden
		case "tblStylePr", "pPrChange", "rPrChange":
			s.skip()
		}
	}
	return st
}

// numbered gives the list and level of a style's paragraphs.
func (t *styles) numbered(name string, n *numbering) (list string, at int) {
	for range 32 { // styles may form a loop
		st := t.of[name]
		if st == nil {
			return "", 0
		}
		if st.list != "" {
			if st.levelSet {
				return st.list, st.level
			}
			return st.list, n.levelOf(st.list, name)
		}
		name = st.based
	}
	return "", 0
}

// hidden tells whether text of a style is hidden; ok: the style says.
func (t *styles) hidden(name string) (hidden, ok bool) {
	for range 32 {
		st := t.of[name]
		if st == nil {
			return false, false
		}
		if st.hidden || st.shown {
			return st.hidden, true
		}
		name = st.based
	}
	return false, false
}
