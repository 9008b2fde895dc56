package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"gaolint/cmd/gaolint/internal/baseline"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
)

// known are the findings that were there before the run, by --baseline.
type known struct {
	list *baseline.List // nil without --baseline
	path string
	dir  string // of the list, absolute
	// write: the list is made anew; hidden counts the findings that it holds.
	write  bool
	hidden int
}

// open reads the list.
func (k *known) open(a *app, path string, write bool) error {
	if path == "" {
		if write {
			return a.errorf("--write-baseline 要与 --baseline 文件 一起用", "--write-baseline goes with --baseline FILE")
		}
		return nil
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	k.path, k.dir, k.write = path, filepath.Dir(abs), write
	s, err := save.Read(save.OS, path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && write:
		k.list = baseline.New()
		return nil
	case err != nil:
		return &fileError{path, err}
	}
	var fault *baseline.Fault
	if k.list, err = baseline.Parse(s.Bytes()); errors.As(err, &fault) {
		return &fileError{path, a.errorf("第%d行%s", "line %d is %s", fault.Line, fault.Text)}
	}
	return err
}

// located is the path as the list has it.
func (k *known) located(path string) string {
	if abs, err := filepath.Abs(path); err == nil {
		if rel, err := filepath.Rel(k.dir, abs); err == nil {
			return filepath.ToSlash(rel)
		}
	}
	return filepath.ToSlash(path)
}

// take leaves the findings out of a draft's result that the list holds.
func (k *known) take(c *checked) {
	if k.list == nil {
		return
	}
	fresh, n := k.list.Take(k.located(c.draft.path), c.result.Source, c.file().Sentence, c.result.Findings)
	k.hidden += n
	result := *c.result
	result.Findings = fresh
	if k.write {
		result.Findings = []lint.Diagnostic{}
	}
	c.result = &result
}

// end writes the list, or tells what it has hidden.
func (k *known) end(r *lintRun, interrupted bool) {
	a := r.app
	switch {
	case k.list == nil:
	case !k.write:
		if k.hidden > 0 {
			a.note("另有%d处在基线 %s 中，未显示", "%d more are in the baseline %s and not shown", k.hidden, k.path)
		}
		if gone := k.list.Gone(); gone > 0 && !interrupted {
			a.note("基线 %[2]s 中有%[1]d处已不存在；加 --write-baseline 更新", "%d entries of the baseline %s are gone; add --write-baseline to renew it", gone, k.path)
		}
	case interrupted:
		a.note("已中断，未写入 %s", "interrupted; %s was not written", k.path)
	default:
		data := k.list.Bytes(func(path string) bool {
			_, err := os.Stat(filepath.Join(k.dir, filepath.FromSlash(path)))
			return err == nil
		})
		if err := written(k.path, data); err != nil {
			a.fail(err)
			return
		}
		a.note("已写入 %s", "wrote %s", k.path)
	}
}
