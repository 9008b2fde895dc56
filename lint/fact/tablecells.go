package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// cellKind is what a piece of a table's text looks like.
type cellKind uint8

const (
	textCell cellKind = iota
	// figureCell holds a number, or what must be meant for one.
	figureCell
	// markCell holds a mark for none: / - — 无.
	markCell
	// blankCell is nothing between two separators.
	blankCell
)

// piece is a cell of the text before it is known what it belongs to.
type piece struct {
	start int   // offset in the document
	size  int32 // of its text, without blanks around
	// block is the index of its block, line the number of its line: of a block that holds
	// HTML, each row is a line.
	block, line int32
	// first ≤ i < last are its signs in the cutter's; figures have none.
	first, last int32
	at          int16 // number in its line
	kind        cellKind
}

func (p *piece) span() source.Span { return source.Span{Start: p.start, End: p.start + int(p.size)} }

// proseBytes is the length from which on a line without bars and tabs is no cell.
const proseBytes = 400

// wideGap is a gap that prose does not have.
const wideGap = "\u3000\u3000\u3000\u3000"

// cutter cuts lines into pieces.
type cutter struct {
	blocks []syntax.Placed
	labels map[string]bool // see forms
	out    []piece
	signs  signs
	line   string
	start  int // of the line in the document
	// block and number are the line's, as in piece.
	block, number int32
	at            int16
	first         int // piece of the line
	serial        int // number of the row before, of rows that are numbered
	// row and cell: within a row and a cell of HTML, which may go on over lines; full: the
	// cell has text.
	row, cell, full bool
	// rows: there are lines parted by bars or tabs.
	rows bool
	// open: lines of bars have none at their ends, so that a bar that opens a line has
	// an empty cell before it.
	open bool
}

// text is a piece's, Simplified.
func (c *cutter) text(p *piece) string {
	b := &c.blocks[p.block]
	from := p.start - b.Start
	return b.Simplified[from : from+int(p.size)]
}

// reset makes the cutter ready for other lines, of the blocks given.
func (c *cutter) reset(blocks []syntax.Placed) {
	c.blocks = blocks
	c.out, c.signs.runes, c.signs.ends = c.out[:0], c.signs.runes[:0], c.signs.ends[:0]
	c.row, c.cell, c.rows, c.first, c.serial = false, false, false, 0, 0
}

// cut appends the pieces of the block with index i.
func (c *cutter) cut(b syntax.Placed, i int) {
	c.line, c.start, c.block = b.Simplified, b.Start, int32(i)
	bar, tag := barOf(c.line), hasTag(c.line)
	if c.row = c.row && (tag || bar == ""); !c.row {
		c.newLine()
	}
	if isPageNumber(c.line) || isRuling(c.line) {
		return
	}
	switch {
	case bar != "":
		c.bars(bar)
	case tag:
		c.tags()
	case strings.IndexByte(c.line, '\t') >= 0:
		c.parted("\t")
	case c.listed():
	case len(c.line) > proseBytes && !strings.Contains(c.line, wideGap) && !strings.Contains(c.line, "        "), !hasBlank(c.line):
		c.add(b.Body.Start, b.Body.End, false)
	default:
		c.columns()
	}
}

// newLine ends a line and begins another.
func (c *cutter) newLine() {
	c.numberless()
	c.first, c.number, c.at = len(c.out), c.number+1, 0
}

// wideBars are the bars of tables that are drawn with characters.
var wideBars = [...]string{"｜", "│", "┃", "║"}

// barOf is the bar that parts the line's cells, "" if there is none.
func barOf(line string) string {
	if strings.IndexByte(line, '|') >= 0 {
		return "|"
	}
	for _, bar := range wideBars {
		if strings.Contains(line, bar) {
			return bar
		}
	}
	return ""
}

func hasBlank(line string) bool {
	for i := range len(line) {
		if b := line[i]; b < utf8.RuneSelf && b == ' ' || b >= 0xC2 && blankLen(line, i) > 0 {
			return true
		}
	}
	return false
}

// isRuling tells a line that draws a table: Markdown's row of dashes below the header, and
// those of tables that are drawn with characters.
func isRuling(line string) bool {
	from, _ := trimBlanks(line, 0, len(line))
	if first, _ := utf8.DecodeRuneInString(line[from:]); !isStroke(first) {
		return false
	}
	run, longest, bars := 0, 0, false
	for _, r := range line[from:] {
		switch {
		case r == '-' || r == '=' || r == '─' || r == '━' || r == '═':
			run++
			longest = max(longest, run)
			continue
		case r == '|' || r >= 0x2500 && r < 0x2580:
			bars = true
		case !isStroke(r) && !zh.IsBlank(r):
			return false
		}
		run = 0
	}
	return longest >= 3 || longest == 2 && bars
}

// isStroke tells the characters that tables are drawn with.
func isStroke(r rune) bool {
	return r == '>' || r == '-' || r == '=' || r == '+' || r == '|' || r == ':' || r >= 0x2500 && r < 0x2580
}

