package source

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

var encodings = []Encoding{UTF8, UTF16, UTF32}

func TestEncodingNames(t *testing.T) {
	for _, enc := range encodings {
		got, ok := ParseEncoding(enc.String())
		require.True(t, ok)
		require.Equal(t, enc, got)
	}
	for _, name := range []string{"", "UTF-8", "utf8", "utf-7"} {
		_, ok := ParseEncoding(name)
		require.False(t, ok, name)
	}
}

func TestPosition(t *testing.T) {
	d := New("", "a𠮷公\r\n\u2028x\ré")
	for _, c := range []struct {
		offset           int
		utf8, utf16, u32 Position
	}{
		{-3, Position{0, 0}, Position{0, 0}, Position{0, 0}},
		{1, Position{0, 1}, Position{0, 1}, Position{0, 1}},
		{3, Position{0, 1}, Position{0, 1}, Position{0, 1}}, // inside 𠮷
		{5, Position{0, 5}, Position{0, 3}, Position{0, 2}},
		{8, Position{0, 8}, Position{0, 4}, Position{0, 3}},  // at CR
		{9, Position{0, 8}, Position{0, 4}, Position{0, 3}},  // between CR and LF
		{10, Position{1, 0}, Position{1, 0}, Position{1, 0}}, // U+2028 ends no line
		{14, Position{1, 4}, Position{1, 2}, Position{1, 2}},
		{15, Position{2, 0}, Position{2, 0}, Position{2, 0}},
		{16, Position{2, 0}, Position{2, 0}, Position{2, 0}}, // inside é
		{17, Position{2, 2}, Position{2, 1}, Position{2, 1}},
		{99, Position{2, 2}, Position{2, 1}, Position{2, 1}},
	} {
		require.Equal(t, c.utf8, d.Position(c.offset, UTF8), c.offset)
		require.Equal(t, c.utf16, d.Position(c.offset, UTF16), c.offset)
		require.Equal(t, c.u32, d.Position(c.offset, UTF32), c.offset)
	}
}

func TestOffsetClamps(t *testing.T) {
	d := New("", "a𠮷公\r\nb\n")
	for _, c := range []struct {
		p    Position
		enc  Encoding
		want int
	}{
		{Position{0, 2}, UTF16, 1}, // between the surrogates
		{Position{0, 3}, UTF16, 5},
		{Position{0, 2}, UTF8, 1},
		{Position{0, 2}, UTF32, 5},
		{Position{0, 99}, UTF16, 8},
		{Position{0, 9}, UTF8, 8},
		{Position{0, math.MaxInt}, UTF16, 8},
		{Position{1, 1}, UTF16, 11},
		{Position{1, 2}, UTF16, 11},
		{Position{2, 0}, UTF16, 12},
		{Position{2, 7}, UTF16, 12},
		{Position{3, 0}, UTF16, 12},
		{Position{math.MaxInt, math.MaxInt}, UTF16, 12},
		{Position{-1, 5}, UTF16, 0},
		{Position{math.MinInt, 5}, UTF8, 0},
		{Position{1, -1}, UTF16, 10},
		{Position{1, math.MinInt}, UTF32, 10},
	} {
		require.Equal(t, c.want, d.Offset(c.p, c.enc), "%v %v", c.p, c.enc)
	}
	require.Equal(t, Span{1, 10}, d.SpanOf(Position{0, 1}, Position{1, 0}, UTF16))
	require.Equal(t, Span{1, 10}, d.SpanOf(Position{1, 0}, Position{0, 1}, UTF16))
	require.Equal(t, Span{1, 5}, d.SpanOf(Position{0, 3}, Position{0, 2}, UTF16))
}

