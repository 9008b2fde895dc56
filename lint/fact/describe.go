package fact

import (
	"strings"

	"gaolint/lint/zh"
)

// sampleBytes bounds how much of a text is looked at to tell its punctuation's width.
const sampleBytes = 1 << 16

// fewMarks is the number of half-width marks below which they are slips, not a habit.
const fewMarks = 5

// describe fills in what holds for the text as a whole.
func (d *Document) describe() {
	text := d.Source.Text()
	d.Script = zh.ScriptOf(text)
	d.HalfWidth = halfWidth(text[:min(len(text), sampleBytes)])
}

// halfWidth tells whether at least nine tenths of the marks that follow a Chinese
// character or mark are half-width.
func halfWidth(s string) bool {
	half := 0
	for _, mark := range []byte(",;:()") {
		for i := 0; ; {
			k := strings.IndexByte(s[i:], mark)
			if k < 0 {
				break
			}
			i += k + 1
			if i > 1 && s[i-2] >= 0x80 {
				half++
			}
		}
	}
	if half < fewMarks {
		return false
	}
	full := 0
	for _, mark := range []string{"，", "；", "：", "（", "）"} {
		full += strings.Count(s, mark)
	}
	return half >= 9*full
}
