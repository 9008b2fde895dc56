package typo

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// requests begin a sentence that tells whom to turn to.
var requests = [...]string{"请于"}

const (
	// turnsTo ends such a sentence.
	turnsTo = "联系"
	// timely are characters of times, which 于 stands before, and of words that
	// make another sentence of it.
	timely = "日前内时期天月后年号间起至午周点刻与和同向到来在去赴往对由"
	// longestOffice bounds the name between the two words, in bytes.
	longestOffice = 30 * 3
)

// offices are what the name of whom one turns to ends in.
var offices = strings.Fields("办公室 办 局 委 科 处 股 室 站 所 中心 政府 街道 单位 机关 部门 机构")

// contactOffice is 请于…办公室联系: 于 wants a time, one turns 与 somebody.
func contactOffice(p *lint.BlockPass, at source.Span) {
	rest := p.Simplified[at.End:]
	k := strings.Index(rest[:min(len(rest), longestOffice)], turnsTo)
	if k <= 0 || strings.ContainsAny(rest[:k], timely) {
		return
	}
	office, after := rest[:k], rest[k+len(turnsTo):]
	if r, n := utf8.DecodeRuneInString(after); n != 0 && !strings.ContainsRune("，。；（,;(", r) {
		return
	}
	for _, r := range office {
		if !zh.IsHan(r) {
			return
		}
	}
	for _, w := range offices {
		if strings.HasSuffix(office, w) {
			wrong := source.Span{Start: at.Start + len("请"), End: at.End}
			end := at.End + k + len(turnsTo)
			right := zh.Restore("与", p.Text[at.Start:end])
			p.Report(lint.Diagnostic{Severity: lint.Warning, Span: wrong,
				Message: lint.Textf("“%[1]s”中的“于”疑为“%[2]s”，请核对。“联系”前面用“%[2]s”，“于”后面是时间。",
					"In “%[1]s” 于 is probably meant to be “%[2]s”: 联系 takes %[2]s, 于 a time. Please check.", p.Text[at.Start:end], right),
				Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", right), wrong, right)},
			})
			return
		}
	}
}
