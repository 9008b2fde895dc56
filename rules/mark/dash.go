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
		s.lastDot(i)
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

// lastDot looks at a full point that ends the paragraph behind a Han character, in a text
// that writes its other stops in full width.
func (s *scanner) lastDot(i int) {
	if s.text[i] != '.' || i+1 != len(s.text) || !zh.IsHan(s.before(i)) || !s.pass.FullWidth {
		return
	}
	span := source.Span{Start: i, End: i + 1}
	severity, message := lint.Info, lint.Text{ZH: "段末用了半角圆点，请留意是否应为“。”。", EN: "The paragraph ends in a half-width point; see whether “。” is meant."}
	if strings.Contains(s.text, "。") { // not a text that writes all its stops so
		severity, message = lint.Default, lint.Text{ZH: "段末用了半角圆点，疑为“。”，请核对。", EN: "The paragraph ends in a half-width point; “。” seems to be meant."}
	}
	s.report(severity, i, i+1, message,
		lint.Replace(lint.Text{ZH: "改为“。”", EN: "Write “。”"}, span, "。").Safely())
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
