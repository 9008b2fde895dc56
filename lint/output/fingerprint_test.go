package output_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/outputtest"
	"gaolint/lint/source"
)

// flagged makes a finding of every occurrence of the words.
func flagged(text, words string) output.File {
	f := outputtest.Draft("a.md", text)
	for i := 0; ; {
		k := strings.Index(text[i:], words)
		if k < 0 {
			return f
		}
		at := source.Span{Start: i + k, End: i + k + len(words)}
		f.Findings = append(f.Findings, lint.Diagnostic{Rule: "words", Severity: lint.Error, Span: at, Message: lint.Text{ZH: "错。"}})
		i += k + len(words)
	}
}

func TestFingerprintsStay(t *testing.T) {
	const text = "关于工作的通知\n\n一是做好戒毒工作。二是做好戒毒，再做好戒毒。\n\n做好戒毒工作。\n"
	want := output.Fingerprints(flagged(text, "戒毒"))
	require.Len(t, want, 4)
	unique := map[string]bool{}
	for _, x := range want {
		unique[x] = true
	}
	require.Len(t, unique, 4)
	for name, moved := range map[string]string{
		"lines above":   strings.Replace(text, "\n\n", "\n\n新的一段。\n\n", 1),
		"blanks":        strings.ReplaceAll(text, "做好", "做 好"),
		"line ends":     strings.ReplaceAll(text, "\n", "\r\n"),
		"indented":      strings.ReplaceAll(text, "\n\n", "\n\n　　"),
		"other widths":  strings.ReplaceAll(text, "，", ","),
		"another order": "做好戒毒工作。\n\n" + strings.TrimSuffix(text, "做好戒毒工作。\n"),
	} {
		require.ElementsMatch(t, want, output.Fingerprints(flagged(moved, "戒毒")), name)
	}
	changed := output.Fingerprints(flagged(strings.Replace(text, "一是做好", "一是搞好", 1), "戒毒"))
	require.NotEqual(t, want[0], changed[0])
	require.Equal(t, want[1:], changed[1:])
}

func TestEqualSentencesAreNumbered(t *testing.T) {
	got := output.Fingerprints(flagged("做好戒毒。\n\n做好戒毒。\n", "戒毒"))
	a, _, _ := strings.Cut(got[0], ":")
	require.Equal(t, []string{a + ":1", a + ":2"}, got)
}

// TestWhatIsMissingHasOne: a finding without a place in the text is known by its message.
func TestWhatIsMissingHasOne(t *testing.T) {
	print := func(text string, at int, message string) string {
		f := outputtest.Draft("a.md", text)
		f.Findings = []lint.Diagnostic{{Rule: "words", Span: source.Span{Start: at, End: at}, Message: lint.Text{ZH: message}}}
		return output.Fingerprints(f)[0]
	}
	require.Equal(t, print("甲\n乙\n", 3, "缺少第四部分。"), print("丙\n甲\n乙\n", 7, "缺少第四部分。"))
	require.NotEqual(t, print("甲\n", 3, "缺少第四部分。"), print("甲\n", 3, "缺少第五部分。"))
}

// TestManyFindingsInOneSentence: the sentence is read once.
func TestManyFindingsInOneSentence(t *testing.T) {
	f := flagged(strings.Repeat("做好戒毒", 50_000), "戒毒")
	require.Len(t, output.Fingerprints(f), 50_000)
}
