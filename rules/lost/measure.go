package lost

import (
	"sort"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	signs "gaolint/rules/internal/marks"
	"gaolint/rules/internal/wording"
)

// figureEnds are marks right behind a figure that has no measure word.
var figureEnds = [...]string{"，", "。", "；"}

// figures are the literals of a figure that a mark follows at once. Few figures of running
// text do so.
func figures() []trigger {
	out := make([]trigger, 0, 15*len(figureEnds))
	for _, end := range figureEnds {
		for _, digit := range "0123456789" {
			out = append(out, trigger{string(digit) + end, uncounted})
		}
		out = append(out, trigger{"万" + end, unmeasured}, trigger{"亿" + end, unmeasured})
	}
	for _, w := range [...]string{"计元", "费元", "额元"} {
		for _, end := range figureEnds {
			out = append(out, trigger{w + end, unnumbered})
		}
	}
	return out
}

// unnumbered is a sum of money without its figure: 共计元。
func unnumbered(p *lint.BlockPass, at source.Span) {
	span := source.Span{Start: at.Start, End: at.End - len("。")}
	words := wording.Around(p.Simplified, span)
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf("“%s”疑漏数字，请核对。金额为零的，写“0元”。", "In “%s” the figure seems to be lost. Please check; if there is nothing, write 0.",
			p.Text[words.Start:words.End]),
	})
}

// tallied are verbs of which the figure right behind counts what was done, and wants a
// measure word: 推送268，.
var tallied = []string{"推送", "转发", "转载", "参训", "培训", "接待", "受理", "办结", "答复", "收到", "发放", "征集", "制发", "废止", "印发", "举办", "召开",
	"开展", "配备", "撰写", "报送", "刊发", "编发", "回复", "解答", "发布", "公开"}

// mostTallied is how many digits such a count has at most; longer ones are codes.
const mostTallied = 4

// uncounted is a count without a measure word at the end of a clause: 推送268，.
func uncounted(p *lint.BlockPass, at source.Span) {
	s, end := p.Simplified, at.Start+1
	digits := digitsBefore(s[:end])
	start := end - digits
	if digits > mostTallied || digits == 4 && (s[start:start+2] == "20" || s[start:start+2] == "19") || !signs.HoldsAny(s[max(0, start-len("推送")):start], tallied) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: source.Span{Start: start - len("推送"), End: end},
		Message: lint.Textf("“%s”后疑漏量词，请核对。数量后面要有“条”“件”等量词。", "Behind “%s” the measure word seems to be lost. Please check.",
			p.Text[start-len("推送"):end]),
	})
}

// around is how many figures on either side are looked at.
const around = 24

// audiences are words of figures that one measure word fits each.
var audiences = []string{"阅读", "访问", "浏览", "点击", "播放", "点赞", "观看"}

// unmeasured is a number of visits in 万 without a measure word, where another one of the
// same paragraph has it: 访问量318万，…阅读量205万次.
func unmeasured(p *lint.BlockPass, at source.Span) {
	s := p.Simplified
	own := -1
	nums := p.Numbers()
	if i := sort.Search(len(nums), func(i int) bool { return nums[i].Span.End >= at.Start+len("万") }); i < len(nums) {
		if n := &nums[i]; n.Span.End == at.Start+len("万") && n.Unit == "" && !n.Ordinal && n.Valid {
			own = i
		}
	}
	if own < 0 || !ofAudience(s, nums[own].Span.Start) {
		return
	}
	for i := max(0, own-around); i < min(len(nums), own+around); i++ {
		n := &nums[i]
		if i == own || n.Unit != "次" && n.Unit != "人次" || !ofAudience(s, n.Span.Start) {
			continue
		}
		span := nums[own].Span
		insert(p, span, span.End, s[n.UnitSpan.Start:n.UnitSpan.End], lint.Text{ZH: "同段同类数量有量词", EN: "a figure of the same kind has its measure word"})
		return
	}
}

// ofAudience: the words right in front of the figure name visits.
func ofAudience(s string, i int) bool {
	words := s[max(0, i-8*len("阅")):i]
	if k := strings.LastIndexAny(words, "，。；、,;（("); k >= 0 {
		words = words[k:]
	}
	return signs.HoldsAny(words, audiences)
}
