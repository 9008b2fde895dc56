package usage

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

// measure are units that do not go with the nouns, and one that does.
type measure struct {
	units string
	nouns []string
	right string
}

var measures = []measure{
	{"条篇份部", strings.Fields("工作人员 专职人员 兼职人员 联络员 信息员 领导干部 党员干部 志愿者 网格员"), "名"},
	{"名位", strings.Fields("文件 通知 公告 制度 办法 栏目 信息 申请 稿件 简报 建议 提案 平台 网站 公众号"), ""},
	{"篇", strings.Fields("会议 培训会 座谈会 发布会 推进会 调度会"), "次"},
}

// measureOf gives the look at a measure word of the given length with its noun.
func measureOf(unit int, right string) look {
	return func(p *lint.BlockPass, at source.Span) {
		r, _ := utf8.DecodeLastRuneInString(p.Simplified[:at.Start])
		if !numeral(r) || ordinal(p.Simplified[:at.Start]) || !clauseEnds(p.Simplified[at.End:]) {
			return
		}
		span := source.Span{Start: at.Start, End: at.Start + unit}
		noun := p.Text[span.End:at.End]
		d := lint.Diagnostic{Severity: lint.Warning, Span: span,
			Message: lint.Textf("量词“%[1]s”与“%[2]s”不搭配，疑有误，请核对。", "The measure word “%[1]s” does not go with “%[2]s”. Please check.", p.Text[span.Start:span.End], noun)}
		if right != "" {
			d.Fixes = []lint.Fix{replace(p, span, right)}
		}
		p.Report(d)
	}
}

func numeral(r rune) bool {
	return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("一二三四五六七八九十百千万余两几多", r)
}

// ordinal tells whether the text ends in a numeral behind 第: 第三十条.
func ordinal(s string) bool {
	return strings.HasSuffix(strings.TrimRightFunc(s, numeral), "第")
}
