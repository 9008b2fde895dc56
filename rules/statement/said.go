package statement

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/syntax"
)

// firstItem begins the first item of a list within a paragraph.
const firstItem = "一是"

// words are what is listened for in the whole text: of each group that the statements
// accept which may stand anywhere the last word, the one that says most (收取 费, 社会 评价). What belongs into one section is mostly
// said at its beginning, and is looked for there when it is due.
func words(p *profile.Profile) []string {
	var all []string
	for _, g := range groupsAnywhere(p) {
		all = append(all, g.words[len(g.words)-1])
	}
	return all
}

// group is one group of words that makes a statement.
type group struct {
	statement int
	words     []string
}

func groupsAnywhere(p *profile.Profile) []group {
	var all []group
	for i := range p.Statements {
		for _, words := range p.Statements[i].Accept {
			if p.Statements[i].Anywhere {
				all = append(all, group{i, words})
			}
		}
	}
	return all
}

// text is the report with the statements that some paragraph of a section makes.
type text struct {
	*lint.Pass
	anywhere []bool // by statement
}

// listen reads what the paragraphs say.
func listen(p *lint.Pass) *text {
	t := &text{Pass: p, anywhere: make([]bool, len(p.Profile.Statements))}
	groups := groupsAnywhere(p.Profile)
	for _, b := range p.Found {
		section := p.Outline.Of[b.Block]
		if section < 0 || b.Block == p.Outline.Sections[section].Heading || !speaks(p.Document, b.Block) {
			continue
		}
		for _, h := range b.Hits {
			g := groups[h.Literal]
			if !t.anywhere[g.statement] {
				t.anywhere[g.statement] = holdsAll(p.Blocks[b.Block].Simplified, g.words)
			}
		}
	}
	return t
}

// says tells whether a paragraph of section i, behind its heading, makes statement k.
func (t *text) says(k, i int) bool {
	s, accept := &t.Outline.Sections[i], t.Profile.Statements[k].Accept
	for b := s.First; b < s.Last; b++ {
		if b != s.Heading && speaks(t.Document, b) && holdsAny(t.Blocks[b].Simplified, accept) {
			return true
		}
	}
	return false
}

// speaks tells whether the block is a paragraph. Tables do not speak: their labels hold
// the words anyway.
func speaks(d *fact.Document, block int) bool {
	return d.Outline.Roles[block] == fact.Prose && d.Blocks[block].Kind != syntax.Row
}

// holdsAny tells whether s holds all words of one of the groups.
func holdsAny(s string, groups [][]string) bool {
	for _, words := range groups {
		if holdsAll(s, words) {
			return true
		}
	}
	return false
}

// holdsAll tells whether s holds all of the words.
func holdsAll(s string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(s, w) {
			return false
		}
	}
	return len(words) > 0
}
