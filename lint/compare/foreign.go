package compare

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// shortestName is the length in code points below which a name may be any words.
const shortestName = 5

// foreign reports the names of organs of another place and the same office, where they
// stand as the one who reports: at the head of a sentence. Superiors, other offices of the
// same place and those named beside others are rightly spoken of.
func (b *Batch) foreign(s *Signature) []lint.Diagnostic {
	own := zh.Simplify(s.Organ)
	var found []lint.Diagnostic
	for _, h := range s.heads {
		name := b.named(h.text)
		if name == "" || !siblings(name, own) || spokenOf(h.text[len(name):]) {
			continue
		}
		span := source.Span{Start: h.at, End: h.at + len(name)}
		found = append(found, lint.Diagnostic{
			Rule: Foreign, Span: span,
			Message: lint.Textf("句首的“%s”是另一机关，与本报告的“%s”不符。疑为套用其他机关的文稿时漏改，请核对。",
				"“%s” at the head of the sentence is another organ than the report's “%s”. It may be left from another organ's draft; check it.", name, s.Organ),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", s.Organ), span, s.Organ)},
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

// longestPlace is how many code points one part of a place has at most.
const longestPlace = 8

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
		case n >= 2 && n <= longestPlace && rest != "" && strings.ContainsRune(levels+"盟道", r):
			place, n = end, 0
		}
	}
	return organ[:place]
}
