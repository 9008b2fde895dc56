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
		w.copyTo(e.Start)
		fresh, err := f.Charset.encode(e.New)
		if err != nil {
			return nil, placed(err, after)
		}
		w.out = append(w.out, fresh...)
		w.skipTo(e.End)
	}
	w.copyTo(len(before))
	return w.out, nil
}

// changes are the places where the texts differ: line by line, and in lines of ordinary
// length character by character.
func changes(before, after string) []udiff.Edit {
	const ordinary = 8 << 10
	var out []udiff.Edit
	for _, e := range udiff.Lines(before, after) {
		old := before[e.Start:e.End]
		if len(old)+len(e.New) > ordinary {
			out = append(out, trimmed(e, old))
			continue
		}
		for _, x := range udiff.Strings(old, e.New) {
			out = append(out, udiff.Edit{Start: e.Start + x.Start, End: e.Start + x.End, New: x.New})
		}
	}
	return out
}

// trimmed leaves out of an edit what stays at its beginning and end.
func trimmed(e udiff.Edit, old string) udiff.Edit {
	for old != "" && e.New != "" {
		_, n := utf8.DecodeRuneInString(old)
		if !strings.HasPrefix(e.New, old[:n]) {
			break
		}
		old, e.New, e.Start = old[n:], e.New[n:], e.Start+n
	}
	for old != "" && e.New != "" {
		_, n := utf8.DecodeLastRuneInString(old)
		if !strings.HasSuffix(e.New, old[len(old)-n:]) {
			break
		}
		old, e.New, e.End = old[:len(old)-n], e.New[:len(e.New)-n], e.End-n
	}
	return e
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
