package prosesum

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/syntax"
	"gaolint/rules/internal/marks"
)

// opensList tells whether the block ends in a total and a colon, so that the parts are
// the lines that follow.
func (t *text) opensList() (fig, bool) {
	if len(t.figs) == 0 {
		return fig{}, false
	}
	_, n := utf8.DecodeLastRuneInString(t.BodyText())
	last := t.figs[len(t.figs)-1]
	if last.kind != count || last.approx || last.span.End > t.Body.End-n {
		return fig{}, false
	}
	i := skipNoun(t.s, last.span.End)
	words := strings.TrimSpace(strings.Trim(t.s[i:max(i, t.Body.End-n)], "，,。：: "))
	switch words {
	case "", "其中", "其中包括", "具体为", "具体是", "具体如下", "具体情况如下", "具体情况为", "具体包括", "分别为", "分别是", "分别有", "包括", "情况如下", "如下", "具体有":
	default:
		return fig{}, false
	}
	if isRate(t, last) || t.rivals(t.SentenceAt(last.num.Start).Start, len(t.figs)-1) {
		return fig{}, false
	}
	return last, true
}

// endsInColon tells whether the lines that follow the block may be its list.
func endsInColon(b *fact.Block) bool {
	r, _ := utf8.DecodeLastRuneInString(b.BodyText())
	return marks.IsColon(r)
}

// maxItems bounds the lines of one list.
const maxItems = 60

// checkSpread compares a total with the figures of the lines that follow its block: items
// numbered from 1 on, or lines that end in semicolons up to one with a full stop. Every
// item must have one figure of the total's unit, or else parts of it behind its own.
func checkSpread(p *lint.Pass, at int, s *summary) {
	l := list{how: whole, total: s.total}
	end := itemsEnd(p, at+1)
	if end < at+3 {
		return
	}
	for i := at + 1; i < end; i++ {
		x, ok := itemPart(p.Blocks[i], s.total.unit)
		if !ok {
			return
		}
		x.span = p.Tree.Blocks[i].At(x.span)
		l.parts = append(l.parts, x)
	}
	if l.partitioned(l.parts) {
		return
	}
	sum, _ := l.sum(l.parts)
	severity := l.severity(l.parts, sum, false)
	if severity == lint.Off {
		return
	}
	placed := p.Tree.Blocks[at]
	span := spanOf(placed.Simplified, s.total)
	p.Report(l.finding(placed.Text[span.Start:span.End], placed.At(span), l.parts, sum, severity))
}

// itemsEnd is the end of the run of items that begins with the block, the block itself
// if it is none or the run is not seen to end.
func itemsEnd(p *lint.Pass, first int) int {
	level, i := 0, first
	for ; i < len(p.Blocks) && i < first+maxItems; i++ {
		b := p.Blocks[i]
		if p.Outline.Roles[i] != fact.Prose || b.Kind == syntax.Row || p.Outline.Of[i] != p.Outline.Of[first] {
			break
		}
		if i == first {
			level = b.Ordinal.Level
		}
		if level > 0 {
			if b.Ordinal.Level != level || b.Ordinal.Value != i-first+1 {
				break
			}
			continue
		}
		if b.Ordinal.Level > 0 {
			return first
		}
		switch r, _ := utf8.DecodeLastRuneInString(b.BodyText()); r {
		case '；', ';', '，', ',', '、':
		case '。':
			return i + 1
		default:
			return first
		}
	}
	if level == 0 || i == len(p.Blocks) && !finished(p.Blocks[i-1].BodyText()) {
		return first
	}
	return i
}

// itemPart reads an item's figure.
func itemPart(b *fact.Block, unit string) (part, bool) {
	s := b.Simplified
	var found part
	n := 0
	for _, f := range figures(nil, s, b.Numbers(), false) {
		if f.span.Start < b.Ordinal.Span.End && b.Ordinal.Level > 0 || f.kind != count || f.unit != unit {
			continue
		}
		label := lead(s, f.num.Start)
		if n++; n > 1 {
			// What follows the item's figure must be its own parts.
			return found, marks.HoldsAny(s[found.span.End:f.num.Start], []string{"其中", "包括", "分别", "（", "("})
		}
		if f.approx || isRemark(label) || marks.HoldsAny(label, openWords) || marks.HoldsAny(s[f.span.End:], restWords) {
			return part{}, false
		}
		found = part{fig: f, label: strings.TrimSpace(label), tail: tailOf(s, f.span.End), sep: ';'}
		if strings.HasPrefix(found.tail, "等") {
			return part{}, false
		}
	}
	return found, n == 1
}
