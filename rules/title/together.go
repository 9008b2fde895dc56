package title

import (
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// longestOrgan bounds an organ's name in front of the year, in bytes.
const longestOrgan = 30 * 3

// textStarts are words that a report's text begins with; 公布如下 goes on with the name.
var textStarts = strings.Fields("根据 依据 按照 遵照 为 本 现 20 今年 一、 （一） (一) 我")

// leads are characters that begin a sentence about a report rather than its title.
const leads = "现按根依为本这以将在由从对经据"

// runTogether speaks of a title and the text run together in one line, block first. It
// tells whether they are.
func runTogether(p *lint.Pass, first int) bool {
	if first >= len(p.Tree.Blocks) {
		return false
	}
	b := &p.Tree.Blocks[first]
	text := b.Simplified[b.Body.Start:b.Body.End]
	name := yearMark + p.Profile.Document.Name
	head := text[:min(len(text), longestOrgan+len("2024")+len(name))]
	k := strings.Index(head, name)
	year := k - len("2024")
	if year <= 0 || strings.Trim(head[year:k], "0123456789") != "" || !organLike(strings.TrimSpace(head[:year])) {
		return false
	}
	end := k + len(name)
	for _, w := range textStarts {
		if strings.HasPrefix(strings.TrimLeft(text[end:], " \u3000"), w) {
			span := b.At(source.Span{Start: b.Body.Start, End: b.Body.Start + end})
			p.Report(lint.Diagnostic{Severity: lint.Warning, Span: span,
				Message: lint.Textf("标题与正文连成一段，疑漏换行，请核对。“%[1]s”应单独成行。",
					"The title and the text stand in one paragraph; a line end seems to be lost. “%[1]s” should be a line of its own.", quoted(p, span)),
				Fixes: []lint.Fix{lint.Replace(lint.Text{ZH: "在标题后分行", EN: "Break the line behind the title"}, source.Span{Start: span.End, End: span.End}, "\n\n")},
			})
			return true
		}
	}
	return false
}

// organLike tells whether the text may be an organ's name: Han characters only, and none
// of the words that begin a sentence.
func organLike(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 || strings.ContainsRune(leads, first) || strings.Contains(s, "公布") {
		return false
	}
	for _, r := range s {
		if !zh.IsHan(r) {
			return false
		}
	}
	return true
}
