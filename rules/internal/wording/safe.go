package wording

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

const (
	// lookBack is how far into a paragraph quotation marks are followed, in bytes.
	lookBack = 6000
	// organReach is how many bytes before an organ's suffix may belong to its name.
	organReach = 8 * 3
	numerals   = "〇零一二三四五六七八九十百千万亿两"
	marks      = "《》“”‘’〔〕「」『』〈〉"
)

var organSuffixes = [...]string{"人民政府", "委员会", "办公室", "办事处", "局", "厅"}

// Replaceable tells whether replacing the span of text leaves figures, numerals,
// quotations, titles of documents and names of organs alone, so that a certain
// finding may be put right unasked. Text is folded to Simplified script.
func Replaceable(text string, span source.Span, replacement string) bool {
	if fixedPart(text[span.Start:span.End]) || fixedPart(replacement) {
		return false
	}
	if r, _ := utf8.DecodeLastRuneInString(text[:span.Start]); isNumeral(r) {
		return false
	}
	return !Quoted(text, span.Start) && !inOrgan(text, span) && !makesOrgan(text, span, replacement)
}

func fixedPart(s string) bool {
	for _, r := range s {
		if isNumeral(r) || strings.ContainsRune(marks, r) {
			return true
		}
	}
	for _, suffix := range organSuffixes {
		if strings.Contains(s, suffix) {
			return true
		}
	}
	return false
}

func isNumeral(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune(numerals, r)
}

// Quoted tells whether the offset lies within quotation or title marks. Far into a
// paragraph it may, and no more is known.
func Quoted(text string, at int) bool {
	if at > lookBack {
		return true
	}
	outer, inner := 0, 0
	for _, r := range text[:at] {
		switch r {
		case '《', '“', '〔':
			outer++
		case '》', '”', '〕':
			outer = max(0, outer-1)
		case '〈', '‘', '「', '『':
			inner++
		case '〉', '’', '」', '』':
			inner = max(0, inner-1)
		}
	}
	return outer > 0 || inner > 0
}

// inOrgan tells whether the span may be part of an organ's name.
func inOrgan(text string, span source.Span) bool {
	end := min(span.End+organReach+len(organSuffixes[0]), len(text))
	for _, suffix := range organSuffixes {
		if strings.Contains(text[span.Start:end], suffix) {
			return true
		}
	}
	return false
}

// makesOrgan tells whether the replacement would make an organ's suffix with what
// stands beside it: 人民|政付.
func makesOrgan(text string, span source.Span, replacement string) bool {
	const side = len("人民政府")
	after := text[max(0, span.Start-side):span.Start] + replacement + text[span.End:min(len(text), span.End+side)]
	for _, suffix := range organSuffixes {
		if strings.Contains(after, suffix) {
			return true
		}
	}
	return false
}
