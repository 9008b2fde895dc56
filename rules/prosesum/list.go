package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/rules/internal/marks"
)

// opening is the way in which a list of parts follows its total.
type opening uint8

const (
	none   opening = iota
	among          // 其中, 包括: often highlights alone
	whole          // a colon, 分别为, brackets: all parts are meant
	inside         // 含: some of the parts
	places         // 在“A”版块6条，在“B”版块30条
	months         // 一季度47个、二季度52个
)

// part is one figure of a list.
type part struct {
	fig
	label string // the words in front of the figure, within its item
	tail  string // the words behind it, up to the next mark
	sep   rune   // the strongest mark between this part and the one before; 0 first
	total bool   // 共计 stands in front of the figure
}

// list is a total with the parts that follow it.
type list struct {
	how   opening
	total fig
	parts []part
	// open: words say that the list is not complete (等, 主要, 其余).
	open bool
	// mixed: the list holds figures of other units.
	mixed bool
	// nested: a part has parts of its own, without brackets.
	nested bool
	// subtotals: a part is introduced by 共计 of its own (解读共计98条).
	subtotals bool
	// doubtful: another figure of the sentence may be the total as well.
	doubtful bool
	// views: the total counts visits, of which parts may overlap.
	views bool
	// amounts: the figures are sums of money, see amount.
	amounts bool
	end     int
}

// maxSentence bounds the sentences that are read as a whole, in bytes; longer ones are
// no running text.
const maxSentence = 6000

// maxList bounds the text that one list is looked for in, in bytes, and maxParts its items.
const (
	maxList  = 2400
	maxParts = 80
)

// listAfter reads the list that begins at start. It ends with the sentence, or at the
// closing bracket if bracketed.
func (t *text) listAfter(total fig, how opening, start int, bracketed bool) list {
	l := list{how: how, total: total, end: len(t.s), amounts: t.amounts}
	s := t.s
	next, item, from := t.from(start), start, start
	sep := rune(0)
	limit := min(len(s), start+maxList)
	for i := start; i < limit && len(l.parts) < maxParts; {
		if next < len(t.figs) && t.figs[next].span.Start == i {
			f := t.figs[next]
			next++
			if !l.take(s, f, s[item:i], sep) {
				l.end = from
				break
			}
			if f.kind == count && sameUnit(f.unit, total.unit) {
				sep = 0
			}
			i = f.span.End
			from = i
			continue
		}
		if c := s[i]; c >= 0xE4 && c <= 0xE9 { // most Chinese characters
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if marks.IsStop(r) || marks.IsClose(r) && bracketed {
			l.end = i
			break
		}
		if end := t.skipGroup(i); end > i {
			i = end
			for next < len(t.figs) && t.figs[next].span.Start < end {
				next++
			}
			continue
		}
		i += n
		if marks.IsComma(r) || r == '、' || r == '+' || r == '＋' {
			sep = stronger(sep, narrow(r))
			item = i
		}
	}
	l.finish(s, from)
	return l
}

// take adds a figure to the list; it tells whether the list goes on.
func (l *list) take(s string, f fig, label string, sep rune) bool {
	label = strings.TrimSpace(label)
	switch {
	case f.kind == percent, isRemark(label):
		return true
	case len(l.parts) > 1 && f.unit != l.total.unit && marks.HoldsAny(label, consequences):
		return true
	case f.kind == other || !sameUnit(f.unit, l.total.unit):
		l.mixed = true
		return true
	case l.how == places && len(l.parts) > 0 && !isPlace(label):
		return false
	case opensList(label) && len(l.parts) > 1 && l.parts[len(l.parts)-1].sep == ';' && strings.HasPrefix(label, "其中"):
		l.parts = l.parts[:len(l.parts)-1] // a total of its own: 收到16件，其中…；答复15件，其中…
		return false
	case opensList(label) && len(l.parts) > 0 && !l.ownTotal(label, f):
		l.nested = true
		return false
	case f.approx:
		l.open = true
	}
	if len(l.parts) == 0 {
		if sep == ',' || sep == ';' {
			return false // the words behind the opening name no figure
		}
		sep = 0
	}
	l.open = l.open || marks.HoldsAny(label, openWords)
	own := len(l.parts) > 0 && opensList(label)
	l.parts = append(l.parts, part{fig: f, label: label, tail: tailOf(s, f.span.End), sep: sep, total: own})
	return true
}

// finish looks at what follows the last part.
func (l *list) finish(s string, from int) {
	for len(l.parts) > 0 && l.parts[len(l.parts)-1].total {
		// Nothing follows: it may as well be the total of those before.
		l.parts = l.parts[:len(l.parts)-1]
		l.nested, l.end = true, 0
	}
	for _, p := range l.parts {
		l.subtotals = l.subtotals || p.total
	}
	for i, p := range l.parts {
		if strings.HasPrefix(p.tail, "等") || i == len(l.parts)-1 && strings.Contains(p.tail, "等") {
			l.open = true
		}
	}
	if from > l.end {
		return
	}
	rest := s[from:l.end]
	l.open = l.open || marks.HoldsAny(rest, restWords)
}

var (
	// openWords in a label say that the list shows some of the parts only.
	openWords = []string{"主要", "重点", "尤其", "特别是", "比如", "例如", "其余", "剩余", "余下", "部分为"}
	// restWords behind the last part name parts without a figure.
	restWords = []string{"其余", "剩余", "余下", "以及", "另有", "还有", "其他均", "其他为"}
	// remarks in a label make its figure a comparison.
	remarks = []string{"同比", "环比", "较", "比上", "比去", "上年", "去年", "增加", "增长", "减少", "下降", "上升", "多于", "少于", "相比", "占", "涨", "降"}
	// nests open a list of their own.
	nests = []string{"其中", "包括", "包含", "分别", "共计", "合计", "总计", "累计", "一共", "总共"}
	// placeWords begin the items of a list by places or channels.
	placeWords = []string{"在", "于", "通过", "利用", "依托", "借助", "向"}
)

func isRemark(label string) bool { return marks.HoldsAny(label, remarks) }
func opensList(label string) bool {
	return marks.HoldsAny(label, nests) || totalWord(label) || strings.HasPrefix(label, "含")
}

func isPlace(label string) bool {
	for _, w := range placeWords {
		if strings.HasPrefix(label, w) {
			return true
		}
	}
	return false
}

// totalWord tells whether s holds 共 in the sense of "in all".
func totalWord(s string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], "共")
		if i < 0 {
			return false
		}
		i += at
		at = i + len("共")
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[at:])
		if !strings.ContainsRune("公中与同", before) && !strings.ContainsRune("同享产青建治赢性和识存鸣管用商线", after) {
			return true
		}
	}
}

// tailOf is the text behind the offset up to the next mark or figure.
func tailOf(s string, off int) string {
	for i, r := range s[off:min(len(s), off+60)] {
		if marks.IsStop(r) || marks.IsComma(r) || r == '、' || marks.IsClose(r) || '0' <= r && r <= '9' {
			return s[off : off+i]
		}
	}
	return s[off:min(len(s), off+60)]
}

func narrow(r rune) rune {
	switch r {
	case '，':
		return ','
	case '；':
		return ';'
	case '＋':
		return '+'
	}
	return r
}

// stronger gives the mark that parts more.
func stronger(a, b rune) rune {
	if rank(b) > rank(a) {
		return b
	}
	return a
}

func rank(sep rune) int { return strings.IndexRune("\x00+、,;", sep) }
