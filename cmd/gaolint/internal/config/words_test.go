package config

import (
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"gaolint/lint/strict"
)

func TestParseWords(t *testing.T) {
	l, faults := ParseWords("a.tsv", []byte("\uFEFF# 说明\r\n贫困户\t脱贫户\t现行表述\terror\r\n\r\n+ 好词 \t\t名称\n土政策"))
	require.Empty(t, faults)
	require.Equal(t, []Listed{{Forbidden{"贫困户", "脱贫户", "现行表述", "error"}, 2}, {Forbidden{Word: "土政策"}, 5}}, l.Forbid)
	require.Equal(t, []Listed{{Forbidden{Word: "好词", Reason: "名称"}, 4}}, l.Allow)
	for text, want := range map[string]WordFault{
		"甲\n+\n":           {Line: 2, Column: 1},
		"甲\t乙\t\toff":      {Line: 1, Column: 6},
		"+甲\t\t\t error":   {Line: 1, Column: 6},
		"甲乙\x01":           {Line: 1, Column: 3},
		"甲\t乙\u202e":       {Line: 1, Column: 4},
		"甲\n乙\xff":         {Line: 2, Column: 2},
		"甲\t乙\t丙\terror\t": {Line: 1, Column: 13},
	} {
		_, faults := ParseWords("a.tsv", []byte(text))
		require.Len(t, faults, 1, text)
		require.Equal(t, [2]int{want.Line, want.Column}, [2]int{faults[0].Line, faults[0].Column}, text)
	}
}

func TestListsStayInTheFolder(t *testing.T) {
	dir := t.TempDir()
	own := filepath.Join(dir, "own")
	require.NoError(t, os.Mkdir(own, 0o755))
	write := func(path, text string) { require.NoError(t, os.WriteFile(path, []byte(text), 0o644)) }
	write(filepath.Join(dir, "secret.tsv"), "甲\n")
	write(filepath.Join(own, "list.tsv"), "乙\n")
	require.NoError(t, os.Symlink(filepath.Join(dir, "secret.tsv"), filepath.Join(own, "link.tsv")))
	for name, ok := range map[string]bool{"list.tsv": true, "./list.tsv": true, "link.tsv": false, "../secret.tsv": false, "none.tsv": false, ".": false, "": false} {
		path := filepath.Join(own, "gaolint.yaml")
		write(path, "words:\n  files:\n    - \""+name+"\"\n")
		c, err := Read(path)
		if !ok {
			var e *strict.Error
			require.ErrorAs(t, err, &e, name)
			require.Equal(t, 3, e.Line)
			continue
		}
		require.NoError(t, err, name)
		require.Equal(t, "乙", c.Forbidden()[0].Wrong)
		require.Len(t, c.Sources(), 1)
	}
}

// FuzzParseWords: any bytes get an answer; places lie within the text.
func FuzzParseWords(f *testing.F) {
	f.Add([]byte("甲\t乙\t丙\terror\n+丁\n#\n\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_, faults := ParseWords("a.tsv", data)
		for _, x := range faults {
			require.Positive(t, x.Line)
			require.Positive(t, x.Column)
			require.LessOrEqual(t, x.Column, utf8.RuneCount(data)+1)
		}
	})
}
