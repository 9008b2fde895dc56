// Package lines has the formats that tell of one file after the other and keep nothing of any.
package lines

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

var severityColors = map[lint.Severity]string{
	lint.Error: "31;1", lint.Warning: "33;1", lint.Info: "36", lint.Hint: "2",
}

func paint(o output.Options, code, text string) string {
	if !o.Color {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// Text is for people at a terminal.
var Text = output.Format{Name: "text", Lowest: lint.Warning, Lines: writeText}

// writeText writes the findings of a file at or above the severity: place, severity,
// rule, message, the line with the flagged part marked under it, and the fixes.
func writeText(w io.Writer, f output.File, o output.Options) error {
	out := bufio.NewWriter(w)
	for _, d := range f.Findings {
		if d.Severity < o.Lowest {
			continue
		}
		finding(out, f, d, o)
	}
	return out.Flush()
}

func finding(out *bufio.Writer, f output.File, d lint.Diagnostic, o output.Options) {
	doc := f.Doc()
	d = f.Landed(d)
	at := output.RangeOf(doc, d.Span).Start
	word := output.SeverityWord(d.Severity).In(f.Lang)
	colon := output.Joint(f.Lang)
	where := ""
	if f.InWord() { // where nobody can count lines
		where = f.Text.Place(d.Span) + " "
	}
	fmt.Fprintf(out, "%s:%d:%d: %s%s %s%s%s\n", safe.Text(f.Path), at.Line, at.Column, where,
		paint(o, severityColors[d.Severity], word), safe.Text(o.Heading(d, f.Lang)), colon, safe.Text(d.Message.In(f.Lang)))
	line, mark := excerpt(doc, d.Span)
	if safe.Calm(line) != line { // only a line of a draft that means harm
		line, mark = safe.Unbracket("| "+line, "<005B>"), "  "+mark
	}
	fmt.Fprintf(out, "    %s\n    %s\n", line, paint(o, "32", mark))
	for _, x := range d.Related {
		p := output.RangeOf(doc, x.Span).Start
		fmt.Fprintf(out, "    %d:%d %s\n", p.Line, p.Column, safe.Text(x.Message.In(f.Lang)))
	}
	for _, x := range d.Fixes {
		fmt.Fprintf(out, "    %s%s%s\n", output.FixLabel(x, f.Lang), colon, safe.Text(x.Title.In(f.Lang)))
	}
}

// excerpt gives the line that holds the span's start, cut around the span, and a line
// of carets that lies under it in a terminal where Han characters are two columns wide.
func excerpt(doc *source.Document, s source.Span) (line, mark string) {
	l := doc.Line(doc.LineAt(s.Start))
	from := min(s.Start, l.End)
	to := min(max(s.End, from), l.End)
	flagged := safe.Visible(safe.Head(doc.Text()[from:to], safe.Columns/2))
	room := safe.Columns - zh.Width(flagged)
	head := safe.Visible(strings.TrimLeft(safe.Tail(doc.Text()[l.Start:from], room/2), " \t　"))
	tail := safe.Visible(safe.Head(doc.Text()[to:l.End], room-zh.Width(head)))
	return head + flagged + tail, strings.Repeat(" ", zh.Width(head)) + strings.Repeat("^", max(1, zh.Width(flagged)))
}
