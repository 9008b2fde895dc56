package phrase

import (
	"strings"

	"gaolint/lint/lm"
)

// A changed character may make a word of its own, and the phrase may then be other words
// that stand side by side: 国家安全及|关键技术, 主管部门的|出让, 规定|禁行. The words are those
// of the model of official text.

// outside tells whether the change lies beside an end of the phrase and the character at
// that end makes a word with what stands outside.
func (n near) outside(text string, start, end, length int) bool {
	if n.edit != other {
		return false
	}
	if int(n.at) == 1 && start >= han && known(text[start-han:start+han]) {
		return true
	}
	return int(n.at) == length-2 && end+han <= len(text) && known(text[end-han:end+han])
}

// another tells whether the changed character of a short phrase makes a known word with
// its partner, or stands between words of its own.
func (m miss) another(text string) bool {
	if m.edit != other {
		return false
	}
	s := text[m.span.Start:m.span.End]
	k := int(m.at) * han
	if strings.Contains(joining+"由", s[k:k+han]) && len(s) <= longFree*han {
		return true
	}
	if len(s) > window*han {
		return false
	}
	half := k / (2 * han) * 2 * han
	return known(s[half : half+2*han])
}

// longFree is the length in characters up to which a phrase with a joining character in it
// may be other words.
const longFree = 7

// known tells whether two characters are a word of the model's lexicon that it met.
func known(pair string) bool {
	model, err := lm.Default()
	if err != nil || len(pair) != 2*han {
		return false
	}
	r := []rune(pair)
	return len(r) == 2 && model.Code(lm.Key(lm.WordMark, lm.Symbol(r[0]), lm.Symbol(r[1]))) != 0
}
