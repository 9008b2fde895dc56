package glyph

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// kept are characters that the fold to Simplified changes and that Simplified text has
// all the same: standard ones, terms of chemistry, and what names are written with.
const kept = "於後徵祇昇陞甦祕釐脩氾苧薳蒐剋噁濛堃甯濬鉅鍾崑崙淼喆祐馀馥瑤珮筠鎔鋥"

// combinations with 於 and 後 that are words, by the character before or behind.
const (
	beforeYu  = "位属屬利关關由基处處对對至终終善敢忠归歸鉴鑒便乐樂等大小高低多少用限源足"
	afterHou  = "续續期果"
	beforeHou = "以之今最前然先随隨"
)

// inTraditional tells whether the text, or the block alone, is in Traditional script.
func (s *scanner) inTraditional() bool {
	if s.pass.Simplified == s.text {
		return s.pass.Script == zh.Traditional
	}
	return s.once(inTraditional, func() bool {
		return s.pass.Script == zh.Traditional || zh.ScriptOf(s.text) == zh.Traditional && traditionalIn(s.text) >= foreignRun
	})
}

// inJapanese tells whether the block has words in kana.
func (s *scanner) inJapanese() bool {
	return s.once(inJapanese, func() bool {
		kana := false
		for _, r := range s.text {
			if isKana(r) && kana {
				return true
			}
			kana = isKana(r)
		}
		return false
	})
}

// inRussian tells whether the block has Cyrillic letters that look like no Latin one.
func (s *scanner) inRussian() bool {
	return s.once(inRussian, func() bool {
		for _, r := range s.text {
			if isCyrillic(r) && latin(r) == 0 {
				return true
			}
		}
		return false
	})
}

// foreignRun is from how many Traditional characters on a stretch of text is a quotation
// in that script rather than strewn with it.
const foreignRun = 2

// traditional notes the Traditional characters strewn in Simplified text.
func (s *scanner) traditional() {
	if s.inTraditional() {
		return
	}
	var script source.Span // the stretch last looked at
	whole := false         // it is in Traditional script
	for i := 0; i < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[i:])
		simple := zh.SimplifyRune(r)
		if simple == r || s.table.suspect.Has(r) {
			i += n
			continue
		}
		if i >= script.End {
			script = s.stretch(i)
			part := s.text[script.Start:script.End]
			whole = traditionalIn(part) >= foreignRun && zh.ScriptOf(part) == zh.Traditional
		}
		at := source.Span{Start: i, End: i + n}
		if !whole && s.strewn(at, r) && !s.nameLike(script) && !s.titled(at) {
			s.slips = append(s.slips, slip{span: at, right: string(simple), script: true})
		}
		i += n
	}
}

// strewn tells whether a Traditional character is out of place: not in a name, a
// quotation or a title, and not alone.
func (s *scanner) strewn(at source.Span, r rune) bool {
	prev, next := s.before(at.Start), s.after(at.End)
	switch {
	case !zh.IsHan(prev) && !zh.IsHan(next), wording.Quoted(s.text, at.Start):
		return false
	case r == '於':
		return prev > 0 && strings.ContainsRune(beforeYu, prev)
	case r == '後':
		return next > 0 && strings.ContainsRune(afterHou, next) || prev > 0 && strings.ContainsRune(beforeHou, prev)
	case strings.ContainsRune(kept, r), s.placeName(at.End):
		return false
	case r == '號' && prev > 0 && strings.ContainsRune("壹一贰叁", prev): // a fashion of house names
		return false
	}
	return true
}

// nameLike tells whether a run of Han characters is as short as a personal name and
// begins with a surname.
func (s *scanner) nameLike(run source.Span) bool {
	const shortest, longest = 2, 3
	text := s.text[run.Start:run.End]
	if len(text) > longest*utf8.UTFMax {
		return false
	}
	n := utf8.RuneCountInString(text)
	first, _ := utf8.DecodeRuneInString(text)
	return n >= shortest && n <= longest && strings.ContainsRune(zh.Surnames, zh.SimplifyRune(first))
}

// settlements are what names of places end in.
const settlements = "镇 乡 村 屯 寨 街道 社区 河 江 湖 山 岭 桥"

// placeName tells whether a name of a place ends up to two characters behind the place.
func (s *scanner) placeName(end int) bool {
	const reach = 2
	for i := range reach + 1 {
		for x := range strings.FieldsSeq(settlements) {
			if strings.HasPrefix(s.pass.Simplified[end:], x) {
				return true
			}
		}
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if i == reach || !zh.IsHan(r) {
			return false
		}
		end += n
	}
	return false
}

// titles stand behind a person's name.
const titles = "副 同志 先生 女士 书记 主任 局长 县长 市长 区长 院长 教授 代表 委员"

// titled tells whether the place is in a name of up to three characters with a title
// behind it.
func (s *scanner) titled(at source.Span) bool {
	end := at.End
	for range 3 {
		for t := range strings.FieldsSeq(titles) {
			if strings.HasPrefix(s.pass.Simplified[end:], t) {
				return s.nameBefore(end, at.Start)
			}
		}
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !zh.IsHan(r) {
			return false
		}
		end += n
	}
	return false
}

// nameBefore tells whether a surname stands two or three characters before end, at the
// place or before it.
func (s *scanner) nameBefore(end, place int) bool {
	start := end
	for i := range 3 {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if !zh.IsHan(r) {
			return false
		}
		start -= n
		if i > 0 && start <= place && strings.ContainsRune(zh.Surnames, zh.SimplifyRune(r)) {
			return true
		}
	}
	return false
}

// stretch is the run of Han characters around byte i.
func (s *scanner) stretch(i int) source.Span {
	start, end := i, i
	for {
		r, n := utf8.DecodeLastRuneInString(s.text[:start])
		if !zh.IsHan(r) {
			break
		}
		start -= n
	}
	for {
		r, n := utf8.DecodeRuneInString(s.text[end:])
		if !zh.IsHan(r) {
			break
		}
		end += n
	}
	return source.Span{Start: start, End: end}
}

// traditionalIn counts the Traditional characters of a text.
func traditionalIn(s string) int {
	n := 0
	for _, r := range s {
		if zh.SimplifyRune(r) != r {
			n++
		}
	}
	return n
}
