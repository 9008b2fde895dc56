package listcount

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/marks"
)

// announcement ends right before 一是: 三方面工作：, 存在以下两个问题。
var announcement = regexp.MustCompile(`([一二两三四五六七八九十]|10|[2-9])\s*((?:个方面|方面|个|大|项|条|点|类|种)的?(?:主要|突出|重点|具体|改进|整改|薄弱)?` +
	`(?:问题|不足|困难|短板|弱项|差距|工作|措施|举措|任务|做法|内容|原因|要求|原则|建议|特点|环节|情况|方面)?)[：:。]\s*$`)

// inlineCounts compares 三方面工作 with 一是…二是…三是… in the same paragraph.
func inlineCounts(b *fact.Block, s string) (found []lint.Diagnostic) {
	for at, n := 0, 0; n < maxAnnounced; n++ {
		i, word := firstItem(s, at)
		if i < 0 {
			break
		}
		at = i + len(word)
		a, ok := announcedIn(s, i)
		if !ok {
			continue
		}
		last, clean := enumerated(s[i:], word[len("一"):])
		if !clean || last < 2 || last == a.want {
			continue
		}
		found = append(found, lint.Diagnostic{
			Span: a.span,
			Message: lint.Textf(
				"“%[1]s”与所列不符：后面从“一%[4]s”列到“%[3]s%[4]s”，共%[2]d项。请核对项数和所列内容。",
				"“%[1]s” does not agree with the items: %[2]d are listed, up to “%[3]s%[4]s”. Check the number and the items.",
				b.Text[a.span.Start:a.span.End], last, zh.HanNumeral(last), word[len("一"):]),
			Related: []lint.Related{{Span: source.Span{Start: i, End: i + len(word)}, Message: lint.Text{ZH: "从这里列起", EN: "the items begin here"}}},
		})
	}
	return found
}

// announced is a number of items that the text says are to come.
type announced struct {
	span source.Span // 三方面工作
	want int
	noun string // 方面工作
}

// announcedIn reads the announcement that ends right before the offset.
func announcedIn(s string, i int) (announced, bool) {
	base := max(0, i-120)
	for base < i && s[base]&0xC0 == 0x80 {
		base++
	}
	if !strings.ContainsAny(s[max(base, i-60):i], "二三四五六七八九十两23456789") {
		return announced{}, false
	}
	m := announcement.FindStringSubmatchIndex(s[base:i])
	if m == nil {
		return announced{}, false
	}
	want, ok := small(s[base+m[2] : base+m[3]])
	if !ok || want < 2 || want > 10 || anotherNumber(s[base:base+m[2]]) {
		return announced{}, false
	}
	return announced{source.Span{Start: base + m[2], End: base + m[5]}, want, s[base+m[4] : base+m[5]]}, true
}

// maxAnnounced bounds the lists of items that one block is searched for.
const maxAnnounced = 16

// firstItem finds 一是 or 一要 at or behind the offset.
func firstItem(s string, at int) (int, string) {
	for {
		i := strings.Index(s[at:], "一")
		if i < 0 {
			return -1, ""
		}
		i += at
		at = i + len("一")
		if strings.HasPrefix(s[at:], "是") || strings.HasPrefix(s[at:], "要") {
			return i, s[i : at+len("是")]
		}
	}
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

// anotherNumber: the words before the number end in a figure, a 第 or another count
// (四个方面八项措施), so that it is not clear which of them the items are.
func anotherNumber(before string) bool {
	tail := before[strings.LastIndexAny(before, "。；;")+1:]
	r, _ := utf8.DecodeLastRuneInString(before)
	if r >= '0' && r <= '9' || strings.ContainsRune("第一二两三四五六七八九十百每各", r) {
		return true
	}
	return regexpCount.MatchString(tail)
}

var regexpCount = regexp.MustCompile(`[一二两三四五六七八九十0-9](个|大|项|条|点|类|种|方面)`)

// enumerated follows 一是, 二是, … through the text and gives the last number. It is not
// clean if the items begin anew or go on in other words.
func enumerated(s, word string) (last int, clean bool) {
	at := 0
	for n := 1; n <= 20; n++ {
		i := itemAt(s[at:], zh.HanNumeral(n)+word)
		if i < 0 {
			break
		}
		at += i + len(zh.HanNumeral(n)+word)
		last = n
	}
	rest := s[at:]
	if itemAt(rest, "一"+word) >= 0 || itemAt(s[len("一"+word):at], "一"+word) >= 0 {
		return last, false
	}
	for n := last + 1; n <= last+2; n++ {
		if itemAt(rest, zh.HanNumeral(n)) >= 0 {
			return last, false
		}
	}
	return last, !marks.HoldsAny(rest, []string{"此外", "另外", "最后", "还有", "同时，", "同时,"})
}

// itemAt finds the word at the start of a clause.
func itemAt(s, word string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], word)
		if i < 0 {
			return -1
		}
		i += at
		if i == 0 {
			return 0
		}
		r, _ := utf8.DecodeLastRuneInString(s[:i])
		if marks.IsStop(r) || marks.IsComma(r) || marks.IsColon(r) || r == '、' || r == ' ' || r == '　' || marks.IsClose(r) || r == '”' {
			return i
		}
		at = i + len(word)
	}
}
