package lost

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
)

// dayEnds are what shows that the figure behind 月 is a day: 12月31止. 起 counts
// accidents too, 至 stands between two days of one month.
var dayEnds = [...]string{"止", "起", "至", "，", "。", "；"}

// days are the literals of a day without 日.
func days() []trigger {
	out := make([]trigger, 0, 31*len(dayEnds))
	for d := 1; d <= 31; d++ {
		for _, end := range dayEnds {
			out = append(out, trigger{"月" + strconv.Itoa(d) + end, day})
		}
	}
	return out
}

// day is a date without 日: 2024年12月31止, 自2024年1月1起.
func day(p *lint.BlockPass, at source.Span) {
	text := p.Simplified
	_, n := utf8.DecodeLastRuneInString(text[:at.End])
	place := at.End - n
	month := at.Start - digitsBefore(text[:at.Start])
	m, err := strconv.Atoi(text[month:at.Start])
	if err != nil || m < 1 || m > 12 {
		return
	}
	start := month
	if strings.HasSuffix(text[:month], "年") {
		start -= len("年")
		start -= digitsBefore(text[:start])
	}
	dated := month-start == len("2024年")
	before := text[:start]
	until := strings.HasSuffix(before, "截至") || strings.HasSuffix(before, "截止")
	ok := dated || until
	switch text[place:at.End] {
	case "止":
		ok = ok || strings.HasSuffix(before, "至") || strings.HasSuffix(before, "到")
	case "起":
		ok = dated && (strings.HasSuffix(before, "自") || strings.HasSuffix(before, "从") || strings.HasSuffix(before, "由"))
	case "至":
		ok = dated && otherDate(text[at.End:])
	}
	if !ok {
		return
	}
	insert(p, source.Span{Start: start, End: at.End}, place, "日", lint.Text{ZH: "日期写到日的，数字后要有“日”", EN: "the day of a date takes 日"})
}

// digitsBefore is the length of the ASCII digits that the text ends in.
func digitsBefore(s string) int {
	return len(s) - len(strings.TrimRight(s, "0123456789"))
}

// otherDate tells whether the text begins with a date of another month: 12月31日.
func otherDate(s string) bool {
	rest := strings.TrimLeft(s[:min(len(s), len("2024年"))], "0123456789")
	return strings.HasPrefix(rest, "年") || strings.HasPrefix(rest, "月")
}
