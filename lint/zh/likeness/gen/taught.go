package main

import (
	"log"
	"slices"
)

// taught lists characters that school-books and proofreaders' lists hold apart and whose
// pictures do not show it: because their strokes are few and shift, or because a shared
// part stands in another place. All characters of a group are like each other.
var taught = [...]string{
	"日曰", "由甲申田", "裁载栽戴", "绫陵", "晓烧", "喝揭", "谒遏", "伴绊", "低底抵", "侵寝", "倍陪培部", "偏编遍骗篇",
	"提题", "偿赏", "充统", "充流", "券劵", "刻核该", "咨资姿", "合企", "合今", "园圆", "学觉", "庭廷", "扶抚", "担胆", "搏膊",
	"席度", "放施", "放於", "效校", "效郊", "旅旋", "旅族", "机朴", "机肌", "杂条", "束速", "束東", "抡轮沦论", "泄泻",
	"注驻", "流疏", "流硫", "秤评", "策荣", "荣菜", "绪续", "织职识", "债责绩", "防访", "贵遗", "间闲", "项顿顷顶", "项预",
	"须顺", "须顾", "顾领", "颁领", "烦颁", "采釆", "环还", "密蜜", "日目", "己已巳", "戊戌戍", "帐账", "折拆析", "末未",
	"暴瀑", "仓苍", "几机", "力办为", "协胁", "各备务", "堂常掌", "冻陈", "同周", "园围", "合含", "技拔", "凌陵", "例列",
	"采彩", "则测侧", "此批些", "兼廉", "令领", "斤折", "北此", "代化伐", "今令", "著箸", "象像", "侯候",
	"历厉", "统纺", "旋施旅族", "全金", "党常", "仇机", "根跟", "消销", "盅蛊", "斡翰", "灸炙", "瞻赡檐", "肆肄", "即既", "滴嘀",
	"凑奏", "假暇遐", "恼脑", "览贤", "坚竖", "脊眷", "叩扣", "归扫", "归旧", "贪贫", "盖盏", "监盐", "厘里", "章意竟境",
	"卸御", "身射", "履覆屡", "叠垒", "缀辍", "令含念", "羔恙", "着差养", "析淅晰", "折哲誓逝", "激缴邀", "疆僵缰", "底府", "分盆", "忘妄",
}

// distinct is the grade of pairs that are known by the list only.
const distinct = 5

// mark grades all pairs of the group.
func mark(pairs []pair, chars []character, group []rune) []pair {
	for i, x := range group {
		for _, y := range group[i+1:] {
			a, b := min(x, y), max(x, y)
			at := slices.IndexFunc(pairs, func(p pair) bool { return p.a.r == a && p.b.r == b })
			if at < 0 {
				at = len(pairs)
				pairs = append(pairs, pair{a: find(chars, a), b: find(chars, b)})
			}
			pairs[at].taught = true
		}
	}
	return pairs
}

func find(chars []character, r rune) *character {
	i := slices.IndexFunc(chars, func(c character) bool { return c.r == r })
	if i < 0 {
		log.Fatalf("%c is in the list and not among the characters compared", r)
	}
	return &chars[i]
}
