package particle

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

// complement is the particle before a complement: 做得好.
const complement = "得"

// fromDe judges the 得 at byte i: behind a known word and before a noun it should be 的.
func fromDe(p *lint.BlockPass, i int) {
	text, x := p.Simplified, &words
	if manner := lastManner(text[:i]); manner != "" && verb(text[i+han:]) {
		swap(p, i, adverbial, lint.Textf("“%s”修饰后面的动词，用“地”", "“%s” modifies the verb behind it, which takes 地", manner))
		return
	}
	if i == 0 || wording.Han(text, i-han) == 0 || wording.Han(text, i+han) == 0 || x.within(text, i) && !heart(text, i) {
		return
	}
	if places.begins(text, i+han) {
		swap(p, i, adverbial, lint.Text{ZH: "“地区”“地方”等词写“地”", EN: "words like 地区 and 地方 have 地"})
		return
	}
	word, right := x.behind(text, i+han)
	if right&noun == 0 {
		if right != 0 && reduplicated(text, i) {
			swap(p, i, adverbial, lint.Text{ZH: "叠用的修饰语后面用“地”", EN: "a reduplicated adverbial takes 地"})
		}
		return
	}
	if _, left := x.before(text, i); left&known != 0 || pronoun(text, i) {
		swap(p, i, attributive, lint.Textf("“%s”是名词，前面的修饰语用“的”", "“%s” is a noun; what modifies it takes 的", word))
	}
}

// heart tells whether 关心 ends at byte i, in which 心得 is no word.
func heart(text string, i int) bool { return strings.HasSuffix(text[:i], "关心") }

