package glyph

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/linttest/growth"
	"gaolint/lint/source"
	"gaolint/lint/zh/likeness"
	"gaolint/lint/zh/pinyin"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func engine(t testing.TB) *lint.Engine {
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: linttest.Profiles(t), Profile: "general"})
	require.NoError(t, err)
	return e
}

// TestVariants: no character of the list is a standard one, what it stands for is, and
// what is said to look alike does.
func TestVariants(t *testing.T) {
	_, rows, _ := strings.Cut(variants, "\n")
	seen := map[string]bool{}
	for line := range strings.Lines(rows) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		require.Len(t, f, 3, line)
		require.Equal(t, 1, utf8.RuneCountInString(f[0]), line)
		require.Equal(t, 1, utf8.RuneCountInString(f[1]), line)
		require.Contains(t, origins, f[2], line)
		require.False(t, seen[f[0]], "twice: %s", line)
		seen[f[0]] = true
		wrong, _ := utf8.DecodeRuneInString(f[0])
		right, _ := utf8.DecodeRuneInString(f[1])
		require.Empty(t, pinyin.Readings(wrong)[0], "%s is a standard character", f[0])
		require.NotEmpty(t, pinyin.Readings(right)[0], "%s is no standard character", f[1])
		require.Len(t, f[0], len(f[1]), line)
		if origins[f[2]] == shape && likeness.Between(wrong, right) == 0 {
			t.Logf("%s and %s are not in the table of likeness", f[0], f[1])
		}
	}
}

func TestForms(t *testing.T) {
	known := load().forms
	require.Greater(t, len(known), 750)
	for from, to := range known {
		require.True(t, from >= 0x2E80 && from <= 0x2FDF || from >= 0xF900 && from <= 0xFAFF, "%U", from)
		require.True(t, to >= 0x3400 && to <= 0x9FFF, "%U", to)
	}
	require.Equal(t, '人', known['⼈'])
	require.Equal(t, '民', known['⺠'])
	require.Equal(t, '见', known['⻅'])
}

// TestSafeFixes: what is the writer's alone stays.
func TestSafeFixes(t *testing.T) {
	e := engine(t)
	for text, safe := range map[string]bool{
		"⼯作⼈员主动说明情况。":     true,
		"共收到⼗件申请。":        false,
		"县⼈⺠政府公开信息。":      false,
		"印发《⼯作办法》。":       false,
		"主动公\u200b开信息。":   true,
		"共2\u200b3件。":     false,
		"县人\u200b民政府已公开。": false,
		"釆用新办法。":          false,
		"办理業务咨询。":         false,
	} {
		r := e.Lint(source.New("a.md", text), nil)
		require.Len(t, r.Findings, 1, text)
		require.Equal(t, safe, r.Findings[0].Fixes[0].Safe, text)
	}
}

// TestLinear: runs of what is looked at closely cost no more than in proportion.
func TestLinear(t *testing.T) {
	units := []string{"業", "業后", "検", "○", "0", "О", "ОA", "一2", "ー", "曰", "⼈", "人\u200b", "\ue010", "二○", "O1", "陳主任", "1O", "\U000F0000", "\xe4", "\xe2\x80"}
	growth.Linear(t, "gaolint/rules/glyph,gaolint/lint/...", 16<<10, units, func(unit string, size int) func() {
		e, doc := engine(t), source.New("a.md", strings.Repeat(unit, size/len(unit))+"年")
		e.Lint(source.New("b.md", ""), nil) // makes what is made once
		return func() { e.Lint(doc, nil) }
	})
}

func BenchmarkClean(b *testing.B) {
	text := strings.Repeat("县人民政府坚持以公开为常态、不公开为例外，全年主动公开信息1284条，受理申请35件，均已按期答复。“一网通办”平台运行平稳，——群众满意度进一步提高；", 400)
	doc := source.New("a.md", text)
	r := *Rule
	e, err := lint.New(lint.Config{Rules: []*lint.Rule{&r}, Profiles: linttest.Profiles(b), Profile: "general"})
	require.NoError(b, err)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		e.Lint(doc, nil)
	}
}

func BenchmarkScan(b *testing.B) {
	text := strings.Repeat("县人民政府坚持以公开为常态、不公开为例外，全年主动公开信息1284条，受理申请35件，均已按期答复。“一网通办”平台运行平稳，——群众满意度进一步提高；", 400)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s := scanner{text: text}
		s.scan()
	}
}
