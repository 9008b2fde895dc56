package pair

import (
	"gaolint/lint"
	"gaolint/lint/source"
)

// reportNest speaks of a title that stands inside another title in the wrong marks:
// GB/T 15834 asks for 〈〉 there. The change is safe in a sound block, one without loose
// marks.
func reportNest(p *lint.Pass, block int, c couple, sound bool) {
	start := p.Tree.Blocks[block].Start
	text := p.Blocks[block].Text
	d := lint.Diagnostic{Severity: lint.Warning, Span: source.Span{Start: c.open.Start, End: c.close.End}}
	if c.open.Start == c.outerOpen.End && c.close.End == c.outerClose.Start && text[c.open.Start:c.open.End] == "《" {
		d.Span = source.Span{Start: c.outerOpen.Start, End: c.outerClose.End}
		d.Message = lint.Text{
			ZH: "书名号重复，一对即可，请删去一对。",
			EN: "The title marks are doubled; one pair will do.",
		}
		d.Fixes = []lint.Fix{{Title: lint.Text{ZH: "删去重复的书名号", EN: "Delete the second pair"}, Safe: sound,
			Edits: []source.Edit{{Span: c.open}, {Span: c.close}}}}
	} else {
		d.Message = lint.Text{
			ZH: "书名号里再用书名号，疑应写作单书名号〈〉，请核对。《标点符号用法》规定外层用双书名号，内层用单书名号。",
			EN: "A title inside a title takes 〈〉: the standard for punctuation (GB/T 15834) gives 《》 to the outer and 〈〉 to the inner one.",
		}
		d.Fixes = []lint.Fix{{Title: lint.Text{ZH: "内层改为〈〉", EN: "Write 〈〉 inside"}, Safe: sound,
			Edits: []source.Edit{{Span: c.open, New: "〈"}, {Span: c.close, New: "〉"}}}}
	}
	d.Span = clip(text, d.Span)
	report(p, start, d)
}
