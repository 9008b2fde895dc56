package pair

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint/source"
	"gaolint/lint/zh"
)

const (
	// spanRunes is the longest span that points at something, in code points.
	spanRunes = 40
	// turnedRunes is the longest quotation that two marks turned the same way enclose.
	turnedRunes = 20
	// wordRunes is how much of the text a message or a fix's title quotes.
	wordRunes = 8
)

// quoteCues are words after which a quotation begins, titleCues those after which a
// document is named.
var (
	quoteCues = []string{"出现", "做到", "坚持", "实现", "推出", "开展", "按照", "遵循", "落实", "打造", "构建", "开设",
		"设立", "新增", "执行", "推进", "深化", "围绕", "称为", "强化", "突出", "建立", "实行", "推行", "聚焦", "紧扣", "践行", "发挥", "通过"}
	titleCues = []string{"按照", "根据", "依据", "落实", "执行", "贯彻", "制定", "印发", "出台", "修订", "学习", "宣传",
		"遵守", "遵照", "参照", "对照", "依照", "编制", "发布", "公布", "修改", "完善"}
	// titleEnds are the kinds of documents that a title ends with.
	titleEnds = []string{"通知", "办法", "条例", "规定", "意见", "方案", "细则", "要点", "报告", "决定", "制度", "指南", "目录",
		"公告", "规划", "纲要", "格式", "标准", "清单", "法"}
	// quoteEnds are words that follow a quotation that names something.
	quoteEnds = []string{"专栏", "栏目", "原则", "制度", "机制", "平台", "行动", "工程", "活动", "公众号", "微信", "微博", "建设", "改革", "工作", "要求", "模式"}
)

// openings are the places where the missing opening mark of m may stand, the
// likeliest first, the farthest last.
func openings(text string, m mark) []int {
	lists := m.kind == double || m.kind == single
	from := clauseStart(text, m.Start, lists)
	if from == m.Start {
		return nil
	}
	first := text[from:m.Start]
	if i := strings.Index(first, "、"); i >= 0 {
		first = first[:i]
	}
	if i := strings.LastIndexByte(first, '@'); i >= 0 && lists {
		return []int{from + i}
	}
	cues := quoteCues
	if m.kind == title {
		cues = titleCues
	} else if !lists {
		if text[from] < utf8.RuneSelf { // an address, a number
			return nil
		}
		return []int{from}
	}
	if at := lastCue(zh.Simplify(first), cues); at > 0 && at < len(first) {
		return []int{from + at, from}
	}
	return []int{from}
}

// lastCue is the end of the last cue in s that has at least two characters behind it, 0 if none.
func lastCue(s string, cues []string) int {
	best := 0
	for _, c := range cues {
		if i := strings.LastIndex(s, c); i >= 0 && i+len(c) > best && utf8.RuneCountInString(s[i+len(c):]) >= 2 {
			best = i + len(c)
		}
	}
	return best
}

// clauseStart goes back from byte i to the last mark, over 、 where lists is set, at
// most spanRunes code points.
func clauseStart(text string, i int, lists bool) int {
	for n := 0; i > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:i])
		if n == spanRunes || zh.IsBlank(r) || zh.IsPunct(r) && r != '@' && !(r == '、' && lists) {
			break
		}
		i -= size
	}
	return i
}

// closings are the places where the missing closing mark of m may stand, the
// likeliest first.
func closings(text string, m mark) []int {
	end := clauseEnd(text, m.End)
	if end == m.End {
		return nil
	}
	inside := zh.Simplify(text[m.End:end])
	if at := shortForm(text, inside, end); at > 0 {
		return []int{at}
	}
	var ends []string
	switch m.kind {
	case title:
		best := 0
		for _, w := range titleEnds {
			if k := strings.LastIndex(inside, w); k > 0 && k+len(w) > best {
				best = k + len(w)
			}
		}
		if best > 0 && best < len(inside) {
			return []int{m.End + best, end}
		}
	case double, single, corner:
		ends = quoteEnds
	}
	for _, w := range ends {
		if k := strings.Index(inside, w); k > 3 {
			return []int{m.End + k, end}
		}
	}
	return []int{end}
}

// shortForm is the end of the title or quotation at byte i that follows 以下简称, 0 if there
// is none: the bracket closes behind it.
func shortForm(text, inside string, i int) int {
	if !strings.HasSuffix(inside, "简称") && !strings.HasSuffix(inside, "下称") {
		return 0
	}
	for _, q := range [][2]string{{"《", "》"}, {"“", "”"}} {
		if rest, ok := strings.CutPrefix(text[i:], q[0]); ok {
			if k := strings.Index(rest[:min(len(rest), 4*spanRunes)], q[1]); k >= 0 {
				return i + len(q[0]) + k + len(q[1])
			}
		}
	}
	return 0
}

// clauseEnd goes on from byte i to the next mark that cannot stand in a short
// quotation or title.
func clauseEnd(text string, i int) int {
	for n := 0; i < len(text); n++ {
		r, size := utf8.DecodeRuneInString(text[i:])
		if n == spanRunes || strings.ContainsRune("，。；：！？,;:!?“”《》（）()", r) {
			break
		}
		i += size
	}
	return i
}

// opening and closing are the marks of a pair in the width of the one that is there.
func opening(text string, m mark) string {
	if text[m.Start] == ')' {
		return "("
	}
	return names[m.kind].open
}

func closing(text string, m mark) string {
	if text[m.Start] == '(' {
		return ")"
	}
	return names[m.kind].close
}

// words quotes the beginning of the text at byte i, up to the next mark.
func words(text string, i int) string {
	end, n := i, 0
	for end < len(text) && n < wordRunes {
		r, size := utf8.DecodeRuneInString(text[end:])
		if zh.IsPunct(r) && n > 0 || isQuote(r) {
			break
		}
		end += size
		n++
	}
	return text[i:end]
}

// before quotes the end of the text that stands before the mark.
func before(text string, m mark) string { return wordsBefore(text, 0, m.Start) }

func wordsBefore(text string, from, i int) string {
	start, n := i, 0
	for start > from && n < wordRunes {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if zh.IsPunct(r) && n > 0 || isQuote(r) {
			break
		}
		start -= size
		n++
	}
	return text[start:i]
}

func isQuote(r rune) bool { return strings.ContainsRune("“”‘’《》〈〉「」『』", r) }

// clip shortens a span to what points at something.
func clip(text string, s source.Span) source.Span {
	end := s.Start
	for n := 0; n < spanRunes && end < s.End; n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return source.Span{Start: s.Start, End: end}
}

func isStop(r rune) bool { return strings.ContainsRune("。！？；：.!?;:…", r) }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”’」』）)》 "))
	return r
}
