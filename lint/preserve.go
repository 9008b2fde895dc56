package lint

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ChangeError is a safe fix that would change what is the writer's alone.
type ChangeError struct{ Before, After string }

func (e *ChangeError) Error() string {
	return fmt.Sprintf("a safe fix would change “%s” to “%s”; figures, dates, quotations and names are left to the writer", e.Before, e.After)
}

// Preserves compares a text before and after safe fixes. It fails, with a *ChangeError,
// when the sequence of figures, numerals of dates and document numbers, quoted text,
// titles, or organ names differs. It shares no code with the rules and reads the text by
// its own simple means, so that a rule's mistake cannot hide itself.
func Preserves(before, after string) error {
	a, b := protected(before), protected(after)
	for i := range max(len(a), len(b)) {
		var x, y string
		if i < len(a) {
			x = a[i]
		}
		if i < len(b) {
			y = b[i]
		}
		if x != y {
			return &ChangeError{x, y}
		}
	}
	return nil
}

const (
	hanNumerals = "〇零一二三四五六七八九十百千万亿两"
	// afterNumeral are the characters that make a Han numeral before them a figure.
	afterNumeral = "年月日号件条个项次份篇起宗人家户场期部类名幅张元万亿倍成分"
	// organTail is how many characters before an organ's suffix count as its name.
	organTail = 6
)

var organSuffixes = []string{"人民政府", "委员会", "办公室", "办事处", "局", "厅"}

// protected lists what a safe fix must not change, in order.
func protected(s string) []string {
	var out []string
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' }) {
		out = append(out, figures(skipOrdinal(line))...)
		out = append(out, enclosed(line)...)
		out = append(out, organs(line)...)
	}
	return out
}

// skipOrdinal drops the list ordinal that a paragraph begins with.
func skipOrdinal(line string) string {
	s := strings.TrimLeft(line, " \t　#*")
	rest := strings.TrimLeft(s, "（(")
	n := strings.TrimLeftFunc(rest, func(r rune) bool {
		return unicode.IsDigit(r) || strings.ContainsRune(hanNumerals, r)
	})
	if len(n) < len(rest) && n != "" {
		if r, _ := utf8.DecodeRuneInString(n); strings.ContainsRune("、.．）)，,", r) {
			return n
		}
	}
	return s
}

// figures are the runs of digits of any width and the Han numerals that stand before
// a unit.
func figures(s string) []string {
	var out []string
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsDigit(r):
			end := i
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsDigit(r) {
					break
				}
				end += n
			}
			out = append(out, s[i:end])
			i = end
		case strings.ContainsRune(hanNumerals, r):
			end := i
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !strings.ContainsRune(hanNumerals, r) {
					break
				}
				end += n
			}
			if next, _ := utf8.DecodeRuneInString(s[end:]); strings.ContainsRune(afterNumeral, next) {
				out = append(out, s[i:end])
			}
			i = end
		default:
			i += n
		}
	}
	return out
}

// enclosed are the Han characters inside 《》, “” and 〔〕, pair by pair.
func enclosed(s string) []string {
	var out []string
	var inside strings.Builder
	depth := 0
	for _, r := range s {
		depth = deeper(depth, r)
		switch {
		case depth > 0 && unicode.Is(unicode.Han, r):
			inside.WriteRune(r)
		case depth == 0 && inside.Len() > 0:
			out = append(out, inside.String())
			inside.Reset()
		}
	}
	if inside.Len() > 0 {
		out = append(out, inside.String())
	}
	return out
}

// deeper is how many quotations are open behind r.
func deeper(depth int, r rune) int {
	switch r {
	case '《', '“', '〔':
		return depth + 1
	case '》', '”', '〕':
		return max(0, depth-1)
	}
	return depth
}

// organs are the Han characters that end in an organ's suffix.
func organs(s string) []string {
	var out []string
	for _, suffix := range organSuffixes {
		for at := 0; ; {
			k := strings.Index(s[at:], suffix)
			if k < 0 {
				break
			}
			end := at + k + len(suffix)
			start := at + k
			for range organTail {
				r, n := utf8.DecodeLastRuneInString(s[:start])
				if n == 0 || !unicode.Is(unicode.Han, r) {
					break
				}
				start -= n
			}
			out = append(out, s[start:end])
			at = end
		}
	}
	return out
}
