package fact

import (
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// Document is a text under a profile with its facts. It is immutable.
type Document struct {
	Source  *source.Document
	Tree    *syntax.Tree
	Blocks  []*Block // parallel to Tree.Blocks
	Profile *profile.Profile
	// Title, Outline and Tables as far as the profile knows them.
	Title   Title
	Outline Outline
	Tables  []*Table
	// Script, HalfWidth and FullWidth describe the text as a whole.
	Script    zh.Script
	HalfWidth bool
	FullWidth bool
	forms     *forms // the profile's
}

// Context is what a block rule may know beyond its block: the document's year and
// organ, and where the block stands. It is comparable, and findings of a block are
// kept for each Context.
type Context struct {
	// Year of the report, 0 unknown.
	Year int
	// Organ as the title names it, "" unknown.
	Organ string
	// Script of the text as a whole.
	Script zh.Script
	// HalfWidth: the text as a whole writes , ( ) : ; in half width, as dumps do.
	HalfWidth bool
	// FullWidth: those of these marks that tell the width are mostly full-width; 、 and 。
	// have no half-width twin and tell nothing.
	FullWidth bool
	// Section is the key of the profile's section, "" in front of the first or in none.
	Section string
	// Role of the block in the document.
	Role Role
	// Unfinished: the text ends with this block.
	Unfinished bool
}

// Role is what a block is in the document, as the profile sees it.
type Role uint8

const (
	// Prose is running text, sub-headings included.
	Prose Role = iota
	// TitleLine belongs to the report's title.
	TitleLine
	// SectionHeading is the heading of a section of the profile.
	SectionHeading
	// TableLine belongs to a table.
	TableLine
	// Metadata is a portal's head table, page furniture, breadcrumbs.
	Metadata
	// Hidden is a comment or code.
	Hidden
)

// Title is the report's title as found in the text.
type Title struct {
	// Span of the whole title, which may stand on two lines; empty: none found.
	Span source.Span
	// First and Last are the title's blocks, half-open.
	First, Last int
	// Text is the title folded, without blanks and line ends.
	Text string
	// Organ and its place, "" if the title names none.
	Organ     string
	OrganSpan source.Span
	// Year and its digits' place, 0 if the title has none.
	Year     int
	YearSpan source.Span
	// Rest is what follows the year's digits: 年政府信息公开工作年度报告.
	Rest     string
	RestSpan source.Span
	// Fits: Rest is the profile's form or one of its variants.
	Fits bool
	// Variant is the variant that Rest is, nil for the form itself.
	Variant *profile.Variant
	// InTable: the title stands in a portal's head table only.
	InTable bool
	// Claimed is a title of another document that the metadata or the first line
	// gives, empty if none.
	Claimed source.Span
	// Others are the title's further occurrences, in the text's order: a headline
	// above it, a portal's head table. Their Claimed and Others are empty.
	Others []Title

	strength int // of the candidate, see parsedTitle
}

// Outline is the sequence of sections.
type Outline struct {
	Sections []Section
	// Of gives for each block the index of its section, -1 before the first.
	Of []int
	// Roles gives for each block its role.
	Roles []Role
	// End is the number of blocks that belong to the report; what follows is the
	// portal page's furniture.
	End int
	// Next is the block in which a further report of the same text begins, 0 if none
	// does; it is text in no section. NextTitle is the place of its title.
	Next      int
	NextTitle source.Span
	// SignOff is the index of the first of the lines that sign the report (organ,
	// date), End if it is unsigned.
	SignOff int

	// first gives, by key, the index of a section's first heading, plus one: a text may
	// repeat a heading a hundred thousand times.
	first map[string]int
}

// Match tells how a heading agrees with the profile.
type Match uint8

const (
	// Exact: the form's wording.
	Exact Match = iota
	// Tolerated: a variant of the profile.
	Tolerated
	// Altered: another wording, recognised by likeness, number and place.
	Altered
)

// Section is one part of the text as found.
type Section struct {
	Spec *profile.Section
	// Heading is the index of the heading's block.
	Heading int
	// Blocks First ≤ i < Last follow the heading.
	First, Last int
	// Span of the heading's line without indentation, Label of its wording without the ordinal.
	Span, Label source.Span
	Match       Match
	Variant     *profile.Variant // if Tolerated
	// Ordinal that the heading carries, its span in the document; Level 0: none.
	Ordinal zh.Ordinal
	// RunIn is the text that follows the heading in its line, empty if none. The
	// heading's block then counts as Prose.
	RunIn source.Span
}

// Year is the report's year: the title's, else the one that the text claims most.
func (d *Document) Year() int { return d.Title.Year }

// Context of the block with index i.
func (d *Document) Context(i int) Context {
	c := d.About()
	c.Role, c.Unfinished = d.Outline.Roles[i], i == d.Last()
	if s := d.Outline.Of[i]; s >= 0 {
		c.Section = d.Outline.Sections[s].Spec.Key
	}
	return c
}

// Last is the index of the block that the text ends with, -1 if it has none: what stands
// apart, as a page's header does, is not behind it.
func (d *Document) Last() int {
	if apart := d.Source.Apart(); apart < d.Source.Len() && apart > 0 {
		return d.Tree.BlockAt(apart - 1)
	}
	return len(d.Blocks) - 1
}

// Broken tells whether block i begins with a figure that the line before it may have begun:
// a PDF's line ends anywhere, 公开信息2|68条.
func (d *Document) Broken(i int) bool {
	if i == 0 || i >= len(d.Tree.Blocks) {
		return false
	}
	a, b := d.Tree.Blocks[i-1], d.Tree.Blocks[i]
	if a.Line+1 != b.Line || a.Body.Len() < 30 || b.Body.Len() == 0 {
		return false
	}
	return isDigit(a.Text[a.Body.End-1]) && isDigit(b.Text[b.Body.Start])
}

// About is what the contexts of all blocks have in common.
func (d *Document) About() Context {
	return Context{Year: d.Title.Year, Organ: d.Title.Organ, Script: d.Script, HalfWidth: d.HalfWidth, FullWidth: d.FullWidth}
}

// SentenceAt is the sentence at the offset, false in a text without blocks.
func (d *Document) SentenceAt(offset int) (s source.Span, ok bool) {
	i := d.Tree.BlockAt(offset)
	if i < 0 {
		return s, false
	}
	b := d.Tree.Blocks[i]
	return d.Blocks[i].SentenceAt(min(max(offset-b.Start, 0), len(b.Text))).Shift(b.Start), true
}

// SectionOf finds the section with the key, nil if the text has none.
func (d *Document) SectionOf(key string) *Section {
	if i := d.Outline.first[key]; i > 0 {
		return &d.Outline.Sections[i-1]
	}
	return nil
}

// TableOf finds the table with the key, nil if the text has none.
func (d *Document) TableOf(key string) *Table {
	for _, t := range d.Tables {
		if t.Spec.Key == key {
			return t
		}
	}
	return nil
}

// Government tells whether the title's organ is a government rather than a department.
func (d *Document) Government() bool { return d.Profile.IsGovernment(d.Title.Organ) }
