package pause

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// afterEtc are words that show that 等 before them means and so on, not a word like
// 等级 or 等离子.
var afterEtc = []string{"方面", "问题", "工作", "有关", "相关", "部门", "单位", "内容", "信息", "形式", "方式", "措施", "平台",
	"渠道", "领域", "环节", "栏目", "载体", "任务", "事宜", "媒体", "途径", "群体", "资料", "服务", "手段", "要求", "情况", "文件", "活动", "事项", "材料", "项目", "多种", "多个", "各类", "一系列"}

// beforeEtc: no 、 before 等 (GB/T 15834).
func beforeEtc(p *lint.BlockPass, at source.Span) {
	rest := p.Simplified[at.End:]
	r, _ := utf8.DecodeRuneInString(rest)
	if rest != "" && !strings.ContainsRune("，。；：）),;:0123456789", r) && !prefixed(rest, afterEtc) {
		return
	}
	if r, _ := utf8.DecodeLastRuneInString(p.Text[:at.Start]); !zh.IsHan(r) && r != '”' && r != '》' && r != '）' {
		return
	}
	pause := source.Span{Start: at.Start, End: at.Start + len("、")}
	p.Report(lint.Diagnostic{Span: at,
		Message: lint.Text{ZH: "“等”之前的顿号疑为多余，请核对。列举之后用“等”，前面不加顿号。", EN: "No 、 is written before 等 that closes a list (GB/T 15834)."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "删去顿号", EN: "Delete 、"}, pause, "").Safely()}})
}

// beforeNoun: the noun that closes the list belongs to all its members, 行政诉讼、情况.
func beforeNoun(p *lint.BlockPass, at source.Span) {
	r, n := utf8.DecodeRuneInString(p.Simplified[at.End:])
	if n != 0 && !strings.ContainsRune("，。；：）),;:、", r) {
		return // 情况说明
	}
	end := at.End - len("情况")
	pause := source.Span{Start: end - len("、"), End: end}
	p.Report(lint.Diagnostic{Span: source.Span{Start: pause.Start, End: at.End},
		Message: lint.Text{ZH: "“情况”之前的顿号疑为多余，请核对。“情况”说的是前面各项，不与它们并列。", EN: "The 、 before 情况 seems to be left over: 情况 belongs to all members of the list."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "删去顿号", EN: "Delete 、"}, pause, "").Safely()}})
}

// causes are words behind 使 that show a result of the sentence before.
var causes = []string{"更加", "更好", "得到", "成为", "能够", "不断", "真正", "进一步", "逐步", "充分", "有效"}

// beforeShi: a sentence that begins with 使 has no subject; it goes on from the one before.
func beforeShi(p *lint.BlockPass, at source.Span) {
	rest := ahead(p, at.End)
	if strings.HasPrefix(p.Text[at.Start-min(3, at.Start):], "。") || at.Start == 0 {
		return
	}
	if r, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune("用命馆节领徒役者团唤", r) {
		return
	}
	if k := strings.IndexAny(rest, "。；！？"); k >= 0 {
		rest = rest[:k]
	}
	if k := contains(rest, causes); k < 0 || utf8.RuneCountInString(rest[:k]) > 20 {
		return
	}
	comma := "，"
	if p.HalfWidth {
		comma = ","
	}
	stop := source.Span{Start: at.Start, End: at.Start + len("。")}
	p.Report(lint.Diagnostic{Span: at,
		Message: lint.Text{ZH: "以“使”开头的句子缺主语，疑应与前句相连，请核对。前面的句号可改为逗号。", EN: "A sentence that begins with 使 has no subject; it seems to belong to the one before."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "句号改为逗号", EN: "Write a comma"}, stop, comma)}})
}

// broken: 应公开、尽公开 and the like are one phrase, 应A尽A.
func broken(p *lint.BlockPass, at source.Span) {
	before, after := p.Simplified[:at.Start], p.Simplified[at.End:]
	end := 0
	for n := 1; n <= 3; n++ {
		r, size := utf8.DecodeRuneInString(after[end:])
		if !zh.IsHan(r) {
			return
		}
		end += size
		if !strings.HasSuffix(before, "应"+after[:end]) {
			continue
		}
		mark := source.Span{Start: at.Start, End: at.End - len("尽")}
		whole := source.Span{Start: at.Start - end - len("应"), End: at.End + end}
		p.Report(lint.Diagnostic{Severity: lint.Hint, Span: whole,
			Message: lint.Textf("“应%[1]s尽%[1]s”为固定说法，可改为中间不加标点。", "“应%[1]s尽%[1]s” is one phrase and may be written without the mark in it.", after[:end]),
			Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "删去中间的标点", EN: "Delete the mark"}, mark, "")}})
		return
	}
}

