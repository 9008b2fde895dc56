package save

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"syscall"
)

// Output is a file that is being made: what was at its path stays until Commit.
type Output struct {
	path string
	file *os.File
	temp string // "" where the path is no file that could be replaced, such as a terminal
}

// Begin begins the file at path. The folder must be there; a file at path keeps its mode,
// a link is followed, and a device or a pipe is written directly.
func Begin(path string) (*Output, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode := fs.FileMode(0o666) // less the user's mask
	switch info, err := os.Stat(path); {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, failure("opening the file", err)
	case err == nil && info.IsDir():
		return nil, failure("opening the file", syscall.EISDIR)
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return nil, failure("opening the file", err)
		}
		return &Output{path: path, file: f}, nil
	case err == nil:
		mode = info.Mode() & fs.ModePerm
		f, err := os.OpenFile(path, os.O_WRONLY, 0) // a file marked read-only stays as it is
		if err != nil {
			return nil, failure("opening the file", err)
		}
		_ = f.Close()
	}
	for {
		temp := filepath.Join(filepath.Dir(path), fmt.Sprintf(".gaolint-%d.tmp", rand.Uint32()))
		f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, failure("making a temporary file in the same folder", err)
		}
		return &Output{path, f, temp}, nil
	}
}

func (o *Output) Write(p []byte) (int, error) { return o.file.Write(p) }

// Commit flushes what was written and puts it in its place. On an error the file is as
// it was.
func (o *Output) Commit() error {
	if o.temp == "" {
		return o.file.Close()
	}
	if err := errors.Join(o.file.Sync(), o.file.Close()); err != nil {
		_ = os.Remove(o.temp)
		return failure("flushing the new text to the disk", err)
	}
	if err := os.Rename(o.temp, o.path); err != nil {
		_ = os.Remove(o.temp)
		return failure("replacing the file", err)
	}
	return nil
}

// Discard leaves the file as it was.
func (o *Output) Discard() {
	_ = o.file.Close()
	if o.temp != "" {
		_ = os.Remove(o.temp)
	}
}
