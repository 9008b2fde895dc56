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
	BOM bool // the file begins with a UTF-8 byte order mark
}

// Encode gives the bytes of a file with this format and text. For any file
// that Decode accepts it gives back the very bytes.
func (f Format) Encode(text string) []byte {
	if f.BOM {
		return append([]byte(bom), text...)
	}
	return []byte(text)
}

// DecodeFault is why bytes are no text.
type DecodeFault uint8

const (
	// InvalidUTF8 is a byte sequence that UTF-8 does not have.
	InvalidUTF8 DecodeFault = iota + 1
	// LooksGB18030 is invalid UTF-8 that reads as GB18030 or GBK from end to
	// end.
	LooksGB18030
	// HasNUL is a NUL byte: a binary file, or UTF-16 without a mark.
	HasNUL
	// IsUTF16 is a file that begins with the byte order mark of UTF-16 or
	// UTF-32.
	IsUTF16
)

// String says the fault in words.
func (f DecodeFault) String() string {
	switch f {
	case InvalidUTF8, LooksGB18030:
		return "not valid UTF-8"
	case HasNUL:
		return "NUL byte"
	case IsUTF16:
		return "byte order mark of UTF-16 or UTF-32"
	}
	return "not text"
}

// hint says what to do about the fault.
func (f DecodeFault) hint() string {
	switch f {
	case InvalidUTF8:
		return "the file is damaged here, or partly in another encoding; correct it and save it as UTF-8"
	case LooksGB18030:
		return "the file looks like GB18030 or GBK; save it as UTF-8"
	case HasNUL:
		return "the file is binary, or UTF-16 without a mark; if it is text, save it as UTF-8"
	case IsUTF16:
		return "save the file as UTF-8"
	}
	return ""
}

// DecodeError says where and why the bytes of a file are no text.
type DecodeError struct {
	Fault  DecodeFault
	Offset int    // bytes from the beginning of the file, its mark included
	Line   int    // from 1
	Column int    // from 1, in code points, the mark not counted
	Bytes  []byte // the offending bytes, 1 to 4
	Hint   string // what to do about it, in English; Fault is for other languages
}

// Error names the place, the bytes and the remedy.
func (e *DecodeError) Error() string {
	return fmt.Sprintf("line %d, column %d (byte %d): %s (% X); %s", e.Line, e.Column, e.Offset, e.Fault, e.Bytes, e.Hint)
}

// Decode reads the bytes of a file as text: UTF-8, with or without a byte order
// mark, and nothing else. What is not that is refused whole, with a
// *DecodeError: a text read in part or with substitutes could not be written
// back as it was.
func Decode(raw []byte) (text string, f Format, err error) {
	if n := foreignMark(raw); n > 0 {
		return "", Format{}, decodeError(raw, 0, 0, n, IsUTF16)
	}
	body := raw
	if f.BOM = bytes.HasPrefix(raw, []byte(bom)); f.BOM {
		body = raw[len(bom):]
	}
	skipped := len(raw) - len(body)
	// NUL first, wherever it stands: it says more about the file (binary, or
	// UTF-16) than the invalid UTF-8 that usually comes before it.
	if nul := bytes.IndexByte(body, 0); nul >= 0 {
		return "", Format{}, decodeError(raw, skipped, skipped+nul, 1, HasNUL)
	}
	if utf8.Valid(body) {
		return string(body), f, nil
	}
	bad := firstInvalid(body)
	fault := InvalidUTF8
	if looksGB18030(body, bad) {
		fault = LooksGB18030
	}
	return "", Format{}, decodeError(raw, skipped, skipped+bad, faultLen(body[bad:]), fault)
}

// decodeError describes the n bytes at offset at; the text begins at skipped.
func decodeError(raw []byte, skipped, at, n int, fault DecodeFault) *DecodeError {
	before := New("", string(raw[skipped:at]))
	p := before.Position(before.Len(), UTF32)
	return &DecodeError{
		Fault:  fault,
		Offset: at,
		Line:   p.Line + 1,
		Column: p.Column + 1,
		Bytes:  bytes.Clone(raw[at : at+n]),
		Hint:   fault.hint(),
	}
}

// foreignMark is the length of a UTF-16 or UTF-32 byte order mark at the
// beginning of raw, or 0. The longer ones are tried first: the mark of UTF-32
// LE begins with that of UTF-16 LE.
func foreignMark(raw []byte) int {
	for _, mark := range []string{"\xff\xfe\x00\x00", "\x00\x00\xfe\xff", "\xff\xfe", "\xfe\xff"} {
		if bytes.HasPrefix(raw, []byte(mark)) {
			return len(mark)
		}
	}
	return 0
}

// firstInvalid is the offset of the first byte that begins no code point; body
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

// looksGB18030 tells whether invalid UTF-8 is probably GB18030: all of it reads
// as such, and in front of the first invalid byte stands no sequence of three
// bytes, as every Chinese character of real UTF-8 would. (Sequences of two do
// stand there by chance: 模 in GBK is ģ in UTF-8.)
func looksGB18030(body []byte, bad int) bool {
	for i := 0; i < bad; i++ {
		if body[i] >= 0xE0 {
			return false
		}
	}
	in := func(i int, lo, hi byte) bool { return i < len(body) && lo <= body[i] && body[i] <= hi }
	for i := 0; i < len(body); {
		switch {
		case body[i] < 0x80:
			i++
		case !in(i, 0x81, 0xFE):
			return false
		case in(i+1, 0x40, 0xFE) && body[i+1] != 0x7F:
			i += 2
		case in(i+1, 0x30, 0x39) && in(i+2, 0x81, 0xFE) && in(i+3, 0x30, 0x39):
			i += 4
		default:
			return false
		}
	}
	return true
}
