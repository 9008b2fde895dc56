package misfit

import (
	_ "embed" // the list
	"strings"
	"sync"

	"gaolint/lint/lm"
)

//go:embed terms.txt
var termsFile string

// terms are words that are like commoner ones.
var terms = sync.OnceValue(func() (out []string) {
	for line := range strings.Lines(termsFile) {
		if !strings.HasPrefix(line, "#") {
			out = append(out, strings.Fields(line)...)
		}
	}
	return out
})

// termMax is the length of the longest term in bytes.
const termMax = 5 * len("字")

// term tells whether all that the finding would change lies within a term.
func term(text string, f *lm.Finding) bool {
	from, to := max(0, f.Start-termMax), min(len(text), f.End+termMax)
	for _, t := range terms() {
		for at := from; ; {
			k := strings.Index(text[at:to], t)
			if k < 0 {
				break
			}
			if at += k; at <= f.Start && f.End <= at+len(t) {
				return true
			}
			at++
		}
	}
	return false
}
