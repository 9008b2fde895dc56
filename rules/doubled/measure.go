package doubled

import "gaolint/rules/internal/wording"

// measures are measure words, with the characters that make another word of them: 3个|个人.
var measures = map[rune]string{
	'人': "员均大民才力口工身群数社事", '次': "数日均品", '个': "人体别性案税", '家': "庭园长属乡具政", '户': "籍口均主型外", '项': "目",
	'条': "例款件文", '名': "单称师校牌家额录誉", '份': "额", '期': "刊间限货末满", '本': "科级地单区校", '册': "", '场': "所地景馆均合",
	'批': "复示准发", '例': "会行外", '篇': "章幅", '件': "", '套': "餐房型", '宗': "地教族", '张': "", '幅': "度", '笔': "试", '座': "谈位", '辆': "", '万': "", '亿': "",
}

// measured tells whether the character at byte i, which equals the one before it, is a
// measure word behind a figure: 68个个.
func measured(text string, i int, r rune) bool {
	words, ok := measures[r]
	if !ok || i < han+1 {
		return false
	}
	c := text[i-han-1]
	if p := wording.Han(text, i-2*han); r == '次' && (p == '人' || p == '户' || p == '车') && i > 2*han {
		c = text[i-2*han-1] // 412户次次
	}
	return c >= '0' && c <= '9' && !in(words, wording.Han(text, i+han)) && wording.Han(text, i+han) != r
}

// bounds are words that end a phrase of number or place, so that they never follow
// themselves.
var bounds = []string{"以内", "以上", "以下", "以外", "以来", "以及"}
