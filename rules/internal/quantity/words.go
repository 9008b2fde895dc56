package quantity

import (
	"sort"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// reach is how far in front of a figure its verb is looked for, in bytes.
const reach = 40 * len("一")

// startOf moves an offset to the start of its code point.
func startOf(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
		i--
	}
	return max(i, 0)
}

func hasAt(s string, i int, word string) bool {
	return len(s)-i >= len(word) && s[i:i+len(word)] == word
}

// findVerbs notes the last verb of each quantity in the words, the longest at a place.
func (r *Reader) findVerbs(words string) bool {
	ok := r.bare
	clear(r.found)
	for i := 0; i+2 < len(words); {
		if words[i] < 0xE0 {
			i++
			continue
		}
		for k := r.heads[bucket(code(words, i))]; k >= 0; k = r.verbs[k].next {
			v := &r.verbs[k]
			have := &r.found[v.quantity]
			if hasAt(words, i, v.text) && (have.Start != i || have.End < i+len(v.text)) {
				*have = source.Span{Start: i, End: i + len(v.text)}
				ok = true
			}
		}
		i += 3
		for i < len(words) && words[i]&0xC0 == 0x80 {
			i++
		}
	}
	return ok
}

// names tells whether verb, object and figure follow one another so that they name the
// quantity: the object behind the verb, then the figure, or the figure between the two.
// The verb's place counts from base.
func names(q *profile.Quantity, s string, base int, verb source.Span, n zh.Number, clauseEnd int) (source.Span, bool) {
	if len(q.Verbs) == 0 && len(q.Objects) == 0 {
		return source.Span{}, false // a quantity of None statements alone
	}
	before := s[base:n.Span.Start]
	span := source.Span{Start: base + verb.Start, End: max(n.Span.End, n.UnitSpan.End)}
	if negated(before[:verb.Start]) {
		return source.Span{}, false
	}
	if len(q.Objects) == 0 {
		return span, near(before[verb.End:]) && !enumerated(before[:verb.Start])
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

// enumerated: the verb is the last of several that share the figure (予以公开、部分公开27件).
func enumerated(before string) bool {
	head := strings.TrimRight(before, "、和及或与")
	return head != "" && head != before
}

// near: at most a dozen characters part the words from their figure, and nothing that
// begins another item (2件维持、1件纠正; 申请和咨询3件).
func near(gap string) bool {
	return len(gap) <= 12*len("一") && !strings.ContainsAny(gap, "、和及")
}

func unitOf(q *profile.Quantity, u string) bool {
	for _, x := range q.Units {
		if x == u {
			return true
		}
	}
	return false
}

// scaled is the figure in the table's unit.
func scaled(q *profile.Quantity, n zh.Number) (zh.Decimal, bool) {
	if len(q.Scale) == 0 {
		return n.Value, true
	}
	factor, ok := zh.ParseNumber(q.Scale[n.Unit])
	if !ok {
		return zh.Decimal{}, false
	}
	return n.Value.Mul(factor)
}

// maxSentence bounds the sentences that are judged, in bytes; longer ones are no
// running text.
const maxSentence = 6000

// plans are words of what is yet to come.
var plans = []string{"将", "计划", "拟", "力争", "下一步", "明年", "预计", "目标"}

// Elsewhere tells whether the sentence says that the mention counts something else than
// the report's tables: another scope, a part, another year or some months only.
func (r *Reader) Elsewhere(b *fact.Block, m Mention) bool {
	q, clause := r.list[m.Quantity], m.clause
	s := b.Simplified
	sentence := b.SentenceAt(clause.Start)
	if sentence.Len() > maxSentence {
		return true
	}
	words := s[sentence.Start:sentence.End]
	if marks.HoldsAny(s[clause.Start:clause.End], q.Not) || marks.HoldsAny(lead(s, sentence.Start, clause.Start), q.Not) ||
		marks.HoldsAny(words, r.Profile.Scope) || marks.HoldsAny(words, plans) {
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
		if d.Year != 0 && d.Year != r.Title.Year && r.Title.Year != 0 {
			return true
		}
		if p := r.Profile.Period; d.Month != 0 && p != nil &&
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

// deniedObject finds the object of a denial: right behind it, or behind a few words.
func deniedObject(q *profile.Quantity, s string, start, end, clauseEnd int) (int, bool) {
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

// about: the sentence speaks of the quantity's subject and of none that excludes it.
func about(b *fact.Block, q *profile.Quantity, at int) bool {
	if len(q.About) == 0 {
		return true
	}
	sentence := b.SentenceAt(at)
	words := b.Simplified[sentence.Start:sentence.End]
	return sentence.Len() <= maxSentence && marks.HoldsAny(words, q.About) && !marks.HoldsAny(words, q.Not)
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

// code is the code point of three bytes.
func code(s string, i int) uint16 {
	return uint16(s[i])<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
}

func bucket(code uint16) uint16 { return (code ^ code>>8) & (buckets - 1) }
