package statement

import (
	"slices"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/profile"
	"gaolint/lint/syntax"
)

// firstItem begins the first item of a list within a paragraph.
const firstItem = "一是"

// words are what is looked for in a text under the profile: the beginning of a list,
// then the words of the statements.
func words(p *profile.Profile) []string {
	return append([]string{firstItem}, fact.NewVocabulary(p).Words...)
}

// text is the report with what its paragraphs say. Tables do not speak: their labels
// hold the words anyway.
type text struct {
	*lint.Pass
	// said tells for each of the profile's statements in which sections it is made, row
	// by row; lists are the paragraphs in which a list begins.
	said  []bool
	lists []int
}

// group is what is known of a group of words: the paragraph read last, and how many of
// the words were found there.
type group struct{ block, held int }

// listen reads what the paragraphs say.
func listen(p *lint.Pass) *text {
	v, sections := p.Vocabulary(), len(p.Outline.Sections)
	t := &text{Pass: p, said: make([]bool, len(p.Profile.Statements)*sections)}
	groups := make([]group, len(v.Groups))
	seen := make([]int, len(v.Words)) // 1 + the paragraph in which each word was found last
	for _, b := range p.Found {
		section := p.Outline.Of[b.Block]
		if section < 0 || b.Block == p.Outline.Sections[section].Heading || p.Outline.Roles[b.Block] != fact.Prose || p.Blocks[b.Block].Kind == syntax.Row {
			continue
		}
		for _, h := range b.Hits {
			if h.Literal == 0 {
				t.lists = append(t.lists, b.Block)
				continue
			}
			w := h.Literal - 1
			if seen[w] == b.Block+1 {
				continue
			}
			seen[w] = b.Block + 1
			for _, k := range v.Of[w] {
				g := &groups[k]
				if g.block != b.Block {
					*g = group{block: b.Block}
				}
				if g.held++; g.held == v.Groups[k].Size {
					t.said[v.Groups[k].Statement*sections+section] = true
				}
			}
		}
	}
	return t
}

// says tells whether a paragraph of section i, behind its heading, makes statement k.
func (t *text) says(k, i int) bool { return t.said[k*len(t.Outline.Sections)+i] }

// begins tells whether a list begins in the block.
func (t *text) begins(block int) bool {
	_, ok := slices.BinarySearch(t.lists, block)
	return ok
}
