// Package prosetable compares figures of the running text with the report's tables.
// Which words speak of which cells is the profile's knowledge, not this package's.
package prosetable

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
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
	Fix:      lint.NoFix,
	Document: check,
}

func check(p *lint.Pass) {
	if len(p.Tables) == 0 || len(p.Profile.Quantities) == 0 {
		return
	}
	c := &checker{Pass: p, units: map[string]bool{}}
	for i := range p.Profile.Quantities {
		q := &p.Profile.Quantities[i]
		v, ok := c.values(q)
		if !ok {
			continue
		}
		x := quantity{Quantity: q, values: v}
		x.deniable = len(q.None) > 0 && !x.agrees(zh.Decimal{})
		if x.deniable {
			for _, w := range q.None {
				c.starts.add(w)
			}
		}
		c.quantities = append(c.quantities, x)
		for _, w := range q.Verbs {
			c.verbStarts.add(w)
		}
		for _, u := range q.Units {
			c.units[u] = true
		}
	}
	if len(c.quantities) == 0 {
		return
	}
	c.verbs = make([]source.Span, len(c.quantities))
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] != fact.Prose || i >= p.Outline.End && p.Outline.End > 0 {
			continue
		}
		c.figures(i, b)
		c.nones(i, b)
	}
}

// checker is one run over a document.
type checker struct {
	*lint.Pass
	quantities []quantity
	units      map[string]bool // of all quantities
	verbStarts runeSet         // first runes of all verbs
	verbs      []source.Span   // by quantity, its last verb in the words looked at
	starts     runeSet         // first runes of the denials that the tables contradict
}

// quantity is a quantity of the profile with what the tables say of it.
type quantity struct {
	*profile.Quantity
	values []zh.Decimal // of Accept, in order
	// deniable: a statement of none would contradict the tables.
	deniable bool
}

// values reads the cells of all accepted expressions; ok is false if one of them is
// not known, since the figure might agree with just that one.
func (c *checker) values(q *profile.Quantity) ([]zh.Decimal, bool) {
	var values []zh.Decimal
	for _, sum := range q.Terms() {
		var v zh.Decimal
		for _, term := range sum {
			cell, ok := c.cell(term)
			if !ok {
				return nil, false
			}
			if v, ok = v.Add(cell.Value); !ok {
				return nil, false
			}
		}
		values = append(values, v)
	}
	return values, len(values) > 0
}

// cell finds a cell whose figure can be relied on.
func (c *checker) cell(at profile.Cell) (fact.Cell, bool) {
	t := c.TableOf(at.Table)
	if t == nil || t.Unfinished {
		return fact.Cell{}, false
	}
	row, column := t.Spec.Row(at.Row), t.Spec.Column(at.Column)
	if row < 0 || column < 0 || row >= len(t.Cells) || column >= len(t.Cells[row]) {
		return fact.Cell{}, false
	}
	for _, problem := range t.Problems {
		if problem.Row == row || problem.Row < 0 || problem.Kind == fact.Unreadable {
			return fact.Cell{}, false
		}
	}
	cell := t.Cells[row][column]
	return cell, cell.Known()
}

// spanOf is a place of a block in the document.
func (c *checker) spanOf(block int, s source.Span) source.Span {
	return c.Tree.Blocks[block].At(s)
}
