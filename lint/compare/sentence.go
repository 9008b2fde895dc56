package compare

import (
	"bytes"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// sentenceRunes is the length in code points below which a sentence is nobody's own.
const sentenceRunes = 15

// sentence stands for one that a writer might have written anew.
type sentence struct {
	// whole is of the sentence without its years, bare also without figures and its
	// organ's name.
	whole uint32
	bare  digest
	line  int // in the file, from 1
	// span in the document; follows: it stands behind the sentence before, with nothing
	// between. A report that was packed has lost both.
	span    source.Span
	follows bool
}

// digest stands for words. It is the same on every machine.
type digest uint64

func digestOf(s []byte) digest {
	const a, b = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	h := uint64(len(s)) * a
	for ; len(s) >= 8; s = s[8:] {
		h = (h ^ binary.LittleEndian.Uint64(s)) * b
		h ^= h >> 32
	}
	var tail uint64
	for i, c := range s {
		tail |= uint64(c) << (8 * i)
	}
	h = (h ^ tail) * b
	h = (h ^ h>>32) * a
	return digest(h ^ h>>29)
}

// readSentences gives the sentences of the report's own prose: nothing in front of the first
// section, no headings, tables, sign-off, and no short sentences or statements of nothing.
func readSentences(d *fact.Document, line func(source.Span) int) []sentence {
	out := make([]sentence, 0, 64)
	f := newFolder(d.Title.Organ)
	for i, b := range d.Blocks[:min(d.Outline.End, d.Outline.SignOff, len(d.Blocks))] {
		if d.Outline.Of[i] < 0 || d.Outline.Roles[i] != fact.Prose || b.Kind != syntax.Paragraph {
			continue
		}
		zeros := zeros{block: b}
		end := -1 // of the sentence before
		for _, s := range b.Sentences() {
			in := b.Simplified[s.Start:s.End]
			if f.fold(in) < sentenceRunes || f.mayDeny && f.denies(in) || zeros.in(s) {
				continue
			}
			s = trim(b, s)
			place := s.Shift(d.Tree.Blocks[i].Start)
			whole := digestOf(f.out)
			out = append(out, sentence{
				whole: uint32(whole), bare: f.bare(whole), line: line(place), span: place,
				follows: end >= 0 && s.Start-end <= 2*len("　"),
			})
			end = s.End
		}
	}
	return out
}

// trim is the sentence without blanks around it.
func trim(b *fact.Block, s source.Span) source.Span {
	in := b.Text[s.Start:s.End]
	s.Start += len(in) - len(strings.TrimLeftFunc(in, zh.IsBlank))
	s.End -= len(in) - len(strings.TrimRightFunc(in, zh.IsBlank))
	return source.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// folder writes sentences in the form in which they are compared, one after the other.
type folder struct {
	out, stripped []byte
	hits          []zh.Hit
	// names of the organ in that form, and the characters that they begin with.
	names  []ownName
	begins [2]rune
	// mayDeny, mayName: a character in the sentence begins a word of nothing, or a name.
	mayDeny, mayName bool
	figures          bool // the sentence has some
}

// ownName is a name of the organ with the letter that it becomes.
type ownName struct {
	name   []byte
	letter byte
}

func newFolder(organ string) *folder {
	f := &folder{}
	if organ == "" {
		return f
	}
	f.fold(zh.Simplify(organ))
	name := string(f.out)
	f.names = []ownName{{[]byte(name), 'O'}}
	f.begins[0], _ = utf8.DecodeRuneInString(name)
	if place := regionOf(name); place != "" && place != name {
		f.names = append(f.names, ownName{[]byte(place), 'P'})
		if rest := name[len(place):]; len(rest) >= 2*len("局") {
			f.names = append(f.names, ownName{[]byte(rest), 'O'})
			f.begins[1], _ = utf8.DecodeRuneInString(rest)
		}
	}
	return f
}

// fold writes a sentence without blanks, marks and years, so that it is the same with
// another year, and gives its length in code points.
func (f *folder) fold(s string) int {
	out := slices.Grow(f.out[:0], len(s))
	f.mayDeny, f.mayName, f.figures = false, false, false
	runes, digits := 0, 0 // digits: of the figure that out ends in
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if r >= 0xE4 && r <= 0xE9 && i+2 < len(s) {
				r, size = r&0xF<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
			} else {
				r, size = utf8.DecodeRuneInString(s[i:])
			}
			folded := zh.Fold(r)
			if folded == r && r >= 0x4E00 && r <= 0x9FFF { // most are
				if digits > 0 {
					out, digits = withoutYear(out, digits), 0
				}
				out = append(out, s[i], s[i+1], s[i+2])
				f.note(r)
				runes++
				i += size
				continue
			}
			r = folded
		}
		switch {
		case r >= '0' && r <= '9':
			digits++
			f.figures = true
		case zh.IsHan(r), r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == '.', r == '%', betweenDigits(s, i, r):
			out, digits = withoutYear(out, digits), 0
		default:
			i += size
			continue
		}
		out = utf8.AppendRune(out, r)
		f.note(r)
		runes++
		i += size
	}
	f.out = withoutYear(out, digits)
	return runes
}

