package save

import (
	"errors"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"syscall"
	"unicode"
)

// What can be wrong with a file itself, for errors.Is. Anything else in an
// *Error comes from the operating system.
var (
	// ErrChanged: the file is not the one that was read: rewritten, replaced,
	// deleted, made a link or a folder, or given another mode or owner.
	ErrChanged = errors.New("it has changed since it was read")
	// ErrBusy: the file grew, shrank or changed while it was being read.
	ErrBusy = errors.New("another program is writing it")
	// ErrNotRegular: a folder, named pipe, device or socket.
	ErrNotRegular = errors.New("it is not an ordinary file")
	// ErrTooLarge: the file is larger than MaxSize.
	ErrTooLarge = errors.New("it is larger than " + strconv.Itoa(MaxSize>>20) + " MB")
	// ErrReadOnly: the file is marked read-only, or we may not write it.
	ErrReadOnly = errors.New("it is read-only")
	// ErrHardLink: the file has further names, which would go on holding the
	// old text.
	ErrHardLink = errors.New("it has further names (hard links)")
	// ErrProperties: the new file could not be given the mode, owner or
	// attributes of the old one.
	ErrProperties = errors.New("its owner, mode or attributes cannot be kept")
)

// Error says which file could not be read or replaced, why, and what to do.
// After a failed Replace the file is as it was.
type Error struct {
	Path  string // as it was named to Read
	Step  string // what was being done, in English: "writing the new text"
	Kind  error  // one of the Err values of this package, or nil
	Cause error  // the operating system's error, or more words on Kind, or nil
	Left  string // path of a temporary file that could not be removed, or ""
}

// Unwrap lets errors.Is see both the kind and the cause.
func (e *Error) Unwrap() []error {
	var all []error
	for _, err := range []error{e.Kind, e.Cause} {
		if err != nil {
			all = append(all, err)
		}
	}
	return all
}

// Error is "PATH: STEP: what is wrong; what to do".
func (e *Error) Error() string {
	parts := []string{printable(e.Path), e.Step}
	if e.Kind != nil && !errors.Is(e.Cause, e.Kind) {
		parts = append(parts, e.Kind.Error())
	}
	if e.Cause != nil {
		parts = append(parts, innermost(e.Cause).Error())
	}
	s := strings.Join(parts, ": ")
	if advice := e.advice(); advice != "" {
		s += "; " + advice
	}
	if e.Left != "" {
		s += "; please delete the temporary file " + printable(e.Left)
	}
	return s
}

func (e *Error) advice() string {
	switch {
	case e.Kind == ErrChanged:
		return "run the command again"
	case e.Kind == ErrBusy:
		return "wait until that is done and run the command again"
	case e.Kind == ErrNotRegular:
		return "name an ordinary file"
	case e.Kind == ErrTooLarge:
		return "split the file"
	case e.Kind == ErrReadOnly:
		return "make it writable first, if it may be changed"
	case e.Kind == ErrHardLink:
		return "work on a copy, or remove the other names"
	case e.Kind == ErrProperties:
		return "let the file's owner run the command, or work on a copy"
	case errors.Is(e.Cause, syscall.ENOSPC), errors.Is(e.Cause, syscall.EDQUOT):
		return "free some space and run the command again"
	case errors.Is(e.Cause, fs.ErrPermission):
		return "ask for the permission, or work on a copy"
	}
	return ""
}

// innermost takes the wrappers off that name a path: it may be that of the
// temporary file, which tells the user nothing.
func innermost(err error) error {
	for {
		var path *fs.PathError
		var link *os.LinkError
		switch {
		case errors.As(err, &path):
			err = path.Err
		case errors.As(err, &link):
			err = link.Err
		default:
			return err
		}
	}
}

// printable quotes a path that could move a terminal's cursor or hide itself.
func printable(path string) string {
	if strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) || r == unicode.ReplacementChar }) {
		return strconv.QuoteToGraphic(path)
	}
	return path
}
