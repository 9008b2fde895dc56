package input_test

import (
	"fmt"
	stdhtml "html"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/rules"
	"gaolint/rules/profiles"
)

// The sample of a report, written as pages and sheets in the ways of portals and office
// programs, reads as the sample itself, cell for cell.

func engine(t testing.TB) *lint.Engine {
	all, err := profiles.All()
	require.NoError(t, err)
	e, err := lint.New(lint.Config{Rules: rules.All(), Profiles: all})
	require.NoError(t, err)
	return e
}

// part is a line of text or a table of the sample.
type part struct {
	text string
	rows [][]string
}

// parts reads the sample's Markdown.
func parts(md string) []part {
	var out []part
	var rows [][]string
	for l := range strings.Lines(md + "\n") {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "|") {
			if !strings.Contains(l, "---") {
				var row []string
				for c := range strings.SplitSeq(strings.Trim(l, "|"), "|") {
					row = append(row, strings.TrimSpace(c))
				}
				rows = append(rows, row)
			}
			continue
		}
		if rows != nil {
			out = append(out, part{rows: rows})
			rows = nil
		}
		if l = strings.TrimLeft(l, "# "); l != "" {
			out = append(out, part{text: l})
		}
	}
	return out
}

// box is a cell with what it reaches over.
type box struct {
	text             string
	rowspan, colspan int
}

// boxes joins the empty cells of a grid to the label on their left or above.
func boxes(rows [][]string) [][]box {
	taken := make([][]bool, len(rows))
	for i := range rows {
		taken[i] = make([]bool, len(rows[i]))
	}
	free := func(i, from, to int) bool {
		for c := from; c < to; c++ {
			if rows[i][c] != "" || taken[i][c] {
				return false
			}
		}
		return true
	}
	out := make([][]box, len(rows))
	for i, row := range rows {
		for c := 0; c < len(row); c++ {
			if taken[i][c] {
				continue
			}
			b := box{row[c], 1, 1}
			for c+b.colspan < len(row) && free(i, c+b.colspan, c+b.colspan+1) {
				b.colspan++
			}
			for i+b.rowspan < len(rows) && free(i+b.rowspan, c, c+b.colspan) {
				b.rowspan++
			}
			for k := i; k < i+b.rowspan; k++ {
				for j := c; j < c+b.colspan; j++ {
					taken[k][j] = true
				}
			}
			out[i] = append(out[i], b)
		}
	}
	return out
}

// style is a way to write pages.
type style struct {
	head, foot string
	// paragraph and cell write text; end tags of cells and rows are left out if open.
	paragraph, cell func(string) string
	open            bool
}

func plainHTML(s string) string { return stdhtml.EscapeString(s) }

