package listcount

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

const counted = `([一二两三四五六七八九十]|10|[2-9])\s*`

var (
	// announcement ends right before the first item: 三方面工作：, 存在以下两个问题。
	announcement = regexp.MustCompile(counted + `((?:个方面|方面|个|大|项|条|点|类|种)的?(?:主要|突出|重点|具体|改进|整改|薄弱)?` +
		`(?:问题|不足|困难|短板|弱项|差距|工作|措施|举措|任务|做法|内容|原因|要求|原则|建议|特点|环节|情况|方面|到位|转变|突破|` +
		`(?:加以|进行|予以|抓好|做好|狠抓)?(?:落实|入手|着手|发力|改进|做起|抓起|推进|努力|下功夫|加强|整改|完善))?)[：:。，,]\s*$`)
	// announcedByColon may have any noun: a colon leads on to what was announced.
	announcedByColon = regexp.MustCompile(counted + `((?:个方面|方面|个|大|项|条|点|类|种)的?\p{Han}{1,5})[：:]\s*$`)
)

// firstItems begin lists of items within a paragraph; what numbers the others follows
// from them. 1. and 1、 are no words and found by their figure.
var firstItems = []string{"一是", "一要", "第一", "首先", "其一", "(一)", "(1)", "①"}

// inlineCount compares 三方面工作 with the items that begin at the offset in the block's
// own paragraph: 一是…二是…三是….
func inlineCount(p *lint.Pass, block, start int) {
	b := p.Blocks[block]
	s := b.Simplified
	first, ok := itemAt(s, start)
	if !ok || first.value != 1 {
		return
	}
	a, ok := announcedIn(s, start)
	if !ok {
		return
	}
	last, clean := follows(s[start:], first.level)
	if !clean || last.value < 2 || last.value == a.want {
		return
	}
	if block+1 < len(p.Blocks) {
		if next, ok := itemAt(p.Blocks[block+1].BodyText(), 0); ok && next.value == last.value+1 {
			return // the list goes on in the next paragraph
		}
	}
	last.start += start
	span, head := at(p, block, a.span), at(p, block, source.Span{Start: start, End: first.end})
	p.Report(lint.Diagnostic{
		Span: span,
		Message: lint.Textf(
			"“%[1]s”与所列不符：后面从“%[2]s”列到“%[3]s”，共%[4]d项。请核对项数和所列内容。",
			"“%[1]s” does not agree with the items: %[4]d are listed, from “%[2]s” to “%[3]s”. Check the number and the items.",
			p.Slice(span), word(p.Slice(head)), word(b.Text[last.start:start+last.end]), last.value),
		Related: []lint.Related{{Span: head, Message: lint.Text{ZH: "从这里列起", EN: "the items begin here"}}},
		Fixes:   recount(p, block, a, last.value),
	})
}

// word is an item's number without the marks behind it.
func word(number string) string { return strings.TrimRight(number, "，,、：: 　") }

// announced is a number of items that the text says are to come.
type announced struct {
	span source.Span // 三方面工作
	want int
	// numeral is the place of 三.
	numeral source.Span
}

// recount offers the number of the items that are listed in the place of the announced one.
func recount(p *lint.Pass, block int, a announced, items int) []lint.Fix {
	place := at(p, block, a.numeral)
	want := zh.HanNumeral(items)
	switch old := p.Slice(place); {
	case old[0] < '0':
		return nil
	case old[0] <= '9':
		want = strconv.Itoa(items)
	case items == 2:
		want = "两"
	}
	return []lint.Fix{lint.Replace(lint.Textf("项数改为“%s”", "Write “%s”", want), place, zh.Restore(want, p.Slice(place)))}
}

// announcedIn reads the announcement that ends right before the offset.
func announcedIn(s string, i int) (announced, bool) {
	base := max(0, i-120)
	for base < i && s[base]&0xC0 == 0x80 {
		base++
	}
	words := s[base:i]
	if !holdsCount(s[max(base, i-60):i]) {
		return announced{}, false
	}
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, " 　\n")); !marks.IsColon(r) && !marks.IsComma(r) && r != '。' {
		return announced{}, false
	}
	m := announcement.FindStringSubmatchIndex(words)
	if m == nil {
		m = announcedByColon.FindStringSubmatchIndex(words)
	}
	if m == nil || strings.HasPrefix(words[m[4]:m[5]], "个月") {
		return announced{}, false
	}
	want, ok := small(words[m[2]:m[3]])
	if !ok || want < 2 || want > 10 || anotherNumber(words[:m[2]]) {
		return announced{}, false
	}
	return announced{source.Span{Start: base + m[2], End: base + m[5]}, want, source.Span{Start: base + m[2], End: base + m[3]}}, true
}

