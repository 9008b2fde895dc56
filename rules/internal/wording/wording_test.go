package wording_test

import (
	"strings"
	"testing"

	"gaolint/lint/source"
	"gaolint/rules/internal/wording"
	"gaolint/rules/internal/wording/wordingtest"

	"github.com/stretchr/testify/require"
)

// place marks a word by ⟦⟧ in its text, which is one sentence.
func place(marked string) wording.Place {
	start := strings.Index(marked, "⟦")
	text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
	end := strings.Index(marked, "⟧") - len("⟦")
	return wording.Place{Text: text, Span: source.Span{Start: start, End: end}, Sentence: source.Span{End: len(text)}}
}

func TestHolds(t *testing.T) {
	far := strings.Repeat("远", 31)
	for _, c := range []struct {
		text, condition string
		holds           bool
	}{
		{"⟦布署⟧", "always", true},
		{"甲⟦词⟧乙", "next:乙,丙", true},
		{"甲⟦词⟧丁", "next:乙,丙", false},
		{"甲⟦词⟧", "next:乙", false},
		{"甲⟦词⟧", "not-next:乙", true},
		{"甲⟦词⟧乙", "prev:甲 & next:乙", true},
		{"甲⟦词⟧乙", "prev:甲 & not-next:乙", false},
		{"⟦词⟧乙", "prev:^", true},
		{"，⟦词⟧乙", "prev:^", true},
		{"字⟦词⟧乙", "prev:^", false},
		{"⟦词⟧，乙", "next:,", true},
		{"（四）⟦词⟧", "prev:(四)", true},
		{"⟦词⟧在前，近处", "near:近处", true},
		{"近处，⟦词⟧在后", "near:近处", true},
		{"⟦近处⟧", "near:近处", false},
		{"⟦词⟧" + far + "近处", "near:近处", false},
		{"⟦词⟧", "not-near:近处", true},
		{"甲⟦词⟧", "next:乙 | prev:甲 & not-next:丙", true},
		{"⟦词⟧乙", "next:乙 | prev:甲", true},
		{"甲⟦词⟧丙", "next:乙 | prev:甲 & not-next:丙", false},
	} {
		require.Equal(t, c.holds, place(c.text).Holds(c.condition), "%s %s", c.text, c.condition)
	}
}

func TestCheckCondition(t *testing.T) {
	for _, good := range []string{"always", "next:甲", "prev:^,甲 & not-near:乙,丙", "next:甲 | prev:乙 & not-next:丙"} {
		require.NoError(t, wordingtest.Check(good), good)
	}
	for _, bad := range []string{"", "after:甲", "next:", "next:甲,,乙", "next", "next:甲&prev:乙 丙", "next:甲 | ", "always | next:甲"} {
		require.Error(t, wordingtest.Check(bad), bad)
	}
}

func TestReplaceable(t *testing.T) {
	for _, c := range []struct {
		text, right string
		want        bool
	}{
		{"工作⟦布署⟧到位", "部署", true},
		{"⟦十份⟧重要", "十分", false},
		{"3⟦份内⟧", "分内", false},
		{"“工作⟦布署⟧”", "部署", false},
		{"“甲”的⟦布署⟧", "部署", true},
		{"《关于⟦布署⟧的通知》", "部署", false},
		{"《甲“乙”⟦布署⟧》", "部署", false},
		{"⟦布署⟧各县局落实", "部署", false},
		{"⟦入民政府⟧", "人民政府", false},
		{"人民⟦政付信息⟧", "政府信息", false},
		{"⟦布署⟧" + strings.Repeat("远", 20) + "局", "部署", true},
		{strings.Repeat("长", 2001) + "⟦布署⟧", "部署", false},
	} {
		p := place(c.text)
		require.Equal(t, c.want, wording.Replaceable(p.Text, p.Span, c.right), c.text)
	}
}

func TestAround(t *testing.T) {
	p := place("前面一句，真实性、⟦准备性⟧、及时性，后面")
	a := wording.Around(p.Text, p.Span)
	require.Equal(t, "真实性、准备性、及时性", p.Text[a.Start:a.End])
	p = place("⟦词⟧")
	require.Equal(t, p.Span, wording.Around(p.Text, p.Span))
}

func TestHan(t *testing.T) {
	require.Equal(t, '甲', wording.Han("a甲", 1))
	for _, c := range []struct {
		s string
		i int
	}{{"甲", 1}, {"甲", -1}, {"", 0}, {"，", 0}, {"\xE4\xB8", 0}, {"a", 0}} {
		require.Zero(t, wording.Han(c.s, c.i), "%q %d", c.s, c.i)
	}
}
