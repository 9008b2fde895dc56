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
	figures(p)
	members(p)
	repeated(p)
}

// scan goes over the text once, comparing each Han character with the six before it.
// Few characters come back so soon: where a character last stood is remembered by its
// low byte, and only one that may have stood among the last six is compared at all.
func scan(p *lint.BlockPass) {
	text := p.Simplified
	x := scanner{BlockPass: p}
	var stood [256]int32
	number, run := int32(2*longest), 0 // of the character; how many Han ones stand before
	for i := 0; i < len(text); {
		c := text[i]
		if c < 0xE4 || c > 0xE9 || i+2 >= len(text) {
			run = 0
			i++
			continue
		}
		low := text[i+1]<<6 | text[i+2]&0x3F
		if number-stood[low] <= longest {
			x.again(i, run, number)
		}
		stood[low] = number
		number++
		run++
		i += han
	}
}

// scanner is the work of scan on one block.
type scanner struct {
	*lint.BlockPass
	// last is the number of the character at which a repetition of so many characters
	// was last seen.
	last [longest + 1]int32
}

// again looks at a character that may have stood shortly before: the one at byte i,
// in front of which stand run Han ones.
func (x *scanner) again(i, run int, number int32) {
	text := x.Simplified
	if run > 0 && text[i-han:i] == text[i:i+han] {
		if r := wording.Han(text, i); single(text, i, r) || place(text, i, r) || area(text, i, r) || yearTwice(text, i, r) || measured(text, i, r) || twin(text, i, r) {
			report(x.BlockPass, i, 1)
		}
	}
	end := i + han
	for n := 2; n <= longest && 2*n-1 <= run; n++ {
		half := end - n*han
		if number-x.last[n] < int32(n) || text[half-han:half] != text[i:end] || text[half-n*han:half] != text[half:end] {
			continue
		}
		x.last[n] = number
		if word(text, end, n) {
			report(x.BlockPass, half, n)
		}
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
