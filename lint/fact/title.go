package fact

import (
	"slices"
	"strings"

	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// headBlocks is how many blocks at the head of a text are searched for its title where
// no section begins before.
const headBlocks = 40

// titleCandidate is a line, several lines or a cell of the head table that may be the
// report's title.
type titleCandidate struct {
	parsedTitle
	text        folded
	first, last int // blocks, half-open
	cell        bool
}

// findTitle looks for the report's title in front of the first section. Where it
// stands several times, the last full one in front of the body counts.
func (d *Document) findTitle() {
	f := d.forms
	if len(f.titles) == 0 {
		return
	}
	head := d.headEnd(f)
	found := d.titleCandidates(f, head)
	best := -1
	for i, c := range found {
		if best < 0 || c.rank() >= found[best].rank() {
			best = i
		}
	}
	if best >= 0 {
		d.Title = d.titleOf(&found[best])
		for i := range found {
			if i != best && found[i].strength >= undated {
				d.Title.Others = append(d.Title.Others, d.titleOf(&found[i]))
			}
		}
	}
	if best < 0 || found[best].strength < undated {
		d.Title.Claimed = d.claimed(f, head)
	}
}

// rank orders candidates; a line of the text is more than a cell of the head table.
func (c *titleCandidate) rank() int {
	if c.cell {
		return 2 * c.strength
	}
	return 2*c.strength + 1
}

// headEnd is the number of blocks in front of the first section.
func (d *Document) headEnd(f *forms) int {
	end := min(len(d.Tree.Blocks), headBlocks)
	for i := range end {
		if m, ok := f.match(d.Tree.Blocks[i].Block); ok && m.strong {
			return i
		}
	}
	return end
}

func (d *Document) titleCandidates(f *forms, head int) []titleCandidate {
	var found []titleCandidate
	for i := 0; i < head; {
		b := &d.Tree.Blocks[i]
		switch b.Kind {
		case syntax.Comment, syntax.Code:
		case syntax.Row:
			if cell := titleCell(b); !cell.Empty() {
				t := foldAt(b.Text[cell.Start:cell.End], b.Start+cell.Start)
				if p, ok := f.parseTitle(t.text); ok {
					found = append(found, titleCandidate{p, t, i, i + 1, true})
				}
			}
		default:
			if c, ok := d.titleAt(f, i, head); ok {
				found = append(found, c)
				i = c.last
				continue
			}
		}
		i++
	}
	return found
}

// titleLines is the number of lines over which a title may be broken.
const titleLines = 3

// titleAt reads the title that begins with block i, on as many lines as make it fullest.
func (d *Document) titleAt(f *forms, i, head int) (best titleCandidate, ok bool) {
	var t folded
	for k := i; k < min(head, i+titleLines); k++ {
		b := &d.Tree.Blocks[k]
		if b.Kind != syntax.Paragraph && b.Kind != syntax.Heading || len(b.Text) > 8*titleRunes {
			break
		}
		line := fold(b.Text[b.Body.Start:b.Body.End])
		if k == i {
			line = afterTitleLabel(line)
		}
		if !titleShaped(line) || k > i && !joins(t.text, line) || b.Ordinal.Level != 0 && !isDigit(line[0]) {
			break
		}
		body := b.BodySpan()
		body.Start = body.End - d.tailLen(body, line)
		t.add(d.Source.Slice(body), body.Start)
		p, fits := f.parseTitle(t.text)
		if fits && (!ok || p.strength > best.strength || p.fits && !best.fits) && (k == i || p.strength >= undated && !d.fullAlone(f, k)) {
			kept := t // what is added to t goes behind it
			kept.from, kept.to = slices.Clip(t.from), slices.Clip(t.to)
			best, ok = titleCandidate{p, kept, i, k + 1, false}, true
		}
		if ok && best.fits && best.organ[0] < best.organ[1] {
			break
		}
	}
	return best, ok
}

// tailLen is the length of the part of the span that folds to line, which is its end.
func (d *Document) tailLen(span source.Span, line string) int {
	all := foldAt(d.Source.Slice(span), span.Start)
	k := len(all.text) - len(line)
	if k <= 0 || k >= len(all.text) {
		return span.Len()
	}
	return span.End - all.fromOf(k)
}

// fullAlone tells whether block k is a full title by itself.
func (d *Document) fullAlone(f *forms, k int) bool {
	b := &d.Tree.Blocks[k]
	p, ok := f.parseTitle(fold(b.Text[b.Body.Start:b.Body.End]))
	return ok && p.strength == full && p.organ[0] < p.organ[1]
}

// joins tells whether a title's line can go on with the next one: it ends in a year,
// or it is an organ's name, or the subject itself goes on.
func joins(line, next string) bool {
	s := strings.TrimSuffix(strings.TrimSuffix(line, "度"), yearMark)
	if s != "" && isDigit(s[len(s)-1]) {
		return true
	}
	if _, _, ok := chineseYear(s); ok {
		return true
	}
	if _, _, _, ok := lastYear(line); ok {
		return allHan(next)
	}
	return allHan(line) && portals().endsAsOrgan(line)
}

// afterTitleLabel drops 「标题:」 in front of a title.
func afterTitleLabel(line string) string {
	label, rest, ok := strings.Cut(line, ":")
	if ok && portals().title[label] {
		return rest
	}
	return line
}

// titleCell is the value of the head table's title field in a row, within the block's text.
func titleCell(b *syntax.Placed) source.Span {
	if len(b.Text) > 16*titleRunes {
		return source.Span{}
	}
	start, labelled := 0, false
	for start <= len(b.Text) {
		end := len(b.Text)
		if k := strings.IndexAny(b.Text[start:], "|\t"); k >= 0 {
			end = start + k
		}
		cell := fold(b.Text[start:end])
		switch {
		case cell == "":
		case labelled:
			return trimmed(b.Text, source.Span{Start: start, End: end})
		default:
			labelled = portals().title[strings.TrimRight(cell, ":")]
		}
		start = end + 1
	}
	return source.Span{}
}

// trimmed is the span without blanks around it.
func trimmed(s string, at source.Span) source.Span {
	in := s[at.Start:at.End]
	at.Start += len(in) - len(strings.TrimLeftFunc(in, zh.IsBlank))
	at.End -= len(in) - len(strings.TrimRightFunc(in, zh.IsBlank))
	if at.End < at.Start {
		at.End = at.Start
	}
	return at
}

func (d *Document) titleOf(c *titleCandidate) Title {
	part := func(r [2]int) (string, source.Span) { return c.text.text[r[0]:r[1]], c.text.span(r[0], r[1]) }
	t := Title{
		Span: c.text.span(0, len(c.text.text)), First: c.first, Last: c.last, Text: c.text.text,
		Year: c.value, Fits: c.fits, Variant: c.variant, InTable: c.cell,
		strength: c.strength,
	}
	t.Organ, t.OrganSpan = part(c.organ)
	t.Rest, t.RestSpan = part(c.rest)
	if c.year[0] < c.year[1] {
		_, t.YearSpan = part(c.year)
	}
	return t
}

// claimed is the title of another document in the head table, or as first line of the
// text.
func (d *Document) claimed(f *forms, head int) source.Span {
	first := true
	for i := range head {
		b := &d.Tree.Blocks[i]
		switch b.Kind {
		case syntax.Comment, syntax.Code:
		case syntax.Row:
			if cell := titleCell(b); !cell.Empty() && f.isForeign(fold(b.Text[cell.Start:cell.End])) {
				return b.At(cell)
			}
		default:
			line := fold(b.Text[b.Body.Start:min(b.Body.End, b.Body.Start+8*titleRunes)])
			if portals().isCrumb(line) {
				continue
			}
			if title := afterTitleLabel(line); (first || title != line) && titleShaped(title) && b.Ordinal.Level == 0 && f.isForeign(title) {
				span := b.BodySpan()
				span.Start = span.End - d.tailLen(span, title)
				return span
			}
			first = false
		}
	}
	return source.Span{}
}
