package zh

import (
	"strings"

	"gaolint/lint/source"
)

// Sentences splits s after 。！？!? with the closing marks that follow, and
// after line breaks. The spans are in bytes and tile s.
func Sentences(s string) []source.Span {
	return split(s, sentenceMark, nil)
}

// Clauses splits s after the marks of Sentences and after ，,；;：:. Nothing but
// a line break splits within 《》 or （） that are closed on the same line, and
// no mark within 1,234 or 09:30. The spans are in bytes and tile s.
func Clauses(s string) []source.Span {
	return split(s, clauseMark, pairedBrackets(s))
}

// sentenceMark reports whether r at byte i ends a sentence.
func sentenceMark(s string, i int, r rune) bool {
	switch r {
	case '。', '！', '？', '!', '｡':
		return true
	case '?':
		next, _ := at(s, i+1) // not the query of an address
		return !isLetter(next)
	}
	return false
}

// clauseMark reports whether r at byte i ends a clause.
func clauseMark(s string, i int, r rune) bool {
	switch r {
	case '，', '；', ';', '：':
		return true
	case ',':
		return !betweenDigits(s, i) || !thousands(s, i)
	case ':':
		return !betweenDigits(s, i) && !strings.HasPrefix(s[i:], "://")
	}
	return sentenceMark(s, i, r)
}

func betweenDigits(s string, i int) bool {
	_, next := digitAt(s, i+1)
	return next > 0 && i > 0 && s[i-1]-'0' < 10
}

// thousands reports whether the comma at i, between digits, separates
// thousands: at most three digits before it, exactly three after.
func thousands(s string, i int) bool {
	left := 0
	for left < 4 && i-left > 0 && s[i-left-1]-'0' < 10 {
		left++
	}
	right := 0
	for right < 4 && i+right+1 < len(s) && s[i+right+1]-'0' < 10 {
		right++
	}
	return left <= 3 && right == 3
}

// split cuts s after each mark and each line break; whole are stretches that
// only a line break may cut, in order.
func split(s string, mark func(string, int, rune) bool, whole []source.Span) []source.Span {
	if s == "" {
		return nil
	}
	spans := make([]source.Span, 0, len(s)/64+1)
	start, quoted := 0, false
	for i := 0; i < len(s); {
		c := s[i]
		if c < 0x80 && c > '?' || c >= 0xE4 && c <= 0xE9 { // never a mark
			if i++; c >= 0x80 {
				for i < len(s) && s[i]&0xC0 == 0x80 {
					i++
				}
			}
			continue
		}
		r, n := decode(s, i)
		for len(whole) > 0 && i >= whole[0].End {
			whole = whole[1:]
		}
		switch {
		case isBreak(r):
			for i < len(s) && isBreak(rune(s[i])) {
				i++
			}
			quoted = false
		case r == '"':
			quoted = !quoted
			i += n
			continue
		case (len(whole) == 0 || i < whole[0].Start) && mark(s, i, r):
			i, quoted = closers(s, i+n, quoted)
		default:
			i += n
			continue
		}
		spans = append(spans, source.Span{Start: start, End: i})
		start = i
	}
	if start < len(s) {
		spans = append(spans, source.Span{Start: start, End: len(s)})
	}
	return spans
}

// closers skips further ends of sentences, closing marks and one line break
// run after the mark that ends at i.
func closers(s string, i int, quoted bool) (int, bool) {
	for i < len(s) {
		r, n := decode(s, i)
		switch r {
		case '。', '！', '？', '!', '”', '’', '）', ')', '》', '〉', '」', '』', '】', '〕':
		case '?':
			if !sentenceMark(s, i, r) {
				return i, quoted
			}
		case '"':
			if !quoted {
				return i, quoted
			}
			quoted = false
		case '\n', '\r':
			for i < len(s) && isBreak(rune(s[i])) {
				i++
			}
			return i, false
		default:
			return i, quoted
		}
		i += n
	}
	return i, quoted
}

// pairedBrackets returns the outermost stretches of s from an opening 《, （ or
// ( to its closing mark on the same line, in order.
func pairedBrackets(s string) []source.Span {
	var open []source.Span // Start: place; End: the mark that closes it
	var pairs []source.Span
	for i := 0; i < len(s); {
		c := s[i]
		if c != '(' && c != ')' && c != '\n' && c != '\r' && c != 0xE3 && c != 0xEF {
			i++
			continue
		}
		r, n := decode(s, i)
		switch r {
		case '\n', '\r':
			open = open[:0]
		case '(', '（':
			open = append(open, source.Span{Start: i, End: ')'})
		case '《':
			open = append(open, source.Span{Start: i, End: '》'})
		case ')', '）', '》':
			last := len(open) - 1
			if last < 0 || open[last].End != int(Narrow(r)) {
				break
			}
			p := source.Span{Start: open[last].Start, End: i + n}
			open = open[:last]
			for len(pairs) > 0 && pairs[len(pairs)-1].Start > p.Start {
				pairs = pairs[:len(pairs)-1]
			}
			pairs = append(pairs, p)
		}
		i += n
	}
	return pairs
}
