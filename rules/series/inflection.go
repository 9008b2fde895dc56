package series

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// endings are suffixes that the members of a list share, with the characters that are
// typed for them.
var endings = []struct{ suffix, wrong string }{
	{"性", "行形姓幸醒兴"}, {"化", "话花画华"}, {"度", "渡肚杜"}, {"率", "律绿"}, {"感", "敢杆"}, {"力", "历沥砺"},
}

const (
	// listReach is how many bytes a list may go on to each side of the place.
	listReach = 150
	// memberRunes is the length of a member in code points, suffix included.
	memberRunes = 3
	// leastMembers is how many members must have the suffix.
	leastMembers = 2
)

// inflection looks at the list around a member: 涉密行 among 准确性、敏感性 has lost its
// suffix to a like-sounding character.
func inflection(p *lint.BlockPass, at source.Span, kind int) {
	e := endings[kind]
	list := listAround(p.Simplified, at.Start)
	var right, last int
	var odd []source.Span
	for start := list.Start; start < list.End; {
		end := start + member(p.Simplified[start:list.End])
		word := p.Simplified[start:end]
		if strings.HasSuffix(word, e.suffix) {
			right++
			last = max(last, start)
		} else if r, n := utf8.DecodeLastRuneInString(word); n != 0 && strings.ContainsRune(e.wrong, r) && utf8.RuneCountInString(word) == memberRunes {
			odd = append(odd, source.Span{Start: start, End: end})
		}
		start = end
		if start < list.End {
			start += separator(p.Simplified[start:])
		}
	}
	if right < leastMembers || len(odd) != 1 || at.Start != firstSuffix(p.Simplified, list, e.suffix) {
		return
	}
	got := p.Text[odd[0].Start:odd[0].End]
	_, n := utf8.DecodeLastRuneInString(got)
	want := got[:len(got)-n] + e.suffix
	if p.Script == zh.Traditional {
		want = zh.Restore(want, got)
	}
	p.Report(lint.Diagnostic{Span: odd[0],
		Message: lint.Textf("“%[1]s”疑为“%[2]s”，请核对。同一列举中的其他各项都以“%[3]s”结尾。",
			"“%[1]s” is probably meant to be “%[2]s”: the other members of the list end in “%[3]s”. Please check.", got, want, e.suffix),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", want), odd[0], want)}})
}

// listAround is the run of Han characters and 、 around byte i.
func listAround(s string, i int) source.Span {
	start, end := i, i
	for start > max(0, i-listReach) {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if !zh.IsHan(r) && r != '、' {
			break
		}
		start -= n
	}
	for end < min(len(s), i+listReach) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !zh.IsHan(r) && r != '、' {
			break
		}
		end += n
	}
	return source.Span{Start: start, End: end}
}

// member is the length of the member that s begins with.
func member(s string) int {
	for i, r := range s {
		if i > 0 && separator(s[i:]) > 0 && (r == '、' || i >= memberRunes*3) {
			return i
		}
	}
	return len(s)
}

// separator is the length of the 、 or 和 that s begins with, 0 without one.
func separator(s string) int {
	for _, w := range [...]string{"、", "和", "以及", "及", "与"} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// firstSuffix is the place of the list's first member with the suffix and 、 behind it.
func firstSuffix(s string, list source.Span, suffix string) int {
	return list.Start + strings.Index(s[list.Start:list.End], suffix+"、")
}
