package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
)

// Hover shows the findings at the place, each with its rule's page.
func (s *server) Hover(_ context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	d := s.docs.get(p.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	v, ok, err := d.current(s.options.Engine)
	if err != nil || !ok {
		return nil, err
	}
	engine, _, err := s.options.Engine(d.path)
	if err != nil {
		return nil, err
	}
	offset := s.fromPosition(v.Source, p.Position)
	var parts []string
	var span source.Span
	shown := map[string]bool{}
	for _, x := range v.Findings {
		if !x.Span.Touches(source.Span{Start: offset, End: offset}) {
			continue
		}
		parts = append(parts, x.Message.In(v.lang))
		span = x.Span
		if r := engine.Rule(x.Rule); r != nil && !shown[x.Rule] {
			shown[x.Rule] = true
			parts = append(parts, lint.Plain(r.Page.In(v.lang)))
		}
	}
	if len(parts) == 0 {
		return nil, nil
	}
	kind := protocol.MarkupKindPlainText
	if s.traits.markdown {
		kind = protocol.MarkupKindMarkdown
	}
	return &protocol.Hover{
		Contents: &protocol.MarkupContent{Kind: kind, Value: strings.Join(parts, "\n\n---\n\n")},
		Range:    ptr(s.toRange(v.Source, span)),
	}, nil
}
