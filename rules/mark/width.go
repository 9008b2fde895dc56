package mark

import (
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// pairsShown is the number of straight pairs in a paragraph up to which each is a
// finding of its own.
const pairsShown = 3

func (s *scanner) reportHalf() {
	if len(s.half) == 0 {
		return
	}
	edits := make([]source.Edit, len(s.half))
	for i, at := range s.half {
		edits[i] = source.Edit{Span: source.Span{Start: at, End: at + 1}, New: string(rune(s.text[at]) + 0xFEE0)}
	}
	at := s.half[0]
	s.report(lint.Info, at, at+1, lint.Textf(
		"本段有%[1]d处半角标点，全文其他地方用全角，请留意统一。",
		"%[1]d half-width marks stand in this paragraph, while the text as a whole uses full width.", len(s.half)),
		lint.Fix{Title: lint.Text{ZH: "改为全角", EN: "Write them in full width"}, Safe: true, Edits: edits})
}

// straight reads straight quotation marks as opening and closing ones in turn; a “ or
// ” beside them keeps its meaning.
func (s *scanner) straight() {
	if len(s.plain) == 0 {
		return
	}
	var pairs [][]source.Edit
	open := -1 // place of the opening mark
	straightOpen := false
	next := 0
	for i := s.pass.Body.Start; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		isPlain := next < len(s.plain) && s.plain[next] == i
		if isPlain {
			next++
		}
		switch {
		case open < 0 && (isPlain || r == '“'):
			open, straightOpen = i, isPlain
		case open >= 0 && (isPlain || r == '”'):
			if straightOpen || isPlain {
				if hasHan(s.text[open+1 : i]) {
					pairs = append(pairs, curl(s.text, open, i))
				}
			}
			open = -1
		}
		i += n
	}
	if open >= 0 || len(pairs) == 0 { // inches, or a mark lost
		return
	}
	if len(pairs) > pairsShown {
		var all []source.Edit
		for _, p := range pairs {
			all = append(all, p...)
		}
		pairs = [][]source.Edit{all}
	}
	for _, p := range pairs {
		s.report(lint.Default, p[0].Span.Start, p[0].Span.End, lint.Text{
			ZH: "中文里用了直引号，疑为输入法没有切换，请核对。应当用弯引号“”。",
			EN: "Straight quotation marks in Chinese text; Chinese uses “ and ”.",
		}, lint.Fix{Title: lint.Text{ZH: "改为弯引号", EN: "Write “ and ”"}, Edits: p})
	}
}

// curl gives the edits that make a pair of the marks at the two places; a mark that
// is right already has no edit.
func curl(text string, open, close int) []source.Edit {
	var edits []source.Edit
	if text[open] == '"' {
		edits = append(edits, source.Edit{Span: source.Span{Start: open, End: open + 1}, New: "“"})
	}
	if text[close] == '"' {
		edits = append(edits, source.Edit{Span: source.Span{Start: close, End: close + 1}, New: "”"})
	}
	return edits
}

func hasHan(s string) bool {
	for _, r := range s {
		if zh.IsHan(r) {
			return true
		}
	}
	return false
}
