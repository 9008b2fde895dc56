package citation

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

const (
	// titleRunes is the longest title looked at, in code points.
	titleRunes = 80
	// nameRunes is the longest name of a body or site put in title marks.
	nameRunes = 30
)

// instruments are kinds of documents that are issued by a notice.
var instruments = []string{"办法", "条例", "规定", "细则", "方案", "要点", "格式", "指南", "规则", "制度", "规程", "纲要"}

// verbs in a title tell what its notice is about.
var verbs = []string{"关于", "印发", "转发", "批转", "公布", "发布", "颁发", "颁布", "下发", "修订", "修改", "废止", "执行", "贯彻",
	"实施", "落实", "做好", "开展", "调整", "制定", "征求"}

// opener is the place of the 《 that is open at byte end of s, -1 if none is near.
func opener(s string, end int) int {
	from := max(0, end-4*titleRunes)
	k := strings.LastIndex(s[from:end], "《")
	if k < 0 || strings.Contains(s[from+k:end], "》") {
		return -1
	}
	return from + k
}

// notice looks at 《…的通知》: a title that ends in 办法的通知 without saying that it
// issues or concerns it is a blend of 《…办法》 and 《关于印发…办法的通知》.
func notice(p *lint.BlockPass, end int) {
	open := opener(p.Simplified, end)
	if open < 0 {
		return
	}
	title := p.Simplified[open+len("《") : end]
	kind := suffix(title, instruments)
	if kind == "" || utf8.RuneCountInString(title) > titleRunes || holds(title, verbs) {
		return
	}
	tail := source.Span{Start: end, End: end + len("的通知")}
	d := lint.Diagnostic{Span: source.Span{Start: end - len(kind), End: tail.End + len("》")}}
	if holds(p.Simplified[max(0, open-len("关于印发")):open], []string{"印发", "转发", "下发"}) {
		d.Message = lint.Textf("书名号疑收错了位置：前面已有“印发”，“%[1]s”之后即应结束，请核对。",
			"The title mark seems to close too late: with 印发 in front the title ends after “%[1]s”.", kind)
		d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "把后书名号移到“的通知”之前", EN: "Close the title before 的通知"},
			source.Span{Start: end, End: tail.End + len("》")}, "》"+p.Text[tail.Start:tail.End])}
	} else {
		d.Message = lint.Textf("“%[1]s的通知”疑为两种名称相混，请核对：文件本身写《…%[1]s》，印发它的通知写《关于印发…%[1]s的通知》。",
			"“%[1]s的通知” blends two names: the document is 《…%[1]s》, the notice that issues it 《关于印发…%[1]s的通知》.", kind)
		d.Fixes = []lint.Fix{lint.Replace(lint.Text{ZH: "删去“的通知”", EN: "Delete 的通知"}, tail, "")}
	}
	p.Report(d)
}

// issued looks at 《关于印发…》 that does not end as a notice.
func issued(p *lint.BlockPass, at source.Span) {
	s := p.Simplified[at.End:min(len(p.Simplified), at.End+4*titleRunes)]
	end := strings.Index(s, "》")
	if end < 0 || strings.ContainsAny(s[:end], "《〈<") || utf8.RuneCountInString(s[:end]) > titleRunes {
		return
	}
	kind := suffix(s[:end], instruments)
	if kind == "" {
		return
	}
	at = source.Span{Start: at.End + end, End: at.End + end}
	p.Report(lint.Diagnostic{
		Severity: lint.Info,
		Span:     source.Span{Start: at.Start - len(kind), End: at.End + len("》")},
		Message: lint.Textf("书名以“关于印发”开头，却以“%[1]s”结尾，请留意是否漏了“的通知”。",
			"The title begins with 关于印发 but ends in “%[1]s”; see whether 的通知 is lost.", kind),
		Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "补“的通知”", EN: "Add 的通知"}, at, "的通知")},
	})
}

// body looks at the name of a committee or a web site in title marks, which belong to
// works and documents.
func body(p *lint.BlockPass, at source.Span) {
	open := opener(p.Simplified, at.End-len("》"))
	if open < 0 {
		return
	}
	name := p.Simplified[open+len("《") : at.End-len("》")]
	if utf8.RuneCountInString(name) > nameRunes || strings.HasPrefix(name, "关于") || strings.HasPrefix(name, "中国共产党") {
		return
	}
	span := source.Span{Start: open, End: at.End}
	edit := func(a, b string) []source.Edit {
		return []source.Edit{{Span: source.Span{Start: open, End: open + len("《")}, New: a}, {Span: source.Span{Start: at.End - len("》"), End: at.End}, New: b}}
	}
	plain := lint.Fix{Title: lint.Text{ZH: "删去书名号", EN: "Delete the title marks"}, Edits: edit("", "")}
	quote := lint.Fix{Title: lint.Text{ZH: "改为引号", EN: "Write quotation marks"}, Edits: edit("“", "”")}
	fixes := []lint.Fix{plain, quote}
	if strings.HasSuffix(name, "网") {
		fixes = []lint.Fix{quote, plain}
	}
	p.Report(lint.Diagnostic{
		Severity: lint.Info, Span: span,
		Message: lint.Text{ZH: "机构名、网站名一般不用书名号，请留意。书名号用于书籍、文件、报刊的名称。", EN: "Names of bodies and web sites take no title marks, which belong to works and documents."},
		Fixes:   fixes,
	})
}

func suffix(s string, words []string) string {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

func holds(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
