package zh

import (
	"cmp"
	"slices"
	"strings"
)

// unit is a measure word that may follow a figure.
type unit struct {
	text string // in Simplified characters, half-width
	not  string // what must not follow: with it the text is another word
	only digits
	// first is the length of the text's first character, in bytes.
	first int
}

// digits says after which figures a unit counts.
type digits uint8

const (
	anyFigure digits = iota
	arabicFigure
)

// unitList holds the longer unit first where one begins with another.
var unitList = []unit{
	{text: "件次"}, {text: "件", not: "数名"},
	{text: "条次"}, {text: "条", not: "例款件"},
	{text: "个百分点"}, {text: "个"},
	{text: "项次"}, {text: "项", not: "目"},
	{text: "次", not: "日数年月序品"},
	{text: "份", not: "额"},
	{text: "篇次"}, {text: "篇", not: "幅章"},
	{text: "起", not: "草止来到初步因源"},
	{text: "宗", not: "教旨"},
	{text: "人次"}, {text: "人", not: "大民员数均社事力才口工身群士选"},
	{text: "家次"}, {text: "家", not: "庭园长属乡"},
	{text: "户次"}, {text: "户", not: "籍口外"},
	{text: "场次"}, {text: "场", not: "所地景馆合"},
	{text: "期", not: "间限满末望"},
	{text: "部门"}, {text: "部", not: "分署委级队"},
	{text: "类", not: "型别似"},
	{text: "名", not: "称单誉录义"},
	{text: "幅", not: "度面"},
	{text: "张", not: "家贴掖"},
	{text: "万元"}, {text: "亿元"}, {text: "元", not: "旦月素"},
	{text: "%"}, {text: "‰"}, {text: "百分点"},
	{text: "方面"}, {text: "倍"}, {text: "工作日"},
	{text: "小时"}, {text: "分钟"}, {text: "分", not: "别类为管享级布析局公", only: arabicFigure},
	{text: "秒", only: arabicFigure}, {text: "天", not: "津然气"}, {text: "周", not: "边年期围密到岁一二三四五六日", only: arabicFigure}, {text: "岁"},
	{text: "套"}, {text: "册"}, {text: "本", not: "年级机单次局地人质着市县区镇乡街所院办行报周月季届辖部土村科校"},
	{text: "辆"}, {text: "台", not: "账帐湾州风阶"}, {text: "批次"}, {text: "批", not: "复准评示发", only: arabicFigure},
	{text: "轮", not: "岗换流", only: arabicFigure}, {text: "位", not: "于置居列"}, {text: "只", not: "有要计能是限"}, {text: "头", only: arabicFigure},
	{text: "亩"}, {text: "吨"}, {text: "公里"}, {text: "平方米"}, {text: "平方公里"}, {text: "公顷"}, {text: "公斤"}, {text: "斤"}, {text: "美元"}, {text: "千克"}, {text: "千米"}, {text: "立方米"}, {text: "米", only: arabicFigure},
	{text: "例", not: "外行如会子"}, {text: "笔", not: "试录者"}, {text: "处", not: "理罚分于室置长在"}, {text: "所", not: "有属在需以谓辖示"},
	{text: "间", not: "接隔", only: arabicFigure}, {text: "座", not: "谈"}, {text: "栋"}, {text: "块", only: arabicFigure}, {text: "片", not: "区面", only: arabicFigure}, {text: "则", only: arabicFigure}, {text: "封", not: "闭面"},
	{text: "字", not: "样段", only: arabicFigure}, {text: "种", not: "植"}, {text: "门", not: "户"}, {text: "支", not: "持付出队部撑"}, {text: "版", not: "块权本", only: arabicFigure}, {text: "页", not: "面"},
	{text: "组", not: "织成建长", only: arabicFigure}, {text: "班", only: arabicFigure}, {text: "节", not: "约能日假", only: arabicFigure}, {text: "课时"}, {text: "道", not: "路德", only: arabicFigure}, {text: "株"}, {text: "幢"},
	{text: "kg", only: arabicFigure}, {text: "km", only: arabicFigure}, {text: "cm", only: arabicFigure}, {text: "mm", only: arabicFigure},
	{text: "GB", only: arabicFigure}, {text: "MB", only: arabicFigure}, {text: "KB", only: arabicFigure}, {text: "TB", only: arabicFigure}, {text: "kW", only: arabicFigure}, {text: "㎡", only: arabicFigure},
}

// unitTable finds the units by their first character.
var unitTable = newUnitTable()

// units holds the units grouped by first character, the longest first, and for each code
// point of the basic plane where its group starts and ends; 0, 0 where there is none.
type units struct {
	list  []unit
	first [1 << 16][2]uint8
}

func newUnitTable() *units {
	t := &units{list: slices.Clone(unitList)}
	head := func(u unit) rune { r, _ := decode(u.text, 0); return r }
	for i := range t.list {
		_, t.list[i].first = decode(t.list[i].text, 0)
	}
	slices.SortStableFunc(t.list, func(a, b unit) int {
		return cmp.Or(cmp.Compare(head(a), head(b)), cmp.Compare(len(b.text), len(a.text)))
	})
	for i, u := range t.list {
		at := &t.first[head(u)]
		if at[1] == 0 {
			at[0] = uint8(i)
		}
		at[1] = uint8(i + 1)
	}
	return t
}

// startingWith gives the units that begin with the folded character.
func (t *units) startingWith(r rune) []unit {
	if r < 0 || r > 0xFFFF {
		return nil
	}
	at := t.first[r]
	return t.list[at[0]:at[1]]
}

// unitAt returns the longest unit that stands at byte i and its end.
func unitAt(s string, i int, arabic bool) (text string, end int) {
	first, n := at(s, i)
	if n == 0 {
		return "", i
	}
	for _, u := range unitTable.startingWith(Fold(first)) {
		if u.only == arabicFigure && !arabic {
			continue
		}
		end, ok := i+n, true
		if rest := u.text[u.first:]; rest != "" {
			if end, ok = foldedPrefix(s, end, rest); !ok {
				continue
			}
		}
		if isLetter(rune(u.text[0])) {
			if r, _ := at(s, end); isLetter(r) || r >= '0' && r <= '9' {
				continue
			}
		}
		if vetoed(s, end, u) {
			continue
		}
		return u.text, end
	}
	return "", i
}

// vetoed reports whether what follows a unit makes another word of it.
func vetoed(s string, end int, u unit) bool {
	next, n := at(s, end)
	if n == 0 || !IsHan(next) {
		return false
	}
	next = Fold(next)
	if u.text == "起" && next == '诉' { // 起诉, but 3起诉讼
		third, _ := at(s, end+n)
		return Fold(third) != '讼'
	}
	return u.not != "" && strings.ContainsRune(u.not, next)
}

// foldedPrefix reports whether s has, at byte i, the runes of want under
// Fold, and where they end.
func foldedPrefix(s string, i int, want string) (end int, ok bool) {
	for _, w := range want {
		r, n := at(s, i)
		if n == 0 || Fold(r) != w {
			return i, false
		}
		i += n
	}
	return i, true
}

// foldedSuffix reports whether s[:i] ends in the runes of want under Fold, and
// where they start.
func foldedSuffix(s string, i int, want string) (start int, ok bool) {
	for j := len(want); j > 0; {
		w, wn := before(want, j)
		r, n := before(s, i)
		if n == 0 || Fold(r) != w {
			return i, false
		}
		i -= n
		j -= wn
	}
	return i, true
}
