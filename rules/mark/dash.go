package mark

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// dots looks at a run of . or - and gives its end.
func (s *scanner) dots(i int) int {
	end := i
	for end < len(s.text) && s.text[end] == s.text[i] {
		end++
	}
	n := end - i
	if n == 1 {
		return end
	}
	prev, next := s.before(i), s.after(end)
	span := source.Span{Start: i, End: end}
	switch {
	case s.text[i] == '-':
		if zh.IsHan(prev) && zh.IsHan(next) && n <= 4 {
			s.report(lint.Hint, i, end, lint.Text{ZH: "破折号可改为“——”。", EN: "A dash is written ——."},
				lint.Replace(lint.Text{ZH: "改为破折号", EN: "Write a dash"}, span, "——").Safely())
		}
	case n == 2 && s.numbered(i) && (zh.IsHan(next) || next == ' '):
		s.report(lint.Default, i, end, lint.Text{ZH: "序号后的圆点重复，疑多打了一个，请核对。", EN: "The dot after the ordinal is doubled."},
			lint.Replace(lint.Text{ZH: "只留一个圆点", EN: "Keep one dot"}, span, ".").Safely())
	case n >= 3 && zh.IsHan(prev) && (zh.IsHan(next) || isClosing(next) || next == -1):
		s.report(lint.Hint, i, end, lint.Text{ZH: "省略号可改为“……”。", EN: "An ellipsis is written ……."},
			lint.Replace(lint.Text{ZH: "改为省略号", EN: "Write an ellipsis"}, span, "……").Safely())
	}
	return end
}

// numbered: the digits that end at byte i begin the paragraph.
func (s *scanner) numbered(i int) bool {
	d := i
	for d > s.pass.Body.Start && s.text[d-1] >= '0' && s.text[d-1] <= '9' {
		d--
	}
	return d < i && d == s.pass.Body.Start
}

// ellipsis looks at a run of … and gives its end; a single one between Han
// characters is half an ellipsis.
func (s *scanner) ellipsis(i int) int {
	end := i
	for strings.HasPrefix(s.text[end:], "…") {
		end += len("…")
	}
	if end-i == len("…") && zh.IsHan(s.before(i)) && zh.IsHan(s.after(end)) {
		s.report(lint.Hint, i, end, lint.Text{ZH: "省略号为六点，可改为“……”。", EN: "An ellipsis has six dots: ……."},
			lint.Replace(lint.Text{ZH: "改为省略号", EN: "Write an ellipsis"}, source.Span{Start: i, End: end}, "……").Safely())
	}
	return end
}
