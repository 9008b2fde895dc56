package listcount

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// isNamed tells whether the measure word is one of things that are listed by name.
func isNamed(unit string) bool {
	switch unit {
	case "个", "家", "类", "种", "项", "部门", "所", "名", "位", "处", "座":
		return true
	}
	return false
}

// isTitled tells whether the measure word is one of writings, which are listed by their titles.
func isTitled(unit string) bool {
	switch unit {
	case "篇", "部", "份", "本", "册", "件":
		return true
	}
	return false
}

// namedCounts compares counts with the names that stand with them: 5个账号（A、B、C、D、E）,
// 五个栏目：A、B、C、D、E, “A”“B”“C”三个栏目.
func namedCounts(b *fact.Block) (found []lint.Diagnostic) {
	c := counter{Block: b, s: b.Simplified}
	for i := range b.Numbers() {
		n := &b.Numbers()[i]
		if n.Ordinal || n.Approx || !n.Valid || !isNamed(n.Unit) && !isTitled(n.Unit) {
			continue
		}
		v, whole := n.Value.Int()
		if !whole || v < 2 || v > maxCount {
			continue
		}
		c.number, c.want = n, int(v)
		if !c.behind() {
			c.inFront()
		}
	}
	return c.found
}

// counter compares the counts of a block with names.
type counter struct {
	*fact.Block
	s      string
	groups marks.Groups
	paired bool
	found  []lint.Diagnostic

	number *zh.Number
	want   int
}

// opening of a list of names behind a count.
var introductions = []string{"，分别是", "，分别为", ",分别是", ",分别为", "分别是", "分别为", "，即", ",即"}

// behind looks for the names behind the count; it tells whether there is a list.
func (c *counter) behind() bool {
	s, from := c.s, c.number.UnitSpan.End
	open := skipNoun(s, from)
	if open >= len(s) {
		return false
	}
	r, size := utf8.DecodeRuneInString(s[open:])
	switch {
	case marks.IsOpen(r):
		before, _ := utf8.DecodeLastRuneInString(s[:c.number.Span.Start])
		if open < from+2*len("一") && (open > from || !zh.IsHan(before)) {
			return false
		}
		end := c.end(open)
		if end <= open {
			return false
		}
		_, last := utf8.DecodeLastRuneInString(s[:end])
		c.compare(source.Span{Start: c.number.Span.Start, End: open}, source.Span{Start: open + size, End: end - last}, 3)
		return true
	case marks.IsColon(r):
		c.toStop(open, open+size, 3)
		return true
	}
	// 分别 may be the end of what was taken for the noun.
	if k := strings.Index(s[from:open], "分别"); k >= 0 {
		open = from + k
	}
	for _, w := range introductions {
		if strings.HasPrefix(s[open:], w) {
			c.toStop(open, open+len(w), 2)
			return true
		}
	}
	return false
}

// maxNames bounds the text of a list of names, in bytes.
const maxNames = 600

// toStop compares with the names up to the end of the sentence.
func (c *counter) toStop(noun, start, atLeast int) {
	rest := c.s[start:min(len(c.s), start+maxNames)]
	if end := strings.IndexAny(rest, "。；;！\n"); end > 0 && rest[end] != ';' && !strings.HasPrefix(rest[end:], "；") {
		c.compare(source.Span{Start: c.number.Span.Start, End: noun}, source.Span{Start: start, End: start + end}, atLeast)
	}
}

// end is the end of the group that opens at the offset.
func (c *counter) end(open int) int {
	if !c.paired {
		c.groups, c.paired = marks.Pair(c.s), true
	}
	return c.groups.End(open)
}

// compare compares the count with the names of a list, if it is one of at least so many.
func (c *counter) compare(noun, list source.Span, atLeast int) {
	if titled := isTitled(c.number.Unit); titled && !strings.HasPrefix(c.s[list.Start:list.End], "《") {
		return
	}
	least, most, ok := c.names(list)
	if least == 2 && atLeast == 3 && sameWord(c.s[list.Start:list.End]) {
		atLeast = 2
	}
	if !ok || least < atLeast || c.want >= least && c.want <= most {
		return
	}
	c.report(noun, list, least)
}

// sameWord: two names end in the same word, so that they are names of the things counted:
// 县局办税服务厅、城关分局办税服务厅.
func sameWord(list string) bool {
	a, b, found := strings.Cut(list, "、")
	const word = 2 * len("一")
	return found && len(a) > word && len(b) > word && a[len(a)-word:] == b[len(b)-word:] && a != b && !strings.Contains(b, "、")
}

func (c *counter) report(span, list source.Span, least int) {
	c.found = append(c.found, lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%s”与所列不符：列有%d个名称。请核对数目和名称；如未列全，请加“等”。",
			"“%s” does not agree with the names listed: there are %d. Check the number and the names.",
			c.Text[span.Start:span.End], least),
		Related: []lint.Related{{Span: list, Message: lint.Text{ZH: "所列名称", EN: "the names"}}},
	})
}

// names counts the names of a list: at least the parts between 、 and those in quotation
// marks that stand side by side, at most one more for each 和 or 及 inside a part. It is not
// ok where the text is no plain list.
func (c *counter) names(list source.Span) (least, most int, ok bool) {
	s := c.s[list.Start:list.End]
	if len(s) > maxNames || marks.HoldsAny(s, []string{"等", "其中", "如", "包括", "含", "以及", "不", "为", "是", "即", "见", "指", "由", "的"}) {
		return 0, 0, false
	}
	least, most = 1, 1
	size, quoted := 0, false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if marks.Opens(s[i:]) {
			if end := c.end(list.Start+i) - list.Start; end > i && end <= len(s) {
				if quoted && (r == '“' || r == '《') {
					least++
					most++
					size = 0
				}
				quoted = r == '“' || r == '《'
				size += utf8.RuneCountInString(s[i:end])
				i = end
				continue
			}
		}
		i += n
		switch {
		case quoted && (r == '和' || r == '及') && strings.HasPrefix(s[i:], "《"):
			least++ // 《甲》和《乙》
			most++
			size = 0
		case r == '、':
			if size < 2 || size > 24 {
				return 0, 0, false
			}
			least++
			most++
			size = 0
		case r == '和' || r == '及' || r == '与' || r == '或':
			most++
			size++
		case zh.IsHan(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '·':
			size++
		default:
			return 0, 0, false
		}
		quoted = false
	}
	return least, most, size >= 2 && size <= 24
}

// skipNoun passes the words between a figure and the mark behind it.
func skipNoun(s string, i int) int {
	start := i
	for n := 0; i < len(s) && n < 10; n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0x4E00 || r > 0x9FFF {
			return i
		}
		i += size
	}
	return start
}
