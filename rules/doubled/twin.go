package doubled

import (
	"unicode/utf8"

	"gaolint/lint/lm"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// Any character may be typed twice: 数据更新新工作, 实实施细则. Where two equal ones stand side
// by side, either a word ends in the first and another begins with the second, or one is
// too many. The statistics of official text tell which: one is too many if there is one word
// only, the three characters around it belong together without the other, and the
// two are hardly ever met beside that word.

const (
	// wordLeast is how often the word's two characters by the twin must stand together,
	// endLeast at the end of a clause, sureLeast where little is known of the neighbour.
	wordLeast, endLeast, sureLeast = 50, 10, 200
	// joinedLeast is how often the three characters must stand together without the other.
	joinedLeast = 10
	// looseMost is how often the second and what follows may stand together without
	// being a word, strangeMost where little is known of the neighbour.
	looseMost, strangeMost = 1100, 200
	// backMost and aheadMost are how often the twins may stand behind the character before
	// them and before the one behind, for each time that one of them does; backLoose holds
	// between two characters for a second that goes with no word.
	backMost, backLoose, aheadMost = 3e-4, 2e-3, 1e-4
)

// free are characters that are words by themselves in front of any word: 会使|使用, 按上|上年度.
const free = "使自上下内外前后先再时地比会能可要想让叫给把被从向到在为对由将以贷区县市省州乡镇村户人本该各新老旧大小多少早晚高低原现总副正或和与及的了是有"

// joins are characters that stand in front of any word, behind one that ends alike: 参与|与专利有关, 其他|他项.
const joins = "与作以和向在对由为及于到做项保担他狱"

// moments are characters that are a time of their own before 中, 前 and 后: 手术|术中监测, 生产|产后.
const moments = "术产课会节饭班赛战病孕"

// counting are characters behind or as which a twin is no slip: 一条条, 九九.
const counting = "一二三四五六七八九十百千万零几两每逐"

// twin tells whether the character at byte i, which equals the one before it, is one
// too many.
func twin(text string, i int, x rune) bool {
	first := i - han
	a, y := wording.Han(text, first-han), wording.Han(text, first-2*han)
	b, d := wording.Han(text, i+han), wording.Han(text, i+2*han)
	switch _, judged := singles[x]; {
	case judged, a == 0 && b == 0, in(counting, x) || in(counting, a), in(moments, x) && in("中前后", b):
		return false
	case a == x || b == x || d == x, a != 0 && a == y, b != 0 && b == d: // 三三两两, 高高兴兴
		return false
	case y == 0 && in(zh.CommonSurnames, a): // 李丽丽
		return false
	}
	model, err := lm.Default()
	if err != nil {
		return false
	}
	m := twins{model, lm.Symbol(x), lm.Edge, lm.Edge}
	m.look(text, first)
	if a != 0 && (m.word(a, x) || y != 0 && m.word(y, a, x)) {
		return m.behind(b, d)
	}
	if b != 0 && m.a != lm.Figure && !in(free, x) && !in("的地得", b) && (m.word(x, b) || d != 0 && m.word(x, b, d)) {
		return m.ahead()
	}
	return false
}

// twins are the twin and its neighbours as the model has them.
type twins struct {
	*lm.Model
	x, a, b lm.Symbol
}

// beside is how far from the twins their neighbours are looked for, in bytes.
const beside = 12

// look reads the neighbours of the twins, the first of which stands at byte first.
func (m *twins) look(text string, first int) {
	from, to := max(0, first-beside), min(len(text), first+2*han+beside)
	for from < first && !utf8.RuneStart(text[from]) {
		from++
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	var buf [4 * beside]lm.Cell
	cells := lm.Cells(text[from:to], buf[:0])
	for k := range cells {
		if int(cells[k].Start) == first-from && cells[k].Symbol == m.x {
			m.a, m.b = cells[k-1].Symbol, cells[k+2].Symbol
			return
		}
	}
}

func (m *twins) word(rs ...rune) bool {
	var word [4]lm.Symbol
	word[0] = lm.WordMark
	for i, r := range rs {
		word[i+1] = lm.Symbol(r)
	}
	return m.Code(lm.Key(word[:len(rs)+1]...)) != 0
}

// behind tells whether the second stands behind a word that ends in the first, and begins
// none; b and d are the characters behind it.
func (m *twins) behind(b, d rune) bool {
	x, n, twice := rune(m.x), m.Count(m.a, m.x), m.Count(m.a, m.x, m.x)
	after := m.Count(m.x, m.b)
	switch {
	case m.Count(m.x, m.x, m.b) > aheadMost*after, m.b == lm.Figure: // 示意图|图2
		return false
	case b == 0:
		return n >= endLeast && twice <= backMost*n
	case n < wordLeast || twice > backLoose*n || after > looseMost || twice > backMost*n && in(joins, x),
		m.word(x, b), d != 0 && m.word(x, b, d):
		return false
	}
	return m.Count(m.a, m.x, m.b) >= joinedLeast ||
		n >= sureLeast && twice == 0 && after <= strangeMost && d != 0 && m.word(b, d) && !in(free, x) && !in(joins, x)
}

// ahead tells whether the first stands before a word that begins with the second, and
// ends none.
func (m *twins) ahead() bool {
	n := m.Count(m.x, m.b)
	if n < wordLeast || m.Count(m.a, m.x, m.x) > backMost*m.Count(m.a, m.x) || m.Count(m.x, m.x, m.b) > aheadMost*n {
		return false
	}
	return m.Count(m.a, m.x, m.b) >= joinedLeast
}
