package fact

import "gaolint/lint/profile"

// Vocabulary is the words of a profile's statements: a text is searched for all of them
// at once, and what it states follows from those that were found.
type Vocabulary struct {
	// Words has each word once.
	Words []string
	// Groups are all groups of words that the statements accept, in their order; Of
	// gives for each word the groups that it belongs to.
	Groups []WordGroup
	Of     [][]int
}

// WordGroup is one group of words; a paragraph that holds all of them makes the statement.
type WordGroup struct {
	// Statement is the statement's index in the profile, Size the number of its words.
	Statement, Size int
}

// NewVocabulary collects the words of the profile's statements.
func NewVocabulary(p *profile.Profile) *Vocabulary {
	v := &Vocabulary{}
	at := map[string]int{}
	for i := range p.Statements {
		for _, group := range p.Statements[i].Accept {
			n := len(v.Groups)
			g := WordGroup{Statement: i}
			for _, w := range group {
				k, ok := at[w]
				if !ok {
					k = len(v.Words)
					at[w] = k
					v.Words, v.Of = append(v.Words, w), append(v.Of, nil)
				}
				if of := v.Of[k]; len(of) == 0 || of[len(of)-1] != n {
					v.Of[k] = append(of, n)
					g.Size++
				}
			}
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

// Vocabulary is that of the document's profile, made once for the profile.
func (d *Document) Vocabulary() *Vocabulary { return d.wordings().vocabulary }
