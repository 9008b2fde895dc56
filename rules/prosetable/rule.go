// Package prosetable compares figures of the running text with the report's tables.
// Which words speak of which cells is the profile's knowledge, not this package's.
package prosetable

import (
	_ "embed"
	"strconv"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
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
	Document: check,
}

func check(p *lint.Pass) {
	if len(p.Tables) == 0 || len(p.Profile.Quantities) == 0 {
		return
	}
	c := &checker{Pass: p}
	var list []*profile.Quantity
	for i := range p.Profile.Quantities {
		q := &p.Profile.Quantities[i]
		if v, ok := quantity.Values(p.Document, q.Terms()); ok {
			c.known = append(c.known, known{q, v})
			list = append(list, q)
		}
	}
	if len(list) == 0 {
		return
	}
	r := quantity.New(p.Document, list)
	for i, k := range c.known {
		if len(k.None) > 0 && !k.agrees(zh.Decimal{}) {
			r.Deny(i)
		}
	}
	for i, b := range p.Blocks {
		if !r.Prose(i) {
			continue
		}
		if len(b.Numbers()) > 0 {
			r.Figures(b, func(m quantity.Mention) bool { return c.figure(r, i, b, m) })
		}
		r.Denials(b, func(m quantity.Mention) { c.denied(i, &c.known[m.Quantity], m.Span) })
	}
}

// checker is one run over a document.
type checker struct {
	*lint.Pass
	known []known
}

// known is a quantity of the profile with what the tables say of it.
type known struct {
	*profile.Quantity
	values []zh.Decimal // of Accept, in order
}

func (k *known) agrees(v zh.Decimal) bool {
	for _, x := range k.values {
		if x == v {
			return true
		}
	}
	return false
}

// rounds: an amount of money agrees when it is a table's rounded, or cut off, to its own
// last place.
func (k *known) rounds(m quantity.Mention) bool {
	place, err := strconv.ParseFloat(k.Scale[m.Figure.Unit], 64)
	if err != nil {
		return false
	}
	if _, frac, found := strings.Cut(m.Figure.Value.String(), "."); found {
		for range len(frac) {
			place /= 10
		}
	}
	for _, x := range k.values {
		if d := float(x) - float(m.Value); d < 1.001*place && -d < 1.001*place {
			return true
		}
	}
	return false
}

// figure compares one figure; it tells whether the figure is settled.
func (c *checker) figure(r *quantity.Reader, block int, b *fact.Block, m quantity.Mention) bool {
	k := &c.known[m.Quantity]
	if k.agrees(m.Value) || len(k.Scale) > 0 && k.rounds(m) {
		c.share(block, b, k, m)
		return true
	}
	if r.Elsewhere(b, m) {
		return false
	}
	c.differs(block, k, m)
	return true
}

// spanOf is a place of a block in the document.
func (c *checker) spanOf(block int, s source.Span) source.Span {
	return c.Tree.Blocks[block].At(s)
}
