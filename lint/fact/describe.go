package fact

import (
	"strings"

	"gaolint/lint/syntax"
	"gaolint/lint/zh"
)

// sampleBytes bounds how much of a text is looked at to tell its punctuation's width.
const sampleBytes = 1 << 16

// fewMarks is the number of half-width marks below which they are slips, not a habit.
const fewMarks = 5

// describe fills in what holds for the text as a whole.
func (d *Document) describe() {
	text := d.Source.Text()
	if !d.simplified() {
		d.Script = zh.ScriptOf(text)
	}
	d.HalfWidth, d.FullWidth = width(text[:min(len(text), sampleBytes)])
}

// simplified tells at once of most texts that nothing in them is Traditional: the blocks
// have been read in Simplified script already.
func (d *Document) simplified() bool {
	for i := range d.Tree.Blocks {
		b := d.Tree.Blocks[i].Block
		// Equal strings of one memory are told without a look at their text.
		if b.Kind == syntax.Comment || b.Kind == syntax.Code || b.Simplified != b.Text {
			return false
		}
	}
	return true
}

// width looks at the marks that follow a Chinese character or mark. A text writes them
// half-width if nine tenths are, and full-width unless most are half-width.
func width(s string) (half, full bool) {
	narrow := 0
	for _, mark := range []byte(",;:()") {
		for i := 0; ; {
			k := strings.IndexByte(s[i:], mark)
			if k < 0 {
				break
			}
			i += k + 1
			if i > 1 && s[i-2] >= 0x80 {
				narrow++
			}
		}
	}
	if narrow == 0 {
		return false, true
	}
	wide := 0
	for _, mark := range []string{"，", "；", "：", "（", "）"} {
		wide += strings.Count(s, mark)
	}
	return narrow >= fewMarks && narrow >= 9*wide, wide >= narrow
}
