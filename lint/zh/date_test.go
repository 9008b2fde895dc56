package zh

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// showDates writes dates compactly: text=year-month-day, then @ document
// number, ! not valid, and the form if it is not DateHan.
func showDates(s string, dates []Date) string {
	var parts []string
	for _, d := range dates {
		p := fmt.Sprintf("%s=%d-%d-%d", s[d.Span.Start:d.Span.End], d.Year, d.Month, d.Day)
		if d.DocNumber {
			p += "@"
		}
		if !d.Valid {
			p += "!"
		}
		if d.Form != DateHan {
			p += fmt.Sprint("/", d.Form)
		}
		parts = append(parts, p)
	}
	return strings.Join(parts, " ; ")
}

var dateTests = []struct{ text, want string }{
	{"2023年", "2023年=2023-0-0"},
	{"2023年度报告", "2023年=2023-0-0"},
	{"2023年1月", "2023年1月=2023-1-0"},
	{"2023年1月份收到", "2023年1月份=2023-1-0"},
	{"自2023年1月1日起至2023年12月31日止", "2023年1月1日=2023-1-1 ; 2023年12月31日=2023-12-31"},
	{"2023年1月1号", "2023年1月1号=2023-1-1"},
	{"２０２３年１月１日", "２０２３年１月１日=2023-1-1"},
	{"2023 年 1 月 1 日", "2023 年 1 月 1 日=2023-1-1"},
	{"1月1日", "1月1日=0-1-1"},
	{"3月份", "3月份=0-3-0"},
	{"2024-01-29", "2024-01-29=2024-1-29/1"},
	{"发布于2024.1.29。", "2024.1.29=2024-1-29/2"},
	{"2024/1/29 09:00", "2024/1/29=2024-1-29/3"},
	{"二〇二三年", "二〇二三年=2023-0-0"},
	{"二○二三年三月十五日", "二○二三年三月十五日=2023-3-15"},
	{"二〇二三年十二月三十一日", "二〇二三年十二月三十一日=2023-12-31"},
	{"十月", "十月=0-10-0"},
	{"国办公开办函〔2021〕30号", "2021=2021-0-0@"},
	{"[2021]30号", "2021=2021-0-0@"},
	{"【2021】30号", "2021=2021-0-0@"},
	{"(2021)30号", "2021=2021-0-0@"},
	{"（2021）第030号", "2021=2021-0-0@"},
	{"（2021）", ""},
	{"〔2021年〕30号", "2021年=2021-0-0@"},
	{"2023—2025年", "2023=2023-0-0 ; 2025年=2025-0-0"},
	{"2021、2022、2023年", "2021=2021-0-0 ; 2022=2022-0-0 ; 2023年=2023-0-0"},
	{"2021-2025年", "2021=2021-0-0 ; 2025年=2025-0-0"},
	{"2023年1—3月", "2023年=2023-0-0 ; 1=0-1-0 ; 3月=0-3-0"},
	// not in the calendar
	{"2023年2月31日", "2023年2月31日=2023-2-31!"},
	{"2023年13月", "2023年13月=2023-13-0!"},
	{"2023年2月29日", "2023年2月29日=2023-2-29!"},
	{"2024年2月29日", "2024年2月29日=2024-2-29"},
	{"1900年2月29日", "1900年2月29日=1900-2-29!"},
	{"2月29日", "2月29日=0-2-29"},
	{"2023年0月", "2023年0月=2023-0-0!"},
	{"4月31日", "4月31日=0-4-31!"},
	// near misses
	{"3年 5个月 15日内 23年 三年 三个月", ""},
	{"12345年", ""},
	{"2023件", ""},
	{"一千二百年", ""},
	{"2021、2022件", ""},
	{"20230101", ""},
	{"1.5月", ""},
	{"http://x.cn/2024/01/29/a.html", ""},
	{"0373-2035-16", ""},
	{"2023年123月", "2023年=2023-0-0"},
	{"2024.1.29.3", ""},
	{"2024-01", ""},
	{".00", ""}, {"/1月", "1月=0-1-0"},
	{"没有日期", ""},
	{"第一、二年", ""},
}

func TestDates(t *testing.T) {
	for _, tt := range dateTests {
		t.Run(tt.text, func(t *testing.T) {
			require.Equal(t, tt.want, showDates(tt.text, Dates(surveyed(tt.text))))
		})
	}
}

func TestDatesSpans(t *testing.T) {
	s := "于 2023 年 1 月 15 日"
	d := Dates(surveyed(s))[0]
	text := func(sp source.Span) string { return s[sp.Start:sp.End] }
	require.Equal(t, []string{"2023 年 1 月 15 日", "2023", "1", "15"},
		[]string{text(d.Span), text(d.YearSpan), text(d.MonthSpan), text(d.DaySpan)})
}

func FuzzDates(f *testing.F) {
	for _, tt := range dateTests {
		f.Add(tt.text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, d := range Dates(surveyed(s)) {
			require.True(t, d.Span.Start >= last && d.Span.End > d.Span.Start && d.Span.End <= len(s), "%q %+v", s, d)
			for _, sp := range []source.Span{d.YearSpan, d.MonthSpan, d.DaySpan} {
				require.True(t, sp == source.Span{} || sp.Start >= d.Span.Start && sp.End <= d.Span.End, "%q %+v", s, d)
			}
			last = d.Span.End
		}
	})
}
