package linttest

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/source"
)

// Limits of a message in code points, quotations left out.
const (
	firstSentence = 60
	whole         = 170
)

var (
	quotation = regexp.MustCompile(`“[^”]*”|《[^》]*》`)
	doubt     = regexp.MustCompile(`疑|不一致|不符|不衔接|建议|核对|未能|请|缺`)
	blame     = regexp.MustCompile(`您|！|!|错误地|违规|诊断|正则|基线|工作区|lint`)
)

// checkFinding holds a finding to the laws of fixes and to the style of messages.
func checkFinding(t *testing.T, text string, d lint.Diagnostic) {
	t.Helper()
	CheckMessage(t, d)
	for _, f := range d.Fixes {
		require.NotEmpty(t, f.Title.ZH, "a fix without title: %s", d.Message.ZH)
		require.NotEmpty(t, f.Title.EN, "a fix without English title: %s", d.Message.ZH)
		after, err := source.Apply(text, f.Edits)
		require.NoError(t, err, d.Message.ZH)
		require.NotEqual(t, text, after, "a fix that changes nothing: %s", d.Message.ZH)
		if f.Safe {
			require.NoError(t, lint.Preserves(text, after), d.Message.ZH)
		}
	}
}

// CheckMessage holds a message to the house style in both languages.
func CheckMessage(t *testing.T, d lint.Diagnostic) {
	t.Helper()
	zh := quotation.ReplaceAllString(d.Message.ZH, "")
	require.NotEmpty(t, zh)
	require.NotEmpty(t, d.Message.EN, d.Message.ZH)
	require.NotContains(t, d.Message.ZH, "%!", "format verb left over")
	require.NotContains(t, d.Message.EN, "%!", "format verb left over")
	if m := blame.FindString(zh); m != "" {
		t.Errorf("%q does not belong in a message: %s", m, d.Message.ZH)
	}
	first, _, _ := strings.Cut(zh, "。")
	if n := utf8.RuneCountInString(first); n > firstSentence {
		t.Errorf("first sentence has %d characters: %s", n, d.Message.ZH)
	}
	if n := utf8.RuneCountInString(zh); n > whole {
		t.Errorf("message has %d characters: %s", n, d.Message.ZH)
	}
	if !strings.HasSuffix(d.Message.ZH, "。") {
		t.Errorf("message does not end in a stop: %s", d.Message.ZH)
	}
	if d.Severity == lint.Warning && !doubt.MatchString(zh) {
		t.Errorf("a warning is worded as doubtful: %s", d.Message.ZH)
	}
}
