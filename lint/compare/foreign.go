package compare

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// shortestName is the length in code points below which a name may be any words.
const shortestName = 5

// foreign reports the names of organs of another place and the same office, where they
// stand as the one who reports: at the head of a sentence. Superiors, other offices of the
// same place and those named beside others are rightly spoken of.
func (b *Batch) foreign(r *Report) []lint.Diagnostic {
	own := zh.Simplify(r.Organ)
	var found []lint.Diagnostic
	for _, h := range r.heads {
		name := b.named(h.text)
		if name == "" || !siblings(name, own) || spokenOf(h.text[len(name):]) {
			continue
		}
		span := source.Span{Start: h.at, End: h.at + len(name)}
		found = append(found, lint.Diagnostic{
			Rule: Foreign, Span: span,
			Message: lint.Textf("句首的“%s”是另一机关，与本报告的“%s”不符。疑为套用其他机关的文稿时漏改，请核对。",
				"“%s” at the head of the sentence is another organ than the report's “%s”. It may be left from another organ's draft; check it.", name, r.Organ),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", r.Organ), span, r.Organ)},
		})
	}
	return found
}

// named is the longest name of an organ of the batch that the text begins with.
func (b *Batch) named(text string) string {
	for end := len(text); end > 0; {
		if b.names[text[:end]] {
			return text[:end]
		}
		_, n := utf8.DecodeLastRuneInString(text[:end])
		end -= n
	}
	return ""
}

// others follow a name that does not stand by itself as the one who acts.
var others = []string{"和", "与", "及", "等", "联合", "会同", "对", "向", "来", "到", "派", "办公室", "办", "网站", "门户", "的", "关于", "文件", "党组", "党委", "机关", "转", "发来", "牵头"}

// spokenOf: the words behind a name tell that it is rightly spoken of.
func spokenOf(tail string) bool {
	for _, w := range others {
		if strings.HasPrefix(tail, w) {
			return true
		}
	}
	return false
}

// siblings tells whether the names are those of the same office of two places of the same
// level, neither of which lies in the other.
func siblings(a, b string) bool {
	x, y := regionOf(a), regionOf(b)
	if x == "" || y == "" || x == y || a[len(x):] != b[len(y):] || strings.HasPrefix(x, y) || strings.HasPrefix(y, x) {
		return false
	}
	return levelOf(x) == levelOf(y) && levelOf(x) > 0 && !strings.HasSuffix(x, y) && !strings.HasSuffix(y, x)
}

// levelOf is the level of the place that the name ends in: province 1, city 2, county 3,
// town 4; 0 if unknown.
func levelOf(place string) int {
	for _, l := range []struct {
		end   string
		level int
	}{{"自治区", 1}, {"省", 1}, {"自治州", 2}, {"州", 2}, {"盟", 2}, {"市", 2}, {"县", 3}, {"区", 3}, {"旗", 3}, {"街道", 4}, {"镇", 4}, {"乡", 4}} {
		if strings.HasSuffix(place, l.end) {
			return l.level
		}
	}
	return 0
}

// head is the beginning of a sentence that may be the name of an organ of another place.
type head struct {
	text string // folded
	at   int    // in bytes of the document; a report that was packed has lost it
}

// maxHead bounds the text of a head, in bytes.
const maxHead = 36 * len("一")

// headsOf collects the beginnings of sentences that name a place other than the report's.
func headsOf(d *fact.Document) []head {
	own := zh.Simplify(d.Title.Organ)
	var out []head
	for i, b := range d.Blocks[:min(d.Outline.SignOff, len(d.Blocks))] {
		if d.Outline.Roles[i] != fact.Prose || b.Kind == syntax.Row {
			continue
		}
		for _, s := range b.Sentences() {
			start := max(s.Start, b.Body.Start)
			in := b.Simplified[min(start, s.End):s.End]
			name := afterTime(in)
			if !beginsWithLevel(name) {
				continue
			}
			n := 0
			for n < len(name) && n < maxHead {
				r, size := utf8.DecodeRuneInString(name[n:])
				if !zh.IsHan(r) {
					break
				}
				n += size
			}
			// An office behind it makes a name of what may be a place alone.
			if text := name[:n]; n > 0 && !strings.HasPrefix(text, own) && regionOf(text+"局") != "" {
				out = append(out, head{strings.Clone(text), d.Tree.Blocks[i].Start + start + len(in) - len(name)})
			}
		}
	}
	return out
}

// afterTime is the sentence without words of time in front: 2023年，云溪县水利局….
func afterTime(s string) string {
	if r, _ := utf8.DecodeRuneInString(s); r > '　' && r != '全' && r != '本' {
		return s // most have none
	}
	s = strings.TrimLeft(s, " 　")
	rest := strings.TrimLeft(s, "0123456789全本")
	for _, year := range []string{"年度", "年"} {
		if tail, ok := strings.CutPrefix(rest, year); ok && rest != s {
			return strings.TrimLeft(tail, "，, ")
		}
	}
	return s
}

// longestPlace is how many code points one part of a place has at most.
const longestPlace = 8

// isLevel tells whether the character ends the names of places.
func isLevel(r rune) bool {
	switch r {
	case '省', '市', '县', '区', '州', '旗', '镇', '乡', '盟', '道':
		return true
	}
	return false
}

// beginsWithLevel tells whether a place may end near the beginning of the text, so that
// regionOf may find one.
func beginsWithLevel(s string) bool {
	n := 0
	for _, r := range s {
		if n++; n > longestPlace || !zh.IsHan(r) {
			return false
		}
		if isLevel(r) {
			return true
		}
	}
	return false
}

// regionOf is the place in front of an organ's name: 云溪县 of 云溪县水利局, 云溪县青河镇 of
// 云溪县青河镇人民政府; "" if there is none. 市 and 区 within the name of an office do not
// end a place.
func regionOf(organ string) string {
	place := 0
	n := 0 // code points since the last place
	for i, r := range organ {
		end := i + utf8.RuneLen(r)
		rest := organ[end:]
		n++
		switch {
		case r == '市' && (strings.HasPrefix(rest, "场") || strings.HasPrefix(rest, "政") || strings.HasPrefix(rest, "容") || strings.HasPrefix(rest, "民")):
		case r == '区' && strings.HasPrefix(rest, "域"), r == '乡' && strings.HasPrefix(rest, "村"), r == '镇' && strings.HasPrefix(rest, "化"):
		case r == '道' && !strings.HasSuffix(organ[:end], "街道"):
		case n >= 2 && n <= longestPlace && rest != "" && isLevel(r):
			place, n = end, 0
		}
	}
	return organ[:place]
}
