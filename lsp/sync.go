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
	path := pathOf(p.TextDocument.URI, string(p.TextDocument.LanguageID), s.folders.first())
	d := newDocument(p.TextDocument.URI, path, p.TextDocument.Version, text, &s.docs.results)
	s.told.Delete(s.astray(d.path))
	// One that is opened twice is closed first: the new text stands.
	s.wake(s.docs.remove(d.uri))
	s.docs.put(d)
	s.wake(d)
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
	if err != nil {
		return err
	}
	if whole, size := weight(p.ContentChanges); whole || size > longStep {
		d.settled(p.TextDocument.Version, whole)
	}
	s.wake(d)
	return nil
}

// longStep is the length in bytes of a change's texts up to which it is kept.
const longStep = 1 << 12

// weight tells whether changes replace the whole text, and how long their texts are.
func weight(changes []protocol.TextDocumentContentChangeEvent) (whole bool, size int) {
	for _, c := range changes {
		switch c := c.(type) {
		case *protocol.TextDocumentContentChangeWholeDocument:
			whole, size = true, size+len(c.Text)
		case *protocol.TextDocumentContentChangePartial:
			size += len(c.Text)
		}
	}
	return whole, size
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

// DidClose lets a document go; what was shown for it is cleared by the publisher.
func (s *server) DidClose(_ context.Context, p *protocol.DidCloseTextDocumentParams) error {
	s.wake(s.docs.remove(p.TextDocument.URI))
	return nil
}
