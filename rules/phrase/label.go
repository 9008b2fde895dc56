package phrase

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// labels are the subheadings of the form, by themselves in a paragraph. What stands around
// a word tells nothing there; but a label that differs from one of them in a character of
// like sound or shape is none of its own.
var labels = byLength("主动公开 公开内容 公开形式 公开渠道 信息公开 政务公开 信息管理 平台建设 监督保障 组织领导 制度建设 队伍建设 政策解读 回应关切 公众参与 业务培训 监督考核 考核评价 " +
	"责任追究 总体情况 基本情况 工作情况 主要做法 工作成效 存在问题 主要问题 改进措施 改进情况 整改措施 整改情况 工作打算 下步打算 机构职能 领导信息 通知公告 公示公告 工作动态 政策法规 政策文件 财政信息 " +
	"人事信息 应急管理 社会救助 行政许可 行政处罚 行政强制 重点领域 依申请公开 政务新媒体 公开平台建设 加强组织领导 强化监督保障 健全工作机制 存在的问题 下一步打算 主动公开情况 监督保障情况 平台建设情况 政策解读情况 " +
	"政府信息管理 存在主要问题 存在问题及原因 下步工作打算 主要工作情况 依申请公开情况 政府信息管理情况 存在的主要问题 下一步工作打算 下一步工作计划 下一步工作安排 下一步工作措施 政府信息主动公开 " +
	"政府信息公开平台建设 其他需要报告的事项 信息处理费收取情况 基层政务公开 建议提案办理 回应社会关切 加强业务培训")

// longestLabel is the length of the longest label, in characters.
const longestLabel = 10

// byLength parts words by their length in characters.
func byLength(words string) (out [longestLabel + 1][]string) {
	for w := range strings.FieldsSeq(words) {
		n := utf8.RuneCountInString(w)
		out[n] = append(out[n], w)
	}
	return out
}

// label judges a paragraph that holds nothing but a label.
func label(p *lint.BlockPass) bool {
	text := p.Label()
	if len(text) > (longestLabel+2)*han {
		return false
	}
	start := p.Body.End - len(strings.TrimLeft(text, " 　"))
	text = strings.Trim(text, " 　。：:")
	n := utf8.RuneCountInString(text)
	if len(text) != n*han || n > longestLabel {
		return false
	}
	want, at := "", 0
	for _, w := range labels[n] {
		if w == text {
			return false
		}
		if text[:han] != w[:han] && text[len(text)-han:] != w[len(w)-han:] {
			continue // more than one character differs
		}
		if k := slip(text, w); k >= 0 {
			want, at = w, k
		}
	}
	if want == "" {
		return false
	}
	span := source.Span{Start: start + at, End: start + at + han}
	got, right := p.Text[span.Start:span.End], want[at:at+han]
	if p.Script == zh.Traditional {
		right = zh.Restore(right, p.Text[start:start+len(text)])
	}
	p.Report(lint.Diagnostic{Severity: lint.Warning, Span: span,
		Message: lint.Textf("小标题“%[1]s”中的“%[2]s”疑为“%[3]s”，请核对。两字读音或字形相近，通行的写法是“%[4]s”。",
			"“%[2]s” in the subheading “%[1]s” is probably meant to be “%[3]s”, which sounds or looks like it; the usual one is “%[4]s”. Please check.",
			p.Text[start:start+len(text)], got, right, want),
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Change to “%s”", right), span, right)}})
	return true
}

// slip is where the text has a like character in place of one of the label, in bytes; -1 if
// they differ otherwise.
func slip(text, label string) int {
	at := -1
	for i := 0; i < len(label); i += han {
		if text[i:i+han] == label[i:i+han] {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	if at < 0 {
		return -1
	}
	got, ok := charAt(text, at/han)
	want, also := charAt(label, at/han)
	if !ok || !also || !alike(got, want) {
		return -1
	}
	return at
}
