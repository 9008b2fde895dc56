package lsp

import (
	"context"
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

// folderPath is a folder's path; folders that are not in files have none.
func folderPath(u uri.URI) (string, bool) {
	if len(u) < 5 || u[:5] != "file:" {
		return "", false
	}
	return u.FsPath(), true
}

// DidChangeWorkspaceFolders takes up folders that were added and lets go of others.
func (s *server) DidChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) error {
	s.folders.remove(p.Event.Removed)
	s.folders.add(p.Event.Added)
	s.reload()
	return nil
}
