package prosetable

import (
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
		s := b.Simplified
		for i := range c.quantities {
			q := &c.quantities[i]
			start, end, ok := q.names(s, from, n, clause.End)
			if !ok || !q.unit(n.Unit) {
				continue
			}
			if c.elsewhere(b, q, clause) {
				continue
			}
			if v, ok := q.scaled(n); ok && !q.agrees(v) {
				c.differs(block, q, source.Span{Start: start, End: end}, v)
			}
			break
		}
	}
}

// names tells whether the words from the offset to the figure name the quantity: a
// verb, behind it an object, then the figure, or the figure between the two.
func (q *quantity) names(s string, from int, n zh.Number, clauseEnd int) (start, end int, ok bool) {
	before := s[from:n.Span.Start]
	end = n.Span.End
	if n.UnitSpan.End > end {
		end = n.UnitSpan.End
	}
	verb, verbEnd := 0, 0
	if len(q.Verbs) > 0 {
		verb, verbEnd = lastOf(before, q.Verbs)
		if verb < 0 {
			return 0, 0, false
		}
	}
	if negated(before[:verb]) {
		return 0, 0, false
	}
	if len(q.Objects) == 0 {
		return from + verb, end, close(before[verbEnd:])
	}
	if o, size := firstOf(before[verbEnd:], q.Objects); o >= 0 {
		return from + verb, end, close(before[verbEnd+o+size:])
	}
	after := s[end:max(end, clauseEnd)]
	if o, size := firstOf(after, q.Objects); o >= 0 && o <= 4*len("的") && len(q.Verbs) > 0 && close(before[verbEnd:]) {
		return from + verb, end + o + size, true
	}
	return 0, 0, false
}

// negated: the verb is denied (不予 is a word of its own and no denial here).
func negated(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '未' || r == '不' || r == '拟' || r == '将'
}

// close: at most a dozen characters part the words from their figure.
func close(gap string) bool { return utf8.RuneCountInString(gap) <= 12 }

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

// plans are words of what is yet to come.
var plans = []string{"将", "计划", "拟", "力争", "下一步", "明年", "预计", "目标"}

// elsewhere: the sentence says that the figure counts something else than the tables:
// another scope, a part, another year or some months only.
func (c *checker) elsewhere(b *fact.Block, q *quantity, clause source.Span) bool {
	s := b.Simplified
	sentence := b.SentenceAt(clause.Start)
	words := s[sentence.Start:sentence.End]
	if holdsAny(s[clause.Start:clause.End], q.Not) || holdsAny(lead(s, sentence.Start, clause.Start), q.Not) ||
		holdsAny(words, c.Profile.Scope) || holdsAny(words, plans) {
		return true
	}
	for _, d := range b.Dates() {
		if !sentence.Covers(d.Span) || d.DocNumber {
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
	for i := range c.quantities {
		q := &c.quantities[i]
		if len(q.None) == 0 || q.agrees(zh.Decimal{}) {
			continue
		}
		for from := 0; ; {
			at, size := firstOf(s[from:], q.None)
			if at < 0 {
				break
			}
			start := from + at
			from = start + size
			clause := b.ClauseAt(start)
			end, ok := q.noneObject(s, start, from, clause.End)
			if !ok || c.elsewhere(b, q, clause) || !c.about(b, q, start) {
				continue
			}
			c.denied(block, q, source.Span{Start: start, End: end})
			break
		}
	}
}

// noneObject finds the object of a denial: right behind it, or behind a few words.
func (q *quantity) noneObject(s string, start, end, clauseEnd int) (int, bool) {
	if len(q.Objects) == 0 {
		return end, true
	}
	o, size := firstOf(s[end:max(end, clauseEnd)], q.Objects)
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

// lastOf finds the last place at which one of the words stands, and its end.
func lastOf(s string, words []string) (at, end int) {
	at = -1
	for _, w := range words {
		if i := strings.LastIndex(s, w); i > at || i == at && i >= 0 && i+len(w) > end {
			at, end = i, i+len(w)
		}
	}
	return at, end
}
