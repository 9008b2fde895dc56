// Package calendar reads what a report says of its own year: the period that its
// figures cover, and the years of which its sentences speak.
package calendar

import (
	"iter"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// Range is a statement of the period, 自2023年1月1日起至12月31日止.
type Range struct {
	Block    int // index of the block
	From, To zh.Date
	// Joined: nothing stands between the two dates, 2023年1月1日12月31日.
	Joined bool
	// Year is To's year, From's where To has none.
	Year int
}

// Span of the range within its block.
func (r Range) Span() source.Span {
	return source.Span{Start: r.From.Span.Start, End: r.To.Span.End}
}

// Periods finds the statements of the period in front of the first section and in it.
// Reports on school years have two years and are left alone.
func Periods(d *fact.Document) []Range {
	if d.Profile.Period == nil {
		return nil
	}
	var found []Range
	for i, b := range d.Blocks {
		if of := d.Outline.Of[i]; of > 0 || i >= d.Outline.End && d.Outline.End > 0 {
			break
		}
		if d.Outline.Roles[i] != fact.Prose {
			continue
		}
		if r, ok := periodIn(b, d.Profile.Period); ok {
			r.Block = i
			found = append(found, r)
		}
	}
	return found
}

func periodIn(b *fact.Block, p *profile.Period) (Range, bool) {
	s := b.Simplified
	if !WordsOf(b).Has(Day) {
		return Range{}, false
	}
	dates := b.Dates()
	for i := 0; i+1 < len(dates); i++ {
		from, to := dates[i], dates[i+1]
		if from.Year == 0 || from.Day == 0 || to.Day == 0 || from.Form != zh.DateHan || to.Form != zh.DateHan ||
			from.Span.End != to.Span.Start && !Through(s[from.Span.End:to.Span.Start]) {
			continue
		}
		sentence := b.SentenceAt(from.Span.Start)
		before := s[max(sentence.Start, runeStart(s, from.Span.Start-around)):from.Span.Start]
		after := s[to.Span.End:runeStart(s, min(sentence.End, to.Span.End+around))]
		if !states(before, after, p) {
			continue
		}
		r := Range{From: from, To: to, Year: to.Year, Joined: from.Span.End == to.Span.Start}
		if r.Year == 0 {
			r.Year = from.Year
		}
		return r, true
	}
	return Range{}, false
}

// around is how far the words about a range are looked for, in bytes.
const around = 400

// runeStart moves an offset to the start of its code point.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return max(i, 0)
}

// Through tells whether the words between two dates make them a range: 2023年1月1日起至12月31日.
func Through(gap string) bool {
	gap = strings.Map(func(r rune) rune {
		if zh.IsBlank(r) {
			return -1
		}
		return zh.Narrow(r)
	}, gap)
	switch gap {
	case "起至", "至", "到", "起到", "起-", "起—", "起——", "—", "——", "-", "--", "–", "~", "〜", ",至", "起,至", "起,到", "始至", "开始至", "开始到":
		return true
	}
	return false
}

// states tells whether the sentence around a range names it as the report's period.
func states(before, after string, p *profile.Period) bool {
	if strings.Contains(before, "学年") || strings.Contains(after, "学年") {
		return false
	}
	for _, w := range p.Words {
		if strings.Contains(before, w) || strings.HasPrefix(strings.TrimLeft(after, "止，, "), w) {
			return true
		}
	}
	i := strings.LastIndex(before, "本报告")
	return i >= 0 && len(before)-i < 120 && (strings.Contains(before[i:], "数据") || strings.Contains(before[i:], "期限") || strings.Contains(before[i:], "时限") || strings.Contains(before[i:], "期间"))
}

// Subject is a year that a sentence begins with as the time it speaks of: 2023年，我局….
type Subject struct {
	Block int
	Date  zh.Date
	// Span reaches to the end of the word for the organ, or of the verb where the
	// sentence names no organ.
	Span source.Span
	// Figures: the clause gives figures of the organ's own work; not told where the
	// organ is named and the year is the title's.
	Figures bool
}

// Subjects finds the years at the start of sentences that speak of the report's own
// organ, in front of the first section and up to the last section with a table.
func Subjects(d *fact.Document) []Subject {
	last := reported(d.Profile)
	var found []Subject
	for i, b := range d.Blocks {
		if inside(d, i, last) {
			found = subjectsIn(found, i, b, &d.Title)
		}
	}
	return found
}

