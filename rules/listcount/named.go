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

// namedUnits are measure words of things that are listed by name in brackets.
var namedUnits = map[string]bool{"个": true, "家": true, "类": true, "种": true, "项": true, "部门": true,
	"所": true, "名": true, "位": true, "处": true, "座": true}

// checkNamed compares 5个账号（A、B、C、D、E） with the names in the bracket.
func namedCounts(b *fact.Block, s string) (found []lint.Diagnostic) {
	var groups marks.Groups
	paired := false
	for _, n := range b.Numbers() {
		v, whole := n.Value.Int()
		if n.Ordinal || n.Approx || !n.Valid || !whole || v < 2 || v > 40 || !namedUnits[n.Unit] {
			continue
		}
		open := skipNoun(s, n.UnitSpan.End)
		if open >= len(s) || open < n.UnitSpan.End+2*len("一") {
			continue
		}
		r, size := utf8.DecodeRuneInString(s[open:])
		if !marks.IsOpen(r) {
			continue
		}
		if !paired {
			groups, paired = marks.Pair(s), true
		}
		end := groups.End(open)
		if end <= open {
			continue
		}
		_, last := utf8.DecodeLastRuneInString(s[:end])
		least, most, ok := names(s, groups, open+size, end-last)
		if !ok || int(v) >= least && int(v) <= most {
			continue
		}
		span := source.Span{Start: n.Span.Start, End: open}
		found = append(found, lint.Diagnostic{
			Span: span,
			Message: lint.Textf(
				"“%s”与所列不符：括号内列有%d个名称。请核对数目和名称；如未列全，请加“等”。",
				"“%s” does not agree with the names in brackets: there are %d. Check the number and the names.",
				b.Text[span.Start:span.End], least),
			Related: []lint.Related{{Span: source.Span{Start: open, End: end}, Message: lint.Text{ZH: "所列名称", EN: "the names"}}},
		})
	}
	return found
}

// names counts the names of a bracket: at least the parts between 、, at most one more
// for each 和 or 及 inside a part. It is not ok where the bracket is no plain list.
func names(text string, groups marks.Groups, start, stop int) (least, most int, ok bool) {
	s := text[start:stop]
	if len(s) > 600 || marks.HoldsAny(s, []string{"等", "其中", "如", "包括", "含", "以及", "不", "为", "是", "即", "见", "指", "由", "的"}) {
		return 0, 0, false
	}
	least, most = 1, 1
	size := 0
	for i := 0; i < len(s); {
		if end := groups.End(start+i) - start; end > i && end <= len(s) {
			size += utf8.RuneCountInString(s[i:end])
			i = end
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '、':
			if size < 2 || size > 24 {
				return 0, 0, false
			}
			least++
			most++
			size = 0
		case strings.ContainsRune("和及与或", r):
			most++
			size++
		case zh.IsHan(r) || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '·':
			size++
		default:
			return 0, 0, false
		}
	}
	return least, most, size >= 2 && size <= 24 && least >= 3
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
