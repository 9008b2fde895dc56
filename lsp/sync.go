package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint/source"
)

// DidOpen takes up a document.
func (s *server) DidOpen(_ context.Context, p *protocol.DidOpenTextDocumentParams) error {
	// Decoded strings share one copy of the whole message; keep only the text.
	text := strings.Clone(p.TextDocument.Text)
	d := newDocument(p.TextDocument.URI, p.TextDocument.Version, string(p.TextDocument.LanguageID), text, &s.docs.results)
	if before := s.docs.remove(d.uri); before != nil {
		// Opened twice: the new text stands, and the old one is never published again.
		_ = before.clear(func() error { return nil })
	}
	s.docs.put(d)
	s.wake()
	return nil
}

// DidChange applies the changes one after the other, each to the text that the one
// before left. Changes that cannot be applied leave the text untrusted: nothing is
// published for it until the client sends it whole.
func (s *server) DidChange(_ context.Context, p *protocol.DidChangeTextDocumentParams) error {
	d := s.docs.get(p.TextDocument.URI)
	if d == nil {
		return fmt.Errorf("%s is not open", p.TextDocument.URI)
	}
	err := d.change(p.TextDocument.Version, func(text *source.Document) (*source.Document, error) {
		return s.apply(d.path, text, p.ContentChanges)
	})
	s.wake()
	return err
}

// apply changes a text, nil for one that is not known.
func (s *server) apply(path string, text *source.Document, changes []protocol.TextDocumentContentChangeEvent) (*source.Document, error) {
	for _, c := range changes {
		switch c := c.(type) {
		case *protocol.TextDocumentContentChangeWholeDocument:
			text = source.New(path, strings.Clone(c.Text))
		case *protocol.TextDocumentContentChangePartial:
			if text == nil {
				return nil, fmt.Errorf("a change of a text that is no longer known")
			}
			next, err := text.Edit(source.Edit{Span: s.fromRange(text, c.Range), New: c.Text})
			if err != nil {
				return nil, err
			}
			text = next
		default:
			return nil, fmt.Errorf("unknown kind of change %T", c)
		}
	}
	return text, nil
}

// DidClose lets a document go and clears what was shown for it.
func (s *server) DidClose(ctx context.Context, p *protocol.DidCloseTextDocumentParams) error {
	d := s.docs.remove(p.TextDocument.URI)
	if d == nil || s.traits.pull {
		return nil
	}
	return d.clear(func() error {
		return s.client.PublishDiagnostics(ctx, &protocol.PublishDiagnosticsParams{
			URI: p.TextDocument.URI, Diagnostics: []protocol.Diagnostic{},
		})
	})
}
