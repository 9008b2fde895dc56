package lost

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// openers begin a sentence that follows a run-in heading.
var openers = []string{"今年以来", "截至目前", "本年度", "一是", "一年来", "全年共", "坚持以", "严格按照"}

// headingEnds are the last words of run-in headings.
var headingEnds = strings.Fields("情况 工作 机制 建设 解读 公开 管理 保障 措施 方面 制度 责任 领导 监督 培训 服务 平台 流程 力度 水平 质量 内容 渠道 体系 能力 效能 意识 审查 考核")

const (
	// shortHeading and longHeading bound a run-in heading, in bytes.
	shortHeading = 4 * 3
	longHeading  = 20 * 3
)

// opener is a sentence that follows a run-in heading without a stop: the heading runs
// from the paragraph's start to the opener without a mark.
func opener(p *lint.BlockPass, at source.Span) {
	start := p.Body.Start
	if p.Ordinal.Level != 0 {
		start = p.Ordinal.Span.End
	}
	if at.Start < start {
		return
	}
	if joined(p, at) {
		return
	}
	heading := p.Simplified[start:at.Start]
	if len(heading) < shortHeading || len(heading) > longHeading || !onlyHan(heading) {
		return
	}
	if p.Ordinal.Level == 0 && p.Simplified[at.Start:at.End] != "一是" {
		return
	}
	for _, w := range headingEnds {
		if !strings.HasSuffix(heading, w) {
			continue
		}
		d := stopped(p, w, at)
		if p.Ordinal.Level == 0 && subject(heading) {
			d.Severity = lint.Info
			d.Message = lint.Textf("“%[1]s”与“%[2]s”之间请留意是否漏了标点。前面如果是小标题，要用句号隔开。",
				"See whether a mark is lost between “%[1]s” and “%[2]s”: a heading wants a full stop behind it.", p.Text[d.Span.Start:at.Start], p.Text[at.Start:at.End])
		}
		p.Report(d)
		return
	}
}

// subject tells whether the words before 一是 may be its subject: 主要措施一是…，二是….
func subject(heading string) bool {
	return strings.HasSuffix(heading, "措施") || strings.HasSuffix(heading, "方面") || strings.HasSuffix(heading, "情况")
}

// timeOpeners are openers that a comma follows; behind a noun they begin a sentence.
const timeOpeners = "今年以来 截至目前 一年来"

// ownOpeners are openers that a word of the writer for itself must follow in the midst of
// a paragraph.
const ownOpeners = "本年度"

// joined reports an opener of time in the midst of a paragraph: …政策解读今年以来，….
func joined(p *lint.BlockPass, at source.Span) bool {
	opener, after := p.Simplified[at.Start:at.End], p.Simplified[at.End:]
	r, _ := utf8.DecodeRuneInString(after)
	switch {
	case opener == ownOpeners && r == '我':
	case !strings.Contains(timeOpeners, opener), r != '，' && r != ',':
		return false
	}
	if strings.HasSuffix(p.Simplified[:at.Start], "、总体情况") {
		return true // a section's heading in a text without line ends
	}
	for _, w := range headingEnds {
		if strings.HasSuffix(p.Simplified[:at.Start], w) {
			stop(p, w, at)
			return true
		}
	}
	return false
}

func onlyHan(s string) bool {
	for _, r := range s {
		if !zh.IsHan(r) {
			return false
		}
	}
	return true
}

// item is 二是, 三是 … behind a word without a mark, where an item before was opened
// in the same block.
func item(p *lint.BlockPass, at source.Span) {
	before := p.Simplified[:at.Start]
	r, n := utf8.DecodeLastRuneInString(before)
	if n == 0 || !zh.IsHan(r) || strings.ContainsRune("第其十之唯统有百零〇一二三四五六七八九初周", r) {
		return
	}
	first := "一是"
	if strings.HasPrefix(p.Simplified[at.Start:], "三是") {
		first = "二是"
	} else if strings.HasPrefix(p.Simplified[at.Start:], "四是") {
		first = "三是"
	} else if strings.HasPrefix(p.Simplified[at.Start:], "五是") {
		first = "四是"
	}
	if strings.Contains(before[max(0, len(before)-lookBack):], first) {
		_, m := utf8.DecodeLastRuneInString(before)
		stop(p, before[len(before)-m:], at)
	}
}

// lookBack bounds the search for the item before, in bytes.
const lookBack = 1200

// stop reports a lost stop between the word and the place.
func stop(p *lint.BlockPass, word string, at source.Span) {
	p.Report(stopped(p, word, at))
}

// stopped is the finding of a mark lost between the word and what stands at the span.
func stopped(p *lint.BlockPass, word string, at source.Span) lint.Diagnostic {
	shown := source.Span{Start: at.Start - len(word), End: at.End}
	return lint.Diagnostic{
		Span: shown,
		Message: lint.Textf("“%[1]s”与“%[2]s”之间疑漏标点，请核对。后面另起一句，一般用句号隔开。",
			"Between “%[1]s” and “%[2]s” a mark seems to be lost: a new sentence begins. Please check.",
			p.Text[shown.Start:at.Start], p.Text[at.Start:at.End]),
		Fixes: []lint.Fix{
			lint.Replace(lint.Text{ZH: "补句号", EN: "Add a full stop"}, source.Span{Start: at.Start, End: at.Start}, "。"),
			lint.Replace(lint.Text{ZH: "补分号", EN: "Add a semicolon"}, source.Span{Start: at.Start, End: at.Start}, "；"),
			lint.Replace(lint.Text{ZH: "补逗号", EN: "Add a comma"}, source.Span{Start: at.Start, End: at.Start}, "，"),
		},
	}
}
