package usage

import (
	"regexp"
	"strings"
	"sync"

	"gaolint/lint"
	"gaolint/lint/source"
)

// construction is a form of words that is at odds with itself. The expression is tried on
// the clause or sentence around the literal; its first group may be deleted or replaced.
type construction struct {
	literals []string
	find     func() *regexp.Regexp
	// whole: the expression needs the sentence, not only the clause.
	whole bool
	// number tells where a numeral must stand near the literal: before (-1), behind (1).
	number int8
	// partner: one of these characters must stand before the literal; "" asks for none.
	partner  string
	write    string
	severity lint.Severity
	why      lint.Text
}

// longest bounds the text that an expression is tried on, in bytes.
const longest = 900

func expr(s string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(s) })
}

const figure = `[0-9一二三四五六七八九十百千万]+(?:\.[0-9]+)?`

var constructions = []construction{
	{[]string{"左右", "上下"}, expr(`(?:大约|(?:^|[^合签预公特条契节违履和制简大])约)` + figure + `[^，。；,;、]{0,4}(左右|上下)`), false, -1, "约", "", lint.Info,
		lint.Text{ZH: "“约”与“左右”只用一个", EN: "of 约 and 左右 one will do"}},
	{[]string{"以上"}, expr(`(?:超过|超出|逾)` + figure + `余?(?:%|人次|人|条|件|次|天|日|年|个月|小时|倍|篇|家|户)(以上)(?:$|[的，。；、,;）)])`), false, -1, "超逾", "", lint.Info,
		lint.Text{ZH: "“超过”与“以上”只用一个", EN: "of 超过 and 以上 one will do"}},
	{strings.Fields("余条 余件 余篇 余次 余人 余份 余万 余家 余户 余期 余场 余个 余名 余字"), expr(`(?:^|[^附最靠接远相])(?:近|超过|大约|约)[0-9]+(余)(?:条|件|篇|次|人|份|万|家|户|期|场|个|名|字)`), false, -1, "近约超", "", lint.Info,
		lint.Text{ZH: "数字前已有“近”“约”等词，后面不用“余”", EN: "近 or 约 before the figure and 余 behind it say different things"}},
	{[]string{"以上左右"}, expr(figure + `%?[^，。；,;、]{0,3}(以上左右)`), false, -1, "", "左右", lint.Warning,
		lint.Text{ZH: "“以上”与“左右”意思相反，只用一个", EN: "以上 and 左右 contradict each other"}},
	{strings.Fields("人左右 次左右 条左右 件左右 份左右 万左右 元左右 家左右 户左右 篇左右 个左右"), expr(`[0-9][万亿千百]?[余多][万亿]?[^，。；,;、0-9]{0,3}(左右)`), false, 0, "余多", "", lint.Info,
		lint.Text{ZH: "“余”“多”与“左右”只用一个", EN: "of 余 and 左右 one will do"}},
	{[]string{"余万", "余亿"}, expr(`[0-9]+\.[0-9]+(余万)`), false, -1, "", "万余", lint.Warning,
		lint.Text{ZH: "“余”写在“万”之后", EN: "余 stands behind 万"}},
	{[]string{"次以上", "条以上", "件以上", "天以上", "人以上", "篇以上", "个以上"}, expr(`(?:不少于|不得少于|最少)` + figure + `个?(?:次|条|件|天|人|篇|个)(以上)(?:$|[的，。；、,;）)])`), false, -1, "少", "", lint.Info,
		lint.Text{ZH: "“不少于”与“以上”只用一个", EN: "of 不少于 and 以上 one will do"}},
	{[]string{"同比20"}, expr(`(同比)20[0-9]{2}年`), false, 0, "", "较", lint.Info,
		lint.Text{ZH: "“同比”已指与上年同期相比，后面不写年份", EN: "同比 is the same period of the year before; name no year"}},
	{strings.Fields("余项 余条 余件 余篇 余家 余场 余份 余个"), expr(`(?:^|[^0-9.．、至到—～~-])[1-9](余)(?:项|条|件|篇|家|场|份|个)`), false, -1, "", "", lint.Warning,
		lint.Text{ZH: "十以内的数不用“余”", EN: "figures below ten take no 余"}},
	{[]string{"减少", "降低", "下降", "缩短", "压缩", "减小"}, expr(`((?:减少|降低|下降|缩短|压缩|减小)了?(?:近|约)?` + figure + `倍)`), false, 1, "", "-", lint.Warning,
		lint.Text{ZH: "减少不能用倍数，可写减少百分之几或减少到几分之一", EN: "a decrease is not told in multiples: say by how many per cent"}},
	{[]string{"年一年来"}, expr(`[0-9]{4}年(一年来)`), false, 0, "", "", lint.Info,
		lint.Text{ZH: "写明了年份，不用再说“一年来”", EN: "with the year named 一年来 is not needed"}},
	{[]string{"%%", "%％", "％%", "％％"}, expr(`[0-9](%|％)[%％]`), false, 0, "", "", lint.Warning,
		lint.Text{ZH: "百分号写了两次", EN: "the per cent sign stands twice"}},
	{[]string{"百分之"}, expr(`(百分之)[0-9]+(?:\.[0-9]+)?[%％]`), false, 1, "", "", lint.Warning,
		lint.Text{ZH: "“百分之”与“%”只用一个", EN: "of 百分之 and % one will do"}},
	{[]string{"为达到", "为达"}, expr(`(?:率|度|比例|占比|覆盖面)为(达到?)[0-9]`), false, 1, "", "", lint.Warning,
		lint.Text{ZH: "“为”与“达”只用一个", EN: "of 为 and 达 one will do"}},
	{strings.Fields("较为比较 比较较为 非常十分 十分非常 更加更为 更为更加"), expr(`(较为|非常|更加|更为|比较|十分)(?:较为|比较|非常|十分|更加|更为)`), false, 0, "", "", lint.Warning,
		lint.Text{ZH: "两个词意思相同，只用一个", EN: "both words say the same"}},
	{[]string{"起至"}, expr(`自[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日起至(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}(日)(?:$|[。，；,;）)])`), false, 0, "自", "日止", lint.Hint,
		lint.Text{ZH: "“自……起”与“至……止”前后呼应", EN: "自…起 and 至…止 answer each other"}},
	{[]string{"日止"}, expr(`自[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}(日)至(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日止`), false, 0, "自", "日起", lint.Hint,
		lint.Text{ZH: "“自……起”与“至……止”前后呼应", EN: "自…起 and 至…止 answer each other"}},
	{[]string{"为组长", "为副组长", "为主任", "为副主任", "为总指挥"}, expr(`由[^，。；,;、]{2,24}(为)(?:组长|副组长|主任|副主任|总指挥)`), false, 0, "由", "任", lint.Hint,
		lint.Text{ZH: "“由某人任组长”“以某人为组长”，两种句式不混用", EN: "由…任 and 以…为 are two forms"}},
	{[]string{"，使", ",使"}, expr(`(?:^|[。；;，,])(通过)[^，。；,;]{4,40}[，,]使(?:得)?(?:全|我|各|广大|干部|群众|社会|工作|公众|政务|政府信息|企业|人民)`), true, 0, "过", "", lint.Hint,
		lint.Text{ZH: "“通过……，使……”缺主语，两词去掉一个", EN: "通过…使… has no subject; delete one of the two"}},
}

