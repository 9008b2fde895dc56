package docx

import (
	"strconv"
	"strings"
)

// numeral writes a number in one of the formats of generated numbering; "" for bullets
// and the format that shows nothing.
func numeral(format string, n int) string {
	switch format {
	case "none", "bullet":
		return ""
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return wideDigits(n)
	case "lowerLetter":
		return letters(n, 'a')
	case "upperLetter":
		return letters(n, 'A')
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	if n <= 0 {
		return strconv.Itoa(n)
	}
	switch format {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting":
		return counting(n, "〇一二三四五六七八九", "十百千万")
	case "chineseLegalSimplified":
		return counting(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	case "ideographLegalTraditional", "japaneseLegal":
		return counting(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return digitByDigit(n, "〇一二三四五六七八九")
	case "ideographTraditional":
		return cycle(n, "甲乙丙丁戊己庚辛壬癸")
	case "ideographZodiac":
		return cycle(n, "子丑寅卯辰巳午未申酉戌亥")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①', 20)
	case "decimalEnclosedParen":
		return enclosed(n, '⑴', 20)
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈', 20)
	case "ideographEnclosedCircle":
		return enclosed(n, '㊀', 10)
	}
	return strconv.Itoa(n)
}

func wideDigits(n int) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, strconv.Itoa(n))
}

// letters counts a … z, aa, bb … as word processors do.
func letters(n int, first rune) string {
	if n <= 0 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n <= 0 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v; n -= v {
			b.WriteString([]string{"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"}[i])
		}
	}
	return b.String()
}

// counting writes a number as it is spoken: 十二, 一百零五.
func counting(n int, digits, units string) string {
	d, u := []rune(digits), []rune(units)
	if n >= 100_000 {
		return digitByDigit(n, digits)
	}
	var b strings.Builder
	zero := false
	for place, step := 4, 10_000; place >= 0; place, step = place-1, step/10 {
		v := n / step % 10
		if v == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteString("零")
			zero = false
		}
		if v != 1 || place != 1 || b.Len() > 0 || digits[:len("零")] == "零" {
			b.WriteRune(d[v])
		}
		if place > 0 {
			b.WriteRune(u[place-1])
		}
	}
	return b.String()
}

func digitByDigit(n int, digits string) string {
	d := []rune(digits)
	return strings.Map(func(r rune) rune { return d[(r-'0')%10] }, strconv.Itoa(n))
}

func cycle(n int, signs string) string {
	s := []rune(signs)
	if n > len(s) {
		return strconv.Itoa(n)
	}
	return string(s[n-1])
}

func enclosed(n int, first rune, most int) string {
	if n > most {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}
