package tablegen

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numbered puts the rows' numbers into a column of their own.
func numbered(p *page) bool {
	if !p.layout.bars || p.layout.Name == "rows broken in lines" {
		return false
	}
	for _, key := range p.keys() {
		s := p.sheets[key]
		if key == "disputes" {
			continue // whose row has no label
		}
		n := 0
		for i := range s.lines {
			l := &s.lines[i]
			if len(l.cells) == 1 {
				continue
			}
			c := cell{figure: -1}
			switch {
			case i == 0:
				c.text = "序号"
			case l.row < 0:
				c.below = i < s.heads()
			default:
				n++
				c.text = strconv.Itoa(n)
			}
			l.cells = slices.Insert(l.cells, 0, c)
		}
	}
	return true
}

var wide = strings.NewReplacer("0", "０", "1", "１", "2", "２", "3", "３", "4", "４", "5", "５", "6", "６", "7", "７", "8", "８", "9", "９", ".", "．")

func wideDigits(p *page) bool {
	p.figures(1+p.rnd.IntN(4), func(_ *sheet, c *cell) { c.text = wide.Replace(c.text) })
	return true
}

func thousands(p *page) bool {
	mark := p.pick(",", ",", "，")
	p.figures(1, func(_ *sheet, c *cell) {
		whole, rest, point := strings.Cut(c.text, ".")
		if n := len(whole); n > 3 && n < 7 && isDigits(whole) {
			c.text = whole[:n-3] + mark + whole[n-3:]
			if point {
				c.text += "." + rest
			}
		}
	})
	return true
}

func isDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

func blanksAround(p *page) bool {
	if p.layout.loose {
		return false
	}
	p.figures(3, func(_ *sheet, c *cell) { c.text = p.pick(" ", "", "　", "  ") + c.text + p.pick(" ", "", "　") })
	return true
}

func unitsInCells(p *page) bool {
	unit := p.pick("件", "件", " 件", "条", "项")
	if p.layout.loose {
		unit = strings.TrimSpace(unit)
	}
	n := 1 + p.rnd.IntN(4)
	p.figures(n, func(s *sheet, c *cell) {
		if rest := strings.Trim(c.text, "0123456789０１２３４５６７８９.．,，- 　一二三四五六七八九十"); rest != "" || strings.Trim(c.text, "- 　") == "" {
			return
		}
		if s.decimals {
			c.text += "万元"
		} else {
			c.text += unit
		}
	})
	return true
}

// none replaces zeros.
func (p *page) none(n int, marks ...string) {
	for _, key := range p.keys() {
		s := p.sheets[key]
		mark := marks[p.rnd.IntN(len(marks))]
		for i := range s.lines {
			for k := range s.lines[i].cells {
				if c := &s.lines[i].cells[k]; c.figure >= 0 && c.text == "0" && p.rnd.IntN(n) == 0 {
					c.text = mark
				}
			}
		}
	}
}

func marks(p *page) bool {
	p.none(1+p.rnd.IntN(5), "/", "-", "—", "无", "／", "－", "——", "零")
	return true
}

func empty(p *page) bool {
	if !p.layout.bars && !p.layout.barred || p.layout.Name == "rows broken in lines" || p.layout.barred && p.paged() {
		return false
	}
	n := 1 + p.rnd.IntN(5)
	if strings.Contains(p.layout.Name, "spanned") {
		// Only rows without empty cells tell how many more each line has behind it.
		p.sheets = map[string]*sheet{"requests": p.sheets["requests"]}
		n += 3
	}
	p.none(n, "")
	if d := p.sheets["disputes"]; d != nil {
		// A line of nothing but blanks is no line.
		if c := &d.lines[len(d.lines)-1].cells[0]; c.text == "" {
			c.text = "0"
		}
	}
	return true
}

var hanDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"}

func numerals(p *page) bool {
	n := 1 + p.rnd.IntN(4)
	p.figures(n, func(_ *sheet, c *cell) {
		if len(c.text) <= 2 && isDigits(c.text) {
			v := 0
			for _, r := range c.text {
				v = v*10 + int(r-'0')
			}
			if v > 0 && v < len(hanDigits) {
				c.text = hanDigits[v]
			}
		}
	})
	return true
}

func cutLabels(p *page) bool {
	p.labels(6, func(_ *sheet, _ *line, c *cell) {
		r := []rune(c.text)
		if len(r) > 4 {
			c.text, c.note = string(r[:len(r)-1-p.rnd.IntN(min(3, len(r)-4))]), ""
		}
	})
	return true
}

// row is a line with figures of a table with several.
func (p *page) row() (*sheet, int) {
	for {
		s := p.sheet()
		if at, ok := p.inside(s); ok && s.lines[at].row >= 0 {
			return s, at
		}
	}
}

