package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// bom is the byte order mark that some editors put in front of UTF-8.
const bom = "\uFEFF"

// Format is what a file holds besides its text. Line ends are part of the text
// and need no memory here.
type Format struct {
	BOM     bool // the file begins with a byte order mark
	Charset Charset
}

// Encode gives the bytes of a file with this format and text; it fails with an
// *EncodeError. For any UTF-8 file that Decode accepts it gives back the very bytes; other
// charsets have several bytes for a few characters, see Rewrite.
func (f Format) Encode(text string) ([]byte, error) {
	body, err := f.Charset.encode(text)
	if err != nil || !f.BOM {
		return body, err
	}
	return append(f.Charset.mark(), body...), nil
}

// DecodeFault is why bytes are no text.
type DecodeFault uint8

const (
	// InvalidUTF8 is a byte sequence that UTF-8 does not have.
	InvalidUTF8 DecodeFault = iota + 1
	// Unknown is a file that is not UTF-8 and that reads as no other charset, or as several.
	Unknown
	// Undecodable is a byte sequence that the file's charset does not have.
	Undecodable
	// HasNUL is a NUL byte: a binary file.
	HasNUL
	// IsUTF32 is a file that begins with the byte order mark of UTF-32.
	IsUTF32
)

// String says the fault in words.
func (f DecodeFault) String() string {
	switch f {
	case InvalidUTF8:
		return "not valid UTF-8"
	case Unknown:
		return "not UTF-8, and not clearly another encoding"
	case Undecodable:
		return "not valid"
	case HasNUL:
		return "NUL byte"
	case IsUTF32:
		return "byte order mark of UTF-32"
	}
	return "not text"
}

// hint says what to do about the fault.
func (f DecodeFault) hint() string {
	switch f {
	case InvalidUTF8, Undecodable:
		return "the file is damaged here, or partly in another encoding; correct it and save it as UTF-8"
	case Unknown:
		return "name the encoding, or save the file as UTF-8"
	case HasNUL:
		return "the file is binary; if it is text, save it as UTF-8"
	case IsUTF32:
		return "save the file as UTF-8"
	}
	return ""
}

// DecodeError says where and why the bytes of a file are no text.
type DecodeError struct {
	Fault DecodeFault
	// Charset that the bytes were read in.
	Charset Charset
	Offset  int    // bytes from the beginning of the file, its mark included
	Line    int    // from 1
	Column  int    // from 1, in code points, the mark not counted
	Bytes   []byte // the offending bytes, 1 to 4
	Hint    string // what to do about it, in English; Fault is for other languages
}

// Error names the place, the bytes and the remedy.
func (e *DecodeError) Error() string {
	fault := e.Fault.String()
	if e.Fault == Undecodable {
		fault += " " + e.Charset.String()
	}
	return fmt.Sprintf("line %d, column %d (byte %d): %s (% X); %s", e.Line, e.Column, e.Offset, fault, e.Bytes, e.Hint)
}

// Decode reads the bytes of a file as text. What is valid UTF-8 is UTF-8, whatever else it
// might be; a byte order mark tells UTF-16; the rest is read in the one Chinese charset in
// which it makes sense. What is not that is refused whole, with a *DecodeError: a text read
// in part or with substitutes could not be written back as it was.
func Decode(raw []byte) (text string, f Format, err error) { return decode(raw, PlainUTF8, false) }

// DecodeDeclared is Decode for a file that says of itself which charset it is in, as pages
// do. It is believed where it can be true.
func DecodeDeclared(raw []byte, declared Charset) (text string, f Format, err error) {
	return decode(raw, declared, true)
}

// DecodeAs reads the bytes of a file in the charset that the user names.
func DecodeAs(raw []byte, c Charset) (text string, f Format, err error) {
	body := raw
	mark := c.mark()
	if len(mark) == 2 && bytes.HasPrefix(raw, []byte("\xfe\xff")) {
		c, mark = UTF16BE, UTF16BE.mark() // the mark tells the order better than its name
	}
	if len(mark) > 0 && bytes.HasPrefix(raw, mark) {
		f.BOM, body = true, raw[len(mark):]
	}
	if f.Charset = c; c == GB18030 && !hasFourBytes(body) && !f.BOM {
		f.Charset = GBK // nothing is written back that only the larger one has
	}
	if text, err = c.decode(body, len(raw)-len(body)); err != nil {
		return "", Format{}, err
	}
	return text, f, nil
}

func decode(raw []byte, declared Charset, isDeclared bool) (string, Format, error) {
	if n := markUTF32(raw); n > 0 {
		return "", Format{}, PlainUTF8.blame(IsUTF32, "", raw, 0, n, 0)
	}
	for _, c := range []Charset{PlainUTF8, UTF16LE, UTF16BE, GB18030} {
		if bytes.HasPrefix(raw, c.mark()) {
			return DecodeAs(raw, c)
		}
	}
	nul := bytes.IndexByte(raw, 0)
	switch {
	case nul < 0 && utf8.Valid(raw):
		return string(raw), Format{}, nil
	case nul < 0:
		if c, ok := detect(raw, declared, isDeclared); ok {
			return DecodeAs(raw, c)
		}
	default:
		if c, ok := detectWide(raw); ok {
			return DecodeAs(raw, c)
		}
		// The NUL says more about the file than the invalid UTF-8 that may come before it.
		return "", Format{}, PlainUTF8.blame(HasNUL, string(raw[:nul]), raw, nul, 1, 0)
	}
	at := firstInvalid(raw)
	fault := Unknown
	if mostlyUTF8(raw) {
		fault = InvalidUTF8
	}
	return "", Format{}, PlainUTF8.blame(fault, string(raw[:at]), raw, at, faultLen(raw[at:]), 0)
}

// markUTF32 is the length of a UTF-32 byte order mark at the beginning of raw, or 0. That
// of the low byte first begins with the mark of UTF-16.
func markUTF32(raw []byte) int {
	for _, mark := range []string{"\xff\xfe\x00\x00", "\x00\x00\xfe\xff"} {
		if bytes.HasPrefix(raw, []byte(mark)) {
			return len(mark)
		}
	}
	return 0
}

// firstInvalid is the offset of the first byte that begins no code point of UTF-8; body
// has one.
func firstInvalid(body []byte) int {
	at := 0
	for at < len(body) {
		r, n := utf8.DecodeRune(body[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at
}

// faultLen is the number of bytes to show of the invalid sequence that body
// begins with: up to the next byte that could begin a character.
func faultLen(body []byte) int {
	n := 1
	for n < len(body) && n < utf8.UTFMax && !utf8.RuneStart(body[n]) {
		n++
	}
	return n
}
