// Package marks knows the marks that part running text, and pairs its brackets.
package marks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint/zh"
)

// IsStop tells whether r ends a sentence or a line.
func IsStop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '!' || r == '?' || r == '\n'
}

// IsComma tells whether r is a comma or a semicolon.
func IsComma(r rune) bool { return r == '，' || r == ',' || r == '；' || r == ';' }

// IsColon tells whether r is a colon.
func IsColon(r rune) bool { return r == '：' || r == ':' }

// IsOpen tells whether r opens a bracket.
func IsOpen(r rune) bool { return r == '（' || r == '(' || r == '【' || r == '[' || r == '〔' }

// IsClose tells whether r closes a bracket.
func IsClose(r rune) bool { return r == '）' || r == ')' || r == '】' || r == ']' || r == '〕' }

// IsQuote tells whether r is a quotation mark or a mark of titles.
func IsQuote(r rune) bool { return strings.ContainsRune("“”‘’《》〈〉「」\"", r) }

// Group is a bracketed or quoted part of a text: the offsets of its opening mark and
// behind its closing one.
type Group struct{ Open, End int }

// Groups are the parts of a text by their opening marks.
type Groups []Group

// kinds of groups; within one only marks of its own kind count.
const (
	openings = "（(【[“《‘"
	closings = "）)】]”》’"
)

// kindOf maps marks of full and half width to one kind, -1 for other runes.
func kindOf(marks string, r rune) int {
	i := 0
	for _, m := range marks {
		if m == r {
			return [...]int{0, 0, 1, 1, 2, 3, 4}[i]
		}
		i++
	}
	return -1
}

// Pair pairs the brackets and quotation marks of the text in one pass; marks without
// partner make no group.
func Pair(s string) Groups {
	var found Groups
	var stacks [5][]int
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 0xE4 && c <= 0xEE: // Chinese characters, no mark
			i += 3
			continue
		case c < 0x80 && c != '(' && c != ')' && c != '[' && c != ']', c >= 0x80 && c < 0xE2:
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if k := kindOf(openings, r); k >= 0 {
			stacks[k] = append(stacks[k], i)
		} else if k := kindOf(closings, r); k >= 0 && len(stacks[k]) > 0 {
			top := len(stacks[k]) - 1
			found = append(found, Group{stacks[k][top], i + n})
			stacks[k] = stacks[k][:top]
		}
		i += n
	}
	slices.SortFunc(found, func(a, b Group) int { return a.Open - b.Open })
	return found
}

// Opens tells whether a group may begin with the text.
func Opens(s string) bool {
	if s == "" || s[0] >= 0xE4 && s[0] <= 0xEE {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '（', '(', '【', '[', '“', '《', '‘':
		return true
	}
	return false
}

// End gives the end of the group that opens at the offset, or the offset if none does.
func (g Groups) End(i int) int {
	k, ok := slices.BinarySearchFunc(g, i, func(x Group, i int) int { return x.Open - i })
	if !ok {
		return i
	}
	return g[k].End
}

// HoldsAny tells whether s holds one of the words.
func HoldsAny(s string, words []string) bool {
	for _, w := range words {
		if zh.Contains(s, w) {
			return true
		}
	}
	return false
}

// StartsWith tells whether s begins with one of the words.
func StartsWith(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}
