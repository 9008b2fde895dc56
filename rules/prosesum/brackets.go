package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// pieces are measure words of things published, which may stand for one another in one
// list: 刊稿9篇（县级4篇，市级5条）.
var pieces = []string{"条", "篇", "次", "件"}

func isPiece(unit string) bool {
	for _, u := range pieces {
		if u == unit {
			return true
		}
	}
	return false
}

// checkBrackets judges a bracket right behind a total whose figures have several measure
// words: together they cannot come to more than the total. That they come to less says
// nothing, and lists of one measure word are judged by checkLists.
func checkBrackets(t *text) {
	for i, total := range t.figs {
		if i == len(t.figs)-1 || !isPiece(total.unit) || !t.total(total) || total.slack > 0 {
			continue
		}
		open := skipNoun(t.s, total.span.End)
		r, n := utf8.DecodeRuneInString(t.s[min(open, len(t.s)):])
		if r != '（' && r != '(' {
			continue
		}
		end := t.skipGroup(open)
		if end <= open {
			continue
		}
		_, last := utf8.DecodeLastRuneInString(t.s[:end])
		parts := t.pieceParts(total, open+n, end-last)
		if len(parts) < 2 || isRate(t, total) || marks.HoldsAny(lead(t.s, total.num.Start), viewed) || twoSubjects(parts) {
			continue
		}
		l := list{how: whole, total: total, parts: parts}
		sum, _ := l.sum(parts)
		if sum > total.value && sum*10 <= total.value*13 {
			l.say(t, parts, sum, lint.Warning)
		}
	}
}

// pieceParts reads the parts between the offsets: names with a figure each and nothing
// else, in more than one measure word of which one is the total's. None if anything else
// stands there.
func (t *text) pieceParts(total fig, start, end int) (parts []part) {
	own, foreign := false, false
	k, from := t.from(start), start
	for ; k < len(t.figs) && t.figs[k].span.End <= end; k++ {
		f := t.figs[k]
		label := strings.Trim(t.s[from:f.num.Start], "，,、；; ：:为")
		if len(parts) == 0 {
			label = strings.TrimPrefix(label, "其中")
		}
		if f.kind != count || f.approx || f.slack > 0 || !isPiece(f.unit) || !isName(label) {
			return nil
		}
		own, foreign = own || f.unit == total.unit, foreign || f.unit != total.unit
		parts = append(parts, part{fig: f, label: label})
		from = f.span.End
	}
	if !own || !foreign || strings.Trim(t.s[from:end], "。；; ") != "" || len(parts) > maxParts {
		return nil
	}
	return parts
}

// isName: the words are the name of a part alone.
func isName(label string) bool {
	if len(label) < 2*len("一") || len(label) > 12*len("一") || isRemark(label) || opensList(label) || holdsVerb(label) ||
		marks.HoldsAny(label, openWords) || marks.HoldsAny(label, viewedBefore) {
		return false
	}
	for _, r := range label {
		if !zh.IsHan(r) && !marks.IsQuote(r) {
			return false
		}
	}
	return true
}
