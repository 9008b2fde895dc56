package pair

import (
	"slices"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// kind is a kind of pair; full-width and half-width round brackets are one kind,
// since many texts mix them.
type kind uint8

const (
	title      kind = iota // 《》
	inner                  // 〈〉
	double                 // “”
	single                 // ‘’
	round                  // （）()
	tortoise               // 〔〕
	lenticular             // 【】
	corner                 // 「」
	corner2                // 『』
	angle                  // <> ＜＞, looked at inside 《》 only
	kinds
)

// mark is one opening or closing mark.
type mark struct {
	source.Span
	kind kind
	open bool
	// by is the place of the closing mark of another kind that cut an opening mark
	// off from its partner, -1 if none.
	by int
}

// couple is a pair that stands directly inside another pair of 《》.
type couple struct{ open, close, outerOpen, outerClose source.Span }

// scanned is what is not in order in a text.
type scanned struct {
	loose []mark   // marks without partner, by place
	nests []couple // titles in 《》 or < > inside 《》
}

// faults are what is not in order in a block, nil if everything is.
var faults = fact.NewFact(func(b *fact.Block) *scanned { return scan(b.Text, b.Signs) })

// scan matches the marks of s, which are among its signs, in one pass. A closing mark takes the last opening mark
// of its kind; what was opened in between is loose. It gives nil, and takes no memory,
// where everything matches.
func scan(s string, signs []int32) *scanned {
	p := parser{s: s}
	for _, at := range signs {
		m, ok := markAt(s, int(at))
		if !ok {
			continue
		}
		if m.open {
			p.push(m)
		} else {
			p.close(m)
		}
	}
	p.finish()
	if len(p.out.loose) == 0 && len(p.out.nests) == 0 {
		return nil
	}
	return &scanned{p.out.loose, p.out.nests}
}

func markAt(s string, i int) (mark, bool) {
	m := mark{Span: source.Span{Start: i, End: i + 3}, by: -1}
	switch c := s[i]; c {
	case '(', ')', '<', '>':
		m.End = i + 1
		m.kind, m.open = round, c == '('
		if c == '<' || c == '>' {
			m.kind, m.open = angle, c == '<'
		}
		return m, true
	case 0xE2:
		if i+2 >= len(s) || s[i+1] != 0x80 {
			return m, false
		}
		switch s[i+2] {
		case 0x98, 0x99:
			m.kind, m.open = single, s[i+2] == 0x98
		case 0x9C, 0x9D:
			m.kind, m.open = double, s[i+2] == 0x9C
		default:
			return m, false
		}
		return m, true
	case 0xE3:
		if i+2 >= len(s) || s[i+1] != 0x80 {
			return m, false
		}
		k := int(s[i+2]) - 0x88
		if k < 0 || k >= len(cjk) {
			return m, false
		}
		m.kind, m.open = cjk[k].kind, cjk[k].open
		return m, m.kind != kinds
	case 0xEF:
		if i+2 < len(s) && s[i+1] == 0xB9 && (s[i+2] == 0x9D || s[i+2] == 0x9E) { // ﹝﹞, which citation has
			m.kind, m.open = tortoise, s[i+2] == 0x9D
			return m, true
		}
		if i+2 >= len(s) || s[i+1] != 0xBC {
			return m, false
		}
		switch s[i+2] {
		case 0x88, 0x89:
			m.kind, m.open = round, s[i+2] == 0x88
		case 0x9C, 0x9E:
			m.kind, m.open = angle, s[i+2] == 0x9C
		default:
			return m, false
		}
		return m, true
	}
	return m, false
}

// cjk gives the marks of U+3008 to U+3015.
var cjk = [...]struct {
	kind kind
	open bool
}{
	{inner, true}, {inner, false}, {title, true}, {title, false}, {corner, true}, {corner, false},
	{corner2, true}, {corner2, false}, {lenticular, true}, {lenticular, false},
	{kinds, false}, {kinds, false}, {tortoise, true}, {tortoise, false},
}

// shallow is how deep marks can be nested before their stack takes memory of its own.
const shallow = 8

// stack holds the marks that are open.
type stack struct {
	size  int
	first [shallow]mark
	more  []mark
}

func (s *stack) at(i int) *mark {
	if i < shallow {
		return &s.first[i]
	}
	return &s.more[i-shallow]
}

func (s *stack) push(m mark) {
	if s.size < shallow {
		s.first[s.size] = m
	} else {
		s.more = append(s.more[:s.size-shallow], m)
	}
	s.size++
}

func (s *stack) pop() mark {
	s.size--
	return *s.at(s.size)
}

type parser struct {
	s     string
	stack stack
	open  [kinds]int // open marks in stack, by kind
	// pending are nested couples whose outer pair is still open.
	pending []couple
	out     scanned
}

func (p *parser) push(m mark) {
	if m.kind == angle && p.open[title] == 0 {
		return
	}
	p.stack.push(m)
	p.open[m.kind]++
}

func (p *parser) close(m mark) {
	if p.open[m.kind] == 0 {
		if m.kind != angle && !apostrophe(p.s, m) {
			p.out.loose = append(p.out.loose, m)
		}
		return
	}
	for {
		top := p.stack.pop()
		p.open[top.kind]--
		if top.kind == m.kind {
			p.matched(top, m)
			return
		}
		top.by = m.Start
		p.lose(top)
	}
}

// matched looks at a pair that has just been closed.
func (p *parser) matched(open, close mark) {
	if open.kind != title && open.kind != angle {
		return
	}
	if p.open[title] > 0 && p.enclosing() == title {
		p.pending = append(p.pending, couple{open: open.Span, close: close.Span})
	} else if open.kind == title && len(p.pending) > 0 {
		for _, c := range p.pending {
			c.outerOpen, c.outerClose = open.Span, close.Span
			p.out.nests = append(p.out.nests, c)
		}
		p.pending = p.pending[:0]
	}
}

// enclosing is the kind of the nearest title mark that is open.
func (p *parser) enclosing() kind {
	for i := p.stack.size - 1; i >= 0 && i >= p.stack.size-4; i-- {
		if k := p.stack.at(i).kind; k == title || k == inner || k == angle {
			return k
		}
	}
	return kinds
}

func (p *parser) lose(m mark) {
	if m.kind == angle || m.kind == single && digitAt(p.s, m.End) {
		return
	}
	p.out.loose = append(p.out.loose, m)
}

func (p *parser) finish() {
	for i := range p.stack.size {
		p.lose(*p.stack.at(i))
	}
	if len(p.out.loose) > 1 {
		slices.SortFunc(p.out.loose, func(a, b mark) int { return a.Start - b.Start })
		p.out.loose = withoutCounters(p.s, p.out.loose)
	}
	if len(p.out.loose) == 1 {
		p.out.loose = withoutCounters(p.s, p.out.loose)
	}
}

// apostrophe: students’, O’Neill, ’23.
func apostrophe(s string, m mark) bool {
	if m.kind != single {
		return false
	}
	return m.Start > 0 && (asciiLetter(s[m.Start-1]) || digitAt(s, m.Start-1)) || digitAt(s, m.End)
}

// withoutCounters drops the round brackets of a text that numbers its items with a
// closing bracket alone, as in 1）… 2）… or a)…, and those of emoticons.
func withoutCounters(s string, loose []mark) []mark {
	counters := false
	for _, m := range loose {
		counters = counters || m.kind == round && !m.open && (isCounter(s, m.Start) || isSmile(s, m.Start))
	}
	if !counters {
		return loose
	}
	kept := loose[:0]
	for _, m := range loose {
		if m.kind != round {
			kept = append(kept, m)
		}
	}
	return kept
}

// isCounter tells whether a short number, letter or numeral of its own ends at byte i.
func isCounter(s string, i int) bool {
	at, n := i, 0
	for at > 0 && n < 3 && (digitAt(s, at-1) || asciiLetter(s[at-1])) {
		at--
		n++
	}
	if n > 0 {
		return at == 0 || !digitAt(s, at-1) && !asciiLetter(s[at-1]) && s[at-1] != '-' && s[at-1] != '.' && s[at-1] != '@'
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r >= '①' && r <= '⑳' || r == '一' || r == '二' || r == '三' || r == '四' || r == '五' ||
		r == '六' || r == '七' || r == '八' || r == '九' || r == '十'
}

func isSmile(s string, i int) bool {
	return i > 0 && (s[i-1] == ':' || s[i-1] == ';' || s[i-1] == '^' || s[i-1] == '-' && i > 1 && s[i-2] == ':')
}

func digitAt(s string, i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
