package mark

import (
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// scanner walks over the signs of a block once. The slices hold places that are reported together
// at the end; they stay nil in a clean block.
type scanner struct {
	pass  *lint.BlockPass
	text  string
	half  []int         // half-width marks between Han characters
	blank []source.Span // blanks between Han characters
	pause []int         // 、 between 》《 and ”“
	curly bool          // “ or ” occurs
	plain []int         // straight quotation marks
	// listed is the end of the run of 》、《 last looked at.
	listed int
}

func (s *scanner) scan(next int) {
	for _, at := range s.pass.Signs {
		i := int(at)
		if i < next {
			continue
		}
		if i >= len(s.text) {
			return
		}
		switch s.text[i] {
		case 0xE2, 0xE3, 0xEF:
			next = s.wide(i)
		case ',', ';', ':', '!', '?':
			next = s.narrow(i)
		case '.', '-':
			next = s.dots(i)
		case '"':
			s.plain = append(s.plain, i)
		case ' ', '\t', 0xC2:
			next = s.blanks(i)
		}
	}
}

// wide looks at a character of three bytes that is no ideograph and gives the place
// to go on from.
func (s *scanner) wide(i int) int {
	r, n := rune(0), 3
	if i+n <= len(s.text) {
		r = rune(s.text[i]&0x0F)<<12 | rune(s.text[i+1]&0x3F)<<6 | rune(s.text[i+2]&0x3F)
	}
	switch r {
	case '。', '，', '、', '；', '：':
		return s.clauseMark(i, i+n)
	case '》', '”':
		s.curly = s.curly || r == '”'
		s.list(i, i+n, r)
	case '“':
		s.curly = true
	case '　', ' ':
		return s.blanks(i)
	case '…':
		return s.ellipsis(i)
	}
	return i + n
}

// narrow looks at a half-width mark.
func (s *scanner) narrow(i int) int {
	prev, next := s.before(i), s.after(i+1)
	if !zh.IsHan(prev) && prev != '”' && prev != '》' && prev != '）' {
		return i + 1
	}
	if isClauseMark(next) && next != '、' || next == ',' && s.text[i] == ',' {
		return s.clauseMark(i, i+1)
	}
	if s.pass.FullWidth && !s.pass.HalfWidth && (zh.IsHan(next) || next == '“' || next == '《') {
		s.half = append(s.half, i)
	}
	return i + 1
}

// before and after give the neighbouring rune, -1 at the ends.
func (s *scanner) before(i int) rune {
	if i <= s.pass.Body.Start {
		return -1
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r
}

func (s *scanner) after(i int) rune {
	if i >= len(s.text) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

func isClauseMark(r rune) bool {
	return r == '。' || r == '，' || r == '、' || r == '；' || r == '：'
}

func isOpening(r rune) bool {
	switch r {
	case '“', '‘', '（', '《', '〈', '〔', '【', '(':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '”', '’', '）', '》', '〉', '〕', '】', ')':
		return true
	}
	return false
}

func (s *scanner) report(severity lint.Severity, start, end int, message lint.Text, fixes ...lint.Fix) {
	s.pass.Report(lint.Diagnostic{Severity: severity, Span: source.Span{Start: start, End: end}, Message: message, Fixes: fixes})
}

func (s *scanner) finish() {
	s.reportHalf()
	s.reportBlanks()
	s.reportLists()
	s.straight()
	s.ordinalBlank()
}
