package main

import (
	"context"
	"io/fs"
	"path/filepath"
	"strings"
	"unicode"

	"gaolint/cmd/gaolint/internal/lists"
	"gaolint/lint/fact"
	"gaolint/lint/input"
)

// walk lists the drafts below a folder, without following links but the folder's own.
// What .gitignore and the configuration leave out is passed over.
func (g *gathered) walk(ctx context.Context, root string) { g.walkFor(ctx, root, nil) }

// walkFor is walk for the files whose paths below the folder, with /, are wanted; nil: all.
func (g *gathered) walkFor(ctx context.Context, root string, wanted func(rel string) bool) {
	abs, err := filepath.Abs(root)
	if err != nil {
		g.add(draft{path: root, err: err})
		return
	}
	if wanted == nil {
		if g.walked[abs] { // a list may name a folder as often as it has files
			return
		}
		if g.walked == nil {
			g.walked = map[string]bool{}
		}
		g.walked[abs] = true
		g.roots = append(g.roots, abs)
	}
	var ignored *lists.Ignored
	if !g.options.noGitignore {
		ignored = lists.NewIgnored(abs)
	}
	given := root
	// The separator has a link followed that the user named.
	root = strings.TrimRight(root, string(filepath.Separator)) + string(filepath.Separator)
	err = filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, path) // below the root there is always one
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			if path == root {
				path = given
			}
			g.add(draft{path: path, err: err})
			if e != nil && e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case path == root:
			return nil
		case skipped(e.Name()) || g.engines.excluded(path) ||
			ignored != nil && ignored.Match(filepath.Join(abs, rel), e.IsDir()):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir(), wanted != nil && !wanted(filepath.ToSlash(rel)):
			return nil
		}
		g.take(path, e)
		return nil
	})
	if err != nil {
		g.add(draft{path: given, err: err})
	}
}

// take takes up a file of a walk, or counts it.
func (g *gathered) take(path string, e fs.DirEntry) {
	switch name := e.Name(); {
	case !input.Draft(name) && !input.Paper(name):
	case e.Type().IsRegular():
		g.add(draft{path: path})
	default:
		g.unread[""]++
	}
}

// skipped names are passed over without a word: hidden folders, lock and side files of
// word processors and archivers.
func skipped(name string) bool {
	name = filepath.Base(name)
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".") ||
		name == "__MACOSX" || name == "node_modules"
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
