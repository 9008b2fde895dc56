// Package input reads the kinds of files that drafts come in and turns them into
// documents, with a way back from every place of the document to the file's own text.
package input

import (
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
	wordFile
	// foldedText is plain text with its paragraphs broken into lines, see findFolds.
	foldedText
	// paper is a file that may hold a draft: what it is tells its content.
	paper
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
	case ".doc", ".docx", ".wps", ".rtf", ".odt", ".ofd", ".pdf", ".mht", ".mhtml",
		".xls", ".xlsx", ".et", ".zip", ".rar", ".7z":
		return paper
	}
	return unread
}

// Reads tells whether a file of that name is looked into: it is of a kind that can be
// read, or may hold a draft whatever its name says. A name without an ending is taken for
// plain text.
func Reads(name string) bool { return kindOf(name) != unread }

// Draft tells whether a file of that name is of a kind that is read, so that a directory
// walk takes it up.
func Draft(name string) bool {
	k := kindOf(name)
	return filepath.Ext(name) != "" && k != unread && k != paper || strings.EqualFold(filepath.Ext(name), ".docx")
}

// Paper tells whether a file of that name may hold a draft although the name is not that
// of a kind that is read: an older Word file may be a page or a newer one in truth.
func Paper(name string) bool { return kindOf(name) == paper }

// Read decodes a file's bytes. Name is the path as the user gave it. What the file is its
// content tells before its name. It fails with *KindError,
// *source.DecodeError or *docx.Error.
func Read(name string, raw []byte) (*Text, error) { return readAs(name, raw, nil) }

// ReadIn is Read for a file whose charset the user names.
func ReadIn(name string, raw []byte, charset source.Charset) (*Text, error) {
	return readAs(name, raw, &charset)
}

func readAs(name string, raw []byte, charset *source.Charset) (*Text, error) {
	if kindOf(name) != unread && isWord(name, raw) {
		return readWord(name, raw)
	}
	k, err := recognise(name, raw)
	if err != nil {
		return nil, err
	}
	text, format, err := decode(k, raw, charset)
	if err != nil {
		return nil, err
	}
	if k == paper { // by its beginning it is none of the known kinds, so that it may be text
		if f := foreignText(text); f != NoForeign {
			return nil, &KindError{name, f}
		}
		k = plainText
	}
	if k == plainText && beginsPage(text) {
		k = htmlPage
	}
	t := read(source.New(name, text), k, nil)
	t.Format = format
	return t, nil
}

// Of is Read for a file whose text an editor holds already. A name of a kind that cannot
// be read counts as plain text: what an editor shows is text.
func Of(file *source.Document) *Text { return read(file, kindOf(file.Name()), nil) }

func decode(k kind, raw []byte, charset *source.Charset) (string, source.Format, error) {
	if charset != nil {
		return source.DecodeAs(raw, *charset)
	}
	if k != csvSheet {
		if c, ok := declared(raw); ok {
			return source.DecodeDeclared(raw, c)
		}
	}
	return source.Decode(raw)
}

// read makes the text of a decoded file. Parts are the parts of a page that are the draft;
// nil: they are looked for.
func read(file *source.Document, k kind, parts []source.Span) *Text {
	switch k {
	case htmlPage:
		return readHTML(file, parts)
	case csvSheet:
		return readCSV(file)
	}
	if folds := findFolds(file); len(folds) > 0 {
		return readFolded(file, folds)
	}
	return &Text{Doc: file, File: file, kind: plainText}
}
