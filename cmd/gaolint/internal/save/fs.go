package save

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// FS is every operation on files that this package uses, so that tests can
// make each fail. OS is the real one.
type FS interface {
	// Resolve gives the path with all symbolic links followed.
	Resolve(path string) (string, error)
	// Lstat describes a file without following a link.
	Lstat(path string) (fs.FileInfo, error)
	// Open opens a file for reading. It neither waits for the writer of a
	// named pipe nor, where the platform can refuse it, follows a link.
	Open(path string) (File, error)
	// Writable tells, by the error, whether the file itself may be written.
	// It leaves the file as it is.
	Writable(path string) error
	// CreateTemp makes a new file in dir that only its owner may read, with a
	// random name in place of the pattern's *.
	CreateTemp(dir, pattern string) (File, error)
	// CopyAttributes makes the access list and the other extended attributes
	// of the file at to those of the one at from, as far as the platform has
	// them.
	CopyAttributes(from, to string) error
	// Rename puts a file in the place of another.
	Rename(from, to string) error
	// Remove deletes a file.
	Remove(path string) error
	// SyncDir flushes a folder's list of names to the disk.
	SyncDir(dir string) error
}

// File is an open file of an FS.
type File interface {
	io.ReadWriteCloser
	Name() string
	Stat() (fs.FileInfo, error)
	Chmod(mode fs.FileMode) error
	Chown(uid, gid int) error
	Sync() error
}

// OS is the file system of the operating system.
var OS FS = system{}

type system struct{}

func (system) Resolve(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

func (system) Lstat(path string) (fs.FileInfo, error) { return os.Lstat(path) }

func (system) Open(path string) (File, error) {
	return handle(os.OpenFile(path, os.O_RDONLY|openFlags, 0))
}

func (system) Writable(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|openFlags, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

func (system) CreateTemp(dir, pattern string) (File, error) {
	return handle(os.CreateTemp(dir, pattern))
}

func (system) CopyAttributes(from, to string) error { return copyAttributes(from, to) }

func (system) Rename(from, to string) error { return os.Rename(from, to) }

func (system) Remove(path string) error { return os.Remove(path) }

func (system) SyncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	err = f.Sync()
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// handle keeps a nil *os.File from becoming a File that is not nil.
func handle(f *os.File, err error) (File, error) {
	if err != nil {
		return nil, err
	}
	return f, nil
}
