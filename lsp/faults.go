package lsp

import (
	"errors"
	"strings"

	"go.lsp.dev/protocol"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// faults are what is wrong with an open configuration file, as it stands in the editor.
func (s *server) faults(text *source.Document) []protocol.Diagnostic {
	list := []protocol.Diagnostic{}
	if text == nil || s.options.Settings.Check == nil {
		return list
	}
	err := s.options.Settings.Check(text.Name(), text.Text())
	var at *strict.Error
	switch {
	case err == nil:
		return list
	case !errors.As(err, &at):
		at = &strict.Error{ZH: err.Error(), EN: err.Error()}
	}
	message := at.ZH
	if s.options.Lang == lint.EN {
		message = at.EN
	}
	span := text.Line(max(0, at.Line-1))
	line := text.Slice(span)
	span.Start += len(line) - len(strings.TrimLeft(line, " "))
	span.End -= len(line) - len(strings.TrimRight(line, " "))
	return append(list, protocol.Diagnostic{
		Range:    s.toRange(text, source.Span{Start: span.Start, End: max(span.Start, span.End)}),
		Severity: protocol.DiagnosticSeverityError,
		Source:   protocol.NewOptional("gaolint"),
		Message:  protocol.String(message),
	})
}
