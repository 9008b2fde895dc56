package profile

import (
	"slices"
	"strconv"

	"gaolint/lint/strict"
)

// checker collects the first fault of a parsed profile. Its methods do nothing once
// there is one.
type checker struct {
	tree *strict.Tree
	err  error
}

// fail notes a fault at a place in the profile.
func (c *checker) fail(path []any, format string, args ...any) {
	if c.err == nil {
		c.err = c.tree.Errorf(path, format, format, args...)
	}
}

// at extends a path; the result shares nothing with path.
func at(path []any, steps ...any) []any { return append(slices.Clip(path), steps...) }

// check proves what the types cannot say, and reads the terms of the quantities.
func (p *Profile) check(tree *strict.Tree) error {
	c := &checker{tree: tree}
	if c.key(at(nil, "name"), p.Name); p.Title.ZH == "" {
		c.fail(at(nil, "title"), "a profile must have a title")
	}
	if p.Years.To != 0 && p.Years.From > p.Years.To {
		c.fail(at(nil, "years"), "the years end before they begin")
	}
	c.variants(at(nil, "document", "variants"), p.Document.Variants)
	if y := p.Document.YearFirst; y != nil {
		c.severity(at(nil, "document", "yearFirst", "severity"), y.Severity, true)
	}
	c.length(at(nil, "length"), p.Length)
	for name, s := range p.Severities {
		if s != "off" {
			c.severity(at(nil, "severities", name), s, false)
		}
	}
	p.checkTables(c)
	p.checkSections(c)
	p.checkTexts(c)
	p.checkQuantities(c)
	p.checkCarry(c)
	return c.err
}

func (p *Profile) checkSections(c *checker) {
	seen := map[string]bool{}
	for i := range p.Sections {
		s, path := &p.Sections[i], at(nil, "sections", i)
		c.unique(path, s.Key, seen)
		if s.Heading == "" {
			c.fail(path, "section %q has no heading", s.Key)
		}
		c.variants(at(path, "variants"), s.Variants)
		c.groups(at(path, "like"), s.Like)
		c.severity(at(path, "empty"), s.Empty, true)
		c.length(at(path, "length"), s.Length)
		for k, table := range s.Tables {
			if p.TableByKey(table) == nil {
				c.fail(at(path, "tables", k), "there is no table %q", table)
			}
		}
		parts := map[string]bool{}
		for k, part := range s.Parts {
			c.unique(at(path, "parts", k), part.Key, parts)
			c.groups(at(path, "parts", k, "like"), part.Like)
		}
	}
}

func (p *Profile) checkTables(c *checker) {
	seen := map[string]bool{}
	for i := range p.Tables {
		t, path := &p.Tables[i], at(nil, "tables", i)
		c.unique(path, t.Key, seen)
		if len(t.Rows) == 0 || len(t.Columns) == 0 {
			c.fail(path, "table %q must have rows and columns", t.Key)
		}
		c.labels(at(path, "rows"), t.Rows)
		c.labels(at(path, "columns"), t.Columns)
		ids := map[string]bool{}
		for k := range t.Identities {
			id, path := &t.Identities[k], at(path, "identities", k)
			c.unique(path, id.Key, ids)
			c.identity(path, t, id)
		}
		for k, h := range t.Hints {
			path := at(path, "hints", k)
			if t.Column(h.Less) < 0 || t.Column(h.Than) < 0 || h.Less == h.Than {
				c.fail(path, "a hint of table %q must name two of its columns", t.Key)
			}
			if h.Say.ZH == "" {
				c.fail(path, "a hint of table %q must say why", t.Key)
			}
		}
		for k, pattern := range t.Patterns {
			path := at(path, "patterns", k)
			if !ids[pattern.Identity] {
				c.fail(at(path, "identity"), "table %q has no identity %q", t.Key, pattern.Identity)
			}
			if t.Row(pattern.Equals) < 0 && t.Column(pattern.Equals) < 0 {
				c.fail(at(path, "equals"), "table %q has no row or column %q", t.Key, pattern.Equals)
			}
		}
	}
}

