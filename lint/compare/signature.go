package compare

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// Signature is what the comparison of very many reports with one another needs of one. It
// holds digests of its sentences, and of its text only what may be an organ's name.
type Signature struct {
	Kind, Organ string
	Year        int
	sentences   []signed
	heads       []head
}

// signed is a sentence without figures and its organ's name.
type signed struct {
	digest digest
	line   int // in the file, from 1
	span   source.Span
	// follows: it stands behind the sentence before, with nothing between.
	follows bool
}

// head is the beginning of a sentence that may be the name of an organ of another place.
type head struct {
	text string // folded
	at   int    // in bytes of the document
}

// maxHead bounds the text of a head, in bytes.
const maxHead = 36 * len("一")

// Sign takes a report's signature; line is as for Read. It returns nil for a text that is
// no report of any kind, or of no organ.
func Sign(d *fact.Document, line func(source.Span) int) *Signature {
	if !IsReport(d) || d.Title.Organ == "" {
		return nil
	}
	if line == nil {
		line = func(s source.Span) int { return d.Source.LineAt(s.Start) + 1 }
	}
	out := &Signature{Kind: kindOf(d), Organ: strings.Clone(d.Title.Organ), Year: d.Title.Year, heads: headsOf(d)}
	bare := newBare(d.Title.Organ)
	block, end := -1, 0
	for s := range sentences(d) {
		follows := s.block == block && s.span.Start-end <= 2*len("　")
		out.sentences = append(out.sentences, signed{bare.of(s.folded), line(s.span), s.span, follows})
		block, end = s.block, s.span.End
	}
	return out
}

// headsOf collects the beginnings of sentences that name a place other than the report's.
func headsOf(d *fact.Document) []head {
	own := zh.Simplify(d.Title.Organ)
	var out []head
	for i, b := range d.Blocks[:min(d.Outline.SignOff, len(d.Blocks))] {
		if d.Outline.Roles[i] != fact.Prose || b.Kind == syntax.Row {
			continue
		}
		for _, s := range b.Sentences() {
			start := max(s.Start, b.Body.Start)
			in := b.Simplified[min(start, s.End):s.End]
			name := afterTime(in)
			n := 0
			for n < len(name) && n < maxHead {
				r, size := utf8.DecodeRuneInString(name[n:])
				if !zh.IsHan(r) {
					break
				}
				n += size
			}
			// An office behind it makes a name of what may be a place alone.
			if text := name[:n]; n > 0 && !strings.HasPrefix(text, own) && regionOf(text+"局") != "" {
				out = append(out, head{strings.Clone(text), d.Tree.Blocks[i].Start + start + len(in) - len(name)})
			}
		}
	}
	return out
}

// afterTime is the sentence without words of time in front: 2023年，云溪县水利局….
func afterTime(s string) string {
	s = strings.TrimLeft(s, " 　")
	rest := strings.TrimLeft(s, "0123456789全本")
	for _, year := range []string{"年度", "年"} {
		if tail, ok := strings.CutPrefix(rest, year); ok && rest != s {
			return strings.TrimLeft(tail, "，, ")
		}
	}
	return s
}

// bare takes out of folded sentences what differs between two organs that use one draft:
// figures, and the organ's name.
type bare struct {
	names [][]byte // each with the letter that it becomes behind it
	out   []byte
}

func newBare(organ string) *bare {
	folded, _ := fold(nil, zh.Simplify(organ))
	name := string(folded)
	b := &bare{names: [][]byte{[]byte(name + "O")}}
	if place := regionOf(name); place != "" && place != name {
		b.names = append(b.names, []byte(place+"P"))
		if rest := name[len(place):]; len(rest) >= 2*len("局") {
			b.names = append(b.names, []byte(rest+"O"))
		}
	}
	return b
}

// of gives the digest of a folded sentence.
func (b *bare) of(folded []byte) digest {
	for _, n := range b.names {
		name, letter := n[:len(n)-1], n[len(n)-1]
		for at := 0; ; {
			i := bytes.Index(folded[at:], name)
			if i < 0 {
				break
			}
			at += i
			folded[at] = letter
			folded = append(folded[:at+1], folded[at+len(name):]...)
		}
	}
	b.out = b.out[:0]
	figure := false
	for _, c := range folded {
		if c-'0' < 10 || figure && (c == '.' || c == '%') {
			if !figure {
				b.out = append(b.out, '#')
			}
			figure = true
			continue
		}
		figure = false
		b.out = append(b.out, c)
	}
	return digestOf(b.out)
}

// AppendBinary appends the signature in a form that ParseSignature reads.
func (s *Signature) AppendBinary(b []byte) ([]byte, error) {
	text := func(t string) { b = append(binary.AppendUvarint(b, uint64(len(t))), t...) }
	number := func(n int) { b = binary.AppendUvarint(b, uint64(n)) }
	text(s.Kind)
	text(s.Organ)
	number(s.Year)
	number(len(s.sentences))
	for _, x := range s.sentences {
		b = binary.LittleEndian.AppendUint64(b, uint64(x.digest))
		number(x.line)
		number(x.span.Start)
		number(x.span.End)
		if x.follows {
			b = append(b, 1)
		} else {
			b = append(b, 0)
		}
	}
	number(len(s.heads))
	for _, h := range s.heads {
		text(h.text)
		number(h.at)
	}
	return b, nil
}

var errSignature = errors.New("no signature of a report")

// ParseSignature reads what AppendBinary wrote.
func ParseSignature(b []byte) (*Signature, error) {
	r := reader{rest: b}
	s := &Signature{Kind: r.text(), Organ: r.text(), Year: r.number()}
	for range r.count(8) {
		s.sentences = append(s.sentences, signed{
			digest(binary.LittleEndian.Uint64(r.bytes(8))), r.number(), source.Span{Start: r.number(), End: r.number()}, r.bytes(1)[0] == 1,
		})
	}
	for range r.count(1) {
		s.heads = append(s.heads, head{r.text(), r.number()})
	}
	if r.failed || len(r.rest) > 0 {
		return nil, errSignature
	}
	return s, nil
}

// reader takes values off bytes; failed when they are not there.
type reader struct {
	rest   []byte
	failed bool
}

func (r *reader) bytes(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.failed, r.rest = true, nil
		return make([]byte, max(0, min(n, 8)))
	}
	out := r.rest[:n]
	r.rest = r.rest[n:]
	return out
}

func (r *reader) number() int {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || v > 1<<40 {
		r.failed, r.rest = true, nil
		return 0
	}
	r.rest = r.rest[n:]
	return int(v)
}

// count is a number of things of which each takes at least size bytes.
func (r *reader) count(size int) int {
	n := r.number()
	if n > len(r.rest)/size {
		r.failed, r.rest = true, nil
		return 0
	}
	return n
}

func (r *reader) text() string { return string(r.bytes(r.number())) }
