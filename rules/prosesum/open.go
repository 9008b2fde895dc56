package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// opened is a place where a list of parts may begin.
type opened struct {
	how       opening
	start     int
	bracketed bool
}

// listStarts finds the places behind the total at which lists of its parts begin: in a
// bracket, and behind it; those that are none stay empty.
func (t *text) listStarts(total fig) (found [2]opened) {
	s := t.s
	i := skipNoun(s, total.span.End)
	if i >= len(s) {
		return found
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); r == '(' || r == '（' {
		if end := t.skipGroup(i); end > i {
			start, how := i+n, whole
			if k, h := opener(s, start); h != none {
				start, how = k, h
			}
			found[0] = opened{how, start, true}
			i = end
		}
	}
	found[1] = after(s, skipRemarks(s, i), total)
	return found
}

// after reads what opens a list outside brackets.
func after(s string, i int, total fig) opened {
	r, n := utf8.DecodeRuneInString(s[i:])
	k, how := i, none
	switch {
	case marks.IsComma(r) || marks.IsColon(r) || marks.IsStop(r) && r != '\n' || r == '、':
		next := skipBlanks(s, i+n)
		k, how = opener(s, next)
		if at := byKind(s, next); how == none && at > next && (marks.IsStop(r) || marks.IsComma(r)) {
			return opened{among, at, false} // 全年公开92条。按类别分：
		}
		if marks.IsStop(r) && !strings.HasPrefix(s[next:], "其中") {
			return opened{}
		}
		switch {
		case how == none && marks.IsColon(r):
			return opened{whole, i + n, false}
		case how == none && marks.IsComma(r) && monthStart(s[skipBlanks(s, i+n):]):
			return opened{months, skipBlanks(s, i+n), false}
		case how == none && marks.IsComma(r) && isPlace(s[skipBlanks(s, i+n):]) && totalWord(lead(s, total.num.Start)):
			return opened{places, skipBlanks(s, i+n), false}
		case how == inside:
			return opened{}
		}
	default:
		k, how = opener(s, i)
		if how == inside {
			how = none
		}
	}
	return opened{how, k, false}
}

// maxKind is how many characters 按…分 may have behind 按.
const maxKind = 8

// byKind passes the words 按…分 with their mark, which open a list of all parts.
func byKind(s string, i int) int {
	rest, ok := strings.CutPrefix(s[i:], "按")
	if !ok {
		return i
	}
	for n, k := 0, 0; n < maxKind && k+len("分") < len(rest); n++ {
		r, size := utf8.DecodeRuneInString(rest[k:])
		if !zh.IsHan(r) {
			break
		}
		k += size
		if r != '分' || n < 2 {
			continue
		}
		if next, size := utf8.DecodeRuneInString(rest[k:]); (marks.IsColon(next) || marks.IsComma(next)) && !marks.HoldsAny(rest[:k], []string{"规定", "比例", "标准", "要求", "部"}) {
			return len(s) - len(rest) + k + size
		}
	}
	return i
}

// opener reads the words that open a list at i; they may be followed by a mark. A
// colon behind 其中 announces a complete list.
func opener(s string, i int) (int, opening) {
	how := none
	if !mayOpen(s, i) {
		return i, none
	}
	for _, w := range openers {
		if !strings.HasPrefix(s[i:], w.text) || w.text == "有" && how == none {
			continue
		}
		if how == none || w.how == whole {
			how = w.how
		}
		i += len(w.text)
		r, n := utf8.DecodeRuneInString(s[i:])
		if marks.IsColon(r) || marks.IsComma(r) || r == '、' {
			i = skipBlanks(s, i+n)
			if marks.IsColon(r) && how == among {
				how = whole
			}
		}
	}
	return i, how
}

// mayOpen tells whether one of the openers may begin at i.
func mayOpen(s string, i int) bool {
	switch s[i:min(len(s), i+3)] {
	case "其", "具", "分", "包", "含", "有":
		return true
	}
	return false
}

// openers in the order in which they may follow one another.
var openers = []struct {
	text string
	how  opening
}{
	{"其中", among}, {"具体为", whole}, {"具体是", whole}, {"具体包括", whole}, {"具体如下", whole},
	{"分别为", whole}, {"分别是", whole}, {"分别有", whole}, {"分别", whole},
	{"包括有", among}, {"包括了", among}, {"包括", among}, {"包含", among}, {"含", inside}, {"有", among},
}

// skipNoun passes the words between a total and the mark behind it: 60条信息，其中.
func skipNoun(s string, i int) int {
	start := i
	for n := 0; i+2 < len(s) && n < 10; n++ {
		if s[i] < 0xE4 || s[i] > 0xE9 || mayOpen(s, i) && opens(s[i:]) { // no Chinese character
			return i
		}
		i += 3
	}
	if i+2 >= len(s) {
		return i
	}
	return start
}

func opens(s string) bool {
	return strings.HasPrefix(s, "其中") || strings.HasPrefix(s, "分别") || strings.HasPrefix(s, "包括") || strings.HasPrefix(s, "包含")
}

// comparisons begin clauses that compare a total with another.
var comparisons = []string{"同比", "环比", "比上", "较上", "比去", "较去", "比20", "较20"}

// skipRemarks passes clauses that compare the total with another year's.
func skipRemarks(s string, i int) int {
	for range 2 {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !marks.IsComma(r) || !marks.StartsWith(s[i+n:], comparisons) {
			return i
		}
		end := i + n
		for end < len(s) && end < i+90 {
			c, size := utf8.DecodeRuneInString(s[end:])
			if marks.IsComma(c) || marks.IsStop(c) || marks.IsColon(c) || marks.IsOpen(c) {
				break
			}
			end += size
		}
		i = end
	}
	return i
}

func skipBlanks(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || strings.HasPrefix(s[i:], "　")) {
		if s[i] == ' ' {
			i++
		} else {
			i += len("　")
		}
	}
	return i
}
