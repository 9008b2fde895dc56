package save

import (
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "x.md")
	require.NoError(t, os.Mkdir(folder, 0o755))
	_, err := Read(OS, folder)
	requireKind(t, ErrNotRegular, err)
	require.EqualError(t, err, folder+": reading the file: it is not an ordinary file but a folder; name an ordinary file")

	_, err = Read(OS, filepath.Join(dir, "none.md"))
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.ErrorContains(t, err, "none.md: reading the file: ")

	socket := filepath.Join(dir, "s")
	l, err := net.Listen("unix", socket)
	require.NoError(t, err)
	defer l.Close()
	_, err = Read(OS, socket)
	requireKind(t, ErrNotRegular, err)

	_, err = Read(OS, os.DevNull)
	requireKind(t, ErrNotRegular, err)
	require.ErrorContains(t, err, "a device")

	big := filepath.Join(dir, "big.md")
	require.NoError(t, os.WriteFile(big, nil, 0o644))
	require.NoError(t, os.Truncate(big, MaxSize+1)) // takes no room on the disk
	_, err = Read(OS, big)
	requireKind(t, ErrTooLarge, err)
	require.ErrorContains(t, err, "larger than 256 MB")
}

func TestReadLinkLoop(t *testing.T) {
	dir := t.TempDir()
	a, b := filepath.Join(dir, "a.md"), filepath.Join(dir, "b.md")
	if err := os.Symlink(a, b); err != nil {
		t.Skip(err)
	}
	require.NoError(t, os.Symlink(b, a))
	_, err := Read(OS, a)
	require.ErrorContains(t, err, "a.md: reading the file: ")
}

// TestReadNoticesChange: a file that grows, shrinks, or is rewritten while it
// is read is refused.
func TestReadNoticesChange(t *testing.T) {
	for name, happen := range map[string]func(path string) error{
		"grows": func(path string) error {
			return os.WriteFile(path, []byte(old+old), 0o644)
		},
		"shrinks":      func(path string) error { return os.Truncate(path, 3) },
		"becomes long": func(path string) error { return os.Truncate(path, 1<<40) },
	} {
		for _, when := range []string{"read", "stat"} {
			t.Run(name+"/"+when, func(t *testing.T) {
				_, path := lay(t)
				seen := 0
				s := &seam{real: OS, at: func(_ int, op string) trap {
					if op == when {
						seen++
						if when == "read" && seen == 1 || when == "stat" && seen == 2 {
							require.NoError(t, happen(path))
						}
					}
					return trap{}
				}}
				_, err := Read(s, path)
				requireKind(t, ErrBusy, err)
				require.Zero(t, s.open)
			})
		}
	}
}

// TestReadCutShort: a read that ends before the size that the file is said to
// have is not taken for the file.
func TestReadCutShort(t *testing.T) {
	_, path := lay(t)
	s := &seam{real: OS, at: func(_ int, op string) trap {
		if op == "read" {
			return trap{err: io.EOF}
		}
		return trap{}
	}}
	_, err := Read(s, path)
	requireKind(t, ErrBusy, err)
}

func TestReadEmpty(t *testing.T) {
	path := filepath.Join(t.TempDir(), "empty.md")
	require.NoError(t, os.WriteFile(path, nil, 0o644))
	s, err := Read(OS, path)
	require.NoError(t, err)
	require.Empty(t, s.Bytes())
	require.NoError(t, Replace(OS, s, []byte(fixed)))
	require.Equal(t, fixed, content(t, path))
}

// TestStrangeNames: names that could attack a terminal work, and are quoted in
// messages.
func TestStrangeNames(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a\nb.md", "\x1b[2J.md", "\u202eexe.md", "bad\xff.md", " -rf *.md", "報告 2025.md"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(old), 0o644); err != nil {
			continue // not a name on this platform
		}
		s, err := Read(OS, path)
		require.NoError(t, err)
		require.NoError(t, Replace(OS, s, []byte(fixed)))
		require.Equal(t, fixed, content(t, path))
		err = Replace(OS, s, []byte(other))
		requireKind(t, ErrChanged, err)
		require.NotContains(t, err.Error(), "\n")
		require.NotContains(t, err.Error(), "\x1b")
		require.NotContains(t, err.Error(), "\u202e")
	}
}
