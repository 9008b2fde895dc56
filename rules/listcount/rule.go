// Package listcount compares announced numbers of items with the items: 三方面工作 with
// 一是…二是…, 4个账号 with the names in brackets, 六个部分 with the parts that are named.
package listcount

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
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
	Fix:      lint.NoFix,
	Document: check,
}

func check(p *lint.Pass) {
	for i, b := range p.Blocks {
		role := p.Outline.Roles[i]
		if role != fact.Prose && role != fact.SectionHeading {
			continue
		}
		s := signs.Of(b)
		if s == nil || i == len(p.Blocks)-1 && !finished(b.BodyText()) {
			continue
		}
		placed := p.Tree.Blocks[i]
		for _, d := range s.found {
			d.Span = placed.At(d.Span)
			d.Related = []lint.Related{{Span: placed.At(d.Related[0].Span), Message: d.Related[0].Message}}
			p.Report(d)
		}
		if s.parts && role == fact.Prose {
			checkSections(p, i)
		}
		if s.opens {
			checkFollowing(p, i, s.open)
		}
	}
}

// summary is what one block says of numbers of items.
type summary struct {
	found []lint.Diagnostic // within the block, one related place each
	parts bool              // the block speaks of 部分
	// opens: the block ends in an announcement of items that follow it.
	opens bool
	open  announced
}

var signs = fact.NewFact(func(b *fact.Block) *summary {
	s := b.Simplified
	var x summary
	one, parts := triggers(s)
	if one {
		x.found = inlineCounts(b, s)
	}
	x.parts = parts
	if len(b.Numbers()) > 0 {
		x.found = append(x.found, namedCounts(b, s)...)
	}
	x.open, x.opens = opening(b)
	if len(x.found) == 0 && !x.parts && !x.opens {
		return nil
	}
	return &x
})

// triggers looks for 一是 or 一要, and for 部分, in one pass.
func triggers(s string) (one, parts bool) {
	for i := 0; i+5 < len(s); {
		c := s[i]
		if c < 0xE3 || c > 0xE9 {
			i++
			continue
		}
		switch {
		case c == 0xE4 && s[i+1] == 0xB8 && s[i+2] == 0x80:
			one = one || strings.HasPrefix(s[i+3:], "是") || strings.HasPrefix(s[i+3:], "要")
		case c == 0xE9 && s[i+1] == 0x83 && s[i+2] == 0xA8:
			parts = parts || strings.HasPrefix(s[i+3:], "分")
		}
		i += 3
	}
	return one, parts
}

// finished tells whether a paragraph ends in a final mark.
func finished(body string) bool {
	r, _ := utf8.DecodeLastRuneInString(body)
	return strings.ContainsRune("。！？!?…）)”", r)
}

// maxSentence bounds the sentences that are read as a whole, in bytes; longer ones are
// no running text.
const maxSentence = 6000

// at is a place of the block in the document.
func at(p *lint.Pass, block int, s source.Span) source.Span { return p.Tree.Blocks[block].At(s) }
