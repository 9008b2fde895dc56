package save

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"
)

// inChild names the test that a process was started for.
const inChild = "GAOLINT_TEST_CHILD"

// again runs the calling test in a process of its own, with the given rights
// and namespaces, and tells whether this is that process. What cannot be set up
// skips the test, but fails it in continuous integration.
func again(t *testing.T, attr *syscall.SysProcAttr, tmp string) bool {
	if os.Getenv(inChild) == t.Name() {
		return true
	}
	cmd := exec.Command("/proc/self/exe", "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), inChild+"="+t.Name(), "TMPDIR="+tmp)
	cmd.Dir, cmd.SysProcAttr = "/", attr
	out, err := cmd.CombinedOutput()
	switch {
	case err == nil && strings.Contains(string(out), "--- SKIP"):
		unable(t, string(out))
	case err == nil:
		require.Contains(t, string(out), "--- PASS: "+t.Name())
	case cmd.ProcessState == nil:
		unable(t, err.Error())
	default:
		t.Fatalf("%v\n%s", err, out)
	}
	return false
}

func unable(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("cannot be set up: ", why)
	}
	t.Skip("cannot be set up: ", why)
}

// public is a folder that other users can enter. The ones that testing makes
// are closed to them.
func public(t *testing.T) string {
	dir, err := os.MkdirTemp("", "gaolint")
	require.NoError(t, err)
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	require.NoError(t, os.Chmod(dir, 0o777))
	return dir
}

// mountTmpfs mounts a small file system that only this process sees.
func mountTmpfs(t *testing.T, options string) string {
	dir := t.TempDir()
	if err := syscall.Mount("", "/", "", syscall.MS_PRIVATE|syscall.MS_REC, ""); err != nil {
		t.Skip("no private mounts: ", err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, options); err != nil {
		t.Skip("no tmpfs: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// ownMounts asks for a mount namespace, with a user namespace where we are not
// root.
func ownMounts() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Geteuid() != 0 {
		attr.Cloneflags |= syscall.CLONE_NEWUSER
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}}
	}
	return attr
}

// TestFullDisk replaces files on a disk that really has no room left, in bytes
// and in names, for texts that do not fit at all or only in part.
func TestFullDisk(t *testing.T) {
	if !again(t, ownMounts(), public(t)) {
		return
	}
	dir := mountTmpfs(t, "size=64k,nr_inodes=8")
	path := filepath.Join(dir, "draft.md")
	text := strings.Repeat(old, 400)
	for _, free := range []int{0, 1, 2, 4096, 8192} { // bytes left over
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
		fill(t, filepath.Join(dir, "filler"), free)
		s, err := Read(OS, path)
		require.NoError(t, err)
		err = Replace(OS, s, []byte(strings.Repeat(fixed, 800)))
		require.ErrorIs(t, err, syscall.ENOSPC, "free %d", free)
		require.ErrorContains(t, err, "free some space")
		require.Equal(t, text, content(t, path))
		require.Empty(t, strays(t, dir, "draft.md", "filler"))
		require.NoError(t, os.Remove(filepath.Join(dir, "filler")))
	}
	s, err := Read(OS, path)
	require.NoError(t, err)
	var names []string
	for i := 0; ; i++ {
		name := filepath.Join(dir, "n"+string(rune('a'+i)))
		if os.WriteFile(name, nil, 0o644) != nil {
			break
		}
		names = append(names, name)
	}
	require.ErrorIs(t, Replace(OS, s, []byte(fixed)), syscall.ENOSPC, "no names left")
	require.Equal(t, text, content(t, path))
	for _, name := range names {
		require.NoError(t, os.Remove(name))
	}
	require.NoError(t, Replace(OS, s, []byte(fixed)), "and when there is room again, it works")
	require.Equal(t, fixed, content(t, path))
}

// fill writes until the disk is full and then frees some bytes, in whole pages
// as the file system counts them.
func fill(t *testing.T, path string, free int) {
	f, err := os.Create(path)
	require.NoError(t, err)
	size := 0
	for err == nil {
		var n int
		n, err = f.Write(make([]byte, 1024))
		size += n
	}
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.NoError(t, f.Truncate(int64(size-free)))
	require.NoError(t, f.Close())
}

// TestReadOnlyDisk: nothing can be written, and nothing is.
func TestReadOnlyDisk(t *testing.T) {
	if !again(t, ownMounts(), public(t)) {
		return
	}
	dir := mountTmpfs(t, "size=64k")
	path := filepath.Join(dir, "draft.md")
	require.NoError(t, os.WriteFile(path, []byte(old), 0o644))
	s, err := Read(OS, path)
	require.NoError(t, err)
	require.NoError(t, syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""))
	err = Replace(OS, s, []byte(fixed))
	requireKind(t, ErrReadOnly, err)
	require.ErrorIs(t, err, syscall.EROFS)
	require.Equal(t, old, content(t, path))
	require.Empty(t, strays(t, dir, "draft.md"))
}

// TestLockedFile: a file marked immutable is refused before anything is made.
// Where no file can be so marked, the seam says what the system would.
func TestLockedFile(t *testing.T) {
	dir, path := lay(t)
	snap, err := Read(OS, path)
	require.NoError(t, err)
	s := &seam{real: OS}
	if errno := setFlags(t, path, 0x10); errno != 0 { // FS_IMMUTABLE_FL
		t.Log("by the seam, since the mark cannot be set: ", errno)
		s.at = func(_ int, op string) trap {
			if op == "writable" {
				return trap{err: syscall.EPERM}
			}
			return trap{}
		}
	} else {
		defer setFlags(t, path, 0)
	}
	requireKind(t, ErrReadOnly, Replace(s, snap, []byte(fixed)))
	require.NotContains(t, s.ops, "create")
	require.Equal(t, old, content(t, path))
	require.Empty(t, strays(t, dir, "draft.md"))
}

// setFlags sets what chattr sets.
func setFlags(t *testing.T, path string, flags int32) syscall.Errno {
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	const setflags = 0x40086602 // FS_IOC_SETFLAGS on the architectures we build for
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, f.Fd(), setflags, uintptr(unsafe.Pointer(&flags)))
	return errno
}

// TestFIFO: a named pipe is refused without waiting for its writer, also if it
// takes the file's place at the last moment.
func TestFIFO(t *testing.T) {
	dir, path := lay(t)
	fifo := filepath.Join(dir, "fifo")
	require.NoError(t, syscall.Mkfifo(fifo, 0o644))
	done := make(chan struct{})
	go func() {
		defer close(done)
		_, err := Read(OS, fifo)
		requireKind(t, ErrNotRegular, err)
		s := &seam{real: OS, at: func(_ int, op string) trap {
			if op == "open" {
				require.NoError(t, os.Rename(fifo, path))
			}
			return trap{}
		}}
		_, err = Read(s, path)
		requireKind(t, ErrNotRegular, err)
		require.Zero(t, s.open)
	}()
	select {
	case <-done:
	case <-time.After(time.Minute):
		t.Fatal("hangs on a named pipe")
	}
}
