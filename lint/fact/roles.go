package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// tailBlocks is how many blocks at the end of a text without sections are searched for
// page furniture.
const tailBlocks = 60

// proseRunes is the length in code points from which a line is running text.
const proseRunes = 80

// furniture gives the number of blocks in front of what the page writes below the
// report; sections are the headings found.
func (d *Document) furniture(sections []place) int {
	n := d.course()
	from := max(0, n-tailBlocks)
	if len(sections) > 0 {
		from = max(from, sections[len(sections)-1].block+1)
	} else {
		from = max(from, n/2)
	}
	from = max(from, d.Title.Last)
	for i := n - 1; i >= from; i-- {
		b := d.Tree.Blocks[i].Block
		if len(b.Text) > proseRunes && b.Kind == syntax.Paragraph && zh.Contains(b.Text, "。") && utf8.RuneCountInString(b.Text) > proseRunes {
			from = i + 1
		}
	}
	p := portals()
	for i := from; i < n; i++ {
		b := d.Tree.Blocks[i].Block
		if b.Kind == syntax.Comment || b.Kind == syntax.Code || len(b.Text) > 6*furnitureRunes {
			continue
		}
		if p.isFurniture(fold(b.Text)) {
			return i
		}
	}
	return n
}

// course is the number of blocks in front of the texts that stand apart.
func (d *Document) course() int {
	n, apart := len(d.Tree.Blocks), d.Source.Apart()
	for n > 0 && apart < d.Source.Len() && d.Tree.Blocks[n-1].Start >= apart {
		n--
	}
	return n
}

// assignRoles gives every block its section and its role; tables find their own.
func (d *Document) assignRoles() {
	o := &d.Outline
	section, next := -1, 0
	course := d.course()
	for i := range d.Tree.Blocks {
		if next < len(o.Sections) && o.Sections[next].Heading == i {
			section, next = next, next+1
		}
		o.Of[i] = section
		if i >= o.End {
			o.Of[i], o.Roles[i] = -1, Metadata
		}
		if i >= course || o.Next > 0 && i >= o.Next { // what stands apart is text like any other, in no section
			o.Roles[i] = Prose
		}
		if k := d.Tree.Blocks[i].Kind; k == syntax.Comment || k == syntax.Code {
			o.Roles[i] = Hidden
		}
	}
	for i := range o.Sections {
		if s := &o.Sections[i]; s.RunIn.Empty() {
			o.Roles[s.Heading] = SectionHeading
		}
	}
	d.headRoles()
	d.titleRoles(&d.Title)
	for i := range d.Title.Others {
		d.titleRoles(&d.Title.Others[i])
	}
}

func (d *Document) titleRoles(t *Title) {
	if t.Span.Empty() || t.InTable {
		return
	}
	for i := t.First; i < t.Last; i++ {
		if d.Outline.Roles[i] != Hidden {
			d.Outline.Roles[i] = TitleLine
		}
	}
}

// headRoles marks the head table, breadcrumbs and dates in front of the first section.
func (d *Document) headRoles() {
	o := &d.Outline
	head := min(len(d.Tree.Blocks), headBlocks)
	if len(o.Sections) > 0 {
		head = min(head, o.Sections[0].Heading)
	}
	for i := range head {
		if o.Roles[i] == Prose && d.isHeadLine(&d.Tree.Blocks[i]) {
			o.Roles[i] = Metadata
		}
	}
}

// isHeadLine tells whether a block in front of the text is the portal's, not the
// writer's.
func (d *Document) isHeadLine(b *syntax.Placed) bool {
	if len(b.Text) > 16*titleRunes || strings.Contains(b.Text, "。") {
		return false
	}
	p, more := portals(), d.Profile.Metadata
	line := fold(b.Text)
	if p.isCrumb(line) || b.Kind == syntax.Row && strings.Trim(line, "|-:") == "" {
		return true
	}
	if b.Kind == syntax.Row {
		for cell := range strings.FieldsFuncSeq(b.Text, func(r rune) bool { return r == '|' || r == '\t' }) {
			if p.isLabel(fold(cell), more) {
				return true
			}
		}
		return false
	}
	if label, _, ok := strings.Cut(line, ":"); ok {
		return p.isLabel(label, more)
	}
	return p.isLabel(line, more) || p.isFurniture(line) || isDateLine(line)
}

// isDateLine tells whether a folded line is a date or time and nothing else.
func isDateLine(line string) bool {
	digits := 0
	for _, r := range line {
		switch {
		case r >= '0' && r <= '9' || zh.IsHan(r) && strings.ContainsRune("〇零一二三四五六七八九十", r):
			digits++
		case !strings.ContainsRune("年月日-/.:()[]", r):
			return false
		}
	}
	return digits >= 4
}
