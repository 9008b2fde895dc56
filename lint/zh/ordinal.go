package zh

import (
	"strings"

	"gaolint/lint/source"
)

// Ordinal is the number at the head of a heading or list item.
type Ordinal struct {
	// Span runs from the first character of the number over its mark and the
	// blanks after it, in bytes; blanks before it are not included.
	Span source.Span
	// Level is 1 for 一、 2 for （一） 3 for 1. or 1、 4 for （1） or 1） 5 for ①
	// 6 for 一是 and 7 for 第一， or 首先.
	Level int
	Value int
	// Mark is what is written between the number, with its brackets, and the
	// text: "、", "." or "．", "" for none, "是" at level 6. A doubled mark is
	// given as written ("..").
	Mark string
}

// LeadingOrdinal reads the ordinal at the start of s, after blanks. It also
// reads forms that are no good style: （一）、 and 1.. and 1）.
func LeadingOrdinal(s string) (Ordinal, bool) {
	i := skipBlanks(s, 0)
	r, n := at(s, i)
	if n == 0 {
		return Ordinal{}, false
	}
	if v, level := enclosed(r); v > 0 {
		return ordinal(s, i, i+n, level, v, "、.．,，")
	}
	if _, digit := digitAt(s, i); digit > 0 {
		return arabicOrdinal(s, i)
	}
	switch r {
	case '(', '（':
		return bracketedOrdinal(s, i, n)
	case '第':
		h := hanRun(s, i+n)
		if !h.ok || h.value < 1 || h.value > 99 {
			return Ordinal{}, false
		}
		if o, ok := ordinal(s, i, h.end, 7, int(h.value), "，,、：:"); o.Mark != "" {
			return o, ok
		}
		return Ordinal{}, false
	case '首', '其', '再':
		for v, word := range []string{"首先", "其次", "再次"} {
			if strings.HasPrefix(s[i:], word) {
				return ordinal(s, i, i+len(word), 7, v+1, "，,、：:")
			}
		}
		return Ordinal{}, false
	}
	return hanOrdinal(s, i)
}

// ordinal reads the mark at i out of marks, and the blanks after it.
func ordinal(s string, start, i, level, value int, marks string) (Ordinal, bool) {
	end := i
	for end < len(s) {
		r, n := decode(s, end)
		if !strings.ContainsRune(marks, r) {
			break
		}
		end += n
	}
	return Ordinal{
		Span:  source.Span{Start: start, End: skipBlanks(s, end)},
		Level: level, Value: value, Mark: s[i:end],
	}, true
}

// hanOrdinal reads 一、 and 一是.
func hanOrdinal(s string, i int) (Ordinal, bool) {
	h := hanRun(s, i)
	if !h.ok || h.value < 1 || h.value > 99 {
		return Ordinal{}, false
	}
	r, n := at(s, h.end)
	if r == '是' {
		o, _ := ordinal(s, i, h.end+n, 6, int(h.value), "，,：:")
		o.Mark = "是" + o.Mark
		return o, true
	}
	o, ok := ordinal(s, i, skipBlanks(s, h.end), 1, int(h.value), "、.．，,")
	// A blank alone may stand for the mark, but not at the end of a line: that
	// is a table cell.
	if o.Mark == "" && (o.Span.End == h.end || o.Span.End == len(s) || isBreak(firstRune(s[o.Span.End:]))) {
		return Ordinal{}, false
	}
	return o, ok
}

// bracketedOrdinal reads （一） and （1）; i is the place of the bracket and n
// its length.
func bracketedOrdinal(s string, i, n int) (Ordinal, bool) {
	j := skipBlanks(s, i+n)
	level, value, end := 2, 0, j
	if h := hanRun(s, j); h.ok && h.value <= 99 {
		value, end = int(h.value), h.end
	} else if v, e, count := smallNumber(s, j, 2); count > 0 {
		level, value, end = 4, v, e
	}
	if value < 1 {
		return Ordinal{}, false
	}
	end = skipBlanks(s, end)
	r, n := at(s, end)
	if r != ')' && r != '）' {
		return Ordinal{}, false
	}
	return ordinal(s, i, end+n, level, value, "、.．，,")
}

// arabicOrdinal reads 1. and 1、 and 1）. A dot before a digit is a decimal
// point unless a year follows.
func arabicOrdinal(s string, i int) (Ordinal, bool) {
	v, end, count := smallNumber(s, i, 3)
	if count == 0 || v < 1 {
		return Ordinal{}, false
	}
	j := skipBlanks(s, end)
	switch r, n := at(s, j); r {
	case '.', '．':
		if d, digits := digitsEnd(s, j+n); digits > 0 {
			if y, _ := at(s, skipBlanks(s, d)); y != '年' || !isYear(s, j+n) {
				return Ordinal{}, false
			}
		}
		return ordinal(s, i, j, 3, v, ".．、")
	case '、':
		return ordinal(s, i, j, 3, v, ".．、")
	case ')', '）':
		return ordinal(s, i, j, 4, v, ")）、.．")
	}
	return Ordinal{}, false
}

// enclosed returns the value and level of a number that is one character: ①
// ⑴ ⒈ ㈠.
func enclosed(r rune) (value, level int) {
	switch {
	case r < 0x2460 || r > 0x32BF:
		return 0, 0
	case r <= 0x2473:
		return int(r-0x2460) + 1, 5
	case r <= 0x2487:
		return int(r-0x2474) + 1, 4
	case r <= 0x249B:
		return int(r-0x2488) + 1, 3
	case r >= 0x2776 && r <= 0x277F:
		return int(r-0x2776) + 1, 5
	case r >= 0x3220 && r <= 0x3229:
		return int(r-0x3220) + 1, 2
	case r >= 0x3251 && r <= 0x325F:
		return int(r-0x3251) + 21, 5
	case r >= 0x32B1:
		return int(r-0x32B1) + 36, 5
	}
	return 0, 0
}

var hanDigits = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// HanNumeral writes n, from 1 to 99, in Chinese numerals; "" for any other n.
func HanNumeral(n int) string {
	switch {
	case n < 1 || n > 99:
		return ""
	case n < 10:
		return hanDigits[n]
	case n < 20:
		return "十" + hanDigits[n-10]
	}
	return hanDigits[n/10] + "十" + hanDigits[n%10]
}