// slowPosition counts from the line's start, character by character.
func slowPosition(text string, offset int, enc Encoding) Position {
	var p Position
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if i+n > offset {
			break
		}
		switch {
		case r == '\n' || r == '\r' && !strings.HasPrefix(text[i+1:], "\n"):
			p = Position{p.Line + 1, 0}
		case r == '\r':
			if i+1 == offset {
				return p
			}
		case enc == UTF8:
			p.Column += n
		case enc == UTF16 && r > 0xFFFF:
			p.Column += 2
		default:
			p.Column++
		}
		i += n
	}
	return p
}

// checkPosition holds one offset against the slow count and the round trip.
func checkPosition(t *testing.T, d *Document, offset int, slow bool) {
	t.Helper()
	line := d.Line(d.LineAt(offset))
	want := characterStart(d.text, min(max(offset, 0), line.End))
	for _, enc := range encodings {
		p := d.Position(offset, enc)
		if slow {
			require.Equal(t, slowPosition(d.text, min(max(offset, 0), len(d.text)), enc), p, "offset %d, %v", offset, enc)
		}
		if back := d.Offset(p, enc); back != want {
			require.Equal(t, want, back, "offset %d, %v, position %v", offset, enc, p)
		}
	}
}

func TestPositionRoundTrip(t *testing.T) {
	for _, text := range awkward {
		d := New("", text)
		step, slow := 1, len(text) < 1000
		if !slow {
			step = 7
		}
		for off := -1; off <= len(text)+1; off += step {
			checkPosition(t, d, off, slow || off%211 == 0)
		}
	}
}

// TestEveryColumn asks for every column of long lines, where marks are used,
// and holds the answer against a walk over the characters.
func TestEveryColumn(t *testing.T) {
	for _, text := range awkward {
		d := New("", text)
		for i := range d.Lines() {
			line := d.Line(i)
			for _, enc := range []Encoding{UTF16, UTF32} {
				column := 0
				for at, r := range d.Slice(line) {
					width := 1
					if enc == UTF16 && r > 0xFFFF {
						width = 2
					}
					for range width {
						if got := d.Offset(Position{i, column}, enc); got != line.Start+at {
							require.Equal(t, line.Start+at, got, "line %d column %d %v", i, column, enc)
						}
						column++
					}
				}
				require.Equal(t, line.End, d.Offset(Position{i, column}, enc))
			}
		}
	}
}

// TestLongLineIsLinear asks for 20,000 places in a line of 10 MB: counted from
// the line's start each time, it would take minutes.
func TestLongLineIsLinear(t *testing.T) {
	d := New("", strings.Repeat("政𠮷a", 1_250_000))
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		k := rng.IntN(1_250_000)
		p := d.Position(8*k+3, UTF16)
		if p.Column != 4*k+1 || d.Offset(p, UTF16) != 8*k+3 {
			t.Fatalf("k=%d: %v", k, p)
		}
	}
}

func FuzzPosition(f *testing.F) {
	for _, text := range awkward {
		f.Add(text[:min(len(text), 64)], 5, 0, 3, 1, 2)
	}
	f.Add("a𠮷\r\n", 3, 0, 2, -1, math.MaxInt)
	f.Add("\xf0\x9f\x98\x80\x80\xe4\xbb\n", 6, 0, 1, 0, 9)
	f.Fuzz(func(t *testing.T, text string, offset, line1, column1, line2, column2 int) {
		for _, text := range []string{text, strings.Repeat(text, min(300, 1+9000/(1+len(text))))} {
			d := New("", text)
			checkPosition(t, d, offset, len(text) < 2000)
			a, b := Position{line1, column1}, Position{line2, column2}
			for _, enc := range encodings {
				s := d.SpanOf(a, b, enc)
				require.Equal(t, s, d.SpanOf(b, a, enc))
				require.True(t, 0 <= s.Start && s.Start <= s.End && s.End <= len(text))
				require.Equal(t, s.Start, characterStart(text, s.Start))
				for _, p := range []Position{a, b} {
					off := d.Offset(p, enc)
					require.Equal(t, off, d.Offset(d.Position(off, enc), enc), "a position's offset is a fixed point")
				}
			}
		}
	})
}
