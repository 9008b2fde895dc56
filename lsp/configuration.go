package lsp

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"gaolint/lint"
	"gaolint/lint/source"
	"gaolint/lint/strict"
)

// Configuration is how the project's configuration is changed: always through the editor,
// which alone writes files. The zero value offers no such changes.
type Configuration struct {
	// File is the configuration that governs a document, or "" if there is none.
	File func(path string) (string, error)
	// Name is what a new one is called.
	Name string
	// Check tells what is wrong with a configuration's text.
	Check func(file, text string) error
	// Read gives a configuration's text as it is on the disk.
	Read func(file string) (string, error)
	// Ignore gives the edits of a configuration's text that ignore a finding of the
	// document at path, Allow those that add a word to the dictionary.
	// File is the configuration's path.
	Ignore func(text, file, path string, x lint.Ignore, at time.Time) ([]source.Edit, error)
	Allow  func(text, word string) ([]source.Edit, error)
}

// isConfiguration tells whether a file is a configuration: one that governs drafts, or one
// that others add to, whose name ends in that.
func (s *server) isConfiguration(path string) bool {
	own := s.options.Configuration.Name
	name := filepath.Base(path)
	return own != "" && (name == own || strings.HasSuffix(name, "."+own))
}

// configurable tells whether a configuration can be changed for a document: the one that
// governs it, or one that the client makes for it.
func (s *server) configurable(d *document) bool {
	if s.options.Configuration.Ignore == nil {
		return false
	}
	file, err := s.options.Configuration.File(d.path)
	return err == nil && (file != "" || s.traits.creates && filepath.IsAbs(d.path))
}

// configure is the change of the configuration that governs the document; one is made where
// there is none.
func (s *server) configure(d *document, change func(file, text string) ([]source.Edit, error)) (*protocol.WorkspaceEdit, error) {
	file, err := s.options.Configuration.File(d.path)
	if err != nil {
		return nil, err
	}
	if file == "" {
		return s.newConfiguration(filepath.Join(s.folderOf(d), s.options.Configuration.Name), change)
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
		on, err := s.options.Configuration.Read(file)
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

// newConfiguration is the making of a configuration.
func (s *server) newConfiguration(file string, change func(file, text string) ([]source.Edit, error)) (*protocol.WorkspaceEdit, error) {
	if !s.traits.creates {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidRequest, "there is no %s, and the editor cannot make files", s.options.Configuration.Name)
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
