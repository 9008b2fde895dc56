// Package journal remembers what a run of fix has replaced, so that it can be taken back.
// Each run has a folder of its own with a file for each text, which only the user may read.
package journal

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	// keptRuns is how many runs are remembered.
	keptRuns = 10
	// maxBytes bounds what all runs together take on the disk.
	maxBytes = 256 << 20
	// maxText bounds a text that is read back.
	maxText = 256 << 20
)

// ErrFull is the error of a run that replaces more than is remembered.
var ErrFull = errors.New("the run replaces more than is remembered")

// Entry is one replaced file.
type Entry struct {
	// Path is absolute, links followed.
	Path string `json:"path"`
	// Before and After are the SHA-256 of the file's content, in hexadecimal.
	Before string `json:"before"`
	After  string `json:"after"`

	file string // of the journal
}

// Run is a run that writes its journal.
type Run struct {
	dir     string
	parent  string
	entries int
	bytes   int64
	// last is what the latest entry takes, in bytes.
	last int64
}

// Hash is how entries name a content.
func Hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Begin prepares a run whose journal lies below the folder. Nothing is written yet.
func Begin(parent string) *Run { return &Run{parent: parent} }

// Add remembers a file before it is replaced: path is absolute, links followed.
func (r *Run) Add(path string, before, after []byte) error {
	if r.dir == "" {
		if err := r.open(); err != nil {
			return err
		}
	}
	var out bytes.Buffer
	head, err := json.Marshal(Entry{Path: path, Before: Hash(before), After: Hash(after)})
	if err != nil {
		return err
	}
	out.Write(append(head, '\n'))
	z := gzip.NewWriter(&out)
	if _, err := z.Write(before); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	if r.last = int64(out.Len()); r.bytes+r.last > maxBytes {
		return ErrFull
	}
	r.bytes += r.last
	r.entries++
	f, err := os.OpenFile(r.latest(), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(out.Bytes())
	return cmp.Or(err, f.Sync(), f.Close())
}

// latest is the file of the latest entry.
func (r *Run) latest() string { return filepath.Join(r.dir, fmt.Sprintf("%06d", r.entries)) }

// Drop takes the latest Add back, whose file was not replaced after all. A run without
// entries is none.
func (r *Run) Drop() error {
	err := os.Remove(r.latest())
	r.bytes -= r.last
	if r.entries--; r.entries > 0 {
		return err
	}
	dir := r.dir
	r.dir, r.bytes = "", 0
	return cmp.Or(err, os.Remove(dir))
}

// open makes the run's folder and forgets the oldest runs.
func (r *Run) open() error {
	if err := os.MkdirAll(r.parent, 0o700); err != nil {
		return err
	}
	runs, err := list(r.parent)
	if err != nil {
		return err
	}
	var total int64
	for i := len(runs) - 1; i >= 0; i-- {
		total += size(filepath.Join(r.parent, runs[i]))
		if len(runs)-i >= keptRuns || total > maxBytes {
			if err := os.RemoveAll(filepath.Join(r.parent, runs[i])); err != nil {
				return err
			}
		}
	}
	for {
		r.dir = filepath.Join(r.parent, time.Now().UTC().Format(stampLayout))
		if err := os.Mkdir(r.dir, 0o700); !errors.Is(err, fs.ErrExist) {
			if err != nil {
				r.dir = ""
			}
			return err
		}
		time.Sleep(time.Microsecond)
	}
}

// stampLayout names runs so that they sort by time.
const stampLayout = "20060102T150405.000000000"

// list gives the names of the runs' folders, oldest first.
func list(parent string) ([]string, error) {
	all, err := os.ReadDir(parent)
	if err != nil {
		return nil, err
	}
	var runs []string
	for _, e := range all {
		if _, err := time.Parse(stampLayout, e.Name()); err == nil && e.IsDir() {
			runs = append(runs, e.Name())
		}
	}
	slices.Sort(runs)
	return runs, nil
}

func size(dir string) (n int64) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return 0
	}
	for _, e := range all {
		if info, err := e.Info(); err == nil {
			n += info.Size()
		}
	}
	return n
}

// Last is the latest run that is remembered.
type Last struct {
	dir     string
	Entries []Entry
	// At is when it was made.
	At time.Time
}

// ErrNone is the error if nothing is remembered.
var ErrNone = errors.New("no run of fix is remembered")

// Open finds the latest run below the folder.
func Open(parent string) (*Last, error) {
	runs, err := list(parent)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(runs) == 0 {
		return nil, ErrNone
	}
	if err != nil {
		return nil, err
	}
	name := runs[len(runs)-1]
	l := &Last{dir: filepath.Join(parent, name)}
	if l.At, err = time.Parse(stampLayout, name); err != nil {
		return nil, err
	}
	files, err := os.ReadDir(l.dir)
	if err != nil {
		return nil, err
	}
	for i, f := range files {
		if strings.Trim(f.Name(), "0123456789") != "" {
			continue
		}
		e, _, err := read(filepath.Join(l.dir, f.Name()), false)
		if i == len(files)-1 && i > 0 && errors.Is(err, ErrDamaged) {
			break // cut off while it was written, so that its file was not replaced
		}
		if err != nil {
			return nil, err
		}
		l.Entries = append(l.Entries, e)
	}
	return l, nil
}

// Text gives the content that an entry's file had.
func (l *Last) Text(e Entry) ([]byte, error) {
	got, text, err := read(e.file, true)
	if err != nil {
		return nil, err
	}
	if got.Before != e.Before || Hash(text) != e.Before {
		return nil, ErrDamaged
	}
	return text, nil
}

// Forget removes the run.
func (l *Last) Forget() error { return os.RemoveAll(l.dir) }

// ErrDamaged is the error of a journal that was changed or cut off.
var ErrDamaged = errors.New("the journal is damaged")

func read(path string, text bool) (e Entry, data []byte, err error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return e, nil, err
	}
	head, rest, ok := bytes.Cut(raw, []byte("\n"))
	if err := json.Unmarshal(head, &e); err != nil || !ok || !filepath.IsAbs(e.Path) {
		return e, nil, ErrDamaged
	}
	e.file = path
	if !text {
		return e, nil, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(rest))
	if err != nil {
		return e, nil, ErrDamaged
	}
	if data, err = io.ReadAll(io.LimitReader(z, maxText+1)); err != nil {
		return e, nil, ErrDamaged
	}
	return e, data, nil
}
