package input

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// A text copied out of a PDF or an e-mail has its paragraphs broken into lines of one
// width. Such breaks, the indentation and page numbers among them, are folds: they are
// left out of the document, so that a figure or word that runs over a line's end is one.

const (
	// unbrokenLine is the length in bytes from which a line tells that lines are not broken.
	unbrokenLine = 360
	// fullColumns is the width from which a line can be a full one, in columns of half a
	// character; wideColumns bounds it.
	fullColumns, wideColumns = 40, 120
	// ragged is how much narrower than the others a full line may be: figures and marks
	// at its end are not parted.
	ragged = 6
	// mostInset is the width of the widest indentation of a paragraph's first line.
	mostInset = 8
	// leastFull is how many full lines make a text a broken one; fewFull are enough of a short
	// text, if no line is wider and nearly all of them end within a sentence.
	leastFull, fewFull = 10, 6
)

// findFolds gives the places of the folds of a text in order, nil of nearly all texts.
func findFolds(file *source.Document) []source.Span {
	for i := range file.Lines() {
		if file.Line(i).Len() > unbrokenLine {
			return nil
		}
	}
	f := folder{file: file, width: make([]uint8, file.Lines())}
	if !f.measure() {
		return nil
	}
	var folds []source.Span
	for i := 0; i+1 < file.Lines(); {
		next := f.next(i)
		if next > i+1 || next == i+1 && f.goesOn(i, next) {
			from, to := f.bare(i), f.bare(next)
			folds = append(folds, source.Span{Start: from.End, End: to.Start})
			i = next
			continue
		}
		i++
	}
	return folds
}

// folder looks at the lines of a text.
type folder struct {
	file *source.Document
	// width of each line without blanks around it, in columns.
	width []uint8
	// full is the width of full lines.
	full int
	// indented: the first lines of paragraphs are.
	indented bool
}

// bare is line i without blanks around it.
func (f *folder) bare(i int) source.Span {
	span := f.file.Line(i)
	s := f.file.Slice(span)
	start := len(s) - len(strings.TrimLeft(s, " \t　\u00A0"))
	end := len(strings.TrimRight(s, " \t　\u00A0\r\f"))
	return source.Span{Start: span.Start + start, End: span.Start + max(start, end)}
}

// inset is the width of the indentation of line i, as far as it is a paragraph's.
func (f *folder) inset(i int) int {
	n := columns(f.file.Slice(source.Span{Start: f.file.Line(i).Start, End: f.bare(i).Start}))
	if n > mostInset {
		return 0
	}
	return n
}

func (f *folder) text(i int) string { return f.file.Slice(f.bare(i)) }

// measure finds the width of full lines; it is false if most long lines are not of one
// width, or end where sentences do.
func (f *folder) measure() bool {
	var lines, open [wideColumns + 1]int // by width; open: those that end within a sentence
	long, over, indents := 0, 0, 0
	for i := range f.file.Lines() {
		s := f.text(i)
		w := columns(s)
		if w > 0 {
			w += f.inset(i)
		}
		f.width[i] = uint8(min(w, 255))
		switch {
		case w < fullColumns || isCells(s):
			continue
		case w > wideColumns:
			over++
		default:
			lines[w]++
			if !ends(s) {
				open[w]++
			}
		}
		long++
		if at := f.file.Line(i); f.bare(i).Start > at.Start {
			indents++
		}
	}
	if long < fewFull {
		return false
	}
	best, opened := 0, 0
	for w := fullColumns; w <= wideColumns; w++ {
		n, k := 0, 0
		for v := max(fullColumns, w-ragged); v <= w; v++ {
			n, k = n+lines[v], k+open[v]
		}
		if n > best {
			best, opened, f.full = n, k, w
		}
	}
	for w := f.full + 1; w <= wideColumns; w++ {
		over += lines[w]
	}
	f.indented = indents > 2 && indents < long
	if best < leastFull {
		return best >= fewFull && 10*best >= 6*long && over == 0 && 10*opened >= 8*best
	}
	return 10*best >= 6*long && 10*over <= long && 10*opened >= 6*best
}

// next is the line that stands behind line i: the one after it, or the one behind a page
// number, if the text goes on there; i where there is none.
func (f *folder) next(i int) int {
	k, page := i+1, false
	for k < f.file.Lines() && k < i+5 && (f.width[k] == 0 || isPage(f.text(k))) {
		page = page || f.width[k] > 0
		k++
	}
	switch {
	case k == i+1:
		return k
	case page && k < f.file.Lines() && k < i+5 && f.goesOn(i, k):
		return k
	}
	return i
}

