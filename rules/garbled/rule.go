// Package garbled tells of texts that were read in a wrong encoding. Nothing else is said of
// such a text: it is not what the writer wrote.
package garbled

import (
	_ "embed"

	"gaolint/lint"
	"gaolint/lint/source"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports a garbled text once, at its head.
var Rule = &lint.Rule{
	ID:         "garbled",
	Group:      lint.Structure,
	Title:      lint.Text{ZH: "文字乱码", EN: "Garbled text"},
	Page:       lint.Text{ZH: pageZH, EN: pageEN},
	Severity:   lint.Error,
	Fix:        lint.NoFix,
	Literals:   source.MisreadSigns(),
	Everywhere: true,
	Alone:      true,
	Document:   check,
}

func check(p *lint.Pass) {
	if len(p.Found) == 0 {
		return
	}
	if g := source.Misread(p.Source.Text()); g.How != source.WellRead {
		p.Report(lint.Diagnostic{Span: head(p), Message: message(g), Related: related(p, g)})
	}
}

// headBytes bounds the place that is marked, which may be one endless line.
const headBytes = 90

// head is the beginning of the first line.
func head(p *lint.Pass) source.Span {
	s := p.Tree.Blocks[0].BodySpan()
	end := s.Start
	for i, r := range p.Slice(s) {
		if i > headBytes {
			break
		}
		end = s.Start + i + len(string(r))
	}
	s.End = min(s.End, end)
	return s
}

// related is the first place where something is gone.
func related(p *lint.Pass, g source.Garbled) []lint.Related {
	if g.How != source.Holes && g.How != source.Gone {
		return nil
	}
	line := p.Source.Line(g.Line)
	return []lint.Related{{Span: line, Message: lint.Text{ZH: "首处在这一行", EN: "the first place is in this line"}}}
}

func message(g source.Garbled) lint.Text {
	switch g.How {
	case source.Holes:
		from := lint.Textf("第%d行等处", "from line %d on", g.Line+1)
		if g.Count == 1 {
			from = lint.Textf("第%d行", "in line %d", g.Line+1)
		}
		return lint.Textf(
			"%[1]s有%[2]d个“\uFFFD”，应为文字，原来的字已经丢失。请不要保存，先按GB 18030编码重新打开；仍有的，请对照原稿补上，再检查其他问题。",
			"There are %[2]d “\uFFFD” %[1]s where characters should be; those are lost. Do not save: open the file again as GB 18030 first. Restore what is still missing from the original; other checks wait.",
			from, g.Count)
	case source.Gone:
		return lint.Textf(
			"第%[1]d行等处的“%[2]s”是乱码，原来的字已经丢失。请不要保存，改用原稿或备份；其他问题待文字恢复后再检查。",
			"“%[2]s” from line %[1]d on is what lost characters turn into. Do not save; use the original or a backup. Other checks wait until the text is restored.",
			g.Line+1, g.Written)
	}
	was, read := g.How.Encoding(), "UTF-8"
	if was == "GB 18030" {
		was = national
	}
	switch g.How {
	case source.UTF8AsGB, source.Big5AsGB:
		read = national
	case source.GBAsLatin, source.UTF8AsLatin, source.Big5AsLatin, source.UTF16LEAsLatin, source.UTF16BEAsLatin:
		read = western
	}
	example := lint.Text{}
	if g.Meant != "" {
		example = lint.Textf("，如“%[1]s”应为“%[2]s”", " (“%[1]s” for “%[2]s”)", g.Written, g.Meant)
	}
	return lint.Textf(
		"文字成了乱码%[4]s：文件多半是%[1]s编码，被按%[2]s打开。请不要保存，按%[3]s编码重新打开；已这样保存过的，请改用原稿或备份。",
		"The text is garbled%[4]s: the file is probably in %[1]s and was read as %[2]s. Do not save; open it again as %[3]s. If it was saved like this, use the original or a backup.",
		english(was), english(read), g.How.Encoding(), example)
}

// national and western are encodings as users know them.
const national, western = "GB 18030（GBK）", "西文编码"

// english is the name of an encoding in both languages.
func english(name string) lint.Text {
	switch name {
	case western:
		return lint.Text{ZH: name, EN: "a Western encoding"}
	case national:
		return lint.Text{ZH: name, EN: "GB 18030 (GBK)"}
	}
	return lint.Text{ZH: name, EN: name}
}
