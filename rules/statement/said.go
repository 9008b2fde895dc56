package statement

import (
	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// firstItem begins the first item of a list within a paragraph.
const firstItem = "一是"

// words are what is listened for: of each group that a statement accepts the last word,
// the one that says most (收取 费, 社会 评价).
func words(p *profile.Profile) []string {
	var all []string
	for _, g := range groups(p) {
		all = append(all, g.words[len(g.words)-1])
	}
	return all
}

// group is one group of words that makes a statement.
type group struct {
	statement int
	words     []string
}

func groups(p *profile.Profile) []group {
	total := 0
	for i := range p.Statements {
		total += len(p.Statements[i].Accept)
	}
	all := make([]group, 0, total)
	for i := range p.Statements {
		for _, words := range p.Statements[i].Accept {
			if len(words) > 0 {
				all = append(all, group{i, words})
			}
		}
	}
	return all
}

// text is the report with the statements that some paragraph of a section makes.
type text struct {
	*lint.Pass
	said []bool // by statement, and by section within it
}

// listen reads what the paragraphs say.
func listen(p *lint.Pass) *text {
	t := &text{Pass: p, said: make([]bool, len(p.Profile.Statements)*len(p.Outline.Sections))}
	groups := groups(p.Profile)
	asked := make([]int, len(groups)) // by group: behind the block in which it was looked for last
	for _, b := range p.Found {
		section := p.Outline.Of[b.Block]
		if section < 0 || b.Block == p.Outline.Sections[section].Heading || !speaks(p.Document, b.Block) {
			continue
		}
		for _, h := range b.Hits {
			g := &groups[h.Literal]
			if said := &t.saidIn(g.statement)[section]; !*said && asked[h.Literal] <= b.Block {
				asked[h.Literal] = b.Block + 1
				*said = holdsAll(p.Blocks[b.Block].Simplified, g.words)
			}
		}
	}
	return t
}

// saidIn tells of each section whether a paragraph behind its heading makes statement k.
func (t *text) saidIn(k int) []bool {
	n := len(t.Outline.Sections)
	return t.said[k*n : (k+1)*n]
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
		if !zh.Contains(s, w) {
			return false
		}
	}
	return len(words) > 0
}
