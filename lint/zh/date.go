package zh

import (
	"strings"

	"gaolint/lint/source"
)

// The forms of a Date.
const (
	DateHan   uint8 = iota // 2023年1月1日, 二〇二三年, 〔2021〕
	DateDash               // 2024-01-29
	DateDot                // 2024.1.29
	DateSlash              // 2024/1/29
)

// Date is a date, or the part of one that is written.
type Date struct {
	// Span is the date as written, in bytes. The year of a range (2023—2025年)
	// or of a document number is its digits alone.
	Span source.Span
	// Year, Month and Day are 0 when not written.
	Year, Month, Day int
	// YearSpan, MonthSpan and DaySpan are the digits alone; empty when not
	// written.
	YearSpan, MonthSpan, DaySpan source.Span
	// Valid says that the date exists in the calendar as far as it is written.
	Valid bool
	// DocNumber says that the year stands in the brackets of a document
	// number: 〔2021〕30号.
	DocNumber bool
	Form      uint8 // DateHan, DateDash, DateDot or DateSlash
}

// Dates returns the dates of s from left to right; they do not overlap.
// Durations (3年, 5个月) are none: a year has four digits. Signs are those that Survey
// gives for s. It allocates nothing when there are none.
func Dates(s string, signs []int32) []Date {
	var out []Date
	next := 0
	for _, at := range signs {
		i := int(at)
		if i < next || !numeralAt(s, i) {
			continue
		}
		d, end, ok := dateAt(s, i, partAt(s, i))
		if ok {
			d.Valid = d.exists()
			out = append(out, d)
		}
		next = end
	}
	return out
}

// part is one number of a date.
type part struct {
	value, end int
	digits     int // how many are written; 0 for none
	arabic     bool
}

func (p part) span(start int) source.Span { return source.Span{Start: start, End: p.end} }

// partAt reads the row of digits or of Chinese numerals at i. A value that no
// date has is given as 1<<20.
func partAt(s string, i int) part {
	const tooLarge = 1 << 20
	if _, n := digitAt(s, i); n > 0 {
		end, count := digitsEnd(s, i)
		p := part{end: end, digits: count, arabic: true, value: tooLarge}
		if count <= 4 {
			p.value, _, _ = smallNumber(s, i, 4)
		}
		return p
	}
	h := hanRun(s, i)
	p := part{end: h.end, digits: h.runes, value: tooLarge}
	if h.ok && h.value < tooLarge {
		p.value = int(h.value)
	}
	if !h.digits { // 十五 has as many digits as 15; 一千二百 is no year
		p.digits = 5
		if p.value < 100 {
			p.digits = 2
		}
	}
	return p
}

// year reports whether p may be the year of a date.
func (p part) year() bool { return p.digits == 4 && p.value >= 1000 && p.value <= 9999 }

// small reports whether p may be a month or a day.
func (p part) small() bool { return p.digits > 0 && p.digits <= 2 && p.value < 100 }

// dateAt reads the date that begins with the number p at i. The end is where
// the search goes on, whether there is a date or not.
func dateAt(s string, i int, p part) (d Date, end int, ok bool) {
	switch {
	case p.year():
		if d, ok := numericDate(s, i, p); ok {
			return d, d.Span.End, true
		}
		d.Year, d.YearSpan = p.value, p.span(i)
		d.Span = d.YearSpan
		if mark, n := at(s, skipBlanks(s, p.end)); mark == '年' {
			d.Span.End = skipBlanks(s, p.end) + n
			d.DocNumber = inBrackets(s, i, d.Span.End)
			monthAt(s, &d)
			return d, d.Span.End, true
		}
		if inBrackets(s, i, p.end) {
			d.DocNumber = true
			return d, p.end, true
		}
		return d, p.end, ranged(s, p.end, true)
	case p.small() && !continued(s, i):
		if mark, _ := at(s, skipBlanks(s, p.end)); mark == '月' {
			d.Span = source.Span{Start: i, End: i}
			monthAt(s, &d)
			return d, d.Span.End, true
		}
		d.Month, d.MonthSpan = p.value, p.span(i)
		d.Span = d.MonthSpan
		return d, p.end, p.arabic && ranged(s, p.end, false)
	}
	return d, p.end, false
}

// continued reports whether the number at i continues another number, so that it
// is no month: 1.5月.
func continued(s string, i int) bool {
	r, n := before(s, i)
	if r != '.' && r != '/' {
		return false
	}
	prev, _ := before(s, i-n)
	return prev >= '0' && prev <= '9'
}

