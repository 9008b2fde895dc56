package statement

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/fact"
	"gaolint/lint/syntax"
)

// signRunes is the length in code points up to which a line above a date is taken for
// the organ that signs.
const signRunes = 30

// isEmpty tells whether nothing of the report's own stands under the heading. Any line
// counts, 无 as much as a table; the sign-off, comments and the page's furniture do not.
func isEmpty(d *fact.Document, s *fact.Section) bool {
	if !s.RunIn.Empty() {
		return false
	}
	return lastContent(d, s) == s.Heading
}

// lastContent is the last block of the section that is its text, the heading's block
// if there is none.
func lastContent(d *fact.Document, s *fact.Section) int {
	end := s.Last
	if s.Last == d.Outline.End {
		end, _ = signOff(d, s)
	}
	for i := end - 1; i >= s.First; i-- {
		if r := d.Outline.Roles[i]; r != fact.Hidden && r != fact.Metadata && r != fact.TitleLine {
			return i
		}
	}
	return s.Heading
}

// signOff is the first block of the sign-off that ends the section, Last if it has
// none; dated tells whether it has its date, so that the report is at its end.
func signOff(d *fact.Document, s *fact.Section) (first int, dated bool) {
	i := s.Last
	for i > s.First && d.Outline.Roles[i-1] == fact.Hidden {
		i--
	}
	if i > s.First && isDate(d.Blocks[i-1]) {
		dated, i = true, i-1
	}
	if i > s.First && signs(d, d.Blocks[i-1], dated) {
		i--
	}
	return i, dated
}

// isDate tells whether the block is a date and nothing else.
func isDate(b *fact.Block) bool {
	dates := b.Dates()
	return len(dates) == 1 && dates[0].Span.Covers(b.Body) && dates[0].Day != 0
}

// signs tells whether the block is the name of the organ that signs.
func signs(d *fact.Document, b *fact.Block, dated bool) bool {
	name := b.BodyText()
	if name == "" || b.Kind != syntax.Paragraph || b.Ordinal.Level != 0 {
		return false
	}
	if organ := d.Title.Organ; organ != "" && (name == organ || b.Text[b.Body.Start:b.Body.End] == organ) {
		return true
	}
	return dated && !strings.ContainsAny(name, "。，；：、,;:") && utf8.RuneCountInString(name) <= signRunes &&
		utf8.RuneCountInString(name) > 2
}

// closed tells whether something stands behind the last section that ends the report:
// a dated sign-off or the page's furniture.
func closed(d *fact.Document, s *fact.Section) bool {
	_, dated := signOff(d, s)
	return dated || d.Outline.End < len(d.Blocks)
}

// finished tells whether the text's last section has come to an end: it is signed, the
// page goes on below it, or its last paragraph ends in a stop.
func finished(d *fact.Document, s *fact.Section) bool {
	if closed(d, s) {
		return true
	}
	text := strings.TrimRight(d.Blocks[lastContent(d, s)].BodyText(), "”）)》")
	for _, stop := range []string{"。", "！", "？", "无"} {
		if strings.HasSuffix(text, stop) {
			return true
		}
	}
	return false
}
