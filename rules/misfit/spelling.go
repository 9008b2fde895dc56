package misfit

import (
	_ "embed" // the list
	"strings"
	"sync"
)

//go:embed spellings.txt
var spellingsFile string

// spellings gives for a spelling of a word the one that the norm prefers.
var spellings = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(spellingsFile) {
		if written, standard, ok := strings.Cut(strings.TrimSpace(line), " "); ok && written != "#" {
			m[written] = standard
		}
	}
	return m
})

// spellingMax is the length of the longest word of the list in bytes.
const spellingMax = 4 * len("字")

// respelt tells whether the two are the same word or phrase in two spellings, either of
// which may be the preferred one: then the neighbours, which call for the commoner one,
// do not show a slip.
func respelt(written, new string) bool {
	if len(written) != len(new) {
		return false
	}
	for from := 0; from < len(written); from += len("字") {
		for to := from + 2*len("字"); to <= min(from+spellingMax, len(written)); to += len("字") {
			a, b := written[from:to], new[from:to]
			if a != b && (spellings()[a] == b || spellings()[b] == a) && written[:from] == new[:from] && written[to:] == new[to:] {
				return true
			}
		}
	}
	return false
}
