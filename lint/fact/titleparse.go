package fact

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/profile"
	"gaolint/lint/zh"
)

// titleRunes is the length in code points up to which lines can be a title.
const titleRunes = 60

// parsedTitle is a folded title taken apart; the parts are ranges of its text.
type parsedTitle struct {
	organ, year, rest [2]int
	value             int // of the year
	fits              bool
	variant           *profile.Variant
	// strength orders candidates: with year and wording, with organ and wording,
	// wording alone, or only the subject's words.
	strength int
}

const (
	speaks  = iota + 1 // speaks of the subject, in other words
	bare               // a wording without organ and year
	undated            // organ and wording
	full               // year and wording
)

// titleShaped tells whether a folded line can be (a part of) a title at all. Gaps that
// are still to be filled are no fault of its shape.
func titleShaped(s string) bool {
	s = withoutGaps(s)
	return s != "" && len(s) <= 4*titleRunes && utf8.RuneCountInString(s) <= titleRunes &&
		noTitle.Index(s) < 0
}

// noTitle are characters that no title has, folded.
var noTitle = zh.SetOf("。,;!?>|《》:")

// parseTitle takes a folded text apart as a title of the profile's kind.
func (f *forms) parseTitle(t string) (parsedTitle, bool) {
	if !titleShaped(t) {
		return parsedTitle{}, false
	}
	for _, w := range f.titles {
		head, ok := strings.CutSuffix(t, w.text)
		if !ok {
			continue
		}
		if at, year, ok := yearBefore(head); ok && strings.HasSuffix(head[:at], w.before) {
			p := parsedTitle{organ: organIn(t, 0, at-len(w.before)), year: [2]int{at, len(head)}, value: year,
				rest: [2]int{len(head), len(t)}, fits: true, variant: w.variant, strength: full}
			return p, true
		}
	}
	for _, core := range f.cores {
		if head, ok := strings.CutSuffix(t, core); ok {
			return f.parseHead(t, head, core), true
		}
	}
	return f.parseOther(t)
}

// parseHead reads organ and year out of what precedes a title's wording.
func (f *forms) parseHead(t, head, core string) parsedTitle {
	p := parsedTitle{rest: [2]int{len(head), len(t)}, strength: full}
	at, end, year, ok := lastYear(head)
	switch {
	case !ok:
		p.organ = organIn(t, 0, len(head))
		p.strength = undated
		if p.organ[0] == p.organ[1] {
			p.strength = bare
		}
	case at == 0:
		// 「2023年某局……」: year first, then the organ.
		joint := end
		for _, mark := range []string{yearMark, "度"} {
			if strings.HasPrefix(head[joint:], mark) {
				joint += len(mark)
			}
		}
		p.year, p.value = [2]int{at, end}, year
		p.organ = organIn(t, joint, len(head))
		p.rest[0] = end
		for _, w := range f.titles {
			if joint > end && w.before == "" && w.text == head[end:joint]+core {
				p.fits, p.variant = true, w.variant
			}
		}
	default:
		p.year, p.value = [2]int{at, end}, year
		p.organ = organIn(t, 0, at)
		p.rest[0] = end
	}
	return p
}

// parseOther takes a title in other words: near the form's wording, or one that
// speaks of the subject and ends as titles do.
func (f *forms) parseOther(t string) (parsedTitle, bool) {
	at, end, year, dated := lastYear(t)
	ends := false
	for _, e := range f.ends {
		ends = ends || strings.HasSuffix(t, e)
	}
	alike := false
	if dated {
		for _, w := range f.titles {
			alike = alike || w.variant == nil && near(t[end:], w.text)
		}
	}
	if !alike && !(ends && holdsGroup(t, f.words)) {
		return parsedTitle{}, false
	}
	p := parsedTitle{rest: [2]int{0, len(t)}, strength: speaks}
	if dated {
		p.organ, p.year, p.rest, p.value = organIn(t, 0, at), [2]int{at, end}, [2]int{end, len(t)}, year
	}
	if alike {
		p.strength = full
	}
	return p, true
}

// withoutGaps cuts the gaps of a draft (〔…：…〕) out of a folded line.
func withoutGaps(s string) string {
	for {
		i := strings.Index(s, "〔")
		k := strings.Index(s, "〕")
		if i < 0 || k < i || !strings.Contains(s[i:k], ":") {
			return s
		}
		s = s[:i] + "某" + s[k+len("〕"):]
	}
}

// organIn is the part of t[i:j] that names the organ: without 关于 and marks around it.
func organIn(t string, i, j int) [2]int {
	s := t[i:j]
	s = strings.TrimPrefix(s, "关于")
	s = strings.TrimLeft(s, "-—·. ")
	i = j - len(s)
	s = strings.TrimSuffix(s, "关于")
	s = strings.TrimRight(s, "-—·. ")
	return [2]int{i, i + len(s)}
}

// yearBefore reads the year whose digits end s.
func yearBefore(s string) (at, year int, ok bool) {
	at, end, year, ok := lastYear(s)
	return at, year, ok && end == len(s)
}

// lastYear finds the last run of digits, or of Chinese digits, that is a year. Two
// years of a school year count as one place with no one value.
func lastYear(s string) (at, end, year int, ok bool) {
	for i := len(s); i > 0; {
		j := i
		for j > 0 && isDigit(s[j-1]) {
			j--
		}
		if i-j == 4 && (s[j:j+2] == "20" || s[j:j+2] == "19") {
			year = number(s[j:i])
			if k, first, ok := firstOfTwo(s[:j]); ok && first == year-1 {
				return k, i, 0, true
			}
			return j, i, year, true
		}
		if j == i {
			if k, year, ok := chineseYear(s[:i]); ok {
				return k, i, year, true
			}
			_, n := utf8.DecodeLastRuneInString(s[:i])
			j = i - n
		}
		i = j
	}
	return 0, 0, 0, false
}

// firstYear finds the first run of four digits that is a year.
func firstYear(s string) (at, end, year int, ok bool) {
	for at, year := range years(s) {
		return at - 4, at, year, true
	}
	return 0, 0, 0, false
}

// firstOfTwo reads the earlier year of 「2022-2023」 in front of the later one.
func firstOfTwo(s string) (at, year int, ok bool) {
	t := strings.TrimRight(s, "-—–~至")
	if len(t) == len(s) || len(t) < 4 {
		return 0, 0, false
	}
	for _, c := range []byte(t[len(t)-4:]) {
		if !isDigit(c) {
			return 0, 0, false
		}
	}
	return len(t) - 4, number(t[len(t)-4:]), true
}

// chineseYear reads 二〇二三 at the end of s.
func chineseYear(s string) (at, year int, ok bool) {
	at = len(s)
	scale := 1
	for range 4 {
		r, n := utf8.DecodeLastRuneInString(s[:at])
		d := strings.IndexRune("〇一二三四五六七八九", r)
		if r == '零' || r == '○' || r == 'O' {
			d = 0
		}
		if d < 0 || n == 0 {
			return 0, 0, false
		}
		year += d / 3 * scale
		scale *= 10
		at -= n
	}
	return at, year, year/100 == 20 || year/100 == 19
}

func isDigit(c byte) bool { return c-'0' < 10 }

func number(digits string) int {
	n := 0
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}

// allHan tells whether s is Chinese characters only.
func allHan(s string) bool {
	for _, r := range s {
		if !zh.IsHan(r) {
			return false
		}
	}
	return s != ""
}
