package save

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// draft is a generated document: a file as it lies in a folder, and the text
// that is to take its place.
type draft struct {
	old, new string
	mode     fs.FileMode
	linked   bool // named through a symbolic link
}

func generate(n int) []draft {
	rng := rand.New(rand.NewPCG(20261121, 1))
	lines := []string{"一、总体情况", "2025年共收到申请26件", "\uFEFF", "𠮷", "| 17 | 9 |", ""}
	text := func() string {
		var b strings.Builder
		end := []string{"\n", "\r\n", "\r"}[rng.IntN(3)]
		for range rng.IntN(40) {
			b.WriteString(lines[rng.IntN(len(lines))] + end)
		}
		return b.String()
	}
	drafts := make([]draft, n)
	for i := range drafts {
		d := draft{text(), text(), []fs.FileMode{0o600, 0o644, 0o640, 0o755, 0o666}[rng.IntN(5)], rng.IntN(4) == 0}
		switch i {
		case 0:
			d.old = ""
		case 1:
			d.new = ""
		case 2:
			d.new = d.old + "。"
		case 3:
			d.old, d.new = strings.Repeat(d.old+"件", 3000), strings.Repeat(d.new+"x", 3000)
		}
		if d.old == d.new {
			d.new += "。"
		}
		drafts[i] = d
	}
	return drafts
}

// place writes the draft into an empty folder and returns the path to name.
func (d draft) place(t *testing.T, dir string) string {
	file := filepath.Join(dir, "draft.md")
	_ = os.Remove(file) // much faster than overwriting, which some file systems flush
	require.NoError(t, os.WriteFile(file, []byte(d.old), 0o600))
	require.NoError(t, os.Chmod(file, d.mode))
	if !d.linked {
		return file
	}
	link := filepath.Join(dir, "link.md")
	if _, err := os.Lstat(link); err != nil {
		require.NoError(t, os.Symlink("draft.md", link))
	}
	return link
}

// replaceThrough reads and replaces through the seam.
func replaceThrough(s *seam, path, text string) error {
	snap, err := Read(s, path)
	if err != nil {
		return err
	}
	return Replace(s, snap, []byte(text))
}

// traps are the ways in which one operation can go wrong.
func traps(op string) []trap {
	var all []trap
	for _, errno := range errnos {
		all = append(all, trap{err: errno})
	}
	switch op {
	case "write":
		all = append(all, trap{half: true}, trap{half: true, lie: true}, trap{half: true, err: syscall.ENOSPC},
			trap{err: syscall.EIO, after: true})
	case "writable":
		all = append(all, trap{err: syscall.EPERM}, trap{err: syscall.EBUSY}) // locked files
	case "rename", "chmod", "chown", "sync", "attributes":
		all = append(all, trap{err: syscall.EIO, after: true})
	}
	return all
}

// TestEveryOperationFails lets each operation fail in each way, once and from
// then on: the file is wholly old or wholly new, it is old exactly if an error
// is returned, its mode stays, no file is left open, and no temporary file is
// left over that the error does not name.
func TestEveryOperationFails(t *testing.T) {
	runs := 0
	for i, d := range generate(40) {
		dir := inMemory(t)
		dry := &seam{real: OS}
		require.NoError(t, replaceThrough(dry, d.place(t, dir), d.new), "draft %d", i)
		path := d.place(t, dir)
		for k, op := range dry.ops {
			for n, tr := range traps(op) {
				for _, forever := range []bool{false, true} {
					if forever && n > 0 {
						continue // what goes wrong first makes no difference to the rest
					}
					s := &seam{real: OS, at: failing(k+1, tr, forever)}
					err := replaceThrough(s, path, d.new)
					what := fmt.Sprintf("draft %d, operation %d (%s) of %v: %+v, forever %v: %v", i, k+1, op, dry.ops, tr, forever, err)
					d.verify(t, dir, s, err, forever, what)
					if err == nil {
						d.place(t, dir)
					}
					runs++
				}
			}
		}
	}
	t.Logf("%d runs", runs)
}

// TestOrder: the text is flushed before it is counted, the last look comes
// after all that takes time, and nothing lies between it and the rename.
func TestOrder(t *testing.T) {
	dir := t.TempDir()
	path := draft{old: "old", mode: 0o644}.place(t, dir)
	s := &seam{real: OS}
	require.NoError(t, replaceThrough(s, path, "new"))
	look := "resolve lstat open stat read read stat close " // the second read meets the end
	require.Equal(t, look+"writable create write stat attributes stat chmod sync stat close "+look+"rename syncdir",
		strings.Join(s.ops, " "))
}

