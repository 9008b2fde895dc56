package pause

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// reach is how many bytes around a trigger are looked at.
const reach = 240

// compounds may stand before a label and are part of it.
var compounds = []string{"联系", "咨询", "监督", "办公", "举报", "电子", "投诉", "服务"}

// missingColon: 电话0356-2085966 where 邮编：048000 stands beside it.
func missingColon(p *lint.BlockPass, at source.Span) {
	rest := p.Text[at.End:]
	if !value(rest, p.Simplified[at.Start:at.End]) {
		return
	}
	start := at.Start
	for _, c := range compounds {
		if strings.HasSuffix(p.Simplified[:start], c) {
			start -= len(c)
			break
		}
	}
	prev, _ := utf8.DecodeLastRuneInString(p.Text[:start])
	glued := start > p.Body.Start && (prev < 0x80 && isAlnum(byte(prev)) || prev == '号')
	if start > p.Body.Start && zh.IsHan(prev) && !glued {
		return // 拨打电话…, 咨询服务电话…
	}
	around := p.Text[max(0, at.Start-reach):min(len(p.Text), at.End+reach)]
	colon := "："
	if p.HalfWidth || !strings.Contains(around, "：") && strings.Contains(around, ":") {
		colon = ":"
	}
	d := lint.Diagnostic{Severity: lint.Info, Span: source.Span{Start: start, End: at.End}}
	if glued || labelled(around) {
		d.Severity = lint.Warning
	}
	d.Message = lint.Textf("“%[1]s”之后疑缺冒号，请核对。", "A colon seems to be missing behind “%[1]s”.", p.Text[start:at.End])
	edits := []source.Edit{{Span: source.Span{Start: at.End, End: at.End}, New: colon}}
	if glued {
		separator := "；"
		if p.HalfWidth || colon == ":" {
			separator = ";"
		}
		edits = append([]source.Edit{{Span: source.Span{Start: start, End: start}, New: separator}}, edits...)
	}
	d.Fixes = []lint.Fix{{Title: lint.Text{ZH: "加冒号", EN: "Add a colon"}, Edits: edits}}
	p.Report(d)
}

// contacts are labels beside which another one of the kind has its colon as well.
var contacts = [...]string{"电话", "传真", "邮编", "邮政编码", "邮箱", "网址", "通讯地址", "通信地址", "联系地址", "办公地址"}

// labelled tells whether one of the contacts in the text has its colon.
func labelled(around string) bool {
	for _, c := range contacts {
		for _, colon := range [...]string{"：", ":"} {
			if strings.Contains(around, c+colon) {
				return true
			}
		}
	}
	return false
}

// value: what follows the label is a number or an address of its kind.
func value(s, label string) bool {
	n := 0
	for n < len(s) && (isAlnum(s[n]) || s[n] == '-' || s[n] == '.' || s[n] == '_') {
		n++
	}
	if label == "邮箱" {
		return n > 0 && n < len(s) && s[n] == '@'
	}
	digits := strings.Trim(s[:n], "0123456789-") == ""
	if strings.HasPrefix(label, "邮") {
		return digits && n == 6
	}
	return digits && n >= 7
}

func isAlnum(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' }
