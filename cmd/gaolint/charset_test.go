package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
	"gaolint/rules/profiles"
)

// TestFindingsInEveryCharset: a draft has the same findings, at the same places, and fix
// makes the same text of it, in whatever charset it is.
func TestFindingsInEveryCharset(t *testing.T) {
	t.Chdir(t.TempDir())
	text := strings.Replace(profiles.Sample("gov-info-annual-2021"), "，", "，，", 3) + "\n一是做好政策文件的戒毒。\n"
	formats := []source.Format{{}, {BOM: true}, {Charset: source.GBK}, {Charset: source.UTF16LE}, {BOM: true, Charset: source.UTF16LE}, {Charset: source.UTF16BE}, {BOM: true, Charset: source.GB18030}}
	call := func(args ...string) string {
		var out, log bytes.Buffer
		run(args, strings.NewReader(""), &out, &log)
		return out.String()
	}
	var found, fixed string
	for i, f := range formats {
		raw, err := f.Encode(text)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile("a.md", raw, 0o644))
		findings := call("lint", "--format", "jsonl", "a.md")
		require.Empty(t, call("fix", "--no-journal", "a.md"))
		raw, err = os.ReadFile("a.md")
		require.NoError(t, err)
		after, format, err := source.Decode(raw)
		require.NoError(t, err)
		require.Equal(t, f, format)
		if i == 0 {
			found, fixed = findings, after
			require.Contains(t, found, `"rule":"typo"`)
			require.NotEqual(t, text, fixed)
		}
		require.Equal(t, found, findings, "%+v", f)
		require.Equal(t, fixed, after, "%+v", f)
	}
}
