package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// awkward are texts with every kind of line end and width of character.
var awkward = []string{
	"",
	"\n",
	"\r",
	"\r\n",
	"\n\r",
	"\r\r\n\n",
	"一、总体情况",
	"一、总体情况\n",
	"a\rb\nc\r\nd",
	"𠮷野家\r\n收到申请26件\r",
	"👨\u200d👩\u200d👧 家\u2028庭\u0085x\u2029\n",
	"e\u0301\uFEFF\t\v\f\n  ",
	"\uFFFF\U00010000\uE000\U0010FFFF\n\u07FF\u0800\u007F\u0080",
	"\x80\xff\xf0\x9f\x98\n\xe4\xbb\r\xed\xa0\x80",
	strings.Repeat("𠮷a公é", 3000) + "\n" + strings.Repeat("x", 5000) + "\r" + strings.Repeat("件", 7000),
	"x" + strings.Repeat("𠮷", 4000),
	strings.Repeat("\xf0\x9f", 5000),
}

func TestDocumentLines(t *testing.T) {
	d := New("draft.md", "a\rb\n公\r\n\nd\u2028\u0085")
	require.Equal(t, "draft.md", d.Name())
	require.Equal(t, 16, d.Len())
	require.Equal(t, 5, d.Lines())
	var lines []string
	for i := range d.Lines() {
		lines = append(lines, d.Slice(d.Line(i)))
	}
	require.Equal(t, []string{"a", "b", "公", "", "d\u2028\u0085"}, lines)
	require.Equal(t, Span{}, d.Line(-1))
	require.Equal(t, Span{16, 16}, d.Line(5))
	for off, want := range []int{0, 0, 1, 1, 2, 2, 2, 2, 2, 3, 4, 4, 4, 4, 4, 4} {
		require.Equal(t, want, d.LineAt(off), off)
	}
	require.Equal(t, 0, d.LineAt(-5))
	require.Equal(t, 4, d.LineAt(99))
}

// TestLinesAgreeWithSlowSplit holds the index against a byte-by-byte reading.
func TestLinesAgreeWithSlowSplit(t *testing.T) {
	for _, text := range awkward {
		d := New("", text)
		want := []int{0}
		for i := range len(text) {
			if text[i] == '\n' || text[i] == '\r' && (i+1 == len(text) || text[i+1] != '\n') {
				want = append(want, i+1)
			}
		}
		require.Equal(t, want, d.starts)
		for i := range d.Lines() {
			require.NotContains(t, d.Slice(d.Line(i)), "\n")
			require.NotContains(t, d.Slice(d.Line(i)), "\r")
		}
	}
}

func TestEditKeepsNameAndOriginal(t *testing.T) {
	d := New("draft.md", "一\n二")
	same, err := d.Edit()
	require.NoError(t, err)
	require.Same(t, d, same)
	next, err := d.Edit(Edit{Span{3, 3}, "\r"})
	require.NoError(t, err)
	require.Equal(t, "draft.md", next.Name())
	require.Equal(t, "一\r\n二", next.Text())
	require.Equal(t, 2, next.Lines())
	require.Equal(t, "一\n二", d.Text())
}

// report is some 100 KB of text as reports have it.
func report(size int) string {
	var b strings.Builder
	for b.Len() < size {
		b.WriteString("三、收到和处理政府信息公开申请情况\n\n2025年，本机关共收到政府信息公开申请26件，上年结转2件，均已依法依规按时答复。\n| 一、本年新收 | 17 | 9 | 0 | 0 | 0 | 0 | 26 |\n")
	}
	s := b.String()[:size]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return s
}

func BenchmarkNew100KB(b *testing.B) {
	text := report(100_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		New("x", text)
	}
}

func BenchmarkNewCRLF100KB(b *testing.B) {
	text := strings.ReplaceAll(report(95_000), "\n", "\r\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		New("x", text)
	}
}

func BenchmarkKeyStroke100KB(b *testing.B) {
	d := New("x", report(100_000))
	mid := d.Line(d.Lines() / 2).Start
	b.Run("incremental", func(b *testing.B) {
		for b.Loop() {
			_, _ = d.Edit(Edit{Span{mid, mid}, "件"})
		}
	})
	b.Run("fresh", func(b *testing.B) {
		for b.Loop() {
			text, _ := Apply(d.text, []Edit{{Span{mid, mid}, "件"}})
			New("x", text)
		}
	})
}

func BenchmarkPosition(b *testing.B) {
	short, long := New("x", report(100_000)), New("x", strings.Repeat("政府信息公开", 600_000))
	for name, d := range map[string]*Document{"report": short, "line of 10 MB": long} {
		off := characterStart(d.text, d.Len()*3/4)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				p := d.Position(off, UTF16)
				if d.Offset(p, UTF16) != off {
					b.Fatal("no round trip")
				}
			}
		})
	}
}
