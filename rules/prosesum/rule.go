// Package prosesum checks the arithmetic of running text: a total against the
// parts that are listed for it, an announced number of items against the items.
package prosesum

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports totals of running text that differ from the sum of their parts.
var Rule = &lint.Rule{
	ID:       "prosesum",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "正文合计", EN: "Sums in running text"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.NoFix,
	Block:    check,
}

func check(p *lint.BlockPass) {
	if p.Role != fact.Prose && p.Role != fact.SectionHeading || p.Unfinished && !finished(p.BodyText()) {
		return
	}
	s := p.Simplified
	if strings.Contains(s, "一是") || strings.Contains(s, "一要") {
		checkAnnounced(p, s)
	}
	checkSections(p, s)
	if !hasDigit(s) {
		return
	}
	nums := p.Numbers()
	t := &text{s: s}
	if len(nums) >= 2 {
		if t.figs = figures(s, nums); len(t.figs) >= 2 {
			checkLists(t)
			checkTotalsAfter(t)
			checkAnswers(t)
		}
	}
	if len(nums) > 0 {
		checkNamed(t, nums)
	}
}

// hasDigit looks for an arabic or full-width digit; few blocks without one need lexing.
func hasDigit(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c-'0' < 10 || c == 0xEF && i+2 < len(s) && s[i+1] == 0xBC && s[i+2]-0x90 < 10 {
			return true
		}
	}
	return false
}

// finished tells whether a paragraph ends in a final mark.
func finished(body string) bool {
	r, _ := utf8.DecodeLastRuneInString(body)
	return strings.ContainsRune("。！？!?；;…）)”", r)
}
