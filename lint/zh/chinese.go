package zh

import (
	"strings"

	"gaolint/lint/source"
)

// chinese reads the run of Chinese numerals at i and returns where to go on.
func (lx *numberLexer) chinese(i int) int {
	s := lx.s
	h := hanRun(s, i)
	if end, ok := foldedPrefix(s, h.end, "分之"); ok {
		return lx.fraction(h, end)
	}
	n := Number{Span: source.Span{Start: i, End: h.end}, Value: Int(h.value), Style: Chinese, Valid: h.ok}
	if lx.afterDi(i) {
		n.Unit, n.UnitSpan.End = unitAt(s, h.end, false)
		if n.Unit == "" {
			n.UnitSpan = source.Span{}
		} else {
			n.UnitSpan.Start = h.end
		}
		n.Ordinal = true
		lx.emit(n, true)
		return h.end
	}
	if h = beforeYuan(s, h); h.runes == 0 {
		return n.Span.End
	}
	n.Span.End, n.Value, n.Valid = h.end, Int(h.value), h.ok
	t := readTail(s, h.end, n.Value, false)
	if t.unit == "" || lx.idiom(h, t) {
		return h.end
	}
	prev, _ := before(s, i)
	first, place := numeral(firstRune(s[i:]))
	switch {
	case place && (strings.ContainsRune("数數几幾", prev) || first > 10 && (prev == '上' || prev == '成')):
		n.Valid, n.Approx = false, true
	case h.places && h.value != 10 && t.unitSpan.Start == h.end:
		return h.end // 千家万户
	case h.digits && h.runes == 2 && !h.ok:
		n.Approx = true
	}
	n.Unit, n.UnitSpan = t.unit, t.unitSpan
	n.Approx = n.Approx || t.approx || approxBefore(s, i)
	lx.emit(n, false)
	return h.end
}

func firstRune(s string) rune {
	r, _ := at(s, 0)
	return r
}

// beforeYuan gives a 万 or 亿 before 元 back to the unit, so that 三千万元 has
// the unit that 3000万元 has.
func beforeYuan(s string, h han) han {
	r, _ := at(s, h.end)
	last, n := before(s, h.end)
	if v, place := numeral(last); r != '元' || !place || v < 10000 {
		return h
	}
	run := s[h.start : h.end-n]
	short := hanRun(run, 0)
	short.start, short.end = h.start, h.start+len(run)
	return short
}

// idiom reports whether a numeral that a unit follows is part of a word.
func (lx *numberLexer) idiom(h han, t tail) bool {
	s := lx.s
	prev, _ := before(s, h.start)
	if prev >= '0' && prev <= '9' {
		return true
	}
	if h.runes != 1 {
		return false
	}
	next, _ := at(s, t.unitSpan.End)
	switch h.value {
	case 0:
		return t.unit == "件"
	case 1:
		if t.unit == "起" || t.unit == "方面" || t.unit == "次" && next == '性' {
			return true
		}
		return strings.ContainsRune("统統唯同逐进進专專单單任万萬之每另某这這那下上哪初第", prev)
	}
	return false
}

// fraction reads what follows 百分之 or 千分之; h is the numeral before 分之,
// which ends at end.
func (lx *numberLexer) fraction(h han, end int) int {
	s := lx.s
	unit := ""
	if h.places && h.runes == 1 {
		switch h.value {
		case 100:
			unit = "%"
		case 1000:
			unit = "‰"
		}
	}
	n := Number{Unit: unit, UnitSpan: source.Span{Start: h.start, End: end}, Style: Chinese}
	i := skipBlanks(s, end)
	stop := i
	if _, size := digitAt(s, i); size > 0 {
		f := readFigure(s, i, false)
		n.Value, n.Valid, stop = f.value, f.ok, f.end
	} else if part := hanRun(s, i); part.runes > 0 {
		n.Value, n.Valid, stop = Int(part.value), part.ok, part.end
		n.Value, stop = decimals(s, stop, n.Value)
	}
	if stop == i || unit == "" {
		return max(stop, h.end)
	}
	n.Span = source.Span{Start: h.start, End: stop}
	n.Approx = approxBefore(s, h.start) || approxAfter(s, stop, true)
	lx.emit(n, false)
	return stop
}

// decimals adds spoken decimals to v: 点六.
func decimals(s string, i int, v Decimal) (Decimal, int) {
	r, n := at(s, i)
	part := hanRun(s, i+n)
	if Fold(r) != '点' || part.runes == 0 || part.runes > maxScale || !part.digits {
		return v, i
	}
	sum, ok := v.Add(normal(positional(s[part.start:part.end]), uint8(part.runes)))
	if !ok {
		return v, i
	}
	return sum, part.end
}
