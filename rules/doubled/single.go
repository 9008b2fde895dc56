package doubled

import (
	"strings"

	"gaolint/rules/internal/wording"
)

// singles are characters that hardly ever stand twice, with the neighbours in whose
// company they do: 为了|了解, 战争和|和平, 目的|的.
var singles = withNever(map[rune]company{
	'的': {"目有标似打快", "士确"},
	'了': {"完为明除罢不得", "解然事"},
	'和': {"中平柔谐总温饱", "美气睦谐乐平解约缓好风善田县林蔼声"},
	'是': {"凡正但可于只还就要若求不", "否非"},
	'在': {"实存现潜内旨所自正", "校建职线编册岗逃押场家华京外岸读研售用营途野位租"},
	'对': {"针应面相核校绝反派成比一", "象口应策比联方手照账内立抗付接合标岸赌冲等称"},
	'及': {"以涉普顾提论", "时格早第其"},
	'由': {"事理自缘来案", "来"},
	'各': {"", "有自类项级"},
	'被': {"棉", "子褥单动告"},
	'将': {"即上大少中", "军来领要士"},
	'未': {"", "来婚必"},
	'已': {"", "经"},
	'与': {"参给授赋", "会"},
	'向': {"方定转面走流风双单志意导动指趋倾投", "农左右上下前后内外导阳心东西南北来往量"},
	'到': {"", "账期位场达岗货会访港站底处"},
	'于': {"关对由", "是洪都田谦"},
	'其': {"尤极何与", "格"}, // 乌云其|其格
	'如': {"例比譬诸假犹恍不", "何果期实此"},
	'或': {"", "有许者"},
	'有': {"所没具拥占享持国公私共只含稀富", ""},
	'依': {"皈", "不惜旧稀"},
	'并': {"合兼吞一归", "且不非联行购列入存举轨网"},
	'关': {"机海税公攸", "系联于注心键爱税口停闭节卡怀切防张"},
	'局': {"", "长务机党属直领班内系部办网外面势限中令函旗"},
	'度': {"", "汛假过夏量"}, '绩': {"", "效优"}, '府': {"", "院办学检际前邸"}, '述': {"", "职廉评学责法"}, '污': {"", "水染泥源"},
	'采': {"", "购取用集访样矿石光掘"}, '申': {"", "请报领诉购办遗"}, '占': {"", "用地道比有据领"}, '择': {"", "优校业"},
	'适': {"", "用当合时度宜应龄"}, '障': {"", "碍"}, '益': {"", "民智阳处"}, '织': {"", "密牢就造补"}, '害': {"", "虫怕群人"},
	'励': {"", "志"}, '违': {"", "法规建章纪约"}, '究': {"", "竟其"}, '贯': {"", "彻穿通"}, '宣': {"", "传讲布介教"}, '予': {"", "以"},
	'执': {"", "行法业勤政"}, '培': {"", "训育养"}, '疾': {"", "病控"}, '继': {"", "续承"}, '辅': {"", "助导警"}, '撤': {"", "销并离"},
	'彻': {"", "底"}, '尚': {"", "未有需不"}, '负': {"", "责担面"},
})

// company is the neighbours of a doubled character that make it right.
type company struct{ prev, next string }

// never are characters that are frequent in official text and have no company: no common
// word ends in one of them in front of words that begin with it, and no word doubles it.
// Characters of personal and place names are left out.
const never = "且也按况之册括否履础但综须然析讼而遵占虑挥般殊够碍径映秩扰截倾第者扩操辆坏籍允嫌披详汽竞副阻龄覆咨竣荐润式"

func withNever(m map[rune]company) map[rune]company {
	for _, r := range never {
		if _, known := m[r]; !known {
			m[r] = company{}
		}
	}
	return m
}

// single tells whether the character at byte i, which equals the one before it, is a
// doubled function character.
func single(text string, i int, r rune) bool {
	s, ok := singles[r]
	if !ok {
		return false
	}
	prev, next := wording.Han(text, i-2*han), wording.Han(text, i+han)
	if prev == r || next == r {
		return false
	}
	switch {
	case r == '有' && next != 0:
		return false // 设有有奖问答; behind 有 goes a figure
	case r == '被' && passive(text[i+han:]), r == '对' && next == '外' && governs(text[i+2*han:]):
		return false
	case strings.HasSuffix(text[:i-han], pause) && strings.HasPrefix(text[i+han:], pause), strings.HasSuffix(text[:i-han], "人："):
		return false // a name: 何平、和和、向东; 联系人：尚尚武
	}
	return !in(s.prev, prev) && !in(s.next, next)
}

// light are verbs whose object stands before them behind 对.
var light = [...]string{"进行", "给予", "予以", "加以", "实行", "实施", "作出", "开展"}

// governs tells whether the clause that the text begins in has a verb for a 对 before it:
// 对|对外贸易调查给予配合.
func governs(text string) bool {
	if k := strings.IndexAny(text, "，。；：、"); k >= 0 {
		text = text[:k]
	}
	for _, w := range light {
		if strings.Contains(text[:min(len(text), 20*han)], w) {
			return true
		}
	}
	return false
}

// concerned end the words for those whom an act concerns: 被举报人, 被投资企业.
var concerned = [...]string{"人", "者", "方", "单位", "企业", "机构"}

// passive tells whether the text makes with 被 before it the word for one whom an act of
// two characters concerns: 可能被|被举报人发现.
func passive(text string) bool {
	if wording.Han(text, 0) == 0 || wording.Han(text, han) == 0 || strings.HasPrefix(text, "有关") || strings.HasPrefix(text, "相关") {
		return false
	}
	for _, w := range concerned {
		if strings.HasPrefix(text[2*han:], w) {
			return true
		}
	}
	return false
}

// places are the suffixes of place names that are doubled before 人民政府.
const places = "省市县区乡"

// place tells whether the character at byte i, which equals the one before it, is a
// place's suffix written twice in the full name of a government: 县县人民政府. The
// short form 县县政府 is right, and so is a suffix behind a name that has it: 津市市; names
// in 镇 are too many to tell (湖镇镇).
func place(text string, i int, r rune) bool {
	if !in(places, r) || !strings.HasPrefix(text[i+han:], "人民政府") {
		return false
	}
	before := wording.Han(text, i-3*han)
	if r == '市' && wording.Han(text, i-2*han) == '津' {
		return false
	}
	return wording.Han(text, i-2*han) != 0 && before != 0 && !in(places+"州旗盟", before)
}

// area tells whether the character at byte i, which equals the one before it, is a level
// of government written twice behind 全: 全区区政务公开.
func area(text string, i int, r rune) bool {
	if !in("省市县区乡镇州旗", r) || wording.Han(text, i-2*han) != '全' {
		return false
	}
	next := wording.Han(text, i+han)
	if next == '政' {
		return strings.HasPrefix(text[i+han:], "政务")
	}
	return next != 0 && !in("级直属委场域民容县区内外长管府办纪人面情值貌际划辖界", next)
}

// yearTwice tells whether the character at byte i, which equals the one before it, is 年
// written twice behind a year, before a mark: 2023年年，.
func yearTwice(text string, i int, r rune) bool {
	if r != '年' || i < 2*han {
		return false
	}
	c := text[i-han-1]
	rest := text[i+han:]
	return c >= '0' && c <= '9' && (strings.HasPrefix(rest, "，") || strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, "我") || strings.HasPrefix(rest, "全"))
}

func in(set string, r rune) bool { return r != 0 && strings.ContainsRune(set, r) }
