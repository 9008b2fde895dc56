package fact

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"gaolint/lint/profile"
	"gaolint/lint/syntax"
)

// Recognition tells how a document came to its profile.
type Recognition uint8

const (
	// Given: the user named the profile.
	Given Recognition = iota
	// Recognised from title, headings or tables.
	Recognised
	// Suspected: no profile fits, but the text speaks of one of the report kinds, so
	// that the general checks alone may be too few. The profile is then the general
	// one with its Suspect set.
	Suspected
	// Other: any other text.
	Other
)

// Detector finds the profile of a text and reads the text under it. It is immutable
// and safe for use by several goroutines.
type Detector struct {
	kinds   []kind
	general *forms
	given   *forms
	family  *kind // of the name given
}

// kind is a family of forms, or one profile without a family.
type kind struct {
	name  string
	forms []*forms
	// suspect is the general profile for texts that may be of this kind, apart that for
	// the reports of other bodies, early that for reports older than the forms.
	suspect, apart, early *forms
}

// NewDetector makes a detector over the profiles. Given is the name of a profile or of
// a family, or "" to recognise texts by themselves; any other name is an error that
// lists the known ones.
func NewDetector(profiles []*profile.Profile, given string) (*Detector, error) {
	d := &Detector{}
	general := &profile.Profile{Name: profile.General}
	known := []string{profile.General}
	for _, p := range profiles {
		for _, name := range []string{p.Name, p.Family} {
			if name != "" && !slices.Contains(known, name) {
				known = append(known, name)
			}
		}
		if p.Name == profile.General {
			general = p
			continue
		}
		f := newForms(p)
		d.add(f)
		if p.Name == given {
			d.given = f
		}
	}
	d.general = newForms(general)
	for i := range d.kinds {
		k := &d.kinds[i]
		suspect := *general
		suspect.Suspect = k.newest().profile
		k.suspect = newForms(&suspect)
		apart := suspect
		apart.SuspectApart = true
		k.apart = newForms(&apart)
		early := suspect
		early.SuspectEarly = true
		k.early = newForms(&early)
		if k.name == given && d.given == nil {
			d.family = k
		}
	}
	switch {
	case given == profile.General:
		d.given = d.general
	case given != "" && d.given == nil && d.family == nil:
		slices.Sort(known)
		return nil, fmt.Errorf("unknown report kind %q; known are %s", given, strings.Join(known, ", "))
	}
	return d, nil
}

// add puts the form to those of its family.
func (d *Detector) add(f *forms) {
	name := cmp.Or(f.profile.Family, f.profile.Name)
	i := slices.IndexFunc(d.kinds, func(k kind) bool { return k.name == name })
	if i < 0 {
		i = len(d.kinds)
		d.kinds = append(d.kinds, kind{name: name})
	}
	d.kinds[i].forms = append(d.kinds[i].forms, f)
}

// newest is the form for the latest years.
func (k *kind) newest() *forms {
	best := k.forms[0]
	for _, f := range k.forms[1:] {
		if f.profile.Years.From > best.profile.Years.From {
			best = f
		}
	}
	return best
}

// Read finds the text's profile, the one given or the report kind that title, headings and
// table labels speak for, in the form of the report's year, and works out the facts of the
// text under it. Blocks is parallel to tree.Blocks.
func (d *Detector) Read(tree *syntax.Tree, blocks []*Block) (*Document, Recognition) {
	f, doc, how := d.detect(tree)
	if doc == nil || doc.forms != f {
		doc = probe(tree, f)
	}
	doc.Blocks = blocks
	doc.describe()
	doc.findTables()
	return doc, how
}

// probe is the text under the form with title and outline, and without blocks as yet.
func probe(tree *syntax.Tree, f *forms) *Document {
	doc := &Document{Source: tree.Doc, Tree: tree, Profile: f.profile, forms: f}
	doc.findTitle()
	doc.findOutline()
	return doc
}

// detect gives the form of the text, and the text under it or another form of its kind
// if it was looked at.
func (d *Detector) detect(tree *syntax.Tree) (*forms, *Document, Recognition) {
	switch {
	case d.given != nil:
		return d.given, nil, Given
	case d.family != nil:
		doc := probe(tree, d.family.newest())
		return d.family.form(doc), doc, Given
	}
	var best evidence
	var winner *kind
	var suspect *forms
	for i := range d.kinds {
		k := &d.kinds[i]
		e := k.evidence(tree)
		if e.recognised() && (winner == nil || e.score() > best.score()) {
			best, winner = e, k
		} else if suspect == nil && e.suspected() {
			suspect = k.suspect
			if e.apart {
				suspect = k.apart
			}
		}
	}
	switch {
	case winner != nil && winner.before(best.doc) && best.headings < len(best.doc.Profile.Sections)/2:
		return winner.early, nil, Suspected
	case winner != nil:
		return winner.form(best.doc), best.doc, Recognised
	case suspect != nil:
		return suspect, nil, Suspected
	}
	return d.general, nil, Other
}

// form is the kind's form for the text: that of the report's year, else the one whose
// own labels the text has, else the newest.
func (k *kind) form(doc *Document) *forms {
	if len(k.forms) == 1 {
		return k.forms[0]
	}
	for _, f := range k.forms {
		if f.profile.Years.Holds(doc.Title.Year) {
			return f
		}
	}
	best := k.newest()
	most := k.own(best, doc.Tree)
	for _, f := range k.forms {
		if n := k.own(f, doc.Tree); n > most {
			best, most = f, n
		}
	}
	return best
}

// before tells whether the report is for a year before there was any of the forms.
func (k *kind) before(doc *Document) bool {
	if doc.Title.Year == 0 || doc.Title.YearSpan.Empty() {
		return false
	}
	return !slices.ContainsFunc(k.forms, func(f *forms) bool { return f.profile.Years.From <= doc.Title.Year })
}

