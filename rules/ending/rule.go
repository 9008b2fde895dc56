// Package ending finds paragraphs that end in a comma, in 、 or without a mark although
// a new heading or item follows.
package ending

import (
	_ "embed"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/fact"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reads whole documents, because a hard-wrapped line ends anywhere: only what
// follows shows that a paragraph has come to its end.
var Rule = &lint.Rule{
	ID:       "ending",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "段末标点", EN: "End of a paragraph"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Warning,
	Fix:      lint.UnsafeFix,
	Document: run,
}

// minRunes is the length in code points from which a line is taken for a paragraph
// rather than a label or a cell.
const minRunes = 12

// headingRunes is the length in code points of headings that end a list in front of them.
const headingRunes = 16

// mostOpen is how many paragraphs without a final mark may be slips; more of them come
// of the layout.
const mostOpen = 2

func run(p *lint.Pass) {
	var open []int
	for i, b := range p.Blocks {
		if p.Outline.Roles[i] != fact.Prose || b.Kind != syntax.Paragraph {
			continue
		}
		body := b.BodyText()
		last, n := utf8.DecodeLastRuneInString(body)
		if unstopped(p, i, body, last) {
			open = append(open, i)
			continue
		}
		if last != '，' && last != ',' && last != '、' && last != '；' || utf8.RuneCountInString(body) < minRunes {
			continue
		}
		if prev, _ := utf8.DecodeLastRuneInString(body[:len(body)-n]); last == '、' && (prev == '）' || prev == ')') {
			continue // 第（七）、 and （八） in the next line
		}
		end := source.Span{Start: b.Body.End - n, End: b.Body.End}
		switch {
		case !ends(p, i):
		case last == '；' && !closes(p, i):
		case continues(p, i):
			report(p, i, end, "；", lint.Info)
		default:
			report(p, i, end, "。", lint.Warning)
		}
	}
	if len(open) > mostOpen {
		return
	}
	for _, i := range open {
		missing(p, i)
	}
}

// unstopped: a paragraph of several sentences breaks off without any mark before the
// next section or the next （一）.
func unstopped(p *lint.Pass, i int, body string, last rune) bool {
	if !zh.IsHan(last) || strings.ContainsRune("第和及与或由对的将", last) || !ends(p, i) {
		return false
	}
	next := p.Blocks[i+1]
	if p.Outline.Roles[i+1] != fact.SectionHeading && next.Ordinal.Level > 2 {
		return false
	}
	k := strings.LastIndex(body, "。")
	if k < 0 {
		return false
	}
	tail := body[k+len("。"):]
	return utf8.RuneCountInString(tail) >= minRunes && strings.ContainsAny(tail, "，,") && !strings.ContainsAny(tail, "：:")
}

func missing(p *lint.Pass, i int) {
	end := p.Tree.Blocks[i].At(source.Span{Start: p.Blocks[i].Body.End, End: p.Blocks[i].Body.End})
	_, n := utf8.DecodeLastRuneInString(p.Blocks[i].BodyText())
	p.Report(lint.Diagnostic{Span: source.Span{Start: end.Start - n, End: end.End},
		Message: lint.Text{ZH: "段末没有标点，疑漏“。”或后面的文字，请核对。", EN: "The paragraph ends without a mark; a stop, or text behind it, seems to be lost."},
		Fixes:   []lint.Fix{lint.Replace(lint.Text{ZH: "加“。”", EN: "Add “。”"}, end, "。")}})
}

// ends: what follows is a heading or a numbered item, so that the paragraph is over.
func ends(p *lint.Pass, i int) bool {
	if i+1 >= len(p.Blocks) {
		return false // unfinished
	}
	next := p.Blocks[i+1]
	if signs(p, i+1) {
		return true
	}
	return p.Outline.Roles[i+1] == fact.SectionHeading || p.Outline.Roles[i+1] == fact.Prose && next.Ordinal.Level > 0 && next.Ordinal.Level != 7
}

// signs: the block is the report's own organ in a line of its own, with a full date below.
func signs(p *lint.Pass, i int) bool {
	if i+1 >= len(p.Blocks) || p.Title.Organ == "" || !strings.Contains(p.Blocks[i].BodyText(), p.Title.Organ) ||
		len(p.Blocks[i].BodyText()) > len(p.Title.Organ)+6*len("一") {
		return false
	}
	dates := p.Blocks[i+1].Dates()
	return len(dates) == 1 && dates[0].Day != 0 && dates[0].Span.Len() >= p.Blocks[i+1].Body.Len()-len("　")
}

// closes: the section ends with the paragraph, or a heading of a higher level follows.
// Before anything else the list may go on.
func closes(p *lint.Pass, i int) bool {
	if signs(p, i+1) {
		return true
	}
	if p.Outline.Roles[i+1] == fact.SectionHeading {
		return !continues(p, i)
	}
	a, next := p.Blocks[i].Ordinal, p.Blocks[i+1]
	if body := next.BodyText(); utf8.RuneCountInString(body) > headingRunes || strings.HasSuffix(body, "。") {
		return false // an item of the list that this one is in
	}
	if next.Kind != syntax.Heading || next.Ordinal.Level > 2 || a.Level > 0 && a.Level <= next.Ordinal.Level {
		return false
	}
	return next.Ordinal.Level == 1 || a.Level > 0 && next.Ordinal.Value > 1
}

// continues: the paragraph and the next one are items of one list.
func continues(p *lint.Pass, i int) bool {
	a, b := p.Blocks[i].Ordinal, p.Blocks[i+1].Ordinal
	return p.Outline.Roles[i+1] == fact.Prose && a.Level == b.Level && b.Value == a.Value+1 ||
		b.Level >= 3 && b.Value == 1
}

func report(p *lint.Pass, i int, end source.Span, want string, severity lint.Severity) {
	b := p.Blocks[i]
	mark := b.Text[end.Start:end.End]
	if p.HalfWidth {
		want = strings.Replace(want, "；", ";", 1)
	}
	span := p.Tree.Blocks[i].At(end)
	d := lint.Diagnostic{Severity: severity, Span: span,
		Fixes: []lint.Fix{lint.Replace(lint.Textf("改为“%s”", "Write “%s”", want), span, want)}}
	if severity == lint.Info {
		d.Message = lint.Textf("这一项以“%[1]s”结尾，请留意，列举的各项之间一般用“%[2]s”。",
			"This item ends in “%[1]s”; items of a list are usually parted by “%[2]s”.", mark, want)
	} else {
		d.Message = lint.Textf("段末用了“%[1]s”，疑应为“%[2]s”或漏了文字，请核对。",
			"The paragraph ends in “%[1]s”; a stop seems to be meant, or text is lost.", mark, want)
	}
	p.Report(d)
}
