package glyph

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

func isDash(r rune) bool {
	switch r {
	case '―', 'ー', '─', '—', '－', '﹣':
		return true
	}
	return false
}

// Words with 一, by the character before it and by what follows it. Of the second row a
// dash may well stand before the words.
const (
	beforeOne = "进统第逐唯"
	afterOne  = "步 定 些 般 致 律 切 样 系列 方面 体化 站式 网通 次性 把手"
)

// joint reports 一 between figures, where a dash is meant.
func (s *scanner) joint(span source.Span) {
	s.report(lint.Default, span, lint.Textf("“%[1]s”中的“一”疑为连接号“—”，请核对。", "“一” in “%[1]s” seems to stand for a dash.", s.figures(span)),
		replace(span, "—"), replace(span, "-"))
}

// stroke judges a dash [i, end) where 一 may be meant.
func (s *scanner) stroke(i, end int, r rune) {
	prev, next := s.before(i), s.after(end)
	span := source.Span{Start: i, End: end}
	if isDash(prev) || isDash(next) || isKana(prev) || isKana(next) || !s.one(i, end, r, prev, next) {
		return
	}
	shown := s.shown(span)
	if shown == string(r) { // in brackets, or before 、
		shown = string(prev) + shown + string(next)
		if prev < 0 {
			shown = string(r) + string(next)
		}
	}
	s.report(lint.Default, span, lint.Textf("“%[1]s”中的横线“%[2]s”疑为“一”，请核对。", "The dash “%[2]s” in “%[1]s” seems to stand for “一”.",
		shown, string(r)), replace(span, "一"))
}

// one tells whether a dash with these neighbours stands for 一.
func (s *scanner) one(i, end int, r, prev, next rune) bool {
	if prev == '（' && next == '）' || prev == '(' && next == ')' || i == 0 && next == '、' {
		return true
	}
	if !zh.IsHan(prev) || !zh.IsHan(next) {
		return false
	}
	rest := s.text[end:]
	switch {
	case prev == '进':
		return next == '步'
	case prev == '第':
		return strings.ContainsRune("章条款项批次个季名阶届类步时责", next)
	case r == '—' || r == '－' || r == '﹣': // they join words
		return false
	case strings.ContainsRune(beforeOne, prev):
		return true
	}
	for word := range strings.FieldsSeq(afterOne) {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return false
}

// figures is the text around a place as far as figures and letters go.
func (s *scanner) figures(span source.Span) string {
	const reach = 12
	start, end := span.Start, span.End
	for start > 0 && span.Start-start < reach && s.text[start-1] < utf8.RuneSelf && s.text[start-1] > ' ' {
		start--
	}
	for end < len(s.text) && end-span.End < reach && s.text[end] < utf8.RuneSelf && s.text[end] > ' ' {
		end++
	}
	return s.text[start:end]
}

// Neighbours that prove a character wrong.
const (
	beforeDay  = "今明昨生节假每近0123456789０１２３４５６７８９"
	afterDay   = "常期益前夜程报均"
	beforeSelf = "自克知"
	afterDone  = "经被将于有在是完成建开公按全无不达实"
	beforeGate = "人窗入出接路户缺港进关渡"
	afterGate  = "岸头号径罩腔粮"
)

// Neighbours of characters that stand in few words. Outside these, what follows 己 and 末
// shows that the adverb 已 or 未 is meant.
const (
	// selves end in 己, or stand in front of it as a word; ownWords go on from it.
	selves   = "自克律知异利舍损推为由于对与待责严爱害以归除悦各抒罪修贵诸戊度各一丙环执固达安反"
	ownWords = "任方见所丑亥未巳酉卯内二三糖醇酸烷烯身"
	// done follows 已 in reports.
	done = "全失废办答结完制发收纳落整达签取获覆建设成通审具形启投提列确报登按由采向将"
	// ahead stands in front of 未, missed behind it.
	ahead  = "均尚并还仍都但若如因且而也亦暂各就我局厅委县镇乡院处校司者人员门件案，、；,;"
	missed = "发出产受开接完提按经能办收达得见被公列获建及使取通落报缴予支付批纳形构签履整更结败"
	// governed and governing make 治 of 冶, winnings and winningTogether 赢 of 嬴.
	governed        = "防政法综整根自共惩诊医统"
	governing       = "理安疗污"
	winnings        = "得取利家了"
	winningTogether = "双共多"
)

// seldom gives what a character that stands in few words should be, "" if it may be right.
func seldom(r, prev, next rune) string {
	switch r {
	case '己':
		if !among(selves, prev) && !among(ownWords, next) && among(done, next) {
			return "已"
		}
	case '末':
		if (among(ahead, prev) || prev < 0) && among(missed, next) {
			return "未"
		}
	case '冶':
		if among(governed, prev) && !among("炼金", next) || among(governing, next) {
			return "治"
		}
	case '嬴':
		if among(winningTogether, prev) || among(winnings, next) {
			return "赢"
		}
	}
	return ""
}

// seldomMeant are the characters that alike judges.
const seldomMeant = "曰巳丶囗己末冶嬴"

// alike judges the characters that are seldom meant.
func (s *scanner) alike(i, end int, r rune) {
	prev, next := s.before(i), s.after(end)
	right := seldom(r, prev, next)
	switch r {
	case '曰':
		if among(beforeDay, prev) || among(afterDay, next) || strings.HasSuffix(s.text[:i], "工作") && zh.IsHan(next) {
			right = "日"
		}
	case '巳':
		switch {
		case among("乙丁己辛癸上辰", prev) || next == '时':
		case among(beforeSelf, prev):
			right = "己"
		case among(afterDone, next):
			right = "已"
		}
	case '丶':
		if zh.IsHan(prev) && zh.IsHan(next) {
			right = "、"
		}
	case '囗':
		if among(beforeGate, prev) || among(afterGate, next) {
			right = "口"
		}
	}
	if right == "" || s.inTraditional() && wording.Quoted(s.text, i) {
		return
	}
	span := source.Span{Start: i, End: end}
	s.report(lint.Default, span, lint.Textf("“%[1]s”中的“%[2]s”疑为“%[3]s”，请核对。两者字形相近。", "“%[2]s” in “%[1]s” seems to stand for “%[3]s”, which looks alike.",
		s.shown(span), string(r), right), replace(span, right))
}

func among(set string, r rune) bool { return r > 0 && strings.ContainsRune(set, r) }
