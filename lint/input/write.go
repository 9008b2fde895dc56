package input

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// opensMarkup tells whether text ends in what, with more text behind it, may become a tag
// or an entity.
func opensMarkup(s string) bool {
	if n := len(s); n > 0 && s[n-1] == '<' || strings.HasSuffix(s, "</") || strings.HasSuffix(s, "<!") || strings.HasSuffix(s, "<?") {
		return true
	}
	i := len(s)
	for i > 0 && len(s)-i < 40 && isReference(s[i-1]) {
		i--
	}
	return i > 0 && s[i-1] == '&'
}

// escaped is text as a page holds it.
func (t *Text) escaped(s string) string {
	if !strings.ContainsAny(s, "&<>\n") && (!t.ascii || isASCII(s)) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString("<br>")
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case t.ascii && r >= utf8.RuneSelf:
			fmt.Fprintf(&b, "&#%d;", r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// quoted writes edits of a CSV file so that each cell stays one.
func (t *Text) quoted(edits []source.Edit) ([]source.Edit, bool) {
	var opening, out, closing []source.Edit
	wrapped := map[int]bool{} // fields that get quotation marks, by their beginning
	for _, e := range edits {
		f := t.fieldAt(e.Span.Start)
		from, to := int(f.from), int(f.to)
		switch {
		case f.quoted && t.loose:
			return nil, false
		case f.quoted:
			e.New = strings.ReplaceAll(e.New, `"`, `""`)
		case f.marks:
			return nil, false
		case strings.ContainsAny(e.New, delimiters) || strings.IndexByte(e.New, '"') >= 0:
			if t.loose {
				return nil, false // which marks are text depends on all the others
			}
			e.New = strings.ReplaceAll(e.New, `"`, `""`)
			if !wrapped[from] {
				wrapped[from] = true
				opening = append(opening, source.Edit{Span: source.Span{Start: from, End: from}, New: `"`})
				closing = append(closing, source.Edit{Span: source.Span{Start: to, End: to}, New: `"`})
			}
		}
		out = append(out, e)
	}
	if !t.keepsDelimiter(out) {
		return nil, false
	}
	return slices.Concat(opening, out, closing), true
}

// staysCell tells whether an edit of a CSV file leaves each of its cells filled or empty
// as it was, on which the shape of the lines depends; a cell of a row may be filled.
func (t *Text) staysCell(e source.Edit, before, after rune) bool {
	if isBlankCell(e.New) {
		return !isBlankRune(before) || !isBlankRune(after)
	}
	if before != 0 || after != 0 || !e.Span.Empty() {
		return true
	}
	line := t.Doc.Slice(t.Doc.Line(t.Doc.LineAt(e.Span.Start)))
	if !t.padded && strings.HasPrefix(line, cells.Border) {
		return true // a row whatever its cells hold
	}
	filled, first := 0, false
	for i, cell := range strings.Split(line, cells.Border) {
		if !isBlankCell(cell) {
			first = first || filled == 0 && i == 1
			filled++
		}
	}
	// A row with nothing but its label is one because of the rows around it, whose
	// shape does not depend on it.
	return filled > 1 || first && strings.HasPrefix(line, cells.Border)
}

func isBlankRune(r rune) bool { return r == 0 || strings.ContainsRune(blankRunes, r) }

func isBlankCell(s string) bool { return strings.Trim(s, blankRunes) == "" }

// keepsDelimiter tells whether a CSV file with the edits made is cut into the same cells.
func (t *Text) keepsDelimiter(edits []source.Edit) bool {
	file := t.File.Text()
	var early []source.Edit
	doubtful := false
	for _, e := range edits {
		if e.Span.End >= sampleBytes {
			continue
		}
		early = append(early, e)
		doubtful = doubtful || strings.ContainsAny(e.New, delimiters+"\"") || strings.ContainsAny(file[e.Span.Start:e.Span.End], delimiters+"\"")
	}
	if !doubtful {
		return true
	}
	sample, err := source.Apply(file[:min(len(file), sampleBytes)], early)
	return err == nil && delimiterOf(sample) == t.delimiter
}
