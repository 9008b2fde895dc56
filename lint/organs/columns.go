package organs

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gaolint/lint/strict"
	"gaolint/lint/zh"
)

// field puts a cell into an organ; zh is empty unless it cannot.
type field func(o *Organ, text string) (zh, en string)

// column is one that a list may have.
type column struct {
	names []string
	set   field
}

var columns = []column{
	{[]string{"全称", "名称", "机关名称", "单位名称", "机关全称", "单位全称", "机关", "单位", "name"}, func(o *Organ, text string) (string, string) {
		o.Name = text
		return "", ""
	}},
	{[]string{"简称", "其他名称", "short"}, others},
	{[]string{"曾用名", "原名", "旧称", "former"}, others},
	{[]string{"类别", "类型", "机关类别", "单位类别", "性质", "kind"}, func(o *Organ, text string) (string, string) {
		o.Kind = text
		return "", ""
	}},
	{[]string{"上级", "上级机关", "上级单位", "主管部门", "主管单位", "所属地区", "地区", "superior"}, func(o *Organ, text string) (string, string) {
		o.Superior = text
		return "", ""
	}},
	{[]string{"期限", "报送期限", "截止日期", "截止时间", "报送时限", "deadline"}, deadline},
	// A list kept by hand has these; they say nothing here.
	{[]string{"序号", "编号", "备注", "no", "note"}, func(*Organ, string) (string, string) { return "", "" }},
}

// columnsOf reads the first row; nil stands for a column without a name.
func columnsOf(name string, head row) ([]field, error) {
	var out []field
	var known, seen []string
	for _, c := range columns {
		known = append(known, c.names...)
	}
	for i, text := range head.cells {
		label := strings.ToLower(strings.Trim(strings.TrimSpace(text), "*＊"))
		if label == "" {
			out = append(out, nil)
			continue
		}
		at := slices.IndexFunc(columns, func(c column) bool { return slices.Contains(c.names, label) })
		if at < 0 {
			zh := fmt.Sprintf("第%d列的列名“%s”不认识", i+1, cut(text))
			en := fmt.Sprintf("column %d has an unknown name “%s”", i+1, cut(text))
			if near := strict.Nearest(cut(label), known); near != "" {
				zh, en = zh+fmt.Sprintf("，是否为“%s”", near), en+fmt.Sprintf(", perhaps “%s” is meant", near)
			}
			return nil, fault(name, head.line, zh+"。可用列名：全称、简称、曾用名、类别、上级、期限、备注", en+". Columns are name, short, former, kind, superior, deadline, note.")
		}
		if slices.Contains(seen, columns[at].names[0]) {
			return nil, fault(name, head.line, fmt.Sprintf("有两列“%s”。请合并为一列，多个名称用顿号分开", columns[at].names[0]), fmt.Sprintf("two columns hold the same (“%s”); join them", cut(text)))
		}
		seen = append(seen, columns[at].names[0])
		out = append(out, columns[at].set)
	}
	if !slices.Contains(seen, "全称") {
		return nil, fault(name, head.line, "第一行没有“全称”列。第一行应为列名：全称、简称、曾用名、类别、上级、期限", "the first row names no column “name”; it names the columns: name, short, former, kind, superior, deadline")
	}
	return out, nil
}

// maxOthers is how many short and former names an organ may have.
const maxOthers = 50

// others reads several names.
func others(o *Organ, text string) (string, string) {
	for _, n := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、；;，,|\n", r) }) {
		if n = strings.TrimSpace(n); n != "" && n != o.Name && !slices.Contains(o.Others, n) {
			o.Others = append(o.Others, n)
		}
		if len(o.Others) > maxOthers {
			return fmt.Sprintf("简称和曾用名过多，最多%d个。请核对分隔符", maxOthers), fmt.Sprintf("too many short and former names; %d at most", maxOthers)
		}
	}
	return "", ""
}

// dayForms are the ways in which a day is written.
var dayForms = []string{"2006-1-2", "2006/1/2", "2006.1.2", "2006年1月2日", "20060102", "2006-1-2 15:04:05", "2006-01-02T15:04:05"}

func deadline(o *Organ, text string) (string, string) {
	plain := strings.Map(zh.Narrow, text)
	for _, form := range dayForms {
		if day, err := time.Parse(form, plain); err == nil && day.Year() >= 2000 && day.Year() < 2100 {
			o.Deadline = day
			return "", ""
		}
	}
	// A sheet's date is the number of days since 1899-12-30.
	if days, err := strconv.Atoi(plain); err == nil && days >= 36526 && days < 73051 {
		o.Deadline = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, days)
		return "", ""
	}
	return fmt.Sprintf("期限“%s”不是日期，应写成 2025-01-31", cut(text)), fmt.Sprintf("the deadline “%s” is no date; write 2025-01-31", cut(text))
}
