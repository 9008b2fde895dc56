package prosetable

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// figures compares every figure of a block that the profile's words tie to a cell.
func (c *checker) figures(block int, b *fact.Block) {
	nums := b.Numbers()
	for k, n := range nums {
		if n.Ordinal || n.Approx || !n.Valid || !c.units[n.Unit] || n.Value.Sign() < 0 {
			continue
		}
		clause := b.ClauseAt(n.Span.Start)
		from := clause.Start
		for j := k - 1; j >= 0 && nums[j].Span.Start >= clause.Start; j-- {
			if prev := nums[j]; !prev.Ordinal { // the words in front of it are its own
				from = max(prev.Span.End, prev.UnitSpan.End)
				break
			}
		}
		c.figure(block, b, n, clause, from)
	}
}

// figure finds the quantity that the words from the offset to the figure name, and
// compares.
func (c *checker) figure(block int, b *fact.Block, n zh.Number, clause source.Span, from int) {
	s := b.Simplified
	before := s[max(from, startOf(s, n.Span.Start-reach)):n.Span.Start]
	if !c.findVerbs(before) {
		return
	}
	base := n.Span.Start - len(before)
	for i := range c.quantities {
		q := &c.quantities[i]
		if c.verbs[i].End == 0 && len(q.Verbs) > 0 || !q.unit(n.Unit) {
			continue
		}
		span, ok := q.names(s, base, c.verbs[i], n, clause.End)
		if !ok {
			continue
		}
		v, ok := q.scaled(n)
		if !ok || q.agrees(v) {
			return
		}
		if !c.elsewhere(b, q, clause) {
			c.differs(block, q, span, v)
			return
		}
	}
}

// reach is how far in front of a figure its verb is looked for, in bytes.
const reach = 40 * len("一")

// startOf moves an offset to the start of its code point.
func startOf(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
		i--
	}
	return max(i, 0)
}

// findVerbs notes the last verb of each quantity in the words, the longest at a place.
func (c *checker) findVerbs(words string) bool {
	found := false
	for i := range c.verbs {
		c.verbs[i] = source.Span{}
		found = found || len(c.quantities[i].Verbs) == 0 && len(c.quantities[i].Objects) > 0
	}
	for i := 0; i+2 < len(words); {
		if words[i] < 0xE0 {
			i++
			continue
		}
		if c.verbStarts.has(words, i) {
			for k := range c.quantities {
				for _, w := range c.quantities[k].Verbs {
					if strings.HasPrefix(words[i:], w) && (c.verbs[k].Start != i || c.verbs[k].End < i+len(w)) {
						c.verbs[k] = source.Span{Start: i, End: i + len(w)}
						found = true
					}
				}
			}
		}
		i += 3
		for i < len(words) && words[i]&0xC0 == 0x80 {
			i++
		}
	}
	return found
}

// names tells whether verb, object and figure follow one another so that they name the
// quantity: the object behind the verb, then the figure, or the figure between the two.
// The verb's place counts from base.
func (q *quantity) names(s string, base int, verb source.Span, n zh.Number, clauseEnd int) (source.Span, bool) {
	if len(q.Verbs) == 0 && len(q.Objects) == 0 {
		return source.Span{}, false // a quantity of None statements alone
	}
	before := s[base:n.Span.Start]
	span := source.Span{Start: base + verb.Start, End: max(n.Span.End, n.UnitSpan.End)}
	if negated(before[:verb.Start]) {
		return source.Span{}, false
	}
	if len(q.Objects) == 0 {
		return span, near(before[verb.End:])
	}
	if o, size := firstOf(before[verb.End:], q.Objects); o >= 0 {
		return span, near(before[verb.End+o+size:])
	}
	after := s[span.End:startOf(s, min(max(span.End, clauseEnd), span.End+60))]
	if o, size := firstOf(after, q.Objects); o >= 0 && o <= 4*len("的") && len(q.Verbs) > 0 && near(before[verb.End:]) {
		span.End += o + size
		return span, true
	}
	return source.Span{}, false
}

// negated: the verb is denied (不予 is a word of its own and no denial here).
func negated(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '未' || r == '不' || r == '拟' || r == '将'
}

// near: at most a dozen characters part the words from their figure.
func near(gap string) bool { return utf8.RuneCountInString(gap) <= 12 }

func (q *quantity) unit(u string) bool {
	for _, x := range q.Units {
		if x == u {
			return true
		}
	}
	return false
}

// scaled is the figure in the table's unit.
func (q *quantity) scaled(n zh.Number) (zh.Decimal, bool) {
	if len(q.Scale) == 0 {
		return n.Value, true
	}
	factor, ok := zh.ParseNumber(q.Scale[n.Unit])
	if !ok {
		return zh.Decimal{}, false
	}
	return n.Value.Mul(factor)
}

func (q *quantity) agrees(v zh.Decimal) bool {
	for _, x := range q.values {
		if x == v {
			return true
		}
	}
	return false
}

// maxSentence bounds the sentences that are judged, in bytes; longer ones are no
// running text.
const maxSentence = 6000

