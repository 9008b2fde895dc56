package rules

import (
	_ "embed"
	"sync"

	"gaolint/lint"
)

// LexiconFile is the name of the lexicon in the rules folder.
const LexiconFile = "lexicon.bin"

//go:embed lexicon.bin
var lexicon string

// Lexicon is what all the rules look for under the report kinds that ship with the
// program. A rule whose words have changed since is served all the same, more slowly.
var Lexicon = sync.OnceValue(func() *lint.Lexicon {
	x, err := lint.OpenLexicon(lexicon)
	if err != nil {
		return nil // an engine makes its own
	}
	return x
})
