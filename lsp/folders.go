package lsp

import (
	"context"
	"path/filepath"
	"slices"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// folders are the workspace's folders, as paths.
type folders struct {
	mu    sync.Mutex
	paths []string
}

func (f *folders) add(list []protocol.WorkspaceFolder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range list {
		if path, ok := folderPath(x.URI); ok && !slices.Contains(f.paths, path) {
			f.paths = append(f.paths, path)
		}
	}
}

func (f *folders) remove(list []protocol.WorkspaceFolder) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, x := range list {
		if path, ok := folderPath(x.URI); ok {
			f.paths = slices.DeleteFunc(f.paths, func(p string) bool { return p == path })
		}
	}
}

func (f *folders) all() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.paths)
}

// around is the innermost folder that holds the path, "" if none does.
func (f *folders) around(path string) string {
	best := ""
	for _, x := range f.all() {
		if len(x) > len(best) && within(x, path) {
			best = x
		}
	}
	return best
}

// first is the folder that was opened first, "" if there is none.
func (f *folders) first() string {
	if list := f.all(); len(list) > 0 {
		return list[0]
	}
	return ""
}

// within tells whether a folder holds the path, or is it.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && filepath.IsLocal(rel)
}

// folderPath is a folder's path; folders that are not in files have none.
func folderPath(u uri.URI) (string, bool) {
	if !u.IsFile() {
		return "", false
	}
	return filepath.Clean(u.FsPath()), true
}

// DidChangeWorkspaceFolders takes up folders that were added and lets go of others.
func (s *server) DidChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) error {
	s.folders.remove(p.Event.Removed)
	s.folders.add(p.Event.Added)
	s.unpost(func(path string) bool { return s.folders.around(path) != "" })
	s.reload()
	return nil
}
