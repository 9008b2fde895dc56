package mark

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

// memberReach is how many bytes back the opening mark of a list's first member is looked for.
const memberReach = 600

// list looks at a closing 》 or ” that 、 and the next opening mark follow. Where every
// member of the list stands in such marks, 、 is superfluous (GB/T 15834); where some
// member does not, or a note stands between, it is right.
func (s *scanner) list(i, end int, closing rune) {
	if i < s.listed {
		return
	}
	opening, joint, next := "《", "、《", "》"
	if closing == '”' {
		opening, joint, next = "“", "、“", "”"
	}
	if !strings.HasPrefix(s.text[end:], joint) {
		return
	}
	var pauses []int
	speaks := false // of a sign: “无”、“/”
	for at := end; ; {
		if !strings.HasPrefix(s.text[at:], joint) {
			s.listed = at
			break
		}
		k := strings.Index(s.text[at+len(joint):], next)
		if k < 0 {
			s.listed = len(s.text)
			break
		}
		if !hasWord(s.text[at+len(joint) : at+len(joint)+k]) {
			speaks = true
		}
		pauses = append(pauses, at)
		at += len(joint) + k + len(next)
	}
	if len(pauses) == 0 || speaks {
		return
	}
	near := max(0, i-memberReach)
	from := strings.LastIndex(s.text[near:i], opening)
	if from < 0 || s.before(near+from) == '、' {
		return
	}
	if r := s.after(s.listed); r == '、' || r == '（' || r == '(' {
		return
	}
	s.pause = append(s.pause, pauses...)
}

func (s *scanner) reportLists() {
	if len(s.pause) == 0 {
		return
	}
	edits := make([]source.Edit, len(s.pause))
	for i, at := range s.pause {
		edits[i] = source.Edit{Span: source.Span{Start: at, End: at + len("、")}}
	}
	first := s.pause[0]
	_, n := utf8.DecodeLastRuneInString(s.text[:first])
	s.report(lint.Hint, first-n, first+len("、《"), lint.Textf(
		"并列的引号或书名号之间可不用顿号（本段%[1]d处），可改为直接相连。依据《标点符号用法》。",
		"Adjacent quotation or title marks need no 、 between them (%[1]d in this paragraph; GB/T 15834).", len(s.pause)),
		lint.Fix{Title: lint.Text{ZH: "删去其间的顿号", EN: "Delete 、 between them"}, Safe: true, Edits: edits})
}

// hasWord tells whether the text is more than signs.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
