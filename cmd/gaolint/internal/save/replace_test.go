package save

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"gaolint/lint/source"
)

// old and fixed have the same length, so that a size alone tells nothing.
const (
	old   = "收到申请26件\n"
	fixed = "收到申请35件\n"
	other = "收到申请99件\n"
)

// lay puts a file of the old text into a new folder.
func lay(t *testing.T) (dir, path string) {
	dir = t.TempDir()
	path = filepath.Join(dir, "draft.md")
	require.NoError(t, os.WriteFile(path, []byte(old), 0o644))
	return dir, path
}

func TestReplace(t *testing.T) {
	dir, path := lay(t)
	s, err := Read(OS, path)
	require.NoError(t, err)
	require.Equal(t, old, string(s.Bytes()))
	require.NoError(t, Replace(OS, s, []byte(fixed)))
	require.Equal(t, fixed, content(t, path))
	require.Empty(t, strays(t, dir, "draft.md"))
	requireKind(t, ErrChanged, Replace(OS, s, []byte(other)))
}

func TestReplaceWithTheSame(t *testing.T) {
	_, path := lay(t)
	before, err := os.Stat(path)
	require.NoError(t, err)
	s, err := Read(OS, path)
	require.NoError(t, err)
	require.NoError(t, Replace(OS, s, []byte(old)))
	after, err := os.Stat(path)
	require.NoError(t, err)
	require.True(t, unchanged(before, after), "nothing is done")
}

// changes are what can happen to a file between reading and writing.
var changes = []struct {
	name   string
	happen func(t *testing.T, path string)
	after  string // content at the path afterwards
}{
	{"rewritten", func(t *testing.T, path string) {
		require.NoError(t, os.WriteFile(path, []byte(other), 0o644))
	}, other},
	{"rewritten, time set back", func(t *testing.T, path string) {
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(path, []byte(other), 0o644))
		require.NoError(t, os.Chtimes(path, info.ModTime(), info.ModTime()))
	}, other},
	{"grown", func(t *testing.T, path string) {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
		require.NoError(t, err)
		_, err = f.WriteString("附件\n")
		require.NoError(t, err)
		require.NoError(t, f.Close())
	}, old + "附件\n"},
	{"touched", func(t *testing.T, path string) {
		require.NoError(t, os.Chtimes(path, time.Time{}, time.Now().Add(time.Hour)))
	}, old},
	{"replaced by an equal file", func(t *testing.T, path string) {
		info, err := os.Stat(path)
		require.NoError(t, err)
		twin := filepath.Join(t.TempDir(), "twin")
		require.NoError(t, os.WriteFile(twin, []byte(old), 0o644))
		require.NoError(t, os.Chtimes(twin, info.ModTime(), info.ModTime()))
		require.NoError(t, os.Rename(twin, path))
	}, old},
	{"made a link to itself", func(t *testing.T, path string) {
		require.NoError(t, os.Rename(path, path+".real"))
		require.NoError(t, os.Symlink(path+".real", path))
	}, old},
	{"made a link to an equal file", func(t *testing.T, path string) {
		twin := filepath.Join(t.TempDir(), "twin")
		require.NoError(t, os.Rename(path, twin))
		require.NoError(t, os.Symlink(twin, path))
	}, old},
	{"deleted", func(t *testing.T, path string) { require.NoError(t, os.Remove(path)) }, ""},
	{"became a folder", func(t *testing.T, path string) {
		require.NoError(t, os.Remove(path))
		require.NoError(t, os.Mkdir(path, 0o755))
	}, ""},
	{"folder became a file", func(t *testing.T, path string) {
		require.NoError(t, os.RemoveAll(filepath.Dir(path)))
		require.NoError(t, os.WriteFile(filepath.Dir(path), nil, 0o644))
	}, ""},
	{"given another mode", func(t *testing.T, path string) { require.NoError(t, os.Chmod(path, 0o600)) }, old},
	{"given a second name", func(t *testing.T, path string) { require.NoError(t, os.Link(path, path+".2")) }, old},
}

