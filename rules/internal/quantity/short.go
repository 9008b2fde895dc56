package quantity

import (
	"slices"
	"strings"

	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/internal/marks"
)

var (
	// led stand in front of a verb of which the object was named before: 均已办结46件.
	led = []string{"其中", "目前", "全年", "本年度", "累计", "实际", "并", "共", "均", "已", "全部", "依法", "按期", "按时", "及时", "予以"}
	// tails stand between such a verb, or an object, and its figure.
	tails = []string{"了", "完毕", "共", "共计", "总计", "为", "案件", "数量", "数"}
	// onTime say that those that were late are counted elsewhere.
	onTime = []string{"按期", "按时", "及时"}
	others = []string{"延期", "逾期", "超期", "其余", "剩余", "尚未", "正在", "未到期", "待办"}
)

// short visits the quantity whose verb or object is left out because the mention before has
// it: 收到政府信息公开申请46件，按期办结46件; 引发行政复议4件、行政诉讼3件.
func (r *Reader) short(at *place, last *Mention) (Mention, bool) {
	s, n := at.Simplified, at.number()
	words := strings.TrimLeft(s[at.from:n.Span.Start], "，,、；;）) 和及")
	span := source.Span{Start: n.Span.Start - len(words), End: max(n.Span.End, n.UnitSpan.End)}
	if words == "" || strings.HasPrefix(s[span.End:], "的") {
		return Mention{}, false
	}
	before := &r.list[last.Quantity]
	for i := range r.list {
		q := &r.list[i]
		if len(q.Objects) == 0 || !unitOf(q, n.Unit) {
			continue
		}
		switch {
		case only(trim(words, led), q.Verbs) && sharesObject(q, before):
			if marks.HoldsAny(words, onTime) && marks.HoldsAny(r.sentence(at), others) {
				continue
			}
		case i != last.Quantity && only(words, q.Objects) && sharesVerb(q, before, s[last.Span.Start:last.Span.End]):
		default:
			continue
		}
		m, _ := r.hand(at, Mention{Quantity: i, Span: span, Short: true, item: source.Span{Start: at.from, End: span.End}, of: last})
		return m, true
	}
	return Mention{}, false
}

// only: the words begin with one of the list, and nothing else of weight follows.
func only(words string, list []string) bool {
	rest := trim(words, list)
	return rest != words && trim(rest, tails) == ""
}

// sentence is the text of the figure's sentence, "" of one that is no running text.
func (r *Reader) sentence(at *place) string {
	x := at.SentenceAt(at.number().Span.Start)
	if x.Len() > maxSentence {
		return ""
	}
	return at.Simplified[x.Start:x.End]
}

// trim cuts words of the list off the front as long as one stands there.
func trim(s string, list []string) string {
	for {
		rest := s
		for _, w := range list {
			rest = strings.TrimPrefix(rest, w)
		}
		if rest == s {
			return s
		}
		s = rest
	}
}

// sharesObject: an object of the one is one of the other, in full or in short.
func sharesObject(q, other *profile.Quantity) bool {
	for _, a := range q.Objects {
		for _, b := range other.Objects {
			if strings.Contains(a, b) || strings.Contains(b, a) {
				return true
			}
		}
	}
	return false
}

// sharesVerb: the verb in the words is one of both quantities.
func sharesVerb(q, other *profile.Quantity, words string) bool {
	for _, v := range other.Verbs {
		if strings.HasPrefix(words, v) && slices.Contains(q.Verbs, v) {
			return true
		}
	}
	return false
}

// ahead visits the quantity that stands behind its figure: 2件结转下年度. One that is a part
// of a whole (21件予以公开) counts only where the sentence has named that whole.
func (r *Reader) ahead(at *place, last *Mention) (Mention, bool) {
	s, n := at.Simplified, at.number()
	end := max(n.Span.End, n.UnitSpan.End)
	if !r.mayName(s, end) {
		return Mention{}, false
	}
	after := s[end:startOf(s, min(len(s), end+ahead))]
	if i := strings.IndexAny(after, "，,；;：:。！？、"); i >= 0 {
		after = after[:i]
	}
	if after == "" || !begins(s[at.from:n.Span.Start]) {
		return Mention{}, false
	}
	words := trim(after, []string{"政府信息公开", "信息公开", "依申请公开", "申请", "已", "作出", "决定", "依法"})
	for i := range r.list {
		q := &r.list[i]
		if len(q.Objects) > 0 || len(q.Verbs) == 0 || len(q.About) > 0 || len(q.Of) > 0 && last == nil || !unitOf(q, n.Unit) {
			continue
		}
		for _, v := range q.Verbs {
			rest, ok := strings.CutPrefix(words, v)
			if ok && v[len(v)-1]-'0' < 10 { // the verb ends in the beginning of a year: 结转至20|24年
				rest = strings.TrimLeft(rest, "0123456789")
			}
			if !ok || strings.Trim(trim(rest, []string{"年度", "度", "年", "继续", "办理", "申请", "处理", "答复"}), " ）)") != "" {
				continue
			}
			span := source.Span{Start: n.Span.Start, End: end + len(after) - len(rest)}
			m, _ := r.hand(at, Mention{Quantity: i, Span: span, Short: len(q.Of) > 0, item: span, of: last})
			return m, true
		}
	}
	return Mention{}, false
}

// mayName: a verb or one of the words in front of it may begin at the offset.
func (r *Reader) mayName(s string, i int) bool {
	if i+2 >= len(s) || s[i] < 0xE4 || s[i] > 0xE9 {
		return false
	}
	switch s[i : i+3] {
	case "政", "信", "依", "申", "已", "作", "决":
		return true
	}
	return r.heads[bucket(code(s, i))] > 0
}

// begins: the words in front of a figure name nothing that it could count.
func begins(words string) bool {
	words = strings.TrimRight(words, " ")
	for _, w := range []string{"尚有", "另有", "仍有", "还有", "其中", "有", "将", "，", ",", "、", "；", ";", "。", "：", ":"} {
		if strings.HasSuffix(words, w) {
			return true
		}
	}
	return words == ""
}
