package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// columns cuts a line without bars and tabs at wide gaps; figures that end it are
// parted by a single blank too.
func (c *cutter) columns() {
	s := c.line
	from, to := trimBlanks(s, 0, len(s))
	single, token := figuresFrom(s, from, to), from
	for i := from; i < to; {
		n := blankLen(s, i)
		if n == 0 {
			i++
			continue
		}
		end := i + n
		for end < to && blankLen(s, end) > 0 {
			end += blankLen(s, end)
		}
		if (end-i >= 2 || end >= single) && !staysWith(s[token:i], s[end:to], s[i:end]) {
			c.add(from, i, false)
			from = end
		}
		i, token = end, end
	}
	c.add(from, to, false)
}

// staysWith tells whether the text behind a gap belongs to the cell before it: the mark
// behind a row's number, or the next of single characters that are set apart (总　计).
func staysWith(before, after, gap string) bool {
	r, n := utf8.DecodeRuneInString(after)
	if strings.ContainsRune(".．、)", r) || endsUnit(r) && isFigureBefore(before, after) {
		return true
	}
	return gap == "　" && (n == len(after) || blankLen(after, n) > 0) &&
		utf8.RuneCountInString(before) == 1 && !(digitsOnly(before) && digitsOnly(after[:n]))
}

// isFigureBefore tells whether the word before a gap is a number and that behind it a unit.
func isFigureBefore(before, after string) bool {
	end := 0
	for end < len(after) && blankLen(after, end) == 0 {
		end++
	}
	return isUnit(after[:end]) && before != "" && digitsOnly(narrow(before))
}

// figuresFrom is where the figures and marks begin that end s[from:to], parted by
// blanks; to if there are none.
func figuresFrom(s string, from, to int) int {
	begin := to
	for end := to; end > from; {
		i, gap := end, 0
		for i > from && gap == 0 {
			_, n := utf8.DecodeLastRuneInString(s[from:i])
			if i -= n; blankLen(s, i) > 0 {
				gap = n
			}
		}
		token := s[i+gap : end]
		if k := kindOf(token, false); k != figureCell && k != markCell || strings.HasSuffix(s[:i], "(") || strings.HasSuffix(s[:i], "（") ||
			begin == to && partOfLabel(token, s[from:i]) {
			break
		}
		begin = i + gap
		_, end = trimBlanks(s, from, i)
	}
	return begin
}

// partOfLabel tells whether a figure or mark that ends a line is a character of a label
// whose characters are set apart: 保 护 第 三, 4. 无.
func partOfLabel(token, before string) bool {
	_, to := trimBlanks(before, 0, len(before))
	if token == "无" {
		o, ok := zh.LeadingOrdinal(before[:to])
		return ok && o.Span.End >= to
	}
	return isNumeral(token) && endsSpaced(before)
}

// endsSpaced tells whether the last word of s is a single Chinese character that is no
// figure, as in a text whose characters are set apart (保 护 第 三).
func endsSpaced(s string) bool {
	_, to := trimBlanks(s, 0, len(s))
	r, n := utf8.DecodeLastRuneInString(s[:to])
	before, _ := utf8.DecodeLastRuneInString(s[:to-n])
	return zh.IsHan(r) && !isHanDigit(r) && r != '无' && (to == n || zh.IsBlank(before))
}
