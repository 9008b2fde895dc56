package zh

import (
	"strings"

	"gaolint/lint/source"
)

// Sentences splits s after 。！？!? with the closing marks that follow, and
// after line breaks. Signs are those that Survey gives for s. The spans are in bytes and
// tile s.
func Sentences(s string, signs []int32) []source.Span {
	return split(s, signs, sentenceMark, nil)
}

// Clauses splits s after the marks of Sentences and after ，,；;：:. Nothing but
// a line break splits within 《》 or （） that are closed on the same line, and
// no mark within 1,234 or 09:30. Signs are those that Survey gives for s. The spans are in
// bytes and tile s.
func Clauses(s string, signs []int32) []source.Span {
	return split(s, signs, clauseMark, pairedBrackets(s, signs))
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
func split(s string, signs []int32, mark func(string, int, rune) bool, whole []source.Span) []source.Span {
	if s == "" {
		return nil
	}
	spans := make([]source.Span, 0, len(s)/64+1)
	start, next, quoted := 0, 0, false
	for _, at := range signs {
		i := int(at)
		if i < next || s[i] < 0x80 && s[i] > '?' || s[i] >= 0xE4 && s[i] <= 0xE9 { // never a mark
			continue
		}
		r, n := decode(s, i)
		for len(whole) > 0 && i >= whole[0].End {
			whole = whole[1:]
		}
		switch {
		case isBreak(r):
			for next = i; next < len(s) && isBreak(rune(s[next])); {
				next++
			}
			quoted = false
		case r == '"':
			quoted = !quoted
			continue
		case (len(whole) == 0 || i < whole[0].Start) && mark(s, i, r):
			next, quoted = closers(s, i+n, quoted)
		default:
			continue
		}
		spans = append(spans, source.Span{Start: start, End: next})
		start = next
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
func pairedBrackets(s string, signs []int32) []source.Span {
	var open []source.Span // Start: place; End: the mark that closes it
	var pairs []source.Span
	for _, at := range signs {
		i := int(at)
		if c := s[i]; c != '(' && c != ')' && c != '\n' && c != '\r' && c != 0xE3 && c != 0xEF {
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
	}
	return pairs
}
