// Package input reads the kinds of files that drafts come in and turns them into
// documents.
package input

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/lint/source"
)

// kinds are the file name endings that this build reads.
var kinds = []string{".txt", ".md", ".markdown"}

// Reads tells whether a file of that name is of a kind that can be read. A name
// without an ending is taken for plain text.
func Reads(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == "" || slices.Contains(kinds, ext)
}

// Draft tells whether a directory walk takes up a file of that name.
func Draft(name string) bool {
	return slices.Contains(kinds, strings.ToLower(filepath.Ext(name)))
}

// KindError is a file of a kind that cannot be read.
type KindError struct{ Name string }

func (e *KindError) Error() string {
	return fmt.Sprintf("cannot read %s files; save the draft as .txt or .md in UTF-8", filepath.Ext(e.Name))
}

// Document decodes a file's bytes. Name is the path as the user gave it. It fails with
// *KindError or *source.DecodeError.
func Document(name string, raw []byte) (*source.Document, source.Format, error) {
	if !Reads(name) {
		return nil, source.Format{}, &KindError{name}
	}
	text, format, err := source.Decode(raw)
	if err != nil {
		return nil, source.Format{}, err
	}
	return source.New(name, text), format, nil
}
