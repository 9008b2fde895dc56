package doubled

import (
	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/syntax"
	"gaolint/lint/zh"
	"gaolint/rules/internal/wording"
)

// han is the length of a Han character of the basic plane, in bytes.
const han = 3

// longest is the length of the longest doubled word looked for, in characters.
const longest = 6

func check(p *lint.BlockPass) {
	if p.Kind == syntax.Row {
		return
	}
	scan(p)
	members(p)
	repeated(p)
}

// scan goes over the text once, comparing each Han character with the six before it.
// Few characters come back so soon: where a character last stood is remembered by its
// low byte, and only one that may have stood among the last six is compared at all.
func scan(p *lint.BlockPass) {
	text := p.Simplified
	var (
		ring   [8]rune // the characters before, by their number
		stood  [256]int
		equal  [longest + 1]int
		active bool // some of equal is not 0
		run    int  // how many Han characters stand before
		number = 2 * longest
	)
	for i := 0; i < len(text); {
		r := wording.Han(text, i)
		if r == 0 {
			run = 0
			i++
			continue
		}
		before := ring[(number-1)&7]
		if r == before && run > 0 && (single(text, i, r) || place(text, i, r)) {
			report(p, i, 1)
		}
		if near := number-stood[byte(r)] <= longest; near || active {
			active = false
			for n := 2; n <= longest; n++ {
				if !near || run < n || r != ring[(number-n)&7] {
					equal[n] = 0
					continue
				}
				active = true
				if equal[n]++; equal[n] >= n {
					equal[n] = 0
					if word(text, i+han, n) {
						report(p, i+han-n*han, n)
					}
				}
			}
		}
		stood[byte(r)] = number
		ring[number&7] = r
		number++
		run++
		i += han
	}
}

// report finds fault with the n characters at byte start, which stand just before too.
func report(p *lint.BlockPass, start, n int) {
	span := source.Span{Start: start - n*han, End: start + n*han}
	once := p.Text[start : start+n*han]
	cut := source.Span{Start: start, End: span.End}
	around := wording.Around(p.Simplified, span)
	kind := lint.Text{ZH: "词", EN: "word"}
	if n == 1 {
		kind = lint.Text{ZH: "字", EN: "character"}
	}
	fix := lint.Replace(lint.Textf("删去一个“%s”", "Delete one “%s”", once), cut, "")
	p.Report(lint.Diagnostic{
		Severity: lint.Warning,
		Span:     span,
		Tag:      lint.Superfluous,
		Message: lint.Textf("“%[1]s”中“%[2]s”%[3]s连写两次，疑为重复，请核对。可删去一个。",
			"In “%[1]s” the %[3]s “%[2]s” stands twice in a row; probably typed twice. Please check, one may be deleted.",
			p.Text[around.Start:around.End], once, kind),
		Fixes: []lint.Fix{fix},
	})
}

// folded text of Traditional drafts is written back in their own characters.
func restore(p *lint.BlockPass, s, like string) string {
	if p.Script == zh.Traditional {
		return zh.Restore(s, like)
	}
	return s
}
