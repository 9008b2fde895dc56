// Package name finds names that do not agree within one document: an account or organ
// written in two ways, words for another kind of organ left over from a template.
package name

import (
	_ "embed"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule compares the names of a whole document.
var Rule = &lint.Rule{
	ID:       "name",
	Group:    lint.Names,
	Title:    lint.Text{ZH: "名称前后一致", EN: "Consistent names"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Literals: literals,
	Document: run,
}

func run(p *lint.Pass) {
	s := look(p)
	accounts(p, s.at[mediaSpot])
	ledger(p, s.at[ledgerSpot])
	levels(p, s.at[governmentSpot])
	signature(p)
	residue(p, s.at[selfSpot])
	superior(p, s.at[levelSpot])
	province(p, s.at[regionSpot], s.at[provinceSpot])
}

// read tells whether the block is text of the report.
func read(p *lint.Pass, i int) bool {
	switch p.Outline.Roles[i] {
	case fact.Hidden, fact.Metadata, fact.TableLine:
		return false
	}
	return true
}

// place is an occurrence of a word.
type place struct {
	block int
	source.Span
}

// at carries a place to the document.
func at(p *lint.Pass, x place) source.Span { return p.Tree.Blocks[x.block].At(x.Span) }

// find gives the occurrences of the word in the report's text, read as Simplified.
func find(p *lint.Pass, word string) []place {
	var out []place
	for i, b := range p.Blocks {
		for from := 0; ; {
			k := strings.Index(b.Simplified[from:], word)
			if k < 0 {
				break
			}
			if !read(p, i) {
				break
			}
			k += from
			from = k + len(word)
			out = append(out, place{i, source.Span{Start: k, End: from}})
		}
	}
	return out
}

// quoteReach is how many bytes back a quotation is looked for.
const quoteReach = 300

// inQuotes tells whether byte i of s lies within 《》 or “”.
func inQuotes(s string, i int) bool {
	s = s[max(0, i-quoteReach):i]
	for _, q := range [][2]string{{"《", "》"}, {"“", "”"}} {
		if strings.LastIndex(s, q[0]) > strings.LastIndex(s, q[1]) {
			return true
		}
	}
	return false
}
