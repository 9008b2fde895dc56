// Package numbering finds slips in the numbers of sub-headings and list items: the
// mark behind the number, numbers lost or used twice, marks at the end of a heading.
package numbering

import (
	_ "embed"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reads the items of a document in order. The headings of the form's own
// sections are another rule's.
var Rule = &lint.Rule{
	ID:       "numbering",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "序号", EN: "Numbering"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.SafeFix,
	Document: run,
}

// levels is one more than the deepest level that is followed: 一、 （一） 1. （1）.
const levels = 5

// item is a numbered block.
type item struct {
	zh.Ordinal
	block int
}

// lists follows the items of a document, level by level.
type lists struct {
	pass *lint.Pass
	open [levels][]item
	// dotless tells that the remark on 1、 was made already.
	dotless bool
}

func run(p *lint.Pass) {
	l := lists{pass: p}
	for i, b := range p.Blocks {
		switch role := p.Outline.Roles[i]; {
		case role == fact.Hidden:
			continue
		case role == fact.TableLine || role == fact.Metadata || b.Kind == syntax.Row || isCell(b.BodyText()):
			l.closeFrom(1) // numbers of a table's rows are no list
			continue
		case role == fact.TitleLine:
			continue
		case role == fact.SectionHeading:
			l.closeFrom(1)
			l.tail(i)
			continue
		}
		l.inline(i)
		if b.Ordinal.Level == 0 {
			l.glyph(i)
			continue
		}
		if b.Ordinal.Level < levels && b.Ordinal.Span.Start == b.Body.Start {
			l.add(item{b.Ordinal, i})
			l.tail(i)
		}
	}
	l.closeFrom(1)
}

// isCell: a block without a word, such as a figure or a rule of dashes.
func isCell(s string) bool {
	if len(s) > 30 {
		return false
	}
	for _, r := range s {
		if zh.IsHan(r) || r >= 'A' && r <= 'z' {
			return false
		}
	}
	return true
}

func (l *lists) add(it item) {
	l.closeFrom(it.Level + 1)
	if open := l.open[it.Level]; len(open) > 0 && it.Value == 1 && open[len(open)-1].Value != 1 {
		l.closeFrom(it.Level)
	}
	l.open[it.Level] = append(l.open[it.Level], it)
	l.mark(it)
}

// closeFrom judges the lists of a level and the deeper ones, and forgets them.
func (l *lists) closeFrom(level int) {
	for k := level; k < levels; k++ {
		if len(l.open[k]) > 0 {
			l.sequence(l.open[k])
			if k == 3 {
				l.dots(l.open[k])
			}
			l.open[k] = l.open[k][:0]
		}
	}
}

// number writes a value in the manner of a level.
func number(level, value int) string {
	const digits = "零一二三四五六七八九"
	han := func(v int) string {
		d := func(n int) string { return digits[3*n : 3*n+3] }
		switch {
		case v < 10:
			return d(v)
		case v < 20:
			return "十" + strings.TrimPrefix(d(v-10), "零")
		}
		return d(v/10) + "十" + strings.TrimPrefix(d(v%10), "零")
	}
	switch level {
	case 1, 2:
		return han(value)
	}
	var b strings.Builder
	if value >= 10 {
		b.WriteByte(byte('0' + value/10%10))
	}
	b.WriteByte(byte('0' + value%10))
	return b.String()
}
