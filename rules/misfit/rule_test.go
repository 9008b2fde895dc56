package misfit

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/linttest"
	"gaolint/lint/source"
)

func TestRule(t *testing.T) { linttest.Run(t, Rule) }

func findings(t testing.TB, text string) []lint.Diagnostic {
	return linttest.Engine(t, "general", Rule).Lint(source.New("a.md", text), nil).Findings
}

// TestConfidence: every finding has one, by which its severity goes, and none has a safe
// fix.
func TestConfidence(t *testing.T) {
	found := findings(t, "全年共收到政府信息公开神请58件。\n\n绩效、攻陷为核心的平谷机制。\n\n建立健全工作机致，落实工作责任。\n")
	require.NotEmpty(t, found)
	for _, d := range found {
		require.Equal(t, d.Confidence >= 0.97, d.Severity == lint.Warning, d.Message.ZH)
		require.Greater(t, d.Confidence, 0.9)
		require.LessOrEqual(t, d.Confidence, 1.0)
		for _, f := range d.Fixes {
			require.False(t, f.Safe)
		}
	}
}

// TestOwnWord: what a document has in several contexts is more likely its own word.
func TestOwnWord(t *testing.T) {
	once := "全年共收到政府信息公开神请58件。\n"
	alone := findings(t, once)
	require.Len(t, alone, 1)
	for _, d := range findings(t, once+"\n网上神请占多数，信函神请较少。\n\n对神请逐件登记，神请均已答复。\n") {
		require.Less(t, d.Confidence, alone[0].Confidence)
	}
}

// TestUnfinished: the end of a text that is being written is not judged.
func TestUnfinished(t *testing.T) {
	require.Empty(t, findings(t, "全年共收到政府信息公开神请"))
	require.Len(t, findings(t, "全年共收到政府信息公开神请58件，均已答复"), 1)
}

// TestTyping: a right text has no findings at any keystroke.
func TestTyping(t *testing.T) {
	linttest.Typing(t, linttest.Engine(t, "general", Rule), "全年共收到政府信息公开申请58件。\n\n建立健全工作机制，落实工作责任。")
}

func BenchmarkRule(b *testing.B) {
	text := strings.Repeat(linttest.Sample(b, "gov-info-annual-2021"), 10)
	e := linttest.Engine(b, "general", Rule)
	doc := source.New("a.md", text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		e.Lint(doc, nil)
	}
}

// TestJoint: short names of units that are named together are no misspelt word.
func TestJoint(t *testing.T) {
	for _, word := range []string{"镇场", "村居", "街镇", "站所办"} {
		require.True(t, joint(word), word)
	}
	for _, word := range []string{"", "镇", "镇长", "现场"} {
		require.False(t, joint(word), word)
	}
	for _, d := range findings(t, "在门户网站的“镇场工作”栏目公开了63条动态信息。\n") {
		require.Equal(t, lint.Info, d.Severity, d.Message.ZH)
	}
}
