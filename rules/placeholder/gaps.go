package placeholder

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/zh"
)

// shown is how many gaps the message names; related bounds the further places given.
const (
	shown     = 3
	related   = 50
	nameRunes = 16
)

// gap is a place that is still to be filled.
type gap struct {
	span source.Span
	name string // what is to be filled, "" where the mark does not say
}

func run(p *lint.Pass) {
	var found []gap
	for _, b := range p.Found {
		// Elsewhere a row of marks may belong to a blank form that is meant to be one.
		here := gaps(p.Blocks[b.Block].Text, len(p.Profile.Sections) > 0)
		for i := range here {
			here[i].span = p.Tree.Blocks[b.Block].At(here[i].span)
		}
		found = append(found, here...)
	}
	if len(found) == 0 {
		return
	}
	var names []string
	for _, g := range found {
		if g.name != "" && len(names) < shown && !slices.Contains(names, g.name) {
			names = append(names, g.name)
		}
	}
	d := lint.Diagnostic{Span: found[0].span}
	list := strings.Join(names, "”“")
	switch {
	case len(names) == 0:
		d.Message = lint.Textf("稿件中有%[1]d处应填未填，第一处为“%[2]s”。请逐处填写后再定稿。",
			"The draft has %[1]d gaps to fill, the first is “%[2]s”. Fill them in.", len(found), p.Slice(found[0].span))
	case len(found) == len(names):
		d.Message = lint.Textf("稿件中有%[1]d处应填未填：“%[2]s”。请逐处填写后再定稿。",
			"The draft has %[1]d gaps to fill: “%[2]s”. Fill them in.", len(found), list)
	default:
		d.Message = lint.Textf("稿件中有%[1]d处应填未填：“%[2]s”等。请逐处填写后再定稿。",
			"The draft has %[1]d gaps to fill: “%[2]s” and others. Fill them in.", len(found), list)
	}
	for _, g := range found[1:min(len(found), related+1)] {
		say := lint.Text{ZH: "待填", EN: "to fill"}
		if g.name != "" {
			say = lint.Textf("待填：%s", "to fill: %s", g.name)
		}
		d.Related = append(d.Related, lint.Related{Span: g.span, Message: say})
	}
	p.Report(d)
}

// word stands in a gap's brackets.
const word = "待填"

// marks stand for a figure in rows of at least three.
var marks = []string{"×", "X", "Ｘ", "x", "＿", "_"}

// literals are the signs of a gap in a block.
var literals = signs()

func signs() []string {
	all := []string{word}
	for _, m := range marks {
		all = append(all, strings.Repeat(m, least))
	}
	return all
}

// gaps finds in a block's text 〔待填：…〕 and 【待填…】 and, in a report, ××× or XXX in front of 年 月 日 件 条.
func gaps(text string, report bool) []gap {
	found := bracketed(text)
	if !report {
		return found
	}
	for _, mark := range marks {
		found = append(found, runs(text, mark)...)
	}
	slices.SortFunc(found, func(a, b gap) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return found
}

func bracketed(text string) []gap {
	var found []gap
	for i := 0; ; {
		k := strings.Index(text[i:], word)
		if k < 0 {
			return found
		}
		at := i + k
		i = at + len(word)
		open, n := utf8.DecodeLastRuneInString(text[:at])
		end := closing(open)
		if end == "" {
			continue
		}
		line := text[i:]
		k = strings.Index(line[:min(len(line), 1000)], end)
		if k < 0 {
			continue
		}
		name := strings.TrimLeft(line[:k], "：: ")
		found = append(found, gap{source.Span{Start: at - n, End: i + k + len(end)}, shortened(name)})
		i += k + len(end)
	}
}

// shortened is a gap's name up to its first mark, of a length that a message can hold.
func shortened(name string) string {
	if k := strings.IndexFunc(name, zh.IsPunct); k > 0 {
		name = name[:k]
	}
	n := 0
	for i := range name {
		if n++; n > nameRunes {
			return name[:i]
		}
	}
	return name
}

func closing(open rune) string {
	switch open {
	case '〔':
		return "〕"
	case '【':
		return "】"
	case '［':
		return "］"
	case '[':
		return "]"
	}
	return ""
}

// least is how many marks in a row stand for a figure that is missing.
const least = 2

// masked tells whether the marks behind the text hide a part of a figure or a name: a
// masked telephone number, 张××.
func masked(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return r >= '3' && r <= '9' || r == '1' || r == '*'
}

// runs finds rows of a mark that stand for a figure: directly in front of a unit, or of
// a telephone number.
func runs(text, mark string) []gap {
	var found []gap
	row := strings.Repeat(mark, least)
	for i := 0; ; {
		k := strings.Index(text[i:], row)
		if k < 0 {
			return found
		}
		at := i + k
		i = at + len(row)
		for strings.HasPrefix(text[i:], mark) {
			i += len(mark)
		}
		r, _ := utf8.DecodeRuneInString(text[i:])
		switch {
		case strings.ContainsRune("年月日件条條篇份次〕", r) && !masked(text[:at]):
			found = append(found, gap{source.Span{Start: at, End: i}, ""})
		case r == '-' && strings.HasPrefix(text[i+1:], row): // XXXX-XXXXXXX
			end := i + 1
			for strings.HasPrefix(text[end:], mark) {
				end += len(mark)
			}
			found = append(found, gap{source.Span{Start: at, End: end}, ""})
			i = end
		}
	}
}
