package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/syntax"
)

// Bounds on what is read to find a report's year and organ where no title tells.
const (
	introBlocks = 15
	yearBytes   = 1 << 17
	signRunes   = 30
)

// derive works out year and organ where the title does not tell them.
func (d *Document) derive(f *forms) {
	if len(f.profile.Sections) == 0 && len(f.titles) == 0 {
		return
	}
	t := &d.Title
	if t.Year == 0 && t.YearSpan.Empty() {
		t.Year = d.deriveYear(f)
	}
	if t.Organ == "" && t.Span.Empty() && len(d.Outline.Sections) > 0 {
		d.deriveOrgan()
	}
}

// deriveOrgan takes the organ from the sign-off, else from the title of another
// document that was left.
func (d *Document) deriveOrgan() {
	t := &d.Title
	if i := d.Outline.SignOff; i < d.Outline.End && d.isOrgan(i) {
		b := &d.Tree.Blocks[i]
		t.Organ, t.OrganSpan = fold(b.BodyText()), b.BodySpan()
		return
	}
	if t.Claimed.Empty() {
		return
	}
	c := foldAt(d.Source.Slice(t.Claimed), t.Claimed.Start)
	end := len(c.text)
	if at, _, _, ok := lastYear(c.text); ok {
		end = at
	}
	if k := strings.Index(c.text[:end], "关于"); k > 0 {
		end = k
	} else if at, _, _, ok := firstYear(c.text[:end]); ok {
		end = at
	}
	organ := organIn(c.text, 0, end)
	if name := c.text[organ[0]:organ[1]]; allHan(name) && portals().endsAsOrgan(name) {
		t.Organ, t.OrganSpan = d.fuller(name), c.span(organ[0], organ[1])
	}
}

// fuller is the organ's name with what the head table puts in front of it (the county
// of a township) and with the word for a government where the text has it behind it.
func (d *Document) fuller(organ string) string {
	name := organ
	for i := range min(len(d.Tree.Blocks), headBlocks) {
		b := d.Tree.Blocks[i].Block
		if b.Kind != syntax.Row || len(b.Text) > 16*titleRunes {
			continue
		}
		for cell := range strings.FieldsFuncSeq(b.Text, func(r rune) bool { return r == '|' || r == '\t' }) {
			if c := fold(cell); strings.HasSuffix(c, organ) && len(c) > len(name) && allHan(c) {
				name = c
			}
		}
	}
	text := d.Source.Text()[:min(d.Source.Len(), yearBytes)]
	for _, g := range portals().governments {
		if strings.Contains(text, organ+g) {
			return name + portals().governments[0]
		}
	}
	return name
}

// deriveYear finds the report's year: in front of the report's name, in the statistics
// period, or as the subject of most sentences.
func (d *Document) deriveYear(f *forms) int {
	for i := range min(len(d.Tree.Blocks), introBlocks) {
		b := d.Tree.Blocks[i].Block
		if b.Kind == syntax.Comment || b.Kind == syntax.Code {
			continue
		}
		line := fold(b.Simplified[:min(len(b.Simplified), yearBytes/introBlocks)])
		for _, w := range f.titles {
			if k := strings.Index(line, w.text); k > 0 && w.before == "" {
				if _, year, ok := yearBefore(line[max(0, k-16):k]); ok && year != 0 {
					return year
				}
			}
		}
	}
	if year := d.periodYear(f); year != 0 {
		return year
	}
	return d.subjectYear()
}

// periodYear is the year of the statistics period's first day.
func (d *Document) periodYear(f *forms) int {
	p := f.profile.Period
	if p == nil {
		return 0
	}
	left := yearBytes
	for i := range min(d.Outline.End, 4*introBlocks) {
		b := &d.Tree.Blocks[i]
		if left -= len(b.Text); left < 0 || d.Outline.Roles[i] != Prose {
			continue
		}
		for _, w := range p.Words {
			k := strings.Index(b.Simplified, w)
			if k < 0 {
				continue
			}
			rest := b.Simplified[k:min(len(b.Simplified), k+200)]
			for at, year := range years(rest) {
				if dayFollows(fold(rest[at:]), p.FromMonth, p.FromDay) {
					return year
				}
			}
		}
	}
	return 0
}

// dayFollows tells whether s goes on 年M月D日 with the given month and day.
func dayFollows(s string, month, day int) bool {
	s, ok := strings.CutPrefix(s, yearMark)
	if !ok {
		return false
	}
	for _, part := range []struct {
		value int
		mark  string
	}{{month, "月"}, {day, "日"}} {
		digits := 0
		for digits < len(s) && digits < 3 && isDigit(s[digits]) {
			digits++
		}
		if digits == 0 || number(s[:digits]) != part.value {
			return false
		}
		if s, ok = strings.CutPrefix(s[digits:], part.mark); !ok {
			return false
		}
	}
	return true
}

// subjectYear is the year that most often stands as a time of its own (2023年，本局…);
// of two that are equally frequent the one that comes first.
func (d *Document) subjectYear() int {
	count, best, left := map[int]int{}, 0, yearBytes
	var order []int
	for i := range d.Outline.End {
		b := &d.Tree.Blocks[i]
		if d.Outline.Roles[i] != Prose || b.Kind == syntax.Row {
			continue
		}
		if left -= len(b.Text); left < 0 {
			break
		}
		for at, year := range years(b.Simplified) {
			rest, ok := strings.CutPrefix(strings.TrimLeft(b.Simplified[at:], " "), yearMark)
			rest = strings.TrimLeft(rest, " ")
			if !ok || rest == "" || isDigit(rest[0]) {
				continue // a date, a document number
			}
			if count[year] == 0 {
				order = append(order, year)
			}
			count[year]++
		}
	}
	for _, year := range order {
		if best == 0 || count[year] > count[best] {
			best = year
		}
	}
	return best
}

// years yields the years of four digits in s, by the offset behind their digits.
func years(s string) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		for i := 0; i < len(s); {
			k := strings.Index(s[i:], "20")
			if k < 0 {
				return
			}
			i += k
			end := i
			for end < len(s) && isDigit(s[end]) {
				end++
			}
			if end-i == 4 && (i == 0 || !isDigit(s[i-1])) && !yield(end, number(s[i:end])) {
				return
			}
			i = end
		}
	}
}

// signOff gives the index of the first of the lines that sign the report at its end:
// the organ's name and the date, or one of them, each in a line of its own.
func (d *Document) signOff() int {
	end := d.Outline.End
	first := 0
	if n := len(d.Outline.Sections); n > 0 {
		first = d.Outline.Sections[n-1].First
	}
	i := end
	if i > first && d.isDate(i-1) {
		i--
	}
	if i > first && d.isOrgan(i-1) {
		i--
	}
	return i
}

func (d *Document) isDate(i int) bool {
	b := &d.Tree.Blocks[i]
	return b.Kind == syntax.Paragraph && b.Body.Len() <= 4*signRunes && strings.Contains(b.Simplified, yearMark) && isDateLine(fold(b.BodyText()))
}

func (d *Document) isOrgan(i int) bool {
	b := &d.Tree.Blocks[i]
	if b.Kind != syntax.Paragraph || b.Ordinal.Level != 0 || b.Body.Len() > 4*signRunes || utf8.RuneCountInString(b.BodyText()) > signRunes {
		return false
	}
	organ := fold(b.BodyText())
	return allHan(organ) && utf8.RuneCountInString(organ) >= 3 && portals().endsAsOrgan(organ)
}
