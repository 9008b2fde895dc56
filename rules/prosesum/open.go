package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/rules/internal/marks"
)

// opened is a place where a list of parts may begin.
type opened struct {
	how       opening
	start     int
	bracketed bool
}

// listStarts finds the places behind the total at which lists of its parts begin: in a
// bracket, and behind it.
func (t *text) listStarts(total fig) []opened {
	s := t.s
	i := skipNoun(s, total.span.End)
	if i >= len(s) {
		return nil
	}
	var found []opened
	if r, n := utf8.DecodeRuneInString(s[i:]); r == '(' || r == '（' {
		if end := t.skipGroup(i); end > i {
			start, how := i+n, whole
			if k, h := opener(s, start); h != none {
				start, how = k, h
			}
			found = append(found, opened{how, start, true})
			i = end
		}
	}
	i = skipRemarks(s, i)
	if o := after(s, i, total); o.how != none {
		found = append(found, o)
	}
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
		if marks.IsStop(r) && !strings.HasPrefix(s[next:], "其中") {
			return opened{}
		}
		switch {
		case how == none && marks.IsColon(r):
			return opened{whole, i + n, false}
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

// opener reads the words that open a list at i; they may be followed by a mark. A
// colon behind 其中 announces a complete list.
func opener(s string, i int) (int, opening) {
	how := none
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

// openers in the order in which they may follow one another.
var openers = []struct {
	text string
	how  opening
}{
	{"其中", among}, {"具体为", whole}, {"具体是", whole}, {"具体包括", whole}, {"具体如下", whole},
	{"分别为", whole}, {"分别是", whole}, {"分别有", whole}, {"分别", whole},
	{"包括有", whole}, {"包括了", whole}, {"包括", whole}, {"包含", whole}, {"含", inside}, {"有", among},
}

// skipNoun passes the words between a total and the mark behind it: 60条信息，其中.
func skipNoun(s string, i int) int {
	start := i
	for n := 0; i < len(s) && n < 10; n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0x4E00 || r > 0x9FFF || (r == '其' || r == '分' || r == '包') && opens(s[i:]) {
			return i
		}
		i += size
	}
	return start
}

func opens(s string) bool {
	return strings.HasPrefix(s, "其中") || strings.HasPrefix(s, "分别") || strings.HasPrefix(s, "包括") || strings.HasPrefix(s, "包含")
}

// comparisons begin clauses that compare a total with another.
var comparisons = []string{"同比", "环比", "比上", "较上", "比去", "较去"}

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
