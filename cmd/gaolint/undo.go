package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/journal"
	"gaolint/cmd/gaolint/internal/save"
)

// errNoHome: the system does not tell where the user's files are.
var errNoHome = errors.New("the user's cache folder is not known; set HOME or XDG_CACHE_HOME")

// journalFolder is where fix remembers what it has replaced.
func journalFolder() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", errNoHome
	}
	return filepath.Join(base, "gaolint", "undo"), nil
}

// replace writes a file's new text and remembers the old one first.
func (r *fixRun) replace(s save.Snapshot, text []byte) error {
	remembered := !r.options.noJournal && !r.unremembered && !bytes.Equal(s.Bytes(), text)
	if remembered {
		if err := r.remember(s, text); err != nil {
			remembered, r.unremembered = false, true
			r.app.note("未能记下修改前的内容，不能用 gaolint undo 撤销：%s", "what is replaced could not be remembered, gaolint undo will not bring it back: %s", r.app.cause(err))
		}
	}
	err := save.Replace(save.OS, s, text)
	if err != nil && remembered {
		if now, unread := os.ReadFile(s.Target()); unread != nil || !bytes.Equal(now, text) {
			_ = r.journal.Drop() // there is nothing to take back; undo sees that, too
		}
	}
	return err
}

func (r *fixRun) remember(s save.Snapshot, text []byte) error {
	if r.journal == nil {
		dir, err := journalFolder()
		if err != nil {
			return err
		}
		r.journal = journal.Begin(dir)
	}
	return r.journal.Add(s.Target(), s.Bytes(), text)
}

func (a *app) undoCommand() *cobra.Command {
	return &cobra.Command{
		Use: "undo", Args: a.arguments(0, 0),
		Short: a.say("撤销最近一次 fix 对文件的修改", "take the last fix back"),
		RunE: func(*cobra.Command, []string) error {
			a.speakAs(".")
			return a.undo()
		},
	}
}

// undone is a file that is to be as it was.
type undone struct {
	path     string
	snapshot save.Snapshot
	text     []byte
}

// undo restores all files of the last fix, or none if one of them was changed since.
func (a *app) undo() error {
	dir, err := journalFolder()
	if err != nil {
		return err
	}
	last, err := journal.Open(dir)
	switch {
	case errors.Is(err, journal.ErrNone):
		return a.errorf("没有可以撤销的修改", "there is nothing to undo")
	case err != nil:
		return a.journalError(dir, err)
	}
	var due []undone
	refused := false
	for _, e := range last.Entries {
		u := undone{path: shown(e.Path)}
		if u.snapshot, err = save.Read(save.OS, e.Path); err != nil {
			a.fail(&fileError{u.path, err})
			refused = true
			continue
		}
		switch journal.Hash(u.snapshot.Bytes()) {
		case e.Before:
			continue // it was not replaced, or is restored already
		case e.After:
		default:
			a.fail(&fileError{u.path, a.errorf("修改之后又有改动，未撤销", "changed since it was fixed, and left alone")})
			refused = true
			continue
		}
		if u.text, err = last.Text(e); err != nil {
			return a.journalError(dir, err)
		}
		due = append(due, u)
	}
	if refused {
		a.note("没有撤销任何修改", "nothing was undone")
		return nil
	}
	if len(due) == 0 { // the run was killed, or someone has restored the files
		if err := last.Forget(); err != nil {
			return a.journalError("", err)
		}
		return a.errorf("最近一次 fix（%s）的文件都是修改前的内容，没有可以撤销的；再运行一次 gaolint undo，撤销更早的一次", "the files of the last fix (%s) are as they were before it, there is nothing to undo; run gaolint undo again for the one before", madeAt(last))
	}
	return a.restore(due, last)
}

// madeAt is when the run was made, as users read it.
func madeAt(last *journal.Last) string { return last.At.Local().Format("2006-01-02 15:04") }

func (a *app) restore(due []undone, last *journal.Last) error {
	for _, u := range due {
		if err := save.Replace(save.OS, u.snapshot, u.text); err != nil {
			return &fileError{u.path, err}
		}
		a.note("已恢复 %s", "restored %s", u.path)
	}
	a.note("已撤销 %[2]s 的修改（%[1]d个文件）", "the fixes of %[2]s were undone in %[1]d files", len(due), madeAt(last))
	if err := last.Forget(); err != nil {
		return a.journalError("", err)
	}
	return nil
}

func (a *app) journalError(dir string, err error) error {
	if errors.Is(err, journal.ErrDamaged) {
		return a.errorf("修改记录已损坏，未撤销任何修改：%s", "the journal is damaged, nothing was undone: %s", dir)
	}
	return &fileError{dir, err}
}

// shown is a path as people know it: relative if it lies below the current folder.
func shown(path string) string {
	if here, err := os.Getwd(); err == nil {
		if here, err = filepath.EvalSymlinks(here); err == nil {
			if rel, err := filepath.Rel(here, path); err == nil && filepath.IsLocal(rel) {
				return rel
			}
		}
	}
	return path
}
