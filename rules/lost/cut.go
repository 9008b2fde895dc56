package lost

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// cut is a word of the genre without its last character. It is a stump only where a
// figure or a mark follows; anything else may go on with it.
type cut struct{ stump, rest string }

var cuts = []cut{
	{"公开申", "请"}, {"依申", "请"}, {"类信", "息"}, {"政务信", "息"}, {"政府信", "息"}, {"动态信", "息"},
	{"规范性文", "件"}, {"政策文", "件"}, {"通知公", "告"}, {"公示公", "告"}, {"意见建", "议"}, {"政务公", "开"}, {"信息公", "开"},
	{"政务服", "务"}, {"工作报", "告"}, {"年度报", "告"}, {"领导小", "组"}, {"联系电", "话"}, {"微信公众", "号"}, {"行政许", "可"},
	{"行政强", "制"}, {"行政诉", "讼"}, {"政策解", "读"}, {"法律法", "规"}, {"人民政", "府"}, {"工作人", "员"},
	{"主动公", "开"}, {"依法公", "开"}, {"监督保", "障"}, {"相关规", "定"}, {"有关规", "定"},
	{"节假", "日"}, {"行政审", "批"}, {"行政复", "议"}, {"行政处", "罚"}, {"依法行", "政"},
	{"党员干", "部"}, {"领导干", "部"}, {"责任追", "究"}, {"监督检", "查"},
	{"公开指", "南"}, {"公开目", "录"}, {"办事指", "南"}, {"国家秘", "密"}, {"商业秘", "密"}, {"个人隐", "私"}, {"社会稳", "定"},
	{"公共安", "全"}, {"经济安", "全"}, {"营商环", "境"}, {"重点领", "域"}, {"重大决", "策"}, {"热线电", "话"}, {"邮政编", "码"},
	{"法治政", "府"}, {"数字政", "府"}, {"乡村振", "兴"}, {"疫情防", "控"}, {"安全生", "产"}, {"生态环", "境"}, {"基础设", "施"},
	{"公共服", "务"}, {"社会保", "障"}, {"社会救", "助"}, {"义务教", "育"}, {"医疗卫", "生"}, {"食品安", "全"}, {"脱贫攻", "坚"},
	{"征地补", "偿"}, {"财政预", "算"}, {"政府采", "购"}, {"招标投", "标"}, {"勾稽关", "系"}, {"统筹推", "进"}, {"贯彻落", "实"},
	{"标准化规范", "化"}, {"便民服", "务"}, {"公众参", "与"}, {"社会关", "切"}, {"回应关", "切"}, {"规章制", "度"}, {"实施方", "案"},
}

// marks end a word that was cut short.
var marks = zh.SetOf("，。；、,;")

