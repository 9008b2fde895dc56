package main

import (
	"fmt"
	"html"
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"gaolint/lint/profile"
	"gaolint/rules/internal/reports"
	"gaolint/rules/internal/tablegen"
	"gaolint/rules/profiles"
)

// varied makes reports as a year's desk has them: of organs of their own, with valid tables
// of their own figures, in several layouts, kinds of files and charsets.
type varied struct {
	maker   *reports.Maker
	rng     *rand.Rand
	form    *tablegen.Form
	texts   []tablegen.Layout
	pages   tablegen.Layout
	uniform bool // Markdown in UTF-8 alone, which every program reads
}

func newVaried(uniform bool) (*varied, error) {
	kinds, err := profiles.All()
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(kinds, func(p *profile.Profile) bool { return p.Name == "gov-info-annual-2021" })
	v := &varied{maker: reports.New(kinds[at], 1), rng: rand.New(rand.NewPCG(5, 9)), form: tablegen.Forms()[0], uniform: uniform}
	for _, l := range tablegen.Layouts() {
		if slices.Contains([]string{"markdown", "one a line", "tabs", "bars kept", "wide columns"}, l.Name) {
			v.texts = append(v.texts, l)
		}
	}
	v.pages = tablegen.Files()[0]
	return v, nil
}

// kindsOfFile are how reports are written: mostly as Markdown and text in UTF-8, some as
// pages, some in older charsets.
var kindsOfFile = []struct {
	ending  string
	page    bool
	charset encoding.Encoding // nil: UTF-8
}{
	{"md", false, nil}, {"md", false, nil}, {"md", false, nil}, {"md", false, nil}, {"txt", false, nil}, {"txt", false, nil}, {"html", true, nil},
	{"txt", false, simplifiedchinese.GB18030}, {"html", true, simplifiedchinese.GB18030}, {"txt", false, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
}

// make makes the report with the number, of about as many bytes of prose in UTF-8.
func (v *varied) make(number, prose int) (name string, data []byte, err error) {
	kind, layout := kindsOfFile[number%len(kindsOfFile)], v.texts[0]
	if v.uniform {
		kind = kindsOfFile[0]
	} else if kind.ending == "txt" {
		layout = v.texts[v.rng.IntN(len(v.texts))]
	}
	if kind.page {
		layout = v.pages
	}
	text := v.maker.ReportOf(v.maker.Organ(), prose)
	tables := sections(v.form.Write(v.form.Random(v.rng), tablegen.Style{Layout: layout}, v.rng).Text)
	text = assembled(text, tables, kind.page)
	if kind.page {
		charset := "utf-8"
		if kind.charset != nil {
			charset = "gb18030"
		}
		text = "<!DOCTYPE html>\n<html><head><meta charset=\"" + charset + "\"><title>政府信息公开</title></head>\n<body>\n<ul><li><a href=\"/\">首页</a></li><li><a href=\"/zwgk\">政务公开</a></li></ul>\n<div class=\"article\">\n" + text + "</div>\n</body></html>\n"
	}
	if kind.charset != nil {
		text, err = kind.charset.NewEncoder().String(text)
	}
	return fmt.Sprintf("%06d.%s", number, kind.ending), []byte(text), err
}

// heading tells whether a line begins a section, and gives it without marks.
func heading(line string) (string, bool) {
	line = strings.TrimSpace(strings.TrimLeft(strings.NewReplacer("<p>", "", "</p>", "").Replace(line), "# "))
	for _, n := range []string{"一、", "二、", "三、", "四、", "五、", "六、"} {
		if strings.HasPrefix(line, n) && strings.HasSuffix(line, "情况") && !strings.ContainsAny(line, "|<\t") {
			return line, true
		}
	}
	return "", false
}

// sections gives what stands under the headings of a report with tables.
func sections(text string) map[string]string {
	under := map[string]string{}
	at := ""
	for line := range strings.Lines(text) {
		if h, ok := heading(line); ok {
			at = h
		} else if holdsTables(at) {
			under[at] += line
		}
	}
	return under
}

// holdsTables tells whether the form has tables under a heading.
func holdsTables(heading string) bool {
	return strings.HasPrefix(heading, "二、") || strings.HasPrefix(heading, "三、") || strings.HasPrefix(heading, "四、")
}

// assembled is the report's own text, with the tables in place of its own.
func assembled(text string, tables map[string]string, page bool) string {
	var b strings.Builder
	skip := false
	for line := range strings.Lines(text) {
		h, ok := heading(line)
		if ok || strings.HasPrefix(line, "## ") {
			skip = ok && holdsTables(h)
		} else if skip {
			continue
		}
		switch {
		case !page:
			b.WriteString(line)
		case strings.TrimSpace(line) != "":
			b.WriteString("<p>" + html.EscapeString(strings.TrimLeft(strings.TrimSpace(line), "# ")) + "</p>\n")
		}
		if skip {
			b.WriteString("\n" + tables[h] + "\n")
		}
	}
	return b.String()
}
