package prosesum

import (
	"strings"

	"gaolint/rules/internal/marks"
)

// ownTotal: 共计 stands between the name of a part and its figure and belongs to that part,
// not to those before it.
func (l *list) ownTotal(label string, f fig) bool {
	name := label
	for _, w := range sumWords {
		name = strings.TrimSuffix(name, w)
	}
	name = strings.TrimSuffix(name, "共")
	if name == label || len(name) < 2*len("一") || opensList(name) || marks.HoldsAny(name, spans) || holdsVerb(name) ||
		f.value > l.total.value {
		return false
	}
	sum, ok := l.sum(l.parts)
	return ok && sum != f.value && !l.total.fits(sum, 0)
}

// verbs make the words in front of a figure a clause, not the name of a part.
var verbs = []string{"发布", "公开", "推送", "举办", "召开", "开展", "组织", "刊发", "编发", "印发", "制发", "转发", "发放", "收到", "受理", "接待", "办理",
	"参加", "建设", "建成", "设立", "设有", "覆盖", "涉及", "以上", "全部", "各", "两", "三", "累计", "全", "年"}

// holdsVerb: the words are more than a name; a 公开栏 is a thing.
func holdsVerb(label string) bool {
	return marks.HoldsAny(strings.ReplaceAll(label, "公开栏", ""), verbs)
}

// countsTwice: a part with a 共计 of its own is what parts next to it come to, or the list
// adds up without it.
func (l *list) countsTwice() bool {
	all, _ := l.sum(l.parts)
	for i, p := range l.parts {
		if p.total && (l.total.fits(all-p.value, 0) || l.runs(i, 1) || l.runs(i, -1)) {
			return true
		}
	}
	return false
}

// runs: the parts next to part i add up to it, in the direction of the step.
func (l *list) runs(i, step int) bool {
	var sum int64
	for k := i + step; k >= 0 && k < len(l.parts) && sum < l.parts[i].value; k += step {
		if sum += l.parts[k].value; sum == l.parts[i].value {
			return true
		}
	}
	return false
}
