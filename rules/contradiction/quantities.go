package contradiction

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
	"gaolint/rules/internal/quantity"
)

// mention is a place of the document that speaks of a quantity.
type mention struct {
	quantity.Mention
	block int
	verb  string
}

// checkQuantities compares the statements about the profile's quantities with one another
// where the tables do not tell which is right; where they do, another rule compares each
// statement with them. Quantities that stand for the same cell are one.
func checkQuantities(p *lint.Pass) {
	var list []*profile.Quantity
	for i := range p.Profile.Quantities {
		q := &p.Profile.Quantities[i]
		if _, known := quantity.Values(p.Document, q.Terms()); !known {
			list = append(list, q)
		}
	}
	if len(list) == 0 {
		return
	}
	r := quantity.New(p.Document, list)
	var figures []mention
	for i, b := range p.Blocks {
		if r.Prose(i) && len(b.Numbers()) > 0 && settled(p, i) {
			figures = read(r, figures, i, b)
		}
	}
	if len(figures) == 0 {
		return
	}
	compare(p, r, figures)
	first := make([]int, len(list)) // the first figure above 0, by quantity; -1 none
	denied := false
	for i, q := range list {
		if first[i] = positive(r, figures, q); first[i] >= 0 && len(q.None) > 0 {
			r.Deny(i)
			denied = true
		}
	}
	for i, b := range p.Blocks {
		if denied && r.Prose(i) && settled(p, i) {
			r.Denials(b, func(m quantity.Mention) {
				if x := figures[first[m.Quantity]]; !sameSentence(b, i, m, x) {
					say(p, i, m.Span, x.block, x.Span)
				}
			})
		}
	}
}

// settled: the block is not the one that is being written.
func settled(p *lint.Pass, i int) bool {
	return i < len(p.Blocks)-1 || strings.HasSuffix(p.Blocks[i].BodyText(), "。")
}

func read(r *quantity.Reader, figures []mention, block int, b *fact.Block) []mention {
	r.Figures(b, func(m quantity.Mention) bool {
		if r.Elsewhere(b, m) {
			return false
		}
		s := b.SentenceAt(m.Span.Start)
		if marks.HoldsAny(b.Simplified[s.Start:m.Span.Start], []string{"其中", "另", "新增", "截至", "截止", "含", "包括"}) ||
			marks.HoldsAny(b.Simplified[m.Span.End:s.End], []string{"含", "包括", "加上"}) {
			return true
		}
		words := b.Simplified[m.Span.Start:m.Span.End]
		for _, v := range r.Quantity(m.Quantity).Verbs {
			if strings.HasPrefix(words, v) {
				figures = append(figures, mention{m, block, v})
				break
			}
		}
		return true
	})
	return figures
}

// compare reports a quantity with two figures under the same verb in two sentences.
func compare(p *lint.Pass, r *quantity.Reader, figures []mention) {
	over := len(figures) > 1 && carried(p)
	for i := range figures {
		for k := range figures[:min(i, maxCompared)] {
			a, b := figures[k], figures[i]
			if a.Quantity != b.Quantity || a.verb != b.verb || a.Value == b.Value || sameSentence(p.Blocks[a.block], a.block, a.Mention, b) {
				continue
			}
			q := r.Quantity(a.Quantity)
			if len(q.Terms()) > 1 && over {
				break // 收到 may count what was carried over or not
			}
			say(p, b.block, b.Span, a.block, a.Span)
			break
		}
	}
}

// maxCompared bounds the statements that one is compared with.
const maxCompared = 64

// carried: the text speaks of what was carried over between years.
func carried(p *lint.Pass) bool {
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] == fact.Prose && strings.Contains(b.Simplified, "结转") {
			return true
		}
	}
	return false
}

// positive finds a figure above 0 of the quantity or of one that stands for the same cell.
func positive(r *quantity.Reader, figures []mention, q *profile.Quantity) int {
	for i, m := range figures {
		if other := r.Quantity(m.Quantity); other.Accept[0] == q.Accept[0] && m.Value.Cmp(zh.Decimal{}) > 0 {
			return i
		}
	}
	return -1
}

func sameSentence(b *fact.Block, block int, m quantity.Mention, other mention) bool {
	return block == other.block && b.SentenceAt(m.Span.Start) == b.SentenceAt(other.Span.Start)
}

// say reports the statement with the earlier or stronger one that it contradicts.
func say(p *lint.Pass, block int, span source.Span, otherBlock int, other source.Span) {
	here, there := p.Tree.Blocks[block].At(span), p.Tree.Blocks[otherBlock].At(other)
	where := lint.Text{ZH: "前文", EN: "above"}
	if there.Start > here.Start {
		where = lint.Text{ZH: "后文", EN: "below"}
	}
	p.Report(lint.Diagnostic{
		Span: here,
		Message: lint.Textf(
			"“%[1]s”与%[3]s“%[2]s”不一致。请核对哪一处有误；如两处范围不同，请写明。",
			"“%[1]s” does not agree with “%[2]s” %[3]s. Check which is wrong; if they cover different things, say so.",
			p.Slice(here), p.Slice(there), where),
		Related: []lint.Related{{Span: there, Message: lint.Text{ZH: "另一处", EN: "the other place"}}},
	})
}
