package zh

import (
	"math"

	"gaolint/lint/source"
)

// figure is a row of digits with its separators.
type figure struct {
	end    int
	value  Decimal
	digits int  // digits before the decimal point
	list   bool // it is a list number before a year: 1.2023年
	ok     bool
}

// readFigure reads the digits at i. A full-width comma separates thousands
// only among full-width digits, or when loose is set.
func readFigure(s string, i int, loose bool) figure {
	whole, ok := groups(s, i, loose)
	f := figure{end: whole, ok: ok}
	_, f.digits = digitsEnd(s, i)
	var m mantissa
	m.add(s[i:whole])
	r, n := at(s, whole)
	if r == '.' || r == '．' {
		fracEnd, count := digitsEnd(s, whole+n)
		if count == 4 && !loose && isYear(s, whole+n) {
			if y, _ := at(s, skipBlanks(s, fracEnd)); y == '年' {
				f.list = true
				count = 0
			}
		}
		if count > 0 {
			f.end = fracEnd
			m.point = true
			m.add(s[whole+n : fracEnd])
		}
	}
	f.value, ok = m.decimal()
	f.ok = f.ok && ok
	return f
}

// maxGroups bounds the look-ahead over thousands: more would not fit anyway.
const maxGroups = 8

// groups returns the end of the whole part at i: the first row of digits, or
// all of 1,234,567 or of 1 234 567. It is not ok for groups that are neither that nor a plain
// list (1,23,4).
func groups(s string, i int, loose bool) (end int, ok bool) {
	first, count := digitsEnd(s, i)
	if d, _ := digitAt(s, i); count > 3 || d == 0 {
		return first, true
	}
	loose = loose || s[i] >= 0x80
	seen, good, uniform, small := 0, true, true, true
	end = first
	for seen <= maxGroups {
		r, n := at(s, end)
		if r != ',' && (r != '，' || !loose) {
			break
		}
		next, k := digitsEnd(s, end+n)
		if k == 0 {
			break
		}
		end = next
		good = good && k == 3
		uniform = uniform && k == count
		small = small && k <= 3
		seen++
	}
	switch {
	case seen == 0:
		return spaced(s, i, first), true
	case seen > maxGroups:
		return first, true
	case good:
		return end, true
	case seen >= 2 && small && !uniform:
		return end, false
	}
	return first, true
}

// spaced returns the end of the whole part at i when its thousands are parted by blanks
// (GB/T 15835), 12 345, and first, the end of the first row of digits, when they are not.
// Digits before or behind make it a row of figures, and what it counts must follow at once.
func spaced(s string, i, first int) int {
	end := first
	for range maxGroups {
		r, n := at(s, end)
		if r != ' ' && r != 0xA0 && r != 0x2009 && r != 0x202F {
			break
		}
		next, k := digitsEnd(s, end+n)
		if k != 3 {
			return first
		}
		end = next
	}
	if end == first {
		return first
	}
	if r, _ := before(s, skipBlanksBack(s, i)); r >= '0' && r <= '9' || r == '.' || r == '+' || r == '-' {
		return first
	}
	rest := end
	if r, n := at(s, end); r == '.' {
		rest, _ = digitsEnd(s, end+n)
	}
	if r, _ := at(s, rest); r != '%' && !IsHan(r) {
		return first
	}
	return end
}

// isYear reports whether the four digits at i are a year of 1900 to 2099.
func isYear(s string, i int) bool {
	v, _, n := smallNumber(s, i, 4)
	return n == 4 && v >= 1900 && v <= 2099
}

// mantissa gathers digits into a Decimal.
type mantissa struct {
	n     uint64
	scale int
	zeros int // zeros after the point, not yet known to matter
	point bool
	over  bool
}

