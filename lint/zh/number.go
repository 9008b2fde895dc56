package zh

import "gaolint/lint/source"

// Style says with which characters a figure is written.
type Style uint8

// The styles of a Number, by its first digit.
const (
	Arabic Style = iota
	FullWidth
	Chinese
)

// Number is a figure in running text.
type Number struct {
	// Span is the figure itself, in bytes: sign, digits, thousands separators,
	// decimals and a trailing 万, 亿, 千 or 百 that multiplies it, but not the
	// unit. In 百分之三十 it is the whole expression.
	Span  source.Span
	Value Decimal
	// Unit is the measure word that follows, blanks skipped, in Simplified
	// half-width characters; "" for none. 个百分点 is given as 百分点 and 百分之
	// as %. 年, 月, 日 and 号 are no units.
	Unit string
	// UnitSpan is the unit as written; empty when there is none.
	UnitSpan source.Span
	Style    Style
	// Approx is set by words like 约, 近, 超过, 余, 多, 以上 or 左右.
	Approx bool
	// Ordinal says that the figure counts nothing: it is part of a date, an
	// article or document number, a telephone number, an address, a time, or
	// it numbers a list.
	Ordinal bool
	// Valid is false when Value is unusable: it does not fit, its separators
	// are misplaced (1,23,4), or the words are vague (数十件, 三五件).
	Valid bool
}

// numberLexer walks one text from left to right.
type numberLexer struct {
	s       string
	out     []Number
	word    word // the ASCII word last looked at
	ordTill int  // figures that start before it are ordinals
	listed  bool // the last figure follows 第, or continues such a list
}

// Numbers returns the figures of s from left to right; they do not overlap.
// Arabic and full-width figures are returned wherever they stand, Chinese
// numerals only directly before a unit, after 第 and in 百分之…. Signs are those that
// Survey gives for s. It allocates nothing when there are none.
func Numbers(s string, signs []int32) []Number {
	lx := numberLexer{s: s}
	next := 0
	for _, at := range signs {
		i := int(at)
		if i < next || !numeralAt(s, i) {
			continue
		}
		if _, n := digitAt(s, i); n > 0 {
			next = lx.arabic(i)
		} else {
			next = lx.chinese(i)
		}
	}
	return lx.out
}

// arabic reads the figure whose digits start at i and returns where to go on.
func (lx *numberLexer) arabic(i int) int {
	s := lx.s
	if i >= lx.word.end {
		lx.word = wordAt(s, i)
	}
	n := Number{Style: Arabic, Valid: true}
	if s[i] >= 0x80 {
		n.Style = FullWidth
	}
	if lx.word.ordinal {
		end, _ := digitsEnd(s, i)
		n.Span = source.Span{Start: i, End: end}
		n.Value, n.Valid = plain(s[i:end])
		n.Ordinal = true
		lx.emit(n, false)
		return end
	}
	f := readFigure(s, i, false)
	negative, start := signBefore(s, i)
	n.Value, n.Valid = f.value, f.ok
	page := footer(s, i, f.end)
	if page {
		start = i
	} else if negative {
		n.Value = n.Value.Neg()
	}
	tail := readTail(s, f.end, n.Value, true)
	n.Span = source.Span{Start: start, End: tail.end}
	n.Value, n.Valid = tail.value, n.Valid && tail.ok
	n.Unit, n.UnitSpan = tail.unit, tail.unitSpan
	n.Approx = tail.approx || approxBefore(s, start)
	listed := lx.afterDi(start)
	n.Ordinal = listed || page || i < lx.ordTill || f.list ||
		lx.named(i, tail) || shaped(s, i, f, tail)
	if n.Ordinal && dated(s, tail.end) {
		n.Unit, n.UnitSpan = "", source.Span{}
	}
	lx.emit(n, listed)
	return tail.end
}

// emit appends n. A figure that names a date or a number makes the figures of
// the same range or list ordinals as well: 3—5月, 2021、2022年.
func (lx *numberLexer) emit(n Number, listed bool) {
	if n.Ordinal && dated(lx.s, n.Span.End) {
		next := n.Span.Start
		for k := len(lx.out) - 1; k >= 0; k-- {
			p := &lx.out[k]
			if p.Ordinal || p.Unit != "" || !joined(lx.s, p.Span.End, next) {
				break
			}
			p.Ordinal = true
			next = p.Span.Start
		}
	}
	lx.listed = listed
	if lx.out == nil {
		lx.out = make([]Number, 0, 4+len(lx.s[n.Span.Start:])/128)
	}
	lx.out = append(lx.out, n)
}

// afterDi reports whether the figure at i follows 第, or continues a list of
// figures that does: 第一、二项.
func (lx *numberLexer) afterDi(i int) bool {
	j := skipBlanksBack(lx.s, i)
	if r, _ := before(lx.s, j); r == '第' {
		return true
	}
	if !lx.listed || len(lx.out) == 0 {
		return false
	}
	last := lx.out[len(lx.out)-1]
	return last.Unit == "" && joined(lx.s, last.Span.End, i)
}

// ParseNumber reads a string that is one number and nothing else, such as a
// table cell: blanks around it, a sign, full-width digits, thousands
// separators (, or ，) and decimals are understood, and Chinese numerals.
func ParseNumber(s string) (Decimal, bool) {
	start, end := trimmed(s)
	s = s[start:end]
	if s == "" {
		return Decimal{}, false
	}
	r, n := decode(s, 0)
	negative, i := false, 0
	switch r {
	case '-', '−', '－':
		negative, i = true, n
	case '+', '＋':
		i = n
	}
	i = skipBlanks(s, i)
	var value Decimal
	if _, size := digitAt(s, i); size > 0 {
		f := readFigure(s, i, true)
		if !f.ok || f.end != len(s) {
			return Decimal{}, false
		}
		value = f.value
	} else {
		h := hanRun(s, i)
		if !h.ok || h.end != len(s) || h.places && h.value != 10 {
			return Decimal{}, false
		}
		value = Int(h.value)
	}
	if negative {
		value = value.Neg()
	}
	return value, true
}

// trimmed returns what remains of s without blanks and line breaks around it.
func trimmed(s string) (start, end int) {
	end = len(s)
	for start < end {
		r, n := decode(s, start)
		if !IsBlank(r) && !isBreak(r) {
			break
		}
		start += n
	}
	for end > start {
		r, n := before(s, end)
		if !IsBlank(r) && !isBreak(r) {
			break
		}
		end -= n
	}
	return start, end
}
