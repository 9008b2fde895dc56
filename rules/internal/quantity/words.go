package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	ok, clean := r.bare, false
	for i := 0; i+2 < len(words); {
		if words[i] < 0xE0 {
			i++
			continue
		}
		k, second := r.heads[bucket(code(words, i))], uint16(0)
		if k > 0 && i+5 < len(words) {
			second = code(words, i+3)
		}
		for ; k > 0; k = r.verbs[k-1].next {
			v := &r.verbs[k-1]
			if v.second != 0 && v.second != second || !hasAt(words, i, v.text) {
				continue
			}
			if !clean {
				clear(r.found)
				clean = true
			}
			if have := &r.found[v.quantity]; have.Start != i || have.End < i+len(v.text) {
				*have = source.Span{Start: i, End: i + len(v.text)}
				ok = true
			}
		}
		i += 3
		for i < len(words) && words[i]&0xC0 == 0x80 {
			i++
		}
	}
	if ok && !clean {
		clear(r.found)
	}
	return ok
}

// bareObject is an object that other things have as well; only the topic tells.
const bareObject = "申请"

// names tells whether verb, object and figure follow one another so that they name the
// quantity: the object behind the verb, then the figure, or the figure between the two.
// The verb's place counts from base.
func names(q *profile.Quantity, s string, base int, verb source.Span, n *zh.Number) (_ source.Span, object string, ok bool) {
	if len(q.Verbs) == 0 && len(q.Objects) == 0 {
		return source.Span{}, "", false // a quantity of None statements alone
	}
	before := s[base:n.Span.Start]
	span := source.Span{Start: base + verb.Start, End: max(n.Span.End, n.UnitSpan.End)}
	if negated(before[:verb.Start]) || strings.HasPrefix(s[span.End:], "的") {
		return source.Span{}, "", false
	}
	if bracketed(before[verb.End:]) {
		return source.Span{}, "", false
	}
	if len(q.Objects) == 0 {
		return span, "", near(before[verb.End:]) && !enumerated(before[:verb.Start])
	}
	if o, object := firstOf(before[verb.End:], q.Objects); o >= 0 {
		words, gap := before[verb.End:][:o], before[verb.End+o+len(object):]
		return span, object, near(gap) && follows(gap, object) && !restricts(words, object) && !enumerated(words)
	}
	after := s[span.End:startOf(s, min(len(s), span.End+ahead))]
	if strings.HasPrefix(after, "、") {
		return source.Span{}, "", false // 制发规章1件、规范性文件46件
	}
	if i := clauseEnds.Index(after); i >= 0 {
		after = after[:i]
	}
	if o, object := firstOf(after, q.Objects); o >= 0 && o <= 4*len("的") && len(q.Verbs) > 0 && near(before[verb.End:]) {
		span.End += o + len(object)
		return span, object, !restricts(after[:o], object)
	}
	return source.Span{}, "", false
}

// clauseEnds end a clause.
var clauseEnds = zh.SetOf("，,；;：:。！？")

// follows: the words between an object and its figure leave it what it is: not 申请书30份,
// and a bare object goes on with nothing of its own.
func follows(gap, object string) bool {
	if object == bareObject {
		return trim(gap, tails) == ""
	}
	return !marks.StartsWith(gap, []string{"书", "表", "人", "材料"})
}

var (
	// narrowing words between a verb and its object make it a part of what there was.
	narrowing = []string{"涉及", "关于", "有关", "针对", "撤回", "撤销", "补正", "延期", "转办", "转来", "重复", "疑难", "复杂",
		"部分", "个别", "其他", "相关", "不符", "不属", "无关"}
	// general words name whoever may apply, and narrow nothing down.
	general = []string{"公民", "法人", "其他组织", "其它组织", "或者", "或", "和", "及", "与", "、", "社会公众", "社会各界", "公众", "群众",
		"申请人", "各类", "各种", "提出", "提交", "递交", "依法", "符合条件", "有效", "本年度", "全年", "全部", "所有", "总", "共计", "共", "到", "了", "的",
		"因", "由", "政府信息公开", "信息公开", "申请", "工作", "引起", "引发", "产生", "而"}
)

