package prosesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/marks"
)

// sumWords stand directly in front of a total that follows its parts.
var sumWords = []string{"共计", "合计", "总计", "总共", "一共"}

// checkTotalsAfter judges 「A a条、B b条，共计N条」: the parts stand in the total's own
// sentence, in front of it, and nothing else is counted there.
func checkTotalsAfter(t *text) {
	for i, total := range t.figs {
		if i < 2 || total.kind != count || total.approx {
			continue
		}
		// The word of the total must stand between the figures; 计 and 共 are rare.
		if gap := t.s[t.figs[i-1].span.End:total.num.Start]; !strings.Contains(gap, "计") && !strings.Contains(gap, "共") {
			continue
		}
		words := lead(t.s, total.num.Start)
		if !startsSum(words) || isRemark(words) {
			continue
		}
		sentence := t.SentenceAt(total.num.Start)
		first := t.from(sentence.Start)
		if i-first > maxParts || sentence.Len() > maxSentence {
			continue
		}
		l := list{how: whole, total: total}
		from := sentence.Start
		for _, f := range t.figs[first:i] {
			label := strings.TrimSpace(lead(t.s, f.num.Start))
			if k := strings.LastIndex(label, "、"); k >= 0 {
				label = label[k+len("、"):]
			}
			if f.kind == percent {
				continue
			}
			l.mixed = l.mixed || f.kind == other || f.unit != total.unit || isRemark(label) || opensList(label)
			l.open = l.open || f.approx || marks.HoldsAny(label, openWords)
			l.parts = append(l.parts, part{fig: f, label: label, tail: tailOf(t.s, f.span.End)})
			from = f.span.End
		}
		if l.mixed || l.open || len(l.parts) < 2 || !adjacent(t.s[from:total.num.Start]) || l.suffixHolds() ||
			hasParts(t, total) || strings.ContainsAny(t.s[sentence.Start:total.num.Start], "(（") {
			continue
		}
		sum, _ := l.sum(l.parts)
		if near(sum, total.value) && !twoSubjects(l.parts) {
			l.say(t, l.parts, sum, lint.Warning)
		}
	}
}

// hasParts: the total has parts behind it as well.
func hasParts(t *text, total fig) bool {
	for _, o := range t.listStarts(total) {
		if l := t.listAfter(total, o.how, o.start, o.bracketed); len(l.parts) > 0 {
			return true
		}
	}
	return false
}

func startsSum(words string) bool {
	words = strings.TrimSpace(words)
	for _, w := range sumWords {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// adjacent: only a mark and the words of the total stand between last part and total.
func adjacent(gap string) bool {
	return strings.Count(gap, ",")+strings.Count(gap, "，")+strings.Count(gap, "；")+strings.Count(gap, ";")+strings.Count(gap, "、") <= 1
}

// suffixHolds: the last parts add up to the total; what stands before them is
// counted elsewhere.
func (l *list) suffixHolds() bool {
	var sum, slack int64
	for i := len(l.parts) - 1; i >= 0; i-- {
		sum += l.parts[i].value
		slack += l.parts[i].slack
		if within(sum-l.total.value, slack+l.total.slack) {
			return true
		}
	}
	return false
}
