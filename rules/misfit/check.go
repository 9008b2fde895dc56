package misfit

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/lm"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// The least confidence of a finding that is told, and of one that is a warning.
const (
	leastInfo    = 0.94
	leastWarning = 0.97
)

// leastScore is the score, as log odds, below which a finding is not told, whatever the rest
// of the document tells of it.
const leastScore = 2.7

// reading is what the model makes of a block.
type reading struct {
	lm.Reading
	// latin is how many Latin words stand within its sentences.
	latin int
}

var readings = fact.NewFact(func(b *fact.Block) *reading {
	model, err := lm.Default()
	if err != nil || b.Kind == syntax.Comment || b.Kind == syntax.Code || b.Kind == syntax.Row || !runs(b.Simplified) {
		return &nothing
	}
	return &reading{model.Read(b.Simplified, leastScore), latinWords(b.Simplified)}
})

var nothing reading

// leastHan is how many Chinese characters a block must have: a label or a word by itself
// has no neighbours to be judged by.
const leastHan = 8

// runs tells whether the text is more than a label.
func runs(s string) bool {
	if len(s) < 3*leastHan {
		return false
	}
	n := 0
	for _, r := range s {
		if zh.IsHan(r) {
			if n++; n == leastHan {
				return true
			}
		}
	}
	return false
}

// A short document is taken to be as usual as one with usualHome known n-grams, until
// there are many times usualWeight of its own.
const usualHome, usualWeight = 0.87, 100

// form is what is replaced by what; the same form at several places of a document is a
// word of its own there.
type form struct{ written, new string }

func check(p *lint.Pass) {
	known, threes, latin := 0, 0, 0
	var forms map[form]int
	var seen map[inContext]bool
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] == fact.Hidden {
			continue
		}
		r := readings.Of(b)
		known, threes, latin = known+r.Known, threes+r.Threes, latin+r.latin
		for k := range r.Findings {
			if forms == nil {
				forms, seen = map[form]int{}, map[inContext]bool{}
			}
			// A sentence that stands twice says no more than once.
			if c := contextOf(b, &r.Findings[k]); !seen[c] {
				seen[c] = true
				forms[c.form]++
			}
		}
	}
	if forms == nil {
		return
	}
	home := (float64(known) + usualHome*usualWeight) / float64(threes+usualWeight)
	model, err := lm.Default()
	if err != nil {
		return
	}
	d := document{Pass: p, Model: model, home: home, trade: ofTrade(latin, threes, home), forms: forms, known: map[string]bool{}, counts: map[string]int{}}
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] == fact.Hidden {
			continue
		}
		for k := range readings.Of(b).Findings {
			f := &readings.Of(b).Findings[k]
			if c := d.confidence(b, f); c >= leastInfo && !unfinished(p, i, f) {
				report(p, i, f, c)
			}
		}
	}
}

// inContext is a form with a little of what stands around it.
type inContext struct {
	form
	before, after string
}

// contextBytes is how much of the text around a form tells contexts apart.
const contextBytes = 6

func contextOf(b *fact.Block, f *lm.Finding) inContext {
	s := b.Simplified
	return inContext{formOf(b, f), s[max(0, f.Start-contextBytes):f.Start], s[f.End:min(len(s), f.End+contextBytes)]}
}

func formOf(b *fact.Block, f *lm.Finding) form {
	return form{b.Simplified[f.WordStart:f.WordEnd], f.NewWord}
}

// unfinished tells whether the place is where the text may still be being written.
func unfinished(p *lint.Pass, block int, f *lm.Finding) bool {
	b := p.Blocks[block]
	if block != len(p.Blocks)-1 {
		return false
	}
	rest := strings.TrimSpace(b.Simplified[f.End:])
	return utf8.RuneCountInString(rest) < 3 && !strings.ContainsAny(rest, "。；！？")
}

func report(p *lint.Pass, block int, f *lm.Finding, confidence float64) {
	b := p.Blocks[block]
	at := p.Tree.Blocks[block].At
	word := source.Span{Start: f.WordStart, End: f.WordEnd}
	new := zh.Restore(f.New, b.Text)
	d := lint.Diagnostic{
		Span:       at(word),
		Severity:   lint.Info,
		Message:    message(b, f, confidence >= leastWarning),
		Fixes:      []lint.Fix{lint.Replace(title(b, f), at(source.Span{Start: f.Start, End: f.End}), new)},
		Confidence: confidence,
	}
	if confidence >= leastWarning {
		d.Severity = lint.Warning
	}
	p.Report(d)
}
