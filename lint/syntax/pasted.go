package syntax

import (
	"slices"
	"strings"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// What word processors leave in text that is copied from them.
const (
	lineBreak = '\v' // within a paragraph
	pageBreak = '\f'
	cellMark  = '\a' // behind the text of a table's cell
	hardBlank = "\u00A0"
)

// wasPasted tells whether a line holds a character that plainBlanks replaces.
func wasPasted(line string) bool {
	return strings.IndexByte(line, hardBlank[0]) >= 0 && strings.Contains(line, hardBlank) || strings.IndexByte(line, cellMark) >= 0
}

// plainBlanks writes ordinary blanks for a word processor's, as many bytes for each, and
// gives their places. A cell's mark parts cells where it stands between short texts.
func plainBlanks(line string) (string, []source.Span) {
	part := byte(' ')
	if !strings.ContainsAny(line, "|，。；") {
		part = '\t'
	}
	text := strings.TrimFunc(line, func(r rune) bool { return r == cellMark || zh.IsBlank(r) })
	from := strings.Index(line, text)
	places := make([]source.Span, 0, strings.Count(line, hardBlank)+strings.Count(line, string(cellMark)))
	var b strings.Builder
	b.Grow(len(line))
	done := 0
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == cellMark:
			places = append(places, source.Span{Start: i, End: i + 1})
			b.WriteString(line[done:i])
			if i > from && i < from+len(text) {
				b.WriteByte(part)
			} else {
				b.WriteByte(' ')
			}
			done = i + 1
		case line[i] == hardBlank[0] && strings.HasPrefix(line[i:], hardBlank):
			places = append(places, source.Span{Start: i, End: i + len(hardBlank)})
			b.WriteString(line[done:i])
			b.WriteString("  ")
			i++
			done = i + 1
		}
	}
	b.WriteString(line[done:])
	return b.String(), places
}

// tabBehind makes blanks of the tabs at the end of the ordinal, where lists of a word
// processor have one.
func (b *Block) tabBehind(ordinal source.Span) {
	end := min(ordinal.End, len(b.Text))
	if strings.IndexByte(b.Text[ordinal.Start:end], '\t') < 0 {
		return
	}
	text, folded := []byte(b.Text), []byte(b.Simplified)
	marks := len(b.Pasted) // some of them are tabs now
	for i := end - 1; i >= ordinal.Start && (text[i] == ' ' || text[i] == '\t'); i-- {
		if text[i] == '\t' {
			if _, noted := slices.BinarySearchFunc(b.Pasted[:marks], i, func(s source.Span, at int) int { return s.Start - at }); !noted {
				b.Pasted = append(b.Pasted, source.Span{Start: i, End: i + 1})
			}
			text[i], folded[i] = ' ', ' '
		}
	}
	b.Text, b.Simplified = string(text), string(folded)
	slices.SortFunc(b.Pasted, func(x, y source.Span) int { return x.Start - y.Start })
}
