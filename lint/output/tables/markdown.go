package tables

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// Markdown is for people who read a document.
var Markdown = output.Format{Name: "markdown", Spots: true, Holds: markdownHolds, Lowest: lint.Hint, Whole: newMarkdown}

// What a document holds at most: it stands in memory until it is closed.
const markdownReports, markdownBytes = 20_000, 64 << 20

var markdownHolds = lint.Text{ZH: "20000份或64 MB", EN: "20000 reports or 64 MB"}

// markdown writes an overview, the files without a verdict first, and a table of findings
// for each file that has some.
type markdown struct {
	to io.Writer
	o  output.Options
	// rows of the overview and how many there are, by verdict; body are the files' tables.
	rows [output.Unchecked + 1]bytes.Buffer
	n    [output.Unchecked + 1]int
	body bytes.Buffer
	// list is the section about the list of organs.
	list  bytes.Buffer
	files int
	err   error
}

// newMarkdown writes the results as a document to read.
func newMarkdown(w io.Writer, o output.Options) output.Whole { return &markdown{to: w, o: o} }

func (m *markdown) Add(f output.File) error {
	if m.err != nil {
		return m.err
	}
	if f.Judged() {
		m.overview(f)
	}
	m.table(f)
	if m.files++; m.files > markdownReports || m.body.Len() > markdownBytes {
		m.err = output.TooMany("markdown", markdownHolds)
	}
	return m.err
}

func (m *markdown) overview(f output.File) {
	v := f.Verdict()
	m.n[v]++
	n := f.Counts()
	year, remark := "", ""
	if y := f.Year(); y != 0 {
		year = fmt.Sprint(y)
	}
	switch v {
	case output.Unchecked:
		remark = f.Failure
	case output.Unrecognised:
		remark = output.NotRecognised.In(f.Lang)
	}
	markdownRow(&m.rows[v], v.Word().In(f.Lang), f.Path, f.Organ(), year, fmt.Sprint(n[lint.Error]), fmt.Sprint(n[lint.Warning]), remark)
}

// table writes the file's findings.
func (m *markdown) table(f output.File) {
	begun := false
	var at *output.Places
	for x := range f.Shown(m.o) {
		if !begun {
			begun, at = true, output.PlacesOf(f)
			fmt.Fprintf(&m.body, "\n## %s\n\n", markdownText(f.Path))
			markdownHead(&m.body, f.Lang, lint.Text{ZH: "级别", EN: "Severity"}, lint.Text{ZH: "位置", EN: "Place"}, lint.Text{ZH: "行:列", EN: "Line:column"},
				lint.Text{ZH: "检查项", EN: "Rule"}, lint.Text{ZH: "说明", EN: "Message"}, lint.Text{ZH: "建议修改", EN: "Fix"})
		}
		fix := ""
		if len(x.Fixes) > 0 {
			fix = x.Fixes[0].Title.In(f.Lang)
		}
		line := ""
		if x.Lined {
			line = fmt.Sprintf("%d:%d", x.At.Start.Line, x.At.Start.Column)
		}
		markdownRow(&m.body, output.SeverityWord(x.Severity).In(f.Lang), at.At(x.In), line,
			m.o.Heading(x.Diagnostic, f.Lang), x.Message.In(f.Lang), fix)
	}
}

func markdownHead(b *bytes.Buffer, lang lint.Lang, heads ...lint.Text) {
	for _, h := range heads {
		fmt.Fprintf(b, "| %s ", h.In(lang))
	}
	fmt.Fprintf(b, "|\n%s|\n", strings.Repeat("|---", len(heads)))
}

func markdownRow(b *bytes.Buffer, cells ...string) {
	for _, c := range cells {
		fmt.Fprintf(b, "| %s ", markdownText(c))
	}
	b.WriteString("|\n")
}

// markdownText makes text plain in Markdown: no mark-up, no tag, no link, no address that
// becomes one, nobody who is notified. For an @, and a # in front of a digit, which services
// act upon even where they are escaped, their wide twins stand.
func markdownText(s string) string {
	s = safe.Line(s)
	var b strings.Builder
	for i, r := range s {
		digit := i+1 < len(s) && '0' <= s[i+1] && s[i+1] <= '9'
		switch {
		case r == '@':
			b.WriteRune('＠')
		case r == '#' && digit:
			b.WriteRune('＃')
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '&':
			b.WriteString("&amp;")
		case strings.ContainsRune("\\`*_[](){}|~!$#", r), (r == ':' || r == '.') && i > 0 && isLetter(s[i-1]):
			b.WriteByte('\\')
			b.WriteRune(r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (m *markdown) Close(r output.Run) error {
	if m.err != nil {
		return m.err
	}
	var head bytes.Buffer
	total := 0
	var parts []string
	for v := output.Unchecked; v >= output.Passed; v-- {
		total += m.n[v]
		parts = append(parts, fmt.Sprintf(lint.Text{ZH: "%s%d", EN: "%s %d"}.In(m.o.Lang), v.Word().In(m.o.Lang), m.n[v]))
	}
	fmt.Fprintf(&head, lint.Text{ZH: "# 检查结果\n\n共%d份：%s。\n", EN: "# Results\n\n%d drafts: %s.\n"}.In(m.o.Lang), total, strings.Join(parts, lint.Text{ZH: "，", EN: ", "}.In(m.o.Lang)))
	if r.Interrupted {
		head.WriteString(lint.Text{ZH: "\n检查中断，部分稿件没有检查。\n", EN: "\nThe run was interrupted; some drafts were not checked.\n"}.In(m.o.Lang))
	}
	if total > 0 {
		head.WriteString("\n")
		markdownHead(&head, m.o.Lang, lint.Text{ZH: "结论", EN: "Verdict"}, lint.Text{ZH: "文件", EN: "File"}, lint.Text{ZH: "机关", EN: "Organ"}, lint.Text{ZH: "年份", EN: "Year"},
			lint.Text{ZH: "错误", EN: "Errors"}, lint.Text{ZH: "疑误", EN: "Warnings"}, lint.Text{ZH: "备注", EN: "Remark"})
	}
	if r.Organs != nil {
		m.roll(r.Organs)
	}
	m.common(r)
	parted := []*bytes.Buffer{&head}
	for v := output.Unchecked; v >= output.Passed; v-- {
		parted = append(parted, &m.rows[v])
	}
	for _, b := range append(parted, &m.list, &m.body) {
		if _, err := m.to.Write(b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}
