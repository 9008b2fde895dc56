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

// names finds the names of a batch's organs in a text.
type names struct {
	matcher *zh.Matcher
	list    []string
}

// shortestName is the length in code points below which a name may be any words.
const shortestName = 5

func newNames(reports []*Report) names {
	var out names
	seen := map[string]bool{}
	for _, r := range reports {
		name := zh.Simplify(r.Organ)
		if regionOf(name) == "" || seen[name] || utf8.RuneCountInString(name) < shortestName {
			continue
		}
		seen[name] = true
		out.list = append(out.list, name)
	}
	if len(out.list) > 1 {
		out.matcher = zh.NewMatcher(out.list)
	}
	return out
}

// foreign reports the names of organs of another place and the same office, where they
// stand as the one who reports: at the head of a sentence. Superiors, other offices of the
// same place and those named beside others are rightly spoken of.
func (n names) foreign(d *fact.Document) []lint.Diagnostic {
	if n.matcher == nil {
		return nil
	}
	own := zh.Simplify(d.Title.Organ)
	var found []lint.Diagnostic
	var hits []zh.Hit
	for i, b := range d.Blocks[:min(d.Outline.SignOff, len(d.Blocks))] {
		if d.Outline.Roles[i] != fact.Prose || b.Kind == syntax.Row {
			continue
		}
		hits = n.matcher.Find(b.Simplified, hits[:0])
		for _, h := range hits {
			if n.list[h.Literal] == own || !siblings(n.list[h.Literal], own) || !leads(b, h.Span) {
				continue
			}
			span := h.Span.Shift(d.Tree.Blocks[i].Start)
			found = append(found, lint.Diagnostic{
				Rule: Foreign, Span: span,
				Message: lint.Textf("句首的“%s”是另一机关，与本报告的“%s”不符。疑为套用其他机关的文稿时漏改，请核对。",
					"“%s” at the head of the sentence is another organ than the report's “%s”. It may be left from another organ's draft; check it.", d.Source.Slice(span), d.Title.Organ),
				Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "change to “%s”", d.Title.Organ), span, d.Title.Organ)},
			})
		}
	}
	return found
}

// leads: the name stands at the head of a sentence, by itself.
func leads(b *fact.Block, name source.Span) bool {
	sentence := b.SentenceAt(name.Start)
	head := strings.Trim(b.Simplified[max(sentence.Start, b.Body.Start):max(name.Start, sentence.Start, b.Body.Start)], " ，,")
	for _, year := range []string{"年度", "年"} { // 2023年，云溪县水利局
		if rest, ok := strings.CutSuffix(head, year); ok {
			head = strings.TrimLeft(rest, "0123456789全本")
			break
		}
	}
	if head != "" {
		return false
	}
	tail := b.Simplified[name.End:sentence.End]
	for _, w := range []string{"和", "与", "及", "、", "等", "联合", "会同", "对", "向", "来", "到", "派", "办公室", "办", "网站", "门户", "的", "”", "》", "（", "(", "关于", "文件", "党组", "党委", "机关"} {
		if strings.HasPrefix(tail, w) {
			return false
		}
	}
	return true
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
		case strings.ContainsRune(levels, r) && n >= 2, r == '道', strings.ContainsRune("盟", r) && n >= 2:
			if n <= 8 && rest != "" {
				place, n = end, 0
			}
		}
	}
	return organ[:place]
}
