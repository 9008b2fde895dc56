package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"gaolint/lint/format"
	"gaolint/lint/source"
)

// Formatting lays the document out anew.
func (s *server) Formatting(_ context.Context, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	return s.format(p.TextDocument, func(*source.Document) source.Span { return source.Span{End: 1 << 62} })
}

// RangeFormatting lays the lines of a range out anew.
func (s *server) RangeFormatting(_ context.Context, p *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return s.format(p.TextDocument, func(text *source.Document) source.Span {
		r := s.fromRange(text, p.Range)
		return source.Span{Start: text.Line(text.LineAt(r.Start)).Start, End: text.Line(text.LineAt(r.End)).End}
	})
}

// format gives the edits within a part of the document. A page or a sheet is laid out by
// whoever shows it.
func (s *server) format(doc protocol.TextDocumentIdentifier, within func(*source.Document) source.Span) ([]protocol.TextEdit, error) {
	_, v, ok := s.look(doc.URI)
	if !ok || v.text.File != v.text.Doc {
		return nil, nil
	}
	out, err := format.Text(v.engine, v.Source)
	if err != nil {
		return nil, err
	}
	part := within(v.Source)
	var edits []source.Edit
	for _, e := range difference(v.Source.Text(), out.Text()) {
		if part.Covers(e.Span) {
			edits = append(edits, e)
		}
	}
	return s.textEdits(v.Source, edits), nil
}
