package docx

// eventKind is what stands at a place of the text, in the order in which it is read.
type eventKind uint8

const (
	// textEvent is the raw content of an element of text: a and b in the part.
	textEvent eventKind = iota + 1
	// unitEvent is what stands for one character or some that have no text of their own
	// in the part: c and d in the pool.
	unitEvent
	// labelEvent is a label that the program makes: c and d in the pool.
	labelEvent
	// tabEvent is a tabulator, breakEvent a line's end within a paragraph.
	tabEvent
	breakEvent
	// paraEvent begins a paragraph: its start tag is at a and b.
	paraEvent
	// tableEvent begins a table, tableEnd ends it.
	tableEvent
	tableEnd
	// rowEvent begins a row, with c columns left free in front.
	rowEvent
	// cellEvent begins a cell over c columns; flagged if it goes on from above.
	cellEvent
	// noteEvent is the reference to note c of the kind in a.
	noteEvent
	// storyEvent begins what stands apart from the text: the kind in a, its number in c.
	storyEvent
	// storyEnd ends a text box.
	storyEnd
)

// event is compact, since a small file may hold millions: what a to d are depends on the
// kind, and is said there.
type event struct {
	kind eventKind
	// flag, of text: it may be changed where it stands. Of a paragraph: its tag is empty.
	flag       bool
	part       uint16
	a, b, c, d int32
}

// storyKind is a text beside the main one.
type storyKind int32

const (
	bodyStory storyKind = iota
	boxStory
	footnoteStory
	endnoteStory
	headerStory
	footerStory
)

// name is how people call the kind.
func (k storyKind) name() string {
	switch k {
	case boxStory:
		return "文本框"
	case footnoteStory:
		return "脚注"
	case endnoteStory:
		return "尾注"
	case headerStory:
		return "页眉"
	case footerStory:
		return "页脚"
	}
	return ""
}

// numbered tells the kinds that readers count.
func (k storyKind) numbered() bool {
	return k == boxStory || k == footnoteStory || k == endnoteStory
}
