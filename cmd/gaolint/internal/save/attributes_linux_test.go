package save

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestAttributesAreKept: extended attributes and the access list pass over, and
// one that the folder would hand down does not.
func TestAttributesAreKept(t *testing.T) {
	dir, path := lay(t)
	if err := syscall.Setxattr(path, "user.note", []byte("公开"), 0); err != nil {
		unable(t, err.Error())
	}
	// version 2; user::rw-, user:1234:rw-, group::r--, mask::rw-, other::---
	list := acl([]entry{{0x01, 6, -1}, {0x02, 6, 1234}, {0x04, 4, -1}, {0x10, 6, -1}, {0x20, 0, -1}})
	if err := syscall.Setxattr(path, "system.posix_acl_access", list, 0); err != nil {
		unable(t, err.Error())
	}
	inherited := acl([]entry{{0x01, 7, -1}, {0x02, 7, 4321}, {0x04, 5, -1}, {0x10, 7, -1}, {0x20, 5, -1}})
	require.NoError(t, syscall.Setxattr(dir, "system.posix_acl_default", inherited, 0))
	plain := filepath.Join(dir, "plain.md")
	require.NoError(t, os.WriteFile(plain, []byte(old), 0o644))
	require.NoError(t, syscall.Removexattr(plain, "system.posix_acl_access"))
	require.NoError(t, os.Chmod(plain, 0o640))

	for _, p := range []string{path, plain} {
		before, err := os.Stat(p)
		require.NoError(t, err)
		s, err := Read(OS, p)
		require.NoError(t, err)
		require.NoError(t, Replace(OS, s, []byte(fixed)))
		require.Equal(t, fixed, content(t, p))
		after, err := os.Stat(p)
		require.NoError(t, err)
		require.Equal(t, before.Mode(), after.Mode())
	}
	buf := make([]byte, 100)
	n, err := syscall.Getxattr(path, "user.note", buf)
	require.NoError(t, err)
	require.Equal(t, "公开", string(buf[:n]))
	n, err = syscall.Getxattr(path, "system.posix_acl_access", buf)
	require.NoError(t, err)
	require.Equal(t, list, buf[:n])
	names, err := attributeNames(plain)
	require.NoError(t, err)
	require.NotContains(t, names, "system.posix_acl_access")
	require.Equal(t, fs.FileMode(0o640), stat(t, plain).Mode())
}

func stat(t *testing.T, path string) fs.FileInfo {
	info, err := os.Stat(path)
	require.NoError(t, err)
	return info
}

// entry is one line of an access list: whom it is for, what they may, and the
// number of the user or group, or -1.
type entry struct {
	tag, perm uint16
	id        int32
}

// acl is an access list as the kernel stores it.
func acl(entries []entry) []byte {
	b := []byte{2, 0, 0, 0}
	for _, e := range entries {
		id := uint32(e.id)
		b = append(b, byte(e.tag), byte(e.tag>>8), byte(e.perm), byte(e.perm>>8), byte(id), byte(id>>8), byte(id>>16), byte(id>>24))
	}
	return b
}