// numberReach is how many bytes from the literal a numeral may stand.
const numberReach = 18

// numbered tells whether a numeral stands where the construction wants one.
func (c *construction) numbered(text string, at source.Span) bool {
	switch c.number {
	case -1:
		text = text[max(0, at.Start-numberReach):at.Start]
	case 1:
		text = text[at.End:min(len(text), at.End+numberReach)]
	default:
		return true
	}
	return strings.IndexFunc(text, numeral) >= 0
}

// partnerReach is how many bytes before the literal its partner may stand.
const partnerReach = 150

func (c *construction) look(p *lint.BlockPass, at source.Span) {
	if !c.numbered(p.Simplified, at) ||
		c.partner != "" && !strings.ContainsAny(p.Simplified[max(0, at.Start-partnerReach):at.Start], c.partner) {
		return
	}
	around := p.ClauseAt(at.Start)
	if c.whole {
		around = p.SentenceAt(at.Start)
	}
	if around.Len() > longest {
		return
	}
	for _, m := range c.find().FindAllStringSubmatchIndex(p.Simplified[around.Start:around.End], -1) {
		found := source.Span{Start: m[0], End: m[1]}.Shift(around.Start)
		word := source.Span{Start: m[2], End: m[3]}.Shift(around.Start)
		if found.Start <= at.Start && at.End <= found.End {
			c.report(p, found, word)
			return
		}
	}
}

func (c *construction) report(p *lint.BlockPass, found, word source.Span) {
	shown := p.Text[word.Start:word.End]
	d := lint.Diagnostic{Severity: c.severity, Span: word}
	switch c.severity {
	case lint.Warning:
		d.Message = lint.Textf("“%[1]s”说法疑有误，请核对。%[2]s。", "“%[1]s” seems to be wrong: %[2]s. Please check.", shown, c.why)
	case lint.Info:
		d.Message = lint.Textf("请留意“%[1]s”：%[2]s。", "See “%[1]s”: %[2]s.", trim(p.Text[found.Start:found.End]), c.why)
	default:
		d.Message = lint.Textf("可改写“%[1]s”：%[2]s。", "“%[1]s” may be reworded: %[2]s.", trim(p.Text[found.Start:found.End]), c.why)
	}
	switch c.write {
	case "-":
	case "":
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", shown), word, "")}
	default:
		d.Fixes = []lint.Fix{replace(p, word, c.write)}
	}
	p.Report(d)
}

// trim drops the mark or character before a construction that the expression took along.
func trim(s string) string { return strings.TrimLeft(s, "，。；,;") }
