package zh

// numeral returns the value of a Chinese numeral character and whether it is
// a place (十 百 千 万 亿); a value of -1 means no numeral.
func numeral(r rune) (value int64, place bool) {
	switch r {
	case '〇', '零', '○':
		return 0, false
	case '一':
		return 1, false
	case '二', '两', '兩':
		return 2, false
	case '三':
		return 3, false
	case '四':
		return 4, false
	case '五':
		return 5, false
	case '六':
		return 6, false
	case '七':
		return 7, false
	case '八':
		return 8, false
	case '九':
		return 9, false
	case '十':
		return 10, true
	case '百':
		return 100, true
	case '千':
		return 1000, true
	case '万', '萬':
		return 10000, true
	case '亿', '億':
		return 100000000, true
	}
	return -1, false
}

// digitSet holds the digits of full width and the Chinese numeral characters.
var digitSet = SetOf("０１２３４５６７８９〇零○一二两兩三四五六七八九十百千万萬亿億")

// numeralAt tells whether a digit of either width or a Chinese numeral character stands
// at byte i.
func numeralAt(s string, i int) bool {
	c := s[i]
	if c < 0x80 {
		return c-'0' < 10
	}
	if uint(i+2) >= uint(len(s)) || c-0xE2 >= 0x0E {
		return false
	}
	x, y := s[i+1]^0x80, s[i+2]^0x80
	return x|y < 0x40 && digitSet[uint(c&0x0F)<<6|uint(x)]>>(y&63)&1 != 0
}

// han is a run of Chinese numeral characters.
type han struct {
	start, end int
	value      int64
	runes      int
	digits     bool // digits only, as in 二〇二三
	places     bool // places only, as in 千 or 万
	ok         bool // the characters make up a number
}

// hanRun reads the longest run of numeral characters at i.
func hanRun(s string, i int) han {
	h := han{start: i, end: i, digits: true, places: true}
	zero := false
	for {
		r, n := at(s, h.end)
		v, place := numeral(r)
		if n == 0 || v < 0 {
			break
		}
		h.end += n
		h.runes++
		h.digits = h.digits && !place
		h.places = h.places && place
		zero = zero || v == 0
	}
	run := s[h.start:h.end]
	switch {
	case h.runes == 0:
	case !h.digits:
		h.value, h.ok = placed(run)
	case h.runes == 1 || h.runes == 4 || zero && h.runes <= 18:
		h.value, h.ok = positional(run), true
	}
	return h
}

// positional reads digits written one after the other: 二〇二三.
func positional(run string) int64 {
	n := int64(0)
	for _, r := range run {
		v, _ := numeral(r)
		n = n*10 + v
	}
	return n
}

// placed reads a numeral with places: 一千零五十, 三万, 十二.
func placed(run string) (int64, bool) {
	const top = 1e12 // above every place
	var total, section, digit int64
	lowest, big := int64(top), int64(top) // last place below 万; last one from 万 on
	skipped := true                       // 零 stands before, or no place yet
	for _, r := range run {
		v, place := numeral(r)
		switch {
		case !place && digit > 0:
			return 0, false
		case !place:
			digit, skipped = v, skipped || v == 0
		case v < 10000:
			if digit == 0 && v == 10 && (section == 0 || skipped) {
				digit = 1
			}
			if section == 0 && total == 0 && digit == 0 && lowest == top {
				digit = 1 // a bare 百 or 千
			}
			if digit == 0 || v >= lowest {
				return 0, false
			}
			section += digit * v
			lowest, digit, skipped = v, 0, false
		default:
			section += digit
			switch {
			case section == 0 && total == 0 && big == top:
				total = v
			case section == 0 && v > big && total <= top/1e4: // 万亿
				total *= v
			case section == 0:
				return 0, false
			case v >= big: // 三万五万
				return 0, false
			default:
				total += section * v
			}
			section, digit, lowest, big, skipped = 0, 0, top, v, false
		}
	}
	if digit > 0 && !skipped && lowest != 10 {
		return 0, false // 一百二: short for 120, or cut off
	}
	return total + section + digit, true
}