func (m *mantissa) add(digits string) {
	for i := 0; i < len(digits) && !m.over; {
		d, n := digitAt(digits, i)
		if n == 0 { // a separator
			i++
			continue
		}
		i += n
		if !m.point {
			m.push(uint64(d))
			continue
		}
		if d == 0 {
			m.zeros++
			continue
		}
		if m.scale+m.zeros >= maxScale {
			m.over = true
			return
		}
		for ; m.zeros > 0; m.zeros-- {
			m.push(0)
			m.scale++
		}
		m.push(uint64(d))
		m.scale++
	}
}

func (m *mantissa) push(d uint64) {
	if m.n > (math.MaxInt64-d)/10 {
		m.over = true
		return
	}
	m.n = m.n*10 + d
}

func (m *mantissa) decimal() (Decimal, bool) {
	if m.over {
		return Decimal{}, false
	}
	return normal(int64(m.n), uint8(m.scale)), true
}

// plain returns the value of a row of digits.
func plain(digits string) (Decimal, bool) {
	var m mantissa
	m.add(digits)
	return m.decimal()
}

// tail is what follows the digits of a figure.
type tail struct {
	end      int // of the figure, with its multipliers
	value    Decimal
	ok       bool
	approx   bool
	unit     string
	unitSpan source.Span
}

// readTail reads multipliers, 余 and 多, and the unit after the figure v that
// ends at i.
func readTail(s string, i int, v Decimal, arabic bool) tail {
	t := tail{end: i, value: v, ok: true}
	p, vague := i, false
	if q, ok := roughly(s, i); ok {
		p, vague = q, true
	}
	for arabic {
		q := skipBlanks(s, p)
		m, n := multiplier(s, q)
		if m != 0 {
			if u, _ := unitAt(s, q, true); u != "" { // 万元
				break
			}
		}
		if m == 0 || q != p && m < 10000 {
			break
		}
		var ok bool
		t.value, ok = t.value.Mul(Int(m))
		t.ok = t.ok && ok
		t.end = q + n
		p = t.end
		t.approx = t.approx || vague
		if q, ok := roughly(s, p); ok {
			p, vague = q, true
		}
		if sum, end, ok := compound(s, p, t.value, m); ok {
			t.value, t.end, p = sum, end, end
			break
		}
	}
	q := p
	if arabic {
		q = skipBlanks(s, p)
	}
	unit, end := unitAt(s, q, arabic)
	if unit == "" {
		if p != t.end && vague && t.end != i {
			t.approx = true
		}
		t.approx = t.approx || approxAfter(s, t.end, false)
		return t
	}
	if unit == "个百分点" {
		unit = "百分点"
	}
	t.unit, t.unitSpan = unit, source.Span{Start: q, End: end}
	t.approx = t.approx || vague || approxAfter(s, end, true)
	return t
}

// roughly reads 余, 多 or 几 between the digits and what they count.
func roughly(s string, i int) (end int, ok bool) {
	if !HanAt(s, i) {
		return i, false
	}
	r, n := at(s, i)
	switch Fold(r) {
	case '余', '餘', '多', '几':
		return i + n, true
	}
	return i, false
}

// multiplier reads 百, 千, 万 or 亿.
func multiplier(s string, i int) (value int64, size int) {
	if !HanAt(s, i) {
		return 0, 0
	}
	r, n := at(s, i)
	if v, place := numeral(r); place && v > 10 {
		return v, n
	}
	return 0, 0
}

// compound adds a second figure under the multiplier m of the first:
// 3万5千, 1亿2000万.
func compound(s string, i int, sum Decimal, m int64) (Decimal, int, bool) {
	if _, n := digitAt(s, i); n == 0 || m < 10000 {
		return sum, i, false
	}
	end, _ := digitsEnd(s, i)
	v, ok := plain(s[i:end])
	under, n := multiplier(s, end)
	if under == 0 {
		if u, _ := unitAt(s, end, true); u == "" {
			return sum, i, false
		}
		under = 1
	}
	v, fits := v.Mul(Int(under))
	if !ok || !fits || v.Cmp(Int(m)) >= 0 {
		return sum, i, false
	}
	if sum.Sign() < 0 {
		v = v.Neg()
	}
	sum, ok = sum.Add(v)
	return sum, end + n, ok
}
