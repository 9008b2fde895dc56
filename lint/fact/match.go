package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// headRunes is the length in code points up to which what an ordinal begins is looked
// at as a heading.
const headRunes = 40

// headingMatch is a block that reads like the heading of a section.
type headingMatch struct {
	wording
	// strong: numbered as sections are, where the profile numbers them. The others
	// count only where no strong one speaks for the section.
	strong bool
	// label and runIn are spans within the block's Text, ordinal's too.
	label, runIn source.Span
	ordinal      zh.Ordinal
}

// match finds the section whose heading the block is, in the form's wording or one of
// its variants.
func (f *forms) match(b *syntax.Block) (headingMatch, bool) {
	if len(f.sorted) == 0 || b.Kind == syntax.Comment || b.Kind == syntax.Code {
		return headingMatch{}, false
	}
	body, ordinal := b.Body, b.Ordinal
	if b.Kind == syntax.Row {
		body = onlyCell(b.Text)
		if o, ok := zh.LeadingOrdinal(b.Text[body.Start:body.End]); ok {
			ordinal, ordinal.Span = o, o.Span.Shift(body.Start)
		}
	}
	numbered := ordinal.Level != 0
	if numbered {
		body.Start = ordinal.Span.End
	} else if body.Len() > 2*f.longest+16 {
		return headingMatch{}, false // a heading without a number stands alone in its line
	}
	if !f.mayBegin(b.Simplified[body.Start:body.End]) {
		return headingMatch{}, false
	}
	limit := min(body.End, body.Start+2*f.longest+16)
	line := fold(b.Simplified[body.Start:limit])
	lost := 0
	if !numbered {
		lost = len(line) - len(strings.TrimLeft(line, lostMarks))
	}
	m := headingMatch{ordinal: ordinal, strong: ordinal.Level == 1 || !f.profile.Numbered}
	text := strings.TrimRight(line[lost:], headingTail)
	if w := f.headings[text]; len(w) > 0 && limit == body.End {
		t := foldAt(b.Simplified[body.Start:limit], body.Start)
		m.wording, m.label = w[0], t.span(lost, lost+len(text))
		return m, true
	}
	if !numbered || b.Kind == syntax.Row || ordinal.Level != 1 && f.profile.Numbered {
		return m, false
	}
	for _, w := range f.sorted {
		rest, ok := strings.CutPrefix(line, w.text)
		if !ok || rest == "" {
			continue
		}
		t := foldAt(b.Simplified[body.Start:limit], body.Start)
		if strings.IndexByte(".:;,", rest[0]) < 0 && !strings.HasPrefix(rest, "。") && !blankAfter(b, &t, w.text) {
			continue
		}
		m.wording, m.label = w, t.span(0, len(w.text))
		m.runIn = runIn(b, m.label.End)
		return m, true
	}
	return m, false
}

// lostMarks may be left of an ordinal that was lost or never was one.
const lostMarks = "、.,:-—–_"

// mayBegin tells whether s begins as a heading may, after what may be left of its ordinal.
func (f *forms) mayBegin(s string) bool {
	for _, r := range s {
		r = zh.Fold(r)
		if !zh.IsBlank(r) && !strings.ContainsRune(lostMarks, r) {
			return f.firsts[r]
		}
	}
	return false
}

// headingTail are marks that may close a heading.
const headingTail = "。:、;,."

// blankAfter tells whether a blank parts the wording that begins t from what follows.
func blankAfter(b *syntax.Block, t *folded, wording string) bool {
	end := t.toOf(len(wording))
	return end < len(b.Text) && t.fromOf(len(wording)) > end
}

// runIn is the text behind a heading in its line, without the mark that closes the
// heading.
func runIn(b *syntax.Block, from int) source.Span {
	s := source.Span{Start: from, End: b.Body.End}
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(b.Text[s.Start:s.End])
		if !strings.ContainsRune(" \t　 。：:、；;，,.", r) {
			break
		}
		s.Start += n
	}
	return s
}

// onlyCell is the one cell of a row that has text, empty if there are several.
func onlyCell(line string) source.Span {
	var cell source.Span
	ended := false // the cell
	for i := 0; i < len(line); {
		switch c := line[i]; {
		case c == '|' || c == '\t':
			ended = !cell.Empty()
			i++
			continue
		case c == ' ':
			i++
			continue
		}
		r, n := rune(0), 3
		if !zh.HanAt(line, i) || i+n > len(line) { // a broken character ends the line
			r, n = utf8.DecodeRuneInString(line[i:])
		}
		switch {
		case zh.IsBlank(r):
		case ended:
			return source.Span{}
		case cell.Empty():
			cell = source.Span{Start: i, End: i + n}
		default:
			cell.End = i + n
		}
		i += n
	}
	return cell
}

// headLabel is the folded wording of a numbered or marked line up to its first mark,
// and its span within the block's Text; ok is false where that is no heading's length.
func headLabel(b *syntax.Block) (label string, span source.Span, ok bool) {
	body := b.Body
	if b.Ordinal.Level != 0 {
		body.Start = b.Ordinal.Span.End
	}
	line := b.Simplified[body.Start:min(body.End, body.Start+4*headRunes+8)]
	if k := strings.IndexAny(line, "。：:；;！!？?"); k >= 0 {
		line = line[:k]
	}
	if strings.ContainsAny(line, "，,") && b.Kind != syntax.Heading {
		return "", source.Span{}, false // a sentence
	}
	t := foldAt(line, body.Start)
	label = strings.TrimRight(t.text, headingTail)
	if label == "" || utf8.RuneCountInString(label) > headRunes {
		return "", source.Span{}, false
	}
	return label, t.span(0, len(label)), true
}
