package listcount

import (
	"regexp"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
)

// lookedBack is a number of items that the text says it has just given: 以上三项措施.
var lookedBack = regexp.MustCompile(`^([一二两三四五六七八九十]|10|[2-9])(?:个方面|方面|个|项|点|条|类)(?:的)?(?:主要|突出|重点)?(?:问题|不足|短板|困难|措施|举措|做法|工作|任务|原因)`)

// backCount compares 以上三项措施 with the items 一是…二是… in front of it, where they are the only
// ones of the paragraph.
func backCount(p *lint.Pass, block int, word source.Span) {
	b := p.Blocks[block]
	s := b.Simplified
	m := lookedBack.FindStringSubmatchIndex(s[word.End:min(len(s), word.End+80)])
	if m == nil {
		return
	}
	want, ok := small(s[word.End+m[2] : word.End+m[3]])
	base := max(0, word.Start-maxSentence)
	start := strings.Index(s[base:word.Start], "一是")
	if !ok || want < 2 || start < 0 || strings.Contains(s[base+start+len("一是"):word.Start], "一是") {
		return
	}
	start += base
	first, ok := itemAt(s, start)
	if !ok || first.value != 1 {
		return
	}
	last, clean := follows(s[start:word.Start], first.level)
	if !clean || last.value < 2 || last.value == want {
		return
	}
	span, head := at(p, block, source.Span{Start: word.Start, End: word.End + m[1]}), at(p, block, source.Span{Start: start, End: first.end})
	last.start += start
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与所列不符：前面从“一是”列到“%[2]s”，共%[3]d项。请核对项数和所列内容。",
			"“%[1]s” does not agree with the items: %[3]d are listed in front of it, up to “%[2]s”. Check the number and the items.",
			p.Slice(span), strings.TrimRight(b.Text[last.start:start+last.end], "，,、：: 　"), last.value),
		Related: []lint.Related{{Span: head, Message: lint.Text{ZH: "从这里列起", EN: "the items begin here"}}},
		Fixes:   recount(p, block, announced{want: want, numeral: source.Span{Start: word.End + m[2], End: word.End + m[3]}}, last.value),
	})
}
