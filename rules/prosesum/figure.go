package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// fig is a figure of the text with its unit.
type fig struct {
	span  source.Span // figure and unit
	num   source.Span // figure alone
	value int64
	// slack is how far the thing counted may be from value: a figure in 万 or 亿 is
	// rounded to its last place.
	slack int64
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

// counted tells the measure words of things that can be added up one by one. Money,
// lengths and times are left out: they are rounded, and their sums are not exact.
func counted(unit string) bool {
	switch unit {
	case "件", "条", "个", "项", "次", "份", "篇", "起", "宗", "人", "家", "户", "场", "期", "部", "类", "名", "幅", "张", "套", "册", "本",
		"辆", "台", "批", "位", "例", "笔", "处", "所", "座", "则", "封", "种", "门", "支", "版", "页", "组":
		return true
	case "件次", "条次", "项次", "篇次", "人次", "家次", "户次", "场次", "批次", "部门":
		return true
	}
	return false
}

// figures are the numbers of the text that count something, behind those given; dates,
// numbers of documents and the like are left out and stay part of the words around them,
// and so are figures in the other script: among statistics in digits, 三个平台 and 上述两项
// are words.
func figures(out []fig, s string, nums []zh.Number, chinese bool) []fig {
	for _, n := range nums {
		if n.Ordinal || (n.Style == zh.Chinese) != chinese && n.Unit != "%" {
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
		case !n.Valid || !whole || v < 0 || v > 1<<40 || !counted(n.Unit) || n.Unit == "个" && timeWord(s[f.span.End:]):
			f.kind = other
		default:
			f.slack = lastPlace(s[n.Span.Start:n.Span.End])
		}
		out = append(out, f)
	}
	return out
}

// candidates is what the numbers of a block can come to at once: a sum or a comparison
// needs two figures of one unit, or a share. Most blocks have none.
func candidates(nums []zh.Number) (digits, chinese bool) {
	var seen, seenChinese uint64
	n := 0
	for i := range nums {
		x := &nums[i]
		if x.Ordinal || x.Unit == "" {
			continue
		}
		bit := uint64(1) << ((x.Unit[0] ^ x.Unit[len(x.Unit)-1]<<2) & 63)
		switch {
		case x.Style == zh.Chinese:
			chinese = chinese || seenChinese&bit != 0
			seenChinese |= bit
		case seen&bit != 0 || n > 0 && x.Unit == "%":
			digits = true
			fallthrough
		default:
			seen |= bit
			n++
		}
	}
	return digits, chinese
}

// timeWord: 12个月 and 5个工作日 count no things.
func timeWord(after string) bool {
	return marks.StartsWith(strings.TrimLeft(after, " "), []string{"月", "工作日", "自然日", "交易日", "小时", "星期", "季", "年", "学期", "学时", "课时", "周", "方面"})
}

// lastPlace is the value of the last place of a figure written with 万 or 亿, 0 of one
// that is written in full: 1000 of 1.2万.
func lastPlace(figure string) int64 {
	if figure[len(figure)-1] < 0x80 {
		return 0
	}
	place := int64(0)
	for _, w := range []struct {
		text  string
		value int64
	}{{"亿", 1e8}, {"万", 1e4}} {
		head, rest, found := strings.Cut(figure, w.text)
		if !found {
			continue
		}
		if rest != "" {
			return 0 // 3万5千, 1亿2000万: written out
		}
		place = w.value
		for range decimals(head) {
			place /= 10
		}
		break
	}
	return place
}

// decimals counts the digits behind a figure's decimal point.
func decimals(figure string) int {
	for _, point := range []string{".", "．"} {
		if _, frac, found := strings.Cut(figure, point); found {
			n := 0
			for _, r := range frac {
				if r >= '0' && r <= '9' || r >= '０' && r <= '９' {
					n++
				}
			}
			return n
		}
	}
	return 0
}

// text is a block with its figures, and what is found in it.
type text struct {
	*fact.Block
	s       string // Simplified
	figs    []fig
	groups  marks.Groups
	grouped bool // groups have been looked for
	// chinese: figs are those in Chinese numerals.
	chinese bool
	// amounts: figs are sums of money.
	amounts bool
	// percents: some of figs are percentages.
	percents bool
	found    []lint.Diagnostic
}

// total tells whether parts may be listed for the figure; 三项 and 一次 are words.
func (t *text) total(f fig) bool {
	return f.kind == count && !f.approx && (!t.chinese || f.value >= 10)
}

func (t *text) report(d lint.Diagnostic) { t.found = append(t.found, d) }

// skipGroup gives the end of the bracketed or quoted group that starts at i, or i if
// none does or it does not close.
func (t *text) skipGroup(i int) int {
	if i >= len(t.s) || !marks.Opens(t.s[i:]) {
		return i
	}
	if !t.grouped {
		t.groups, t.grouped = marks.Pair(t.s), true
	}
	return t.groups.End(i)
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
		if i >= 3 && s[i-3] >= 0xE4 && s[i-3] <= 0xE9 && s[i-2]&s[i-1]&0xC0 == 0x80 { // a Chinese character
			i -= 3
			continue
		}
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if marks.IsStop(r) || marks.IsComma(r) || marks.IsOpen(r) || marks.IsClose(r) && !marks.IsQuote(r) {
			break
		}
		i -= size
	}
	return s[i:off]
}
