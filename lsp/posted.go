package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// posted are the drafts that are not open and that a client which is pushed to was sent
// findings of, by path: it shows them until they are taken back.
type posted struct {
	mu     sync.Mutex
	drafts map[string]*document
}

// post sends the findings of a draft that is not open.
func (s *server) post(ctx context.Context, x folderDraft) {
	d := &document{uri: uri.File(x.path), path: x.path, published: 1}
	d.closed.Store(true) // the publisher clears it when it is woken for it
	err := s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{URI: d.uri, Diagnostics: s.diagnostics(d, x.view)})
	if err != nil {
		s.logf("publishing %s: %v", d.uri, err)
		return
	}
	s.posted.mu.Lock()
	defer s.posted.mu.Unlock()
	if s.posted.drafts == nil {
		s.posted.drafts = map[string]*document{}
	}
	s.posted.drafts[x.path] = d
}

// unpost takes back the findings of the drafts that are not to be kept. Those of one that
// has been opened since are its own.
func (s *server) unpost(keep func(path string) bool) {
	s.posted.mu.Lock()
	defer s.posted.mu.Unlock()
	for path, d := range s.posted.drafts {
		if keep(path) {
			continue
		}
		delete(s.posted.drafts, path)
		if s.docs.get(d.uri) == nil {
			s.wake(d)
		}
	}
}
