package save

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 256 << 20

// Snapshot is a file as it was when it was read: its bytes, and all that is
// needed to know it again and to give a successor the same properties.
type Snapshot struct {
	path   string // as named
	target string // absolute, links followed
	data   []byte
	info   fs.FileInfo // of the open file, so that it stands for the inode read, not for the name
}

// Target is the absolute path of the file that was read, with symbolic links
// followed.
func (s Snapshot) Target() string { return s.target }

// Bytes is the file's content. It must not be modified.
func (s Snapshot) Bytes() []byte { return s.data }

// Read reads a whole ordinary file of at most MaxSize bytes. Links are
// followed, once. Folders, named pipes, devices and sockets are refused without
// being opened, and so is what changes while it is read. Errors are of type
// *Error.
func Read(fsys FS, path string) (Snapshot, error) {
	target, err := fsys.Resolve(path)
	if err != nil {
		return Snapshot{}, readError(path, err)
	}
	s, err := load(fsys, target)
	if err != nil {
		return Snapshot{}, readError(path, err)
	}
	s.path = path
	return s, nil
}

// Content gives the bytes of a file as Read does, for who will not write it: where it lies
// does not matter then.
func Content(fsys FS, path string) ([]byte, error) {
	if info, err := fsys.Lstat(path); err != nil || !info.Mode().IsRegular() {
		s, err := Read(fsys, path) // follows a link, and says what is wrong
		return s.data, err
	}
	s, err := load(fsys, path)
	if err != nil {
		return nil, readError(path, err)
	}
	return s.data, nil
}

func readError(path string, err error) *Error {
	e := &Error{Path: path, Step: "reading the file"}
	e.Kind, e.Cause = split(err)
	return e
}

// split tells this package's errors from those of the system. A kind that is
// wrapped in more words is also the cause, for the sake of the words.
func split(err error) (kind, cause error) {
	for _, known := range []error{ErrChanged, ErrBusy, ErrNotRegular, ErrTooLarge} {
		if err == known {
			return known, nil
		}
		if errors.Is(err, known) {
			return known, err
		}
	}
	return nil, err
}

// load reads the file at a path that has no links left in it.
func load(fsys FS, target string) (Snapshot, error) {
	info, err := fsys.Lstat(target)
	if err != nil {
		return Snapshot{}, err
	}
	if err := ordinary(info); err != nil {
		return Snapshot{}, err
	}
	f, err := fsys.Open(target)
	if err != nil {
		return Snapshot{}, err
	}
	s, err := drain(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	s.target = target
	return s, err
}

// drain reads an open file and makes sure that it stood still meanwhile.
func drain(f File) (Snapshot, error) {
	before, err := f.Stat()
	if err != nil {
		return Snapshot{}, err
	}
	if err := ordinary(before); err != nil { // the name may have passed to another file since Lstat
		return Snapshot{}, err
	}
	// One byte more than the size: a file that grows is noticed without
	// running after its end.
	buf := make([]byte, before.Size()+1)
	n, err := io.ReadFull(f, buf)
	switch {
	case err == nil:
		return Snapshot{}, ErrBusy
	case err != io.EOF && err != io.ErrUnexpectedEOF:
		return Snapshot{}, err
	}
	after, err := f.Stat()
	if err != nil {
		return Snapshot{}, err
	}
	if int64(n) != before.Size() || !unchanged(before, after) {
		return Snapshot{}, ErrBusy
	}
	return Snapshot{data: buf[:n:n], info: after}, nil
}

// ordinary refuses what is no regular file, saying what it is, and what is too
// large.
func ordinary(info fs.FileInfo) error {
	mode := info.Mode()
	switch {
	case mode.IsRegular() && info.Size() > MaxSize:
		return ErrTooLarge
	case mode.IsRegular():
		return nil
	}
	for _, kind := range []struct {
		bit  fs.FileMode
		name string
	}{
		{fs.ModeDir, "a folder"},
		{fs.ModeSymlink, "a symbolic link"},
		{fs.ModeNamedPipe, "a named pipe"},
		{fs.ModeSocket, "a socket"},
		{fs.ModeDevice, "a device"},
	} {
		if mode&kind.bit != 0 {
			return fmt.Errorf("%w but %s", ErrNotRegular, kind.name)
		}
	}
	return ErrNotRegular
}

// unchanged tells whether two descriptions are of the same file with the same
// size, time, mode, owner and number of names.
func unchanged(a, b fs.FileInfo) bool {
	return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime()) &&
		a.Mode() == b.Mode() && ownership(a) == ownership(b)
}

// check makes sure that the file is still the one that was read, in content
// too: times are coarse, and some programs set them back.
func (s Snapshot) check(fsys FS) error {
	target, err := fsys.Resolve(s.path)
	if err == nil && target != s.target {
		return ErrChanged
	}
	var now Snapshot
	if err == nil {
		now, err = load(fsys, s.target)
	}
	gone := errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, syscall.ELOOP)
	switch kind, _ := split(err); {
	case gone || kind != nil:
		return ErrChanged
	case err != nil:
		return err
	case !unchanged(s.info, now.info) || !bytes.Equal(s.data, now.data):
		return ErrChanged
	}
	return nil
}