// plans are words of what is yet to come.
var plans = []string{"将", "计划", "拟", "力争", "下一步", "明年", "预计", "目标"}

// elsewhere: the sentence says that the figure counts something else than the tables:
// another scope, a part, another year or some months only.
func (c *checker) elsewhere(b *fact.Block, q *quantity, clause source.Span) bool {
	s := b.Simplified
	sentence := b.SentenceAt(clause.Start)
	if sentence.Len() > maxSentence {
		return true
	}
	words := s[sentence.Start:sentence.End]
	if holdsAny(s[clause.Start:clause.End], q.Not) || holdsAny(lead(s, sentence.Start, clause.Start), q.Not) ||
		holdsAny(words, c.Profile.Scope) || holdsAny(words, plans) {
		return true
	}
	dates := b.Dates()
	first := sort.Search(len(dates), func(i int) bool { return dates[i].Span.Start >= sentence.Start })
	for _, d := range dates[first:] {
		if d.Span.Start >= sentence.End {
			break
		}
		if d.DocNumber {
			continue
		}
		if d.Year != 0 && d.Year != c.Title.Year && c.Title.Year != 0 {
			return true
		}
		if p := c.Profile.Period; d.Month != 0 && p != nil &&
			(d.Month != p.ToMonth || d.Day != p.ToDay) && (d.Month != p.FromMonth || d.Day != p.FromDay) {
			return true
		}
	}
	return false
}

// lead is the clause in front, if it has no figure of its own and so belongs to the
// next one: 通过网络，收到申请3件.
func lead(s string, from, to int) string {
	words := strings.TrimRight(s[from:to], "，,：: ")
	if i := strings.LastIndexAny(words, "，,；;：:"); i >= 0 {
		words = words[i:]
	}
	if strings.ContainsAny(words, "0123456789") {
		return ""
	}
	return words
}

// nones compares statements that there was nothing: 未收到政府信息公开申请.
func (c *checker) nones(block int, b *fact.Block) {
	s := b.Simplified
	for i := 0; i+2 < len(s); {
		if s[i] < 0xE0 {
			i++
			continue
		}
		if c.starts.has(s, i) {
			c.noneAt(block, b, i)
		}
		i += 3
		for i < len(s) && s[i]&0xC0 == 0x80 { // a rune of four bytes, or none
			i++
		}
	}
}

// noneAt judges the denials that begin at the offset.
func (c *checker) noneAt(block int, b *fact.Block, start int) {
	s := b.Simplified
	for i := range c.quantities {
		q := &c.quantities[i]
		if !q.deniable {
			continue
		}
		size := 0
		for _, w := range q.None {
			if len(w) > size && strings.HasPrefix(s[start:], w) {
				size = len(w)
			}
		}
		if size == 0 {
			continue
		}
		clause := b.ClauseAt(start)
		end, ok := q.noneObject(s, start, start+size, clause.End)
		if ok && !c.elsewhere(b, q, clause) && c.about(b, q, start) {
			c.denied(block, q, source.Span{Start: start, End: end})
			return
		}
	}
}

// runeSet holds runes of three bytes.
type runeSet [1 << 10]uint64

func code(s string, i int) uint16 {
	return uint16(s[i])<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
}

func (r *runeSet) add(word string) {
	if len(word) > 2 {
		k := code(word, 0)
		r[k>>6] |= 1 << (k & 63)
	}
}

func (r *runeSet) has(s string, i int) bool {
	k := code(s, i)
	return r[k>>6]>>(k&63)&1 != 0
}

// noneObject finds the object of a denial: right behind it, or behind a few words.
func (q *quantity) noneObject(s string, start, end, clauseEnd int) (int, bool) {
	if len(q.Objects) == 0 {
		return end, true
	}
	o, size := firstOf(s[end:startOf(s, min(max(end, clauseEnd), end+120))], q.Objects)
	if o < 0 {
		return 0, false
	}
	room := 10
	if end-start == len("无") {
		// 无 begins many words; only right before its object it means "no".
		room = 0
	}
	if utf8.RuneCountInString(s[end:end+o]) > room {
		return 0, false
	}
	stop := end + o + size
	next, _ := utf8.DecodeRuneInString(s[stop:])
	return stop, next != '的' && next != '被' && next != '引'
}

// about: the text of the sentence up to the place speaks of the quantity's subject.
func (c *checker) about(b *fact.Block, q *quantity, at int) bool {
	if len(q.About) == 0 {
		return true
	}
	sentence := b.SentenceAt(at)
	words := b.Simplified[sentence.Start:sentence.End]
	return holdsAny(words, q.About) && !holdsAny(words, q.Not)
}

func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// firstOf finds the first place at which one of the words stands, the longest there.
func firstOf(s string, words []string) (at, size int) {
	at = -1
	for _, w := range words {
		if i := strings.Index(s, w); i >= 0 && (at < 0 || i < at || i == at && len(w) > size) {
			at, size = i, len(w)
		}
	}
	return at, size
}
