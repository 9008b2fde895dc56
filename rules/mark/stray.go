package mark

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// han is the length of a Chinese character of the basic plane, in bytes.
const han = 3

// clauseMark looks at the mark [i, end) with its neighbours and gives the place to go
// on from.
func (s *scanner) clauseMark(i, end int) int {
	if i-han >= s.pass.Body.Start && zh.HanAt(s.text, i-han) && zh.HanAt(s.text, end) {
		return end // as nearly all marks
	}
	run := end
	for run < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[run:])
		if !isClauseMark(r) && !(r == ',' && s.text[i] == ',') {
			break
		}
		run += n
	}
	if run > end {
		s.doubled(i, run)
		return run
	}
	prev, next := s.before(i), s.after(end)
	mark := s.text[i:end]
	switch {
	case prev == -1:
		if mark != "、" {
			s.report(lint.Info, i, end, lint.Textf("段首有“%s”，请留意前面是否漏了文字。", "The paragraph begins with “%s”; see whether text in front of it is lost.", mark))
		}
	case isOpening(prev) && !isClosing(next) && mark != "：":
		s.report(lint.Default, i, end, lint.Textf("前引号或前括号之后的“%s”疑为多余，请核对。", "The “%s” right after an opening mark seems to be left over.", mark),
			safely(plain(next), lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", mark), source.Span{Start: i, End: end}, "")))
	case isClosing(next):
		s.beforeClosing(i, end, prev, next)
	}
	return end
}

// doubled reports the run of marks [i, end).
func (s *scanner) doubled(i, end int) {
	run := s.text[i:end]
	first, n := utf8.DecodeRuneInString(run)
	last, m := utf8.DecodeLastRuneInString(run)
	span := source.Span{Start: i, End: end}
	if prev := s.before(i); (prev == '“' || prev == '‘') && isClosing(s.after(end)) {
		return // “，，” speaks of the marks
	}
	switch {
	case strings.Trim(run, "。") == "" && len(run) > 2*n:
		s.report(lint.Default, i, end, lint.Text{ZH: "连用句号疑为省略号，请核对。省略号写作“……”。", EN: "A run of stops seems to be an ellipsis, which is written ……."},
			lint.Replace(lint.Text{ZH: "改为省略号", EN: "Write an ellipsis"}, span, "……"))
	case strings.Trim(run, run[:n]) == "":
		s.report(lint.Default, i, end, lint.Textf("标点重复：“%s”疑多打了，请核对。", "Doubled mark: “%s”.", run),
			safely(plain(s.before(i)), lint.Replace(lint.Textf("只留一个“%s”", "Keep one “%s”", run[:n]), span, run[:n])))
	case last == '。' && first != '：':
		s.report(lint.Default, i, end, lint.Textf("标点连用：“%s”疑有一个多余，请核对。", "Two marks in a row: “%s”; one seems to be left over.", run),
			safely(plain(s.before(i)), lint.Replace(lint.Text{ZH: "只留句号", EN: "Keep the stop"}, span, "。")))
	default:
		s.report(lint.Default, i, end, lint.Textf("标点连用：“%s”之间疑漏了文字或有一个多余，请核对。", "Two marks in a row: “%s”; text is lost between them or one is left over.", run),
			lint.Replace(lint.Textf("只留“%s”", "Keep “%s”", run[:n]), span, run[:n]),
			lint.Replace(lint.Textf("只留“%s”", "Keep “%s”", run[len(run)-m:]), span, run[len(run)-m:]))
	}
}

// beforeClosing looks at a mark right before a closing quotation mark or bracket.
func (s *scanner) beforeClosing(i, end int, prev, next rune) {
	if isOpening(prev) || isClosing(prev) || i < s.pass.Ordinal.Span.End { // “、” speaks of the mark itself
		return
	}
	mark, closer := s.text[i:end], end+utf8.RuneLen(next)
	span := source.Span{Start: i, End: end}
	if mark == "。" {
		s.stopInside(span, closer, next)
		return
	}
	if mark == "、" || mark == "，" && next != '”' && next != '’' || mark == "；" && next == '》' {
		s.report(lint.Default, i, closer, lint.Textf("“%s”紧接后引号或后括号，疑为多余，请核对。", "“%s” right before a closing mark seems to be left over.", mark),
			safely(plain(prev), lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", mark), span, "")))
	}
}

// stopInside looks at 。 before a closing mark: another stop may follow, or the
// sentence go on.
func (s *scanner) stopInside(stop source.Span, closer int, next rune) {
	follows := s.after(closer)
	quote := next == '”' || next == '’'
	switch {
	case follows == '。' && !quote:
		s.report(lint.Default, stop.Start, closer+len("。"), lint.Text{
			ZH: "括号内外都用了句号，括号内的疑为多余，请核对。句内括注末尾不用句号。",
			EN: "There is a stop both inside and outside the bracket; the one inside seems to be left over.",
		}, safely(plain(s.before(stop.Start)), lint.Replace(lint.Text{ZH: "删去括号内的句号", EN: "Delete the stop inside"}, stop, "")))
	case follows == '。' && quote:
		outer := source.Span{Start: closer, End: closer + len("。")}
		s.report(lint.Default, stop.Start, outer.End, lint.Text{
			ZH: "引号内外都用了句号，疑有一个多余，请核对。",
			EN: "There is a stop both inside and outside the quotation; one of them seems to be left over.",
		}, lint.Replace(lint.Text{ZH: "删去引号内的句号", EN: "Delete the stop inside"}, stop, ""),
			lint.Replace(lint.Text{ZH: "删去引号外的句号", EN: "Delete the stop outside"}, outer, ""))
	case quote && follows == '的':
		s.report(lint.Default, stop.Start, closer+len("的"), lint.Text{
			ZH: "引语后面句子还没有完，引号内的句号疑为多余，请核对。",
			EN: "The sentence goes on behind the quotation; the stop inside seems to be left over.",
		}, safely(plain(s.before(stop.Start)), lint.Replace(lint.Text{ZH: "删去引号内的句号", EN: "Delete the stop inside"}, stop, "")))
	}
}

// plain: a Han character that is no numeral, so that what is said next to it does not
// touch a figure or an ordinal.
func plain(r rune) bool {
	return zh.IsHan(r) && !strings.ContainsRune("〇零一二三四五六七八九十百千万亿两", r)
}

// safely marks the fix as safe where ok holds.
func safely(ok bool, f lint.Fix) lint.Fix {
	f.Safe = ok
	return f
}
