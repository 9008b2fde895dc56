package wording

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// side is how many characters a quotation shows on each side of a word.
const side = 5

// Around widens the span by up to five Han characters, digits or 、 on each side, so
// that a message can show a word among its neighbours.
func Around(text string, span source.Span) source.Span {
	for range side {
		r, n := utf8.DecodeLastRuneInString(text[:span.Start])
		if !shown(r) {
			break
		}
		span.Start -= n
	}
	for range side {
		r, n := utf8.DecodeRuneInString(text[span.End:])
		if !shown(r) {
			break
		}
		span.End += n
	}
	for strings.HasPrefix(text[span.Start:span.End], "、") {
		span.Start += len("、")
	}
	for strings.HasSuffix(text[span.Start:span.End], "、") {
		span.End -= len("、")
	}
	return span
}

func shown(r rune) bool { return zh.IsHan(r) || r == '、' || r >= '0' && r <= '9' }