func rowMissing(p *page) bool {
	s, at := p.row()
	// A group's label that spans the rows below moves to the next of them.
	if at+1 < len(s.lines) {
		for k, c := range s.lines[at].cells {
			if next := &s.lines[at+1].cells; k < len(*next) && (*next)[k].below && !c.below {
				(*next)[k] = c
			}
		}
	}
	s.lines = slices.Delete(s.lines, at, at+1)
	return true
}

func rowDoubled(p *page) bool {
	s, at := p.row()
	s.lines = slices.Insert(s.lines, at, line{slices.Clone(s.lines[at].cells), s.lines[at].row})
	return true
}

func rowsSwapped(p *page) bool {
	s, at := p.row()
	if at == 0 || s.lines[at-1].row < 0 || len(s.lines[at].cells) != len(s.lines[at-1].cells) {
		return false
	}
	for k := range s.lines[at].cells {
		if c := s.lines[at].cells[k]; c.below != s.lines[at-1].cells[k].below {
			return false // the group's label would move as well
		}
	}
	s.lines[at-1], s.lines[at] = s.lines[at], s.lines[at-1]
	return true
}

// anyLabel picks one label.
func (p *page) anyLabel() *cell {
	for {
		s := p.sheet()
		l := &s.lines[p.rnd.IntN(len(s.lines))]
		if c := &l.cells[p.rnd.IntN(len(l.cells))]; c.figure < 0 && c.text != "" {
			return c
		}
	}
}

func labelChanged(p *page) bool {
	for range 1 + p.rnd.IntN(3) {
		c := p.anyLabel()
		r := []rune(c.text)
		k := p.rnd.IntN(len(r))
		switch p.rnd.IntN(3) {
		case 0:
			r[k] = []rune("某乙事报信关")[p.rnd.IntN(6)]
		case 1:
			r = slices.Insert(r, k, []rune("的类等有关")[p.rnd.IntN(5)])
		default:
			if len(r) > 2 {
				r = slices.Delete(r, k, k+1)
			}
		}
		c.text = string(r)
	}
	return true
}

func labelLost(p *page) bool {
	c := p.anyLabel()
	c.text, c.note = "", ""
	return true
}

func headerLost(p *page) bool {
	s := p.sheet()
	at := p.rnd.IntN(max(1, s.heads()))
	s.lines = slices.Delete(s.lines, at, at+1)
	return true
}

// anyFigure picks one figure.
func (p *page) anyFigure() *cell {
	for {
		s := p.sheet()
		l := &s.lines[p.rnd.IntN(len(s.lines))]
		if c := &l.cells[p.rnd.IntN(len(l.cells))]; c.figure >= 0 {
			return c
		}
	}
}

func twoFigures(p *page) bool {
	c := p.anyFigure()
	c.text += p.pick("、", "/", "；", "+", "（", "-") + p.pick("1", "2", "30")
	if strings.Contains(c.text, "（") {
		c.text += "）"
	}
	return true
}

func letters(p *page) bool {
	for range 1 + p.rnd.IntN(3) {
		c := p.anyFigure()
		c.text = strings.NewReplacer("0", p.pick("O", "o", "Ｏ", "〇"), "1", p.pick("l", "I", "ｌ")).Replace(c.text)
	}
	return true
}

func decimals(p *page) bool {
	c := p.anyFigure()
	if strings.HasPrefix(c.text, "-") {
		return false
	}
	c.text = p.pick("+", "") + c.text + p.pick(".50", ".0", "")
	return true
}

func cellLost(p *page) bool {
	s := p.sheet()
	l := &s.lines[p.rnd.IntN(len(s.lines))]
	k := p.rnd.IntN(len(l.cells))
	if l.row < 0 || l.cells[k].figure < 0 {
		return false
	}
	l.cells = slices.Delete(l.cells, k, k+1)
	return true
}

func cellAdded(p *page) bool {
	s := p.sheet()
	l := &s.lines[p.rnd.IntN(len(s.lines))]
	k := p.rnd.IntN(len(l.cells))
	if l.row < 0 || l.cells[k].figure < 0 {
		return false
	}
	extra := l.cells[k]
	extra.figure = -1
	l.cells = slices.Insert(l.cells, k+p.rnd.IntN(2), extra)
	return true
}

// restLost ends the tables' text in the middle of a label or row.
func restLost(p *page) bool {
	s := p.sheet()
	at := p.rnd.IntN(len(s.lines))
	s.lines = s.lines[:at+1]
	l := &s.lines[at]
	l.cells = l.cells[:1+p.rnd.IntN(len(l.cells))]
	c := &l.cells[len(l.cells)-1]
	if n := utf8.RuneCountInString(c.text); n > 1 && c.figure < 0 {
		c.text, c.note = string([]rune(c.text)[:n-1]), ""
	}
	return true
}