// beforePreposition: a preposition does not go on a list of nouns in 性.
func beforePreposition(p *lint.BlockPass, at source.Span) {
	word := p.Simplified[at.Start+len("性、") : at.End]
	rest := ahead(p, at.End)
	if strings.HasPrefix(rest, "性") {
		return
	}
	clause := rest
	comma := strings.IndexAny(clause, "，,。；")
	if comma < 0 || strings.ContainsAny(clause[:comma], "、") {
		return // the list goes on
	}
	if p.Simplified[at.End+comma] != ',' && !strings.HasPrefix(rest[comma:], "，") {
		return // nothing follows that the preposition could belong to
	}
	if !listed(p.Simplified[max(0, at.Start-reach) : at.Start+len("性")]) {
		return
	}
	mark := source.Span{Start: at.Start + len("性"), End: at.Start + len("性、")}
	new := "，"
	if p.HalfWidth {
		new = ","
	}
	p.Report(lint.Diagnostic{Span: source.Span{Start: at.Start, End: at.End},
		Message: lint.Textf("“%[1]s”与前面的各项不是并列关系，顿号疑应改为逗号，请核对。", "“%[1]s” is no member of the list before it; 、 should probably be a comma.", word),
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "顿号改为逗号", EN: "Write a comma"}, mark, new)}})
}

// listed: the clause lists at least two words in 性.
func listed(s string) bool {
	if k := strings.LastIndexAny(s, "，,。；："); k >= 0 {
		s = s[k:]
	}
	return strings.Count(s, "性、") >= 1
}

// joined: the Regulation (art. 50) speaks of 行政复议、行政诉讼; headings are another
// rule's.
func joined(p *lint.BlockPass, at source.Span) {
	if p.Role == fact.SectionHeading {
		return
	}
	place := at.Start + len("行政复议")
	pause := source.Span{Start: place, End: place}
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: at,
		Message: lint.Text{ZH: "“行政复议”与“行政诉讼”并列，中间缺顿号，请留意。", EN: "行政复议 and 行政诉讼 are two members of a list; a 、 is missing between them."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "加顿号", EN: "Add 、"}, pause, "、").Safely()}})
}

// issues are verbs whose object is a document.
var issues = []string{"制定", "印发", "出台", "下发", "修订", "起草", "编制", "建立", "完善", "制定了", "印发了", "出台了", "下发了", "并印发", "建立了"}

// afterDocument: 制定《…》严格…: the clause ends with the document that was made.
func afterDocument(p *lint.BlockPass, at source.Span) {
	open := strings.LastIndex(p.Simplified[max(0, at.Start-240):at.Start], "《")
	if open < 0 {
		return
	}
	open += max(0, at.Start-240)
	if strings.Contains(p.Simplified[open:at.Start], "》") || !suffixed(p.Simplified[:open], issues) {
		return
	}
	comma := "，"
	if p.HalfWidth {
		comma = ","
	}
	place := source.Span{Start: at.Start + len("》"), End: at.Start + len("》")}
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: at,
		Message: lint.Textf("“》”与“%[1]s”之间疑缺逗号，请留意。", "A comma seems to be missing between the title and “%[1]s”.", p.Simplified[place.End:at.End]),
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "加逗号", EN: "Add a comma"}, place, comma)}})
}

// ahead is the text from byte i on, as far as a rule looks.
func ahead(p *lint.BlockPass, i int) string {
	return p.Simplified[i:min(len(p.Simplified), i+reach)]
}

func prefixed(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func suffixed(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// contains is the place of the first of the words in s, -1 if none occurs.
func contains(s string, words []string) int {
	best := -1
	for _, w := range words {
		if k := strings.Index(s, w); k >= 0 && (best < 0 || k < best) {
			best = k
		}
	}
	return best
}
