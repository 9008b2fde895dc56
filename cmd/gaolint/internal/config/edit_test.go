package config

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// TestWith: an entry is added wherever the list stands, and nothing else changes.
func TestWith(t *testing.T) {
	x := Ignore{Rule: "typo", Path: "a/报告.md", Text: "他说：“戒毒” #1", Sentence: "0a1b2c", Reason: "确为戒毒所"}
	word := Allowed{Word: "云溪通", Reason: "平台名称"}
	for name, text := range map[string]string{
		"empty":          "",
		"comments":       "# 本单位的设置\n",
		"no end of line": "lang: zh",
		"other keys":     "# 设置\nlang: zh # 中文\nrules:\n  typo: error\n",
		"list":           "ignore:\n  # 已核对\n  - rule: mark # 一\n    text: 甲\n  - rule: typo\n    text: 乙\nwords:\n  allow:\n  - word: 好 # 好\n",
		"flush list":     "words:\n  forbid:\n    - word: 坏\n      reason: 不用\nignore:\n- rule: mark\n  text: 甲\n",
		"empty flow":     "ignore: []\nwords: # 词\n  allow: []\nlang: en\n",
		"flow":           "ignore: [{rule: mark, text: 甲}] # 甲\nwords:\n  allow: [{word: 好}]\n",
		"windows":        "lang: zh\r\nignore:\r\n  - rule: mark\r\n    text: 甲\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			before, err := Parse("", []byte(text))
			require.NoError(t, err)
			next := apply(t, text, x, word)
			after, err := Parse("", []byte(next))
			require.NoError(t, err, next)
			require.Contains(t, after.Ignore, x, next)
			require.Contains(t, after.Words.Allow, word, next)
			require.Len(t, after.Ignore, len(before.Ignore)+1)
			require.Equal(t, before.Lang, after.Lang)
			require.Equal(t, before.Words.Forbid, after.Words.Forbid)
			for line := range strings.Lines(text) { // every line stands, or is a list in brackets that has grown
				line = strings.TrimRight(line, "\r\n")
				if head, _, flow := strings.Cut(line, "["); flow {
					line = head
				}
				require.Contains(t, next, line)
			}
			require.Equal(t, strings.Contains(text, "\r\n"), strings.Contains(next, "\r\n"))
			require.NotContains(t, strings.ReplaceAll(next, "\r\n", "\n"), "\r")
			apply(t, next, x, word)
		})
	}
}

func apply(t *testing.T, text string, x Ignore, word Allowed) string {
	edits, err := WithIgnore(text, x)
	require.NoError(t, err)
	next, err := source.Apply(text, edits)
	require.NoError(t, err)
	edits, err = WithWord(next, word)
	require.NoError(t, err, next)
	next, err = source.Apply(next, edits)
	require.NoError(t, err)
	return next
}

// TestWithRefuses: what cannot be added to is left alone.
func TestWithRefuses(t *testing.T) {
	for _, text := range []string{"ignore: ~\n", "ignore:\n", "{lang: zh}\n", "{ignore: []}", "rulse: {}\n", "ignore: {", "ignore: 3"} {
		_, err := WithIgnore(text, Ignore{Rule: "typo", Text: "甲"})
		require.Error(t, err, text)
	}
}

// TestScalars: whatever the text, it is read back as it was.
func TestScalars(t *testing.T) {
	for _, s := range []string{"甲", "on", "null", "12", "a: b", "“#”", "\\\"\t", "- x", "𠮷😀", "\u2028", "<b>&"} {
		edits, err := WithIgnore("", Ignore{Rule: "typo", Text: s})
		require.NoError(t, err)
		c, err := Parse("", []byte(edits[0].New))
		require.NoError(t, err)
		require.Equal(t, s, c.Ignore[0].Text)
	}
}
