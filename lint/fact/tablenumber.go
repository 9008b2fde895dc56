package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// kindOf tells by its looks what a cell holds.
func kindOf(s string, bordered bool) cellKind {
	if digitsOnly(s) {
		return figureCell
	}
	r, _ := utf8.DecodeRuneInString(s)
	if r >= 0x4E00 && r < 0xA000 && !isHanDigit(r) && r != '无' {
		if (r == '增' || r == '减') && isChange(s) {
			return figureCell
		}
		return textCell
	}
	if len(s) <= 6 && isMark(s) {
		return markCell
	}
	r = zh.Narrow(r)
	switch {
	case r >= 0x2E80:
		if isNumeral(s) {
			return figureCell
		}
		return textCell
	case r >= '0' && r <= '9', r == '+', r == '-', r == '−':
		if last, _ := utf8.DecodeLastRuneInString(s); zh.IsHan(last) && !isHanDigit(last) && !endsUnit(last) {
			return textCell
		}
		if _, ok := figure(s, bordered); ok || !hasHan(s) && !isOrdinal(s) {
			return figureCell
		}
	case (r == '↑' || r == '↓') && isChange(s), isLettered(s), len(s) <= 3 && r < utf8.RuneSelf && r != '(' && r != ')' && !hasHan(s):
		return figureCell // O for 0, a lone letter or sign
	}
	return textCell
}

// isOrdinal tells a row's number without its label: 1. or 1、
func isOrdinal(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune(".．、)）", r) || len(s) > 12 {
		return false
	}
	from, to := trimBlanks(s, 0, len(s)-n)
	return from < to && digitsOnly(narrow(s[from:to]))
}

// narrow turns full-width digits into half-width ones.
func narrow(s string) string {
	if s[0] < utf8.RuneSelf {
		return s
	}
	return strings.Map(zh.Narrow, s)
}

// isNumeral tells a number in Chinese characters, with or without its unit.
func isNumeral(s string) bool {
	if len(s) > 24 {
		return false
	}
	end := 0
	for i, r := range s {
		if !isHanDigit(r) {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	unit, _ := trimBlanks(s, end, len(s))
	return end > 0 && (unit == len(s) || isUnit(s[unit:]))
}

func isHanDigit(r rune) bool {
	switch r {
	case '零', '〇', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '两':
		return true
	}
	return false
}

// isLettered tells a number in which letters stand for digits: O for 0, l or I for 1.
func isLettered(s string) bool {
	if len(s) > 12 {
		return false
	}
	for _, r := range s {
		switch r = zh.Narrow(r); r {
		case 'O', 'o', 'l', 'I', '|':
		default:
			if r < '0' || r > '9' {
				return false
			}
		}
	}
	return true
}

// isPageNumber tells a line that holds the page's number with marks or words about it.
// A bare number, which may be a figure, is none.
func isPageNumber(line string) bool {
	const longest = 48
	if len(line) > 2*longest {
		return false
	}
	from := 0
	for from < len(line) {
		r, n := utf8.DecodeRuneInString(line[from:])
		if !isFrame(r) {
			break
		}
		from += n
	}
	first, _ := utf8.DecodeRuneInString(line[from:])
	if first != '第' && !isDash(first) {
		return false
	}
	s := strings.TrimRightFunc(line[from:], isFrame)
	if len(s) > longest {
		return false
	}
	if first == '第' {
		return isPageWords(s)
	}
	inner := strings.TrimFunc(s, func(r rune) bool { return isDash(r) || r == ' ' || r == '　' })
	last, _ := utf8.DecodeLastRuneInString(s)
	return inner != "" && len(inner) <= 9 && isDash(last) && digitsOnly(narrow(inner))
}

// isFrame tells what may stand about a cell's text.
func isFrame(r rune) bool {
	return r == '|' || r == '*' || r == '｜' || r == '│' || r == '┃' || r == '║' || zh.IsBlank(r)
}

// isDash tells the marks that stand about a page's number.
func isDash(r rune) bool {
	switch r {
	case '-', '—', '－', '–', '~', '～', '·', '―', '•', '〜':
		return true
	}
	return false
}

// isPageWords tells 第3页, also with 共8页 behind it.
func isPageWords(s string) bool {
	pages, digits := 0, 0
	for _, r := range s {
		switch r = zh.Narrow(r); {
		case r == '页':
			pages++
		case r >= '0' && r <= '9':
			digits++
		case zh.IsBlank(r), strings.ContainsRune("第共/,，、()（）-—", r):
		default:
			return false
		}
	}
	return pages > 0 && digits > 0
}

func digitsOnly(s string) bool {
	for i := range len(s) {
		if s[i]-'0' >= 10 {
			return false
		}
	}
	return true
}
func hasHan(s string) bool {
	for _, r := range s {
		if zh.IsHan(r) {
			return true
		}
	}
	return false
}

// isMark tells the usual marks for an empty cell.
func isMark(s string) bool {
	switch s {
	case "/", "\\", "-", "--", "—", "——", "－", "–", "―", "／", "无", "〇", "○", "零":
		return true
	}
	return false
}

// units are measure words that a figure may carry in its cell without changing it.
const units = "件 条 项 次 宗 个 份 元 万元 亿元"

// figure reads a cell's number.
func figure(s string, bordered bool) (zh.Decimal, bool) {
	if len(s) <= 9 { // fits any integer; most cells are one digit
		n := int64(0)
		i := 0
		for ; i < len(s) && s[i]-'0' < 10; i++ {
			n = n*10 + int64(s[i]-'0')
		}
		if i == len(s) && i > 0 {
			return zh.Int(n), true
		}
	}
	if v, ok := zh.ParseNumber(s); ok {
		return v, true
	}
	if strings.IndexByte(s, '\\') >= 0 { // Markdown's escape: 12\.5
		return figure(strings.ReplaceAll(s, `\`, ""), bordered)
	}
	if rest, negative := signWord(s); rest != "" {
		v, ok := figure(rest, bordered)
		if negative {
			v = v.Neg()
		}
		return v, ok
	}
	end := strings.LastIndexAny(s, "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千万两")
	if strings.HasSuffix(s, "万元") {
		end = strings.LastIndexAny(s[:len(s)-len("万元")], "0123456789０１２３４５６７８９零〇一二三四五六七八九十百千两")
	}
	if end < 0 {
		return zh.Decimal{}, false
	}
	_, n := utf8.DecodeRuneInString(s[end:])
	end += n
	if rest, _ := trimBlanks(s, end, len(s)); rest < len(s) {
		if !isUnit(s[rest:]) {
			return zh.Decimal{}, false
		}
		return figure(s[:end], bordered)
	}
	if bordered && strings.ContainsAny(s, " 　 ") {
		return zh.ParseNumber(strings.Map(func(r rune) rune {
			if zh.IsBlank(r) {
				return -1
			}
			return r
		}, s))
	}
	return zh.Decimal{}, false
}

// endsUnit tells whether a unit ends with the character.
func endsUnit(r rune) bool {
	switch r {
	case '件', '条', '项', '次', '宗', '个', '份', '元':
		return true
	}
	return false
}

func isUnit(s string) bool {
	for u := range strings.FieldsSeq(units) {
		if s == u {
			return true
		}
	}
	return false
}
