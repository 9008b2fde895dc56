package wording

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// reach is how far "near" looks, in code points on each side of the word.
const reach = 30

// Start is the value of prev and not-prev that stands for the start of the paragraph
// or a punctuation mark.
const Start = "^"

// Always is the condition that holds everywhere.
const Always = "always"

// Place is an occurrence of a word.
type Place struct {
	// Text is the paragraph, folded to Simplified script.
	Text string
	// Span is the word's place in Text, Sentence that of the sentence around it.
	Span, Sentence source.Span
}

// Holds tells whether the place meets the condition. A condition is Always or
// alternatives joined by " | ", each made of parts joined by " & ", each part
// "kind:value,value…" with the kinds next, prev (the text right behind or before the
// word begins or ends with one of the values), near (one of them stands in the same
// sentence, at most 30 code points away) and their negations not-next, not-prev,
// not-near. Width and script make no difference.
func (p Place) Holds(condition string) bool {
	for {
		one, rest, more := strings.Cut(condition, " | ")
		if p.holdsAll(one) {
			return true
		}
		if !more {
			return false
		}
		condition = rest
	}
}

// holdsAll tells whether all parts of an alternative hold.
func (p Place) holdsAll(condition string) bool {
	for condition != "" && condition != Always {
		part, rest, _ := strings.Cut(condition, " & ")
		kind, values, _ := strings.Cut(part, ":")
		kind, negated := strings.CutPrefix(kind, "not-")
		if p.any(kind, values) == negated {
			return false
		}
		condition = rest
	}
	return true
}

func (p Place) any(kind, values string) bool {
	before, after := p.Text[:p.Span.Start], p.Text[p.Span.End:]
	var left, right string
	if kind == "near" {
		left, right = p.window()
	}
	for values != "" {
		var v string
		v, values, _ = strings.Cut(values, ",")
		ok := false
		switch kind {
		case "next":
			ok = hasPrefix(after, v)
		case "prev":
			ok = v == Start && atStart(before) || hasSuffix(before, v)
		case "near":
			ok = strings.Contains(left, v) || strings.Contains(right, v)
		}
		if ok {
			return true
		}
	}
	return false
}

// window is the part of the sentence before and behind the word that counts as near.
func (p Place) window() (left, right string) {
	start, end := p.Span.Start, p.Span.End
	for range reach {
		if start <= p.Sentence.Start {
			break
		}
		_, n := utf8.DecodeLastRuneInString(p.Text[:start])
		start -= n
	}
	for range reach {
		if end >= p.Sentence.End {
			break
		}
		_, n := utf8.DecodeRuneInString(p.Text[end:])
		end += n
	}
	return p.Text[start:p.Span.Start], p.Text[p.Span.End:end]
}

func hasPrefix(s, v string) bool {
	for _, want := range v {
		r, n := utf8.DecodeRuneInString(s)
		if n == 0 || zh.Fold(r) != zh.Fold(want) {
			return false
		}
		s = s[n:]
	}
	return true
}

func hasSuffix(s, v string) bool {
	for v != "" {
		want, m := utf8.DecodeLastRuneInString(v)
		r, n := utf8.DecodeLastRuneInString(s)
		if n == 0 || zh.Fold(r) != zh.Fold(want) {
			return false
		}
		s, v = s[:len(s)-n], v[:len(v)-m]
	}
	return true
}

func atStart(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	return n == 0 || unicode.IsPunct(r) || unicode.IsSpace(r)
}
