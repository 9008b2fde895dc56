package typo

import (
	"strings"

	"gaolint/lint"
)

// reasons tell for each kind of confusion why the word is questioned.
var reasons = map[string]lint.Text{
	"音近":  {ZH: "两词拼音相近，疑为输入法选词有误", EN: "the two are typed alike, so probably the wrong candidate was picked"},
	"形近":  {ZH: "字形相近，疑为误认或误录", EN: "the characters look alike"},
	"误写":  {ZH: "前后文中应是后者", EN: "its neighbours call for the latter"},
	"多字":  {ZH: "疑为多打了字", EN: "characters seem to be typed in excess"},
	"漏字":  {ZH: "疑为漏打了字", EN: "a character seems to be lost"},
	"颠倒":  {ZH: "疑为字序颠倒", EN: "the order seems to be turned round"},
	"赘余":  {ZH: "意思重复，保留一处即可", EN: "the same is said twice"},
	"用法":  {ZH: "公文中通行后一种写法", EN: "official documents write the latter"},
	"搭配":  {ZH: "这样搭配不通顺", EN: "the words do not go together"},
	"概念":  {ZH: "两词读音或字形相近而意思不同", EN: "the two are alike but differ in meaning"},
	"旧提法": {ZH: "2019年修订的《政府信息公开条例》第五条已改用后一种提法", EN: "Article 5 of the Regulation as revised in 2019 has the latter wording"},
}

// message follows the severity: certain, doubtful, for attention, matter of style.
func (r row) message(around, wrong, right string) lint.Text {
	kind, extra, _ := strings.Cut(r.Note, "：")
	reason := reasons[kind]
	if extra != "" {
		reason.ZH += "；" + extra
	}
	where := lint.Textf("“%[2]s”", "“%[2]s”", around, wrong)
	if around != wrong {
		where = lint.Textf("“%[1]s”中的“%[2]s”", "“%[2]s” in “%[1]s”", around, wrong)
	}
	switch r.Severity {
	case lint.Error:
		return lint.Textf("%[1]s应为“%[2]s”。%[3]s。", "%[1]s should be “%[2]s”: %[3]s.", where, right, reason)
	case lint.Warning:
		return lint.Textf("%[1]s疑为“%[2]s”，请核对。%[3]s。", "%[1]s is probably meant to be “%[2]s”: %[3]s. Please check.", where, right, reason)
	case lint.Info:
		return lint.Textf("请留意%[1]s：建议写作“%[2]s”。%[3]s。", "Have a look at %[1]s: better “%[2]s”; %[3]s.", where, right, reason)
	}
	return lint.Textf("%[1]s可改为“%[2]s”。%[3]s。", "%[1]s may be changed to “%[2]s”: %[3]s.", where, right, reason)
}