// note takes notice of a character of the sentence.
func (f *folder) note(r rune) {
	switch r {
	case '未', '没', '不', '暂', '均', '无':
		f.mayDeny = true
	}
	if r == f.begins[0] || r == f.begins[1] {
		f.mayName = true
	}
}

// betweenDigits: a mark that belongs to a figure (1:2, 3-5).
func betweenDigits(s string, i int, r rune) bool {
	return r < utf8.RuneSelf && !zh.IsBlank(r) && i > 0 && i+1 < len(s) && s[i-1]-'0' < 10 && s[i+1]-'0' < 10
}

// withoutYear writes Y for the year that the text ends in, if its last digits are one.
func withoutYear(out []byte, digits int) []byte {
	n := len(out) - digits
	if digits == 4 && (out[n] == '2' && out[n+1] == '0' || out[n] == '1' && out[n+1] == '9') {
		return append(out[:n], 'Y')
	}
	return out
}

// nothing finds words by which a sentence says that there was none of something. The
// characters that they begin with are those of folder.note.
var nothing = sync.OnceValue(func() *zh.Matcher {
	return zh.NewMatcher([]string{
		"未发生", "没有发生", "未收到", "没有收到", "未接到", "没有接到", "未收取", "没有收取", "不收取", "未产生", "没有产生",
		"未出现", "没有出现", "未被", "没有被", "不存在", "暂无", "均无", "无其他", "没有其他", "无需", "没有需要", "无行政", "均为零", "无此类", "未开展", "没有开展", "不涉及", "未涉及",
	})
})

// denies tells whether the sentence states that there was none of something, as it rightly
// does in the same words every year.
func (f *folder) denies(sentence string) bool {
	f.hits = nothing().Find(sentence, f.hits[:0])
	return len(f.hits) > 0
}

// zeros tells which sentences of a block, asked for in their order, have the figure 0, which
// says the same.
type zeros struct {
	block *fact.Block
	at    int // of the block's numbers: those before lie in front of the sentence
}

func (z *zeros) in(s source.Span) bool {
	if in := z.block.Simplified[s.Start:s.End]; strings.IndexByte(in, '0') < 0 && !strings.Contains(in, "零") && !strings.Contains(in, "０") {
		return false
	}
	numbers := z.block.Numbers()
	for z.at < len(numbers) && numbers[z.at].Span.Start < s.Start {
		z.at++
	}
	for _, n := range numbers[z.at:] {
		if n.Span.Start >= s.End {
			break
		}
		if n.Span.End <= s.End && n.Valid && n.Value.IsZero() {
			return true
		}
	}
	return false
}

// bare gives the digest of the sentence without what differs between two organs that use one
// draft: figures, and the organ's name. Whole is that of all. It changes the sentence.
func (f *folder) bare(whole digest) digest {
	if !f.mayName && !f.figures {
		return whole
	}
	in := f.out
	for _, n := range f.names {
		if !f.mayName {
			break
		}
		for at := 0; ; {
			i := bytes.Index(in[at:], n.name)
			if i < 0 {
				break
			}
			at += i
			in[at] = n.letter
			in = append(in[:at+1], in[at+len(n.name):]...)
		}
	}
	out := f.stripped[:0]
	for len(in) > 0 {
		n := 0
		for n < len(in) && in[n]-'0' >= 10 {
			n++
		}
		out = append(out, in[:n]...)
		if in = in[n:]; len(in) == 0 {
			break
		}
		out = append(out, '#')
		for len(in) > 0 && (in[0]-'0' < 10 || in[0] == '.' || in[0] == '%') {
			in = in[1:]
		}
	}
	f.stripped = out
	return digestOf(out)
}
