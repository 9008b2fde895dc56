package source

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// charsetText is an ordinary beginning of a report, charsetTextHant in Traditional script.
const (
	charsetText     = "# 青禾县水利局2023年政府信息公开工作年度报告\r\n\r\n一、总体情况\r\n\r\n2023年，我局主动公开政府信息126条，“阳光政务”栏目更新及时。\n"
	charsetTextHant = "# 青禾縣水利局2023年政府信息公開工作年度報告\r\n\r\n一、總體情況\r\n\r\n2023年，我局主動公開政府信息126條，「陽光政務」欄目更新及時。\n"
)

// in gives text in the charset, with a mark if it is to have one.
func in(t testing.TB, text string, c Charset, bom bool) []byte {
	raw, err := Format{bom, c}.Encode(text)
	require.NoError(t, err)
	return raw
}

func TestDetect(t *testing.T) {
	for _, text := range []string{charsetText, charsetTextHant, "关于报告的通知", "工作總結報告", strings.Repeat(charsetText, 2000)} {
		for _, c := range []Charset{PlainUTF8, GBK, GB18030, Big5, UTF16LE, UTF16BE} {
			if c == Big5 && (strings.Contains(text, "报") || strings.Contains(text, "县")) {
				continue // Big5 has no Simplified characters
			}
			for _, bom := range []bool{false, true} {
				if bom && c.mark() == nil || !bom && (c == UTF16LE || c == UTF16BE) && !strings.Contains(text, "\n") {
					continue
				}
				raw := in(t, text, c, bom)
				got, f, err := Decode(raw)
				require.NoError(t, err, "%s %v %.20s", c, bom, text)
				require.Equal(t, text, got)
				if c == GB18030 && !bom {
					c = GBK // nothing in it needs more
				}
				require.Equal(t, Format{bom, c}, f)
				changed := strings.Replace(text, "告", "表告", 1)
				again, err := Rewrite(raw, f, text, changed)
				require.NoError(t, err)
				require.Equal(t, string(in(t, changed, c, bom)), string(again))
				_, err = Rewrite(raw, f, text, text+"한")
				var e *EncodeError
				require.Equal(t, c == GBK || c == Big5, errors.As(err, &e), "%s: %v", c, err)
			}
		}
	}
}

// TestDetectRefuses: what makes no sense in any charset, or in several, is not guessed.
func TestDetectRefuses(t *testing.T) {
	for name, raw := range map[string]string{
		"one character":      "\xb1\xa8",
		"Latin-1":            "caf\xe9 cr\xe8me \xe0 la carte, tr\xe8s bien \xe9t\xe9",
		"Shift JIS":          "\x93\xfa\x96\x7b\x8c\xea\x82\xcc\x95\xb6\x8f\xcd\x82\xf0\x93\xc7\x82\xde",
		"EUC-KR":             "\xc7\xd1\xb1\xb9\xbe\xee \xb9\xae\xc0\xe5\xc0\xd4\xb4\xcf\xb4\xd9",
		"damaged UTF-8":      "关于工作的通知\xff报告",
		"GBK inside UTF-8":   "关于工作的通知\xb1\xa8\xb8\xe6",
		"UTF-8 cut in two":   "关于工作的通\xe7\x9f",
		"an odd UTF-16":      "\x51\x73\x00",
		"GBK with a bad end": "\xb1\xa8\xb8\xe6\xb9\xa4\xd7\xf7\xff",
		"noise":              "\x00\x01\x02\x03\xfe\xfd",
	} {
		_, _, err := Decode([]byte(raw))
		var e *DecodeError
		require.ErrorAs(t, err, &e, name)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		raw := make([]byte, 40)
		for i := range raw {
			raw[i] = byte(0x80 + r.IntN(128))
		}
		_, _, err := Decode(raw)
		require.Error(t, err, "% x", raw)
	}
}

// TestUTF8IsNeverGuessed: valid UTF-8 is UTF-8, whatever a file says of itself.
func TestUTF8IsNeverGuessed(t *testing.T) {
	for _, text := range []string{"", "plain", "é", "模块", "ħ", charsetText, charsetTextHant, "\uFFFD", "한국어", "𠮷"} {
		for _, c := range []Charset{PlainUTF8, GBK, GB18030, Big5} {
			got, f, err := DecodeDeclared([]byte(text), c)
			require.NoError(t, err)
			require.Equal(t, text, got)
			require.Equal(t, Format{}, f)
		}
	}
}

