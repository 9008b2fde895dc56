package statement

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// reportPairs reports a list that answers another with fewer items than that has.
func reportPairs(p *lint.Pass, s *fact.Section) {
	for i := range p.Profile.Pairs {
		pair := &p.Profile.Pairs[i]
		if pair.Section != s.Spec.Key {
			continue
		}
		first, second, ok := count(p.Document, s, pair)
		if !ok || first < 2 || second < 2 || second >= first {
			continue
		}
		severity, _ := lint.ParseSeverity(pair.Severity)
		p.Report(lint.Diagnostic{
			Severity: severity,
			Span:     s.Span,
			Message: lint.Textf("%[1]s列出%[2]s%[3]d条、%[4]s%[5]d条，请留意是否逐条对应。如一条对应几条，可忽略。",
				"%[1]s lists %[3]d %[2]s and %[5]d %[4]s. See that each is answered; ignore this where one answers several.",
				sectionName(p.Profile, s.Spec), lint.Text(pair.FirstName), first, lint.Text(pair.SecondName), second),
		})
	}
}

// The lists of a pair.
const (
	none = iota
	firstList
	secondList
	both
)

// lists counts the items of the two lists. Only the outermost numbering of each list
// counts; a numbering that starts anew, goes up a level or leaves a number out makes
// the count unsure.
type lists struct {
	pair  *profile.Pair
	now   int // the list that is open
	level [both]int
	items [both]int
	bad   bool
}

// count gives the number of items in each list; ok is false where it is not sure.
func count(d *fact.Document, s *fact.Section, pair *profile.Pair) (first, second int, ok bool) {
	l := &lists{pair: pair}
	for i := s.First; i < s.Last && !l.bad; i++ {
		if b := d.Blocks[i]; speaks(d, i) {
			l.block(b, zh.Contains(b.Simplified, firstItem))
		}
	}
	return l.items[firstList], l.items[secondList], !l.bad
}

// block reads one paragraph; begins tells whether a list begins in it.
func (l *lists) block(b *fact.Block, begins bool) {
	if b.Kind == syntax.Heading && b.Ordinal.Level <= 2 {
		switch k := l.kind(b.Label()); k {
		case none:
			l.item(b.Ordinal.Level, b.Ordinal.Value)
		case both:
			l.bad = true
		default:
			l.open(k)
		}
		return
	}
	if b.Ordinal.Level == 6 || b.Ordinal.Level == 0 {
		l.clauses(b, begins)
		return
	}
	l.item(b.Ordinal.Level, b.Ordinal.Value)
	if b.Ordinal.Level == 2 && !strings.HasSuffix(b.BodyText(), "。") {
		l.lead(b.Label())
	}
}

// clauses reads 一是…，二是… within a paragraph and what introduces them.
func (l *lists) clauses(b *fact.Block, begins bool) {
	lead := b.Body.Start
	var clauses []source.Span
	if begins || b.Ordinal.Level == 6 {
		clauses = b.Clauses()
	}
	for _, c := range clauses {
		o, ok := zh.LeadingOrdinal(b.Simplified[c.Start:c.End])
		if !ok || o.Level != 6 {
			continue
		}
		if o.Value == 1 && c.Start > lead {
			l.lead(b.Simplified[lead:c.Start])
		}
		l.item(o.Level, o.Value)
		lead = c.End
	}
	if lead == b.Body.Start { // an introduction on a line of its own
		if text := b.BodyText(); strings.HasSuffix(text, "：") || strings.HasSuffix(text, ":") {
			l.lead(text)
		}
	}
}

// lead opens a list by the words in front of its first item. 针对上述问题，采取以下措施
// speaks of both and opens the second.
func (l *lists) lead(s string) {
	switch k := l.kind(s); k {
	case firstList:
		l.open(firstList)
	case secondList, both:
		l.open(secondList)
	}
}

func (l *lists) open(list int) {
	if l.now != list && l.items[list] > 0 {
		l.bad = true
	}
	l.now = list
}

func (l *lists) kind(s string) int {
	k := none
	for _, w := range l.pair.First {
		if zh.Contains(s, w) {
			k |= firstList
		}
	}
	for _, w := range l.pair.Second {
		if zh.Contains(s, w) {
			k |= secondList
		}
	}
	return k
}

// item counts an item of the open list.
func (l *lists) item(level, value int) {
	if l.now == none || level == 0 {
		return
	}
	switch n := &l.items[l.now]; {
	case *n == 0:
		l.level[l.now], *n = level, 1
		l.bad = value != 1
	case level > l.level[l.now]: // items of an item
	case level < l.level[l.now] || value != *n+1:
		l.bad = true
	default:
		*n = value
	}
}
