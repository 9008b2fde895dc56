package output

import (
	"fmt"

	"gaolint/lint"
	"gaolint/lint/organs"
)

// pageOrgans is the outcome against a list of organs, as the page shows it.
type pageOrgans struct {
	Listed int `json:"listed"`
	// Missing are name, superior, deadline and remark; Unlisted path and organ; Doubles
	// organ with year, and the paths.
	Missing  [][4]string `json:"missing"`
	Unlisted [][2]string `json:"unlisted"`
	Doubles  [][]string  `json:"doubles"`
}

func pageOrgansOf(o *organs.Outcome, lang lint.Lang) *pageOrgans {
	if o == nil {
		return nil
	}
	out := &pageOrgans{Listed: o.Listed, Missing: [][4]string{}, Unlisted: [][2]string{}, Doubles: [][]string{}}
	for _, m := range o.Missing {
		day := ""
		if !m.Deadline.IsZero() {
			day = m.Deadline.Format("2006-01-02")
		}
		out.Missing = append(out.Missing, [4]string{Printable(m.Name), Printable(m.Superior), day, Printable(MissingRemark(m, lang))})
	}
	for _, s := range o.Strangers {
		out.Unlisted = append(out.Unlisted, [2]string{Printable(s.Path), Printable(keepHead(s.Organ, excerptColumns))})
	}
	for _, d := range o.Doubles {
		item := []string{Printable(d.Name) + DoubleYear(d, lang)}
		for _, path := range d.Paths {
			item = append(item, Printable(path))
		}
		out.Doubles = append(out.Doubles, item)
	}
	return out
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
