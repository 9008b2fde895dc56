package glyph

import (
	"strings"
	"unicode"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// invisible tells whether r shows nothing and takes no room.
func invisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x180E, r == 0xFEFF:
		return true
	}
	return r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x2069
}

// unseen notes the invisible character [i, end) if it stands within a word or sentence;
// between pictures it may join them.
func (s *scanner) unseen(i, end int, r rune) {
	if n := len(s.hidden); n > 0 && s.hidden[n-1].End == i {
		s.hidden[n-1].End = end
		return
	}
	if plain(s.before(i)) {
		s.hidden = append(s.hidden, source.Span{Start: i, End: end})
	}
}

// plain tells whether r is what sentences are made of.
func plain(r rune) bool {
	switch {
	case zh.IsHan(r), isLatin(r), isDigit(r):
		return true
	}
	return r >= 0x3001 && r <= 0x3011 || r >= 0xFF08 && r <= 0xFF5E || r == '“' || r == '”'
}

// reportHidden reports the invisible characters of the block together.
func (s *scanner) reportHidden() {
	var edits []source.Edit
	safe := true
	for _, h := range s.hidden {
		next := s.after(h.End)
		if !plain(next) {
			continue
		}
		edits = append(edits, source.Edit{Span: h})
		safe = safe && len(edits) <= fewEdits && !isDigit(next) && !isDigit(s.before(h.Start)) &&
			wording.Replaceable(s.text[:h.Start]+s.text[h.End:], source.Span{Start: h.Start, End: h.Start}, "")
	}
	if len(edits) == 0 {
		return
	}
	first := edits[0].Span
	for _, r := range s.text[first.Start:first.End] {
		s.report(lint.Default, first, lint.Textf(
			"“%[1]s”与“%[2]s”之间疑夹有看不见的字符（U+%04[3]X），请核对。多由网页或软件复制带入，检索和比对会因此失败；本段共%[4]d处。",
			"There is an invisible character (U+%04[3]X) between “%[1]s” and “%[2]s”, mostly from a web page; searches fail because of it. This paragraph has %[4]d.",
			string(s.before(first.Start)), string(s.after(first.End)), r, len(edits)),
			lint.Fix{Title: lint.Text{ZH: "删去看不见的字符", EN: "Delete the invisible characters"}, Safe: safe, Edits: edits})
		return
	}
}

// fewEdits bounds how many places of a block are tried for a safe fix.
const fewEdits = 20

// reportForms reports the radicals and compatibility ideographs of the block together.
func (s *scanner) reportForms() {
	if len(s.forms) == 0 {
		return
	}
	edits := make([]source.Edit, len(s.forms))
	var after strings.Builder
	at, same := 0, true
	for i, f := range s.forms {
		right := f.right
		if !s.inTraditional() {
			right = zh.Simplify(right)
		}
		same = same && right == f.right
		edits[i] = source.Edit{Span: f.span, New: right}
		after.WriteString(s.text[at:f.span.Start])
		after.WriteString(right)
		at = f.span.End
	}
	after.WriteString(s.text[at:])
	safe := same && len(edits) <= fewEdits && after.Len() == len(s.text)
	for _, e := range edits[:min(len(edits), fewEdits)] {
		safe = safe && wording.Replaceable(after.String(), e.Span, e.New)
	}
	first := s.forms[0].span
	wrong := s.text[first.Start:first.End]
	s.report(lint.Error, first, lint.Textf(
		"“%[1]s”是部首符号或兼容字（U+%04[2]X），应为普通汉字“%[3]s”。看起来一样，检索、朗读和比对时不认，多由PDF复制带入；本段共%[4]d处。",
		"“%[1]s” (U+%04[2]X) is a radical or compatibility form and should be the ordinary character “%[3]s”: it looks the same, but is not found by a search. Mostly from a PDF; this paragraph has %[4]d.",
		wrong, []rune(wrong)[0], edits[0].New, len(edits)),
		lint.Fix{Title: lint.Text{ZH: "改为普通汉字", EN: "Write ordinary characters"}, Safe: safe, Edits: edits})
}

// private reports a run of private-use characters that begins at byte i.
func (s *scanner) private(i, end int, r rune) {
	if i < s.done {
		return
	}
	for {
		next := s.after(end)
		if !(next >= privateFirst && next <= privateLast || next >= privatePlane) || !unicode.Is(unicode.Co, next) {
			break
		}
		end += len(string(next))
	}
	if !unicode.Is(unicode.Co, r) {
		return
	}
	s.done = end
	s.report(lint.Error, source.Span{Start: i, End: end}, lint.Textf(
		"此处有自造字符（U+%04[1]X），应为通用字符。换一台电脑打开会显示为方框或空白，请对照原稿改正。",
		"There is a private-use character (U+%04[1]X); it should be a common one. Other computers show a box or nothing. Please compare with the original.", r))
}
