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
	text  string // without blanks around, Simplified
	start int    // offset in the document
	block int32
	at    int16 // number in its line
	kind  cellKind
}

func (p *piece) span() source.Span { return source.Span{Start: p.start, End: p.start + len(p.text)} }

// proseBytes is the length from which on a line without bars and tabs is no cell.
const proseBytes = 400

// wideGap is a gap that prose does not have.
const wideGap = "\u3000\u3000\u3000\u3000"

// cutter cuts lines into pieces.
type cutter struct {
	out   []piece
	line  string
	start int // of the line in the document
	block int32
	at    int16
	// open: lines of bars have none at their ends, so that a bar that opens a line has
	// an empty cell before it.
	open bool
}

// cut appends the pieces of the block with index i.
func (c *cutter) cut(b syntax.Placed, i int) {
	c.line, c.start, c.block, c.at = b.Simplified, b.Start, int32(i), 0
	bars := strings.IndexByte(c.line, '|') >= 0
	switch {
	case isPageNumber(c.line):
	case bars && isDelimiterRow(c.line):
	case bars:
		c.bars()
	case strings.IndexByte(c.line, '\t') >= 0:
		c.parted('\t')
	case len(c.line) > proseBytes && !strings.Contains(c.line, wideGap) && !strings.Contains(c.line, "        "), strings.IndexByte(c.line, ' ') < 0 && !strings.Contains(c.line, "\u3000"):
		c.add(b.Body.Start, b.Body.End, false)
	default:
		c.columns()
	}
}

// isDelimiterRow tells Markdown's row of dashes below the header.
func isDelimiterRow(line string) bool {
	return strings.Contains(line, "--") && strings.Trim(line, "|-: \t") == ""
}

// bars cuts at bars. A bar that opens the line is its border, and so is one that ends
// it; in a line of nothing but bars each stands for a cell that is spanned or empty.
func (c *cutter) bars() {
	if strings.Trim(c.line, "| \t") == "" {
		for i := range len(c.line) {
			if c.line[i] == '|' {
				c.blank(i)
			}
		}
		return
	}
	c.parted('|')
}

// parted cuts at every separator. An empty part before a bar that opens the line is no
// cell, nor is one behind the last bar of such a line; behind others it may be one.
func (c *cutter) parted(sep byte) {
	i, border := 0, false
	if sep == '|' && !c.open {
		if k := strings.IndexByte(c.line, '|'); strings.TrimSpace(c.line[:k]) == "" {
			i, border = k+1, true
		}
	}
	for i <= len(c.line) {
		k := strings.IndexByte(c.line[i:], sep)
		last := k < 0
		if last {
			k = len(c.line) - i
		}
		from, to := trimBlanks(c.line, i, i+k)
		switch {
		case from < to:
			c.add(from, to, true)
		case !last || !border:
			c.blank(i)
		}
		i += k + 1
	}
}

// columns cuts a line without bars and tabs at wide gaps; figures that end it are
// parted by a single blank too.
func (c *cutter) columns() {
	s := c.line
	from, to := trimBlanks(s, 0, len(s))
	single, token := figuresFrom(s, from, to), from
	for i := from; i < to; {
		n := blankLen(s, i)
		if n == 0 {
			i++
			continue
		}
		end := i + n
		for end < to && blankLen(s, end) > 0 {
			end += blankLen(s, end)
		}
		if (end-i >= 2 || end >= single) && !staysWith(s[token:i], s[end:to], s[i:end]) {
			c.add(from, i, false)
			from = end
		}
		i, token = end, end
	}
	c.add(from, to, false)
}

// staysWith tells whether the text behind a gap belongs to the cell before it: the mark
// behind a row's number, or the next of single characters that are set apart (总　计).
func staysWith(before, after, gap string) bool {
	r, n := utf8.DecodeRuneInString(after)
	if strings.ContainsRune(".．、)", r) {
		return true
	}
	return gap == "　" && (n == len(after) || blankLen(after, n) > 0) &&
		utf8.RuneCountInString(before) == 1 && !digitsOnly(before+after[:n])
}

// figuresFrom is where the figures and marks begin that end s[from:to], parted by
// blanks; to if there are none.
func figuresFrom(s string, from, to int) int {
	begin := to
	for end := to; end > from; {
		i, gap := end, 0
		for i > from && gap == 0 {
			_, n := utf8.DecodeLastRuneInString(s[from:i])
			if i -= n; blankLen(s, i) > 0 {
				gap = n
			}
		}
		if k := kindOf(s[i+gap:end], false); k != figureCell && k != markCell || strings.HasSuffix(s[:i], "(") || strings.HasSuffix(s[:i], "（") {
			break
		}
		begin = i + gap
		_, end = trimBlanks(s, from, i)
	}
	return begin
}

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
		r, n := utf8.DecodeLastRuneInString(s[from:to])
		if !zh.IsBlank(r) {
			break
		}
		to -= n
	}
	return from, to
}

func (c *cutter) blank(at int) {
	c.out = append(c.out, piece{start: c.start + at, block: c.block, at: c.at, kind: blankCell})
	c.at++
}

// add appends the cell line[from:to]. Bordered cells may hold blanks between digits.
func (c *cutter) add(from, to int, bordered bool) {
	if from >= to {
		return
	}
	text := c.line[from:to]
	c.out = append(c.out, piece{text: text, start: c.start + from, block: c.block, at: c.at, kind: kindOf(text, bordered)})
	c.at++
}

// cutSection fills the pieces of the blocks first ≤ i < last that may hold cells.
func (c *cutter) cutSection(d *Document, first, last int) {
	begin, end := 0, 0
	for i := first; i < last; i++ {
		if b := &d.Tree.Blocks[i]; b.Kind == syntax.Row {
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
}