var styles = map[string]style{
	"portal": {
		head: "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"ArticleTitle\" content=\"TITLE\">" +
			"<title>TITLE_云溪县人民政府</title><style>td{color:red}</style></head>\r\n<body><div class=\"header\"><ul><li><a href=\"/\">首页</a></li>" +
			"<li><a href=\"/x\">政务公开</a></li></ul></div>\r\n<div class=\"crumb\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/n\">政府信息公开工作年度报告</a></div>\r\n" +
			"<h1 class=\"title\">TITLE</h1><div class=\"info\">发布时间：2024-01-24 来源：县政府办公室 字体：【大 中 小】</div>\r\n<div class=\"content\"><div id=\"UCAP-CONTENT\" class=\"TRS_Editor\">\r\n",
		foot: "</div></div>\r\n<script>document.write('<p>政策戒毒')</script><div class=\"tools\">打印 关闭</div>\r\n<div class=\"footer\"><p>主办：云溪县人民政府办公室 承办：县大数据中心。</p></div></body></html>\r\n",
		paragraph: func(s string) string {
			return "<p style=\"text-indent:2em\">&nbsp;&nbsp;&nbsp; " + plainHTML(s) + "</p>\r\n"
		},
		cell: func(s string) string { return "\r\n      <p align=\"center\">" + plainHTML(s) + "</p>\r\n    " },
	},
	"word": {
		head: "<html xmlns:o=\"urn:x\"><head><title>x</title></head><body lang=ZH-CN><div class=WordSection1>\n",
		foot: "</div></body></html>",
		paragraph: func(s string) string {
			// A line of the file ends in the middle of a sentence.
			r := []rune(s)
			return "<p class=MsoNormal><span lang=ZH-CN>" + plainHTML(string(r[:len(r)/2])) + "\n</span><span><o:p></o:p>" + plainHTML(string(r[len(r)/2:])) + "</span></p>\n"
		},
		cell: func(s string) string {
			if r := []rune(s); len(r) > 5 && r[0] > '9' {
				return "<p class=MsoNormal><span>" + string(r[:4]) + "</span></p><p><b>" + string(r[4:]) + "<o:p></o:p></b></p>"
			}
			return "<p class=MsoNormal><span>" + s + "</span></p>"
		},
	},
	"old": {
		head: "<HTML><BODY><TABLE width=100%><TR><TD><A HREF=/>首页</A><TD><A HREF=/2>信息公开</A></TABLE><TABLE><TR><TD class=bt>",
		foot: "<TABLE><TR><TD>版权所有：云溪县人民政府</TABLE>",
		paragraph: func(s string) string {
			return plainHTML(s) + "<BR>\n"
		},
		cell: func(s string) string {
			if r := []rune(s); len(r) > 5 && r[0] > '9' {
				return string(r[:3]) + "<br>" + string(r[3:])
			}
			return s
		},
		open: true,
	},
	"references": {
		head: "<html><body><article>", foot: "</article></body></html>",
		paragraph: func(s string) string { return "<p>" + references(s) + "</p>" },
		cell: func(s string) string {
			if s == "" {
				return "&nbsp;"
			}
			return "<div>" + references(s) + "</div>"
		},
	},
}

func references(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "&#x%X;", r)
		}
	}
	return b.String()
}

func (st style) page(ps []part) string {
	var b strings.Builder
	b.WriteString(strings.ReplaceAll(st.head, "TITLE", ps[0].text))
	for i, p := range ps {
		if p.rows == nil {
			if i > 0 || !strings.Contains(st.head, "<h1") {
				b.WriteString(st.paragraph(p.text))
			}
			continue
		}
		b.WriteString("<table border=1>\n")
		for _, row := range boxes(p.rows) {
			b.WriteString("  <tr>\n    ")
			for _, c := range row {
				b.WriteString("<td")
				if c.rowspan > 1 {
					fmt.Fprintf(&b, " rowspan=%d", c.rowspan)
				}
				if c.colspan > 1 {
					fmt.Fprintf(&b, " colspan=\"%d\"", c.colspan)
				}
				b.WriteString(">" + st.cell(c.text))
				if !st.open {
					b.WriteString("</td>")
				}
			}
			if !st.open {
				b.WriteString("</tr>")
			}
			b.WriteString("\n")
		}
		b.WriteString("</table>\n")
	}
	return b.String() + st.foot
}

// sheetOf writes a CSV file; pad fills every record up to the same width, as spreadsheets
// do.
func sheetOf(ps []part, delimiter string, pad int) string {
	var b strings.Builder
	record := func(cells ...string) {
		for i := range max(pad, len(cells)) {
			if i > 0 {
				b.WriteString(delimiter)
			}
			if i < len(cells) {
				c := cells[i]
				if strings.ContainsAny(c, delimiter+"\"\n") || len(c) > 60 {
					c = `"` + strings.ReplaceAll(c, `"`, `""`) + `"`
				}
				b.WriteString(c)
			}
		}
		b.WriteString("\r\n")
	}
	for _, p := range ps {
		if p.rows == nil {
			record(p.text)
			continue
		}
		for _, row := range p.rows {
			record(row...)
		}
	}
	return b.String()
}

