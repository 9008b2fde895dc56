package doubled

import (
	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// figures looks for a figure with its measure word that stands twice: 向21个部门开放34个34个.
func figures(p *lint.BlockPass) {
	nums := p.Numbers()
	for i := 1; i < len(nums); i++ {
		a, b := &nums[i-1], &nums[i]
		if a.Unit == "" || a.UnitSpan.End != b.Span.Start || a.Unit != b.Unit || a.Ordinal || b.Ordinal || a.Style == zh.Chinese ||
			a.Value != b.Value || b.UnitSpan.Len() == 0 {
			continue
		}
		once := source.Span{Start: b.Span.Start, End: b.UnitSpan.End}
		if once.Len() != a.UnitSpan.End-a.Span.Start || after(p.Simplified[once.End:]) {
			continue
		}
		word := p.Text[once.Start:once.End]
		p.Report(lint.Diagnostic{
			Severity: lint.Warning, Span: source.Span{Start: a.Span.Start, End: once.End}, Tag: lint.Superfluous,
			Message: lint.Textf("“%s”连写两次，疑为重复，请核对。可删去一个。", "“%s” stands twice in a row; probably typed twice. Please check, one may be deleted.", word),
			Fixes:   []lint.Fix{lint.Replace(lint.Textf("删去一个“%s”", "Delete one “%s”", word), once, "")},
		})
	}
}

// after: what follows makes the repetition mean one at a time: 5个5个地数.
func after(rest string) bool { return len(rest) >= han && rest[:han] == "地" }
