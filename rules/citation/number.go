package citation

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

var (
	// yearNumber is the year of a document number in any brackets, with the number.
	yearNumber = regexp.MustCompile(`^[\[［【﹝(（]((?:19|20)\d\d)[\]］】﹞)）〕](第?)(\d+)?(号?)`)
	// ownNumber is what follows the right bracket.
	ownNumber = regexp.MustCompile(`^〔(?:19|20)\d\d〕(年)?\s*(第)?(0+)?\d+号`)
)

// agencyRunes is the longest agency code (国办公开办函) looked at, in code points.
const agencyRunes = 12

// agency gives the agency code in front of byte i, "" if no such thing stands there.
func agency(s string, i int) string {
	start := i
	for n := 0; n < agencyRunes && start > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:start])
		if !zh.IsHan(r) {
			break
		}
		start -= size
	}
	if utf8.RuneCountInString(s[start:i]) < 2 {
		return ""
	}
	return s[start:i]
}

// codeEnds are the last characters of agency codes: 国发, 国办函, 京政办字, 建规 …
const codeEnds = "发函字办规电令公通文政纪党组综委建监管财价税教农水交运信法改审厅秘传经商人社环安督"

// brackets looks at the year of a document number in other brackets than 〔〕, which
// GB/T 9704 asks for.
func brackets(p *lint.BlockPass, at int, literal int32) {
	m := yearNumber.FindStringSubmatchIndex(p.Text[at:])
	code := agency(p.Simplified, at)
	small := literal == small19 || literal == small20
	if m == nil || code == "" && !small {
		return
	}
	numbered := m[6] >= 0
	last, _ := utf8.DecodeLastRuneInString(code)
	coded := strings.ContainsRune(codeEnds, last)
	d := lint.Diagnostic{}
	switch {
	case literal == round19 || literal == round20:
		if !numbered || m[8] == m[9] || m[4] < m[5] || !coded {
			return
		}
		d.Severity = lint.Info
	case small: // no other use than a slip for 〔〕
	case !numbered || m[8] == m[9] && !coded:
		return
	}
	open, closing := source.Span{Start: at, End: at + m[2]}, source.Span{Start: at + m[3], End: at + m[4]}
	d.Span = source.Span{Start: open.Start, End: closing.End}
	year := p.Text[at+m[2] : at+m[3]]
	if d.Severity == lint.Info {
		d.Message = lint.Textf("发文字号的年份一般用六角括号，请留意，可写作〔%[1]s〕。", "The year of a document number usually stands in 〔〕: 〔%[1]s〕.", year)
	} else {
		d.Message = lint.Textf("发文字号的年份疑用错括号，请核对。公文格式要求用六角括号，写作〔%[1]s〕。",
			"The year of a document number stands in 〔〕 (GB/T 9704): 〔%[1]s〕.", year)
	}
	edits := []source.Edit{{Span: open, New: "〔"}}
	if p.Text[closing.Start:closing.End] != "〕" {
		edits = append(edits, source.Edit{Span: closing, New: "〕"})
	}
	d.Fixes = []lint.Fix{{Title: lint.Text{ZH: "改为六角括号〔〕", EN: "Write 〔〕"}, Safe: true, Edits: edits}}
	p.Report(d)
}

// number looks at a document number in the right brackets.
func number(p *lint.BlockPass, at int) {
	m := ownNumber.FindStringSubmatchIndex(p.Text[at:])
	if m == nil {
		return
	}
	part := func(k int) source.Span { return source.Span{Start: at + m[k], End: at + m[k+1]} }
	code := agency(p.Simplified, at)
	if m[2] < 0 && m[4] < 0 && m[6] < 0 {
		central(p, at, part(0).End, code)
	}
	switch {
	case m[2] >= 0:
		p.Report(lint.Diagnostic{Span: part(0), Message: lint.Text{
			ZH: "发文字号的年份之后疑多了“年”字，请核对。年份直接写在六角括号里，如〔2021〕30号。",
			EN: "The 年 behind the bracket seems to be left over: 〔2021〕30号."},
			Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "删去“年”", EN: "Delete 年"}, part(2), "")}})
	case m[4] >= 0 && code != "" && !ordinalCode(code):
		p.Report(lint.Diagnostic{Severity: lint.Info, Span: part(0), Message: lint.Text{
			ZH: "发文字号的顺序号一般不加“第”字，请留意。",
			EN: "The running number of a document takes no 第."},
			Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "删去“第”", EN: "Delete 第"}, part(4), "")}})
	case m[6] >= 0:
		p.Report(lint.Diagnostic{Severity: lint.Info, Span: part(0), Message: lint.Text{
			ZH: "发文字号的顺序号一般不编虚位，请留意前面的0。",
			EN: "The running number of a document takes no leading zero."},
			Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "删去前面的0", EN: "Delete the leading zero"}, part(6), "")}})
	case code != "":
		bare(p, at, code, part(0).End)
	}
}

// ordinalCode: orders and announcements are numbered with 第.
func ordinalCode(code string) bool {
	for _, w := range []string{"令", "公告", "通告", "决定", "公报", "复议", "判决"} {
		if strings.HasSuffix(code, w) {
			return true
		}
	}
	return false
}

// bare looks at a document number that follows the title without brackets.
func bare(p *lint.BlockPass, at int, code string, end int) {
	start := at - len(code)
	last, _ := utf8.DecodeLastRuneInString(code)
	if !strings.HasSuffix(p.Simplified[:start], "》") || !strings.ContainsRune(codeEnds, last) ||
		utf8.RuneCountInString(code) > 8 || strings.ContainsAny(code, "和与及的同按据") ||
		strings.HasPrefix(p.Simplified[end:], "文") {
		return
	}
	open, closing := "（", "）"
	if p.HalfWidth {
		open, closing = "(", ")"
	}
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: source.Span{Start: start, End: end}, Message: lint.Text{
		ZH: "文件名之后的发文字号一般放在括号里，请留意。",
		EN: "A document number behind the title usually stands in brackets."},
		Fixes: []lint.Fix{{Title: lint.Text{ZH: "加括号", EN: "Add brackets"}, Edits: []source.Edit{
			{Span: source.Span{Start: start, End: start}, New: open}, {Span: source.Span{Start: end, End: end}, New: closing}}}}})
}