// files are the sample in every shape, by name.
func files(md string) map[string]string {
	ps := parts(md)
	out := map[string]string{
		"comma.csv": sheetOf(ps, ",", 15), "semicolon.csv": "\uFEFF" + sheetOf(ps, ";", 0), "tab.csv": sheetOf(ps, "\t", 15),
	}
	for name, st := range styles {
		out[name+".html"] = st.page(ps)
	}
	return out
}

func TestReportsReadAsTheirSource(t *testing.T) {
	e := engine(t)
	for _, name := range []string{"gov-info-annual-2021", "gov-info-annual-2019"} {
		md := profiles.Sample(name)
		want := e.Lint(source.New("a.md", md), nil)
		require.NotEmpty(t, want.Document.Tables)
		for file, content := range files(md) {
			x := readText(t, file, content)
			got := e.Lint(x.Doc, nil)
			for _, d := range got.Findings {
				if d.Severity >= lint.Warning {
					t.Errorf("%s %s: %s %s %q\n%s", name, file, d.Rule, d.Message.ZH, x.Doc.Slice(d.Span), x.Doc.Text())
					return
				}
			}
			require.Equal(t, want.Profile.Name, got.Profile.Name, file)
			require.Len(t, got.Document.Tables, len(want.Document.Tables), file)
			for i := range want.Document.Tables {
				a, b := want.Document.Tables[i], got.Document.Tables[i]
				require.Equal(t, a.Spec.Key, b.Spec.Key)
				require.Empty(t, b.Problems, "%s %s\n%s", file, a.Spec.Key, x.Doc.Text())
				for r := range a.Cells {
					for c := range a.Cells[r] {
						require.Equal(t, a.Cells[r][c].Value, b.Cells[r][c].Value, "%s %s %d %d", file, a.Spec.Key, r, c)
						require.Equal(t, a.Cells[r][c].State, b.Cells[r][c].State, "%s %s %d %d", file, a.Spec.Key, r, c)
						figure := md[a.Cells[r][c].Span.Start:a.Cells[r][c].Span.End]
						require.Equal(t, figure, stdhtml.UnescapeString(x.File.Slice(x.Span(b.Cells[r][c].Span))), "%s %s %d %d", file, a.Spec.Key, r, c)
					}
				}
			}
			mapLaw(t, x)
		}
	}
}

// TestFixesLandInTheFile: a wrong total is found at its place in the file, and the fix
// gives back the very file that was right.
func TestFixesLandInTheFile(t *testing.T) {
	e := engine(t)
	md := profiles.Sample("gov-info-annual-2021")
	right := files(md)
	require.Equal(t, 1, strings.Count(md, "| 4 | 1 | 1 | 0 | 0 | 1 | 7 |"))
	wrong := files(strings.Replace(md, "| 4 | 1 | 1 | 0 | 0 | 1 | 7 |", "| 4 | 1 | 1 | 0 | 0 | 1 | 97 |", 1))
	for file, content := range wrong {
		x := readText(t, file, content)
		var found []lint.Diagnostic
		for _, d := range e.Lint(x.Doc, nil).Findings {
			if d.Severity >= lint.Warning {
				found = append(found, d)
			}
		}
		require.Len(t, found, 1, "%s: %v", file, found)
		d := found[0]
		require.Equal(t, "tablesum", d.Rule)
		place := x.Span(d.Span)
		require.Equal(t, "97", x.File.Slice(place), file)
		require.Contains(t, x.Place(d.Span), "列10", file)
		require.NotEmpty(t, d.Fixes, file)
		edits, ok := x.Edits(d.Fixes[0].Edits)
		require.True(t, ok, file)
		fixed, err := source.Apply(x.File.Text(), edits)
		require.NoError(t, err)
		out, err := x.Format.Encode(fixed)
		require.NoError(t, err)
		require.Equal(t, right[file], string(out), file)
	}
}

func BenchmarkRead(b *testing.B) {
	for name, content := range files(profiles.Sample("gov-info-annual-2021")) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(content)))
			b.ReportAllocs()
			for b.Loop() {
				_ = readText(b, name, content)
			}
		})
	}
}
