package lists

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"gaolint/lint/linttest/growth"
)

func TestNames(t *testing.T) {
	for _, c := range []struct {
		data string
		want []string
	}{
		{"", nil},
		{"a.md\nb.md\n", []string{"a.md", "b.md"}},
		{"a.md\r\n\r\n稿 件.md", []string{"a.md", "稿 件.md"}},
		{"a\nb\x00\"c\"\x00", []string{"a\nb", `"c"`}},
		{`"\346\226\260 \"x\"\t\\.md"` + "\n", []string{"新 \"x\"\t\\.md"}},
		{"\uFEFFa.md\n", []string{"a.md"}},
		{"\xff\xfea\x00.\x00m\x00d\x00\n\x00", []string{"a.md"}},
	} {
		names, _, err := Names([]byte(c.data))
		require.NoError(t, err)
		require.Equal(t, c.want, names, "%q", c.data)
	}
	for _, bad := range []string{"a\n\"b\n", "a\n\"b\\\"", "a\n\""} {
		_, line, err := Names([]byte(bad))
		require.ErrorIs(t, err, ErrQuoted)
		require.Equal(t, 2, line)
	}
}

func FuzzNames(f *testing.F) {
	f.Add([]byte(`"\346\226\260"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		names, _, _ := Names(data)
		for _, n := range names {
			require.NotEmpty(t, n)
		}
	})
}

func TestGlobs(t *testing.T) {
	g := NewGlobs([]string{"归档", "**/旧稿-*.md", "./only/this.md", "tmp/", "a/*.txt", "[", ""})
	for path, want := range map[string]bool{
		"归档": true, "归档/a.md": true, "x/归档/y/a.md": true, "归档2/a.md": false,
		"旧稿-1.md": true, "x/旧稿-1.md": true, "旧稿.md": false,
		"only/this.md": true, "x/only/this.md": true, "only/that.md": false,
		"tmp": true, "x/tmp/a": true, "a/b.txt": true, "a/b/c.txt": false, "x/a/b.txt": true,
	} {
		require.Equal(t, want, g.Match(path), path)
	}
}

// TestManyGlobs: a path is looked up among plain names, not held against each.
func TestManyGlobs(t *testing.T) {
	paths := func(n int) (list []string) {
		for i := range n {
			list = append(list, fmt.Sprintf("folder%d/file.md", i))
		}
		return list
	}
	g := NewGlobs(paths(1000))
	require.True(t, g.Match("a/folder999/file.md"))
	require.False(t, g.Match("a/folder1000/file.md"))
	growth.Linear(t, "gaolint/cmd/gaolint/internal/lists", 1<<10, []string{"x/"}, func(unit string, size int) func() {
		return func() {
			g := NewGlobs(paths(size))
			for range size {
				g.Match(strings.Repeat(unit, 20) + "y.md")
			}
		}
	})
}

// TestIgnored holds the reading of .gitignore to the examples of git's own manual.
func TestIgnored(t *testing.T) {
	root := t.TempDir()
	write := func(path, text string) {
		path = filepath.Join(root, path)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	write(".git/HEAD", "")
	write(".gitignore", "# comment\n\n*.log\n!keep.log\n/top.md\ndoc/frotz/\nhello.*\nfoo/*\nabc/**\na/**/b\n\\#name\ntrailing \\ \nbuild/\n{x}.md\nout\n归档\n")
	write("drafts/.gitignore", "*.md\n!final.md\n/own\n")
	for path, want := range map[string]bool{
		"x.log": true, "a/x.log": true, "keep.log": false, "top.md": true, "sub/top.md": false,
		"doc/frotz/": true, "a/doc/frotz/": false, "doc/frotz": false,
		"hello.txt": true, "sub/hello.java": true, "foo/test.json": true, "foo/bar/": true,
		"abc/": false, "abc/x": true, "abc/x/y": true, "a/b": true, "a/x/b": true, "a/x/y/b": true,
		"#name": true, "trailing  ": true, "build/": true, "build": false, "sub/build/": true,
		"{x}.md": true, "x.md": false, "out": true, "x/out/": true, "归档/": true, "x/归档": true,
		"drafts/a.md": true, "drafts/final.md": false, "drafts/sub/a.md": true, "drafts/own": true, "drafts/sub/own": false,
	} {
		for _, from := range []string{root, filepath.Join(root, "drafts")} {
			if from != root && !strings.HasPrefix(path, "drafts/") {
				continue
			}
			g := NewIgnored(from)
			require.Equal(t, want, g.Match(filepath.Join(root, filepath.FromSlash(strings.TrimSuffix(path, "/"))), strings.HasSuffix(path, "/")), path)
		}
	}
	// Without .git, only what lies in the folder that is walked counts.
	require.NoError(t, os.RemoveAll(filepath.Join(root, ".git")))
	if NewIgnored(root).top == root {
		g := NewIgnored(filepath.Join(root, "drafts"))
		require.False(t, g.Match(filepath.Join(root, "drafts", "x.log"), false))
		require.True(t, g.Match(filepath.Join(root, "drafts", "x.md"), false))
	}
}

func TestExpand(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"a.md", "b.txt", "sub/c.md", ".hidden/d.md", ".e.md", "稿1.md"} {
		require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(root, name), nil, 0o644))
	}
	t.Chdir(root)
	for pattern, want := range map[string][]string{
		"*.md": {"a.md", "稿1.md"}, "**/*.md": {"a.md", "sub/c.md", "稿1.md"}, "{a,b}.*": {"a.md", "b.txt"},
		"稿?.md": {"稿1.md"}, "x*": nil, "./*.txt": {"b.txt"},
	} {
		got, err := Expand(pattern)
		require.NoError(t, err)
		for i := range got {
			got[i] = filepath.ToSlash(got[i])
		}
		require.ElementsMatch(t, want, got, pattern)
	}
	_, err := Expand("[")
	require.Error(t, err)
}
