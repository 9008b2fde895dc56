package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/zh"
)

// Library finds the report of an organ for a year among many.
type Library struct {
	reports []*Report
	exact   map[key]*Report
	// loose leads from other ways to write an organ's name to its report; nil: to several.
	loose   map[key]*Report
	doubles [][2]*Report
}

// key is a report by kind, year and a way to write the organ's name.
type key struct {
	kind, organ string
	year        int
}

// NewLibrary makes a library of the reports; those without organ or year cannot be found.
func NewLibrary(reports []*Report) *Library {
	l := &Library{reports: reports, exact: map[key]*Report{}, loose: map[key]*Report{}}
	for _, r := range reports {
		if r.Organ == "" || r.Year == 0 {
			continue
		}
		k := key{r.Kind, PlainName(r.Organ), r.Year}
		if first := l.exact[k]; first != nil {
			l.doubles = append(l.doubles, [2]*Report{first, r})
			continue
		}
		l.exact[k] = r
		for _, v := range OtherNames(k.organ) {
			k.organ = v
			if other, ok := l.loose[k]; ok && other != r {
				l.loose[k] = nil
				continue
			}
			l.loose[k] = r
		}
	}
	return l
}

// Doubles are pairs of reports of the same organ for the same year, of which only the
// first is found.
func (l *Library) Doubles() [][2]*Report { return l.doubles }

// Before gives the report of the year before the document's, by the same organ; nil if
// there is none. Alone says that one report was chosen for one document: then the name
// that either lacks is no obstacle.
func (l *Library) Before(d *fact.Document, alone bool) *Report {
	if !IsReport(d) || d.Title.Year == 0 {
		return nil
	}
	if alone && len(l.reports) == 1 {
		if r := l.reports[0]; r.Kind == kindOf(d) && r.Year == d.Title.Year-1 && (r.Organ == "" || d.Title.Organ == "") {
			return r
		}
	}
	return l.Find(kindOf(d), d.Title.Organ, d.Title.Year-1)
}

// Find gives the organ's report of that kind for the year: the one with its very name,
// else the only one whose name differs as names of one organ do. Nil if there is none.
func (l *Library) Find(kind, organ string, year int) *Report {
	if organ == "" || year == 0 {
		return nil
	}
	k := key{kind, PlainName(organ), year}
	if r := l.exact[k]; r != nil {
		return r
	}
	found, seen := l.loose[k]
	if seen && found == nil {
		return nil
	}
	for _, v := range OtherNames(k.organ) {
		k.organ = v
		r := l.exact[k]
		if r == nil {
			continue
		}
		if found != nil && found != r {
			return nil // two organs may be meant
		}
		found = r
	}
	return found
}

// sameOrgan tells whether the names are the same but for script, blanks and the like.
func sameOrgan(a, b string) bool { return a != "" && PlainName(a) == PlainName(b) }

// plain writes what has two accepted forms in one.
var plain = strings.NewReplacer("人民政府", "政府", "与", "和", "及", "和")

// PlainName is an organ's name in Simplified script without blanks, in one of its accepted
// forms. Names that are equal in it are one.
func PlainName(organ string) string {
	return plain.Replace(strings.Map(func(r rune) rune {
		if zh.IsBlank(r) || r == '\n' || r == '\r' {
			return -1
		}
		return zh.Fold(r)
	}, organ))
}

// The levels of places, which slip out of names and get into them.
const (
	levels = "省市县区州旗镇乡"
	// uppers end the names of the places that may stand in front of a fuller name.
	uppers = "省市州盟"
)

var upperWords = []string{"自治区", "地区"}

// OtherNames are other ways in which a plain name may be written for the same organ: with
// one level lost (云溪政府 for 云溪县政府), or without the province or city in front of a
// county's name. An office of an organ, or a place of another level, is another organ.
func OtherNames(name string) []string {
	var out []string
	for i, r := range name {
		rest := name[i+utf8.RuneLen(r):]
		if i == 0 || rest == "" {
			continue
		}
		if strings.ContainsRune(levels, r) {
			out = append(out, name[:i]+rest)
		}
		upper := strings.ContainsRune(uppers, r) || slices.ContainsFunc(upperWords, func(w string) bool {
			return strings.HasSuffix(name[:len(name)-len(rest)], w)
		})
		if upper && utf8.RuneCountInString(name[:i]) >= 2 && beginsWithPlace(rest) {
			out = append(out, rest)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// beginsWithPlace tells whether the name begins with that of a county, a district, a
// town or the like and not with the business of an office (城市管理局).
func beginsWithPlace(name string) bool {
	n := 0
	for i, r := range name {
		rest := name[i+utf8.RuneLen(r):]
		switch {
		case rest == "" || n > 10:
			return false
		case r == '县' && n >= 1, strings.ContainsRune("区旗镇乡州", r) && n >= 2:
			return true
		case r == '市' && n >= 2 && !strings.HasPrefix(rest, "场") && !strings.HasPrefix(rest, "政") && !strings.HasPrefix(rest, "容"):
			return true
		}
		n++
	}
	return false
}
