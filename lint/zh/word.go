package zh

// word is the run of ASCII characters around a digit that make up one token:
// a telephone number, an address, a date, a file name.
type word struct {
	end     int
	ordinal bool // its digits count nothing
}

// wordByte reports whether c joins the parts of such a token.
func wordByte(c byte) bool {
	switch {
	case c-'0' < 10 || c|0x20 >= 'a' && c|0x20 <= 'z' && c < 0x80:
		return true
	}
	switch c {
	case '-', '.', '_', '/', '?', '#', '@', '&', '=':
		return true
	}
	return false
}

// wordAt returns the token around byte i. The scan back stops at the first
// byte that cannot belong to it, so each byte is looked at a bounded number
// of times.
func wordAt(s string, i int) word {
	if s[i] >= 0x80 {
		end, _ := digitsEnd(s, i)
		return word{end: end}
	}
	start, end := i, i
	for start > 0 && inWord(s, start-1) {
		start--
	}
	for end < len(s) && inWord(s, end) {
		end++
	}
	return word{end: end, ordinal: countsNothing(s, start, end)}
}

// inWord is wordByte, and the colon of ://.
func inWord(s string, i int) bool {
	return wordByte(s[i]) || s[i] == ':' && i+2 < len(s) && s[i+1] == '/' && s[i+2] == '/'
}

// countsNothing reports whether the digits of the token s[start:end] are part
// of a name, a date or a telephone number.
func countsNothing(s string, start, end int) bool {
	letter, links, slashes, dots := -1, 0, 0, 0
	digits := func(i int) bool { return i >= start && i < end && s[i]-'0' < 10 }
	for i := start; i < end; i++ {
		between := digits(i-1) && digits(i+1)
		switch c := s[i]; {
		case isLetter(rune(c)):
			if letter < 0 {
				letter = i
			}
		case c == '_' || c == '@' || c == '#' || c == '&' || c == '=':
			return true
		case !between:
		case c == '-':
			links++
			dots = 0
		case c == '/':
			slashes++
		case c == '.':
			dots++
			if dots > 1 && !yearFollows(s, i+1) {
				return true
			}
		}
	}
	if letter >= 0 {
		u, stop := unitAt(s, letter, true)
		return u == "" || stop != end
	}
	return slashes > 0 || links > 1 || links == 1 && linked(s, start, end)
}

func yearFollows(s string, i int) bool {
	end, n := digitsEnd(s, i)
	r, _ := at(s, end)
	return n == 4 && r == '年'
}

// linked reports whether two rows of digits with a dash between are a
// telephone number, a code or two years rather than a range.
func linked(s string, start, end int) bool {
	i := start
	for i < end && s[i]-'0' >= 10 {
		i++
	}
	mid, a := digitsEnd(s, i)
	if mid+1 >= end || s[mid] != '-' {
		return false
	}
	_, b := digitsEnd(s, mid+1)
	switch {
	case s[i] == '0' && a > 1 || s[mid+1] == '0' && b > 1:
		return true
	case b >= 7:
		return true
	}
	return a == 4 && b == 4 && isYear(s, i) && isYear(s, mid+1)
}

// shaped reports whether a figure's own form and place tell that it counts
// nothing: a list number, a code with leading zeros, a mobile number.
func shaped(s string, i int, f figure, t tail) bool {
	end, digits := f.end, f.digits
	if digits <= 3 && listNumber(s, i, end) {
		return true
	}
	if t.unit != "" || t.end != end {
		return false
	}
	if d, n := digitAt(s, i); d == 0 && digits > 1 || digits == 11 && d == 1 && end-i == 11*n {
		return true
	}
	return false
}

// listNumber reports whether the digits [i,end) number an item: they stand at
// the start of a line or after a mark, with a dot, 、 or ） after them.
func listNumber(s string, i, end int) bool {
	mark, n := at(s, end)
	switch mark {
	case '.', '．', '、', ')', '）':
	default:
		return false
	}
	prev, _ := before(s, skipBlanksBack(s, i))
	if prev < 0 || isBreak(prev) || prev == '|' || prev == '｜' {
		return true
	}
	if mark == ')' || mark == '）' {
		return false
	}
	if _, digit := digitAt(s, end+n); digit > 0 {
		return false
	}
	switch prev {
	case ';', '；', '。':
		return true
	case ':', '：', ',', '，':
		next, _ := at(s, end+n) // after these, 1、 begins a row of figures
		return mark != '、' && next >= 0 && !isBreak(next)
	}
	return false
}
