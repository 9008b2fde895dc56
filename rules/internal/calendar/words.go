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
	UpTo                       // 截
	ThisYear                   // 今年, 年初以来
	SummedUp                   // 总结
)

// sieve has a bit for the last six bits of each character that a word begins with.
const sieve uint64 = 1<<('年'&0x3F) | 1<<('月'&0x3F) | 1<<('日'&0x3F) | 1<<('截'&0x3F) | 1<<('今'&0x3F) | 1<<('初'&0x3F) | 1<<('总'&0x3F)

var words = fact.NewFact(func(b *fact.Block) Words {
	s := b.Simplified
	var found Words
	for i := 0; i+2 < len(s); {
		c := s[i]
		if c < 0xE4 || c > 0xE9 {
			i++
			continue
		}
		i += 3
		// One bit of sieve tells most characters apart from the few that matter.
		if last := s[i-1] & 0x3F; sieve>>last&1 == 0 {
			continue
		}
		switch rune(c&0x0F)<<12 | rune(s[i-2]&0x3F)<<6 | rune(s[i-1]&0x3F) {
		case '年':
			found |= Year
		case '月':
			found |= Month
		case '日':
			found |= Day
		case '截':
			found |= UpTo
		case '今':
			if strings.HasPrefix(s[i:], "年") {
				found |= ThisYear
			}
		case '初':
			if strings.HasPrefix(s[i:], "以来") {
				found |= ThisYear
			}
		case '总':
			if strings.HasPrefix(s[i:], "结") {
				found |= SummedUp
			}
		}
	}
	return found
})

// WordsOf gives the words of time that the block holds.
func WordsOf(b *fact.Block) Words { return words.Of(b) }

// Has tells whether w holds one of the others.
func (w Words) Has(others Words) bool { return w&others != 0 }
