package rules_test

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/docx/docxtest"
	"gaolint/lint/input"
	"gaolint/lint/mend"
	"gaolint/lint/output"
	"gaolint/lint/output/word"
	"gaolint/lint/profile"
	"gaolint/lint/source"
)

var delimiterRow = regexp.MustCompile(`^[|\-: ]+$`)

// asPage writes a Markdown draft as a page, from which a word processor makes a document.
func asPage(text string) []byte {
	var b strings.Builder
	b.WriteString(`<html><head><meta charset="utf-8"></head><body>`)
	table := false
	for line := range strings.SplitSeq(text, "\n") {
		row := strings.HasPrefix(line, "|")
		if row != table {
			b.WriteString(map[bool]string{true: "<table border=1>", false: "</table>"}[row])
			table = row
		}
		switch {
		case row && delimiterRow.MatchString(line), strings.TrimSpace(line) == "":
		case row:
			b.WriteString("<tr>")
			for _, cell := range strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|") {
				b.WriteString("<td><p>" + html.EscapeString(strings.TrimSpace(cell)) + "</p></td>")
			}
			b.WriteString("</tr>")
		default:
			b.WriteString("<p>" + html.EscapeString(strings.TrimLeft(line, "# ")) + "</p>")
		}
	}
	if table {
		b.WriteString("</table>")
	}
	b.WriteString("</body></html>")
	return []byte(b.String())
}

// damaged is a report with mistakes that rules find, and others that fix repairs.
func damaged(text string, n int) string {
	for i, d := range [][2]string{{"，", "，，"}, {"情况\n\n", "情况。\n\n"}, {"。", "。。"}, {"其他需要", "其它需要"}, {"共", "公共"}, {"|0|", "|7|"}, {"（一）", "(一）"}} {
		if (i+n)%2 == 0 {
			text = strings.Replace(text, d[0], d[1], 1+n%3)
		}
	}
	return text
}

// heard is what was found, without the places.
func heard(doc *source.Document, findings []lint.Diagnostic) []string {
	var out []string
	for _, d := range findings {
		out = append(out, d.Rule+" “"+strings.TrimSpace(doc.Slice(d.Span))+"”")
	}
	slices.Sort(out)
	return out
}

// TestWhatStandsApart: headers and notes are read like any text and disturb nothing of
// the report; what is wrong in them is found.
func TestWhatStandsApart(t *testing.T) {
	e := newEngine(t, nil)
	for name, text := range samples(t) {
		if name == profile.General {
			continue // a header may tell a report's kind
		}
		for header, want := range map[string]string{"青禾县2024年政府信息公开工作年度报告": "", "做好政策文件的戒毒": "typo"} {
			read, err := input.Read("a.docx", docxtest.MakeWith(t, text, header, "数据来源：县统计局。"))
			require.NoError(t, err)
			r := e.Lint(read.Doc, nil)
			require.Equal(t, name, r.Profile.Name)
			found := ""
			for _, d := range r.Findings {
				found += d.Rule
				require.Equal(t, "页眉", read.Place(d.Span))
			}
			require.Equal(t, want, found, report(r))
		}
	}
}

var borders = regexp.MustCompile(`\|+`)

// TestWordFiles: documents that LibreOffice makes of reports have the findings of the
// drafts; the copies with comments and tracked changes read as fix's text when all changes
// are accepted there, and as the report when all are rejected.
func TestWordFiles(t *testing.T) {
	e := newEngine(t, nil)
	var drafts []string
	for i, text := range append(corpus(t, 100_000), samples(t)["gov-info-annual-2021"]) {
		drafts = append(drafts, damaged(text, i))
	}
	var pages []docxtest.Job
	for _, text := range drafts {
		pages = append(pages, docxtest.Job{Action: docxtest.Keep, Name: "a.html", Data: asPage(text)})
	}
	files, made := docxtest.Run(t, pages...), 0
	var jobs []docxtest.Job
	var want []string
	var comments []int
	for i, text := range drafts {
		read, err := input.Read("a.docx", files[i].Data)
		require.NoError(t, err)
		r := e.Lint(read.Doc, nil)
		md := e.Lint(source.New("a.md", text), nil)
		require.Equal(t, heard(md.Source, md.Findings), heard(r.Source, r.Findings), i)
		require.NotEmpty(t, r.Findings)
		_, copied, err := word.Format.Each(output.File{Path: "a.docx", Source: r.Source, Findings: r.Findings, Text: read, Result: r},
			output.Options{Lowest: lint.Hint, Rule: func(id string) *lint.Rule { return e.Rule(id) }})
		require.NoError(t, err)
		fixed, changes, err := mend.Text(e, read, false)
		require.NoError(t, err)
		made += len(changes)
		jobs = append(jobs, docxtest.Job{Action: docxtest.Accept, Name: "a.docx", Data: copied}, docxtest.Job{Action: docxtest.Reject, Name: "a.docx", Data: copied})
		want = append(want, fixed.Doc.Text(), read.Doc.Text())
		comments = append(comments, len(r.Findings), len(r.Findings))
	}
	require.Greater(t, made, len(drafts))
	for i, done := range docxtest.Run(t, jobs...) {
		read, err := input.Read("a.docx", done.Data)
		require.NoError(t, err)
		require.Equal(t, borders.ReplaceAllString(want[i], "|"), borders.ReplaceAllString(read.Doc.Text(), "|"), fmt.Sprint(i))
		require.Equal(t, comments[i], done.Comments)
	}
}
