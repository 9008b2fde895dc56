package zh

import "strings"

// Index is strings.Index for words that begin with a Chinese character. Of a text nearly all
// of whose characters begin with one of six bytes the search for the first byte stops at every
// few, that for the third at one in sixty.
func Index(s, word string) int {
	const third = 2
	if len(word) <= third {
		return strings.Index(s, word)
	}
	for from := 0; from+len(word) <= len(s); {
		k := strings.IndexByte(s[from+third:], word[third])
		if k < 0 {
			return -1
		}
		if from += k; strings.HasPrefix(s[from:], word) {
			return from
		}
		from++
	}
	return -1
}

// Contains is strings.Contains for words that begin with a Chinese character.
func Contains(s, word string) bool { return Index(s, word) >= 0 }
