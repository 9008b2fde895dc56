package output

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// excerptColumns is the width in terminal columns to which a flagged line is cut.
const excerptColumns = 76

var severityWords = map[lint.Severity]lint.Text{
	lint.Error:   {ZH: "错误", EN: "error"},
	lint.Warning: {ZH: "疑误", EN: "warning"},
	lint.Info:    {ZH: "提示", EN: "info"},
	lint.Hint:    {ZH: "建议", EN: "hint"},
}

// SeverityWord is how users see a severity.
func SeverityWord(s lint.Severity) lint.Text { return severityWords[s] }

var severityColors = map[lint.Severity]string{
	lint.Error: "31;1", lint.Warning: "33;1", lint.Info: "36", lint.Hint: "2",
}

func (o Options) paint(code, text string) string {
	if !o.Color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// title gives a rule's title.
func (o Options) title(rule string) lint.Text {
	if r := o.Rule(rule); r != nil {
		return r.Title
	}
	return lint.Text{ZH: rule, EN: rule}
}

// Text writes the findings of a file at or above the severity: place, severity,
// rule, message, the line with the flagged part marked under it, and the fixes.
func Text(w io.Writer, f File, o Options) error {
	out := bufio.NewWriter(w)
	for _, d := range f.Findings {
		if d.Severity < o.Lowest {
			continue
		}
		finding(out, f, d, o)
	}
	return out.Flush()
}

func finding(out *bufio.Writer, f File, d lint.Diagnostic, o Options) {
	doc := f.own()
	d = f.landed(d)
	at := RangeOf(doc, d.Span).Start
	word := severityWords[d.Severity].In(f.Lang)
	colon := joint(f.Lang)
	where := ""
	if f.inWord() { // where nobody can count lines
		where = f.Text.Place(d.Span) + " "
	}
	fmt.Fprintf(out, "%s:%d:%d: %s%s %s%s%s\n", Printable(f.Path), at.Line, at.Column, where,
		o.paint(severityColors[d.Severity], word), Printable(o.heading(d, f.Lang)), colon, Printable(d.Message.In(f.Lang)))
	line, mark := excerpt(doc, d.Span)
	if calm(line) != line { // only a line of a draft that means harm
		line, mark = unbracket("| "+line, "<005B>"), "  "+mark
	}
	fmt.Fprintf(out, "    %s\n    %s\n", line, o.paint("32", mark))
	for _, x := range d.Related {
		p := RangeOf(doc, x.Span).Start
		fmt.Fprintf(out, "    %d:%d %s\n", p.Line, p.Column, Printable(x.Message.In(f.Lang)))
	}
	for _, x := range d.Fixes {
		fmt.Fprintf(out, "    %s%s%s\n", fixLabel(x, f.Lang), colon, Printable(x.Title.In(f.Lang)))
	}
}

func fixLabel(f lint.Fix, lang lint.Lang) string {
	if f.Safe {
		return lint.Text{ZH: "安全修改", EN: "safe fix"}.In(lang)
	}
	return lint.Text{ZH: "可选修改", EN: "fix"}.In(lang)
}

// excerpt gives the line that holds the span's start, cut around the span, and a line
// of carets that lies under it in a terminal where Han characters are two columns wide.
func excerpt(doc *source.Document, s source.Span) (line, mark string) {
	l := doc.Line(doc.LineAt(s.Start))
	from := min(s.Start, l.End)
	to := min(max(s.End, from), l.End)
	flagged := printable(keepHead(doc.Text()[from:to], excerptColumns/2))
	room := excerptColumns - zh.Width(flagged)
	head := printable(strings.TrimLeft(keepTail(doc.Text()[l.Start:from], room/2), " \t　"))
	tail := printable(keepHead(doc.Text()[to:l.End], room-zh.Width(head)))
	return head + flagged + tail, strings.Repeat(" ", zh.Width(head)) + strings.Repeat("^", max(1, zh.Width(flagged)))
}

// room is how many columns a character takes as it is printed, at least one, so that no
// heap of combining characters escapes the cutting.
func room(r rune) int { return max(1, zh.Width(Printable(string(r)))) }

// keepHead cuts s behind the given number of columns; what is cut shows as ….
func keepHead(s string, columns int) string {
	n := 0
	for i, r := range s {
		if n += room(r); n > columns {
			return s[:i] + "…"
		}
	}
	return s
}

// keepTail cuts s in front of the given number of columns.
func keepTail(s string, columns int) string {
	n, i := 0, len(s)
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if n += room(r); n > columns {
			return "…" + s[i:]
		}
		i -= size
	}
	return s
}
