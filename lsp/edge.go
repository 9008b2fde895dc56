package lsp

import (
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
)

// This file alone converts between the engine's byte offsets and the client's lines and
// characters.

func (s *server) fromPosition(text *source.Document, p protocol.Position) int {
	return text.Offset(source.Position{Line: int(p.Line), Column: int(p.Character)}, s.traits.encoding)
}

// fromRange orders a reversed range, as clients may send after a backward selection.
func (s *server) fromRange(text *source.Document, r protocol.Range) source.Span {
	return text.SpanOf(
		source.Position{Line: int(r.Start.Line), Column: int(r.Start.Character)},
		source.Position{Line: int(r.End.Line), Column: int(r.End.Character)}, s.traits.encoding)
}

func (s *server) toPosition(text *source.Document, offset int) protocol.Position {
	p := text.Position(offset, s.traits.encoding)
	return protocol.Position{Line: uint32(p.Line), Character: uint32(p.Column)}
}

func (s *server) toRange(text *source.Document, span source.Span) protocol.Range {
	return protocol.Range{Start: s.toPosition(text, span.Start), End: s.toPosition(text, span.End)}
}

// samePlace tells whether two findings stand at the same lines and columns.
func samePlace(a, b *lint.Result, x, y *lint.Diagnostic) bool {
	for _, p := range [][2]int{{x.Span.Start, y.Span.Start}, {x.Span.End, y.Span.End}} {
		if a.Source.Position(p[0], source.UTF16) != b.Source.Position(p[1], source.UTF16) ||
			a.Source.Position(p[0], source.UTF8) != b.Source.Position(p[1], source.UTF8) {
			return false
		}
	}
	return true
}

var severities = map[lint.Severity]protocol.DiagnosticSeverity{
	lint.Error:   protocol.DiagnosticSeverityError,
	lint.Warning: protocol.DiagnosticSeverityWarning,
	lint.Info:    protocol.DiagnosticSeverityInformation,
	lint.Hint:    protocol.DiagnosticSeverityHint,
}

func (s *server) toDiagnostic(d *document, v view, x *lint.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    s.toRange(v.Source, x.Span),
		Severity: severities[x.Severity],
		Code:     protocol.String(x.Rule),
		Source:   protocol.NewOptional("gaolint"),
		Message:  protocol.String(x.Message.In(v.lang)),
	}
	if s.traits.related {
		for _, r := range x.Related {
			out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: d.uri, Range: s.toRange(v.Source, r.Span)},
				Message:  r.Message.In(v.lang),
			})
		}
	}
	return out
}

func (s *server) toEdit(d *document, v view, edits []source.Edit) *protocol.WorkspaceEdit {
	list := make([]protocol.TextEdit, 0, len(edits))
	for _, e := range edits {
		list = append(list, protocol.TextEdit{Range: s.toRange(v.Source, e.Span), NewText: e.New})
	}
	return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{d.uri: list}}
}