// verb tells whether the text begins with one of the verbs, of two characters.
func verb(text string) bool {
	for i := range verbs {
		if w := verbs[i].word; len(w) == 2*han && strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// twins are characters that make an adverbial when they stand twice: 慢慢, 渐渐.
const twins = "慢轻渐悄默偷静紧牢狠匆缓徐微呆早死急暗直纷频久"

// reduplicated tells whether a word like 慢慢 or 高高兴兴 ends at byte i.
func reduplicated(text string, i int) bool {
	d, c := wording.Han(text, i-han), wording.Han(text, i-2*han)
	if d == 0 || d != c {
		return false
	}
	if strings.ContainsRune(twins, d) {
		return true
	}
	b, a := wording.Han(text, i-3*han), wording.Han(text, i-4*han)
	return a != 0 && a == b && a != c
}

// fromDi judges the 地 at byte i: between a pronoun or a noun and what belongs to it it
// should be 的.
func fromDi(p *lint.BlockPass, i int) {
	text := p.Simplified
	if i == 0 || wording.Han(text, i-han) == 0 {
		return
	}
	if gains.ends(text, i) {
		swap(p, i, complement, lint.Text{ZH: "“取得”“不得”等词写“得”", EN: "words like 取得 and 不得 have 得"})
		return
	}
	if wording.Han(text, i+han) == 0 {
		return
	}
	x := &words
	if x.within(text, i) {
		return
	}
	word, right := x.behind(text, i+han)
	if right&free == 0 {
		return
	}
	if strings.HasPrefix(text[i+han+len(word):], adverbial) {
		return // 长时间地辛勤地工作
	}
	_, left := x.before(text, i)
	if pronoun(text, i) || left&modifier != 0 && right&noun != 0 && !acts(word) {
		swap(p, i, attributive, lint.Textf("“%s”前面的修饰语用“的”", "what modifies “%s” takes 的", word))
	}
}

// actors are who is found at a place: behind them 地 may be the place, 总部地政府.
var actors = strings.Fields("政府 政务 群众 公安 法院 人民 检察 村民 居民 市民 公民 企业 公司 学校 医院 部门 单位 民警 机关 机构 党委 派出所 街道 社区 乡镇 县级 市级 省级 村委 政策 税务 海关 银行 社保 医保")

func acts(word string) bool {
	for _, a := range actors {
		if strings.HasPrefix(word, a) {
			return true
		}
	}
	return false
}

// pronouns are what only 的 follows, besides words that end in 们.
const pronouns = "我你她它谁"

// inside are characters of place and time, of which the same holds behind a word.
const inside = "上下中内外前后间"

// pronoun tells whether a pronoun or a word of place ends at byte i.
func pronoun(text string, i int) bool {
	last := wording.Han(text, i-han)
	before := wording.Han(text, i-2*han)
	switch {
	case last == '们', strings.ContainsRune(pronouns, last):
		return true
	case last == '他':
		return before != '其'
	case strings.HasSuffix(text[:i], "自己"), strings.HasSuffix(text[:i], "大家"):
		return true
	}
	if before == 0 || !strings.ContainsRune(inside, last) {
		return false
	}
	_, c := words.before(text, i-han)
	return c != 0
}

// neighbours are characters with those that may not stand beside them.
type neighbours []struct {
	char rune
	not  string
}

// places are the second characters of words in 地, and what makes another word of them.
var places = neighbours{{'区', "别分间块"}, {'方', "式针面案向法便程可"}, {'位', "置于"}, {'址', ""}, {'铁', "路矿"}, {'震', "动撼荡惊"}, {'域', "名外"}}

// gains are the first characters of words in 得, and what makes another word of them.
var gains = neighbours{{'取', "领收提采录争换听抽选支吸摄夺获截"}, {'获', "查捕缴截抓收"}, {'值', "增产价升贬保"}, {'觉', "自"}, {'赢', ""}, {'不', ""}, {'懂', "易"},
	{'变', "改质"}, {'记', "登标笔印"}, {'显', "彰明凸浅"}}

// begins tells whether one of the characters stands at byte i.
func (n neighbours) begins(text string, i int) bool {
	r, next := wording.Han(text, i), wording.Han(text, i+han)
	for _, c := range n {
		if c.char == r {
			return next == 0 || !strings.ContainsRune(c.not, next)
		}
	}
	return false
}

// ends tells whether one of the characters stands before byte i, and behind it no word
// in 地: 取|地方.
func (n neighbours) ends(text string, i int) bool {
	r, before := wording.Han(text, i-han), wording.Han(text, i-2*han)
	for _, c := range n {
		if c.char == r {
			return (before == 0 || !strings.ContainsRune(c.not, before)) && !words.within(text, i)
		}
	}
	return false
}

// degrees begin a complement, which an adjective and the end of the clause must follow.
var degrees = [...]string{"很", "非常", "十分", "太", "越来越", "相当", "还不够", "不够", "较为", "比较", "还不"}

// complements are adjectives that end a complement.
var complements = strings.Fields("细致 好 快 慢 高 低 大 小 早 晚 深 远 近 重 差 紧 稳 细 清楚 明显 具体 详细 到位 充分 及时 成功 顺利 圆满 扎实 认真 " +
	"平稳 合理 透彻 严格 准确 出色 精彩 不好 突出 全面 深入 规范 完善 彻底 严重 厉害 理想 紧张 激烈 广泛 迅速 缓慢 困难")

// degree judges the 的 at byte i: between a verb of one character and a complement it
// should be 得.
func degree(p *lint.BlockPass, i int) {
	text := p.Simplified
	rest := text[i+han:]
	for _, d := range degrees {
		after, ok := strings.CutPrefix(rest, d)
		if !ok {
			continue
		}
		for _, w := range complements {
			tail, ok := strings.CutPrefix(after, w)
			if ok && (ends(tail) || strings.HasPrefix(tail, "了")) && verbal(text, i) {
				swap(p, i, complement, lint.Textf("“%s”说明前面的动词怎么样，用“得”", "“%s” says how the verb before it goes, which takes 得", d+w))
				return
			}
		}
		return
	}
}

// possible judges a verb with 的 and a complement that ends the clause or is joined to
// another one: 看的懂、用的上.
func possible(p *lint.BlockPass, at source.Span) {
	next := wording.Han(p.Simplified, at.End)
	if next != 0 && !strings.ContainsRune("的、又且就也和才吗", next) || at.Start >= 2*han && within(p.Simplified[at.Start-han:at.Start+han]) {
		return
	}
	swap(p, at.Start+han, complement, lint.Textf("“%s”说明能不能做到，前面用“得”", "“%s” says whether it can be done, which takes 得", p.Simplified[at.End-han:at.End]))
}

// within tells whether the two characters are a word, so that the verb is a part of it:
// 使|用的上级.
func within(pair string) bool {
	return words.class(pair) != 0 || strings.HasPrefix(pair, "使") || strings.HasPrefix(pair, "应")
}

// gain judges the 的 at byte i behind 取 or 获: before what is gained it should be 得.
func gain(p *lint.BlockPass, i int) {
	if i >= 2*han && gained(p.Simplified[:i]) && results(p.Simplified[i+han:]) {
		swap(p, i, complement, lint.Text{ZH: "“取得”“获得”写“得”", EN: "取得 and 获得 have 得"})
	}
}

// gained tells whether the text ends in 取 or 获 as the first half of 取得 or 获得.
func gained(text string) bool {
	r, before := wording.Han(text, len(text)-han), wording.Han(text, len(text)-2*han)
	return r == '取' && !strings.ContainsRune("领收提采釆录争换听抽选支吸摄夺获截考汲榨择套骗窃诈索牟谋博退调拿切钻进可所攫赚猎攻", before) || r == '获' && !strings.ContainsRune("查捕缴截抓收俘破斩荣所", before)
}

// results tells whether the text begins with what is gained, or with 了 and that.
func results(text string) bool {
	text = strings.TrimPrefix(text, "了")
	for _, w := range [...]string{"新成", "较好", "较大", "明显", "显著", "积极", "良好", "一定", "重大", "阶段性", "突破", "实效", "成效", "新进展", "进展", "优异", "丰硕", "长足", "圆满", "好成绩"} {
		if strings.HasPrefix(text, w) {
			return true
		}
	}
	return false
}

// actions are verbs of one character that a complement follows.
const actions = "做干办抓管走跑跟写说讲看听学想来去变过吃睡住用推落打搞开放建修改查问答接传送发长升降涨跌增减扩拉压站坐离靠挖扎"

// doings are verbs of two characters that a complement follows.
var doings = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("开展 推进 落实 办理 完成 执行 进展 运行 掌握 理解 把握 设置 更新 学习 贯彻 衔接 配合 发挥 公开") {
		m[w] = true
	}
	return m
}()

// verbal tells whether a verb that takes a complement ends at byte i.
func verbal(text string, i int) bool {
	last := wording.Han(text, i-han)
	if i >= 2*han && doings[text[i-2*han:i]] {
		return true
	}
	if last == 0 || !strings.ContainsRune(actions, last) {
		return false
	}
	if i < 2*han {
		return true
	}
	return words.class(text[i-2*han:i]) == 0
}

// swap reports the particle at byte i.
func swap(p *lint.BlockPass, i int, right string, why lint.Text) {
	span := source.Span{Start: i, End: i + han}
	report(p, lint.Warning, span, span, right, why)
}
