package glyph

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Letters of other alphabets that look like Latin ones, and those.
const (
	lookLatin = "АВЕЅІЈКМНОРСТХУаеорсухѕіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
	likeLatin = "ABESIJKMHOPCTXYaeopcyxsijABEZHIKMNOPTYXo"
)

// latin is the Latin letter that a Cyrillic or Greek one looks like, 0 if none.
func latin(r rune) byte {
	at := 0
	for _, x := range lookLatin {
		if x == r {
			return likeLatin[at]
		}
		at++
	}
	return 0
}

func isCyrillic(r rune) bool { return r >= 0x0400 && r <= 0x04FF }
func isGreek(r rune) bool    { return r >= 0x0370 && r <= 0x03FF }

func isLatin(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' && r < utf8.RuneSelf }
func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// letters judges the word around a Cyrillic or Greek letter at byte i: such a letter
// among Latin ones, or a single Cyrillic one among figures or Han characters, is there by
// mistake.
func (s *scanner) letters(i int) {
	word := s.word(i)
	s.done = word.End
	var right strings.Builder
	latins, alike, cyrillic := 0, 0, 0
	for _, r := range s.text[word.Start:word.End] {
		l := latin(r)
		switch {
		case l != 0:
			alike++
			if isCyrillic(r) {
				cyrillic++
			}
			right.WriteByte(l)
			continue
		case isCyrillic(r) || isGreek(r):
			return
		case isLatin(r):
			latins++
		}
		right.WriteRune(r)
	}
	alone := latins == 0 && alike == 1 && cyrillic == 1 && !s.inRussian() &&
		(word.End-word.Start > len("А") || zh.IsHan(s.before(word.Start)) || zh.IsHan(s.after(word.End)))
	if alike == 0 || latins == 0 && !alone {
		return
	}
	s.report(lint.Default, word, lint.Textf(
		"“%[1]s”中混有俄文或希腊文字母，疑为“%[2]s”，请核对。两者看起来一样，检索和比对时不是同一个字。",
		"“%[1]s” holds a Cyrillic or Greek letter; probably “%[2]s” is meant. They look the same, but no search takes one for the other.",
		s.text[word.Start:word.End], right.String()), replace(word, right.String()))
}

// word is the run of letters and figures of any of these alphabets around byte i.
func (s *scanner) word(i int) source.Span {
	part := func(r rune) bool { return isLatin(r) || isDigit(r) || isCyrillic(r) || isGreek(r) }
	start, end := i, i
	for start > s.done {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if !part(r) {
			break
		}
		start -= n
	}
	for end < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !part(r) {
			break
		}
		end += n
	}
	return source.Span{Start: start, End: end}
}

// replace is the fix that writes text in place of span; it names what it writes.
func replace(span source.Span, text string) lint.Fix {
	return lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", text), span, text)
}
