package pair

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

const (
	// wrapped is how many lines further a pair may close that a hard-wrapped line left open.
	wrapped = 3
	// quoted is how many paragraphs a quotation may run.
	quoted = 40
	// several is the number of loose marks of one paragraph from which they are one finding.
	several = 5
)

// placed is a loose mark of a block.
type placed struct {
	mark
	block   int
	settled bool
}

func run(p *lint.Pass) {
	var loose []placed
	for i, b := range p.Blocks {
		if !judged(p, i) {
			continue
		}
		found := faults.Of(b)
		if found == nil {
			continue
		}
		for _, c := range found.nests {
			reportNest(p, i, c, len(found.loose) == 0)
		}
		straight := len(found.loose) > 0 && strings.IndexByte(b.Text, '"') >= 0
		for _, m := range found.loose {
			if straight && m.kind == double {
				continue // the partner is a straight mark, which is another rule's
			}
			loose = append(loose, placed{mark: m, block: i})
		}
	}
	if len(loose) == 0 {
		return
	}
	joinLines(p, loose)
	for from := 0; from < len(loose); {
		to := from
		for to < len(loose) && loose[to].block == loose[from].block {
			to++
		}
		reportBlock(p, loose[from:to])
		from = to
	}
}

// judged leaves out tables, whose cells are cut anywhere, and the page around the report.
func judged(p *lint.Pass, i int) bool {
	if p.Outline.End > 0 && i >= p.Outline.End || p.Blocks[i].Kind == syntax.Row {
		return false
	}
	switch p.Outline.Roles[i] {
	case fact.TableLine, fact.Metadata, fact.Hidden:
		return false
	}
	return true
}

// joinLines settles the marks whose partner stands in another line: a hard-wrapped
// line, or a quotation of several paragraphs, each of which may open it again.
func joinLines(p *lint.Pass, loose []placed) {
	var last [kinds]int // index+1 into loose of the latest opening mark
	for i := range loose {
		m := &loose[i]
		if m.open {
			last[m.kind] = i + 1
			if m.kind == double && reopened(p, m.block) {
				m.settled = true
			}
			continue
		}
		k := last[m.kind] - 1
		if k < 0 || loose[k].block == m.block {
			continue
		}
		reach := wrapped
		if m.kind == double || m.kind == single || m.kind == corner || m.kind == corner2 {
			reach = quoted
		} else if stopped(p.Blocks[loose[k].block]) {
			reach = 0
		}
		if m.block-loose[k].block <= reach {
			m.settled, loose[k].settled = true, true
			last[m.kind] = 0
		}
	}
	if n := len(loose) - 1; loose[n].block == len(p.Blocks)-1 && !finished(p.Blocks[loose[n].block]) {
		for ; n >= 0 && loose[n].block == len(p.Blocks)-1; n-- {
			loose[n].settled = loose[n].settled || loose[n].open
		}
	}
}

// reopened: the paragraph and the next one begin with a quotation mark, as every
// paragraph of a long quotation does.
func reopened(p *lint.Pass, block int) bool {
	return block+1 < len(p.Blocks) && startsQuoted(p.Blocks[block]) && startsQuoted(p.Blocks[block+1])
}

func startsQuoted(b *fact.Block) bool {
	body := b.Text[b.Body.Start:b.Body.End]
	return len(body) >= 3 && body[:3] == "“"
}

// goesOn: nothing follows the mark in its line; or what follows a colon or begins the
// paragraph is a passage that goes on behind it, as the new wording of a clause does.
func goesOn(text string, m mark) bool {
	if strings.TrimSpace(text[m.End:]) == "" {
		return true // a line that is cut
	}
	before := strings.TrimSpace(text[:m.Start])
	return m.kind == double && (before == "" || strings.HasSuffix(before, "：") || strings.HasSuffix(before, ":")) &&
		utf8.RuneCountInString(text[m.End:]) > spanRunes
}

// stopped tells whether the paragraph has its final mark.
func stopped(b *fact.Block) bool { return len(b.Text) > 0 && isStop(lastRune(b.BodyText())) }

// finished tells whether the paragraph ends as a sentence does.
func finished(b *fact.Block) bool {
	return strings.ContainsRune("。！？!?", lastRune(b.BodyText()))
}

// reportBlock reports the loose marks of one block, each cause once.
func reportBlock(p *lint.Pass, loose []placed) {
	start := p.Tree.Blocks[loose[0].block].Start
	text := p.Blocks[loose[0].block].Text
	open := 0
	for _, m := range loose {
		if !m.settled {
			open++
		}
	}
	if open >= several {
		span := source.Span{Start: start + loose[0].Start, End: start + loose[0].End}
		p.Report(lint.Diagnostic{Span: span, Message: lint.Textf(
			"本段有%[1]d处引号、书名号或括号应为成对使用而缺一半。请从此处起逐一核对。",
			"%[1]d quotation marks, title marks or brackets of this paragraph have no partner. Check them from here on.", open)})
		return
	}
	for i := 0; i < len(loose); i++ {
		m := loose[i]
		if m.settled || m.open && goesOn(text, m.mark) {
			continue
		}
		if i+1 < len(loose) && !loose[i+1].settled {
			if d, ok := reversed(text, m.mark, loose[i+1].mark); ok {
				report(p, start, d)
				i++
				continue
			}
		}
		if m.open {
			report(p, start, unclosed(text, m.mark))
		} else {
			report(p, start, unopened(text, m.mark))
		}
	}
}

// report carries a block's finding to the document.
func report(p *lint.Pass, start int, d lint.Diagnostic) {
	d.Span = d.Span.Shift(start)
	for i := range d.Fixes {
		for k := range d.Fixes[i].Edits {
			e := &d.Fixes[i].Edits[k]
			e.Span = e.Span.Shift(start)
		}
	}
	p.Report(d)
}
