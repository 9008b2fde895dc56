package lost

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
)

// afterYear begins what only a year can stand before.
var afterYear = strings.Fields("全市 全县 全区 全镇 全乡 全省 全街道 全局 全州 全旗 政府信息公开 政务公开 以来 我市 我县 我区 我局 我镇 我乡 我街道 我委 我办 我校 " +
	"本市 本县 本区 本局 本镇 本乡 本街道 本机关 第一季度 第二季度 第三季度 第四季度")

// year is a year of this century without 年. A numeral with another digit beside it,
// or part of an address, a range or a document number, is none; the first words of a
// quoted name may lack 年 on purpose.
func year(p *lint.BlockPass, at source.Span) {
	text := p.Simplified
	if before, n := utf8.DecodeLastRuneInString(text[:at.Start]); n != 0 && (isDigit(before) || before < utf8.RuneSelf && before != ' ' && before != ',' && before != ':' ||
		strings.ContainsRune("“‘《〈「〔［（【﹝—－–～·第约近逾超达共", before)) {
		return
	}
	digit, n := utf8.DecodeRuneInString(text[at.End:])
	if !isDigit(digit) {
		return
	}
	end := at.End + n
	span := source.Span{Start: at.Start, End: end}
	after := text[end:]
	if monthAndDay(after) {
		insert(p, span, end, "年", missing)
		return
	}
	if rest, ok := strings.CutPrefix(after, "度"); ok {
		for _, w := range [...]string{"政", "信息", "工作", "报告", "主动", "全", "重点", "我", "未", "共", "收", "没有", "累计", "本"} {
			if strings.HasPrefix(rest, w) {
				insert(p, span, end, "年", missing)
				return
			}
		}
		return
	}
	for _, w := range afterYear {
		if strings.HasPrefix(after, w) {
			insert(p, span, end, "年", missing)
			return
		}
	}
	if begins(p, at.Start) && startsVerb(after) {
		insert(p, span, end, "年", missing)
		return
	}
	if next, n := yearTail(after); n != 0 {
		surplus(p, source.Span{Start: at.Start, End: end + n}, next)
		return
	}
	if rest, ok := cutComma(after); ok && begins(p, at.Start) && startsOwn(rest) {
		insert(p, span, end, "年", missing)
		return
	}
	if rest, ok := strings.CutPrefix(after, "年"); ok {
		sinceOrNew(p, at, source.Span{Start: at.Start, End: end + len("年")}, rest)
		return
	}
	if named(after) {
		remind(p, span, end)
		return
	}
	if organ := p.Organ; organ != "" && strings.HasPrefix(after, organ) {
		insert(p, span, end, "年", missing)
	}
}

// monthAndDay tells whether a month and a day stand right behind the year: 20221月1日.
func monthAndDay(s string) bool {
	n := len(s) - len(strings.TrimLeft(s, "0123456789"))
	rest, ok := strings.CutPrefix(s[n:], "月")
	month, err := strconv.Atoi(s[:n])
	if !ok || err != nil || n > 2 || month < 1 || month > 12 || s[0] == '0' {
		return false
	}
	n = len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	return n > 0 && n <= 2 && strings.HasPrefix(rest[n:], "日")
}

// cutComma drops the comma that the text begins with.
func cutComma(s string) (string, bool) {
	if rest, ok := strings.CutPrefix(s, "，"); ok {
		return rest, true
	}
	return strings.CutPrefix(s, ",")
}

// begins tells whether a sentence begins at byte i.
func begins(p *lint.BlockPass, i int) bool {
	if i == p.Body.Start || p.Ordinal.Level != 0 && i == p.Ordinal.Span.End {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(p.Simplified[:i])
	return r == '。' || r == '；' || r == ';'
}

// startsOwn tells whether a clause begins with words of the writer for itself.
func startsOwn(s string) bool {
	for _, w := range [...]string{"我", "本", "全", "在县", "在区", "在市", "在省", "在党", "在上级"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// startsVerb tells whether the text begins with a verb or adverb that opens a sentence.
func startsVerb(s string) bool {
	for _, w := range [...]string{"依托", "通过", "根据", "按照", "围绕", "坚持", "持续", "继续", "累计", "积极", "严格", "进一步", "认真", "深入"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// yearTail reads two more digits before 年, as in 202020年.
func yearTail(s string) (string, int) {
	if len(s) > 2 && s[0] == '2' && s[1] == '0' && strings.HasPrefix(s[2:], "年") {
		return s[:2], 2
	}
	return "", 0
}

// surplus reports a year whose first digits stand twice: 202020年.
func surplus(p *lint.BlockPass, span source.Span, twice string) {
	cut := source.Span{Start: span.End - len(twice), End: span.End}
	p.Report(lint.Diagnostic{Span: span,
		Message: lint.Textf("年份“%[1]s”疑多“%[2]s”，请核对。年份用四位数字。", "The year “%[1]s” seems to have “%[2]s” too much. Please check.", p.Text[span.Start:span.End], twice),
		Fixes:   []lint.Fix{lint.Replace(lint.Textf("删去“%s”", "Delete “%s”", twice), cut, "")}})
}

// remind asks for 年 before the name of a place, which names of events may lack.
func remind(p *lint.BlockPass, span source.Span, end int) {
	p.Report(lint.Diagnostic{Severity: lint.Info, Span: span,
		Message: lint.Textf("“%s”后面没有“年”，请留意是否漏字。", "No 年 follows “%s”; see whether it is lost.", p.Text[span.Start:span.End]),
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "补“年”", EN: "Add 年"}, source.Span{Start: end, End: end}, "年")}})
}

// named tells whether the text begins with the short name of a place: two to four
// characters and 市, 县 … , the first of which is no measure.
func named(text string) bool {
	for i := range 5 {
		r := wording.Han(text, i*len("市"))
		switch {
		case r == 0, i == 0 && strings.ContainsRune(measures, r):
			return false
		case i >= 2 && strings.ContainsRune("市县区镇乡", r):
			next := wording.Han(text, (i+1)*len("市"))
			return next == 0 || !strings.ContainsRune("场级直内域外", next)
		}
	}
	return false
}

// measures are characters that a count stands before.
const measures = "年学月日号时分秒条件个人次份篇项户名亩元万亿公平方米吨多余期版余家所处栋套间辆台千百十届度座株头只对批例宗起场点页字款种类层级"

var missing = lint.Text{ZH: "年份数字后应有“年”", EN: "a year takes 年"}