// goesOn tells whether line k goes on with the paragraph of line i.
func (f *folder) goesOn(i, k int) bool {
	w := int(f.width[i])
	if w < max(fullColumns, f.full-ragged) || w > f.full+2 {
		return false
	}
	s, t := f.text(i), f.text(k)
	if t == "" || isCells(s) || isCells(t) || strings.ContainsAny(t[:1], "#-*>|<`~+") || strings.ContainsAny(s[:1], "#>|<`~") {
		return false
	}
	if inset := f.bare(k).Start > f.file.Line(k).Start; f.indented && inset || !f.indented && ends(s) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(s)
	b, _ := utf8.DecodeRuneInString(t)
	if isDecimal(a) && isDecimal(b) { // 30221|45）。
		return true
	}
	if o, ok := zh.LeadingOrdinal(t); ok && o.Level > 0 && !(f.indented && !ends(s)) && !within(s) {
		return false
	}
	return !isLetter(a) || !isLetter(b)
}

// within tells whether a line ends in a list or a bracket, so that what looks like an
// ordinal behind it is none: 5、|4、3; 4月8日（周|五）.
func within(s string) bool {
	return strings.HasSuffix(s, "、") || strings.LastIndexByte(s, '(') > strings.LastIndexByte(s, ')') ||
		strings.LastIndex(s, "（") > strings.LastIndex(s, "）")
}

func isDecimal(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// ends tells whether a line ends with a sentence.
func ends(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？；：!?;:…", r)
}

// isCells tells whether a line is a row or a ruling of a table rather than text.
func isCells(s string) bool {
	return strings.IndexByte(s, '|') >= 0 || strings.IndexByte(s, '\t') >= 0 || strings.ContainsFunc(s, isDrawn) || !strings.ContainsFunc(s, unicode.IsLetter) || strings.Contains(s, "  ") || strings.Contains(s, "　") ||
		strings.Count(s, " ") > 3 && strings.Count(s, " 0")*2 >= strings.Count(s, " ")
}

// isDrawn tells the characters with which tables are drawn.
func isDrawn(r rune) bool { return r >= 0x2500 && r < 0x2580 || r == '｜' }

// isPage tells whether a line is the number of a page.
func isPage(s string) bool {
	if len(s) > 20 {
		return false
	}
	if rest, ok := strings.CutPrefix(s, "第"); ok && strings.HasSuffix(rest, "页") {
		s = "-" + strings.TrimSuffix(rest, "页") + "-"
	}
	inner := strings.Trim(s, "-—–－ ")
	return inner != s && inner != "" && len(inner) <= 3 && strings.Trim(inner, "0123456789") == ""
}

// columns is the width of s.
func columns(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= 0x1100 || r == '“' || r == '”' || r == '—' {
			n++
		}
		i += size
	}
	return n
}

// readFolded reads a text without its folds.
func readFolded(file *source.Document, folds []source.Span) *Text {
	b := builder{file: file.Text(), out: make([]byte, 0, file.Len())}
	at := 0
	for _, f := range folds {
		b.copy(at, f.Start)
		at = f.End
	}
	if at < file.Len() {
		b.copy(at, file.Len())
	}
	t := b.document(file, foldedText)
	t.parts = folds
	return t
}

// foldedEdits gives edits of Doc as edits of File: what goes over a fold replaces it.
func (t *Text) foldedEdits(edits []source.Edit) ([]source.Edit, bool) {
	out := make([]source.Edit, 0, len(edits))
	for _, e := range edits {
		if e.Span.Start < 0 || e.Span.Start > e.Span.End || e.Span.End > t.Doc.Len() {
			return nil, false
		}
		e, _ = e.Trimmed(t.Doc.Slice(e.Span))
		place := t.Span(e.Span)
		if e.Span.Empty() {
			at, ok := t.place(e.Span.Start)
			if !ok {
				return nil, false
			}
			place = source.Span{Start: at, End: at}
		}
		out = append(out, source.Edit{Span: place, New: e.New})
	}
	return out, true
}

// refold reads the file again after edits: the folds stay, but for those that an edit
// went over.
func (t *Text) refold(file *source.Document, edits []source.Edit) *Text {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b source.Edit) int { return a.Span.Start - b.Span.Start })
	var folds []source.Span
	moved := 0 // how far the edits in front of the fold move it
	for _, f := range t.parts {
		for len(edits) > 0 && edits[0].Span.End <= f.Start {
			moved += len(edits[0].New) - edits[0].Span.Len()
			edits = edits[1:]
		}
		if len(edits) == 0 || edits[0].Span.Start >= f.End {
			folds = append(folds, f.Shift(moved))
		}
	}
	return readFolded(file, folds)
}