// own counts the lines of the text that are labels of the form and of no other one.
func (k *kind) own(f *forms, tree *syntax.Tree) int {
	n := 0
	eachLabel(tree, func(label string) {
		if f.table[label] && !slices.ContainsFunc(k.forms, func(g *forms) bool { return g != f && g.table[label] }) {
			n++
		}
	})
	return n
}

// evidence is what speaks for a report kind in a text.
type evidence struct {
	doc *Document // under the kind's newest form
	// title: it is of the form; proper: in the form's own words, or in words that
	// nobody minds; subject: it speaks of the subject.
	title, proper, subject bool
	// apart: a title names a body that has a form of its own.
	apart bool
	// strange is the number of headings that are numbered as sections are and are not
	// worded like one.
	strange int
	// headings is the number of sections whose heading stands in the text, rows that
	// of a form's row labels, of due.
	headings, rows, due int
}

// evidence looks at the lines that are short or numbered; running text is passed over.
func (k *kind) evidence(tree *syntax.Tree) evidence {
	e := evidence{doc: probe(tree, k.newest())}
	seen := make([]bool, len(e.doc.Profile.Sections))
	for i := range e.doc.Outline.Sections {
		s := &e.doc.Outline.Sections[i]
		k := slices.IndexFunc(e.doc.Profile.Sections, func(t profile.Section) bool { return t.Key == s.Spec.Key })
		switch {
		case s.Match == Altered:
			e.strange++
		case k >= 0 && !seen[k]:
			seen[k] = true
			e.headings++
		}
	}
	for _, t := range append([]Title{e.doc.Title}, e.doc.Title.Others...) {
		if !t.Span.Empty() && e.doc.Profile.IsApart(t.Organ, t.Text) {
			e.apart, e.subject = true, true
			continue
		}
		if t.YearSpan.Empty() || t.Year != 0 { // a school's report has two years
			e.title = e.title || t.Fits || t.strength == full
			e.proper = e.proper || t.Fits && (t.Variant == nil || t.Variant.Severity == "" || t.Variant.Severity == "hint")
		}
		// Further down such a line is a link of the site.
		e.subject = e.subject || t.strength >= undated || t.strength >= speaks && t.First < topBlocks && holdsGroup(t.Text, e.doc.forms.words)
	}
	if e.title && !e.proper && e.headings < 2 {
		e.strange += e.doc.strangers()
	}
	if !e.recognised() {
		k.countRows(&e)
	}
	return e
}

// countRows looks for the labels of the tables' rows, where title and headings do not
// tell.
func (k *kind) countRows(e *evidence) {
	for _, f := range k.forms {
		if len(f.rows) == 0 {
			continue
		}
		rows := make(map[string]bool, len(f.rows))
		eachLabel(e.doc.Tree, func(label string) {
			if f.rows[label] {
				rows[label] = true
			}
		})
		if len(rows)*max(1, e.due) >= e.rows*len(f.rows) {
			e.rows, e.due = len(rows), len(f.rows)
		}
	}
}

func (e evidence) score() int {
	score := e.headings
	if e.title {
		score += 4
	}
	if e.due > 0 {
		score += 4 * e.rows / e.due
	}
	return score
}

// manyStrange is the number of headings of its own from which a text with a title in
// other words is another body's report.
const manyStrange = 3

// strangers counts the blocks that are numbered as sections are, but belong to none.
func (d *Document) strangers() int {
	n := 0
	for i := range d.Tree.Blocks {
		b := d.Tree.Blocks[i].Block
		if b.Kind != syntax.Heading || b.Ordinal.Level != 1 || d.Outline.Roles[i] != Prose {
			continue
		}
		if label, _, ok := headLabel(b); ok && !d.forms.labels[label] {
			n++
		}
	}
	return n
}

// recognised: by its title, by half of its sections, or by its tables and a section.
func (e evidence) recognised() bool {
	n := len(e.doc.Profile.Sections)
	return e.title && (e.proper || e.headings >= 2 || e.strange < manyStrange) || n > 0 && e.headings >= max(2, (n+1)/2) ||
		e.due > 2 && 2*e.rows >= e.due && e.headings > 0
}

// topBlocks is how far down a line that only speaks of the subject can be a title.
const topBlocks = 5

// nameBytes is the length from which a text is suspected for its file's name alone.
const nameBytes = 300

// suspected: the title or the file's name speaks of the subject, or there are two of
// the sections or half of a table.
func (e evidence) suspected() bool {
	if e.subject || e.headings >= 2 || e.due > 2 && 2*e.rows >= e.due {
		return true
	}
	name := fold(path.Base(strings.ReplaceAll(e.doc.Source.Name(), `\`, "/")))
	return e.doc.Source.Len() > nameBytes && holdsGroup(name, e.doc.forms.words)
}

// labelBytes is the length in bytes up to which a line or cell can be a label.
const labelBytes = 160

// eachLabel calls visit with the folded text, without its ordinal, of every short line
// and of every cell of the rows.
func eachLabel(tree *syntax.Tree, visit func(string)) {
	for i := range tree.Blocks {
		b := tree.Blocks[i].Block
		switch {
		case b.Kind == syntax.Comment || b.Kind == syntax.Code:
		case b.Kind == syntax.Row:
			for cell := range strings.FieldsFuncSeq(b.Text, func(r rune) bool { return r == '|' || r == '\t' }) {
				if len(cell) >= 6 && len(cell) <= labelBytes {
					visit(withoutOrdinal(strings.TrimSpace(cell)))
				}
			}
		case len(b.Text) >= 6 && len(b.Text) <= labelBytes:
			visit(fold(b.Label()))
		}
	}
}
