package lsp

import (
	"slices"

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

// at is the place in the editor's text of a span of what was linted.
func (s *server) at(v view, span source.Span) protocol.Range {
	return s.toRange(v.text.File, v.text.Span(span))
}

// touches tells whether a span of what was linted touches one of the editor's text.
func (v view) touches(span, file source.Span) bool { return v.text.Span(span).Touches(file) }

// samePlace tells whether two findings stand at the same lines and columns.
func samePlace(a, b *view, x, y *lint.Diagnostic) bool {
	p, q := a.text.Span(x.Span), b.text.Span(y.Span)
	for _, k := range [][2]int{{p.Start, q.Start}, {p.End, q.End}} {
		for _, encoding := range []source.Encoding{source.UTF16, source.UTF8} {
			if a.text.File.Position(k[0], encoding) != b.text.File.Position(k[1], encoding) {
				return false
			}
		}
	}
	return true
}

// tags by the finding's own.
var tags = map[lint.Tag]protocol.DiagnosticTag{
	lint.Superfluous: protocol.DiagnosticTagUnnecessary,
	lint.Outdated:    protocol.DiagnosticTagDeprecated,
}

var severities = map[lint.Severity]protocol.DiagnosticSeverity{
	lint.Error:   protocol.DiagnosticSeverityError,
	lint.Warning: protocol.DiagnosticSeverityWarning,
	lint.Info:    protocol.DiagnosticSeverityInformation,
	lint.Hint:    protocol.DiagnosticSeverityHint,
}

func (s *server) toDiagnostic(d *document, v view, x *lint.Diagnostic) protocol.Diagnostic {
	out := protocol.Diagnostic{
		Range:    s.at(v, x.Span),
		Severity: severities[x.Severity],
		Code:     protocol.String(x.Rule),
		Source:   protocol.NewOptional("gaolint"),
		Message:  protocol.String(s.message(v, x)),
	}
	if x.Tag != lint.NoTag && slices.Contains(s.traits.tags, tags[x.Tag]) {
		out.Tags = protocol.NewDiagnosticTags(tags[x.Tag])
	}
	if s.traits.describes && s.traits.pages { // an address that nothing opens leads nowhere
		out.CodeDescription.Href = pageOf(x.Rule)
	}
	if s.traits.related {
		for _, r := range x.Related {
			out.RelatedInformation = append(out.RelatedInformation, protocol.DiagnosticRelatedInformation{
				Location: protocol.Location{URI: d.uri, Range: s.at(v, r.Span)},
				Message:  r.Message.In(v.lang),
			})
		}
	}
	return out
}

// toEdit is the edits of a fix in the editor's text; nil where they cannot be made there.
func (s *server) toEdit(d *document, v view, edits []source.Edit) *protocol.WorkspaceEdit {
	edits, ok := v.text.Edits(edits)
	if !ok {
		return nil
	}
	return s.changes(d, v, edits)
}

// changes are edits of the editor's text; nil if there are none.
func (s *server) changes(d *document, v view, edits []source.Edit) *protocol.WorkspaceEdit {
	if len(edits) == 0 {
		return nil
	}
	return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{d.uri: s.textEdits(v.text.File, edits)}}
}

func (s *server) textEdits(text *source.Document, edits []source.Edit) []protocol.TextEdit {
	list := make([]protocol.TextEdit, 0, len(edits))
	for _, e := range edits {
		list = append(list, protocol.TextEdit{Range: s.toRange(text, e.Span), NewText: e.New})
	}
	return list
}
