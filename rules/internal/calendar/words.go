package calendar

import (
	"strings"

	"gaolint/lint/fact"
)

// Words tell which words of time a block holds, so that rules pass over most blocks.
type Words uint8

// The words.
const (
	Year     Words = 1 << iota // 年
	Month                      // 月
	Day                        // 日
	ThisYear                   // 今年, 年初以来
)

var words = fact.NewFact(func(b *fact.Block) Words {
	s := b.Simplified
	var found Words
	for _, at := range b.Signs {
		i := int(at)
		if s[i] < 0xE4 || s[i] > 0xE9 || i+3 > len(s) {
			continue
		}
		switch s[i : i+3] {
		case "年":
			found |= Year
			if strings.HasSuffix(s[:i], "今") || strings.HasPrefix(s[i:], "年初以来") {
				found |= ThisYear
			}
		case "月":
			found |= Month
		case "日":
			found |= Day
		}
	}
	return found
})

// WordsOf gives the words of time that the block holds.
func WordsOf(b *fact.Block) Words { return words.Of(b) }

// Has tells whether w holds one of the others.
func (w Words) Has(others Words) bool { return w&others != 0 }
