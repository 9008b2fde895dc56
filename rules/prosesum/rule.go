// Package prosesum checks the arithmetic of running text: a total against the
// parts that are listed for it, shares against their counts, growth against its figures.
package prosesum

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

// Rule reports totals of running text that differ from the sum of their parts.
var Rule = &lint.Rule{
	ID:       "prosesum",
	Group:    lint.Figures,
	Title:    lint.Text{ZH: "正文合计", EN: "Sums in running text"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: check,
}

func check(p *lint.Pass) {
	for i, b := range p.Blocks {
		if role := p.Outline.Roles[i]; role != fact.Prose && role != fact.SectionHeading || len(b.Numbers()) == 0 {
			continue
		}
		if i == len(p.Blocks)-1 && !finished(b.BodyText()) {
			continue
		}
		s := sums.Of(b)
		if s == nil {
			continue
		}
		for _, d := range s.found {
			if d.Span.Start == b.Body.Start && p.Broken(i) {
				continue
			}
			p.Report(shift(d, p.Tree.Blocks[i].Start))
		}
		if s.opens {
			checkSpread(p, i, s)
		}
	}
}

// summary is what the sums of one block come to.
type summary struct {
	found []lint.Diagnostic // within the block
	// opens: the block ends in a total and the colon of a list that follows.
	opens bool
	total fig
}

var sums = fact.NewFact(func(b *fact.Block) *summary {
	nums := b.Numbers()
	digits, chinese := candidates(nums)
	colon := endsInColon(b)
	if !digits && !chinese && !colon {
		return nil
	}
	figs := make([]fig, 0, len(nums))
	var found []lint.Diagnostic
	if chinese {
		t := text{Block: b, s: b.Simplified, chinese: true}
		t.figs = figures(figs, t.s, nums, true)
		checkLists(&t)
		checkTotalsAfter(&t)
		found = t.found
	}
	t := text{Block: b, s: b.Simplified, found: found}
	t.figs = figures(figs, t.s, nums, false)
	if digits {
		t.check()
		if m, ok := amounts(t.Block, nums, t.found); ok {
			checkLists(&m)
			t.found = m.found
		}
	}
	var total fig
	opens := false
	if colon {
		total, opens = t.opensList()
	}
	if len(t.found) == 0 && !opens {
		return nil
	}
	return &summary{t.found, opens, total}
})

// check judges the figures of a text.
func (t *text) check() {
	for i := range t.figs {
		t.percents = t.percents || t.figs[i].kind == percent
	}
	checkLists(t)
	checkTotalsAfter(t)
	checkBrackets(t)
	checkCarried(t)
	checkDue(t)
	checkExcept(t)
	checkGrowth(t)
	checkFigures(t)
	if len(t.figs) > 2 {
		checkKinds(t)
		checkOutcomes(t)
		checkBase(t)
	}
	if t.percents {
		checkAnswers(t)
		checkDone(t)
		checkWhole(t)
		checkRatios(t)
		checkRow(t)
		checkLater(t)
		checkLoneShares(t)
	}
}

// shift carries a block's finding to its place in the document.
func shift(d lint.Diagnostic, n int) lint.Diagnostic {
	d.Span = d.Span.Shift(n)
	related := make([]lint.Related, len(d.Related))
	for i, x := range d.Related {
		related[i] = lint.Related{Span: x.Span.Shift(n), Message: x.Message}
	}
	fixes := make([]lint.Fix, len(d.Fixes))
	for i, f := range d.Fixes {
		edits := make([]source.Edit, len(f.Edits))
		for k, e := range f.Edits {
			edits[k] = source.Edit{Span: e.Span.Shift(n), New: e.New}
		}
		fixes[i] = lint.Fix{Title: f.Title, Safe: f.Safe, Edits: edits}
	}
	d.Related, d.Fixes = related, fixes
	return d
}

// finished tells whether a paragraph ends in a final mark.
func finished(body string) bool {
	r, _ := utf8.DecodeLastRuneInString(body)
	return strings.ContainsRune("。！？!?；;…）)”", r)
}
