package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// Charset is how a file's bytes stand for characters; the zero value is UTF-8.
type Charset uint8

const (
	// PlainUTF8 is UTF-8.
	PlainUTF8 Charset = iota
	// GBK is the national standard without sequences of four bytes; GB 2312 is a part of it.
	GBK
	// GB18030 is the national standard GB 18030, which holds all of Unicode.
	GB18030
	// Big5 is that of Taiwan and, with its additions, Hong Kong.
	Big5
	// UTF16LE is UTF-16 with the low byte first, what Windows calls Unicode.
	UTF16LE
	// UTF16BE is UTF-16 with the high byte first.
	UTF16BE
)

var charsetNames = [...]string{PlainUTF8: "UTF-8", GBK: "GBK", GB18030: "GB18030", Big5: "Big5", UTF16LE: "UTF-16LE", UTF16BE: "UTF-16BE"}

// String is the charset's usual name.
func (c Charset) String() string { return charsetNames[c] }

// ParseCharset reads a charset's name as users and pages write it: gb2312, GBK, utf8 …
func ParseCharset(label string) (Charset, bool) {
	switch strings.ToLower(strings.Trim(label, " \t\r\n\f")) {
	case "utf-8", "utf8", "unicode-1-1-utf-8":
		return PlainUTF8, true
	case "gbk", "gb2312", "gb_2312", "gb_2312-80", "x-gbk", "cp936", "chinese", "csgb2312":
		return GBK, true
	case "gb18030":
		return GB18030, true
	case "big5", "big-5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5", "cp950":
		return Big5, true
	case "utf-16le", "utf16le", "utf-16", "utf16", "unicode":
		return UTF16LE, true
	case "utf-16be", "utf16be":
		return UTF16BE, true
	}
	return PlainUTF8, false
}

// encoding is nil for UTF-8.
func (c Charset) encoding() encoding.Encoding {
	switch c {
	case GBK:
		return simplifiedchinese.GBK
	case GB18030:
		return simplifiedchinese.GB18030
	case Big5:
		return traditionalchinese.Big5
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mark is the byte order mark in the charset, nil where it has none.
func (c Charset) mark() []byte {
	switch c {
	case PlainUTF8:
		return []byte(bom)
	case GB18030:
		return []byte("\x84\x31\x95\x33")
	case UTF16LE:
		return []byte("\xff\xfe")
	case UTF16BE:
		return []byte("\xfe\xff")
	}
	return nil
}

// unit is the number of bytes at the beginning of body that stand for characters together,
// and how many characters these are. Of invalid bytes it takes as many as the decoder does.
func (c Charset) unit(body []byte) (size, points int) {
	switch {
	case c == PlainUTF8:
		_, size = utf8.DecodeRune(body)
		return size, 1
	case c == UTF16LE || c == UTF16BE:
		high := 0
		if c == UTF16LE {
			high = 1
		}
		if len(body) >= 4 && body[high]&0xFC == 0xD8 && body[2+high]&0xFC == 0xDC {
			return 4, 1
		}
		return min(2, len(body)), 1
	case body[0] <= 0x80 || body[0] == 0xFF || len(body) == 1:
		return 1, 1
	case c == Big5:
		if body[0] == 0x88 && (body[1] == 0x62 || body[1] == 0x64 || body[1] == 0xA3 || body[1] == 0xA5) {
			return 2, 2 // a letter with a combining mark
		}
	case '0' <= body[1] && body[1] <= '9':
		return min(4, len(body)), 1
	}
	return 2, 1
}

// decode reads body, which is in the charset from end to end, or fails with a *DecodeError;
// skipped bytes of a mark stood in front of it.
func (c Charset) decode(body []byte, skipped int) (string, error) {
	text := body
	if enc := c.encoding(); enc != nil {
		var err error
		if text, err = enc.NewDecoder().Bytes(body); err != nil {
			return "", &DecodeError{Fault: Undecodable, Charset: c, Line: 1, Column: 1, Hint: Undecodable.hint()}
		}
	} else if !utf8.Valid(body) {
		at := firstInvalid(body)
		return "", c.blame(InvalidUTF8, string(body[:at]), body, at, faultLen(body[at:]), skipped)
	}
	out := string(text)
	bad := -1
	if c != PlainUTF8 {
		bad = strings.IndexRune(out, utf8.RuneError)
	}
	if nul := strings.IndexByte(out, 0); nul >= 0 && (bad < 0 || nul < bad) {
		at, n := c.rawOffset(body, utf8.RuneCountInString(out[:nul]))
		return "", c.blame(HasNUL, out[:nul], body, at, n, skipped)
	}
	if bad < 0 {
		return out, nil
	}
	at, n := c.rawOffset(body, utf8.RuneCountInString(out[:bad]))
	return "", c.blame(Undecodable, out[:bad], body, at, n, skipped)
}

// rawOffset is the offset in body, and the length, of what stands for the character behind
// the first n ones.
func (c Charset) rawOffset(body []byte, n int) (at, size int) {
	for at < len(body) {
		size, points := c.unit(body[at:])
		if n < points {
			return at, size
		}
		n -= points
		at += size
	}
	return at, 0
}

// blame describes the n bytes at an offset of the body; before is the text in front.
func (c Charset) blame(fault DecodeFault, before string, body []byte, at, n, skipped int) *DecodeError {
	doc := New("", before)
	p := doc.Position(doc.Len(), UTF32)
	return &DecodeError{
		Fault: fault, Charset: c, Offset: skipped + at, Line: p.Line + 1, Column: p.Column + 1,
		Bytes: bytes.Clone(body[at : at+n]), Hint: fault.hint(),
	}
}

// EncodeError is a character that a file's charset does not have. Line and Column count
// from 1, columns in code points.
type EncodeError struct {
	Charset      Charset
	Rune         rune
	Line, Column int
}

func (e *EncodeError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s has no %q; save the file as UTF-8", e.Line, e.Column, e.Charset, string(e.Rune))
}

// encode gives the text in the charset, without a mark, or fails with an *EncodeError.
func (c Charset) encode(text string) ([]byte, error) {
	enc := c.encoding()
	if enc == nil {
		return []byte(text), nil
	}
	out, err := enc.NewEncoder().Bytes([]byte(text))
	if err == nil {
		return out, nil
	}
	// The encoder does not say where: look for the character.
	doc, one := New("", text), enc.NewEncoder()
	for at, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		if _, err := one.String(string(r)); err != nil {
			p := doc.Position(at, UTF32)
			return nil, &EncodeError{c, r, p.Line + 1, p.Column + 1}
		}
	}
	return nil, err
}
