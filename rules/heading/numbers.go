package heading

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
)

// numbered is a section with the number it carries against the one it should.
type numbered struct {
	*fact.Section
	k     int // index in the profile
	seq   int // place among the sections found, from 1
	fault fault
}

type fault uint8

const (
	right fault = iota
	lost        // no number
	form        // another level's number: （二） or 2.
	wrong       // another number
)

// numbers reports headings without number, with another level's or the wrong one.
// Neighbours with the same fault are one finding.
func (c *check) numbers() {
	if !c.Profile.Numbered {
		return
	}
	all := c.numbered()
	for i := 0; i < len(all); {
		k := i + 1
		for k < len(all) && all[k].fault == all[i].fault && (all[i].fault != wrong || shift(all[k]) == shift(all[i])) {
			k++
		}
		if all[i].fault != right {
			c.renumber(all[i:k], k-i > 1 && k-i >= len(all)/2)
		}
		i = k
	}
}

// shift is by how much a number is off.
func shift(n numbered) int { return n.Ordinal.Value - n.k - 1 }

func (c *check) numbered() []numbered {
	var all []numbered
	for i := range c.Outline.Sections {
		s := &c.Outline.Sections[i]
		k := c.index(s)
		if c.first[k] != i || c.last(s) && s.Ordinal.Level == 0 {
			continue
		}
		n := numbered{Section: s, k: k, seq: len(all) + 1}
		switch o := s.Ordinal; {
		case o.Level == 0:
			n.fault = lost
		case o.Level != 1:
			n.fault = form
		case o.Value != k+1 && o.Value != n.seq:
			n.fault = wrong
		case o.Value != k+1 && !c.explained(k):
			n.fault = wrong
		}
		all = append(all, n)
	}
	return all
}

// explained: a number that counts the sections as they stand is right once the missing
// ones before it are inserted; that is said already.
func (c *check) explained(k int) bool {
	for j := range k {
		if c.first[j] < 0 {
			return true
		}
	}
	return false
}

// renumber reports a run of headings with one fault. Most means that it is how the
// document numbers its sections, or that a conversion lost the numbers of a list: no
// certain fault.
func (c *check) renumber(run []numbered, most bool) {
	head := run[0]
	d := lint.Diagnostic{Severity: lint.Error, Span: head.Span}
	is, due := quoted(c.Slice(source.Span{Start: head.Span.Start, End: head.Label.Start})), c.due(head.k)
	if head.fault != lost && is == "" {
		is = c.Slice(head.Ordinal.Span)
	}
	switch {
	case most && head.fault == lost:
		d.Severity = lint.Warning
		d.Message = lint.Textf("从“%[1]s”起的%[2]d个标题没有序号，请核对。格式为“%[3]s”；如果序号是自动编号，可能在转换时丢失。",
			"%[2]d headings from “%[1]s” on have no number; please check. The form says “%[3]s”; a list's automatic numbers may have been lost in conversion.",
			quoted(c.Slice(head.Label)), len(run), due)
	case most && head.fault == form:
		d.Severity = lint.Warning
		d.Message = lint.Textf("%[1]d个部分的序号与规定格式不一致：现为“%[2]s”，格式为“%[3]s”。建议各部分用“一、”，其下用“（一）”。",
			"The numbers of %[1]d parts differ from the form: “%[2]s” for “%[3]s”. Better use 一、 for the parts and （一） below.",
			len(run), is, due)
	case head.fault == lost:
		d.Message = lint.Textf("%[1]s标题缺少序号：应为“%[2]s”。", "The heading of %[1]s has lost its number: it should be “%[2]s”.", c.part(head.k), due)
	case head.fault == form:
		d.Severity = lint.Warning
		d.Message = lint.Textf("%[1]s标题的序号与规定格式不一致：现为“%[2]s”，格式为“%[3]s”。建议按格式改写。",
			"The number of %[1]s differs from the form: “%[2]s” for “%[3]s”. Better follow the form.", c.part(head.k), is, due)
	default:
		d.Message = lint.Textf("%[1]s标题的序号应为“%[2]s”，现为“%[3]s”。格式为“%[4]s”。",
			"The number of %[1]s should be “%[2]s”, not “%[3]s”. The form says “%[4]s”.", c.part(head.k), c.number(head.k), is, due)
		if len(run) > 1 {
			more := lint.Textf("其后%d个标题的序号也依次差%d。", " The next %d headings are off by %d as well.", len(run)-1, abs(shift(head)))
			d.Message = lint.Text{ZH: d.Message.ZH + more.ZH, EN: d.Message.EN + more.EN}
		}
	}
	for _, n := range run[1:] {
		d.Related = append(d.Related, lint.Related{Span: n.Span, Message: lint.Textf("格式为“%s”", "the form says “%s”", c.due(n.k))})
	}
	d.Fixes = []lint.Fix{c.renumbered(run)}
	c.Report(d)
}

// renumbered writes the right number in front of every heading of the run.
func (c *check) renumbered(run []numbered) lint.Fix {
	f := lint.Fix{Title: lint.Textf("改为“%s”", "Change to “%s”", c.due(run[0].k))}
	if len(run) > 1 {
		f.Title = lint.Textf("改正%d个标题的序号", "Correct the numbers of %d headings", len(run))
	}
	for _, n := range run {
		at := source.Span{Start: n.Span.Start, End: n.Label.Start}
		f.Edits = append(f.Edits, source.Edit{Span: at, New: c.number(n.k)})
	}
	return f
}

func abs(n int) int { return max(n, -n) }
