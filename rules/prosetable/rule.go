// Package prosetable compares figures of the running text with the report's tables.
// Which words speak of which cells is the profile's knowledge, not this package's.
package prosetable

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/quantity"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports figures of the text that the tables contradict.
var Rule = &lint.Rule{
	ID:       "prosetable",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "正文与表格", EN: "Text against tables"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Words:    quantity.Words,
	Document: check,
}

func check(p *lint.Pass) {
	if len(p.Tables) == 0 || len(p.Profile.Quantities) == 0 {
		return
	}
	c := &checker{Pass: p, Reader: quantity.New(p.Document), all: make([]known, len(p.Profile.Quantities))}
	visit := c.figure
	for _, f := range p.Found {
		if !c.Prose(f.Block) {
			continue
		}
		if len(p.Blocks[f.Block].Numbers()) > 0 {
			c.block = f.Block
			c.Figures(f, visit)
		}
		c.denials(f)
	}
	c.settle()
}

// checker is one run over a document.
type checker struct {
	*lint.Pass
	*quantity.Reader
	block int     // that is read
	all   []known // by quantity, filled in where the text speaks of one
	guess guess
}

// known is a quantity of the profile with what the tables say of it.
type known struct {
	*profile.Quantity
	values []zh.Decimal // of Accept, in order; none: the tables do not tell
}

// known gives what the tables say of the quantity, nil if they do not tell.
func (c *checker) known(i int) *known {
	k := &c.all[i]
	if k.Quantity == nil {
		k.Quantity = c.Quantity(i)
		if v, ok := quantity.Values(c.Pass.Document, k.Terms()); ok {
			k.values = v
		}
	}
	if k.values == nil {
		return nil
	}
	return k
}

// denials compares the statements of a block that there was none of a quantity.
func (c *checker) denials(f lint.BlockHits) {
	end := 0
	for _, h := range f.Hits {
		i, word := quantity.Denied(c.Pass.Profile, int(h.Literal))
		if h.Span.Start < end || i < 0 {
			continue // the words of a denial that is reported
		}
		k := c.known(i)
		if k == nil {
			continue
		}
		if m, ok := c.Denial(f.Block, i, h.Span.Start, word); ok {
			sum := k.expression(zh.Decimal{})
			c.tie(c.spanOf(f.Block, m.Span), k, max(0, sum), sum < 0)
			if sum < 0 {
				c.denied(f.Block, k, m.Span)
				end = m.Span.End
			}
		}
	}
}

func (k *known) agrees(v zh.Decimal) bool { return k.expression(v) >= 0 }

// expression is the index of the first accepted expression that comes to the value, -1 if
// none does.
func (k *known) expression(v zh.Decimal) int { return slices.Index(k.values, v) }

// rounded is expression for an amount of money, which agrees when it is a table's rounded,
// or cut off, to its own last place.
func (k *known) rounded(m quantity.Mention) int {
	place, err := strconv.ParseFloat(k.Scale[m.Figure.Unit], 64)
	if err != nil {
		return -1
	}
	if _, frac, found := strings.Cut(m.Figure.Value.String(), "."); found {
		for range len(frac) {
			place /= 10
		}
	}
	return slices.IndexFunc(k.values, func(x zh.Decimal) bool {
		return quantity.Rounds(float(m.Value), float(x), float(x), place)
	})
}

// figure compares one figure; it tells whether the figure is settled.
func (c *checker) figure(m quantity.Mention) bool {
	k := c.known(m.Quantity)
	if k == nil {
		c.suppose(m)
		return false
	}
	sum := k.expression(m.Value)
	if sum < 0 && len(k.Scale) > 0 {
		sum = k.rounded(m)
	}
	if sum >= 0 {
		c.share(c.block, c.Pass.Blocks[c.block], k, m)
		c.repeats(k, m, sum)
		return true
	}
	if c.Elsewhere(m) {
		return false
	}
	if m.Short && c.withoutCarried(k, m.Value) {
		return true // 收到46件，办结44件: of these, and some of the year before
	}
	if m.Under != nil && len(k.Of) > 0 && !c.whole(k, m.Under.Value) {
		return true // 群众来信12件，予以公开10件
	}
	c.differs(c.block, k, m)
	c.settled(m)
	c.tie(c.spanOf(c.block, figureOf(m)), k, 0, true)
	return true
}

// withoutCarried: the figure, with what was carried over in or out of the year, is one of
// those accepted.
func (c *checker) withoutCarried(k *known, v zh.Decimal) bool {
	table := k.Terms()[0][0].Table
	for i := range c.all {
		q := c.Quantity(i)
		if len(q.Objects)+len(q.Of)+len(q.About) > 0 || len(q.Verbs) == 0 || q.Terms()[0][0].Table != table {
			continue
		}
		if x := c.known(i); x != nil {
			if sum, ok := v.Add(x.values[0]); ok && k.agrees(sum) {
				return true
			}
		}
	}
	return false
}

// whole: the value is one of the wholes of the quantity.
func (c *checker) whole(k *known, v zh.Decimal) bool {
	values, _ := quantity.Values(c.Pass.Document, k.Wholes())
	return slices.Contains(values, v)
}

// spanOf is a place of a block in the document.
func (c *checker) spanOf(block int, s source.Span) source.Span {
	return c.Pass.Tree.Blocks[block].At(s)
}
