package input

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"gaolint/lint/docx"
	"gaolint/lint/source"
)

// isWord tells whether a file is read as a Word file: by what it is, or because it is
// packed as one and called so.
func isWord(name string, raw []byte) bool {
	if !bytes.HasPrefix(raw, []byte("PK\x03\x04")) {
		return false
	}
	return strings.EqualFold(filepath.Ext(name), ".docx") && packed(raw) == DamagedWord || docx.Is(raw)
}

func readWord(name string, raw []byte) (*Text, error) {
	d, err := docx.Read(raw)
	if err != nil {
		return nil, err
	}
	return wordText(name, d, &docx.Changes{})
}

// wordText is the text of a Word file with changes. What places speak of is that text:
// the file has none that people could count in.
func wordText(name string, d *docx.Document, c *docx.Changes) (*Text, error) {
	text, err := source.Apply(d.Text(), c.Edits())
	if err != nil {
		return nil, fmt.Errorf("editing %s: %w", name, err)
	}
	apart := d.Apart()
	if apart < len(d.Text()) {
		for _, e := range c.Edits() {
			if e.Span.End <= d.Apart() {
				apart += len(e.New) - e.Span.Len()
			}
		}
	} else {
		apart = len(text)
	}
	return &Text{Doc: source.NewParted(name, text, apart), File: source.NewParted(name, text, apart), kind: wordFile, word: d, changes: c}, nil
}

// wordEdits tells whether edits can be made as tracked changes.
func (t *Text) wordEdits(edits []source.Edit) ([]source.Edit, bool) {
	for _, e := range edits {
		base := t.changes.Base(e.Span)
		if e.Span.Start < 0 || e.Span.Start > e.Span.End || e.Span.End > t.Doc.Len() || !t.word.Editable(source.Edit{Span: base, New: e.New}) {
			return nil, false
		}
	}
	return edits, true
}

// applyWord is the text with edits made, which are made behind those before.
func (t *Text) applyWord(edits []source.Edit) (*Text, error) {
	again, err := wordText(t.Doc.Name(), t.word, t.changes.With(edits, len(t.word.Text())))
	if err == nil {
		again.Format = t.Format
	}
	return again, err
}

// Word is the Word file that the text was read from, and its edits since then; nil for
// other files.
func (t *Text) Word() (*docx.Document, []source.Edit) {
	if t.word == nil {
		return nil, nil
	}
	return t.word, t.changes.Edits()
}
