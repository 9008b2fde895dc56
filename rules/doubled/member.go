package doubled

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

const (
	// pause parts the members of a list.
	pause = "、"
	// memberLeast and memberMost are the length of a member that is compared, in bytes.
	memberLeast, memberMost = 3 * han, 7 * han
	// membersKept is how many members before are compared.
	membersKept = 8
)

// links are characters that join a member to words of another list: 机关报省、自治区.
const links = "的由报向对和与及或者以在为将从给被把按于等至到使有是"

// linking tells by the low byte of a character whether it may be one of links.
var linking = func() (set [256]bool) {
	for _, r := range links {
		set[byte(r)] = true
	}
	return set
}()

// members looks for one member of a list with 、 that stands in it twice.
func members(p *lint.BlockPass) {
	text := p.Simplified
	var kept [membersKept]source.Span
	n, last := 0, 0 // members of the list so far, and the end of the mark before
	for _, at := range p.Signs {
		i := int(at)
		if text[i] != pause[0] || !strings.HasPrefix(text[i:], pause) {
			continue
		}
		start := memberStart(text, last, i)
		if start != last {
			n = 0 // another list begins within the text before the mark
		}
		if i-start >= memberLeast {
			if k := among(text, kept[:min(n, membersKept)], text[start:i]); k >= 0 && !sequence(text, kept[:min(n, membersKept)], text[start:i], i) {
				twiceListed(p, kept[k], source.Span{Start: start, End: i})
			}
			kept[n%membersKept] = source.Span{Start: start, End: i}
			n++
		}
		last = i + len(pause)
	}
	if n < 2 {
		return
	}
	end := last
	for end-last <= memberMost && wording.Han(text, end) != 0 {
		end += han
	}
	member := strings.TrimSuffix(text[last:end], "等")
	if k := among(text, kept[:min(n, membersKept)], member); k >= 0 && !sequence(text, kept[:min(n, membersKept)], member, last+len(member)) {
		twiceListed(p, kept[k], source.Span{Start: last, End: last + kept[k].Len()})
	}
}

// memberStart is where the member before the mark at byte i begins: at from, or behind
// the last character that is not Han or links other words to it; i if it is too long.
func memberStart(text string, from, i int) int {
	at := i
	for at > from {
		r := wording.Han(text, at-han)
		if r == 0 {
			return at
		}
		if linking[byte(r)] && strings.ContainsRune(links, r) || i-at >= memberMost {
			return i
		}
		at -= han
	}
	return at
}

func among(text string, kept []source.Span, member string) int {
	if len(member) < memberLeast {
		return -1
	}
	for k, m := range kept {
		if text[m.Start:m.End] == member {
			return k
		}
	}
	return -1
}

// sequence tells whether the member that ends at byte end stands in the list more than
// twice: what is listed is an order, 高、高、高、低、低、低.
func sequence(text string, kept []source.Span, member string, end int) bool {
	n := 0
	for _, m := range kept {
		if text[m.Start:m.End] == member {
			n++
			if before, ok := strings.CutSuffix(text[:m.Start], pause); ok && strings.HasSuffix(before, member) {
				n++ // behind a word that is not of the list: 按高、高、高、低
			}
		}
	}
	next, ok := strings.CutPrefix(text[end:], pause)
	return n > 1 || ok && strings.HasPrefix(next, member)
}

func twiceListed(p *lint.BlockPass, first, second source.Span) {
	word := p.Text[second.Start:second.End]
	cut := source.Span{Start: second.Start - len(pause), End: second.End}
	p.Report(lint.Diagnostic{
		Severity: lint.Warning, Span: second, Tag: lint.Superfluous,
		Message: lint.Textf("“%[1]s”在同一列举中出现两次，疑为重复，请核对。", "“%[1]s” stands twice in this list. Please check.", word),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("删去后一处“%s”", "Delete the second “%s”", word), cut, "")},
		Related: []lint.Related{{Span: first, Message: lint.Text{ZH: "前一处", EN: "First place"}}},
	})
}
