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

// cutter cuts lines into pieces.
type cutter struct {
	out   []piece
	line  string
	start int // of the line in the document
	block int32
	at    int16
}

// cut appends the pieces of the block with index i.
func (c *cutter) cut(b syntax.Placed, i int) {
	c.line, c.start, c.block, c.at = b.Simplified, b.Start, int32(i), 0
	bars := strings.IndexByte(c.line, '|') >= 0
	switch {
	case bars && isDelimiterRow(c.line):
	case bars:
		c.bars()
	case strings.IndexByte(c.line, '\t') >= 0:
		c.parted('\t')
	case len(c.line) > proseBytes, strings.IndexByte(c.line, ' ') < 0 && !strings.Contains(c.line, "\u3000"):
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

// parted cuts at every separator; an empty part behind the last one is no cell, nor is
// an empty part before a bar that opens the line.
func (c *cutter) parted(sep byte) {
	i := 0
	if sep == '|' {
		if k := strings.IndexByte(c.line, '|'); strings.TrimSpace(c.line[:k]) == "" {
			i = k + 1
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
		case !last:
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
		if end-i >= 2 || figuresOnly(s[end:to]) {
			c.add(from, i, false)
			from = end
		}
		i = end
	}
	c.add(from, to, false)
}

// figuresOnly tells whether s is nothing but figures and marks parted by blanks.
func figuresOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		switch b := s[i]; {
		case b >= '0' && b <= '9', b == ' ', b == '.', b == ',', b == '-', b == '/', b == '+':
		default:
			return false
		}
	}
	return true
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

// kindOf tells by its looks what a cell holds.
func kindOf(s string, bordered bool) cellKind {
	if digitsOnly(s) {
		return figureCell
	}
	if len(s) <= 6 && isMark(s) {
		return markCell
	}
	r, _ := utf8.DecodeRuneInString(s)
	r = zh.Narrow(r)
	switch {
	case r >= 0x2E80:
		return textCell
	case r >= '0' && r <= '9', r == '+', r == '-', r == '−':
		if _, ok := figure(s, bordered); ok || !hasHan(s) {
			return figureCell
		}
	case len(s) <= 3 && !hasHan(s) && r < utf8.RuneSelf && r != '(':
		return figureCell // O for 0, a lone letter or sign
	}
	return textCell
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i]-'0' >= 10 {
			return false
		}
	}
	return true
}

func hasHan(s string) bool {
	for _, r := range s {
		if zh.IsHan(r) {
			return true
		}
	}
	return false
}

// isMark tells the usual marks for an empty cell.
func isMark(s string) bool {
	switch s {
	case "/", "\\", "-", "--", "—", "——", "－", "–", "―", "／", "无", "〇", "○", "零":
		return true
	}
	return false
}

// units are measure words that a figure may carry in its cell without changing it.
const units = "件 条 项 次 宗 个 份 万元"

// figure reads a cell's number.
func figure(s string, bordered bool) (zh.Decimal, bool) {
	if len(s) <= 9 { // fits any integer; most cells are one digit
		n := int64(0)
		i := 0
		for ; i < len(s) && s[i]-'0' < 10; i++ {
			n = n*10 + int64(s[i]-'0')
		}
		if i == len(s) && i > 0 {
			return zh.Int(n), true
		}
	}
	if v, ok := zh.ParseNumber(s); ok {
		return v, true
	}
	end := strings.LastIndexAny(s, "0123456789０１２３４５６７８９")
	if end < 0 {
		return zh.Decimal{}, false
	}
	_, n := utf8.DecodeRuneInString(s[end:])
	end += n
	if rest := strings.TrimLeft(s[end:], " "); rest != "" {
		if !isUnit(rest) {
			return zh.Decimal{}, false
		}
		return figure(s[:end], bordered)
	}
	if bordered && strings.ContainsAny(s, " 　 ") {
		return zh.ParseNumber(strings.Map(func(r rune) rune {
			if zh.IsBlank(r) {
				return -1
			}
			return r
		}, s))
	}
	return zh.Decimal{}, false
}

func isUnit(s string) bool {
	for u := range strings.FieldsSeq(units) {
		if s == u {
			return true
		}
	}
	return false
}