// TestChanged: whatever happens to the file between reading and writing, it is
// refused and stays as it then is; before the writing begins, and in the middle
// of it.
func TestChanged(t *testing.T) {
	for _, c := range changes {
		for _, when := range []string{"before", "create", "sync", "close"} {
			if c.name == "folder became a file" && when != "before" {
				continue // takes the temporary file along
			}
			t.Run(c.name+"/"+when, func(t *testing.T) {
				if runtime.GOOS == "windows" {
					t.Skip("no modes, and links need a privilege")
				}
				_, path := lay(t)
				snap, err := Read(OS, path)
				require.NoError(t, err)
				done := false
				s := &seam{real: OS, at: func(_ int, op string) trap {
					if op == when && !done {
						done = true
						c.happen(t, path)
					}
					return trap{}
				}}
				if when == "before" {
					c.happen(t, path)
				}
				requireKind(t, ErrChanged, Replace(s, snap, []byte(fixed)))
				require.Zero(t, s.open)
				if c.after != "" {
					require.Equal(t, c.after, content(t, path))
				}
				if c.name != "folder became a file" {
					require.Empty(t, strays(t, filepath.Dir(path), "draft.md", "draft.md.real", "draft.md.2"))
				}
			})
		}
	}
}

func TestReadOnlyIsRefused(t *testing.T) {
	_, path := lay(t)
	require.NoError(t, os.Chmod(path, 0o444))
	s, err := Read(OS, path)
	require.NoError(t, err)
	requireKind(t, ErrReadOnly, Replace(OS, s, []byte(fixed)))
	require.Equal(t, old, content(t, path))
}

func TestHardLinkIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("not to be seen there")
	}
	dir, path := lay(t)
	require.NoError(t, os.Link(path, filepath.Join(dir, "second.md")))
	s, err := Read(OS, path)
	require.NoError(t, err)
	requireKind(t, ErrHardLink, Replace(OS, s, []byte(fixed)))
	require.Equal(t, old, content(t, path))
	require.Empty(t, strays(t, dir, "draft.md", "second.md"))
}

// TestTextFormsAreKept goes the whole way of a fix: a byte order mark and the
// line ends come through.
func TestTextFormsAreKept(t *testing.T) {
	for name, text := range map[string]string{
		"mark":     "\uFEFF收到申请26件\n",
		"CRLF":     "一、总体情况\r\n收到申请26件\r\n",
		"both":     "\uFEFF收到申请26件\r\n\r\n",
		"CR":       "收到申请26件\r",
		"mixed":    "a\r\nb\n收到申请26件\r\u2028\u0085",
		"no ends":  "收到申请26件",
		"two mark": "\uFEFF\uFEFF收到申请26件",
	} {
		t.Run(name, func(t *testing.T) {
			_, path := lay(t)
			require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
			s, err := Read(OS, path)
			require.NoError(t, err)
			decoded, format, err := source.Decode(s.Bytes())
			require.NoError(t, err)
			at := strings.Index(decoded, "26")
			edited, err := source.Apply(decoded, []source.Edit{{Span: source.Span{Start: at, End: at + 2}, New: "35"}})
			require.NoError(t, err)
			encoded, err := format.Encode(edited)
			require.NoError(t, err)
			require.NoError(t, Replace(OS, s, encoded))
			require.Equal(t, strings.Replace(text, "26", "35", 1), content(t, path))
		})
	}
}

// TestLinkIsKept: the file behind a link is replaced, wherever it lies, and the
// link stays what it was; a link that leads elsewhere by now is refused.
func TestLinkIsKept(t *testing.T) {
	for _, when := range []string{"", "led elsewhere"} {
		dir, path := lay(t)
		links := t.TempDir()
		link, second := filepath.Join(links, "link.md"), filepath.Join(links, "second.md")
		if err := os.Symlink(path, second); err != nil {
			t.Skip(err)
		}
		require.NoError(t, os.Symlink("second.md", link))
		s, err := Read(OS, link)
		require.NoError(t, err)
		resolved, err := filepath.EvalSymlinks(path)
		require.NoError(t, err)
		require.Equal(t, resolved, s.Target())
		if when != "" {
			twin := filepath.Join(dir, "twin.md")
			require.NoError(t, os.WriteFile(twin, []byte(old), 0o644))
			require.NoError(t, os.Remove(second))
			require.NoError(t, os.Symlink(twin, second))
			requireKind(t, ErrChanged, Replace(OS, s, []byte(fixed)))
			require.Equal(t, old, content(t, path))
			require.Equal(t, old, content(t, twin))
			continue
		}
		require.NoError(t, Replace(OS, s, []byte(fixed)))
		require.Equal(t, fixed, content(t, path))
		to, err := os.Readlink(link)
		require.NoError(t, err)
		require.Equal(t, "second.md", to)
		require.Empty(t, strays(t, links, "link.md", "second.md"))
	}
}
