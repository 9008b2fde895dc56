package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
)

// markdown keeps a draft's words, which messages quote, from being read as markup.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "<", `\<`)

// Hover shows the findings at the place, each with its rule's page.
func (s *server) Hover(_ context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	_, v, ok := s.look(p.TextDocument.URI)
	if !ok {
		return nil, nil
	}
	offset := s.fromPosition(v.text.File, p.Position)
	var parts []string
	var span source.Span
	shown := map[string]bool{}
	for _, x := range v.Findings {
		if !v.touches(x.Span, source.Span{Start: offset, End: offset}) {
			continue
		}
		message := x.Message.In(v.lang)
		if s.traits.markdown {
			message = markdown.Replace(message)
		}
		parts = append(parts, message)
		span = x.Span
		if r := v.engine.Rule(x.Rule); r != nil && !shown[x.Rule] {
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
		Range:    ptr(s.at(v, span)),
	}, nil
}
