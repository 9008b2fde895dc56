package heading

import (
	"slices"
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// check is the outline of one document against its profile.
type check struct {
	*lint.Pass
	// first gives for each section of the profile the index of its first occurrence in
	// the outline, -1 if missing; again lists the further ones.
	first []int
	again []int
}

func newCheck(p *lint.Pass) *check {
	c := &check{Pass: p, first: make([]int, len(p.Profile.Sections))}
	for k := range c.first {
		c.first[k] = -1
	}
	for i := range p.Outline.Sections {
		k := c.index(&p.Outline.Sections[i])
		if c.first[k] < 0 {
			c.first[k] = i
		} else {
			c.again = append(c.again, i)
		}
	}
	return c
}

// index is the place of the section in the profile.
func (c *check) index(s *fact.Section) int {
	return slices.IndexFunc(c.Profile.Sections, func(t profile.Section) bool { return t.Key == s.Spec.Key })
}

// number is the ordinal that section k's heading carries, "" if none are used.
func (c *check) number(k int) string {
	if !c.Profile.Numbered {
		return ""
	}
	return zh.HanNumeral(k+1) + "、"
}

// due is section k's heading as the form has it.
func (c *check) due(k int) string { return c.number(k) + c.Profile.Sections[k].Heading }

// part names section k: 第四部分, or its heading where the form has no numbers.
func (c *check) part(k int) lint.Text {
	if c.Profile.Numbered {
		return lint.Textf("第%[1]s部分", "Part %[2]d", zh.HanNumeral(k+1), k+1)
	}
	return lint.Textf("“%s”部分", "the part “%s”", c.Profile.Sections[k].Heading)
}

// last tells whether the section's heading is the text's last block, unfinished while
// it is being written.
func (c *check) last(s *fact.Section) bool { return s.Heading == len(c.Blocks)-1 }

// like is a piece of the text in its own script.
func (c *check) like() string {
	if len(c.Outline.Sections) > 0 {
		return c.Slice(c.Outline.Sections[0].Span)
	}
	return c.Slice(c.Title.Span)
}

// missing reports each run of missing sections once, at the gap.
func (c *check) missing() {
	if len(c.Outline.Sections) == 0 && (c.Title.Span.Empty() || c.Title.Last >= len(c.Blocks)) {
		return // nothing shows that this is a report at all, or it is only beginning
	}
	var run []int
	flush := func() {
		if len(run) > 0 {
			c.gap(run)
		}
		run = nil
	}
	for k := range c.first {
		switch {
		case c.first[k] >= 0 && c.Profile.Ordered:
			flush()
		case c.first[k] < 0 && !c.Profile.Sections[k].Optional && !c.buried(k):
			run = append(run, k)
		}
	}
	flush()
}

// buriedBytes bounds how much of a text is searched for headings within lines.
const buriedBytes = 1 << 16

// buried tells whether section k's heading stands within a line: a page whose text was
// put into one line or cell has lost its layout, not its parts.
func (c *check) buried(k int) bool {
	if !c.Profile.Numbered {
		return false
	}
	number, left := c.number(k), buriedBytes
	for i, b := range c.Blocks {
		if left -= len(b.Text); left < 0 || c.Outline.Next > 0 && i >= c.Outline.Next {
			break
		}
		if c.Outline.Roles[i] == fact.Hidden {
			continue
		}
		for line := b.Simplified; ; {
			at := strings.Index(line, number)
			if at < 0 {
				break
			}
			line = strings.TrimLeft(line[at+len(number):], " 　")
			if c.begins(k, line) {
				return true
			}
		}
	}
	return false
}

// begins tells whether the line begins with section k's heading in one of its wordings.
func (c *check) begins(k int, line string) bool {
	s := &c.Profile.Sections[k]
	return strings.HasPrefix(line, s.Heading) ||
		slices.ContainsFunc(s.Variants, func(v profile.Variant) bool { return strings.HasPrefix(line, v.Text) })
}

// gap reports the missing sections of one run.
func (c *check) gap(run []int) {
	at, before := c.place(run)
	d := lint.Diagnostic{Severity: lint.Error, Span: source.Span{Start: at, End: at}}
	where := c.Profile.Provision
	cite := lint.Text{}
	if where.ZH != "" {
		cite = lint.Textf("（%s）", " (%s)", lint.Text(where))
	} else {
		d.Severity = lint.Warning
	}
	var names []string
	for _, k := range run {
		names = append(names, "“"+c.due(k)+"”")
	}
	list := strings.Join(names, "")
	if len(run) == 1 {
		k := run[0]
		advice := lint.Text{}
		if len(c.Profile.Sections[k].Tables) > 0 {
			advice = lint.Text{ZH: "；全年没有发生的，保留标题和表格，各栏填0", EN: "; where nothing happened all year, keep the heading and the table and fill in 0"}
		}
		name := c.part(k)
		if c.Profile.Numbered {
			name.ZH += list
			name.EN += " " + list
		}
		d.Message = lint.Textf("缺少%[1]s，请补写。报告应当包括这一部分%[2]s%[3]s。",
			"%[1]s is missing. The report must have it%[2]s%[3]s.", name, cite, advice)
	} else {
		d.Message = lint.Textf("缺少%[1]d个部分：%[2]s，请补写。报告应当包括这些部分%[3]s。",
			"%[1]d parts are missing: %[2]s. The report must have them%[3]s.", len(run), list, cite)
		d.Fixes = append(d.Fixes, c.insert(at, before, run, lint.Textf("插入全部%d个标题", "Insert all %d headings", len(run))))
	}
	for _, k := range run {
		d.Fixes = append(d.Fixes, c.insert(at, before, []int{k}, lint.Textf("插入“%s”", "Insert “%s”", c.due(k))))
	}
	c.Report(d)
}

// place is where the run's headings belong, and whether text follows them there.
func (c *check) place(run []int) (at int, before bool) {
	o := &c.Outline
	if c.Profile.Ordered {
		for k := run[len(run)-1] + 1; k < len(c.first); k++ {
			if i := c.first[k]; i >= 0 {
				return c.lineStart(o.Sections[i].Heading), true
			}
		}
	}
	if o.SignOff < len(c.Blocks) {
		return c.lineStart(o.SignOff), true
	}
	last := &c.Tree.Blocks[len(c.Blocks)-1]
	return last.Start + len(last.Text), false
}

func (c *check) lineStart(block int) int { return c.Tree.Blocks[block].Start }

// insert writes the headings of the sections as the document writes its own.
func (c *check) insert(at int, before bool, sections []int, title lint.Text) lint.Fix {
	gap, marks := c.style()
	var b strings.Builder
	for _, k := range sections {
		if !before {
			b.WriteString(gap)
		}
		b.WriteString(marks + zh.Restore(c.due(k), c.like()))
		if before {
			b.WriteString(gap)
		}
	}
	return lint.Replace(title, source.Span{Start: at, End: at}, b.String())
}

// style gives what parts two blocks of the document and the Markdown hashes of its
// headings.
func (c *check) style() (gap, marks string) {
	newline := "\n"
	if text := c.Source.Text(); !strings.Contains(text, "\n") && strings.Contains(text, "\r") {
		newline = "\r"
	} else if strings.Contains(text, "\r\n") {
		newline = "\r\n"
	}
	gap = newline
	blocks := c.Tree.Blocks
	at := 0
	if len(c.Outline.Sections) > 0 {
		s := &c.Outline.Sections[0]
		at = s.Heading
		if n := blocks[at].Hashes; n > 0 {
			marks = strings.Repeat("#", n) + " "
		}
	}
	for _, i := range []int{at - 1, at} {
		if i >= 0 && i+1 < len(blocks) {
			between := c.Slice(source.Span{Start: blocks[i].Start + len(blocks[i].Text), End: blocks[i+1].Start})
			if strings.Count(between, newline) > 1 {
				return newline + newline, marks
			}
		}
	}
	return gap, marks
}
