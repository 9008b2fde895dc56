package lsp

import (
	"errors"
	"path/filepath"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// tellError shows the user why a document cannot be looked at. What is wrong with a
// configuration that is open in the editor is shown there.
func (s *server) tellError(err error) {
	var at *strict.Error
	if !errors.As(err, &at) {
		s.tell(err.Error())
		return
	}
	if !s.shownAt(at) {
		s.tell(s.worded(at))
	}
}

// passOver says why a draft of a folder is left out. Clients ask for folders every few
// seconds: it is said once, and what is wrong with a configuration not for each draft.
func (s *server) passOver(path string, err error) {
	if at := (*strict.Error)(nil); errors.As(err, &at) {
		s.tellError(err)
		return
	}
	message := path + ": " + err.Error()
	if _, before := s.told.LoadOrStore(message, true); !before {
		s.logf("%s", message)
	}
}

// shownAt tells whether the fault's file is open, with a fault in the editor's text, too.
func (s *server) shownAt(at *strict.Error) bool {
	path, err := filepath.Abs(at.File)
	if err != nil {
		return false
	}
	d := s.docs.get(uri.File(path))
	return d != nil && len(s.faults(d.known())) > 0
}

// worded is a fault of a configuration in the user's language.
func (s *server) worded(at *strict.Error) string {
	if s.lang() == lint.EN {
		return at.Error()
	}
	return at.Chinese()
}

// faults are what is wrong with an open configuration file, as it stands in the editor.
func (s *server) faults(text *source.Document) []protocol.Diagnostic {
	list := []protocol.Diagnostic{}
	if text == nil || s.options.Configuration.Check == nil {
		return list
	}
	err := s.options.Configuration.Check(text.Name(), text.Text())
	var at *strict.Error
	switch {
	case err == nil:
		return list
	case !errors.As(err, &at):
		at = &strict.Error{ZH: err.Error(), EN: err.Error()}
	}
	message := at.ZH
	if s.lang() == lint.EN {
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
