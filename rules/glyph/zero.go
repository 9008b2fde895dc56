package glyph

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

const (
	hanDigits = "一二三四五六七八九"
	// Letters that are taken for a nought, and figures and signs that stand for one in a
	// year in Han numerals.
	letterO = "OoＯｏОоΟο"
	figure0 = "0０"
	// countable is what stands behind a figure.
	countable = "年月日号件条人次份万亿元个项户篇场期%％"
	// most is how many characters a figure has for each of its digits that are right.
	most = 3
	// ofYear is how many numerals a year has.
	ofYear = 4
)

// zero judges what may stand for a nought at byte i: in a year in Han numerals, or in a
// figure.
func (s *scanner) zero(i int) {
	if i < s.done {
		return
	}
	r, n := utf8.DecodeRuneInString(s.text[i:])
	if strings.ContainsRune(letterO, r) && s.figure(i, i+n) {
		return
	}
	s.year(i)
}

// year judges a year in Han numerals around byte i.
func (s *scanner) year(i int) {
	run, ok := s.numerals(i)
	if !ok {
		return
	}
	s.done = run.End
	text := s.text[run.Start:run.End]
	right := strings.Map(func(r rune) rune {
		if strings.ContainsRune(hanDigits, r) {
			return r
		}
		return '〇'
	}, text)
	shown := source.Span{Start: run.Start, End: run.End + len("年")}
	switch {
	case strings.ContainsAny(text, letterO):
		s.report(lint.Default, run, lint.Textf("“%[1]s”中的字母“O”疑为“〇”，请核对。", "The letter O in “%[1]s” seems to stand for 〇.", s.text[shown.Start:shown.End]), replace(run, right))
	case strings.ContainsAny(text, figure0):
		s.report(lint.Info, run, lint.Textf("“%[1]s”混用了汉字数字和“0”，请留意。年份用汉字时写作“%[2]s年”（GB/T 15835）。", "“%[1]s” mixes Han numerals and 0; a year in Han numerals is written “%[2]s年” (GB/T 15835).",
			s.text[shown.Start:shown.End], right), replace(run, right))
	default:
		s.report(lint.Hint, run, lint.Textf("“%[1]s”可改为“%[2]s年”。年份用汉字时，零写作“〇”（GB/T 15835）。", "“%[1]s” can be written “%[2]s年”: in a year in Han numerals nought is 〇 (GB/T 15835).",
			s.text[shown.Start:shown.End], right), replace(run, right))
	}
}

// numerals is the run of Han numerals and noughts around byte i, if it is as long as a
// year, begins like one and 年 follows.
func (s *scanner) numerals(i int) (run source.Span, ok bool) {
	const all = hanDigits + "〇○零" + letterO + figure0
	start, end, count, han := i, i, 0, 0
	for count <= ofYear {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if n == 0 || !strings.ContainsRune(all, r) {
			break
		}
		start -= n
		count++
	}
	for count <= ofYear {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if n == 0 || !strings.ContainsRune(all, r) {
			break
		}
		end += n
		count++
	}
	run = source.Span{Start: start, End: end}
	text := s.text[start:end]
	for _, r := range text {
		if strings.ContainsRune(hanDigits, r) {
			han++
		}
	}
	ok = count == ofYear && han >= 2 && s.after(end) == '年' && (strings.HasPrefix(text, "一") || strings.HasPrefix(text, "二"))
	return run, ok
}

// figure judges the letter [i, end) in a row of digits, 2O23年, and tells whether it
// stands in one.
func (s *scanner) figure(i, end int) bool {
	if i < s.row {
		return false
	}
	part := func(r rune) bool { return isDigit(r) || strings.ContainsRune(letterO, r) }
	start := i
	for start > s.done && s.text[start-1]-'0' < 10 {
		start--
	}
	digits := i - start
	for {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if n == 0 || !part(r) {
			break
		}
		if isDigit(r) {
			digits++
		}
		end += n
	}
	s.row = end
	run := source.Span{Start: start, End: end}
	text := s.text[start:end]
	prev, next := s.before(start), s.after(end)
	if start == i || next < 0 || isLatin(prev) || isDigit(prev) || prev == '-' || prev == '.' || utf8.RuneCountInString(text) > most*digits {
		return false
	}
	if !strings.ContainsRune(countable, next) {
		return false
	}
	s.done = end
	right := strings.Map(func(r rune) rune {
		if isDigit(r) {
			return r
		}
		return '0'
	}, text)
	s.report(lint.Default, run, lint.Textf("“%[1]s”中的字母“O”疑为数字“0”，请核对。", "The letter O in “%[1]s” seems to stand for the figure 0.", s.text[start:end+utf8.RuneLen(next)]), replace(run, right))
	return true
}

// isKana tells whether r is a Japanese syllable.
func isKana(r rune) bool { return r >= 0x3041 && r <= 0x30FA || r == 'ー' }

// Katakana that look like Han characters, and those.
const (
	lookHan = "ニハロエカタチ"
	likeHan = "二八口工力夕千"
)

// kana judges a single katakana [i, end) among Han characters.
func (s *scanner) kana(i, end int, r rune) {
	prev, next := s.before(i), s.after(end)
	at := strings.IndexRune(lookHan, r)
	if at < 0 || isKana(prev) || isKana(next) || !zh.IsHan(prev) && !zh.IsHan(next) || isLatin(prev) || isLatin(next) {
		return
	}
	right := likeHan[at : at+len("二")]
	span := source.Span{Start: i, End: end}
	s.report(lint.Default, span, lint.Textf("“%[1]s”中的“%[2]s”是日文片假名，疑为“%[3]s”，请核对。", "“%[2]s” in “%[1]s” is a Japanese syllable; probably “%[3]s” is meant.",
		s.shown(span), string(r), right), replace(span, right))
}