func (c cut) look(p *lint.BlockPass, at source.Span) {
	if zh.HanAt(p.Simplified, at.End) {
		return // as it does where the word is whole
	}
	r, n := utf8.DecodeRuneInString(p.Simplified[at.End:])
	if n == 0 || !isDigit(r) && !marks.Has(r) {
		return
	}
	insert(p, at, at.End, c.rest, lint.Textf("完整的词是“%s”", "the whole word is “%s”", c.stump+c.rest))
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

// aspect is 化方面 without 方: 在规范化面有新的突破.
func aspect(p *lint.BlockPass, at source.Span) {
	before, after := p.Simplified[:at.Start], p.Simplified[at.End:]
	for _, w := range [...]string{"有", "取得", "存在", "还", "仍", "尚", "做", "下功夫", "不足", "，", "、", ","} {
		if strings.HasPrefix(after, w) && strings.Contains(lastRunes(before, 20), "在") {
			insert(p, at, at.Start+len("化"), "方", lint.Text{ZH: "“在…化方面”为固定说法", EN: "the set form is 在…化方面"})
			return
		}
	}
}

func lastRunes(s string, n int) string {
	at := len(s)
	for range n {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}

// about is 如对本报告有疑问 without 对.
func about(p *lint.BlockPass, at source.Span) {
	after := p.Simplified[at.End:]
	for _, w := range [...]string{"有疑问", "有任何疑问", "有疑义", "有异议", "存在疑问", "有不明"} {
		if strings.HasPrefix(after, w) {
			insert(p, at, at.Start+len("如"), "对", lint.Text{ZH: "疑问是对报告而言，“本报告”前应有“对”", EN: "the doubt is about the report, which takes 对"})
			return
		}
	}
}

// unit is a rounded count at the end of a clause: 信息260余。 浏览量86万余。
func unit(p *lint.BlockPass, at source.Span) {
	start := at.Start
	for _, w := range [...]string{"万", "千", "百"} {
		if strings.HasSuffix(p.Simplified[:start], w) {
			start -= len(w)
			break
		}
	}
	before, _ := utf8.DecodeLastRuneInString(p.Simplified[:start])
	next, n := utf8.DecodeRuneInString(p.Simplified[at.End:])
	if !isDigit(before) || n == 0 || !marks.Has(next) {
		return
	}
	for isDigit(before) {
		start -= utf8.RuneLen(before)
		before, _ = utf8.DecodeLastRuneInString(p.Simplified[:start])
	}
	p.Report(lint.Diagnostic{
		Span: source.Span{Start: start, End: at.End},
		Message: lint.Textf("“%s”后疑漏量词，请核对。“余”后面要有“条”“件”“次”等量词。", "Behind “%s” the measure word seems to be lost. Please check.",
			p.Text[start:at.End]),
	})
}

// counted are the things whose number wants a measure word: 公开信息45，.
var counted = [...]string{"公开信息", "发布信息", "公开政府信息", "发布政府信息", "公开申请", "申请", "政策文件", "新闻稿件"}

// bare is a count of such things at the end of a clause, without a unit. Behind the verb
// that counts it no other reading is left; 文件12 alone may be a number.
func bare(p *lint.BlockPass, at source.Span) {
	text := p.Simplified
	end := at.End
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	next, n := utf8.DecodeRuneInString(text[end:])
	if n == 0 || end == at.End || !marks.Has(next) || next == '、' || !tallies(text[:at.Start]) {
		return
	}
	p.Report(lint.Diagnostic{
		Span: source.Span{Start: at.Start, End: end},
		Message: lint.Textf("“%s”后疑漏量词，请核对。数量后面要有“条”“件”等量词。", "Behind “%s” the measure word seems to be lost. Please check.",
			p.Text[at.Start:end]),
	})
}

// tallies tells whether the clause before a thing has a verb that counts it.
func tallies(before string) bool {
	for _, w := range [...]string{"共", "主动", "累计", "收到", "受理", "新收", "办理", "各类", "制发", "接收"} {
		if strings.HasSuffix(before, w) || strings.HasSuffix(before, w+"政府信息公开") || strings.HasSuffix(before, w+"政府信息") {
			return true
		}
	}
	return false
}

// effort is 加大 with 公开 or 解读 but without 力度.
func effort(p *lint.BlockPass, at source.Span) {
	after := p.Simplified[at.End:]
	n := strings.IndexAny(after[:min(len(after), longestObject)], "，。；,;")
	if n <= 0 {
		return
	}
	object := after[:n]
	if !strings.HasSuffix(object, "公开") && !strings.HasSuffix(object, "政策解读") && !strings.HasSuffix(object, "公开工作") {
		return
	}
	for _, w := range [...]string{"力度", "投入", "支持", "规模", "比重", "、", "惩", "打击", "宣传"} {
		if strings.Contains(object, w) {
			return
		}
	}
	end := at.End + n
	insertAs(p, lint.Info, source.Span{Start: at.Start, End: end}, end, "力度", lint.Text{ZH: "“加大”要与“力度”搭配", EN: "加大 goes with 力度"})
}

// longestObject bounds the object of 加大 that is looked at, in bytes.
const longestObject = 60

// track is 走上…化 without 轨道.
func track(p *lint.BlockPass, at source.Span) {
	clause := p.ClauseAt(at.Start)
	end := strings.IndexAny(p.Simplified[at.End:min(len(p.Simplified), at.End+90)], "，。；,;")
	if end <= 0 || clause.Len() == 0 {
		return
	}
	end += at.End
	if s := p.Simplified[at.End:end]; strings.HasSuffix(s, "化") && !strings.ContainsAny(s, "的道路") {
		insertAs(p, lint.Info, source.Span{Start: at.Start, End: end}, end, "轨道", lint.Text{ZH: "“走上”后面要有“轨道”等宾语", EN: "走上 wants an object such as 轨道"})
	}
}
