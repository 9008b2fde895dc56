package prosesum

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// fig is a figure of the text with its unit.
type fig struct {
	span  source.Span // figure and unit
	num   source.Span // figure alone
	value int64
	unit  string
	// kind tells what the figure can be in a sum.
	kind figKind
	// approx: an estimate (约, 余, 以上), which no sum is held to.
	approx bool
}

type figKind uint8

const (
	count   figKind = iota // a number of things, may be total or part
	percent                // a remark on a part
	other                  // a figure that sums do not concern
)

// counted are the measure words of things that can be added up one by one. Money,
// lengths and times are left out: they are rounded, and their sums are not exact.
var counted = setOf("件次 件 条次 条 个 项次 项 次 份 篇次 篇 起 宗 人次 人 家次 家 户次 户 场次 场 期 部 类 名 " +
	"幅 张 套 册 本 辆 台 批次 批 位 例 笔 处 所 座 则 封 种 门 支 版 页 组 部门")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// figures are the numbers of the text that count something; dates, numbers of
// documents and the like are left out and stay part of the words around them, and so
// are Chinese numerals: statistics are written in digits, 三个平台 and 上述两项 are words.
func figures(s string, nums []zh.Number) []fig {
	out := make([]fig, 0, len(nums))
	for _, n := range nums {
		if n.Ordinal || n.Style == zh.Chinese && n.Unit != "%" {
			continue
		}
		f := fig{span: source.Span{Start: n.Span.Start, End: n.Span.End}, num: n.Span, unit: n.Unit, approx: n.Approx || !n.Valid}
		if n.UnitSpan.End > f.span.End {
			f.span.End = n.UnitSpan.End
		}
		v, whole := n.Value.Int()
		f.value = v
		switch {
		case n.Unit == "%" || n.Unit == "‰" || n.Unit == "百分点" || n.Unit == "倍":
			f.kind = percent
		case !n.Valid || !whole || v < 0 || v > 1<<40 || !counted[n.Unit] || n.Unit == "个" && timeWord(s[f.span.End:]):
			f.kind = other
		default:
			f.approx = f.approx || rounded(s[n.Span.Start:n.Span.End])
		}
		out = append(out, f)
	}
	return out
}

// timeWord: 12个月 and 5个工作日 count no things.
func timeWord(after string) bool {
	return startsWith(strings.TrimLeft(after, " "), []string{"月", "工作日", "自然日", "交易日", "小时", "星期", "季", "年", "学期", "学时", "课时", "周", "方面"})
}

// rounded: a figure written with 万 or 亿 has been rounded.
func rounded(figure string) bool {
	return strings.Contains(figure, "万") || strings.Contains(figure, "亿")
}

// text is a block's text with its figures.
type text struct {
	s       string
	figs    []fig
	groups  []group // by their opening mark
	grouped bool    // groups have been looked for
}

// from gives the index of the first figure that starts at or behind the offset.
func (t *text) from(off int) int {
	lo, hi := 0, len(t.figs)
	for lo < hi {
		if mid := (lo + hi) / 2; t.figs[mid].span.Start < off {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// lead is the text of the clause in front of the offset, at most 40 code points.
func lead(s string, off int) string {
	i := off
	for n := 0; i > 0 && n < 40; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if isStop(r) || isComma(r) || isOpen(r) || isClose(r) && !isQuote(r) {
			break
		}
		i -= size
	}
	return s[i:off]
}

func isStop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' || r == '\n'
}
func isComma(r rune) bool { return r == '，' || r == ',' || r == '；' || r == ';' }
func isColon(r rune) bool { return r == '：' || r == ':' }
func isOpen(r rune) bool  { return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔' }
func isClose(r rune) bool { return r == '）' || r == ')' || r == '】' || r == ']' || r == '〕' }
func isQuote(r rune) bool { return strings.ContainsRune("“”‘’《》〈〉「」\"", r) }

// group is a bracketed or quoted part of the text: the offsets of its opening mark and
// behind its closing one.
type group struct{ open, end int }

// kinds of groups; within one only marks of its own kind count.
const (
	openings = "（(【[“《‘"
	closings = "）)】]”》’"
)

// kindOf maps marks of full and half width to one kind, -1 for other runes.
func kindOf(marks string, r rune) int {
	i := 0
	for _, m := range marks {
		if m == r {
			return [...]int{0, 0, 1, 1, 2, 3, 4}[i]
		}
		i++
	}
	return -1
}

// findGroups pairs the marks of the text in one pass.
func findGroups(s string) []group {
	var found []group
	var stacks [5][]int
	for i, r := range s {
		if r > 0x7F && r != '“' && r != '”' && r != '‘' && r != '’' && (r < 0x3000 || r > 0x301F) && r < 0xFF00 {
			continue
		}
		if k := kindOf(openings, r); k >= 0 {
			stacks[k] = append(stacks[k], i)
		} else if k := kindOf(closings, r); k >= 0 && len(stacks[k]) > 0 {
			top := len(stacks[k]) - 1
			found = append(found, group{stacks[k][top], i + utf8.RuneLen(r)})
			stacks[k] = stacks[k][:top]
		}
	}
	slices.SortFunc(found, func(a, b group) int { return a.open - b.open })
	return found
}

// skipGroup gives the end of the bracketed or quoted group that starts at i, or i if
// none does or it does not close.
func (t *text) skipGroup(i int) int {
	if i >= len(t.s) {
		return i
	}
	if r, _ := utf8.DecodeRuneInString(t.s[i:]); kindOf(openings, r) < 0 {
		return i
	}
	if !t.grouped {
		t.groups, t.grouped = findGroups(t.s), true
	}
	k, ok := slices.BinarySearchFunc(t.groups, i, func(g group, i int) int { return g.open - i })
	if !ok {
		return i
	}
	return t.groups[k].end
}

// holdsAny tells whether s holds one of the words.
func holdsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
