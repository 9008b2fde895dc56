package source

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/aymanbagabas/go-udiff"
)

// Rewrite gives the bytes of a file, read in the format from raw as the text before, with
// the text after. What is the same in both keeps its very bytes, also where the charset has
// several for one character. It fails with an *EncodeError.
func Rewrite(raw []byte, f Format, before, after string) ([]byte, error) {
	if before == after {
		return raw, nil
	}
	if f.Charset == PlainUTF8 {
		return f.Encode(after)
	}
	if same, err := f.Encode(before); err == nil && bytes.Equal(same, raw) {
		return f.Encode(after)
	}
	w := rewriter{charset: f.Charset, raw: raw, text: before}
	if f.BOM {
		w.copyBytes(len(f.Charset.mark()))
	}
	for _, e := range changes(before, after) {
		w.copyTo(e.Span.Start)
		fresh, err := f.Charset.encode(e.New)
		if err != nil {
			return nil, placed(err, after)
		}
		w.out = append(w.out, fresh...)
		w.skipTo(e.Span.End)
	}
	w.copyTo(len(before))
	return w.out, nil
}

// changes are the places where the texts differ: line by line, and in lines of ordinary
// length character by character.
func changes(before, after string) []Edit {
	const ordinary = 8 << 10
	var out []Edit
	for _, e := range udiff.Lines(before, after) {
		old := before[e.Start:e.End]
		if len(old)+len(e.New) > ordinary {
			x, _ := Edit{Span{e.Start, e.End}, e.New}.Trimmed(old)
			out = append(out, x)
			continue
		}
		for _, x := range udiff.Strings(old, e.New) {
			out = append(out, Edit{Span{e.Start + x.Start, e.Start + x.End}, x.New})
		}
	}
	return out
}

// rewriter walks a file's bytes and its text together.
type rewriter struct {
	charset Charset
	raw     []byte
	text    string
	// at and in are the offsets reached in raw and in text.
	at, in int
	out    []byte
}

func (w *rewriter) copyBytes(n int) {
	w.out = append(w.out, w.raw[w.at:w.at+n]...)
	w.at += n
}

func (w *rewriter) copyTo(offset int) {
	from := w.at
	w.skipTo(offset)
	w.out = append(w.out, w.raw[from:w.at]...)
}

func (w *rewriter) skipTo(offset int) {
	for w.in < offset && w.at < len(w.raw) {
		size, points := w.charset.unit(w.raw[w.at:])
		w.at += size
		for range points {
			_, n := utf8.DecodeRuneInString(w.text[w.in:])
			w.in += n
		}
	}
}

// placed gives an *EncodeError its place in the text.
func placed(err error, text string) error {
	e := new(EncodeError)
	if !errors.As(err, &e) {
		return err
	}
	doc := New("", text)
	p := doc.Position(max(0, strings.IndexRune(text, e.Rune)), UTF32)
	return &EncodeError{e.Charset, e.Rune, p.Line + 1, p.Column + 1}
}
