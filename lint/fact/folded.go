package fact

import (
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// folded is a short text without blanks and line ends, in Simplified script and half
// width, with the places of its bytes.
type folded struct {
	text string
	// from and to give for each byte of text where its character starts and ends in
	// the source.
	from, to []int
}

// fold is s without blanks, folded in script and width: the form in which wordings
// are compared.
func fold(s string) string {
	if plain(s) {
		return s
	}
	return string(appendFold(make([]byte, 0, len(s)), s))
}

// plain tells whether s is its own fold, as wordings mostly are.
func plain(s string) bool {
	for _, r := range s {
		if zh.IsBlank(r) || r == '\n' || r == '\r' || r == utf8.RuneError || zh.Fold(r) != r {
			return false
		}
	}
	return true
}

func appendFold(b []byte, s string) []byte {
	for i, r := range s {
		switch {
		case zh.IsBlank(r) || r == '\n' || r == '\r':
		case r == utf8.RuneError:
			_, n := utf8.DecodeRuneInString(s[i:])
			b = append(b, s[i:i+n]...)
		default:
			b = utf8.AppendRune(b, zh.Fold(r))
		}
	}
	return b
}

// foldAt folds s, which stands at offset start.
func foldAt(s string, start int) folded {
	var f folded
	f.add(s, start)
	return f
}

// add appends the fold of s, which stands at offset start.
func (f *folded) add(s string, start int) {
	b := []byte(f.text)
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		before := len(b)
		b = appendFold(b, s[i:i+n])
		for range len(b) - before {
			f.from = append(f.from, start+i)
			f.to = append(f.to, start+i+n)
		}
		i += n
	}
	f.text = string(b)
}

// span is the place of text[i:j]; an empty part lies behind what precedes it.
func (f *folded) span(i, j int) source.Span {
	switch {
	case i < j:
		return source.Span{Start: f.from[i], End: f.to[j-1]}
	case i > 0:
		return source.Span{Start: f.to[i-1], End: f.to[i-1]}
	case len(f.from) > 0:
		return source.Span{Start: f.from[0], End: f.from[0]}
	}
	return source.Span{}
}

// near tells whether a and b differ by at most limit characters lost, added or
// changed. Both are short; texts of very different length are told apart at once.
func near(a, b string, limit int) bool {
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > limit || len(y)-len(x) > limit {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range x {
		diagonal, least := row[0], i+1
		row[0] = i + 1
		for j, s := range y {
			cost := diagonal
			if r != s {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return false
		}
	}
	return row[len(y)] <= limit
}