// holdsCount looks for a numeral from two to ten with a counter behind it, in the clause
// that ends the words.
func holdsCount(words string) bool {
	words = strings.TrimRight(words, " \t\r\n\f")
	_, size := utf8.DecodeLastRuneInString(words)
	words = words[:len(words)-size] // the mark that leads on
	for i := len(words); i > 0; {
		r, size := utf8.DecodeLastRuneInString(words[:i])
		i -= size
		switch r {
		case '，', '。', '；', '：', '、', ',', ';', ':':
			return false
		case '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '0', '2', '3', '4', '5', '6', '7', '8', '9':
			if counts(strings.TrimLeft(words[i+size:], " \t\r\n\f")) {
				return true
			}
		}
	}
	return false
}

// counts tells whether words begin with one of the counters of announcement.
func counts(words string) bool {
	if len(words) < 3 {
		return false
	}
	switch words[:3] {
	case "个", "方", "大", "项", "条", "点", "类", "种":
		return true
	}
	return false
}

// small reads a number of items.
func small(s string) (int, bool) {
	s = strings.ReplaceAll(s, "两", "二")
	d, ok := zh.ParseNumber(s)
	if !ok {
		return 0, false
	}
	n, ok := d.Int()
	return int(n), ok && n > 0 && n <= 20
}

// stops end a part of a sentence, commas a clause.
var stops, commas = zh.SetOf("。；;"), zh.SetOf("，,")

// anotherNumber: the words before the number end in a figure, a 第 or another count
// (四个方面八项措施), so that it is not clear which of them the items are.
func anotherNumber(before string) bool {
	tail := before[stops.LastIndex(before)+1:]
	if clause := tail[commas.LastIndex(tail)+1:]; marks.HoldsAny(clause, []string{"各", "每"}) {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	if r >= '0' && r <= '9' || strings.ContainsRune("第一二两三四五六七八九十百每各", r) {
		return true
	}
	return regexpCount.MatchString(tail)
}

var regexpCount = regexp.MustCompile(`[一二两三四五六七八九十0-9](个|大|项|条|点|类|种|方面)`)

// item is the number at the head of an item.
type item struct {
	start, end   int // of the number with its mark
	value, level int // level as zh.Ordinal has it, or one of those below
}

const (
	levelWords = 7  // 第一， 首先
	levelMust  = 20 // 一要
	levelIts   = 21 // 其一
)

// itemAt reads the number of an item at the offset.
func itemAt(s string, i int) (item, bool) {
	rest := s[i:]
	for v := 1; v <= 10; v++ {
		numeral := zh.HanNumeral(v)
		if after, ok := strings.CutPrefix(rest, numeral); ok && strings.HasPrefix(after, "要") {
			return item{i, i + len(numeral) + len("要"), v, levelMust}, true
		}
		if after, ok := strings.CutPrefix(rest, "其"); ok && strings.HasPrefix(after, numeral) && len(numeral) == len("一") {
			return item{i, i + len("其一"), v, levelIts}, true
		}
	}
	o, ok := zh.LeadingOrdinal(rest)
	if !ok || o.Span.Start > 0 {
		return item{}, false
	}
	return item{i, i + o.Span.End, o.Value, o.Level}, true
}

// follows goes through the items of the level that the text begins with and gives the last
// one. It is not clean if the items begin anew, leave one out or go on in other words.
func follows(s string, level int) (last item, clean bool) {
	for i := 0; i < len(s); {
		if x, ok := itemAt(s, i); ok {
			switch {
			case x.level == level && x.value == last.value+1:
				last = x
				i = x.end
				continue
			case x.level == level && x.value == 1 && last.value > 1 && afterColon(s, i):
				return last, !marks.HoldsAny(s[last.end:i], other) // the next list: …措施：一是
			case x.level == level, last.value > 0 && x.value == last.value+1 && x.level != 4:
				return last, false
			}
		} else if level == levelWords && strings.HasPrefix(s[i:], "最后") {
			last = item{i, i + len("最后"), last.value + 1, level}
			return last, !marks.HoldsAny(s[last.end:min(len(s), last.end+maxNames)], []string{"此外", "另外", "还有"})
		}
		i = clauseEnd(s, i)
	}
	return last, last.value > 0 && !marks.HoldsAny(s[last.end:], other)
}

// other words go on with what no number counts.
var other = []string{"此外", "另外", "最后", "还有", "同时，", "同时,"}

// afterColon: the item at the offset is the first behind a colon.
func afterColon(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], " 　\n"))
	return marks.IsColon(r)
}

// clauseEnd is the start of the next clause, behind its mark and blanks.
func clauseEnd(s string, i int) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if marks.IsStop(r) || marks.IsComma(r) || marks.IsColon(r) || r == '、' || r == ' ' || r == '　' || marks.IsClose(r) || r == '”' {
			break
		}
	}
	for i < len(s) && (s[i] == ' ' || strings.HasPrefix(s[i:], "　")) {
		i++
		for i < len(s) && s[i]&0xC0 == 0x80 {
			i++
		}
	}
	return i
}
