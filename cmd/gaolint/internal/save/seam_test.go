package save

import (
	"io/fs"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// seam is the real file system with every operation counted and named, so that
// a test can let the k-th one fail or do something else just before it.
type seam struct {
	real FS
	ops  []string                    // the operations so far
	open int                         // files opened and not closed
	at   func(k int, op string) trap // what to do with operation k, from 1; may be nil
}

// trap is how an operation goes wrong. The zero value lets it be.
type trap struct {
	err   error // returned without doing anything, except as below
	after bool  // do it first, then return err
	skip  bool  // do nothing and say that it was done
	half  bool  // of a write: only half of the bytes arrive
	lie   bool  // of a write: and all are said to have arrived
}

func (s *seam) step(op string) trap {
	s.ops = append(s.ops, op)
	if s.at == nil {
		return trap{}
	}
	return s.at(len(s.ops), op)
}

// do performs an operation that only has an error.
func (s *seam) do(op string, f func() error) error {
	t := s.step(op)
	if t.skip {
		return nil
	}
	if t.err == nil || t.after {
		if err := f(); err != nil {
			return err
		}
	}
	return t.err
}

func (s *seam) Resolve(path string) (r string, err error) {
	err = s.do("resolve", func() error { r, err = s.real.Resolve(path); return err })
	return r, err
}

func (s *seam) Lstat(path string) (i fs.FileInfo, err error) {
	err = s.do("lstat", func() error { i, err = s.real.Lstat(path); return err })
	return i, err
}

func (s *seam) Open(path string) (File, error) {
	return s.file("open", func() (File, error) { return s.real.Open(path) })
}

func (s *seam) CreateTemp(dir, pattern string) (File, error) {
	return s.file("create", func() (File, error) { return s.real.CreateTemp(dir, pattern) })
}

func (s *seam) file(op string, f func() (File, error)) (File, error) {
	if t := s.step(op); t.err != nil {
		return nil, t.err
	}
	h, err := f()
	if err != nil {
		return nil, err
	}
	s.open++
	return &seamFile{File: h, s: s}, nil
}

func (s *seam) Writable(path string) error {
	return s.do("writable", func() error { return s.real.Writable(path) })
}

func (s *seam) CopyAttributes(from, to string) error {
	return s.do("attributes", func() error { return s.real.CopyAttributes(from, to) })
}

func (s *seam) Rename(from, to string) error {
	return s.do("rename", func() error { return s.real.Rename(from, to) })
}

func (s *seam) Remove(path string) error {
	return s.do("remove", func() error { return s.real.Remove(path) })
}

func (s *seam) SyncDir(dir string) error { return s.do("syncdir", func() error { return nil }) }

type seamFile struct {
	File
	s *seam
}

func (f *seamFile) Read(p []byte) (n int, err error) {
	if t := f.s.step("read"); t.err != nil {
		return 0, t.err
	}
	return f.File.Read(p)
}

func (f *seamFile) Write(p []byte) (int, error) {
	t := f.s.step("write")
	arrive := p
	switch {
	case t.half:
		arrive = p[:len(p)/2]
	case t.err != nil && !t.after:
		return 0, t.err
	}
	n, err := f.File.Write(arrive)
	switch {
	case err != nil:
		return n, err
	case t.lie:
		return len(p), nil
	}
	return n, t.err
}

func (f *seamFile) Stat() (i fs.FileInfo, err error) {
	err = f.s.do("stat", func() error { i, err = f.File.Stat(); return err })
	return i, err
}

func (f *seamFile) Chmod(mode fs.FileMode) error {
	return f.s.do("chmod", func() error { return f.File.Chmod(mode) })
}

func (f *seamFile) Chown(uid, gid int) error {
	return f.s.do("chown", func() error { return f.File.Chown(uid, gid) })
}

// Sync does not flush: here it is the order of steps that is tested, thousands
// of times, and not the disk.
func (f *seamFile) Sync() error { return f.s.do("sync", func() error { return nil }) }

// Close closes in any case, as a failing close does on Unix.
func (f *seamFile) Close() error {
	t := f.s.step("close")
	f.s.open--
	if err := f.File.Close(); err != nil {
		return err
	}
	return t.err
}

// strays are the names in a folder other than the ones expected there.
func strays(t *testing.T, dir string, expected ...string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var found []string
next:
	for _, e := range entries {
		for _, name := range expected {
			if e.Name() == name {
				continue next
			}
		}
		found = append(found, e.Name())
	}
	return found
}

// content is a file's bytes as a string.
func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(b)
}

// requireKind wants an *Error of a kind whose message names the path.
func requireKind(t *testing.T, kind, err error) {
	t.Helper()
	require.ErrorIs(t, err, kind)
	var e *Error
	require.ErrorAs(t, err, &e)
	require.Empty(t, e.Left)
	require.True(t, strings.HasPrefix(err.Error(), printable(e.Path)+": "), err.Error())
	require.Contains(t, err.Error(), "; ", "says what to do")
}

var errnos = []error{syscall.ENOSPC, syscall.EIO, syscall.EACCES, syscall.EROFS}
