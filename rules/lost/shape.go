package lost

import (
	"regexp"
	"strings"
	"sync"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// shape is a form of words in which something is plainly lost. The expression is tried on
// the sentence around the literal; the place of the loss is the end of its first group.
type shape struct {
	literals []string
	find     func() *regexp.Regexp
	text     string
	severity lint.Severity
	why      lint.Text
}

// longestSentence bounds the sentences that shapes are tried on, in bytes.
const longestSentence = 900

func expr(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

// opens is the start of a clause.
const opens = `(?:^|[。；，,;])`

// acts are verbs that begin a count of their own.
const acts = `(?:发布|推送|收到|受理|召开|回复|答复|办结|更新)`

// counts are units of what reports count.
const counts = `(?:条|件|篇|次|期|份|场)`

var shapes = []shape{
	{[]string{"的坚强领导下", "的正确领导下"}, expr(`^([^在于受由从自经及有。；]{4,60})的(?:坚强|正确)领导下`), "", lint.Warning,
		lint.Text{ZH: "“领导下”前面要有“在”", EN: "领导下 wants 在 before it"}},
	{[]string{"公开取得", "公开还存在", "公开仍存在"}, expr(`(在[^，。；的、,;]{0,10}公开)(?:取得|还存在|仍存在)`), "方面", lint.Warning,
		lint.Text{ZH: "“在”后面要有“方面”等词", EN: "在 wants 方面 or the like"}},
	{countActs(), expr(`([0-9]+余?` + counts + `)` + acts + `(?:[^，。；、：,;:（）()为至到成后][^，。；、：,;:（）()]{0,11})?[0-9]+余?(?:` + counts + `|个)`), "，", lint.Warning,
		lint.Text{ZH: "前后是两件事，中间要停顿", EN: "these are two matters, with a pause between"}},
	{[]string{"”确保", "”进一步", "”切实", "”不断", "”有效"}, expr(opens + `((?:做到|坚持|严把)“[^“”]{2,20}”)(?:确保|进一步|切实|不断|有效)`), "，", lint.Warning,
		lint.Text{ZH: "前后是两个分句，中间要停顿", EN: "these are two clauses, with a pause between"}},
	{[]string{"、工作部署", "、工作要求", "、工作安排"}, expr(`(?:[省市县区]、)+[省市县区](、)工作(?:部署|要求|安排)`), "", lint.Warning,
		lint.Text{ZH: "顿号后面还应有一级机关", EN: "another level should follow the mark"}},
	{paired("号 室 楼", "邮编 邮政编码 联系电话"), expr(`[0-9]+(号|室|楼)(?:邮编|邮政编码|联系电话)[：:]`), "，", lint.Warning,
		lint.Text{ZH: "地址与后面的项目之间要隔开", EN: "the address and what follows want a mark between"}},
	{[]string{"收到和处理政府信息公开情况"}, expr(`(收到和处理政府信息公开)情况`), "申请", lint.Warning,
		lint.Text{ZH: "收到和处理的是申请", EN: "what comes in and is handled are requests"}},
	{[]string{"依申请政府信息"}, expr(`((?:收到|受理|办理|处理|答复|接收|发生|有)依申请)政府信息[，。；,;、0-9]`), "公开", lint.Warning,
		lint.Text{ZH: "“依申请公开”是固定说法", EN: "the set phrase is 依申请公开"}},
	{paired("依申请公开", "， 。 ； , ;"), expr(`((?:收到|接到|接收|受理)依申请公开)[，。；,;]`), "申请", lint.Info,
		lint.Text{ZH: "收到的是申请", EN: "what comes in are requests"}},
	{[]string{"严格《"}, expr(`(严格)《[^《》]{2,60}》`), "按照", lint.Warning,
		lint.Text{ZH: "“严格”后面要有“按照”“执行”等词", EN: "严格 wants a verb such as 按照"}},
	{[]string{"进一步政府信息公开", "进一步政务公开", "进一步信息公开"}, expr(`(进一步)(?:政府信息公开|政务公开|信息公开)`), "做好", lint.Warning,
		lint.Text{ZH: "“进一步”后面要有动词", EN: "进一步 wants a verb"}},
	{[]string{"部组成"}, expr(`由(?:[^，。；0-9]{0,40}等)?([三四五六七八九]部)组成`), "分", lint.Warning,
		lint.Text{ZH: "报告由几个部分组成", EN: "a report consists of 部分"}},
	{[]string{"将以下"}, expr(`(将)以下(?:几|两|三|四|五|六)?个?方面(?:改进|加强|推进|开展|做好|着手|入手|努力|下功夫|持续|继续|进一步)`), "从", lint.Warning,
		lint.Text{ZH: "“以下方面”前面要有“从”", EN: "以下方面 wants 从"}},
	{[]string{"平方，", "平方。", "平方；", "平方、"}, expr(`[0-9]余?(平方)[，。；、]`), "米", lint.Warning,
		lint.Text{ZH: "面积的单位是“平方米”", EN: "the unit is 平方米"}},
	{paired("日起", "1 2 3 4 5 6 7 8 9"), expr(`[0-9](日起)(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日止`), "至", lint.Warning,
		lint.Text{ZH: "“起”与“止”之间要有“至”", EN: "起 and 止 want 至 between them"}},
	{[]string{"月日"}, expr(`[0-9](月)日(?:至|到|止|起|，|。|期间)`), "", lint.Warning,
		lint.Text{ZH: "“日”前面要有数字", EN: "日 wants a figure"}},
	{paired("我", "将 也将 也会 会时刻 会继续 会进一步 会不断 会努力 会认真 会严格 严格 高度重视 认真 积极 不断 坚持 及时 主动公开 未 没有 共 始终"), expr(opens + `(?:但|同时|此外|对此)?(我)(?:将|也将|也会|会(?:时刻|继续|进一步|不断|努力|认真|严格)|严格|高度重视|认真|积极|不断|坚持|及时|主动公开|未|没有|共|始终)`), "局", lint.Info,
		lint.Text{ZH: "单位行文不用“我”自称，多为“我局”“我单位”漏字", EN: "an organ does not write 我 of itself; 我局 or the like is meant"}},
	{[]string{"不公开为例外"}, expr(`(公开为常态)[ 　]*不公开为例外`), "、", lint.Warning,
		lint.Text{ZH: "“公开为常态”与“不公开为例外”之间要停顿", EN: "the two halves of the phrase want a pause"}},
	{paired("同比 比上年 较上年 比去年 较去年", "增长 下降 上升 提高"), expr(`(?:同比|[比较](?:上年|去年))(?:增长|下降|上升|提高)(?:了|约)?([0-9]+(?:\.[0-9]+)?)[，。；]`), "%", lint.Warning,
		lint.Text{ZH: "增长和下降的幅度要写明单位", EN: "a growth wants its unit"}},
	{[]string{"局共", "局未", "局没有", "镇共", "镇未", "镇没有", "乡共", "乡未", "乡没有"},
		expr(opens + `()(?:局|镇|乡)(?:共|未|没有)(?:主动公开|公开|收到|受理|接到|发生|办理|收取|发布)`), "我", lint.Info,
		lint.Text{ZH: "句首的机关要写明", EN: "the organ at the start wants a word before it"}},
}

// countActs are the units of a count run together with the verb behind it: 条发布.
func countActs() []string {
	words := func(choice string) string { return strings.ReplaceAll(choice[len("(?:"):len(choice)-1], "|", " ") }
	return paired(words(counts), words(acts))
}

// paired are all words of the first row with each of the second behind them.
func paired(first, second string) []string {
	var out []string
	for _, a := range strings.Fields(first) {
		for _, b := range strings.Fields(second) {
			out = append(out, a+b)
		}
	}
	return out
}

func (s *shape) look(p *lint.BlockPass, at source.Span) {
	sentence := p.SentenceAt(at.Start)
	if sentence.Len() > longestSentence {
		return
	}
	text := p.Simplified[sentence.Start:sentence.End]
	for _, m := range s.find().FindAllStringSubmatchIndex(text, -1) {
		if sentence.Start+m[0] > at.Start || sentence.Start+m[1] < at.End {
			continue
		}
		s.report(p, source.Span{Start: m[2], End: m[1]}.Shift(sentence.Start), sentence.Start+m[3])
		return
	}
}

func (s *shape) report(p *lint.BlockPass, shown source.Span, at int) {
	got := p.Text[shown.Start:shown.End]
	d := lint.Diagnostic{Severity: s.severity, Span: shown}
	if s.text == "" {
		d.Message = lint.Textf("“%[1]s”疑漏字，请核对。%[2]s。", "In “%[1]s” something seems to be lost: %[2]s. Please check.", got, s.why)
		p.Report(d)
		return
	}
	text := s.text
	if text == "，" && p.HalfWidth {
		text = ","
	} else if p.Script == zh.Traditional {
		text = zh.Restore(text, got)
	}
	d.Message = lint.Textf("“%[1]s”疑漏“%[2]s”，请核对。%[3]s。", "In “%[1]s” “%[2]s” seems to be lost: %[3]s. Please check.", got, text, s.why)
	if s.severity == lint.Info {
		d.Message = lint.Textf("“%[1]s”请留意是否漏了“%[2]s”。%[3]s。", "See whether “%[2]s” is lost in “%[1]s”: %[3]s.", got, text, s.why)
	}
	d.Fixes = []lint.Fix{lint.Replace(lint.Textf("补“%s”", "Add “%s”", text), source.Span{Start: at, End: at}, text)}
	p.Report(d)
}
