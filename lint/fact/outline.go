package fact

import (
	"cmp"
	"slices"
	"strings"

	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

// place is a heading found at a block.
type place struct {
	headingMatch
	block   int
	altered bool
}

// findOutline finds the sections and gives every block its section and role.
func (d *Document) findOutline() {
	f := d.forms
	o := &d.Outline
	o.Roles = make([]Role, len(d.Tree.Blocks))
	o.Of = make([]int, len(d.Tree.Blocks))
	found := d.sections(f)
	if o.End = d.furniture(found); o.Next > 0 {
		o.End = o.Next
	}
	o.first = map[string]int{}
	for i := range found {
		o.Sections = append(o.Sections, d.section(f, &found[i]))
		if key := o.Sections[i].Spec.Key; o.first[key] == 0 {
			o.first[key] = i + 1
		}
	}
	for i := range o.Sections {
		s := &o.Sections[i]
		s.First, s.Last = s.Heading+1, o.End
		if i+1 < len(o.Sections) {
			s.Last = o.Sections[i+1].Heading
		}
	}
	o.SignOff = d.signOff()
	d.assignRoles()
	d.derive(f)
}

// section makes the section of a heading that was found.
func (d *Document) section(f *forms, p *place) Section {
	b := &d.Tree.Blocks[p.block]
	s := Section{
		Spec: &f.profile.Sections[p.section], Heading: p.block,
		Span:  source.Span{Start: b.BodySpan().Start, End: b.Start + p.label.End},
		Label: b.At(p.label), Variant: p.variant, Ordinal: p.ordinal,
	}
	s.Ordinal.Span = b.At(p.ordinal.Span)
	if b.Kind == syntax.Row {
		s.Span.Start = s.Label.Start
	}
	if !p.runIn.Empty() {
		s.RunIn = b.At(p.runIn)
	}
	switch {
	case p.altered:
		s.Match = Altered
	case p.variant != nil:
		s.Match = Tolerated
	}
	return s
}

// sections finds the headings of the profile's sections, in the text's order.
func (d *Document) sections(f *forms) []place {
	if len(f.sorted) == 0 {
		return nil
	}
	var found []place
	var numbered []int // other blocks that are numbered or marked as headings
	for i := range d.Tree.Blocks {
		b := d.Tree.Blocks[i].Block
		if m, ok := f.match(b); ok {
			found = append(found, place{m, i, false})
		} else if b.Kind == syntax.Heading && (b.Hashes > 0 || b.Ordinal.Level <= 2 || !f.profile.Numbered) || b.Ordinal.Level == 1 && b.Kind == syntax.Paragraph {
			numbered = append(numbered, i)
		}
	}
	found = d.settle(f, found)
	found = dropContents(found)
	if d.nextReport(f, found); d.Outline.Next > 0 {
		found = before(found, d.Outline.Next)
		numbered = slices.DeleteFunc(numbered, func(i int) bool { return i >= d.Outline.Next })
	}
	if p, ok := d.begun(f, found, numbered); ok {
		found = append(found, p)
	}
	return d.addAltered(f, found, numbered)
}

// settle drops weak headings where a strong one speaks for the section or another
// reading is likelier.
func (d *Document) settle(f *forms, found []place) []place {
	strong := make([]bool, len(f.profile.Sections))
	for _, p := range found {
		strong[p.section] = strong[p.section] || p.strong
	}
	taken := make([]bool, len(strong))
	// after is the lowest section of the strong headings from each place on, reached the
	// highest of those in front: between the two a weak heading stands where it is due.
	after := make([]int, len(found)+1)
	after[len(found)] = len(strong)
	for i := len(found) - 1; i >= 0; i-- {
		if after[i] = after[i+1]; found[i].strong {
			after[i] = min(after[i], found[i].section)
		}
	}
	i, reached := -1, -1
	return slices.DeleteFunc(found, func(p place) bool {
		i++
		if p.strong {
			reached = max(reached, p.section)
			return false
		}
		drop := strong[p.section] || taken[p.section] ||
			// A sub-heading may be worded like a section; the number tells.
			p.ordinal.Level != 0 && f.profile.Numbered && p.ordinal.Value != p.section+1 ||
			f.profile.Ordered && (reached >= p.section || after[i] <= p.section)
		taken[p.section] = taken[p.section] || !drop
		return drop
	})
}

// dropContents drops a table of contents: headings that follow one another and stand
// again further down.
func dropContents(found []place) []place {
	run := 0
	for run < len(found) && (run == 0 || found[run].block == found[run-1].block+1 && found[run].section > found[run-1].section) {
		run++
	}
	if run < 3 || run == len(found) {
		return found
	}
	for _, p := range found[:run] {
		if !slices.ContainsFunc(found[run:], func(q place) bool { return q.section == p.section }) {
			return found
		}
	}
	return found[run:]
}

// begun is the heading that the text's last block begins to be.
func (d *Document) begun(f *forms, found []place, numbered []int) (place, bool) {
	last := len(d.Tree.Blocks) - 1
	if len(numbered) == 0 || numbered[len(numbered)-1] != last {
		return place{}, false
	}
	b := d.Tree.Blocks[last].Block
	label, span, ok := headLabel(b)
	if !ok {
		return place{}, false
	}
	best := -1
	for i, w := range f.sorted {
		if !strings.HasPrefix(w.text, label) || slices.ContainsFunc(found, func(p place) bool { return p.section == w.section }) {
			continue
		}
		if fits := b.Ordinal.Value == w.section+1; best < 0 || fits && b.Ordinal.Value != f.sorted[best].section+1 {
			best = i
		}
	}
	if best < 0 || f.profile.Numbered && !sectionLike(b) {
		return place{}, false
	}
	m := headingMatch{wording: wording{label, f.sorted[best].section, nil}, strong: true, label: span, ordinal: b.Ordinal}
	return place{m, last, false}, true
}

// sectionLike: numbered as sections are, or marked as a heading without a number.
func sectionLike(b *syntax.Block) bool {
	return b.Ordinal.Level == 1 || b.Ordinal.Level == 0 && b.Hashes > 0
}

// addAltered looks in the gaps between the headings that were found for those of the
// missing sections in other words.
func (d *Document) addAltered(f *forms, found []place, numbered []int) []place {
	n := len(f.profile.Sections)
	for k := range n {
		if slices.ContainsFunc(found, func(p place) bool { return p.section == k }) {
			continue
		}
		lo, hi := -1, len(d.Tree.Blocks)
		if f.profile.Ordered {
			lo, hi = gap(found, k, hi)
		}
		if p, ok := d.altered(f, found, numbered, k, lo, hi, true); ok {
			found = append(found, p)
			slices.SortFunc(found, func(a, b place) int { return cmp.Compare(a.block, b.block) })
		}
	}
	if !f.profile.Ordered || !f.profile.Numbered || len(found) == 0 {
		return found
	}
	// What is numbered as the missing section and stands where it is due is that section.
	for k := range n {
		if slices.ContainsFunc(found, func(p place) bool { return p.section == k }) {
			continue
		}
		lo, hi := gap(found, k, len(d.Tree.Blocks))
		if p, ok := d.altered(f, found, numbered, k, lo, hi, false); ok {
			found = append(found, p)
			slices.SortFunc(found, func(a, b place) int { return cmp.Compare(a.block, b.block) })
		}
	}
	return found
}

// gap gives the blocks between which section k is due.
func gap(found []place, k, size int) (lo, hi int) {
	lo, hi = -1, size
	before, after := -1, size
	for _, p := range found {
		if p.section < k && p.section >= before {
			before, lo = p.section, p.block
		}
		if p.section > k && p.section < after {
			after, hi = p.section, p.block
		}
	}
	return lo, hi
}

// refusals bounds how many likely lines are looked at closely in one gap.
const refusals = 64

// altered finds the heading of section k in other words among the numbered blocks
// between lo and hi: by its words, or (like false) by number and place alone.
func (d *Document) altered(f *forms, found []place, numbered []int, k, lo, hi int, like bool) (place, bool) {
	from, _ := slices.BinarySearch(numbered, lo+1)
	start := 0 // number of the section before the gap
	if lo >= 0 {
		if o := d.Tree.Blocks[lo].Ordinal; o.Level == 1 {
			start = o.Value
		}
	}
	refused := 0
	var best place
	ok := false
	for _, i := range numbered[from:] {
		if i >= hi || refused > refusals {
			break
		}
		b := d.Tree.Blocks[i].Block
		if f.profile.Numbered && !sectionLike(b) {
			continue
		}
		if f.profile.Numbered && b.Ordinal.Level == 1 && b.Ordinal.Value <= start {
			label, _, short := headLabel(b)
			if short && f.isLabel(label) {
				refused++
				continue // a table's row
			}
			break // a numbering of its own begins below the section
		}
		right := b.Ordinal.Level == 1 && b.Ordinal.Value == k+1
		if !like && !right || ok && !right {
			continue
		}
		label, span, short := headLabel(b)
		if !short || like && !holdsGroup(label, f.like[k]) || slices.ContainsFunc(found, func(p place) bool { return p.block == i }) {
			continue
		}
		if refused++; f.isLabel(label) {
			continue
		}
		best = place{headingMatch{wording{label, k, nil}, true, span, runIn(b, span.End), b.Ordinal}, i, true}
		if ok = true; right {
			break
		}
	}
	return best, ok
}
