package prosesum

import (
	"strings"

	"gaolint/lint"
	"gaolint/rules/internal/marks"
)

var (
	// sumWords stand directly in front of a total that follows its parts.
	sumWords = []string{"共计", "合计", "总计", "总共", "一共"}
	// spans of time may stand in front of these, the parts' own.
	spans = []string{"全年", "年内", "上半年", "下半年", "以上"}
)

// checkTotalsAfter judges 「A a条、B b条，共计N条」: the parts stand in the total's own
// sentence, in front of it, and nothing else is counted there.
func checkTotalsAfter(t *text) {
	for i, total := range t.figs {
		if i < 2 || !t.total(total) {
			continue
		}
		// The last part and the word of the total stand right in front of it.
		if last := &t.figs[i-1]; last.kind != percent && last.unit != total.unit || !holdsSum(t.s[max(last.span.End, total.num.Start-maxLead):total.num.Start]) {
			continue
		}
		words := lead(t.s, total.num.Start)
		if own := t.s[t.figs[i-1].span.End:total.num.Start]; len(own) < len(words) {
			words = own // 居民代表6名共11名
		}
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
			if strings.Contains(label, "分别") {
				l.parts, l.mixed, l.open = nil, false, false // what stands before is counted for itself
				label, _, _ = strings.Cut(label, "分别")
			}
			l.mixed = l.mixed || f.kind == other || f.unit != total.unit || isRemark(label) || opensList(label)
			tail := tailOf(t.s, f.span.End)
			l.open = l.open || f.approx || marks.HoldsAny(label, openWords) || strings.Contains(tail, "等")
			l.parts = append(l.parts, part{fig: f, label: label, tail: tail})
			from = f.span.End
		}
		if l.mixed || l.open || len(l.parts) < 2 || !adjacent(t.s[from:total.num.Start]) || l.suffixHolds() ||
			hasParts(t, total) || t.bracketed(sentence.Start, total.num.Start) {
			continue
		}
		sum, _ := l.sum(l.parts)
		switch {
		case twoSubjects(l.parts) || l.otherThings(tailOf(t.s, total.span.End)):
		case near(sum, total.value):
			l.say(t, l.parts, sum, lint.Warning)
		case sum < total.value && sum*2 >= total.value:
			l.say(t, l.parts, sum, lint.Info) // something may be left out
		}
	}
}

// maxLead bounds the words in front of a total, in bytes.
const maxLead = 40 * len("一")

// holdsSum looks for 计 or 共.
func holdsSum(s string) bool {
	for i := 0; i+2 < len(s); {
		switch c := s[i]; {
		case c < 0xE4 || c > 0xE9:
			i++
			continue
		case c == 0xE8 && s[i+1] == 0xAE && s[i+2] == 0xA1, c == 0xE5 && s[i+1] == 0x85 && s[i+2] == 0xB1:
			return true
		}
		i += 3
	}
	return false
}

// bracketed: a figure stands in brackets between the offsets.
func (t *text) bracketed(from, to int) bool {
	for {
		k := strings.IndexAny(t.s[from:to], "(（")
		if k < 0 {
			return false
		}
		end := t.skipGroup(from + k)
		if end <= from+k {
			return true // it does not close
		}
		if i := t.from(from + k); i < len(t.figs) && t.figs[i].num.Start < end {
			return true
		}
		from = min(end, to)
	}
}

// otherThings: the noun behind the total is none of the parts' (3个站、5个点，共10个村).
func (l *list) otherThings(noun string) bool {
	if noun == "" || marks.StartsWith(noun, []string{"为", "作为", "担任", "组成"}) || !strings.Contains("个 家 名 人 项 次 处 所 位", l.total.unit) {
		return false
	}
	for _, p := range l.parts {
		if strings.Contains(p.tail, noun) || strings.Contains(p.label, noun) {
			return false
		}
	}
	return true
}

// hasParts: the total has parts behind it as well.
func hasParts(t *text, total fig) bool {
	for _, o := range t.listStarts(total) {
		if o.how == none {
			continue
		}
		if l := t.listAfter(total, o.how, o.start, o.bracketed); len(l.parts) > 0 {
			return true
		}
	}
	return false
}

// startsSum: the words in front of a figure make it a total: 共计, 全年累计发布, 1至4月共计.
func startsSum(words string) bool {
	words = strings.TrimSpace(words)
	if marks.StartsWith(words, sumWords) || strings.HasPrefix(words, "共") && totalWord(words) {
		return true
	}
	for _, w := range spans {
		if rest, ok := strings.CutPrefix(words, w); ok {
			return marks.StartsWith(rest, sumWords) || strings.HasPrefix(rest, "累计") || strings.HasPrefix(rest, "共")
		}
	}
	if from, to, found := strings.Cut(words, "月"); found && strings.Trim(from, "0123456789-—至到~～") == "" {
		return marks.StartsWith(to, sumWords)
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
		if l.total.fits(sum, slack) {
			return true
		}
	}
	return false
}
