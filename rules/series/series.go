package series

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

const numerals = "一二三四五六七八九十"

// numeral writes 1 to 10.
func numeral(v int) string { return numerals[3*(v-1) : 3*v] }

// item is an occurrence of 一是 and so on that counts.
type item struct {
	source.Span
	value int
	// glued: no mark stands in front.
	glued bool
}

// labelReach is how many bytes before 一是 are looked at for a heading.
const labelReach = 120

// labels are the words that a heading before 一是 ends with; subjects those of them that
// may also be the subject of 是: 主要原因一是人手不足，二是….
var (
	labels   = []string{"机制", "如下", "领导"}
	subjects = []string{"措施", "问题", "原因", "情况", "不足", "困难", "方面", "做法"}
)

// read picks the occurrences that number something: behind a mark, or from 二是 on
// directly behind a word where the number before has been seen.
func read(p *lint.BlockPass) []item {
	var items []item
	for _, h := range p.Hits {
		if h.Literal >= numbers {
			continue
		}
		it := item{Span: h.Span, value: int(h.Literal) + 1}
		prev, _ := utf8.DecodeLastRuneInString(p.Text[:it.Start])
		switch {
		case it.Start <= p.Body.Start || zh.IsBlank(prev) || isMark(prev):
		case it.value == 1:
			it.glued = true
			if !heading(p, it.Start) {
				continue
			}
		case strings.ContainsRune("第统唯十百千周期初其之零〇", prev) || prev < 0x80:
			continue
		case len(items) > 0 && items[len(items)-1].value == it.value-1:
			it.glued = true
		default:
			continue
		}
		items = append(items, it)
	}
	return items
}

func isMark(r rune) bool {
	return strings.ContainsRune("。，；：、！？,;:!?（(“‘—…|*", r)
}

// heading: a short label that ends at byte i and begins its sentence.
func heading(p *lint.BlockPass, i int) bool {
	s := p.Simplified[max(p.Body.Start, i-labelReach):i]
	numbered := false
	if k := strings.LastIndexAny(s, "。；！？;!?"); k >= 0 {
		_, n := utf8.DecodeRuneInString(s[k:])
		s = s[k+n:]
	} else if p.Ordinal.Level > 0 && p.Ordinal.Span.End <= i && i-p.Body.Start <= labelReach {
		s = p.Simplified[p.Ordinal.Span.End:i]
		numbered = true
	}
	if utf8.RuneCountInString(s) > 16 || strings.ContainsAny(s, "，,") {
		return false
	}
	return suffixed(s, labels) || numbered && suffixed(s, subjects)
}

