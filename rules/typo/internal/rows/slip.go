package rows

import (
	"slices"
	"strings"

	"gaolint/lint/zh"
	"gaolint/lint/zh/likeness"
)

// Usage is the slip of rows that are none: advice on wording.
const Usage = "用法"

// advice are the kinds of rows that no slip of the hand need explain.
const advice = "用法 旧提法 搭配 概念 误写 赘余"

// Slip names what leads from the right form to the wrong one, "" if nothing known does.
func (r Row) Slip() string {
	wrong, right := zh.Simplify(r.Wrong), zh.Simplify(r.Right)
	switch {
	case wrong == right:
		return "异体字"
	case without(right, wrong):
		return "漏字"
	case without(wrong, right):
		return "多字"
	case reordered(wrong, right):
		return "颠倒"
	}
	if s, ok := likeness.Explain(wrong, right); ok {
		way, _ := s.Way.Names()
		if kind, _ := s.Kind.Names(); kind != "" {
			return way + "（" + kind + "）"
		}
		return way
	}
	if kind, _, _ := strings.Cut(r.Note, "："); strings.Contains(advice, kind) {
		return Usage
	}
	return ""
}

// without tells whether short is long less one piece.
func without(long, short string) bool {
	if len(short) >= len(long) {
		return false
	}
	at := 0
	for at < len(short) && short[at] == long[at] {
		at++
	}
	for ; at >= 0; at-- {
		if strings.HasSuffix(long, short[at:]) {
			return true
		}
	}
	return false
}

// reordered tells whether two forms have the same characters.
func reordered(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
