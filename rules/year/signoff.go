package year

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// checkCut reports a line in the place of the date of signature that is a date but for its
// day: 2025年1月16, 2025年1月160日.
func checkCut(p *lint.Pass, i int) {
	b := p.Blocks[i]
	start, end := b.Body.Start, b.Body.End
	s := b.Simplified[start:end]
	if len(s) > 24 || !strings.HasPrefix(s, "20") {
		return
	}
	rest := s[digits(s):]
	if digits(s) != 4 || !strings.HasPrefix(rest, "年") {
		return
	}
	rest = rest[len("年"):]
	n := digits(rest)
	if n == 0 || n > 2 || !strings.HasPrefix(rest[n:], "月") {
		return
	}
	rest = rest[n+len("月"):]
	n = digits(rest)
	placed := p.Tree.Blocks[i]
	d := lint.Diagnostic{Span: placed.At(b.Body)}
	switch {
	case n > 0 && n < 3 && rest[n:] == "" && (i < len(p.Blocks)-1 || strings.HasSuffix(p.Source.Text(), "\n")): // else it is being written
		at := placed.At(source.Span{Start: end, End: end})
		d.Severity = lint.Warning
		d.Message = lint.Textf("落款日期“%s”疑漏“日”，请核对。", "In the date of signature, “%s”, 日 seems to be lost. Please check.", p.Slice(d.Span))
		d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "补“日”", EN: "Add 日"}, at, "日")}
	case n > 2 && rest[n:] == "日":
		d.Severity = lint.Error
		d.Message = lint.Textf("日期“%s”不存在：一个月最多31天。应为历法中有的日期，请核对后修改。",
			"There is no such date as “%s”: a month has 31 days at most. Check and correct it.", p.Slice(d.Span))
	default:
		return
	}
	p.Report(d)
}

// digits is how many ASCII digits the text begins with.
func digits(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }
