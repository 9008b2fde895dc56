package lost

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// partNames are words of the sections' names, and ends what closes a list of them.
var (
	partNames = [...]string{"主动公开", "申请", "行政复议", "行政诉讼", "问题", "其他"}
	partEnds  = [...]string{"部分", "方面", "个方面的内容", "方面内容", "等内容", "事项", "部分内容"}
	makeUp    = [...]string{"组成", "构成", "编写", "编制", "汇总"}
)

// leastParts is how many sections a sentence must name to be the list of a report's parts.
const leastParts = 4

// composed is 报告由总体情况、…六个部分。 without 组成, and 报告包括总体情况、…组成, which
// is two forms in one.
func composed(p *lint.BlockPass, at source.Span) {
	before := strings.TrimRight(p.Simplified[:at.Start], "“：: ")
	rest := p.Simplified[at.End:]
	if strings.HasSuffix(before, "包括") {
		blend(p, source.Span{Start: len(before) - len("包括"), End: len(before)}, rest)
		return
	}
	if !strings.HasSuffix(before, "由") || strings.HasSuffix(before, "理由") {
		return
	}
	k := strings.Index(rest, "。")
	if k < 0 {
		return
	}
	rest = rest[:k]
	if parts(rest) < leastParts {
		return
	}
	for _, w := range makeUp {
		if strings.Contains(rest, w) {
			return
		}
	}
	for _, w := range partEnds {
		if strings.HasSuffix(rest, w) {
			end := at.End + k
			insert(p, source.Span{Start: end - len(w), End: end}, end, "组成", lint.Text{ZH: "“由……”要与“组成”搭配", EN: "由 wants 组成"})
			return
		}
	}
}

// parts counts the sections that the text names.
func parts(s string) int {
	n := 0
	for _, w := range partNames {
		if strings.Contains(s, w) {
			n++
		}
	}
	return n
}

// blend reports 包括 in front of a list of parts that ends in 组成 or 构成.
func blend(p *lint.BlockPass, verb source.Span, rest string) {
	k := strings.IndexAny(rest, "。；;")
	if k < 0 {
		k = len(rest)
	}
	ending := "组成"
	list, ok := strings.CutSuffix(rest[:k], ending)
	if !ok {
		ending = "构成"
		list, ok = strings.CutSuffix(rest[:k], ending)
	}
	if !ok || parts(list) < leastParts || strings.Contains(list, "由") {
		return
	}
	p.Report(lint.Diagnostic{
		Span: verb,
		Message: lint.Textf("“包括……%[1]s”两种句式混用，请核对。可将“包括”改为“由”，或删去“%[1]s”。",
			"包括 and %[1]s belong to two different forms. Write 由 for 包括 or delete %[1]s.", ending),
		Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "改为“由”", EN: "Change to 由"}, verb, "由")},
	})
}
