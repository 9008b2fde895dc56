// Package listcount compares announced numbers of items with the items: 三方面工作 with
// 一是…二是…, 4个账号 with the names in brackets, 六个部分 with the parts that are named.
package listcount

import (
	_ "embed"
	"slices"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports announced numbers of items that differ from what is listed.
var Rule = &lint.Rule{
	ID:       "listcount",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "列举项数", EN: "Number of items listed"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: slices.Concat(firstItems, formulas, []string{"部分", "以上", "上述"}),
	Document: check,
}

func check(p *lint.Pass) {
	for _, f := range p.Found {
		if !judged(p, f.Block) {
			continue
		}
		parts := false
		for _, h := range f.Hits {
			switch {
			case int(h.Literal) < len(firstItems):
				inlineCount(p, f.Block, h.Span.Start)
			case int(h.Literal) < len(firstItems)+len(formulas):
				formulaCount(p, f.Block, h.Span.Start)
			case int(h.Literal) > len(firstItems)+len(formulas):
				backCount(p, f.Block, h.Span)
			case !parts && p.Outline.Roles[f.Block] == fact.Prose:
				parts = true
				checkSections(p, f.Block)
			}
		}
	}
	for i, b := range p.Blocks {
		if role := p.Outline.Roles[i]; role != fact.Prose && role != fact.SectionHeading {
			continue
		}
		s := signs.Of(b)
		if s == nil || !judged(p, i) {
			continue
		}
		placed := p.Tree.Blocks[i]
		for _, d := range s.found {
			d.Span = placed.At(d.Span)
			d.Related = []lint.Related{{Span: placed.At(d.Related[0].Span), Message: d.Related[0].Message}}
			p.Report(d)
		}
		for _, start := range s.ones {
			inlineCount(p, i, start)
		}
		if s.opens {
			checkFollowing(p, i, s.open)
		}
	}
}

// judged: the block is text of the report, and not one that is being written.
func judged(p *lint.Pass, i int) bool {
	if role := p.Outline.Roles[i]; role != fact.Prose && role != fact.SectionHeading {
		return false
	}
	return i < len(p.Blocks)-1 || finished(p.Blocks[i].BodyText())
}

// summary is what one block says of numbers of items.
type summary struct {
	found []lint.Diagnostic // within the block, one related place each
	ones  []int             // where items in digits begin: 1.
	// opens: the block ends in an announcement of items that follow it.
	opens bool
	open  announced
}

var signs = fact.NewFact(func(b *fact.Block) *summary {
	nums := b.Numbers()
	var found []lint.Diagnostic
	var ones []int
	if len(nums) > 0 {
		found = namedCounts(b)
		for i := range nums {
			if n := &nums[i]; n.Ordinal && n.Unit == "" && n.Style == zh.Arabic && n.Span.Start > b.Body.Start &&
				n.Span.End-n.Span.Start == 1 && b.Simplified[n.Span.Start] == '1' {
				ones = append(ones, n.Span.Start)
			}
		}
	}
	open, opens := opening(b)
	if len(found) == 0 && len(ones) == 0 && !opens {
		return nil
	}
	return &summary{found, ones, opens, open}
})

// finished tells whether a paragraph ends in a final mark.
func finished(body string) bool {
	switch r, _ := utf8.DecodeLastRuneInString(body); r {
	case '。', '！', '？', '!', '?', '…', '）', ')', '”':
		return true
	}
	return false
}

// maxSentence bounds the sentences that are read as a whole, in bytes; longer ones are
// no running text.
const maxSentence = 6000

// at is a place of the block in the document.
func at(p *lint.Pass, block int, s source.Span) source.Span { return p.Tree.Blocks[block].At(s) }
