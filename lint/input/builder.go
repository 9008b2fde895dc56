package input

import (
	"sync"
	"unicode/utf8"

	"gaolint/lint/docx/cells"
	"gaolint/lint/source"
)

// builder writes a document and remembers what stems from where.
type builder struct {
	file     string
	out      []byte
	segments []segment
	lines    []line
	// start is where in out the line or cell begins that is being written.
	start int
	gap   gap
}

// gap is blank text that has been read and not yet written.
type gap struct {
	// from and to are the first run of blanks in the file; equal: there is none, as at
	// a fold within a cell.
	from, to int
	open     bool
	// fold: the blank text ends a line, and means nothing between Chinese characters.
	fold bool
}

// blank notes blank text of the file.
func (b *builder) blank(from, to int, fold bool) {
	if !b.gap.open {
		b.gap = gap{from: from, to: to, open: true}
	}
	b.gap.fold = b.gap.fold || fold
}

// settle writes the blank that waits in front of next, unless it stands at the line's
// beginning or is a fold between Chinese characters.
func (b *builder) settle(next rune) {
	g := b.gap
	if !g.open {
		return
	}
	b.gap = gap{}
	if len(b.out) == b.start {
		return
	}
	if before, _ := utf8.DecodeLastRune(b.out); g.fold && cells.IsWide(before) && cells.IsWide(next) {
		return
	}
	switch {
	case g.from == g.to:
		b.added(" ")
	case g.to-g.from == 1 && b.file[g.from] == ' ':
		b.copy(g.from, g.to)
	default:
		b.unit(" ", g.from, g.to)
	}
}

// text writes file[from:to] as it is, behind the blank that waits.
func (b *builder) text(from, to int) {
	if b.gap.open {
		r, _ := utf8.DecodeRuneInString(b.file[from:to])
		b.settle(r)
	}
	b.copy(from, to)
}

func (b *builder) copy(from, to int) {
	if k := len(b.segments) - 1; k >= 0 && b.segments[k].m == 0 && b.segments[k].docEnd() == len(b.out) && b.segments[k].fileEnd() == from {
		b.segments[k].n += int32(to - from)
	} else {
		b.segments = append(b.segments, segment{doc: int32(len(b.out)), file: int32(from), n: int32(to - from)})
	}
	b.out = append(b.out, b.file[from:to]...)
}

// unit writes s for file[from:to].
func (b *builder) unit(s string, from, to int) {
	b.segments = append(b.segments, segment{doc: int32(len(b.out)), file: int32(from), n: int32(len(s)), m: int32(to - from)})
	b.out = append(b.out, s...)
}

// character writes s for file[from:to], behind the blank that waits.
func (b *builder) character(s string, from, to int) {
	r, _ := utf8.DecodeRuneInString(s)
	b.settle(r)
	b.unit(s, from, to)
}

// hole marks the place of an empty cell.
func (b *builder) hole(at int) {
	b.segments = append(b.segments, segment{doc: int32(len(b.out)), file: int32(at)})
}

// added writes what is not in the file.
func (b *builder) added(s string) { b.out = append(b.out, s...) }

// lineStart is where in out the line begins that is being written.
func (b *builder) lineStart() int {
	if len(b.lines) == 0 {
		return 0
	}
	return int(b.lines[len(b.lines)-1].doc)
}

// begin begins a line; the document may be cut back to where it begins.
func (b *builder) begin(l line) {
	l.doc = int32(len(b.out))
	b.lines = append(b.lines, l)
	b.start, b.gap = len(b.out), gap{}
}

// document is the text with all that was written.
func (b *builder) document(file *source.Document, k kind) *Text {
	text := string(b.out)
	return &Text{
		Doc: source.New(file.Name(), text), File: file, kind: k, segments: b.segments, lines: b.lines,
		bars: sync.OnceValue(func() []int32 { return barsOf(text) }), ascii: isASCII(b.file),
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
