package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/bmatcuk/doublestar/v4"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint/input"
)

// draft is one input: a file, or standard input.
type draft struct {
	// path as findings give it.
	path string
	// named: the user named the file, so that it is linted whatever it holds.
	named bool
	// stdin: the text comes from standard input.
	stdin bool
	// err is why the input cannot be read.
	err error
}

// dir is the folder whose configuration governs the draft.
func (d draft) dir() string { return filepath.Dir(d.path) }

// read gives the draft's bytes.
func (a *app) read(d draft) ([]byte, error) {
	if d.err != nil {
		return nil, d.err
	}
	if d.stdin {
		raw, err := io.ReadAll(io.LimitReader(a.stdin, save.MaxSize+1))
		if err == nil && len(raw) > save.MaxSize {
			err = a.errorf("超过%d字节，未检查", "larger than %d bytes", save.MaxSize)
		}
		return raw, err
	}
	s, err := save.Read(save.OS, d.path)
	if err != nil {
		return nil, err
	}
	return s.Bytes(), nil
}

// collect turns the arguments into drafts, in order; folders are walked.
func (a *app) collect(paths []string, stdinName string, engines *engines) []draft {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var drafts []draft
	for _, p := range paths {
		if p == "-" {
			name := "-"
			if stdinName != "" {
				name = stdinName
			}
			drafts = append(drafts, draft{path: name, named: true, stdin: true})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			drafts = append(drafts, draft{path: p, named: true, err: err})
		case info.IsDir():
			drafts = append(drafts, a.walk(p, engines)...)
		default:
			drafts = append(drafts, draft{path: p, named: true})
		}
	}
	return drafts
}

// walk lists the drafts below a folder, without following links.
func (a *app) walk(root string, engines *engines) []draft {
	var drafts []draft
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			drafts = append(drafts, draft{path: path, err: err})
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case path == root:
			return nil
		case skipped(e.Name()) || engines.excluded(path):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.Type().IsRegular() && input.Draft(e.Name()):
			drafts = append(drafts, draft{path: path})
		}
		return nil
	})
	if err != nil && !errors.Is(err, fs.SkipDir) {
		drafts = append(drafts, draft{path: root, err: err})
	}
	return drafts
}

// skipped names are passed over without a word: hidden folders, lock and side files of
// word processors and archivers.
func skipped(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") ||
		name == "__MACOSX" || name == "node_modules"
}

// excludes tells whether a glob of the configuration covers the path below dir.
func excludes(dir string, globs []string, path string) bool {
	if len(globs) == 0 {
		return false
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil || strings.HasPrefix(rel, "..") {
		return false
	}
	rel = filepath.ToSlash(rel)
	for _, g := range globs {
		g = strings.TrimSuffix(strings.TrimPrefix(g, "./"), "/")
		for _, pattern := range []string{g, g + "/**", "**/" + g, "**/" + g + "/**"} {
			if ok, err := doublestar.Match(pattern, rel); ok && err == nil {
				return true
			}
		}
	}
	return false
}

// looksLikeDraft: at least half of the letters are Han, and the name is not that of a
// project's own papers.
func looksLikeDraft(path, text string) bool {
	base := strings.ToUpper(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
	for _, own := range []string{"README", "CHANGELOG", "LICENSE", "CONTRIBUTING"} {
		if base == own || strings.HasPrefix(base, own+".") {
			return false
		}
	}
	letters, han := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.Is(unicode.Han, r) {
				han++
			}
		}
	}
	return 2*han >= letters && han > 0
}