func (c *checker) identity(path []any, t *Table, id *Identity) {
	terms, only := t.Column, t.Row
	switch id.Axis {
	case "row":
	case "column":
		terms, only = t.Row, t.Column
	default:
		c.fail(at(path, "axis"), "axis must be row or column")
	}
	if len(id.Left) == 0 || len(id.Right) == 0 {
		c.fail(path, "identity %q must have two sides", id.Key)
	}
	keys := func(name string, keys []string, index func(string) int) {
		for i, key := range keys {
			if index(key) < 0 {
				c.fail(at(path, name, i), "table %q has no %q", t.Key, key)
			}
		}
	}
	keys("left", id.Left, terms)
	keys("right", id.Right, terms)
	keys("only", id.Only, only)
}

func (p *Profile) checkTexts(c *checker) {
	if q := p.Period; q != nil {
		c.day(at(nil, "period"), q.FromMonth, q.FromDay)
		c.day(at(nil, "period"), q.ToMonth, q.ToDay)
	}
	for i, d := range p.Deadlines {
		c.who(at(nil, "deadlines", i, "who"), d.Who)
		c.day(at(nil, "deadlines", i), d.Month, d.Day)
	}
	seen := map[string]bool{}
	for i, s := range p.Statements {
		path := at(nil, "statements", i)
		c.unique(path, s.Key, seen)
		c.section(at(path, "section"), p, s.Section)
		c.who(at(path, "who"), s.Who)
		c.severity(at(path, "severity"), s.Severity, false)
		if c.groups(at(path, "accept"), s.Accept); len(s.Accept) == 0 || s.What.ZH == "" {
			c.fail(path, "statement %q must have accept and what", s.Key)
		}
	}
	for i, s := range p.Pairs {
		path := at(nil, "pairs", i)
		c.unique(path, s.Key, seen)
		c.section(at(path, "section"), p, s.Section)
		c.severity(at(path, "severity"), s.Severity, false)
		if len(s.First) == 0 || len(s.Second) == 0 {
			c.fail(path, "pair %q must have first and second", s.Key)
		}
	}
	for i, t := range p.Terms {
		if c.groups(at(nil, "terms", i, "words"), [][]string{t.Words}); t.By.ZH == "" || t.By.EN == "" {
			c.fail(at(nil, "terms", i), "a term must have by, in both languages")
		}
	}
	for key := range p.Draft {
		if key != DraftTitle && key != DraftPreface && key != DraftEnd && p.SectionByKey(key) == nil {
			c.fail(at(nil, "draft", key), "there is no section %q", key)
		}
	}
}

func (p *Profile) checkQuantities(c *checker) {
	seen := map[string]bool{}
	for i := range p.Quantities {
		q, path := &p.Quantities[i], at(nil, "quantities", i)
		c.unique(path, q.Key, seen)
		c.severity(at(path, "severity"), q.Severity, true)
		if len(q.Units) == 0 || len(q.Accept) == 0 {
			c.fail(path, "quantity %q must have units and accept", q.Key)
		}
		for unit, scale := range q.Scale {
			if f, err := strconv.ParseFloat(scale, 64); err != nil || f <= 0 || !slices.Contains(q.Units, unit) {
				c.fail(at(path, "scale", unit), "a scale is a number above 0 for one of the units")
			}
		}
		q.terms = p.checkSums(c, path, "accept", q.Accept)
		q.wholes = p.checkSums(c, path, "of", q.Of)
	}
}

// checkSums reads expressions over cells.
func (p *Profile) checkSums(c *checker, path []any, key string, written []string) []Sum {
	var sums []Sum
	for k, s := range written {
		sum, err := parseSum(s)
		if err != nil {
			c.fail(at(path, key, k), "%v", err)
		}
		for _, cell := range sum {
			t := p.TableByKey(cell.Table)
			if t == nil || t.Row(cell.Row) < 0 || t.Column(cell.Column) < 0 {
				c.fail(at(path, key, k), "there is no cell %s.%s@%s", cell.Table, cell.Row, cell.Column)
			}
		}
		sums = append(sums, sum)
	}
	return sums
}