func suffixed(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// unmarked reports an item that no mark parts from the words before it.
func unmarked(p *lint.BlockPass, items []item, i int, usual string) {
	it := items[i]
	mark := "。"
	if i > 0 {
		mark = usual
	}
	other := "：；"
	if mark == "；" || i > 0 {
		other = "。"
	}
	if p.HalfWidth {
		mark, other = narrow(mark), narrow(other)
	}
	from := back(p.Text, it.Start)
	d := lint.Diagnostic{
		Span: source.Span{Start: from, End: it.End},
		Message: lint.Textf("“%[1]s”之前疑缺标点，请核对。列举的各项之间用分号或句号隔开。",
			"A mark seems to be missing before “%[1]s”; the items of a series are parted by ； or 。.", p.Text[it.Start:it.End]),
	}
	at := source.Span{Start: it.Start, End: it.Start}
	for _, m := range []string{mark, firstOf(other)} {
		if len(d.Fixes) == 0 || m != mark {
			d.Fixes = append(d.Fixes, lint.Replace(lint.Textf("加“%s”", "Add “%s”", m), at, m))
		}
	}
	p.Report(d)
}

func firstOf(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

func narrow(s string) string { return strings.NewReplacer("；", ";", "：", ":").Replace(s) }

// back is the place two characters before byte i.
func back(s string, i int) int {
	for range 2 {
		_, n := utf8.DecodeLastRuneInString(s[:i])
		i -= n
	}
	return i
}

// usual is the mark before most of the other items from the second on: ； or 。.
func usual(p *lint.BlockPass, items []item) string {
	semicolons, stops := 0, 0
	for _, it := range items {
		if it.value == 1 {
			continue
		}
		switch r, _ := utf8.DecodeLastRuneInString(p.Text[:it.Start]); r {
		case '；', ';':
			semicolons++
		case '。':
			stops++
		}
	}
	if semicolons > stops {
		return "；"
	}
	return "。"
}

// sequence follows the values and reports the first that does not fit.
func sequence(p *lint.BlockPass, items []item) {
	if first := items[0]; first.value == 2 {
		if !mixed(p, p.Body.Start, first, 1) && !lostFirst(p, first) {
			return
		}
	}
	for k := 1; k < len(items); k++ {
		a, b := items[k-1], items[k]
		switch b.value {
		case a.value + 1:
		case 1:
		case a.value:
			if a.value == 1 {
				continue
			}
			twice(p, items, k)
			return
		case a.value + 2:
			if !mixed(p, a.End, b, a.value+1) {
				skipped(p, a, b)
			}
			return
		default:
			return
		}
	}
}

// mixed looks for the number that is due, written in another manner (一、), between
// from and the item, and reports it.
func mixed(p *lint.BlockPass, from int, it item, due int) bool {
	other := numeral(due) + "、"
	for at := from; ; {
		k := strings.Index(p.Text[at:it.Start], other)
		if k < 0 {
			return false
		}
		k += at
		at = k + len(other)
		prev, _ := utf8.DecodeLastRuneInString(p.Text[:k])
		if k <= p.Body.Start || !strings.ContainsRune("。；：，;:,", prev) {
			continue // a heading of its own, 第一、二
		}
		span := source.Span{Start: k, End: at}
		p.Report(lint.Diagnostic{
			Span: span,
			Message: lint.Textf("“%[1]s”与后面的“%[2]s”写法不一致，建议改为“%[3]s”。",
				"“%[1]s” is not written like “%[2]s” behind it; “%[3]s” would match.", other, p.Text[it.Start:it.End], numeral(due)+"是"),
			Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", numeral(due)+"是"), span, numeral(due)+"是")},
			Related: []lint.Related{{Span: it.Span, Message: lint.Text{ZH: "后一项", EN: "Next item"}}},
		})
		return true
	}
}

// skipped reports a number that is not there. Another wording of it (其次, 二要, （二）)
// may stand in between: then nothing is lost.
func skipped(p *lint.BlockPass, a, b item) {
	between := p.Simplified[a.End:b.Start]
	n := numeral(a.value + 1)
	if lostVerb(p, a, b, n) {
		return
	}
	for _, w := range []string{n + "要", n + "在", n + "将", n + "来", n + "则", n + "为", n + "有", "第" + n, "其" + n, "其次", "（" + n, "(" + n, "；" + n, "。" + n, "，" + n, ";" + n, "," + n} {
		if strings.Contains(between, w) {
			return
		}
	}
	p.Report(lint.Diagnostic{
		Span: b.Span,
		Message: lint.Textf("“%[1]s”之后是“%[2]s”，疑缺“%[3]s”或序号有误，请核对。",
			"“%[2]s” follows “%[1]s”; “%[3]s” is missing or the number is wrong.", numeral(a.value)+"是", numeral(b.value)+"是", n+"是"),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", n+"是"), b.Span, n+"是")},
		Related: []lint.Related{{Span: a.Span, Message: lint.Text{ZH: "前一项", EN: "Item before"}}},
	})
}

func twice(p *lint.BlockPass, items []item, k int) {
	it := items[k]
	d := lint.Diagnostic{
		Span: it.Span,
		Message: lint.Textf("“%[1]s”在本段出现两次，疑序号有误，请核对。", "“%[1]s” stands twice in this series; a number seems to be wrong.",
			p.Text[it.Start:it.End]),
		Related: []lint.Related{{Span: items[k-1].Span, Message: lint.Text{ZH: "前一处", EN: "First place"}}},
	}
	if it.value < 10 && (k+1 == len(items) || items[k+1].value == it.value+2) {
		next := numeral(it.value+1) + "是"
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", next), it.Span, next)}
	}
	p.Report(d)
}

// openings are words that begin an item whose 是 is lost: 二根据….
var openings = [...]string{"出台", "组织", "制定", "印发", "修订", "严把", "深入", "扎实", "全面", "统一", "压紧", "做好", "抓好", "畅通", "开设", "根据", "按照", "依托", "通过", "依法", "严格", "积极", "认真", "及时", "持续", "进一步",
	"强化", "加强", "完善", "健全", "规范", "优化", "推进", "深化", "落实", "提升", "提高", "拓宽", "创新", "建立", "明确", "细化", "突出", "聚焦", "注重", "坚持", "加大", "压实", "丰富"}

// lostVerb reports the number that is due with 是 lost behind it.
func lostVerb(p *lint.BlockPass, a, b item, n string) bool {
	for from := a.End; ; {
		k := strings.Index(p.Simplified[from:b.Start], n)
		if k < 0 {
			return false
		}
		from += k + len(n)
		prev, _ := utf8.DecodeLastRuneInString(p.Simplified[:from-len(n)])
		if !isMark(prev) {
			continue
		}
		for _, w := range openings {
			if strings.HasPrefix(p.Simplified[from:], w) {
				p.Report(lint.Diagnostic{
					Span: source.Span{Start: from - len(n), End: from},
					Message: lint.Textf("“%[1]s”后疑漏“是”，请核对。前后各项写作“%[2]s”“%[3]s”。", "是 seems to be lost behind “%[1]s”; the items around it are “%[2]s” and “%[3]s”.",
						n, numeral(a.value)+"是", numeral(b.value)+"是"),
					Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "补“是”", EN: "Add 是"}, source.Span{Start: from, End: from}, "是")},
				})
				return true
			}
		}
	}
}
