package output

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/organs"
)

// Run is what is known of a run at its end.
type Run struct {
	// LeftOut counts the files of walked folders that are no drafts.
	LeftOut int
	// Unread counts the files of walked folders that cannot be read, by ending.
	Unread map[string]int
	// Organs is what became of the list of organs; nil without one.
	Organs *organs.Outcome
	// Common are sentences that very many organs of the run share, those of most organs
	// first; CommonTotal is how many there are in all.
	Common      []Common
	CommonTotal int
	// Interrupted: some drafts were not checked.
	Interrupted bool
}

// Common is a sentence that so many organs of a run share that nobody copied it from
// another: 共用表述.
type Common struct {
	// Text as the first report has it, Organs how many have it, but for figures and names.
	Text   string
	Organs int
	// Path of the first report that has it, and the line, from 1.
	Path string
	Line int
}

// CommonHead says what the sentences are, and how many of them are listed.
func (r Run) CommonHead(lang lint.Lang) string {
	s := lint.Textf("共用表述%d句：许多机关都有（数字、名称不计），不计入雷同。", "%d sentences that many organs have (but for figures and names); no copies.", r.CommonTotal)
	if r.CommonTotal > len(r.Common) {
		s = lint.Textf("%s只列前%d句。", "%s The first %d are listed.", s, len(r.Common))
	}
	return s.In(lang)
}

// MissingRemark tells what there is of an organ that has not reported, "" for nothing.
func MissingRemark(m organs.Missing, lang lint.Lang) string {
	switch {
	case m.Unread != "":
		return lint.Textf("有文件未能检查：%s", "a file of it could not be checked: %s", m.Unread).In(lang)
	case m.Other != "":
		return lint.Textf("只有其他年度的报告：%s", "only a report for another year: %s", m.Other).In(lang)
	}
	return ""
}

// DoubleYear is the year behind the organ's name, "" if it is unknown.
func DoubleYear(d organs.Double, lang lint.Lang) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf(lint.Text{ZH: "%d年", EN: " %d"}.In(lang), d.Year)
}

// Day is an organ's deadline as a date; "" if it has none.
func Day(o *organs.Organ) string {
	if o.Deadline.IsZero() {
		return ""
	}
	return o.Deadline.Format("2006-01-02")
}
