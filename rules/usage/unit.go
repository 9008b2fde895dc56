package usage

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// unitSlips are characters that an input method offers for a measure word, with the one
// meant: 开设专栏8各. Behind a figure and before a mark none of them is a word.
var unitSlips = []struct{ wrong, right string }{
	{"各", "个"}, {"调", "条"}, {"跳", "条"}, {"刺", "次"}, {"此", "次"}, {"建", "件"}, {"健", "件"}, {"偏", "篇"}, {"其", "期"},
}

// unitPairs are measure words that do not stand side by side: 32件条, 6次场.
const unitsFirst, unitsSecond = "条件篇期份个次", "条件篇期份场"

// nounUnits are measure words behind a figure that do not go with the noun in front of it.
var nounUnits = []struct {
	wrong, right string
	nouns        []string
	severity     lint.Severity
}{
	{"间", "件", strings.Fields("案件 诉讼 复议 申请 提案 议案 建议 举报 投诉 文件"), lint.Warning},
	{"天", "条", strings.Fields("信息 动态 稿件 公告 留言 消息"), lint.Warning},
	{"个", "条", strings.Fields("信息 动态 稿件 推文"), lint.Info},
	{"条", "件", strings.Fields("公开申请 性文件 复议案件 诉讼案件"), lint.Info},
}

// surplusUnits stand behind 多余 and 余多: 1200多余条 for 1200余条.
const surplusUnits = "条件次个人份篇期户家场项本册万"

var unitMarks = [...]string{"，", "。", "；", "、", "）"}

// unitTriggers look for both before a mark.
func unitTriggers() []trigger {
	var out []trigger
	for _, mark := range unitMarks {
		for _, s := range unitSlips {
			out = append(out, trigger{s.wrong + mark, func(p *lint.BlockPass, at source.Span) { unitSlip(p, at, s.wrong, s.right) }})
		}
		for i := range nounUnits {
			n := &nounUnits[i]
			out = append(out, trigger{n.wrong + mark, func(p *lint.BlockPass, at source.Span) {
				from := countBefore(p.Simplified[:at.Start])
				if from < 0 || !endsIn(p.Simplified[:from], n.nouns) {
					return
				}
				wrongUnit(p, source.Span{Start: from, End: at.Start + len(n.wrong)}, n.wrong, n.right, n.severity)
			}})
		}
		for _, b := range unitsSecond {
			for _, a := range unitsFirst {
				out = append(out, trigger{string(a) + string(b) + mark, unitTwice})
			}
		}
	}
	for _, unit := range surplusUnits {
		out = append(out, trigger{"多余" + string(unit), surplus}, trigger{"余多" + string(unit), surplus})
	}
	return out
}

func endsIn(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// wrongUnit reports the measure word at the end of the span.
func wrongUnit(p *lint.BlockPass, span source.Span, wrong, right string, severity lint.Severity) {
	unit := source.Span{Start: span.End - len(wrong), End: span.End}
	d := lint.Diagnostic{Severity: severity, Span: span,
		Message: lint.Textf("“%[1]s”的量词与前面的名词不搭配，疑为“%[2]s”，请核对。", "The measure word of “%[1]s” does not go with the noun before it; “%[2]s” is probably meant. Please check.",
			p.Text[span.Start:span.End], right),
		Fixes: []lint.Fix{replace(p, unit, right)}}
	if severity == lint.Info {
		d.Message = lint.Textf("请留意“%[1]s”的量词，这里一般用“%[2]s”。", "Have a look at the measure word of “%[1]s”: usually it is “%[2]s” here.", p.Text[span.Start:span.End], right)
	}
	p.Report(d)
}

// surplus is 多 and 余 behind one figure.
func surplus(p *lint.BlockPass, at source.Span) {
	from := countBefore(p.Simplified[:at.Start])
	if from < 0 {
		return
	}
	many := source.Span{Start: at.Start, End: at.Start + len("多")}
	if strings.HasPrefix(p.Simplified[at.Start:], "余") {
		many = source.Span{Start: many.End, End: many.End + len("多")}
	}
	p.Report(lint.Diagnostic{Severity: lint.Warning, Span: source.Span{Start: from, End: at.End},
		Message: lint.Textf("“%[1]s”中“多”与“余”意思重复，疑为多字，请核对。", "多 and 余 in “%[1]s” say the same. Please check.", p.Text[from:at.End]),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", p.Text[many.Start:many.End]), many, "")}})
}

// notCounted end what a number behind them belongs to.
var notCounted = zh.SetOf("图表第附节章条款项例注式")

// countBefore is the count that the text ends in, without 余: where it begins, -1 if it
// counts nothing.
func countBefore(s string) int {
	rest := strings.TrimSuffix(s, "余")
	from := len(rest)
	for from > 0 && rest[from-1]-'0' < 10 {
		from--
	}
	if from == len(rest) {
		return -1
	}
	digits := rest[:from]
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(digits, " ")); r < 0x4E00 || r > 0x9FFF || notCounted.Has(r) || strings.HasSuffix(digits, "附件") {
		return -1
	}
	return from
}

func unitSlip(p *lint.BlockPass, at source.Span, wrong, right string) {
	from := countBefore(p.Simplified[:at.Start])
	if from < 0 {
		return
	}
	span := source.Span{Start: at.Start, End: at.Start + len(wrong)}
	p.Report(lint.Diagnostic{Severity: lint.Warning, Span: source.Span{Start: from, End: span.End},
		Message: lint.Textf("“%[1]s”中的“%[2]s”不是量词，疑为“%[3]s”，请核对。", "“%[2]s” in “%[1]s” is no measure word and probably meant to be “%[3]s”. Please check.",
			p.Text[from:span.End], p.Text[span.Start:span.End], right),
		Fixes: []lint.Fix{replace(p, span, right)}})
}

func unitTwice(p *lint.BlockPass, at source.Span) {
	from := countBefore(p.Simplified[:at.Start])
	if from < 0 {
		return
	}
	_, n := utf8.DecodeRuneInString(p.Simplified[at.Start:])
	_, m := utf8.DecodeRuneInString(p.Simplified[at.Start+n:])
	first := source.Span{Start: at.Start, End: at.Start + n}
	second := source.Span{Start: first.End, End: first.End + m}
	p.Report(lint.Diagnostic{Severity: lint.Warning, Span: source.Span{Start: from, End: second.End},
		Message: lint.Textf("“%[1]s”中有两个量词，疑为多字，请核对。", "There are two measure words in “%[1]s”. Please check.", p.Text[from:second.End]),
		Fixes: []lint.Fix{
			lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", p.Text[first.Start:first.End]), first, ""),
			lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", p.Text[second.Start:second.End]), second, ""),
		}})
}
