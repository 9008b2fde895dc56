package compare

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

const (
	// sentenceRunes is the length in code points below which a sentence is nobody's own.
	sentenceRunes = 15
	// leastSame and leastShare are how many sentences, and what part of all, must be the
	// year before's for the text to count as taken over.
	leastSame  = 10
	leastShare = 0.6
	// passages is how many of the longest passages are shown.
	passages = 3
)

// digest stands for a sentence without its years.
type digest uint64

// sentence is a sentence that a writer might have written anew.
type sentence struct {
	block  int
	span   source.Span // in the document
	folded []byte      // until the next sentence
}

// sentences gives the sentences of the report's own prose: nothing in front of the first
// section, no headings, tables, sign-off, and no short sentences or statements of nothing.
func sentences(d *fact.Document) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		end := min(d.Outline.End, d.Outline.SignOff, len(d.Blocks))
		var folded []byte
		var hits []zh.Hit
		for i, b := range d.Blocks[:end] {
			if d.Outline.Of[i] < 0 || d.Outline.Roles[i] != fact.Prose || b.Kind != syntax.Paragraph {
				continue
			}
			hits = nothing().Find(b.Simplified, hits[:0])
			for _, s := range b.Sentences() {
				var runes int
				folded, runes = fold(folded[:0], b.Simplified[s.Start:s.End])
				if runes < sentenceRunes || tellsOfNothing(b, s, hits) {
					continue
				}
				if !yield(sentence{i, trim(b, s).Shift(d.Tree.Blocks[i].Start), folded}) {
					return
				}
			}
		}
	}
}

// trim is the sentence without blanks around it.
func trim(b *fact.Block, s source.Span) source.Span {
	in := b.Text[s.Start:s.End]
	s.Start += len(in) - len(strings.TrimLeftFunc(in, zh.IsBlank))
	s.End -= len(in) - len(strings.TrimRightFunc(in, zh.IsBlank))
	return source.Span{Start: s.Start, End: max(s.Start, s.End)}
}

// fold appends a sentence without blanks, marks and years, so that it is the same with
// another year, and gives its length in code points.
func fold(out []byte, s string) ([]byte, int) {
	runes, digits := 0, 0 // digits: of the figure that out ends in
	for i, r := range s {
		r = zh.Fold(r)
		digit := r >= '0' && r <= '9'
		if !digit && !zh.IsHan(r) && !(r >= 'a' && r <= 'z') && !(r >= 'A' && r <= 'Z') && r != '.' && r != '%' && !betweenDigits(s, i, r) {
			continue
		}
		if !digit {
			out, digits = withoutYear(out, digits), 0
		} else {
			digits++
		}
		out = utf8.AppendRune(out, r)
		runes++
	}
	return withoutYear(out, digits), runes
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

// digestOf is FNV-1a, which is the same on every machine.
func digestOf(s []byte) digest {
	h := uint64(14695981039346656037)
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return digest(h)
}

// nothing finds words by which a sentence says that there was none of something.
var nothing = sync.OnceValue(func() *zh.Matcher {
	return zh.NewMatcher([]string{
		"未发生", "没有发生", "未收到", "没有收到", "未接到", "没有接到", "未收取", "没有收取", "不收取", "未产生", "没有产生",
		"未出现", "没有出现", "未被", "没有被", "不存在", "暂无", "均无", "无其他", "没有其他", "无需", "没有需要", "无行政", "均为零", "无此类", "未开展", "没有开展", "不涉及", "未涉及",
	})
})

// tellsOfNothing tells whether the sentence states that there was none of something, as
// it rightly does in the same words every year. Hits are those of nothing in the block.
func tellsOfNothing(b *fact.Block, s source.Span, hits []zh.Hit) bool {
	for _, h := range hits {
		if h.Span.Start >= s.Start && h.Span.End <= s.End {
			return true
		}
	}
	if in := b.Simplified[s.Start:s.End]; strings.IndexByte(in, '0') < 0 && !strings.Contains(in, "零") && !strings.Contains(in, "０") {
		return false
	}
	for _, n := range b.Numbers() {
		if n.Span.Start >= s.Start && n.Span.End <= s.End && n.Valid && n.Value.IsZero() {
			return true
		}
	}
	return false
}

// passage is a run of sentences of one paragraph that the year before has too.
type passage struct {
	span source.Span
	line int // in the report of the year before
}

// reuse reports a text that is largely the year before's.
func reuse(d *fact.Document, last *Report) (lint.Diagnostic, bool) {
	all, same, block := 0, 0, -1
	open := false // the sentence before is part of the last passage
	var found []passage
	for s := range sentences(d) {
		all++
		line, ok := last.sentences[digestOf(s.folded)]
		switch {
		case !ok:
			open = false
			continue
		case open && s.block == block && s.span.Start-found[len(found)-1].span.End <= 2*len("　"):
			found[len(found)-1].span.End = s.span.End
		default:
			found = append(found, passage{s.span, line})
		}
		same++
		open, block = true, s.block
	}
	if same < leastSame || float64(same) < leastShare*float64(all) {
		return lint.Diagnostic{}, false
	}
	slices.SortStableFunc(found, func(a, b passage) int { return cmp.Compare(b.span.Len(), a.span.Len()) })
	out := lint.Diagnostic{
		Rule: Reuse, Span: found[0].span,
		Message: lint.Textf("与上年报告文字相同较多：%[1]d句中%[2]d句相同（年份不计），最长一处在此（“%[3]s”第%[4]d行）。请留意，建议按本年实际情况写。",
			"Much of the text is that of the year before: %[2]d of %[1]d sentences are the same (years aside), the longest passage here (“%[3]s”, line %[4]d). Consider writing what this year was like.",
			all, same, last.Path, found[0].line),
	}
	for _, p := range found[1:min(len(found), passages)] {
		out.Related = append(out.Related, lint.Related{Span: p.span, Message: lint.Textf("与上年报告第%d行起相同", "the same as from line %d of the year before", p.line)})
	}
	return out, true
}
