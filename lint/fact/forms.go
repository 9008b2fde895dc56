package fact

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// yearMark follows the digits of a year.
const yearMark = "年"

// forms are a profile's wordings, folded and sorted for looking up.
type forms struct {
	profile *profile.Profile
	// headings are the wordings of all sections' headings, by their text; sorted has
	// them longest first.
	headings map[string][]wording
	sorted   []wording
	// firsts are the characters that headings begin with: most lines are told by them.
	firsts map[rune]bool
	// labels are the texts of the tables' rows, columns, groups and headers without
	// their ordinals.
	labels map[string]bool
	// table has the labels of the form itself, without those of other years' forms;
	// rows the rows' own labels.
	table, rows map[string]bool
	// titles are what may follow a title's year, longest first.
	titles []titleWording
	// cores are the titles' wordings without the 年 that begins them, longest first.
	cores []string
	// ends are the last two characters of titles of this kind.
	ends []string
	// words are those of the profile's subject, by entry.
	words   [][]string
	foreign []string
	like    [][][]string
	// tables are what may stand in the sections, parallel to the profile's: see tableForms.
	tables [][]func() *tableForm
	// all is what may stand in a text without sections.
	all func() *tableForm
	// readers are spare readers of tables, with the room that they have taken.
	readers sync.Pool
	// longest is the length in bytes of the longest heading.
	longest int
}

// wording is one wording of a section's heading.
type wording struct {
	text    string
	section int
	variant *profile.Variant // nil: the form's own
}

// titleWording is one wording of the title: before stands in front of the year, text
// behind its digits.
type titleWording struct {
	text, before string
	variant      *profile.Variant // nil: the form's own
}

func newForms(p *profile.Profile) *forms {
	f := &forms{profile: p, firsts: map[rune]bool{}, headings: map[string][]wording{}, labels: map[string]bool{}, table: map[string]bool{}, rows: map[string]bool{}}
	f.tables, f.all = tableForms(p), allTables(p)
	for i := range p.Sections {
		s := &p.Sections[i]
		f.addHeading(s.Heading, i, nil)
		for k := range s.Variants {
			f.addHeading(s.Variants[k].Text, i, &s.Variants[k])
		}
		f.like = append(f.like, foldGroups(s.Like))
	}
	slices.SortStableFunc(f.sorted, func(a, b wording) int { return cmp.Compare(len(b.text), len(a.text)) })
	for i := range p.Tables {
		f.addTable(&p.Tables[i])
	}
	for _, l := range p.OtherForms {
		f.addLabel(l, "")
	}
	f.addTitles(&p.Document)
	return f
}

// reader is a reader of tables; it is put back when it is done.
func (f *forms) reader() *tableReader {
	if r, ok := f.readers.Get().(*tableReader); ok {
		return r
	}
	return &tableReader{}
}

func (f *forms) addHeading(text string, section int, v *profile.Variant) {
	text = fold(text)
	for _, w := range f.headings[text] {
		if w.section == section {
			return
		}
	}
	if r, n := utf8.DecodeRuneInString(text); n > 0 {
		f.firsts[r] = true
	}
	w := wording{text, section, v}
	f.headings[text] = append(f.headings[text], w)
	f.sorted = append(f.sorted, w)
	f.longest = max(f.longest, len(text))
}

func (f *forms) addTable(t *profile.Table) {
	for _, list := range [][]profile.Label{t.Header, t.Columns, t.Rows} {
		for i := range list {
			l := &list[i]
			f.table[withoutOrdinal(l.Text)] = true
			f.addLabel(l.Text, l.Note)
			for _, more := range [][]string{l.Short, l.Old, l.Group} {
				for _, s := range more {
					f.addLabel(s, l.Note)
				}
			}
		}
	}
	for i := range t.Rows {
		if s := withoutOrdinal(t.Rows[i].Text); utf8.RuneCountInString(s) > 2 {
			f.rows[s] = true
		}
	}
}

func (f *forms) addLabel(text, note string) {
	s := withoutOrdinal(text)
	if utf8.RuneCountInString(s) < 2 {
		return
	}
	f.labels[s] = true
	if note != "" {
		f.labels[s+fold(note)] = true
	}
}

// withoutOrdinal folds a label and drops its leading ordinal.
func withoutOrdinal(label string) string {
	if o, ok := zh.LeadingOrdinal(label); ok {
		label = label[o.Span.End:]
	}
	return fold(label)
}

func (f *forms) addTitles(t *profile.TitleForm) {
	if t.Name == "" {
		return
	}
	f.titles = append(f.titles, titleWording{fold(yearMark + t.Name), "", nil})
	for i := range t.Variants {
		v := &t.Variants[i]
		f.titles = append(f.titles, titleWording{fold(v.Text), fold(v.Before), v})
	}
	slices.SortStableFunc(f.titles, func(a, b titleWording) int {
		return cmp.Or(cmp.Compare(len(b.text), len(a.text)), cmp.Compare(len(b.before), len(a.before)))
	})
	for _, w := range f.titles {
		f.addEnd(w.text)
		if w.before != "" {
			continue // what follows the year is too little to know a title by
		}
		core := coreOf(w.text)
		if core != "" && !slices.Contains(f.cores, core) {
			f.cores = append(f.cores, core)
		}
	}
	slices.SortStableFunc(f.cores, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	f.words = foldGroups(t.Subject)
	for _, group := range f.words {
		for _, w := range group {
			f.addEnd(w)
		}
	}
	for _, s := range t.Foreign {
		f.foreign = append(f.foreign, fold(s))
		f.addEnd(fold(s))
	}
}

// coreOf drops the 年 or 年度 that joins a title's wording to the year.
func coreOf(s string) string {
	s = strings.TrimPrefix(s, yearMark)
	return strings.TrimPrefix(s, "度")
}

func (f *forms) addEnd(s string) {
	if end := lastRunes(s, 2); !slices.Contains(f.ends, end) {
		f.ends = append(f.ends, end)
	}
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

func foldGroups(groups [][]string) [][]string {
	out := make([][]string, len(groups))
	for i, g := range groups {
		for _, w := range g {
			out[i] = append(out[i], fold(w))
		}
	}
	return out
}

// holdsGroup tells whether s holds all words of one group.
func holdsGroup(s string, groups [][]string) bool {
	for _, g := range groups {
		all := len(g) > 0
		for _, w := range g {
			all = all && strings.Contains(s, w)
		}
		if all {
			return true
		}
	}
	return false
}

// isForeign tells whether a title is that of another document: it ends as one, and
// does not speak of the profile's own subject.
func (f *forms) isForeign(title string) bool {
	if holdsGroup(title, f.words) {
		return false
	}
	for _, s := range f.foreign {
		if strings.HasSuffix(title, s) {
			return true
		}
	}
	return false
}

// isLabel tells whether the text, folded and without its ordinal, is a label of the
// profile's tables, or one cut short or with a character lost or changed.
func (f *forms) isLabel(s string) bool {
	if f.labels[s] {
		return true
	}
	if utf8.RuneCountInString(s) < 4 {
		return false
	}
	head, tail := s[:len(s)-len(lastRunes(s, utf8.RuneCountInString(s)-2))], lastRunes(s, 2)
	for l := range f.labels {
		if strings.HasPrefix(l, s) {
			return true
		}
		if len(l) >= 12 && (strings.HasPrefix(s, l) || (strings.HasPrefix(l, head) || strings.HasSuffix(l, tail)) && near(s, l)) {
			return true
		}
	}
	return false
}
