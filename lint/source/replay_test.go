package source

import (
	"math"
	"math/rand/v2"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/require"
)

// buffer is an editor's text as most editors hold it: an array of UTF-16
// units. It shares no code with Document and is as simple as can be.
type buffer []uint16

// place is the index in the buffer that a client's position means.
func (b buffer) place(p Position, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	i := 0
	for line := 0; line < p.Line; line++ {
		for i < len(b) && b[i] != '\n' && b[i] != '\r' {
			i++
		}
		if i == len(b) {
			return i
		}
		if b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n' {
			i++
		}
		i++
	}
	for column := 0; i < len(b) && b[i] != '\n' && b[i] != '\r'; {
		n, width := 1, 1
		switch pair := 0xD800 <= b[i] && b[i] < 0xDC00; {
		case pair:
			n, width = 2, map[Encoding]int{UTF8: 4, UTF16: 2, UTF32: 1}[enc]
		case enc == UTF8 && b[i] >= 0x800:
			width = 3
		case enc == UTF8 && b[i] >= 0x80:
			width = 2
		}
		if column+width > p.Column {
			break
		}
		column += width
		i += n
	}
	return i
}

// change replaces what lies between two positions, in whichever order they are.
func (b buffer) change(start, end Position, enc Encoding, text string) buffer {
	i, j := b.place(start, enc), b.place(end, enc)
	if j < i {
		i, j = j, i
	}
	next := append(buffer{}, b[:i]...)
	next = append(next, utf16.Encode([]rune(text))...)
	return append(next, b[j:]...)
}

// typed is what the replay types and pastes.
var typed = []string{
	"", "", "", "件", "a", "2026年", "é", "𠮷", "\n", "\r", "\r\n", "\u2028", "\u0085",
	"👨\u200d👩\u200d👧", "一、\r\n二、\n三、\r四", "\n\n", "\r\r", "| 17 | 9 |", "e\u0301", "\uFEFF", "\U0010FFFF", "\uFFFF\U00010000",
}

// anyPosition is mostly a place in the text, and often enough one outside.
func anyPosition(rng *rand.Rand, d *Document) Position {
	switch rng.IntN(40) {
	case 0:
		return Position{math.MaxInt, rng.IntN(9)}
	case 1:
		return Position{rng.IntN(d.Lines()), math.MaxInt}
	case 2:
		return Position{-1 - rng.IntN(3), rng.IntN(9)}
	case 3:
		return Position{rng.IntN(d.Lines()), -1 - rng.IntN(3)}
	}
	line := rng.IntN(d.Lines() + 1)
	return Position{line, rng.IntN(d.Line(line).Len() + 3)}
}

// TestReplay sends messages of 1 to 20 changes, each counted in the text that
// the change before left, and holds the document against the editor's array.
func TestReplay(t *testing.T) {
	edits := 50_000
	if testing.Short() {
		edits = 5_000
	}
	rng := rand.New(rand.NewPCG(20261121, 4))
	doc, editor := New("", ""), buffer{}
	for done, message := 0, 0; done < edits; message++ {
		enc := encodings[rng.IntN(len(encodings))]
		if doc.Len() > 800 { // as if another document were opened
			doc, editor = New("", ""), buffer{}
		}
		for range 1 + rng.IntN(20) {
			start, end := anyPosition(rng, doc), anyPosition(rng, doc)
			if rng.IntN(3) > 0 { // most changes are short
				end = Position{start.Line, start.Column + rng.IntN(5) - 2}
			}
			text := typed[rng.IntN(len(typed))]
			next, err := doc.Edit(Edit{doc.SpanOf(start, end, enc), text})
			require.NoError(t, err)
			before := editor
			doc, editor = next, editor.change(start, end, enc, text)
			if want := string(utf16.Decode(editor)); doc.text != want {
				require.Equal(t, want, doc.text, "message %d, edit %d: %v to %v (%v) := %q in %q",
					message, done, start, end, enc, text, string(utf16.Decode(before)))
			}
			done++
		}
		require.Equal(t, New("", doc.text).starts, doc.starts, "message %d", message)
		p := anyPosition(rng, doc)
		off := doc.Offset(p, enc)
		require.Equal(t, string(utf16.Decode(editor[:editor.place(p, enc)])), doc.text[:off])
		require.Equal(t, off, doc.Offset(doc.Position(off, UTF16), UTF16))
	}
}