func TestDeclared(t *testing.T) {
	short := []byte("\xd1\xee") // 杨 alone proves nothing
	_, _, err := Decode(short)
	require.Error(t, err)
	text, f, err := DecodeDeclared(short, GBK)
	require.NoError(t, err)
	require.Equal(t, "杨", text)
	require.Equal(t, GBK, f.Charset)
	text, f, err = DecodeDeclared(in(t, charsetText, GBK, false), Big5) // a lie
	require.NoError(t, err)
	require.Equal(t, charsetText, text)
	require.Equal(t, GBK, f.Charset)
}

func TestDecodeAs(t *testing.T) {
	text, f, err := DecodeAs([]byte("\xd1\xee"), GB18030)
	require.NoError(t, err)
	require.Equal(t, "杨", text)
	require.Equal(t, Format{Charset: GBK}, f)
	text, f, err = DecodeAs([]byte("\x95\x32\x82\x36"), GB18030)
	require.NoError(t, err)
	require.Equal(t, "𠀀", text)
	require.Equal(t, Format{Charset: GB18030}, f)
	_, f, err = DecodeAs([]byte("\xfe\xff\x51\x73"), UTF16LE) // the mark tells the order
	require.NoError(t, err)
	require.Equal(t, Format{true, UTF16BE}, f)
	for _, c := range []struct {
		raw                  string
		charset              Charset
		fault                DecodeFault
		offset, line, column int
	}{
		{"a\r\n\xb1\xa8\xff", GBK, Undecodable, 5, 2, 2},
		{"\xff\xfe\x73\x51\x00\xd8\x73\x51", UTF16LE, Undecodable, 4, 1, 2},
		{"\xff\xfe\x73\x51\x73", UTF16LE, Undecodable, 4, 1, 2},
		{"\xff\xfe\x73\x51\x00\x00", UTF16LE, HasNUL, 4, 1, 2},
		{"\x88\x62\xff", Big5, Undecodable, 2, 1, 3},
		{"\xb1\xa8\x00", GBK, HasNUL, 2, 1, 2},
		{"关\xff", PlainUTF8, InvalidUTF8, 3, 1, 2},
	} {
		_, _, err := DecodeAs([]byte(c.raw), c.charset)
		var e *DecodeError
		require.ErrorAs(t, err, &e, "%q", c.raw)
		require.Equal(t, []int{int(c.fault), c.offset, c.line, c.column}, []int{int(e.Fault), e.Offset, e.Line, e.Column}, "%q", c.raw)
	}
}

// TestRewriteKeepsBytes: characters that a charset has twice keep the bytes that they had.
func TestRewriteKeepsBytes(t *testing.T) {
	for _, c := range []struct {
		charset             Charset
		raw, old, new, want string
	}{
		{Big5, "\xa2\xcc\xb3\xf8\xa7\x69\n\xa2\xcc\xb3\xf8", "告", "導", "\xa2\xcc\xb3\xf8\xbe\xc9\n\xa2\xcc\xb3\xf8"},
		{GBK, "\x80\xb1\xa8\xb8\xe6\x80\r\n", "告", "导", "\x80\xb1\xa8\xb5\xbc\x80\r\n"},
		{GBK, strings.Repeat("\x80", 9000) + "\xb1\xa8", "报", "表", strings.Repeat("\x80", 9000) + "\xb1\xed"},
	} {
		text, f, err := DecodeAs([]byte(c.raw), c.charset)
		require.NoError(t, err)
		out, err := Rewrite([]byte(c.raw), f, text, strings.Replace(text, c.old, c.new, 1))
		require.NoError(t, err)
		require.True(t, bytes.Equal([]byte(c.want), out), "% x", out)
	}
}

func FuzzDecodeAs(f *testing.F) {
	f.Add([]byte("\x88\x62\xa4\x40"), byte(Big5))
	f.Add([]byte("\x80\x95\x32\x82\x36\xb1\xa8"), byte(GB18030))
	f.Add([]byte("\xff\xfe\x73\x51"), byte(UTF16LE))
	f.Fuzz(func(t *testing.T, raw []byte, c byte) {
		charset := Charset(c) % (UTF16BE + 1)
		text, format, err := DecodeAs(raw, charset)
		if err != nil {
			var e *DecodeError
			require.ErrorAs(t, err, &e)
			require.True(t, e.Offset >= 0 && e.Offset+len(e.Bytes) <= len(raw))
			return
		}
		out, err := Rewrite(raw, format, text, "x"+text+"x")
		require.NoError(t, err)
		want := string(raw)
		mark := ""
		if format.BOM {
			mark = string(format.Charset.mark())
		}
		x, err := format.Charset.encode("x")
		require.NoError(t, err)
		require.Equal(t, mark+string(x)+strings.TrimPrefix(want, mark)+string(x), string(out))
	})
}
