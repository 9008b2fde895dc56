package paste

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// beside is how many bytes on each side of a character are looked at. Where they are all
// blank, the character is layout.
const beside = 64

// instead is what is written in place of a character.
func instead(p *lint.Pass, s source.Span) string {
	text := p.Source.Text()
	line := p.Source.Line(p.Source.LineAt(s.Start))
	before := strings.TrimRightFunc(text[max(line.Start, s.Start-beside):s.Start], blank)
	after := strings.TrimLeftFunc(text[s.End:min(line.End, s.End+beside)], blank)
	switch text[s.Start] {
	case '\v', '\f':
		if before == "" || after == "" || strings.ContainsRune(breaks, rune(after[0])) {
			return ""
		}
		return lineEnd(p, line)
	case '\t':
		return ""
	case '\a':
		b := &p.Tree.Blocks[p.Tree.BlockAt(s.Start)]
		if at := s.Start - b.Start; at >= 0 && at < len(b.Text) && b.Text[at] == '\t' {
			return "\t" // it parts cells
		}
		return ""
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case before == "" || after == "", wide(last) && wide(next), s.Start > line.Start && ordinary(text[s.Start-1]):
		return ""
	}
	return " "
}

// blank tells whether r shows nothing within a line.
func blank(r rune) bool { return r == '\a' || zh.IsBlank(r) }

// ordinary is a blank that may stay beside one that goes.
func ordinary(c byte) bool { return c == ' ' || c == '\t' }

// wide are Chinese characters and marks: between them no blank is written.
func wide(r rune) bool {
	return zh.IsHan(r) || r >= 0x3001 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF5E || r == '“' || r == '”'
}

// lineEnd is how the text ends its lines.
func lineEnd(p *lint.Pass, line source.Span) string {
	text := p.Source.Text()
	if strings.HasPrefix(text[line.End:], "\r\n") || strings.HasSuffix(text[:line.Start], "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// judged is how many bytes of changed lines are compared; of more, which no one can look
// over, nothing is called safe.
const judged = 32 << 10

// typographic tells whether the edits change nothing but the look, in the lines concerned.
func typographic(p *lint.Pass, edits []source.Edit) bool {
	var before, after strings.Builder
	text := p.Source.Text()
	for i := 0; i < len(edits); {
		line := p.Source.Line(p.Source.LineAt(edits[i].Span.Start))
		if before.Len()+line.Len() > judged {
			return false
		}
		before.WriteString(text[line.Start:line.End])
		before.WriteByte('\n')
		at := line.Start
		for ; i < len(edits) && edits[i].Span.Start < line.End; i++ {
			after.WriteString(text[at:edits[i].Span.Start])
			after.WriteString(edits[i].New)
			at = edits[i].Span.End
		}
		after.WriteString(text[at:line.End])
		after.WriteByte('\n')
	}
	return lint.Preserves(before.String(), after.String()) == nil
}
