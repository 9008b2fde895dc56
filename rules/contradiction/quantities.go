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
	list := p.Profile.Quantities
	if len(list) == 0 || quantity.AllKnown(p.Document) {
		return
	}
	c := &comparison{Pass: p, Reader: quantity.New(p.Document), unknown: make([]bool, len(list))}
	for i := range list {
		_, known := quantity.Values(p.Document, list[i].Terms())
		c.unknown[i] = !known
	}
	found := c.hits()
	for _, f := range found {
		if len(p.Blocks[f.Block].Numbers()) > 0 {
			c.read(f)
		}
	}
	if len(c.figures) == 0 {
		return
	}
	c.compare()
	for _, f := range found {
		c.denials(f)
	}
}

// comparison is one run over a document.
type comparison struct {
	*lint.Pass
	*quantity.Reader
	unknown []bool // by quantity: the tables do not tell
	figures []mention
}

// hits looks for the words of quantities. Most reports have tables that tell all, so that
// the engine need not look in every one.
func (c *comparison) hits() []lint.BlockHits {
	m := zh.NewMatcher(quantity.Words(c.Pass.Profile))
	var found []lint.BlockHits
	for i, b := range c.Pass.Blocks {
		if !c.Prose(i) || !settled(c.Pass, i) {
			continue
		}
		if hits := m.Find(b.Simplified, nil); len(hits) > 0 {
			found = append(found, lint.BlockHits{Block: i, Hits: hits})
		}
	}
	return found
}

// denials reports statements of a block that there was none of what another place gives a
// figure for.
func (c *comparison) denials(f lint.BlockHits) {
	b, end := c.Pass.Blocks[f.Block], 0
	for _, h := range f.Hits {
		i, word := quantity.Denied(c.Pass.Profile, int(h.Literal))
		if h.Span.Start < end || i < 0 || !c.unknown[i] {
			continue
		}
		k := c.positive(c.Quantity(i))
		if k < 0 {
			continue
		}
		m, ok := c.Denial(f.Block, i, h.Span.Start, word)
		if x := c.figures[k]; ok && (!sameSentence(b, f.Block, m, x) || i != x.Quantity && plain(b, m)) {
			say(c.Pass, f.Block, m.Span, x.block, x.Span)
			end = m.Span.End
		}
	}
}

// plain: the sentence has no word that reconciles 全部办结 with what is carried over.
func plain(b *fact.Block, m quantity.Mention) bool {
	s := b.SentenceAt(m.Span.Start)
	return !marks.HoldsAny(b.Simplified[s.Start:s.End], []string{"除", "外", "到期", "尚未", "正在", "其余", "其他", "剩余"})
}

// settled: the block is not the one that is being written.
func settled(p *lint.Pass, i int) bool {
	return i < len(p.Blocks)-1 || strings.HasSuffix(p.Blocks[i].BodyText(), "。")
}

// read keeps the figures of a block that can be compared.
func (c *comparison) read(f lint.BlockHits) {
	block, b := f.Block, c.Pass.Blocks[f.Block]
	c.Figures(f, func(m quantity.Mention) bool {
		if !c.unknown[m.Quantity] || c.Elsewhere(m) {
			return false
		}
		s := b.SentenceAt(m.Span.Start)
		if m.Short || m.Under != nil || marks.HoldsAny(b.Simplified[s.Start:m.Span.Start], []string{"其中", "另", "新增", "截至", "截止", "含", "包括"}) ||
			marks.HoldsAny(b.Simplified[m.Span.End:max(m.Span.End, s.End)], []string{"含", "包括", "加上"}) {
			return true
		}
		words := b.Simplified[m.Span.Start:m.Span.End]
		for _, v := range c.Quantity(m.Quantity).Verbs {
			if strings.HasPrefix(words, v) || strings.HasSuffix(words, v) {
				c.figures = append(c.figures, mention{m, block, v})
				break
			}
		}
		return true
	})
}

// compare reports a quantity with two figures under the same verb in two sentences.
func (c *comparison) compare() {
	over := len(c.figures) > 1 && carried(c.Pass)
	for i := range c.figures {
		for k := range c.figures[:min(i, maxCompared)] {
			a, b := c.figures[k], c.figures[i]
			if a.Quantity != b.Quantity || a.verb != b.verb || a.Value == b.Value || sameSentence(c.Pass.Blocks[a.block], a.block, a.Mention, b) {
				continue
			}
			if len(c.Quantity(a.Quantity).Terms()) > 1 && over {
				break // 收到 may count what was carried over or not
			}
			say(c.Pass, b.block, b.Span, a.block, a.Span)
			break
		}
	}
}

// maxCompared bounds the statements that one is compared with.
const maxCompared = 64

// carried: the text speaks of what was carried over between years.
func carried(p *lint.Pass) bool {
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] == fact.Prose && zh.Contains(b.Simplified, "结转") {
			return true
		}
	}
	return false
}

// positive finds a figure above 0 of the quantity or of one that stands for the same cell.
func (c *comparison) positive(q *profile.Quantity) int {
	for i, m := range c.figures {
		if other := c.Quantity(m.Quantity); other.Accept[0] == q.Accept[0] && m.Value.Sign() > 0 {
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
