package listcount

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/syntax"
	"gaolint/rules/internal/marks"
)

// opening reads the announcement at the end of a block: 主要存在以下三个问题：, or a heading
// that is one.
func opening(b *fact.Block) (announced, bool) {
	body := b.BodyText()
	if len(body) < 4*len("一") {
		return announced{}, false
	}
	r, n := utf8.DecodeLastRuneInString(body)
	if !marks.IsColon(r) && r != '。' {
		return announced{}, false
	}
	// Only few nouns end an announcement; most paragraphs end otherwise.
	switch last, _ := utf8.DecodeLastRuneInString(body[:len(body)-n]); last {
	case '题', '足', '难', '板', '项', '距', '作', '施', '举', '法', '容', '因', '求', '则', '议', '点', '节', '况', '面', '务':
	default:
		return announced{}, false
	}
	a, ok := announcedIn(b.Simplified, b.Body.End)
	return a, ok && a.span.Start >= b.Body.Start
}

// maxBlocks bounds the blocks that one list is followed over.
const maxBlocks = 80

// others begin items that are about something else than what was announced.
var others = []string{"下一步", "下步", "改进", "措施", "整改", "今后", "打算", "计划", "其他", "此外", "另外", "同时", "建议"}

// checkFollowing compares the announcement with the numbered items of the paragraphs that
// follow: the first of them begins right behind it, and what numbers them goes on from 1
// without gap until something of a higher level, or the section's end.
func checkFollowing(p *lint.Pass, block int, a announced) {
	first := block + 1
	if first >= len(p.Blocks) || p.Outline.Roles[first] != fact.Prose || p.Outline.Of[first] != p.Outline.Of[block] {
		return
	}
	level := p.Blocks[first].Ordinal.Level
	if level == 0 || p.Blocks[first].Ordinal.Value != 1 || level == p.Blocks[block].Ordinal.Level {
		return
	}
	if level >= 6 && holdsNext(p.Blocks[first], level) {
		return // several items in one paragraph
	}
	last, lastAt, ok := follow(p, first, level)
	if !ok || last < 2 || last == a.want {
		return
	}
	if last > a.want && (last > a.want+1 || holdsOther(p, first, level, a)) {
		return
	}
	span := at(p, block, a.span)
	b, end := p.Tree.Blocks[first], p.Tree.Blocks[lastAt]
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与所列不符：后面从“%[3]s”列到“%[4]s”，共%[2]d项。请核对项数和所列内容。",
			"“%[1]s” does not agree with the items: %[2]d are listed, from “%[3]s” to “%[4]s”. Check the number and the items.",
			p.Slice(span), last, number(b), number(end)),
		Related: []lint.Related{{Span: b.At(b.Ordinal.Span), Message: lint.Text{ZH: "从这里列起", EN: "the items begin here"}}},
		Fixes:   recount(p, block, a, last),
	})
}

// holdsNext: the item is followed by the next one in its own paragraph.
func holdsNext(b *fact.Block, level int) bool {
	last, _ := follows(b.BodyText(), level)
	return last.value > 1
}

// number is a block's ordinal as written.
func number(b syntax.Placed) string {
	return strings.TrimSpace(b.Text[b.Ordinal.Span.Start:b.Ordinal.Span.End])
}

// follow gives the number of the last item and its block. It is not ok if the items begin
// anew, are out of step, or if the text may go on with one.
func follow(p *lint.Pass, first, level int) (last, lastAt int, ok bool) {
	for i := first; i < len(p.Blocks); i++ {
		b := p.Blocks[i]
		if i > first+maxBlocks || b.Kind == syntax.Row || p.Outline.Roles[i] == fact.TableLine {
			return 0, 0, false
		}
		if p.Outline.Roles[i] != fact.Prose || p.Outline.Of[i] != p.Outline.Of[first] || i >= p.Outline.End && p.Outline.End > 0 {
			return last, lastAt, true
		}
		switch o := b.Ordinal; {
		case b.Hashes > 0:
			return last, lastAt, p.Blocks[first].Hashes == 0
		case o.Level == 0:
			if marks.StartsWith(b.BodyText(), []string{"此外", "另外", "最后", "同时", "还有", "第", "其"}) {
				return 0, 0, false
			}
		case o.Level == level && o.Value == last+1:
			last, lastAt = o.Value, i
		case o.Level == level:
			return 0, 0, false
		case o.Level < level && level < 6:
			return last, lastAt, true
		case level >= 6 && o.Level < 6:
			return last, lastAt, true
		}
	}
	// The text ends in the list: more may be to come.
	return 0, 0, false
}

// holdsOther: an item beyond the announced number is headed by words that make it another
// thing.
func holdsOther(p *lint.Pass, first, level int, a announced) bool {
	for i := first; i < len(p.Blocks) && i <= first+maxBlocks; i++ {
		b := p.Blocks[i]
		if b.Ordinal.Level != level || b.Ordinal.Value <= a.want {
			continue
		}
		label := b.Label()
		if k := strings.IndexAny(label, "。，,：:"); k >= 0 {
			label = label[:k]
		}
		return marks.HoldsAny(label, others)
	}
	return true
}
