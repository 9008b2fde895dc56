package statement

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// TestLengths: a local report kind bounds the text and its sections; what is being written
// may be short, and never too long.
func TestLengths(t *testing.T) {
	local := func(more string) *lint.Engine {
		p, err := profile.ParseLocal("local.yaml", []byte("name: local\nextends: gov-info-annual-2021\n"+more), profiles.Source)
		require.NoError(t, err)
		e, err := lint.New(lint.Config{Rules: []*lint.Rule{Rule}, Profiles: []*profile.Profile{p}, Profile: "local"})
		require.NoError(t, err)
		return e
	}
	text := profiles.Sample("gov-info-annual-2021")
	found := func(more, text string) (messages []string) {
		for _, d := range local(more).Lint(source.New("x.md", text), nil).Findings {
			messages = append(messages, d.Severity.String()+": "+d.Message.ZH)
		}
		return messages
	}
	of := func(key string) int {
		r := local("").Lint(source.New("x.md", text), nil)
		return length(r.Document, r.SectionOf(key))
	}
	require.Empty(t, found("length: {least: 100, most: 30000}\n", text))
	require.Empty(t, found("", text))
	require.Zero(t, of("proactive"), "tables do not count")
	require.Greater(t, of("problems"), 200)
	require.Regexp(t, `^warning: 第一部分正文\d+字，超过规定的100字。请核对，能精简的可精简。$`,
		strings.Join(found("sections:\n- {key: overview, length: {most: 100, severity: warning}}\n", text), "\n"))
	long := found("sections:\n- {key: problems, length: {least: 9000, provision: 甲 | A}}\n", text)
	require.Len(t, long, 1)
	require.Regexp(t, `^info: 第五部分正文\d+字，少于规定的9000字。请核对是否漏写。依据：甲。$`, long[0])
	require.Regexp(t, `^info: 全文正文\d+字，少于规定的90000字`, found("length: {least: 90000}\n", text)[0])

	begun := text[:strings.Index(text, "### （二）改进情况")]
	require.Empty(t, found("length: {least: 90000}\nsections:\n- {key: problems, length: {least: 9000}}\n", begun))
	for _, bad := range []string{"length: {}\n", "length: {least: -1}\n", "length: {least: 5, most: 4}\n", "length: {most: 9, severity: loud}\n", "sections:\n- {key: overview, length: {many: 3}}\n"} {
		_, err := profile.ParseLocal("local.yaml", []byte("name: local\nextends: gov-info-annual-2021\n"+bad), profiles.Source)
		require.ErrorContains(t, err, "local.yaml", bad)
	}
}
