package series

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

// paused reports 一是、 with a 、 that belongs behind 一 alone. Where the numbers themselves
// are listed (一是、二是), it is right.
func paused(p *lint.BlockPass, it item) {
	rest := p.Simplified[it.End:]
	after, found := strings.CutPrefix(rest, "、")
	if !found || it.glued || len(after) == 0 {
		return
	}
	for v := 1; v <= numbers; v++ {
		if strings.HasPrefix(after, numeral(v)+"是") || strings.HasPrefix(after, numeral(v)+"、") {
			return
		}
	}
	if prev, _ := utf8.DecodeLastRuneInString(p.Simplified[:it.Start]); strings.ContainsRune("、“‘（(", prev) {
		return
	}
	span := source.Span{Start: it.Start, End: it.End + len("、")}
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf("“%[1]s”中的“、”疑为多余，请核对。“%[2]s”后直接写内容。",
			"The 、 in “%[1]s” seems to be left over; “%[2]s” takes no mark.", p.Text[span.Start:span.End], p.Text[it.Start:it.End]),
		Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "删去“、”", EN: "Delete “、”"}, source.Span{Start: it.End, End: span.End}, "")},
	})
}

// lostFirst tells of 一 with 是 lost behind it, in front of 二是: 一完善机制；二是….
func lostFirst(p *lint.BlockPass, second item) bool {
	const n = "一"
	for from := p.Body.Start; ; {
		k := strings.Index(p.Simplified[from:second.Start], n)
		if k < 0 {
			return false
		}
		from += k + len(n)
		prev, _ := utf8.DecodeLastRuneInString(p.Simplified[p.Body.Start : from-len(n)])
		if !strings.ContainsRune("：:。；;", prev) {
			continue
		}
		for _, w := range openings {
			if !strings.HasPrefix(p.Simplified[from:], w) {
				continue
			}
			p.Report(lint.Diagnostic{
				Span: source.Span{Start: from - len(n), End: from},
				Message: lint.Textf("“%[1]s”后疑漏“是”，请核对。后一项写作“%[2]s”。", "是 seems to be lost behind “%[1]s”; the next item is “%[2]s”.",
					n, p.Text[second.Start:second.End]),
				Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "补“是”", EN: "Add 是"}, source.Span{Start: from, End: from}, "是")},
				Related: []lint.Related{{Span: second.Span, Message: lint.Text{ZH: "后一项", EN: "Next item"}}},
			})
			return true
		}
	}
}

// ordinals reports the first 第三， that does not follow 第二， in a paragraph.
func ordinals(p *lint.BlockPass) {
	var list []item
	for _, h := range p.Hits {
		k := int(h.Literal) - numbers - len(endings)
		if k < 0 {
			continue
		}
		prev, _ := utf8.DecodeLastRuneInString(p.Simplified[:h.Span.Start])
		if h.Span.Start > p.Body.Start && !strings.ContainsRune("。；：;: ", prev) {
			continue
		}
		v := k + 1
		if v == 1 {
			list = list[:0]
		}
		list = append(list, item{Span: source.Span{Start: h.Span.Start, End: h.Span.Start + 2*len("第")}, value: v})
	}
	if len(list) < 3 || list[0].value != 1 {
		return
	}
	for k := 1; k < len(list); k++ {
		a, b := list[k-1], list[k]
		switch b.value {
		case a.value + 1:
			continue
		case a.value, a.value + 2:
			due := numeral(a.value + 1)
			if b.value > a.value && strings.Contains(p.Simplified[a.End:b.Start], "第"+due) || k+1 < len(list) && list[k+1].value != a.value+2 && list[k+1].value != a.value+3 {
				return
			}
			p.Report(lint.Diagnostic{
				Span: b.Span,
				Message: lint.Textf("“%[1]s”之后是“%[2]s”，疑缺“%[3]s”或序号有误，请核对。",
					"“%[2]s” follows “%[1]s”; “%[3]s” is missing or the number is wrong.", p.Text[a.Start:a.End], p.Text[b.Start:b.End], "第"+due),
				Fixes:   []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", "第"+due), b.Span, "第"+due)},
				Related: []lint.Related{{Span: a.Span, Message: lint.Text{ZH: "前一项", EN: "Item before"}}},
			})
		}
		return
	}
}
