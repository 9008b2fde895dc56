package config

import (
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// FuzzWith: whatever the configuration and the words, an entry is added so that the text
// reads as before but for the entry, or it is refused.
func FuzzWith(f *testing.F) {
	for _, text := range []string{"", "lang: zh", "ignore:\n  - rule: typo\n    text: 甲\n", "words: {allow: [{word: 好}]}\n", "ignore: []\r\n", "# 设置\n---\nlang: zh\n", "words:\n\n  allow:\n"} {
		f.Add(text, "云溪通", "他说：“甲” #1")
	}
	f.Fuzz(func(t *testing.T, text, word, quoted string) {
		if !utf8.ValidString(text) || !utf8.ValidString(word) || !utf8.ValidString(quoted) || len(text) > 1<<12 {
			t.Skip()
		}
		before, err := Parse("x.yaml", []byte(text))
		if err != nil {
			return
		}
		check := func(edits []source.Edit, err error) *Config {
			if err != nil {
				return nil
			}
			next, err := source.Apply(text, edits)
			require.NoError(t, err)
			after, err := Parse("x.yaml", []byte(next))
			require.NoError(t, err)
			require.Equal(t, before.Lang, after.Lang)
			require.Equal(t, before.Rules, after.Rules)
			return after
		}
		if after := check(WithWord(text, Allowed{Word: word})); after != nil {
			require.Equal(t, word, after.Words.Allow[0].Word)
			require.Len(t, after.Words.Allow, len(before.Words.Allow)+1)
		}
		if after := check(WithIgnore(text, Ignore{Rule: "typo", Text: quoted})); after != nil {
			require.Equal(t, quoted, after.Ignore[0].Text)
			require.Len(t, after.Ignore, len(before.Ignore)+1)
		}
	})
}