// monthAt adds the month and day that follow d.
func monthAt(s string, d *Date) {
	i := skipBlanks(s, d.Span.End)
	month := partAt(s, i)
	j := skipBlanks(s, month.end)
	mark, n := at(s, j)
	if !month.small() || mark != '月' {
		return
	}
	d.Month, d.MonthSpan = month.value, month.span(i)
	d.Span.End = j + n
	i = skipBlanks(s, d.Span.End)
	day := partAt(s, i)
	j = skipBlanks(s, day.end)
	mark, n = at(s, j)
	if day.small() && (mark == '日' || Fold(mark) == '号') {
		d.Day, d.DaySpan = day.value, day.span(i)
		d.Span.End = j + n
		return
	}
	if r, n := at(s, d.Span.End); r == '份' {
		d.Span.End += n
	}
}

// numericDate reads 2024-01-29 and its like.
func numericDate(s string, i int, year part) (Date, bool) {
	d := Date{Year: year.value, YearSpan: year.span(i)}
	sep, n := at(s, year.end)
	switch Narrow(sep) {
	case '-':
		d.Form = DateDash
	case '.':
		d.Form = DateDot
	case '/':
		d.Form = DateSlash
	default:
		return d, false
	}
	if prev, _ := before(s, i); prev == sep || isLetter(prev) || prev == '_' || prev == '/' || prev == '-' {
		return d, false
	}
	month := partAt(s, year.end+n)
	second, m := at(s, month.end)
	day := partAt(s, month.end+m)
	if second != sep || !month.arabic || !month.small() || !day.arabic || !day.small() {
		return d, false
	}
	if next, k := at(s, day.end); next == sep {
		if _, digit := digitAt(s, day.end+k); digit > 0 || sep == '/' {
			return d, false
		}
	}
	d.Month, d.MonthSpan = month.value, month.span(year.end+n)
	d.Day, d.DaySpan = day.value, day.span(month.end+m)
	d.Span = source.Span{Start: i, End: day.end}
	return d, true
}

// inBrackets reports whether the year at [i,j), or its digits, stands alone in
// brackets as document numbers use them. Round ones count when 号 follows.
func inBrackets(s string, i, j int) bool {
	open, _ := before(s, skipBlanksBack(s, i))
	j = skipBlanks(s, j)
	end, n := at(s, j)
	if open < 0 || end < 0 {
		return false
	}
	if strings.ContainsRune("〔[【﹝［", open) {
		return strings.ContainsRune("〕]】﹞］", end)
	}
	if (open == '(' || open == '（') && (end == ')' || end == '）') {
		k := skipBlanks(s, j+n)
		if r, n := at(s, k); r == '第' {
			k = skipBlanks(s, k+n)
		}
		stop, count := digitsEnd(s, k)
		r, _ := at(s, skipBlanks(s, stop))
		return count > 0 && Fold(r) == '号'
	}
	return false
}

// maxRange bounds the look-ahead over 2021、2022、2023年.
const maxRange = 8

// ranged reports whether the number that ends at i is joined, directly or
// through others, to one that 年 (or 月) follows.
func ranged(s string, i int, years bool) bool {
	for range maxRange {
		i = skipBlanks(s, i)
		r, n := at(s, i)
		if n == 0 || !joins(r) {
			return false
		}
		i += n
		if r, n := at(s, i); r == '—' {
			i += n
		}
		i = skipBlanks(s, i)
		p := partAt(s, i)
		if years != p.year() || !years && !p.small() {
			return false
		}
		i = skipBlanks(s, p.end)
		switch mark, _ := at(s, i); {
		case years && mark == '年', !years && mark == '月':
			return true
		}
	}
	return false
}

var monthDays = [13]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// exists reports whether the calendar has d.
func (d Date) exists() bool {
	switch {
	case d.MonthSpan.End > 0 && (d.Month < 1 || d.Month > 12):
		return false
	case d.DaySpan.End == 0:
		return true
	case d.Day < 1 || d.Day > monthDays[d.Month]:
		return false
	case d.Month == 2 && d.Day == 29 && d.Year > 0:
		return d.Year%4 == 0 && (d.Year%100 != 0 || d.Year%400 == 0)
	}
	return true
}

// joins tells whether the character joins the figures of a range or a list.
func joins(r rune) bool {
	switch r {
	case '-', '–', '—', '－', '~', '～', '〜', '至', '到', '、', '和', '及', '与':
		return true
	}
	return false
}
