package syntax

import (
	"path"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// headingRunes is the length in code points up to which a numbered line without a
// sentence in it is taken for a heading.
const headingRunes = 60

// Parse cuts the document into blocks. Known gives the block of a line, one from an earlier
// text or what Line makes of it; nil stands for one that knows none.
func Parse(doc *source.Document, known func(line string, kind Kind) *Block) *Tree {
	if known == nil {
		known = func(line string, kind Kind) *Block {
			b := Line(line, kind, nil)
			return &b
		}
	}
	t := &Tree{Doc: doc, Blocks: make([]Placed, 0, Estimate(doc))}
	text := doc.Text()
	plain := IsPlain(doc)
	// What never closes hides nothing: an opening mark behind the last closing one is text.
	lastClose, lastFence := last(text, "-->"), -1
	if !plain {
		lastFence = max(last(text, "\n```"), last(text, "\n~~~"))
	}
	comment, fence := false, ""
	add := func(start, end, number int) {
		line := text[start:end]
		if isBlank(line) {
			return
		}
		kind := Paragraph
		switch {
		case comment || start < lastClose && opensComment(line):
			kind = Comment
			comment = !strings.Contains(line, "-->")
		case plain && strings.HasPrefix(strings.TrimLeft(line, " \t"), "# gaolint-"):
			kind = Comment
		case fence != "" || start < lastFence && isFence(line):
			kind = Code
			fence = nextFence(fence, line)
		}
		b := known(line, kind)
		t.Blocks = append(t.Blocks, Placed{Block: b, Start: start, Line: number})
	}
	broken := strings.IndexByte(text, lineBreak) >= 0 || strings.IndexByte(text, pageBreak) >= 0
	for i := range doc.Lines() {
		span := doc.Line(i)
		for broken {
			n := strings.IndexAny(text[span.Start:span.End], "\v\f")
			if n < 0 {
				break
			}
			add(span.Start, span.Start+n, i)
			span.Start += n + 1
		}
		add(span.Start, span.End, i)
	}
	t.tile()
	return t
}

// IsPlain tells whether the document is plain text, by its name's ending; any other is read
// as Markdown.
func IsPlain(doc *source.Document) bool { return strings.EqualFold(path.Ext(doc.Name()), ".txt") }

// Estimate is about how many blocks the text has: most texts have blank lines between.
func Estimate(doc *source.Document) int {
	n := doc.Lines()/2 + 1
	for _, c := range []string{"\v", "\f"} {
		n += strings.Count(doc.Text(), c)
	}
	return n
}

// last is strings.LastIndex with a quick way out: most texts have none of what is looked
// for, and searching forward is many times faster than backward.
func last(text, mark string) int {
	if strings.IndexByte(text, mark[len(mark)-1]) < 0 || !strings.Contains(text, mark) {
		return -1
	}
	return strings.LastIndex(text, mark)
}

// tile gives every block the text from its line's start to the next block's; blank
// lines before the first block are the first block's.
func (t *Tree) tile() {
	for i := range t.Blocks {
		b := &t.Blocks[i]
		b.Tile = source.Span{Start: b.Start, End: t.Doc.Len()}
		if i == 0 {
			b.Tile.Start = 0
		} else {
			t.Blocks[i-1].Tile.End = b.Start
		}
	}
}

// Line makes the block of a line. Kind is Paragraph for a line that is to be told by its
// shape; Comment and Code stand. Its signs are cut from room, as by zh.Survey.
func Line(line string, kind Kind, room *[]int32) Block {
	b := Block{Kind: kind, Text: line}
	if kind == Comment || kind == Code {
		b.Simplified = line
		_, b.Signs = zh.Survey(line, room)
		b.Body = source.Span{End: len(line)}
		return b
	}
	if wasPasted(line) {
		line, b.Pasted = plainBlanks(line)
		b.Text = line
	}
	b.Simplified, b.Signs = zh.Survey(line, room)
	b.Body, b.Hashes = body(line)
	if isRow(line) {
		b.Kind = Row
		return b
	}
	if o, ok := zh.LeadingOrdinal(line[b.Body.Start:b.Body.End]); ok {
		o.Span = o.Span.Shift(b.Body.Start)
		b.Ordinal = o
		b.tabBehind(o.Span)
	}
	if b.isHeading() {
		b.Kind = Heading
	}
	return b
}

// isHeading: numbered by one of the outline's levels or marked with hashes, short,
// and no sentence.
func (b *Block) isHeading() bool {
	if b.Hashes == 0 && (b.Ordinal.Level == 0 || b.Ordinal.Level > 4) {
		return false
	}
	s := b.BodyText()
	if len(s) > 4*headingRunes || utf8.RuneCountInString(s) > headingRunes {
		return false
	}
	end := b.Body.Start + len(strings.TrimRight(s, "。：:"))
	for _, at := range b.Signs {
		if i := int(at); i >= b.Body.Start && i < end && endsSentence(b.Text[i:]) {
			return false
		}
	}
	return true
}

// endsSentence tells whether the text begins with a mark that ends one, or a part of one.
func endsSentence(s string) bool {
	if c := s[0]; c < utf8.RuneSelf {
		return c == ';' || c == '!' || c == '?'
	}
	for _, mark := range [...]string{"。", "；", "！", "？"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}

func body(line string) (source.Span, int) {
	s := source.Span{End: len(line)}
	trim := func() {
		for s.Start < s.End {
			r, n := utf8.DecodeRuneInString(line[s.Start:s.End])
			if !zh.IsBlank(r) {
				break
			}
			s.Start += n
		}
		for s.End > s.Start {
			r, n := utf8.DecodeLastRuneInString(line[s.Start:s.End])
			if !zh.IsBlank(r) {
				break
			}
			s.End -= n
		}
	}
	trim()
	hashes := 0
	for hashes < 6 && s.Start+hashes < s.End && line[s.Start+hashes] == '#' {
		hashes++
	}
	if hashes > 0 && (s.Start+hashes == s.End || line[s.Start+hashes] == ' ') {
		s.Start += hashes
		trim()
	} else {
		hashes = 0
	}
	for _, mark := range []string{"**", "__"} {
		in := line[s.Start:s.End]
		if len(in) > 2*len(mark) && strings.HasPrefix(in, mark) && strings.HasSuffix(in, mark) {
			s.Start, s.End = s.Start+len(mark), s.End-len(mark)
			trim()
		}
	}
	return s, hashes
}

func isBlank(line string) bool {
	for _, r := range line {
		if !zh.IsBlank(r) && r != cellMark {
			return false
		}
	}
	return true
}

// isRow: cells parted by bars, or by tabs that stand after some text; a single tab
// behind an ordinal is the word processor's list indent.
func isRow(line string) bool {
	if strings.IndexByte(line, '|') >= 0 {
		return true
	}
	if strings.IndexByte(line, '\t') < 0 {
		return false
	}
	s := strings.TrimLeft(line, "\t 　#")
	first, rest, found := strings.Cut(s, "\t")
	if !found {
		return false
	}
	if o, ok := zh.LeadingOrdinal(first); ok && o.Span.End == len(first) {
		return strings.IndexByte(strings.TrimLeft(rest, "\t"), '\t') >= 0
	}
	return true
}

func opensComment(line string) bool {
	s := strings.TrimLeft(line, " \t")
	if !strings.HasPrefix(s, "<!--") {
		return false
	}
	end := strings.Index(s, "-->")
	return end < 0 || isBlank(s[end+3:])
}

func isFence(line string) bool {
	s := strings.TrimLeft(line, " ")
	return strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~")
}

func nextFence(fence, line string) string {
	s := strings.TrimLeft(line, " ")
	switch {
	case fence == "":
		return s[:3]
	case strings.HasPrefix(s, fence):
		return ""
	}
	return fence
}
