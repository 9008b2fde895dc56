package year

import (
	"strings"
	"time"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// weekdays are the last characters of the names of the days, Sunday first.
var weekdays = []string{"日", "一", "二", "三", "四", "五", "六"}

// checkWeekday reports 2023年6月15日（星期五）: the day of the week is one that the date does
// not have. The month and day of another year are not compared: only a full date has a weekday.
func checkWeekday(p *lint.Pass, i int) {
	b := p.Blocks[i]
	s := b.Simplified
	for _, d := range b.Dates() {
		if !plain(d) || d.Day == 0 || d.Year < 1950 {
			continue
		}
		at, name, day, ok := weekdayAt(s, d.Span.End)
		if !ok {
			continue
		}
		real := int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Weekday())
		if day == real {
			continue
		}
		placed := p.Tree.Blocks[i]
		span := placed.At(source.Span{Start: d.Span.Start, End: at.End})
		want := name + weekdays[real]
		p.Report(lint.Diagnostic{
			Severity: lint.Warning,
			Span:     span,
			Message: lint.Textf(
				"“%[1]s”的日期与星期不符：这一天是%[2]s，日期或星期疑有误，请核对。",
				"“%[1]s”: the date and the day of the week do not agree, that day is %[2]s. One of them seems wrong; please check.",
				p.Slice(span), lint.Text{ZH: want, EN: time.Weekday(real).String()}),
			Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), placed.At(at), zh.Restore(want, p.Slice(placed.At(at))))},
		})
	}
}

// weekdayAt reads （星期五） or 周五 right behind a date: its place without the brackets, the
// word in front of the day, and the day, 0 for Sunday.
func weekdayAt(s string, i int) (at source.Span, name string, day int, ok bool) {
	rest := strings.TrimLeft(s[i:], " 　（(，,")
	for _, name := range []string{"星期", "周"} {
		tail, found := strings.CutPrefix(rest, name)
		if !found {
			continue
		}
		for day, w := range weekdays {
			if strings.HasPrefix(tail, w) || day == 0 && strings.HasPrefix(tail, "天") {
				start := len(s) - len(rest)
				after := tail[len(w):]
				bracketed := strings.HasPrefix(after, "）") || strings.HasPrefix(after, ")")
				if !bracketed && name == "周" && !strings.HasPrefix(after, "，") && !strings.HasPrefix(after, "上午") && !strings.HasPrefix(after, "下午") {
					return at, "", 0, false // 3月1日周一围作品展
				}
				return source.Span{Start: start, End: start + len(name) + len(w)}, name, day, true
			}
		}
	}
	return at, "", 0, false
}
