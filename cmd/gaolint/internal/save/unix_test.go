//go:build unix

package save

import (
	"io/fs"
	"os"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestModeIsKept also under a mask that would take bits away.
func TestModeIsKept(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0o077))
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o666, 0o755, 0o200 | 0o444, 0o644 | fs.ModeSetgid, 0o755 | fs.ModeSetuid, 0o644 | fs.ModeSticky} {
		_, path := lay(t)
		require.NoError(t, os.Chmod(path, mode))
		s, err := Read(OS, path)
		require.NoError(t, err)
		require.NoError(t, Replace(OS, s, []byte(fixed)))
		info, err := os.Stat(path)
		require.NoError(t, err)
		require.Equal(t, mode, info.Mode())
	}
}

// TestLinkAtTheLastMoment: a link that takes the file's place between the look
// at the name and the opening is not followed.
func TestLinkAtTheLastMoment(t *testing.T) {
	_, path := lay(t)
	_, twin := lay(t)
	s := &seam{real: OS, at: func(_ int, op string) trap {
		if op == "open" {
			require.NoError(t, os.Remove(path))
			require.NoError(t, os.Symlink(twin, path))
		}
		return trap{}
	}}
	_, err := Read(s, path)
	require.ErrorIs(t, err, syscall.ELOOP)
	require.Zero(t, s.open)
}

// TestModeNotTaken: a file system that accepts a mode and forgets it.
func TestModeNotTaken(t *testing.T) {
	dir, path := lay(t)
	s := &seam{real: OS, at: func(_ int, op string) trap { return trap{skip: op == "chmod"} }}
	snap, err := Read(s, path)
	require.NoError(t, err)
	requireKind(t, ErrProperties, Replace(s, snap, []byte(fixed)))
	require.Equal(t, old, content(t, path))
	require.Empty(t, strays(t, dir, "draft.md"))
}