// inMemory is a folder that no disk slows down, where there is such a thing.
func inMemory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "gaolint")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// failing lets operation k go wrong, and all after it if forever is set.
func failing(k int, tr trap, forever bool) func(int, string) trap {
	return func(now int, _ string) trap {
		switch {
		case now == k:
			return tr
		case now > k && forever:
			return trap{err: syscall.EIO}
		}
		return trap{}
	}
}

func (d draft) verify(t *testing.T, dir string, s *seam, err error, forever bool, what string) {
	file := filepath.Join(dir, "draft.md")
	if want := map[bool]string{true: d.old, false: d.new}[err != nil]; content(t, file) != want {
		require.Equal(t, want, content(t, file), what)
	}
	info, serr := os.Lstat(file)
	require.NoError(t, serr)
	if runtime.GOOS != "windows" && info.Mode() != d.mode {
		require.Equal(t, d.mode, info.Mode(), what)
	}
	if s.open != 0 {
		require.Zero(t, s.open, what)
	}
	left := strays(t, dir, "draft.md", "link.md")
	if err == nil {
		require.Empty(t, left, what)
		return
	}
	var e *Error
	require.ErrorAs(t, err, &e, what)
	if forever && e.Left != "" { // the removal failed as well: at least it is said
		require.Equal(t, []string{filepath.Base(e.Left)}, left, what)
		require.Contains(t, err.Error(), e.Left)
		require.NoError(t, os.Remove(e.Left))
		return
	}
	require.Empty(t, left, what)
	require.Empty(t, e.Left, what)
}

// TestErrorsSpeak shows the messages of the common failures whole.
func TestErrorsSpeak(t *testing.T) {
	dir := t.TempDir()
	path := draft{old: "old", mode: 0o644}.place(t, dir)
	for _, c := range []struct {
		op   string
		trap trap
		want string
	}{
		{"write", trap{err: &fs.PathError{Op: "write", Path: "/x/.gaolint-1.tmp", Err: syscall.ENOSPC}}, "writing the new text: no space left on device; free some space and run the command again"},
		{"write", trap{half: true}, "writing the new text: 1 of 3 bytes written: short write"},
		{"write", trap{half: true, lie: true}, "checking the new text: 1 of 3 bytes arrived: short write"},
		{"sync", trap{err: syscall.EIO}, "flushing the new text to the disk: input/output error"},
		{"create", trap{err: syscall.EACCES}, "making a temporary file in the same folder: permission denied; ask for the permission, or work on a copy"},
		{"rename", trap{err: &os.LinkError{Op: "rename", Old: "a", New: "b", Err: syscall.EIO}}, "replacing the file: input/output error"},
		{"writable", trap{err: syscall.EROFS}, "opening the file for writing: it is read-only: read-only file system; make it writable first, if it may be changed"},
		{"writable", trap{err: syscall.EPERM}, "opening the file for writing: it is read-only: operation not permitted; make it writable first, if it may be changed"},
	} {
		s := &seam{real: OS, at: func(_ int, op string) trap {
			if op == c.op {
				return c.trap
			}
			return trap{}
		}}
		require.EqualError(t, replaceThrough(s, path, "new"), path+": "+c.want)
	}
	both := &seam{real: OS, at: func(_ int, op string) trap {
		if op == "sync" || op == "remove" {
			return trap{err: syscall.EIO}
		}
		return trap{}
	}}
	err := replaceThrough(both, path, "new")
	require.ErrorContains(t, err, "please delete the temporary file "+dir)
	require.ErrorIs(t, err, syscall.EIO)
}

// TestLostAnswer: a rename that was done and whose answer was lost is taken as
// done; if nobody can tell, the error says so.
func TestLostAnswer(t *testing.T) {
	for _, asked := range []bool{true, false} {
		dir := t.TempDir()
		path := draft{old: "old", mode: 0o644}.place(t, dir)
		renamed := false
		s := &seam{real: OS, at: func(_ int, op string) trap {
			switch {
			case op == "rename":
				renamed = true
				return trap{err: syscall.EIO, after: true}
			case renamed && op == "lstat" && !asked:
				return trap{err: syscall.EIO}
			}
			return trap{}
		}}
		err := replaceThrough(s, path, "new")
		require.Equal(t, "new", content(t, path))
		require.Empty(t, strays(t, dir, "draft.md"))
		if asked {
			require.NoError(t, err)
		} else {
			require.ErrorContains(t, err, "could not be found out")
		}
	}
}
