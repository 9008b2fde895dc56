package title

import (
	"strconv"
	"strings"
	"unicode"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// yearMark follows the digits of a year.
const yearMark = "年"

// gap opens a place in a draft that is still to be filled.
const gap = "〔"

func run(p *lint.Pass) {
	if p.Profile.Document.Name == "" {
		return
	}
	t := &p.Title
	switch {
	case strings.Contains(t.Text, gap):
		return // the rule for gaps speaks
	case t.Span.Empty() && !t.Claimed.Empty():
		foreign(p)
	case t.Span.Empty():
		missing(p)
	case !begun(p):
		judge(p)
	}
}

// right is the title as the form has it, "" where organ or year is unknown.
func right(p *lint.Pass, t *fact.Title) string {
	year := t.Year
	if year == 0 {
		year = p.Title.Year
	}
	if t.Organ == "" || year == 0 {
		return ""
	}
	return t.Organ + strconv.Itoa(year) + yearMark + p.Profile.Document.Name
}

// written writes a title in the script of the text that it is for.
func written(p *lint.Pass, title string, like source.Span) string {
	return zh.Restore(title, quoted(p, like))
}

// quoted is the draft's own words without blanks and line ends.
func quoted(p *lint.Pass, s source.Span) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || zh.IsBlank(r) {
			return -1
		}
		return r
	}, p.Slice(s))
}

// begun tells whether the text ends in the title while it is being written: what
// stands there is a beginning of the right one, perhaps with the letters behind it that
// an input method shows until a word is chosen.
func begun(p *lint.Pass) bool {
	t := &p.Title
	whole, rest := yearMark+p.Profile.Document.Name, strings.TrimRight(t.Rest, composed)
	return t.Last == len(p.Blocks) && !t.YearSpan.Empty() && t.Year != 0 && strings.HasPrefix(whole, rest) && len(rest) < len(whole)
}

// composed are the characters of Pinyin as an input method shows it.
const composed = "abcdefghijklmnopqrstuvwxyz' "

// foreign speaks of another document's title above this report.
func foreign(p *lint.Pass) {
	t := &p.Title
	if len(p.Outline.Sections) == 0 {
		return
	}
	d := lint.Diagnostic{Severity: lint.Error, Span: t.Claimed}
	is := quoted(p, t.Claimed)
	if title := right(p, t); title != "" {
		title = written(p, title, t.Claimed)
		d.Message = lint.Textf("标题是其他文稿的标题，应为“%[2]s”。现为“%[1]s”，正文则是%[3]s；可能套用了其他文稿。请核对机关全称后改写。",
			"The title is that of another document; it should be “%[2]s”. It is “%[1]s”, while the text is the %[3]s; another document may have been used as a template. Check the organ's full name and rewrite it.",
			is, title, kind(p))
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("标题改为“%s”", "Change the title to “%s”", title), t.Claimed, title)}
	} else {
		d.Message = lint.Textf("标题是其他文稿的标题，应为本报告的标题。现为“%[1]s”，正文则是%[2]s；可能套用了其他文稿。请改为“机关名称＋年份＋年%[3]s”。",
			"The title is that of another document instead of this report's. It is “%[1]s”, while the text is the %[2]s; another document may have been used as a template. Write “organ, year, 年%[3]s”.",
			is, kind(p), p.Profile.Document.Name)
	}
	p.Report(d)
}

func kind(p *lint.Pass) lint.Text { return lint.Text{ZH: p.Profile.Title.ZH, EN: p.Profile.Title.EN} }

// missing speaks of a report without any title. A text that begins with its first
// section, or with a portal's head table, has often lost it on the way here.
func missing(p *lint.Pass) {
	if len(p.Outline.Sections) == 0 {
		return
	}
	first := 0
	for first < len(p.Blocks) && p.Outline.Roles[first] == fact.Hidden {
		first++
	}
	if runTogether(p, first) {
		return
	}
	severity := lint.Warning
	if p.Outline.Sections[0].Heading <= first || p.Outline.Roles[first] == fact.Metadata {
		severity = lint.Info
	}
	at := p.Tree.Blocks[first].Start
	d := lint.Diagnostic{Severity: severity, Span: source.Span{Start: at, End: at}}
	d.Message = lint.Textf("未找到报告标题，请核对。标题写作“机关名称＋年份＋年%[1]s”，放在正文之前。",
		"No report title was found; please check. Write “organ, year, 年%[1]s” above the text.", p.Profile.Document.Name)
	if title := right(p, &p.Title); title != "" {
		text := written(p, title, source.Span{Start: 0, End: min(p.Source.Len(), sampleEnd(p))})
		d.Fixes = []lint.Fix{lint.Replace(lint.Textf("插入标题“%s”", "Insert the title “%s”", text), d.Span, text+"\n\n")}
	}
	p.Report(d)
}

// sampleEnd is the end of the first section's heading, enough text to tell the script.
func sampleEnd(p *lint.Pass) int { return p.Outline.Sections[0].Span.End }
