package lsp

import (
	"errors"
	"path/filepath"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// Settings are how the project's configuration is changed: always through the editor,
// which alone writes files. The zero value offers no such changes.
type Settings struct {
	// File is the configuration that governs a document, or "" if there is none.
	File func(path string) (string, error)
	// Name is what a new one is called.
	Name string
	// Check tells what is wrong with a configuration's text.
	Check func(file, text string) error
	// Read gives a configuration's text as it is on the disk.
	Read func(file string) (string, error)
	// Ignore gives the edits of a configuration's text that settle a finding of the
	// document at path, Allow those that add a word to the dictionary.
	// File is the configuration's path.
	Ignore func(text, file, path string, x lint.Ignore, at time.Time) ([]source.Edit, error)
	Allow  func(text, word string) ([]source.Edit, error)
}

// isSettings tells whether a file is a configuration.
func (s *server) isSettings(path string) bool {
	name := filepath.Base(path)
	return name != "" && (name == s.options.Settings.Name || name == "."+s.options.Settings.Name)
}

// settleable tells whether a configuration can be changed for a document: the one that
// governs it, or one that the client makes for it.
func (s *server) settleable(d *document) bool {
	if s.options.Settings.Ignore == nil {
		return false
	}
	file, err := s.options.Settings.File(d.path)
	return err == nil && (file != "" || s.traits.creates && filepath.IsAbs(d.path))
}

// settle is the change of the configuration that governs the document; one is made where
// there is none.
func (s *server) settle(d *document, change func(file, text string) ([]source.Edit, error)) (*protocol.WorkspaceEdit, error) {
	file, err := s.options.Settings.File(d.path)
	if err != nil {
		return nil, err
	}
	if file == "" {
		return s.newSettings(filepath.Join(s.folderOf(d), s.options.Settings.Name), change)
	}
	file, err = filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	u := uri.File(file)
	var text *source.Document
	if open := s.docs.get(u); open != nil { // what the editor holds goes before the disk
		text = open.known()
	}
	if text == nil {
		on, err := s.options.Settings.Read(file)
		if err != nil {
			return nil, err
		}
		text = source.New(file, on)
	}
	edits, err := change(file, text.Text())
	if at := (*strict.Error)(nil); errors.As(err, &at) {
		return nil, errors.New(s.worded(&strict.Error{File: file, Line: at.Line, ZH: at.ZH, EN: at.EN}))
	}
	if err != nil {
		return nil, err
	}
	return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{u: s.textEdits(text, edits)}}, nil
}

// newSettings is the making of a configuration.
func (s *server) newSettings(file string, change func(file, text string) ([]source.Edit, error)) (*protocol.WorkspaceEdit, error) {
	if !s.traits.creates {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "there is no %s, and the editor cannot make files", s.options.Settings.Name)
	}
	edits, err := change(file, "")
	if err != nil {
		return nil, err
	}
	u := uri.File(file)
	content := &protocol.TextDocumentEdit{}
	content.TextDocument.URI = u
	for _, e := range s.textEdits(source.New(file, ""), edits) {
		content.Edits = append(content.Edits, &e)
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{
		&protocol.CreateFile{Kind: "create", URI: u, Options: &protocol.CreateFileOptions{IgnoreIfExists: ptr(true)}}, content,
	}}, nil
}

// folderOf is the workspace folder that holds the document, or the document's own.
func (s *server) folderOf(d *document) string {
	if f := s.folders.around(d.path); f != "" {
		return f
	}
	return filepath.Dir(d.path)
}
