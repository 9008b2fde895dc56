package numbering

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// inlineLeast is how many items a list within a paragraph must have to be judged.
const inlineLeast = 3

// mid is a number within a paragraph, its span without blanks.
type mid struct {
	source.Span
	value int
	style byte // '.', ',' for 、, '(' for brackets, 'c' for （一）
}

// inline judges the numbers within a paragraph, 1.…；2.…；4.… and （一）…。（二）…。（二）….
func (l *lists) inline(i int) {
	b := l.pass.Blocks[i]
	s := b.Simplified
	if zh.Contains(s, "（二）") && !l.listed(i, 2) {
		l.midSequence(i, hanMids(s, b.Body.Start))
	}
	if b.Ordinal.Level == 3 && l.listed(i, 3) {
		return // the number at its head belongs to a list of blocks
	}
	for at := strings.IndexByte(s, '2'); at >= 0; {
		rest := s[at+1:]
		if strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "、") || strings.HasPrefix(rest, "）") || strings.HasPrefix(rest, ")") {
			l.judge(i, mids(s, b.Body.Start))
			return
		}
		next := strings.IndexByte(rest, '2')
		if next < 0 {
			return
		}
		at += 1 + next
	}
}

// judge reports the first number of each list that leaves one out or stands twice.
func (l *lists) judge(block int, all []mid) {
	for _, style := range []byte{'.', ',', '('} {
		var list []mid
		for _, m := range all {
			if m.style != style {
				continue
			}
			if m.value == 1 {
				l.midSequence(block, list)
				list = list[:0]
			}
			list = append(list, m)
		}
		l.midSequence(block, list)
	}
}

func (l *lists) midSequence(block int, list []mid) {
	if len(list) < inlineLeast || list[0].value != 1 {
		return
	}
	for k := 1; k < len(list); k++ {
		due := list[k-1].value + 1
		switch list[k].value {
		case due:
			continue
		case due + 1:
			if k+1 < len(list) && list[k+1].value != due+2 && list[k+1].value != due+1 {
				return
			}
			if between := l.pass.Blocks[block].Simplified[list[k-1].End:list[k].Start]; strings.Contains(between, list[k].with(due)) {
				return // it stands there, behind a word or another mark
			}
			l.midWrong(block, list[k-1], list[k], due)
		case due - 1:
			if k+1 == len(list) || list[k+1].value == due+1 {
				l.midWrong(block, list[k-1], list[k], due)
			}
		}
		return
	}
}

// with is the number with another value, and the mark that follows it.
func (m mid) with(value int) string {
	switch m.style {
	case 'c':
		return number(1, value) + "）"
	case ',':
		return number(3, value) + "、"
	case '.':
		return number(3, value) + "."
	}
	return number(3, value) + "）"
}

func (l *lists) midWrong(block int, before, m mid, due int) {
	text := l.pass.Blocks[block].Text
	shown := text[m.Start:m.End]
	level := 3
	if m.style == 'c' {
		level = 1
	}
	want := strings.Replace(shown, number(level, m.value), number(level, due), 1)
	if want == shown { // full-width digits
		return
	}
	d := lint.Diagnostic{
		Span:    l.at(block, m.Span),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), l.at(block, m.Span), want)},
		Related: []lint.Related{{Span: l.at(block, before.Span), Message: lint.Text{ZH: "前一项", EN: "Item before"}}},
	}
	if m.value > due {
		d.Message = lint.Textf("序号从“%[1]s”跳到“%[2]s”，疑漏一项或序号有误，请核对。",
			"The ordinals go from “%[1]s” to “%[2]s”; an item is lost or the number is wrong.", text[before.Start:before.End], shown)
	} else {
		d.Message = lint.Textf("序号“%[1]s”与前一项重复，疑为“%[2]s”或多出一项，请核对。",
			"The ordinal “%[1]s” stands twice; see whether this should be “%[2]s”.", shown, want)
	}
	l.pass.Report(d)
}

// listed: the number at the head of the block is one of a list of blocks, and not the first
// of a list within it.
func (l *lists) listed(i, level int) bool {
	o := l.pass.Blocks[i].Ordinal
	if o.Level != level {
		return false
	}
	if o.Value != 1 || i+1 >= len(l.pass.Blocks) {
		return true
	}
	return l.pass.Blocks[i+1].Ordinal.Level == level
}

// hanMids finds the numbers （一）, （二） that begin a sentence of s, from the offset on.
func hanMids(s string, from int) []mid {
	var out []mid
	for i := from; ; {
		k := strings.Index(s[i:], "（")
		if k < 0 {
			return out
		}
		start := i + k
		i = start + len("（")
		for v := 10; v >= 1; v-- {
			numeral := number(1, v)
			rest, ok := strings.CutPrefix(s[i:], numeral+"）")
			if !ok {
				continue
			}
			m := mid{source.Span{Start: start, End: i + len(numeral) + len("）")}, v, 'c'}
			next, _ := utf8.DecodeRuneInString(rest)
			before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[from:start], " 　"))
			if (start == from || strings.ContainsRune("。；：", before)) && next >= 0x4E00 && next != '项' && next != '款' {
				out = append(out, m)
			}
			break
		}
	}
}

// mids finds the numbers that begin a clause of s, from the offset on.
func mids(s string, from int) []mid {
	var out []mid
	for i := from; i < len(s); i++ {
		if s[i] < '1' || s[i] > '9' || i > from && s[i-1] >= '0' && s[i-1] <= '9' {
			continue
		}
		end, value := i, 0
		for end < len(s) && s[end] >= '0' && s[end] <= '9' && end-i < 2 {
			value = 10*value + int(s[end]-'0')
			end++
		}
		if m, ok := midAt(s, i, end, from); ok {
			m.value = value
			out = append(out, m)
		}
		i = end - 1
	}
	return out
}

// midAt tells whether the figure s[i:end] is the number of an item.
func midAt(s string, i, end, from int) (mid, bool) {
	m := mid{Span: source.Span{Start: i, End: end}}
	rest := s[end:]
	for _, open := range []string{"（", "("} {
		if strings.HasSuffix(s[:i], open) {
			m.Start -= len(open)
			m.style = '('
		}
	}
	switch {
	case m.style == '(' && strings.HasPrefix(rest, "）"):
		m.End += len("）")
	case m.style == '(' && strings.HasPrefix(rest, ")"):
		m.End++
	case m.style == '(':
		return m, false
	case strings.HasPrefix(rest, "、"):
		m.style = ','
		m.End += len("、")
	case strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, "．"):
		m.style = '.'
		_, n := utf8.DecodeRuneInString(rest)
		m.End += n
	default:
		return m, false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[m.End:], " 　"))
	if next < 0x2E80 && next != '“' || strings.ContainsRune("、，。；）)", next) {
		return m, false // 2.5, （2）、（3）项
	}
	before := strings.TrimRight(s[from:m.Start], " 　")
	if before == "" {
		return m, true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return m, strings.ContainsRune("。；;：:！？!?", r)
}
