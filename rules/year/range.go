package year

import (
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
	"gaolint/rules/internal/calendar"
)

// checkBack reports ranges whose end has no month or no year of its own and lies before the
// start: 5月18日至10日, 2023年3月至1月. Over the turn of a year a range may leave 次年 out, as
// in 11月至3月, so that months must be far apart.
func checkBack(p *lint.Pass, i int, periods []calendar.Range) {
	b := p.Blocks[i]
	s := b.Simplified
	dates := b.Dates()
	for k, from := range dates {
		if !from.Valid || from.DocNumber || from.Form != zh.DateHan || from.Month == 0 || isPeriod(periods, i, from) {
			continue
		}
		end := 0
		if from.Day != 0 {
			end = earlierDay(s, from)
		}
		if k+1 < len(dates) && end == 0 && earlierMonth(s, from, dates[k+1]) {
			end = dates[k+1].Span.End
		}
		if end == 0 {
			continue
		}
		span := p.Tree.Blocks[i].At(source.Span{Start: from.Span.Start, End: end})
		p.Report(lint.Diagnostic{
			Severity: lint.Warning,
			Span:     span,
			Message: lint.Textf("起止日期“%s”疑前后颠倒，请核对；如跨月、跨年，请写明后一日期的月份或年份。",
				"The dates “%s” seem to end before they begin. Check them; if they reach into the next month or year, write it.", p.Slice(span)),
		})
	}
}

// earlierDay is the end of 至10日 behind a date with a later day, 0 if there is none.
func earlierDay(s string, from zh.Date) int {
	i := from.Span.End
	for _, w := range []string{"至", "到", "—", "-", "~", "～"} {
		if strings.HasPrefix(s[i:], w) {
			i += len(w)
			break
		}
	}
	day, digits := 0, i
	for i < len(s) && i < digits+2 && s[i] >= '0' && s[i] <= '9' {
		day = day*10 + int(s[i]-'0')
		i++
	}
	if digits == from.Span.End || i == digits || day == 0 || day >= from.Day || !strings.HasPrefix(s[i:], "日") {
		return 0
	}
	i += len("日")
	for _, w := range []string{"内", "前", "后", "以", "之", "游", "期"} {
		if strings.HasPrefix(s[i:], w) {
			return 0 // a length of time
		}
	}
	return i
}

// leastBack is how many months a range over the turn of a year must have to be doubtful.
const leastBack = 8

// earlierMonth: the second date has no year of its own and a month far before the first's.
func earlierMonth(s string, from, to zh.Date) bool {
	return from.Year != 0 && to.Year == 0 && to.Valid && to.Form == zh.DateHan && to.Month != 0 && to.Month < from.Month &&
		12-from.Month+to.Month >= leastBack && calendar.Through(s[from.Span.End:to.Span.Start]) && !strings.Contains(s, "学年") && !strings.Contains(s, "学期")
}
