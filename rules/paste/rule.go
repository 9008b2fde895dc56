// Package paste tells of the characters that a word processor leaves in text which is
// copied from it. All other rules read them as the blanks and line ends that they stand
// for, so that this one hint is all that is said of them.
package paste

import (
	_ "embed"
	"path/filepath"
	"strings"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
)

//go:embed rule.md
var pageZH string

//go:embed rule.en.md
var pageEN string

// Rule reports the characters of a text together.
var Rule = &lint.Rule{
	ID:       "paste",
	Group:    lint.Punctuation,
	Title:    lint.Text{ZH: "粘贴带入的字符", EN: "Pasted characters"},
	Page:     lint.Text{ZH: pageZH, EN: pageEN},
	Severity: lint.Hint,
	Fix:      lint.SafeFix,
	Document: check,
}

// breaks end a line, or a page, within a paragraph of a word processor.
const breaks = "\v\f"

// kinds are the characters with what they are called, in the order of their naming.
var kinds = []struct {
	sign string
	name lint.Text
}{
	{"\u00A0", lint.Text{ZH: "不换行空格", EN: "no-break blanks"}},
	{"\v", lint.Text{ZH: "手动换行符", EN: "manual line breaks"}},
	{"\f", lint.Text{ZH: "分页符", EN: "page breaks"}},
	{"\a", lint.Text{ZH: "单元格标记", EN: "marks of cells"}},
	{"\t", lint.Text{ZH: "序号后的制表符", EN: "tabs behind ordinals"}},
}

func check(p *lint.Pass) {
	switch strings.ToLower(filepath.Ext(p.Source.Name())) {
	case "", ".md", ".markdown", ".txt":
	default:
		return // what stands there was not pasted into a text
	}
	places := find(p)
	if len(places) == 0 {
		return
	}
	edits := make([]source.Edit, 0, len(places))
	for _, s := range places {
		edits = append(edits, source.Edit{Span: s, New: instead(p, s)})
	}
	p.Report(lint.Diagnostic{
		Span: places[0],
		Message: lint.Textf("文中有%[1]d个粘贴带入的字符（%[2]s），可改为普通的写法。多由WPS或Word带入，看不出来，检索和排版时会有差别。",
			"The text has %[1]d characters that came with pasting (%[2]s). They can be written in the ordinary way: they do not show, but searching and layout tell the difference.",
			len(places), named(p, places)),
		Fixes: []lint.Fix{{
			Title: lint.Textf("全部改为普通的写法（%d处）", "Write all %d in the ordinary way", len(places)),
			Safe:  typographic(p, edits), Edits: edits,
		}},
	})
}

// find gives the places of the characters, in order; none where all of them are blanks on
// empty lines, which make no difference.
func find(p *lint.Pass) []source.Span {
	text := p.Source.Text()
	n := strings.Count(text, "\v") + strings.Count(text, "\f")
	for i := range p.Tree.Blocks {
		n += len(p.Tree.Blocks[i].Pasted)
	}
	places := make([]source.Span, 0, n)
	at, idle := 0, 0
	for i := range p.Tree.Blocks {
		b := &p.Tree.Blocks[i]
		places, idle = between(places, idle, text, at, b.Start)
		at = b.Start + len(b.Text)
		for _, s := range b.Pasted {
			places = append(places, b.At(s))
		}
		if b.Kind == syntax.Comment || b.Kind == syntax.Code {
			at = b.Tile.End // their blank lines are their own
		}
	}
	if len(p.Tree.Blocks) == 0 {
		return nil
	}
	if places, idle = between(places, idle, text, at, len(text)); idle == len(places) {
		return nil
	}
	return places
}

// between looks at line ends and blank lines, which no block holds, and counts the blanks.
func between(places []source.Span, idle int, text string, from, to int) ([]source.Span, int) {
	for k := from; k < to; k++ {
		switch c := text[k]; {
		case c == '\v', c == '\f', c == '\a':
			places = append(places, source.Span{Start: k, End: k + 1})
		case c == 0xC2 && strings.HasPrefix(text[k:], "\u00A0"):
			places = append(places, source.Span{Start: k, End: k + 2})
			idle++
		}
	}
	return places, idle
}

// named lists what there is.
func named(p *lint.Pass, places []source.Span) lint.Text {
	var zh, en []string
	for _, k := range kinds {
		for _, s := range places {
			if p.Slice(s) == k.sign {
				zh, en = append(zh, k.name.ZH), append(en, k.name.EN)
				break
			}
		}
	}
	return lint.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}
