package glyph

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// slip is a character that should be another: what stands in the text, and what should.
type slip struct {
	span   source.Span
	right  string
	origin origin
	script bool // it is Traditional
}

// scanner walks over a block once. The slices hold places that are reported together at
// the end; they stay nil in a clean block.
type scanner struct {
	pass  *lint.BlockPass
	text  string
	table *table
	// slips are wrong characters, by place; forms those that only look otherwise to a
	// computer; hidden the invisible ones.
	slips  []slip
	forms  []slip
	hidden []source.Span
	// done is how far numerals and words of letters are read.
	done int
	// row is how far rows of figures with letters in them are read.
	row int
	// asked and told are the questions about the block that have been answered, and the
	// answers.
	asked, told question
}

// question is a set of questions about the whole block, which are asked only if a suspect
// character calls for it.
type question uint8

const (
	inTraditional question = 1 << iota
	inJapanese
	inRussian
)

// once answers a question, with f the first time.
func (s *scanner) once(q question, f func() bool) bool {
	if s.asked&q == 0 {
		s.asked |= q
		if f() {
			s.told |= q
		}
	}
	return s.told&q != 0
}

func (s *scanner) scan() {
	s.table = load()
	text, suspect := s.text, &s.table.suspect
	for i := 0; i < len(text); {
		c := text[i]
		if uint(i+2) < uint(len(text)) && c-0xE0 <= 0x0F {
			if suspect[uint(c&0x0F)<<6|uint(text[i+1]&0x3F)]>>(text[i+2]&0x3F)&1 != 0 {
				s.look(i)
			}
			i += 3
			continue
		}
		if c >= utf8.RuneSelf {
			i += s.look(i)
			continue
		}
		if i > 0 && (c|0x20 == 'o' && (text[i-1] >= utf8.RuneSelf || digit(text[i-1])) || c == '0' && text[i-1] >= utf8.RuneSelf) {
			s.zero(i)
		}
		i++
	}
}

func digit(c byte) bool { return c-'0' < 10 }

// look judges the character at byte i, if it is suspect, and gives its length.
func (s *scanner) look(i int) int {
	r, n := utf8.DecodeRuneInString(s.text[i:])
	switch {
	case r == utf8.RuneError, r < privatePlane && !s.table.suspect.Has(r):
		return n
	case r >= privatePlane:
		s.private(i, i+n, r)
	default:
		s.at(i, i+n, r)
	}
	return n
}

// at judges a suspect character of the basic plane at [i, end).
func (s *scanner) at(i, end int, r rune) {
	switch {
	case isDash(r):
		s.stroke(i, end, r)
	case r == '一':
		if i > 0 && digit(s.text[i-1]) && end < len(s.text) && digit(s.text[end]) {
			s.joint(source.Span{Start: i, End: end})
		}
	case strings.ContainsRune(seldomMeant, r):
		s.alike(i, end, r)
	case r == '○' || r == '零' || r == 'Ｏ' || r == 'ｏ' || r == '０':
		s.zero(i)
	case r == 'ο' || r >= 0x0391 && r <= 0x04FF:
		if s.zero(i); i >= s.done {
			s.letters(i)
		}
	case invisible(r):
		s.unseen(i, end, r)
	case r >= 0x30A1 && r <= 0x30FA:
		s.kana(i, end, r)
	case r >= privateFirst && r <= privateLast:
		s.private(i, end, r)
	case s.table.forms[r] != 0:
		s.forms = append(s.forms, slip{span: source.Span{Start: i, End: end}, right: string(s.table.forms[r])})
	default:
		s.variant(i, end, r)
	}
}

// before and after give the neighbouring rune, -1 at the ends of the block.
func (s *scanner) before(i int) rune {
	if i <= 0 {
		return -1
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[:i])
	return r
}

func (s *scanner) after(i int) rune {
	if i >= len(s.text) {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(s.text[i:])
	return r
}

// shown is the text around a place, as a message shows it.
func (s *scanner) shown(span source.Span) string {
	around := wording.Around(s.text, span)
	return s.text[around.Start:around.End]
}

// known are names that are written with a character of the list: of a god and of a voyager.
var known = [...]string{"吴夲", "徐巿"}

// spokenOf tells whether the character is meant: alone in quotation marks, or in a name.
func (s *scanner) spokenOf(i, end int) bool {
	if strings.HasSuffix(s.text[:i], "“") && strings.HasPrefix(s.text[end:], "”") {
		return true
	}
	for _, name := range known {
		if strings.HasSuffix(s.text[:end], name) {
			return true
		}
	}
	return false
}

// variant notes a character of the list. Quotations and titles keep their variants, and a
// text in Japanese or in Traditional script its own forms.
func (s *scanner) variant(i, end int, r rune) {
	v, ok := s.table.variants[r]
	if !ok || v.origin == japanese && s.inJapanese() || s.inTraditional() || s.spokenOf(i, end) {
		return
	}
	if v.origin != shape && (s.placeName(end) || wording.Quoted(s.text, i) || !zh.IsHan(s.before(i)) && !zh.IsHan(s.after(end))) {
		return
	}
	s.slips = append(s.slips, slip{span: source.Span{Start: i, End: end}, right: string(v.right), origin: v.origin})
}
