package tablegen

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Loudness tells what a sound report with the fault may be told.
type Loudness int

const (
	// Quiet faults are read without a word.
	Quiet Loudness = iota
	// Remark faults yield info.
	Remark
	// Loud faults may yield anything but a wrong sum.
	Loud
)

// Fault is a way in which a table comes damaged.
type Fault struct {
	Name string
	Loudness
	// apply damages the sheets; false where the fault does not fit the layout.
	apply func(*page) bool
}

// page is the tables of a report on their way to be written.
type page struct {
	rnd    *rand.Rand
	layout *Layout
	sheets map[string]*sheet
}

func (p *page) pick(choices ...string) string { return choices[p.rnd.IntN(len(choices))] }

// sheet picks a table, most often that of the requests.
func (p *page) sheet() *sheet {
	keys := []string{"requests", "requests", "requests", "disputes", "t20-1", "t20-5", "t20-6", "t20-8"}
	return p.sheets[p.pick(keys...)]
}

// labels calls f for labels of all tables, each with the chance 1 in n.
func (p *page) labels(n int, f func(*sheet, *line, *cell)) {
	p.cells(func(s *sheet, l *line, c *cell) {
		if c.figure < 0 && c.text != "" && !isDigits(c.text) && p.rnd.IntN(n) == 0 {
			f(s, l, c)
		}
	})
}

// figures calls f for figures of all tables, each with the chance 1 in n.
func (p *page) figures(n int, f func(*sheet, *cell)) {
	p.cells(func(s *sheet, _ *line, c *cell) {
		if c.figure >= 0 && p.rnd.IntN(n) == 0 {
			f(s, c)
		}
	})
}

// cells calls f for all cells, the tables in a fixed order.
func (p *page) cells(f func(*sheet, *line, *cell)) {
	for _, key := range p.keys() {
		s := p.sheets[key]
		for i := range s.lines {
			for k := range s.lines[i].cells {
				f(s, &s.lines[i], &s.lines[i].cells[k])
			}
		}
	}
}