// restricts: the words in front of the object narrow it down (涉及征地的政府信息公开申请). A
// bare object must follow at once, or behind whoever may apply.
func restricts(words, object string) bool {
	words = strings.ReplaceAll(anyone.Replace(words), "涉及政府信息公开", "")
	if words == "" {
		return false
	}
	if marks.HoldsAny(words, narrowing) {
		return true
	}
	if object != bareObject {
		i := strings.LastIndex(words, "的")
		if i < 0 {
			return false
		}
		words = words[:i]
	}
	for words != "" {
		rest := words
		for _, w := range general {
			rest = strings.TrimPrefix(rest, w)
		}
		if rest == words {
			return true
		}
		words = rest
	}
	return false
}

// negated: the verb is denied (不予 is a word of its own and no denial here).
func negated(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r == '未' || r == '不' || r == '拟' || r == '将'
}

// enumerated: the word behind is the last of several that share the figure (予以公开、部分
// 公开27件). A joining mark right at the start joins it to another figure.
func enumerated(before string) bool {
	head := strings.TrimRight(before, "、和及或与")
	return head != "" && head != before
}

// near: at most a dozen characters part the words from their figure, and nothing that
// begins another item (2件维持、1件纠正; 申请和咨询3件).
func near(gap string) bool {
	if len(gap) > 12*len("一") {
		return false
	}
	for i := 0; i+2 < len(gap); i++ {
		switch gap[i : i+3] {
		case "、", "和", "及":
			return false
		}
	}
	return true
}

// bracketed: the verb stands in a bracket that ends before the figure, or one behind it says
// what else the figure counts: 予以公开（含部分公开）21件.
func bracketed(gap string) bool {
	if marks.StartsWith(gap, []string{"（含", "(含", "（包括", "(包括", "（包含", "(包含", "（不含", "(不含"}) {
		return true
	}
	first := brackets.Index(gap)
	return first >= 0 && (gap[first] == ')' || strings.HasPrefix(gap[first:], "）"))
}

var brackets = zh.SetOf("（()）")

func unitOf(q *profile.Quantity, u string) bool { return slices.Contains(q.Units, u) }

// scaled is the figure in the table's unit.
func scaled(q *profile.Quantity, n *zh.Number) (zh.Decimal, bool) {
	if len(q.Scale) == 0 {
		return n.Value, true
	}
	factor, ok := zh.ParseNumber(q.Scale[n.Unit])
	if !ok {
		return zh.Decimal{}, false
	}
	return n.Value.Mul(factor)
}

// deniedObject finds the object of a denial: right behind it, or behind a few words.
func deniedObject(q *profile.Quantity, s string, start, end, clauseEnd int) (int, bool) {
	if len(q.Objects) == 0 {
		return end, true
	}
	o, object := firstOf(s[end:startOf(s, min(max(end, clauseEnd), end+120))], q.Objects)
	if o < 0 || restricts(s[end:end+o], object) {
		return 0, false
	}
	words := s[end : end+o]
	switch {
	case end-start == len("无"):
		// 无 begins many words; only right before its object it means "no".
		if words != "" {
			return 0, false
		}
	case utf8.RuneCountInString(words) > 10 && !strings.HasSuffix(words, "的"):
		return 0, false
	}
	stop := end + o + len(object)
	next, n := utf8.DecodeRuneInString(s[stop:])
	if next == '的' {
		return stop, marks.StartsWith(s[stop+n:], []string{"情况", "情形", "案件", "现象", "事项"})
	}
	return stop, next != '被' && next != '引'
}

// firstOf finds the first place at which one of the words stands, the longest there.
func firstOf(s string, words []string) (at int, word string) {
	at = -1
	for _, w := range words {
		if i := zh.Index(s, w); i >= 0 && (at < 0 || i < at || i == at && len(w) > len(word)) {
			at, word = i, w
		}
	}
	return at, word
}

// code is the code point of three bytes.
func code(s string, i int) uint16 {
	return uint16(s[i])<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
}

func bucket(code uint16) uint16 { return (code ^ code>>8) & (buckets - 1) }
