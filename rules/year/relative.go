package year

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

// checkRelative reports 今年 and 年初以来, once for the whole text: the report is read in
// the next year, when 今年 is another one.
func checkRelative(p *lint.Pass, year int) {
	var places []source.Span
	for i := range calendar.Reporting(p.Document) {
		s := p.Blocks[i].Simplified
		if !calendar.WordsOf(p.Blocks[i]).Has(calendar.ThisYear) {
			continue
		}
		for _, w := range []string{"今年", "年初以来"} {
			for at := 0; ; {
				k := zh.Index(s[at:], w)
				if k < 0 {
					break
				}
				k += at
				at = k + len(w)
				if relative(s[:k], s[at:]) && !quoted(s, k) {
					places = append(places, p.Tree.Blocks[i].At(source.Span{Start: k, End: at}))
				}
			}
		}
	}
	if len(places) == 0 {
		return
	}
	finding := lint.Diagnostic{Severity: lint.Hint, Span: places[0]}
	word, want := p.Slice(places[0]), strconv.Itoa(year)+"年"
	if strings.HasPrefix(word, "年初") {
		want += word
	}
	finding.Message = lint.Textf(
		"“%s”可改为“%s”。年度报告在次年公布，写明年份更清楚。",
		"“%s” may read “%s”: the report is published in the next year, so naming the year is clearer.",
		word, want)
	for _, other := range places[1:] {
		finding.Related = append(finding.Related, lint.Related{Span: other, Message: lint.Text{ZH: "同样的写法", EN: "the same wording"}})
	}
	finding.Fixes = []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), places[0], want)}
	p.Report(finding)
}

// relative: the characters around do not make another word of it (如今年轻人, 2023年初以来).
func relative(before, after string) bool {
	prev, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, " "))
	next, _ := utf8.DecodeRuneInString(after)
	return !strings.ContainsRune("如当现迄古今明去前0123456789", prev) && !strings.ContainsRune("轻龄代老岁级", next)
}
