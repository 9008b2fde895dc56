// Package input reads the kinds of files that drafts come in and turns them into
// documents, with a way back from every place of the document to the file's own text.
package input

import (
	"fmt"
	"path/filepath"
	"strings"

	"gaolint/lint/source"
)

// kind is how a file's text becomes a document.
type kind uint8

const (
	// unread: not read.
	unread kind = iota
	// plainText is the document.
	plainText
	htmlPage
	csvSheet
)

// kindOf tells the kind by the file name's ending.
func kindOf(name string) kind {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".md", ".markdown", "":
		return plainText
	case ".html", ".htm":
		return htmlPage
	case ".csv":
		return csvSheet
	}
	return unread
}

// Reads tells whether a file of that name is of a kind that can be read. A name
// without an ending is taken for plain text.
func Reads(name string) bool { return kindOf(name) != unread }

// Draft tells whether a directory walk takes up a file of that name.
func Draft(name string) bool { return filepath.Ext(name) != "" && Reads(name) }

// KindError is a file of a kind that cannot be read.
type KindError struct{ Name string }

func (e *KindError) Error() string {
	return fmt.Sprintf("cannot read %s files; save the draft as .txt or .md in UTF-8", filepath.Ext(e.Name))
}

// Read decodes a file's bytes. Name is the path as the user gave it. It fails with
// *KindError or *source.DecodeError. What a page says of its own encoding counts for
// nothing: text is UTF-8 or is refused.
func Read(name string, raw []byte) (*Text, error) {
	if !Reads(name) {
		return nil, &KindError{name}
	}
	text, format, err := source.Decode(raw)
	if err != nil {
		return nil, err
	}
	t := read(source.New(name, text), nil)
	t.Format = format
	return t, nil
}

// read makes the text of a decoded file. Parts are the parts of a page that are the draft;
// nil: they are looked for.
func read(file *source.Document, parts []source.Span) *Text {
	switch kindOf(file.Name()) {
	case htmlPage:
		return readHTML(file, parts)
	case csvSheet:
		return readCSV(file)
	}
	return &Text{Doc: file, File: file, kind: plainText}
}