func (p *page) keys() []string {
	var keys []string
	for k := range p.sheets {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Faults are all ways in which tables come damaged.
func Faults() []Fault {
	return []Fault{
		{"blanks in labels", Quiet, blanksInLabels},
		{"labels folded over lines", Quiet, foldedLines},
		{"labels folded over cells", Quiet, foldedCells},
		{"ordinals in another width", Quiet, otherOrdinals},
		{"ordinals lost", Quiet, lostOrdinals},
		{"notes left out", Quiet, noNotes},
		{"notes in half width", Quiet, narrowNotes},
		{"notes in the next line", Quiet, notesBelow},
		{"page break with its number", Quiet, pageNumber},
		{"page break with repeated header", Quiet, repeatedHeader},
		{"line of the unit", Quiet, unitLine},
		{"rows numbered", Quiet, numbered},
		{"full-width digits", Quiet, wideDigits},
		{"thousands separated", Quiet, thousands},
		{"blanks around figures", Quiet, blanksAround},
		{"signs in words", Quiet, signsInWords},
		{"amounts in 元", Quiet, amountsInYuan},
		{"units in cells", Remark, unitsInCells},
		{"marks for none", Remark, marks},
		{"empty cells", Remark, empty},
		{"Chinese numerals", Remark, numerals},
		{"labels cut short", Loud, cutLabels},
		{"row missing", Loud, rowMissing},
		{"row doubled", Loud, rowDoubled},
		{"rows in another order", Loud, rowsSwapped},
		{"label changed", Loud, labelChanged},
		{"label lost", Loud, labelLost},
		{"header lost", Loud, headerLost},
		{"two figures in a cell", Loud, twoFigures},
		{"letters for digits", Loud, letters},
		{"decimals or a sign", Loud, decimals},
		{"cell lost", Loud, cellLost},
		{"cell too many", Loud, cellAdded},
		{"rest of the page lost", Loud, restLost},
		{"empty cells left out", Loud, leftOut},
	}
}

func number(s *sheet, v int) string {
	if !s.decimals {
		return strconv.Itoa(v)
	}
	text := strconv.Itoa(v / 100)
	if v%100 != 0 {
		text += strings.TrimRight("."+strconv.Itoa(v%100/10)+strconv.Itoa(v%10), "0")
	}
	return text
}

func blanksInLabels(p *page) bool {
	p.labels(3, func(_ *sheet, l *line, c *cell) {
		if len(l.cells) == 1 {
			return // a page's number
		}
		blank := p.pick(" ", " ", "　")
		if p.layout.loose {
			blank = " "
		}
		r := []rune(c.text)
		if len(r) < 7 && p.rnd.IntN(2) == 0 {
			text := string(r[:1])
			for _, x := range r[1:] {
				text += blank + string(x)
			}
			c.text = text
			return
		}
		if len(r) > 1 {
			k := 1 + p.rnd.IntN(len(r)-1)
			if !strings.ContainsRune("一二三四五六七八九十", r[k]) {
				c.text = string(r[:k]) + blank + string(r[k:])
			}
		}
	})
	return true
}

// cutAt parts a label in two; ok is false where it is too short.
func (p *page) cutAt(c *cell) (first, second string, ok bool) {
	r := []rune(c.text)
	if len(r) < 4 {
		return "", "", false
	}
	k := 2 + p.rnd.IntN(len(r)-3)
	first, second = string(r[:k]), string(r[k:])
	return first, second, utf8.RuneCountInString(strings.Trim(first, " 　")) > 1 // a lone numeral would be a figure
}

// foldedLines has labels go on in the next line: in a stacked layout anywhere, else row
// labels, whose figures then stand in the second line.
func foldedLines(p *page) bool {
	if p.layout.stacked {
		p.labels(4, func(_ *sheet, l *line, c *cell) {
			if first, second, ok := p.cutAt(c); ok && len(l.cells) > 1 {
				c.text = first + "\n" + second
			}
		})
		return true
	}
	if strings.Contains(p.layout.Name, "repeated") {
		return false
	}
	for _, key := range p.keys() {
		s := p.sheets[key]
		for i := max(0, s.heads()); i < len(s.lines); i++ {
			if p.rnd.IntN(5) == 0 && s.lines[i].row >= 0 {
				i += p.foldRow(s, i)
			}
		}
	}
	return true
}

// foldRow puts the beginning of the row's own label on a line of its own.
func (p *page) foldRow(s *sheet, i int) int {
	l := &s.lines[i]
	for k := len(l.cells) - 1; k >= 0; k-- {
		c := &l.cells[k]
		if c.figure >= 0 || c.text == "" {
			continue
		}
		first, second, ok := p.cutAt(c)
		if !ok {
			return 0
		}
		above := line{slices.Clone(l.cells), -1}
		for n := range above.cells {
			if x := &above.cells[n]; n == k {
				x.text, x.note = first, ""
			} else if n > k {
				*x = cell{right: true, figure: -1}
			}
		}
		for n := range k {
			l.cells[n] = cell{below: true, figure: -1}
		}
		c.text = second
		s.lines = slices.Insert(s.lines, i, above)
		return 1
	}
	return 0
}

// foldedCells parts labels over two cells.
func foldedCells(p *page) bool {
	if !p.layout.bars || p.layout.spanned || strings.Contains(p.layout.Name, "repeated") {
		return false
	}
	p.cells(func(_ *sheet, l *line, c *cell) {
		if c.figure >= 0 || l.row < 0 || c.text == "" || p.rnd.IntN(4) > 0 {
			return
		}
		k := slices.IndexFunc(l.cells, func(x cell) bool { return x.text == c.text })
		first, second, ok := p.cutAt(c)
		if ok && k+1 < len(l.cells) && l.cells[k+1].right {
			l.cells[k+1] = cell{text: second, note: c.note, figure: -1}
			c.text, c.note = first, ""
		}
	})
	return true
}

// ordinals are how labels may be numbered otherwise.
var ordinals = [][]string{
	{"1.", "１．", "1、", "(1)", "⒈", "1 ．"}, {"2.", "２．", "2、", "(2)", "⒉", "2 ．"}, {"3.", "３．", "3、", "(3)", "⒊", "3 ．"},
	{"4.", "４．", "4、", "(4)", "⒋", "4 ．"}, {"5.", "５．", "5、", "(5)", "⒌", "5 ．"}, {"6.", "６．", "6、", "(6)", "⒍", "6 ．"},
	{"7.", "７．", "7、", "(7)", "⒎", "7 ．"}, {"8.", "８．", "8、", "(8)", "⒏", "8 ．"},
	{"（一）", "(一)", "㈠", "( 一 )", "（一） "}, {"（二）", "(二)", "㈡", "( 二 )", "（二） "}, {"（三）", "(三)", "㈢", "( 三 )", "（三） "},
	{"（四）", "(四)", "㈣", "( 四 )", "（四） "}, {"（五）", "(五)", "㈤", "( 五 )", "（五） "}, {"（六）", "(六)", "㈥", "( 六 )", "（六） "}, {"（七）", "(七)", "㈦", "( 七 )", "（七） "},
	{"一、", "一.", "一 、"}, {"二、", "二.", "二 、"}, {"三、", "三.", "三 、"}, {"四、", "四.", "四 、"},
}

// renumber replaces the ordinals of row labels.
func (p *page) renumber(n int, with func(forms []string) string) {
	p.labels(n, func(_ *sheet, l *line, c *cell) {
		for _, forms := range ordinals {
			if rest, ok := strings.CutPrefix(c.text, forms[0]); ok && l.row >= 0 {
				c.text = with(forms) + rest
				return
			}
		}
	})
}

func otherOrdinals(p *page) bool {
	k := p.rnd.IntN(8)
	p.renumber(1, func(forms []string) string { return forms[k%len(forms)] })
	return true
}

func lostOrdinals(p *page) bool {
	p.renumber(1+p.rnd.IntN(3), func([]string) string { return "" })
	return true
}

func noNotes(p *page) bool {
	p.labels(1, func(_ *sheet, _ *line, c *cell) { c.note = "" })
	return true
}

func narrowNotes(p *page) bool {
	narrow := strings.NewReplacer("（", "(", "）", ")", "，", ",")
	p.labels(1, func(_ *sheet, _ *line, c *cell) { c.note = narrow.Replace(c.note) })
	return true
}

func notesBelow(p *page) bool {
	if !p.layout.stacked {
		return false
	}
	p.labels(1, func(_ *sheet, _ *line, c *cell) {
		if c.note != "" {
			c.note = "\n" + c.note
		}
	})
	return true
}

// inside is a line of the table behind a row of figures; none is in a table of one row.
func (p *page) inside(s *sheet) (int, bool) {
	rows := len(s.lines) - s.heads()
	if rows < 2 || s.heads() < 0 {
		return 0, false
	}
	at := s.heads() + 1 + p.rnd.IntN(rows-1)
	return at, s.lines[at-1].row >= 0
}

func plainLine(text string) line { return line{[]cell{{text: text, figure: -1}}, -1} }

func (p *page) footer() line {
	return plainLine(p.pick("—3—", "— 3 —", "- 3 -", "-3-", "第3页", "第 3 页 共 8 页", "3", "3/8", "－3－", "第3页/共8页", "~3~", "·3·"))
}

func pageNumber(p *page) bool {
	if p.layout.spanned || p.hollow() {
		return false // rows are where they are
	}
	s := p.sheets["requests"]
	last := 0
	for range 1 + p.rnd.IntN(2) {
		if at, ok := p.inside(s); ok && at > last+1 {
			s.lines = slices.Insert(s.lines, at, p.footer())
			last = at
		}
	}
	if p.rnd.IntN(3) == 0 {
		s := p.sheets[p.pick("requests", "disputes")]
		s.lines = append(s.lines, p.footer())
	}
	return last > 0
}

func repeatedHeader(p *page) bool {
	s := p.sheets["requests"]
	at, ok := p.inside(s)
	if !ok || p.layout.spanned || p.hollow() || strings.Contains(p.layout.Name, "repeated") {
		return false
	}
	var more []line
	if p.rnd.IntN(2) == 0 {
		more = append(more, p.footer())
	}
	for _, l := range s.lines[:s.heads()] {
		more = append(more, line{slices.Clone(l.cells), -1})
	}
	s.lines = slices.Insert(s.lines, at, more...)
	return true
}

func unitLine(p *page) bool {
	if strings.HasPrefix(p.layout.Name, "markdown") {
		return false
	}
	for _, key := range []string{"requests", "disputes"} {
		s := p.sheets[key]
		s.lines = slices.Insert(s.lines, 0, plainLine(p.pick("单位：件", "（单位：件）", "单位：件、次", "表1", "统计表")))
	}
	return true
}
