package mark

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// blanks looks at a run of blanks and gives its end. A blank counts where two words
// of at least two Han characters meet, or Han text and a mark: single characters set
// apart (索 引 号) are layout.
func (s *scanner) blanks(i int) int {
	end := i
	for end < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !zh.IsBlank(r) {
			break
		}
		end += n
	}
	if end == i {
		return i
	}
	prev, next := s.before(i), s.after(end)
	switch {
	case zh.IsHan(prev) && isClauseMark(next), isClauseMark(prev) && zh.IsHan(next) && i > s.pass.Ordinal.Span.End:
	case zh.IsHan(prev) && zh.IsHan(next) && s.words(i, end) && !strings.ContainsRune("条章节款项编图表", prev) && !s.named(i):
	default:
		return end
	}
	if s.pass.IsPasted(source.Span{Start: i, End: end}) {
		return end // a word processor's, told for the whole text at once
	}
	s.blank = append(s.blank, source.Span{Start: i, End: end})
	return end
}

// words: two Han characters stand on either side.
func (s *scanner) words(i, end int) bool {
	if i < 6 || end+6 > len(s.text) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s.text[:i-3])
	after, _ := utf8.DecodeRuneInString(s.text[end+3:])
	return zh.IsHan(before) && zh.IsHan(after)
}

// bylines begin what names people with blanks between the names and what they do.
var bylines = [...]string{"记者", "本报记者", "通讯员", "特约记者", "见习记者", "摄影", "撰稿", "编辑", "责任编辑", "联系人"}

// bylineBytes bounds how far back a byline begins.
const bylineBytes = 150

// named tells whether the blank at byte i parts names: （记者 张宁 通讯员 李明）, 联系人：办公室 张宁.
func (s *scanner) named(i int) bool {
	from := max(0, i-bylineBytes)
	for from < i && !utf8.RuneStart(s.text[from]) {
		from++
	}
	words := s.text[from:i]
	if k := strings.LastIndexAny(words, "（(，。；）)"); k >= 0 {
		_, n := utf8.DecodeRuneInString(words[k:])
		words = words[k+n:]
	}
	for _, w := range bylines {
		if strings.HasPrefix(words, w) {
			return true
		}
	}
	return false
}

// reportBlanks speaks of running text only: without a stop or comma the line may be a
// heading or a row of names that is laid out with blanks.
func (s *scanner) reportBlanks() {
	if len(s.blank) == 0 || !strings.ContainsAny(s.text, "。，") {
		return
	}
	edits := make([]source.Edit, len(s.blank))
	for i, b := range s.blank {
		edits[i] = source.Edit{Span: b}
	}
	b := s.blank[0]
	s.report(lint.Hint, b.Start, b.End, lint.Textf(
		"汉字之间有空格（本段%[1]d处），可改为不空格。",
		"Blanks between Han characters (%[1]d in this paragraph); they can go.", len(s.blank)),
		lint.Fix{Title: lint.Text{ZH: "删去空格", EN: "Delete the blanks"}, Edits: edits})
}

// ordinalBlank speaks of a blank after 一、 or （一）; after 1. many write one.
func (s *scanner) ordinalBlank() {
	o := s.pass.Ordinal
	if o.Level == 0 || o.Span.End >= len(s.text) {
		return
	}
	at := o.Span.End
	for at > o.Span.Start {
		r, n := utf8.DecodeLastRuneInString(s.text[:at])
		if !zh.IsBlank(r) {
			break
		}
		at -= n
	}
	if !strings.HasSuffix(s.text[:at], "、") && !strings.HasSuffix(s.text[:at], "）") {
		return
	}
	end := at
	for end < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !zh.IsBlank(r) {
			break
		}
		end += n
	}
	if end == at || !zh.IsHan(s.after(end)) || s.pass.IsPasted(source.Span{Start: at, End: end}) {
		return
	}
	s.report(lint.Hint, at, end, lint.Text{ZH: "序号之后有空格，可改为不空格。", EN: "A blank after the ordinal; it can go."},
		lint.Replace(lint.Text{ZH: "删去空格", EN: "Delete the blank"}, source.Span{Start: at, End: end}, "").Safely())
}