// bars cuts at bars. A bar that opens the line is its border, and so is one that ends
// it; in a line of nothing but bars each stands for a cell that is spanned or empty.
func (c *cutter) bars(bar string) {
	if onlyBars(c.line, bar) {
		for i := 0; i < len(c.line); i++ {
			if strings.HasPrefix(c.line[i:], bar) {
				c.blank(i)
			}
		}
		return
	}
	if from, to := trimBlanks(c.line, 0, len(c.line)); c.line[from:to] == bar {
		c.blank(from) // with wide blanks
		return
	}
	c.parted(bar)
}

func onlyBars(line, bar string) bool {
	for i := 0; i < len(line); {
		switch {
		case strings.HasPrefix(line[i:], bar):
			i += len(bar)
		case line[i] == ' ' || line[i] == '\t':
			i++
		default:
			return false
		}
	}
	return true
}

// parted cuts at every separator. An empty part before a bar that opens the line is no
// cell, nor is one behind the last bar of such a line; behind others it may be one.
func (c *cutter) parted(sep string) {
	i, border := 0, false
	if sep != "\t" && !c.open {
		k := strings.Index(c.line, sep)
		if from, to := trimBlanks(c.line, 0, k); from == to || c.line[from:to] == ">" {
			i, border = k+len(sep), true
		}
	}
	for i <= len(c.line) {
		end := strings.Index(c.line[i:], sep) + i
		if end < i {
			end = len(c.line)
		}
		from, to := trimBlanks(c.line, i, end)
		if sep == "|" {
			from, to = unmarked(c.line, from, to)
		}
		switch {
		case from < to:
			c.add(from, to, true)
		case end < len(c.line) || !border:
			c.blank(i)
		}
		i = end + len(sep)
	}
}

// unmarked narrows a cell of Markdown to what is not emphasis around all of it, or the
// entity for a blank.
func unmarked(s string, from, to int) (int, int) {
	for to-from > 1 {
		switch b := s[from]; {
		case (b == '*' || b == '_') && s[to-1] == b:
			from, to = trimBlanks(s, from+1, to-1)
		case b == '&' && strings.HasPrefix(s[from:to], blankEntity):
			from, to = trimBlanks(s, from+len(blankEntity), to)
		case b != '&' && s[to-1] == ';' && strings.HasSuffix(s[from:to], blankEntity):
			from, to = trimBlanks(s, from, to-len(blankEntity))
		default:
			return from, to
		}
	}
	return from, to
}

// blankEntity is what converters to Markdown leave of a blank.
const blankEntity = "&nbsp;"

// blankLen is the length of the blank at s[i], 0 if there is none.
func blankLen(s string, i int) int {
	if s[i] < utf8.RuneSelf {
		if s[i] == ' ' || s[i] == '\t' {
			return 1
		}
		return 0
	}
	if s[i] != 0xE3 && s[i] != 0xE2 && s[i] != 0xC2 && s[i] != 0xEF {
		return 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); zh.IsBlank(r) {
		return n
	}
	return 0
}

// trimBlanks narrows s[from:to] to what is no blank.
func trimBlanks(s string, from, to int) (int, int) {
	for from < to {
		n := blankLen(s, from)
		if n == 0 {
			break
		}
		from += n
	}
	for to > from {
		if b := s[to-1]; b < utf8.RuneSelf {
			if b != ' ' && b != '\t' {
				break
			}
			to--
			continue
		}
		if to-from >= 3 && s[to-3]-0xE4 <= 0xE9-0xE4 {
			break // an ideograph
		}
		r, n := utf8.DecodeLastRuneInString(s[from:to])
		if !zh.IsBlank(r) {
			break
		}
		to -= n
	}
	return from, to
}

func (c *cutter) blank(at int) {
	n := int32(len(c.signs.runes))
	c.out = append(c.out, piece{start: c.start + at, block: c.block, line: c.number, first: n, last: n, at: c.at, kind: blankCell})
	c.at++
}

// add appends the cell line[from:to]. Bordered cells may hold blanks between digits.
func (c *cutter) add(from, to int, bordered bool) {
	if from >= to {
		return
	}
	text := c.line[from:to]
	p := piece{start: c.start + from, size: int32(len(text)), block: c.block, line: c.number, first: int32(len(c.signs.runes)), at: c.at, kind: kindOf(text, bordered)}
	if p.kind == textCell {
		c.signs.add(text)
	}
	p.last = int32(len(c.signs.runes))
	if p.kind == textCell && p.first == p.last && !bordered {
		return // a mark that a blank has parted from its text
	}
	c.out = append(c.out, p)
	c.at++
	c.full = true
}

// cutSection cuts the blocks first ≤ i < last that may hold cells.
func (c *cutter) cutSection(d *Document, first, last int) {
	c.reset(d.Tree.Blocks)
	begin, end := 0, 0
	for i := first; i < last; i++ {
		if b := &d.Tree.Blocks[i]; b.Kind == syntax.Row {
			c.rows = true
			if from, to := trimBlanks(b.Text, 0, len(b.Text)); from < to && b.Text[from] == '|' {
				begin++
				if b.Text[to-1] == '|' {
					end++
				}
			}
		}
	}
	c.open = 5*(begin-end) > begin
	for i := first; i < last; i++ {
		if k := d.Tree.Blocks[i].Kind; k != syntax.Comment && k != syntax.Code {
			c.cut(d.Tree.Blocks[i], i)
		}
	}
	c.newLine()
}
