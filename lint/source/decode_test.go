package source

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestDecode(t *testing.T) {
	for _, c := range []struct {
		name, raw, text string
		bom             bool
	}{
		{"empty", "", "", false},
		{"mark alone", "\uFEFF", "", true},
		{"plain", "一、总体情况\r\n", "一、总体情况\r\n", false},
		{"mark", "\uFEFF一\n", "一\n", true},
		{"two marks: the second is text", "\uFEFF\uFEFF一", "\uFEFF一", true},
		{"mark inside is text", "一\uFEFF", "一\uFEFF", false},
		{"U+FFFD is text", "\uFFFD", "\uFFFD", false},
		{"line ends", "a\rb\nc\r\n\u2028\u0085", "a\rb\nc\r\n\u2028\u0085", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, f, err := Decode([]byte(c.raw))
			require.NoError(t, err)
			require.Equal(t, c.text, text)
			require.Equal(t, Format{BOM: c.bom}, f)
			back, err := f.Encode(text)
			require.NoError(t, err)
			require.Equal(t, c.raw, string(back))
		})
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct {
		name, raw            string
		fault                DecodeFault
		offset, line, column int
		bytes                string
	}{
		{"lone continuation", "一\n二x\x80", InvalidUTF8, 8, 2, 3, "\x80"},
		{"truncated at the end", "一\xe4\xba", InvalidUTF8, 3, 1, 2, "\xe4\xba"},
		{"truncated in the middle", "\xe4\xba一", InvalidUTF8, 0, 1, 1, "\xe4\xba"},
		{"overlong", "一\r\n\xc0\xaf", InvalidUTF8, 5, 2, 1, "\xc0\xaf"},
		{"surrogate", "一\xed\xa0\x80", InvalidUTF8, 3, 1, 2, "\xed\xa0\x80"},
		{"beyond Unicode", "一\xf4\x90\x80\x80", InvalidUTF8, 3, 1, 2, "\xf4\x90\x80\x80"},
		{"column counts code points, mark skipped", "\uFEFF𠮷é\xff", InvalidUTF8, 9, 1, 3, "\xff"},
		{"many continuations", "一\xf8\x80\x80\x80\x80", InvalidUTF8, 3, 1, 2, "\xf8\x80\x80\x80"},
		{"GBK inside UTF-8", "报告\xb1\xa8\xb8\xe6", InvalidUTF8, 6, 1, 3, "\xb1\xa8\xb8"},
		{"NUL", "一\n二\x00三", HasNUL, 7, 2, 2, "\x00"},
		{"NUL after invalid", "\xff\n\x00", HasNUL, 2, 2, 1, "\x00"},
		{"two bytes of GBK", "a\xb1\xa8", Unknown, 1, 1, 2, "\xb1\xa8"},
		{"UTF-32 LE", "\xff\xfe\x00\x00\x00\x4e\x00\x00", IsUTF32, 0, 1, 1, "\xff\xfe\x00\x00"},
		{"UTF-32 BE", "\x00\x00\xfe\xff\x00\x00\x4e\x00", IsUTF32, 0, 1, 1, "\x00\x00\xfe\xff"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, f, err := Decode([]byte(c.raw))
			require.Empty(t, text)
			require.Zero(t, f)
			var e *DecodeError
			require.ErrorAs(t, err, &e)
			require.NotEmpty(t, e.Hint)
			require.Equal(t, DecodeError{c.fault, PlainUTF8, c.offset, c.line, c.column, []byte(c.bytes), e.Hint}, *e)
		})
	}
	_, _, err := Decode([]byte("一\n二\xff"))
	require.EqualError(t, err, "line 2, column 2 (byte 7): not valid UTF-8 (FF); the file is damaged here, or partly in another encoding; correct it and save it as UTF-8")
}

// TestDecodeEveryByte: each byte alone is text only if it is ASCII other than
// NUL.
func TestDecodeEveryByte(t *testing.T) {
	for b := range 256 {
		text, _, err := Decode([]byte{byte(b)})
		if b > 0 && b < 0x80 {
			require.NoError(t, err)
			require.Equal(t, string(rune(b)), text)
		} else {
			require.Error(t, err, "%#x", b)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, text := range awkward {
		f.Add([]byte(text[:min(len(text), 200)]))
		f.Add([]byte("\uFEFF" + text[:min(len(text), 20)]))
	}
	f.Add([]byte("\xff\xfe\x00\x4e"))
	f.Add([]byte("\xd2\xbb\xa1\xa2\xd7\xdc"))
	f.Add([]byte("a\x00b"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, format, err := Decode(raw)
		if err == nil {
			require.True(t, utf8.ValidString(text))
			require.False(t, strings.ContainsRune(text, 0))
			again, err := Rewrite(raw, format, text, text)
			require.NoError(t, err)
			require.True(t, bytes.Equal(raw, again))
			back, err := format.Encode(text)
			require.NoError(t, err)
			twice, _, err := DecodeAs(back, format.Charset)
			require.NoError(t, err)
			require.Equal(t, text, twice)
			return
		}
		require.Empty(t, text)
		var e *DecodeError
		require.ErrorAs(t, err, &e)
		require.True(t, 1 <= len(e.Bytes) && len(e.Bytes) <= 4)
		require.Equal(t, raw[e.Offset:e.Offset+len(e.Bytes)], e.Bytes)
		require.True(t, e.Line >= 1 && e.Column >= 1)
	})
}
