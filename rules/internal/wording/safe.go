package wording

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
)

const (
	// lookBack bounds the search for an opening quotation mark, in bytes.
	lookBack = 1500
	// organReach is how many bytes before an organ's suffix may belong to its name.
	organReach = 8 * 3
	numerals   = "〇零一二三四五六七八九十百千万亿两"
	opening    = "《“‘〔「『〈"
	closing    = "》”’〕」』〉"
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
	return !Quoted(text, span.Start) && !inOrgan(text, span)
}

func fixedPart(s string) bool {
	for _, r := range s {
		if isNumeral(r) || strings.ContainsRune(opening+closing, r) {
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

// Quoted tells whether the offset lies, or may lie, within quotation or title marks.
func Quoted(text string, at int) bool {
	before := text[:at]
	far := len(before) > lookBack
	if far {
		before = before[len(before)-lookBack:]
	}
	open := strings.LastIndexAny(before, opening)
	shut := strings.LastIndexAny(before, closing)
	if open < 0 && shut < 0 {
		return far
	}
	return open > shut
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
