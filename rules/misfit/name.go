package misfit

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/lm"
	"gaolint/lint/zh"
	"gaolint/lint/zh/likeness"
)

// named tells whether the place lies in the name of a person, a firm or a place, as far as
// what stands beside it tells: names are made of any characters, and neighbours do not
// decide.
func (d *document) named(text string, f *lm.Finding) bool {
	return d.person(text, f) || d.firm(text, f) || ofPlace(text, f) || d.inPlace(text, f)
}

// nameMax is the length of a person's name in characters.
const nameMax = 3

// titles stand in front of the name of a person, honours behind it.
var (
	titles  = strings.Fields("申请人 联系人 负责人 经办人 承办人 审核人 签发人 原告 被告 第三人 上诉人 局长 县长 市长 区长 州长 镇长 乡长 村长 主任 书记 成员 组长 主席 院长 校长 处长 科长 队长 所长 站长 部长 秘书长 聘请")
	honours = strings.Fields("同志 律师 先生 女士 等1 等2 等3 等4 等5 等6 等7 等8 等9")
)

// person tells whether the place lies in what follows a title and begins with a surname, or
// in a surname and what follows it in front of 同志 and the like.
func (d *document) person(text string, f *lm.Finding) bool {
	honoured := false
	for n, after := 0, text[f.End:]; n < nameMax && !honoured; n++ {
		honoured = starts(after, honours)
		_, size := utf8.DecodeRuneInString(after)
		after = after[size:]
	}
	for n, at := 0, f.Start; n < nameMax; n++ {
		first, _ := utf8.DecodeRuneInString(text[at:])
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if strings.ContainsRune(zh.Surnames, first) && (ends(text[:at], titles) || honoured && d.Count(lm.WordMark, lm.Symbol(r), lm.Symbol(first)) == 0) {
			return true
		}
		if !zh.IsHan(r) {
			break
		}
		at -= size
	}
	return false
}

func starts(s string, words []string) bool {
	for _, w := range words {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

func ends(s string, words []string) bool {
	for _, w := range words {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}

// firmMax is how far behind a part of its name a firm's form may stand in bytes.
const firmMax = 8 * len("厂")

// firms are the forms of firms, with the trade where it is a part of them.
var firms = []string{"有限公司", "有限责任公司", "股份公司", "股份有限", "会计师事务所", "律师事务所", "集团", "合作社", "食品厂"}

// firm tells whether the place lies in the name of a firm, whose form follows: the words
// of its trade stand between the two. The new form makes no phrase that stands often.
func (d *document) firm(text string, f *lm.Finding) bool {
	after := text[f.End:min(len(text), f.End+firmMax+len("会计师事务所"))]
	if f.New != "" && strings.Contains(districts, f.New) || d.worded(text, f) {
		return false
	}
	for i, r := range after {
		switch {
		case !zh.IsHan(r) || i > firmMax:
			return false
		case !starts(after[i:], firms):
		case strings.HasPrefix(after[i:], "有限"):
			return i >= 2*len("厂")
		default:
			return i > 0 || !short(text, f)
		}
	}
	return false
}

// districts stand in front of the trade of a public firm.
const districts = "省市县区"

// short tells whether the place is one character behind a word of grammar: a firm's name is
// longer.
func short(text string, f *lm.Finding) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:f.Start])
	return utf8.RuneCountInString(text[f.Start:f.End]) == 1 && (!zh.IsHan(r) || lm.Symbol(r).Function())
}

// worded tells whether the new form is a word that makes such a phrase with what follows.
func (d *document) worded(text string, f *lm.Finding) bool {
	return utf8.RuneCountInString(f.NewWord) > 1 && d.phrase(text[:f.Start]+f.New, text[f.End:], min(3, 4-utf8.RuneCountInString(f.New)))
}

// placeEnds end the names of places.
const placeEnds = "省市县区乡镇村州旗街路庄屯巷岛湾"

// ofPlace tells whether a word would take the end of a place's name: 东风乡实际 is no
// 风险. What is typed alike may be a slip if it makes a word and leaves no orphan; 各县 is
// no name.
func ofPlace(text string, f *lm.Finding) bool {
	last, size := utf8.DecodeLastRuneInString(text[f.Start:f.End])
	if f.Start == f.End || f.Kind == lm.Swapped || !strings.ContainsRune(placeEnds, last) || f.WordEnd != f.End {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:f.End-size])
	if !zh.IsHan(before) || lm.Symbol(before).Function() {
		return false
	}
	return f.Breaks || f.Kind == lm.WordNear || utf8.RuneCountInString(f.NewWord) == 1 || f.Kind == lm.Char && f.Like&likeness.SameSound == 0
}

// longEnds end the names of places that are no districts.
var longEnds = strings.Fields("街道 社区 水库 农场 林场 牧场 工业园 产业园 科技园 开发区 片区 灌区 新区")

// inPlace tells whether the end of such a name follows and the new form makes no phrase
// with it that stands often.
func (d *document) inPlace(text string, f *lm.Finding) bool {
	after := text[f.End:]
	for at, r := range after[:min(len(after), levelReach)] {
		if !zh.IsHan(r) {
			return false
		}
		if starts(after[at:], longEnds) {
			return !d.phrase(text[:f.Start]+f.New+after[:at], after[at:], 2)
		}
	}
	return false
}

// levelReach is how far behind a part of its name the end of a place's name may begin, in
// bytes: less than that.
const levelReach = 2 * len("区")

// often is how often a phrase of four characters stands that is no name alone.
const often = 20

// phrase tells whether four characters around the border, at least one of either side and
// at most that many of the far one, stand often side by side.
func (d *document) phrase(before, after string, far int) bool {
	var around [6]lm.Symbol
	for i := 2; i >= 0; i-- {
		r, size := utf8.DecodeLastRuneInString(before)
		around[i], before = lm.Symbol(r), before[:len(before)-size]
	}
	for i := 3; i < 6; i++ {
		r, size := utf8.DecodeRuneInString(after)
		around[i], after = lm.Symbol(r), after[size:]
	}
	for i := range far {
		if d.Count(around[i:i+4]...) >= often {
			return true
		}
	}
	return false
}

// brandMax is the length of a brand in bytes.
const brandMax = 10 * len("通")

// media are what has a brand.
var media = strings.Fields("平台 微信 公众号 小程序 客户端 抖音 热线 政务服务品牌 服务品牌 品牌 系统 视频号 微博")

// brand tells whether the place lies in a short name in quotation marks that a medium has.
func brand(text string, f *lm.Finding) bool {
	open, end := strings.LastIndex(text[:f.Start], "“"), strings.Index(text[f.End:], "”")
	if open < 0 || end < 0 || f.End+end-open > brandMax {
		return false
	}
	return starts(text[f.End+end+len("”"):], media)
}
