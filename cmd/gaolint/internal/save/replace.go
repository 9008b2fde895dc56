package save

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// tempPattern names temporary files so that no search for drafts takes them
// for one and people can tell whose they are.
const tempPattern = ".gaolint-*.tmp"

// kept are the mode bits that a file passes on to its successor.
const kept = fs.ModePerm | fs.ModeSetuid | fs.ModeSetgid | fs.ModeSticky

// Replace puts data in the place of the file that was read, if it is still
// that file; s must come from Read. On an error, which is an *Error, the file is as it was and no
// temporary file remains, or else Error.Left names it. (If a network file
// system answers the rename with an error and the look at the file thereafter
// too, it holds the one or the other text, and Error.Step says so.) If data is
// what was read, nothing is done.
//
// The rename is the moment of truth: what fails before it is an error, and
// what fails after it, the flushing of the folder, is not, since the file holds
// the new text. A loss of power may then bring back the old text, whole.
func Replace(fsys FS, s Snapshot, data []byte) error {
	if bytes.Equal(data, s.data) {
		return nil
	}
	if e := replaceable(fsys, s); e != nil {
		e.Path = s.path
		return e
	}
	t := temporary{fsys: fsys, like: s}
	if e := t.install(data); e != nil {
		e.Path = s.path
		e.Left = t.discard()
		return e
	}
	_ = fsys.SyncDir(filepath.Dir(s.target))
	return nil
}

// replaceable refuses files that the folder's permissions would let us replace
// although the file's own speak against it.
func replaceable(fsys FS, s Snapshot) *Error {
	const step = "opening the file for writing"
	if s.info.Mode()&0o222 == 0 { // asked before the system, which would let root through
		return &Error{Step: step, Kind: ErrReadOnly}
	}
	if ownership(s.info).links > 1 {
		return &Error{Step: step, Kind: ErrHardLink}
	}
	err := fsys.Writable(s.target)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return s.blame(fsys, &Error{Step: step, Kind: ErrReadOnly, Cause: err})
	}
	return s.blame(fsys, failure(step, err))
}

// blame is e, which came of touching the file, unless the reason is that the
// file is gone or another by now.
func (s Snapshot) blame(fsys FS, e *Error) *Error {
	if errors.Is(s.check(fsys), ErrChanged) {
		return &Error{Step: e.Step, Kind: ErrChanged}
	}
	return e
}

// temporary is the successor of a file until it takes its place.
type temporary struct {
	fsys FS
	like Snapshot
	file File   // nil once closed
	path string // "" before there is one and when it has become the file
}

// install makes the successor and puts it in place.
func (t *temporary) install(data []byte) *Error {
	f, err := t.fsys.CreateTemp(filepath.Dir(t.like.target), tempPattern)
	if err != nil {
		return failure("making a temporary file in the same folder", err)
	}
	t.file, t.path = f, f.Name()
	if err := write(f, data); err != nil {
		return failure("writing the new text", err)
	}
	if e := t.dress(); e != nil {
		return e
	}
	if err := f.Sync(); err != nil {
		return failure("flushing the new text to the disk", err)
	}
	// What the file system says now is what the rename will install: count
	// the bytes here, whatever the writes have claimed.
	info, err := f.Stat()
	if err == nil && info.Size() != int64(len(data)) {
		err = fmt.Errorf("%d of %d bytes arrived: %w", info.Size(), len(data), io.ErrShortWrite)
	}
	if err != nil {
		return failure("checking the new text", err)
	}
	if !alike(info, t.like.info) {
		return &Error{Step: "checking the new text", Kind: ErrProperties}
	}
	t.file = nil
	if err := f.Close(); err != nil {
		return failure("closing the new text", err)
	}
	return t.rename(info)
}

// rename is the last look at the old file and the step that replaces it.
func (t *temporary) rename(info fs.FileInfo) *Error {
	if err := t.like.check(t.fsys); err != nil {
		return failure("replacing the file", err)
	}
	err := t.fsys.Rename(t.path, t.like.target)
	if err != nil {
		// A network file system may have renamed and lost the answer. The file
		// then is ours, and saying that it is as it was would be wrong.
		now, lerr := t.fsys.Lstat(t.like.target)
		switch {
		case lerr != nil:
			return failure("replacing the file (whether it was replaced could not be found out)", err)
		case !os.SameFile(now, info):
			return failure("replacing the file", err)
		}
	}
	t.path = ""
	return nil
}

// dress gives the successor the owner, attributes and mode of the file. Only
// what differs is set: some file systems have one owner for everything and
// refuse to be told. The mode comes last, since a change of owner clears bits.
func (t *temporary) dress() *Error {
	const step = "giving the new text the file's owner and mode"
	mine, err := t.file.Stat()
	if err != nil {
		return failure(step, err)
	}
	want, have := ownership(t.like.info), ownership(mine)
	if want.uid != have.uid || want.gid != have.gid {
		if err := t.file.Chown(want.uid, want.gid); err != nil {
			return &Error{Step: step, Kind: ErrProperties, Cause: err}
		}
	}
	if err := t.fsys.CopyAttributes(t.like.target, t.path); err != nil {
		return t.like.blame(t.fsys, &Error{Step: step, Kind: ErrProperties, Cause: err})
	}
	if mine, err = t.file.Stat(); err != nil { // an access list changes the mode
		return failure(step, err)
	}
	if mine.Mode()&kept != t.like.info.Mode()&kept {
		if err := t.file.Chmod(t.like.info.Mode() & kept); err != nil {
			return &Error{Step: step, Kind: ErrProperties, Cause: err}
		}
	}
	return nil
}

// discard closes and deletes the temporary file, if there is one, and returns
// its path if that fails.
func (t *temporary) discard() (left string) {
	if t.file != nil {
		_ = t.file.Close() // the file goes; what it says no longer matters
	}
	if t.path == "" {
		return ""
	}
	if err := t.fsys.Remove(t.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return t.path
	}
	return ""
}

// write writes all of data, or tells why not.
func write(w io.Writer, data []byte) error {
	n, err := w.Write(data)
	if err == nil && n != len(data) {
		err = fmt.Errorf("%d of %d bytes written: %w", n, len(data), io.ErrShortWrite)
	}
	return err
}

// alike tells whether two files have the same owner and mode.
func alike(a, b fs.FileInfo) bool {
	x, y := ownership(a), ownership(b)
	return a.Mode()&kept == b.Mode()&kept && x.uid == y.uid && x.gid == y.gid
}

// failure is the *Error for an error in a step, or nil if there is none.
func failure(step string, err error) *Error {
	if err == nil {
		return nil
	}
	e := &Error{Step: step}
	e.Kind, e.Cause = split(err)
	return e
}
