package compare

import (
	"cmp"
	"hash/fnv"
	"iter"
	"slices"
	"strings"
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
	folded string
}

// sentences gives the sentences of the report's own prose: nothing in front of the first
// section, no headings, tables, sign-off, and no short sentences or statements of nothing.
func sentences(d *fact.Document) iter.Seq[sentence] {
	return func(yield func(sentence) bool) {
		end := min(d.Outline.End, d.Outline.SignOff, len(d.Blocks))
		for i, b := range d.Blocks[:end] {
			if d.Outline.Of[i] < 0 || d.Outline.Roles[i] != fact.Prose || b.Kind != syntax.Paragraph {
				continue
			}
			for _, s := range b.Sentences() {
				folded, runes := fold(b.Simplified[s.Start:s.End])
				if runes < sentenceRunes || tellsOfNothing(b, s) {
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

// fold is a sentence without blanks, marks and years, and its length in code points.
func fold(s string) (string, int) {
	var b strings.Builder
	b.Grow(len(s))
	runes := 0
	for i, r := range s {
		r = zh.Fold(r)
		digit := r >= '0' && r <= '9'
		if !digit && !zh.IsHan(r) && !(r >= 'a' && r <= 'z') && !(r >= 'A' && r <= 'Z') && r != '.' && r != '%' {
			if zh.IsBlank(r) || !betweenDigits(s, i, r) {
				continue
			}
		}
		b.WriteRune(r)
		runes++
	}
	return withoutYears(b.String()), runes
}

// betweenDigits: a mark that belongs to a figure (1:2, 3-5).
func betweenDigits(s string, i int, r rune) bool {
	n := utf8.RuneLen(r)
	return n == 1 && i > 0 && i+n < len(s) && s[i-1]-'0' < 10 && s[i+n]-'0' < 10
}

// withoutYears leaves years out, so that a sentence is the same with another one.
func withoutYears(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j]-'0' < 10 {
			j++
		}
		if run := s[i:j]; len(run) == 4 && (run[:2] == "20" || run[:2] == "19") {
			b.WriteByte('Y')
			i = j
			continue
		}
		j = max(j, i+1)
		b.WriteString(s[i:j])
		i = j
	}
	return b.String()
}

func digestOf(s string) digest {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // never fails
	return digest(h.Sum64())
}

// nothing are words by which a sentence says that there was none of something.
var nothing = []string{
	"未发生", "没有发生", "未收到", "没有收到", "未接到", "没有接到", "未收取", "没有收取", "不收取", "未产生", "没有产生",
	"未出现", "没有出现", "未被", "没有被", "不存在", "暂无", "均无", "无其他", "没有其他", "无需", "没有需要", "无行政", "均为零", "无此类", "未开展", "没有开展", "不涉及", "未涉及",
}

// tellsOfNothing tells whether the sentence states that there was none of something, as
// it rightly does in the same words every year.
func tellsOfNothing(b *fact.Block, s source.Span) bool {
	in := b.Simplified[s.Start:s.End]
	for _, w := range nothing {
		if strings.Contains(in, w) {
			return true
		}
	}
	if !strings.ContainsAny(in, "0０零") {
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
