package fact

import "slices"

// nextReport looks in front of the first section that comes back for the title of a further
// report, of another year or organ: reports of several years, or of an organ and those under
// it, are put into one file. The outline then ends there.
func (d *Document) nextReport(f *forms, found []place) {
	if d.Title.strength != full || len(found) < 2 {
		return
	}
	i := slices.IndexFunc(found[1:], func(p place) bool { return p.section == found[0].section }) + 1
	if i == 0 {
		return
	}
	head := found[i].block
	for k := max(found[i-1].block+1, head-headBlocks); k < head; k++ {
		if c, ok := d.titleAt(f, k, head); ok && c.strength == full {
			if t := d.titleOf(&c); t.Year != d.Title.Year || t.Organ != d.Title.Organ {
				d.Outline.Next, d.Outline.NextTitle = k, t.Span
				return
			}
		}
	}
}

// before keeps the headings that stand in front of the block.
func before(found []place, block int) []place {
	return slices.DeleteFunc(found, func(p place) bool { return p.block >= block })
}
