package main

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/bmatcuk/doublestar/v4"

	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint/fact"
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
	if !input.Reads(d.path) {
		return nil, &input.KindError{Name: d.path}
	}
	if d.stdin {
		raw, err := io.ReadAll(io.LimitReader(a.stdin, save.MaxSize+1))
		if err == nil && len(raw) > save.MaxSize {
			err = save.ErrTooLarge
		}
		return raw, err
	}
	s, err := save.Read(save.OS, d.path)
	if err != nil {
		return nil, err
	}
	return s.Bytes(), nil
}

// gathered is what the arguments of a command stand for.
type gathered struct {
	// drafts in the order of their paths, each once.
	drafts []draft
	// roots are the folders that were walked, absolute.
	roots []string
	// unread counts, by ending, the files of a walk that look like papers of a kind that
	// this build cannot read; links and the like have "".
	unread map[string]int
}

// gather turns the arguments into drafts; folders are walked until the run is stopped.
func (a *app) gather(ctx context.Context, paths []string, stdinName string, engines *engines) *gathered {
	g := &gathered{unread: map[string]int{}}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, p := range paths {
		if p == "-" {
			name := "-"
			if stdinName != "" {
				name = stdinName
			}
			g.drafts = append(g.drafts, draft{path: name, named: true, stdin: true})
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			g.drafts = append(g.drafts, draft{path: p, named: true, err: err})
		case info.IsDir():
			g.walk(ctx, p, engines)
		default:
			g.drafts = append(g.drafts, draft{path: p, named: true})
		}
	}
	g.arrange()
	return g
}

// arrange sorts the drafts by path and drops those that were named twice.
func (g *gathered) arrange() {
	at := map[string]int{}
	var once []draft
	for _, d := range g.drafts {
		key := "-"
		if !d.stdin {
			abs, err := filepath.Abs(d.path)
			if err != nil {
				abs = d.path
			}
			key = "file " + abs
		}
		if i, ok := at[key]; ok {
			once[i].named = once[i].named || d.named
			continue
		}
		at[key] = len(once)
		once = append(once, d)
	}
	slices.SortStableFunc(once, func(a, b draft) int { return strings.Compare(a.path, b.path) })
	g.drafts = once
}

// walk lists the drafts below a folder, without following links but the folder's own.
func (g *gathered) walk(ctx context.Context, root string, engines *engines) {
	if abs, err := filepath.Abs(root); err == nil {
		g.roots = append(g.roots, abs)
	}
	given := root
	// The separator has a link followed that the user named.
	root = strings.TrimRight(root, string(filepath.Separator)) + string(filepath.Separator)
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			if path == root {
				path = given
			}
			g.drafts = append(g.drafts, draft{path: path, err: err})
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
		case e.IsDir():
			return nil
		}
		g.take(path, e)
		return nil
	})
	if err != nil {
		g.drafts = append(g.drafts, draft{path: given, err: err})
	}
}

// take takes up a file of a walk, or counts it.
func (g *gathered) take(path string, e fs.DirEntry) {
	ext := strings.ToLower(filepath.Ext(path))
	switch {
	case input.Draft(e.Name()) && e.Type().IsRegular():
		g.drafts = append(g.drafts, draft{path: path})
	case input.Draft(e.Name()):
		g.unread[""]++
	case slices.Contains(papers, ext):
		g.unread[ext]++
	}
}

// papers are the endings of files that may hold a draft and cannot be read yet.
var papers = []string{".doc", ".docx", ".odt", ".ofd", ".pdf", ".rtf", ".wps"}

// skipped names are passed over without a word: hidden folders, lock and side files of
// word processors and archivers.
func skipped(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") ||
		name == "__MACOSX" || name == "node_modules"
}

// excludes tells whether a glob of the configuration in dir covers the path.
func excludes(dir string, globs []string, path string) bool {
	if len(globs) == 0 {
		return false
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(dir, abs)
	if err != nil || !filepath.IsLocal(rel) {
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

// isDraft tells whether a file met in a walk is a draft: a report kind fits it, or it is
// Chinese and none of a project's own papers. That the user named a kind says nothing
// of the file.
func isDraft(path, text string, how fact.Recognition) bool {
	return how == fact.Recognised || looksLikeDraft(path, text)
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
