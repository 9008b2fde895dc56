package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
)

// CodeAction offers the fixes of the findings that touch the range. It looks them up by
// the range alone: clients send diagnostics back with columns of their own counting.
func (s *server) CodeAction(_ context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	if !wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		return actions, nil
	}
	d := s.docs.get(p.TextDocument.URI)
	if d == nil {
		return actions, nil
	}
	v, ok, err := d.current(s.options.Engine)
	if err != nil || !ok {
		return actions, nil // why there are no findings was told when they were due
	}
	at := s.fromRange(v.Source, p.Range)
	for i := range v.Findings {
		x := &v.Findings[i]
		if !x.Span.Touches(at) {
			continue
		}
		for k, f := range x.Fixes {
			actions = append(actions, &protocol.CodeAction{
				Title:       f.Title.In(v.lang),
				Kind:        ptr(protocol.CodeActionKindQuickFix),
				Diagnostics: []protocol.Diagnostic{s.toDiagnostic(d, v, x)},
				IsPreferred: ptr(k == 0),
				Edit:        s.toEdit(d, v, f.Edits),
			})
		}
	}
	return actions, nil
}

// wanted: a kind stands for its sub-kinds; no list asks for all.
func wanted(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(o protocol.CodeActionKind) bool {
		return o == "" || o == kind || strings.HasPrefix(string(kind), string(o)+".")
	})
}
