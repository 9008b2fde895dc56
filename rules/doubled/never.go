package doubled

import (
	"strings"

	"gaolint/rules/internal/wording"
)

// never are characters that are frequent in official text and do not stand twice in it:
// no common word ends in one of them in front of words that begin with it, and no word
// doubles it. Characters of personal and place names are left out.
const never = "且也提府按申度违织采况执予适之障究益册害污括述励否履础培但综须然析讼而宣遵占择继虑挥撤般殊够辅碍绩径贯尚映秩彻扰截倾第者负" +
	"伍扩疾操辆坏籍允嫌披详汽竞副阻龄覆咨竣荐润式"

var neverSet = func() map[rune]struct{} {
	m := map[rune]struct{}{}
	for _, r := range never {
		m[r] = struct{}{}
	}
	return m
}()

// neverTwice tells whether the character at byte i, which equals the one before it, is one
// of never, alone.
func neverTwice(text string, i int, r rune) bool {
	if _, ok := neverSet[r]; !ok {
		return false
	}
	return wording.Han(text, i-2*han) != r && wording.Han(text, i+han) != r
}

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
	return c >= '0' && c <= '9' && !in(words, wording.Han(text, i+han)) && wording.Han(text, i+han) != r
}

// bounds are words that end a phrase of number or place, so that they never follow
// themselves although they begin with one of openers.
var bounds = []string{"以内", "以上", "以下", "以外", "以来", "以及"}

func bound(w string) bool {
	for _, b := range bounds {
		if strings.HasPrefix(w, b) && len(w) == len(b) {
			return true
		}
	}
	return false
}