// AllSubjects is Subjects over all sections, those that speak of problems and plans too.
func AllSubjects(d *fact.Document) []Subject {
	var found []Subject
	for i, b := range d.Blocks {
		if inside(d, i, len(d.Profile.Sections)) {
			found = subjectsIn(found, i, b, &d.Title)
		}
	}
	return found
}

// Reporting gives the blocks of running text that speak of the year reported on: those
// in front of the first section and up to the last section with a table.
func Reporting(d *fact.Document) iter.Seq[int] {
	return func(yield func(int) bool) {
		last := reported(d.Profile)
		for i := range d.Blocks {
			if inside(d, i, last) && !yield(i) {
				return
			}
		}
	}
}

func inside(d *fact.Document, i, last int) bool {
	if d.Outline.Roles[i] != fact.Prose || i >= d.Outline.End && d.Outline.End > 0 {
		return false
	}
	of := d.Outline.Of[i]
	return of < 0 || sectionIndex(d.Profile, d.Outline.Sections[of].Spec) <= last
}

// reported is the index of the last section that speaks of the year reported on: the
// last one with a table, or all but the last two of a form without tables.
func reported(p *profile.Profile) int {
	for i := len(p.Sections) - 1; i >= 0; i-- {
		if len(p.Sections[i].Tables) > 0 {
			return i
		}
	}
	return len(p.Sections) - 3
}

func sectionIndex(p *profile.Profile, spec *profile.Section) int {
	for i := range p.Sections {
		if &p.Sections[i] == spec {
			return i
		}
	}
	return len(p.Sections)
}

func subjectsIn(found []Subject, block int, b *fact.Block, title *fact.Title) []Subject {
	s := b.Simplified
	if !WordsOf(b).Has(Year) {
		return found
	}
	for _, d := range b.Dates() {
		if d.Year == 0 || d.Month != 0 || d.DocNumber || d.Form != zh.DateHan || !strings.HasSuffix(s[d.Span.Start:d.Span.End], "年") || !begins(s[:d.Span.Start]) {
			continue
		}
		end, own := ownOrgan(s, d.Span.End, title.Organ), false
		if end == 0 || d.Year != title.Year { // of the report's own year nobody asks
			verb := 0
			verb, own = figures(s, d.Span.End)
			end = max(end, verb)
		}
		if end > 0 {
			found = append(found, Subject{block, d, source.Span{Start: d.Span.Start, End: end}, own})
		}
	}
	return found
}

// begins: the text in front ends a sentence or a run-in heading, or is none.
func begins(before string) bool {
	before = strings.TrimRight(before, " 　\t")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。：:；;）)#*", r)
}

// ownOrgan gives the end of the words that name the report's own organ behind the
// year, 0 if there are none.
func ownOrgan(s string, i int, organ string) int {
	if strings.HasPrefix(s[i:], "度") {
		i += len("度")
	}
	i += len(s[i:]) - len(strings.TrimLeft(s[i:], "，, 　"))
	for _, w := range []string{"我", "本"} {
		if strings.HasPrefix(s[i:], w) {
			_, n := utf8.DecodeRuneInString(s[i+len(w):])
			if r, _ := utf8.DecodeRuneInString(s[i+len(w):]); strings.ContainsRune("局委办厅院校镇乡县市区街旗州省站所中处会部单机队公社学们", r) {
				return i + len(w) + n
			}
		}
	}
	end, n := i, 0
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !zh.IsHan(r) || !strings.Contains(organ, s[i:end+size]) {
			break
		}
		end += size
		n++
	}
	if n >= 4 {
		return end
	}
	return 0
}

// Agreed is the year on which the period and at least three sentences agree while the
// title has another and no sentence speaks of the title's; 0 if there is none. Then it
// is the title that is odd.
func Agreed(d *fact.Document, periods []Range, subjects []Subject) int {
	if d.Title.Year == 0 || len(periods) == 0 {
		return 0
	}
	year := periods[0].Year
	for _, p := range periods {
		if p.Year != year {
			return 0
		}
	}
	if year == d.Title.Year || len(subjects) < 3 {
		return 0
	}
	n := 0
	for _, x := range subjects {
		switch x.Date.Year {
		case year:
			n++
		case d.Title.Year:
			return 0
		}
	}
	if n < 3 {
		return 0
	}
	return year
}
