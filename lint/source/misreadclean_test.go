package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestRightTextsAreWellRead: of the samples, which are in order, none is garbled, and none
// holds a sign of it by which it would be looked at.
func TestRightTextsAreWellRead(t *testing.T) {
	n := 0
	look := func(path string) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		n++
		require.Zero(t, Misread(string(text)), path)
	}
	look(filepath.FromSlash("../../editors/sample/draft.md"))
	rules := filepath.FromSlash("../../rules")
	require.NoError(t, filepath.WalkDir(rules, func(path string, e fs.DirEntry, err error) error {
		inTestdata := strings.Contains(path, "testdata") && strings.HasPrefix(e.Name(), "clean")
		if inTestdata && !e.IsDir() || filepath.Dir(path) == filepath.Join(rules, "profiles") && filepath.Ext(path) == ".md" {
			look(path)
		}
		return err
	}))
	require.Greater(t, n, 10)
}

// TestSamplesMisread: each form's sample is known again however it was misread.
func TestSamplesMisread(t *testing.T) {
	paths, err := filepath.Glob(filepath.FromSlash("../../rules/profiles/gov-*.md"))
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		require.NoError(t, err)
		text := string(raw)
		for _, c := range []struct {
			charset Charset
			read    string
			want    Misreading
		}{
			{GB18030, "utf-8", GBAsUTF8}, {GB18030, "latin1", GBAsLatin}, {PlainUTF8, "gb18030", UTF8AsGB},
			{UTF16LE, "utf-8", UTF16LEAsUTF8}, {UTF16BE, "utf-8", UTF16BEAsUTF8},
			{UTF16LE, "latin1", UTF16LEAsLatin}, {UTF16BE, "windows-1252", UTF16BEAsLatin},
		} {
			require.Equal(t, c.want, Misread(from(t, text, c.charset, c.read)).How, "%s: %s as %s", path, c.charset, c.read)
		}
	}
}
