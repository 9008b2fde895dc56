package main

import (
	"fmt"
	"os"
	"path/filepath"
	"unicode/utf8"

	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/mend"
	"gaolint/lint/source"
)

// mended is a draft with its fixes: the text as it then reads, and the file's bytes.
func (r *fixRun) mended(g governed, read *input.Text, raw []byte) (after string, out []byte, changes []lint.Change, err error) {
	word, _ := read.Word()
	if word == nil {
		fixed, changes, err := mend.File(g.engine, read, r.options.unsafe)
		if err != nil {
			return "", nil, nil, err
		}
		out, err := source.Rewrite(raw, read.Format, read.File.Text(), fixed.Text())
		return fixed.Text(), out, changes, err
	}
	fixed, changes, err := mend.Text(g.engine, read, r.options.unsafe)
	if err != nil || len(changes) == 0 {
		return read.File.Text(), raw, nil, err
	}
	_, edits := fixed.Word()
	out, err = word.Track(edits)
	return fixed.File.Text(), out, changes, err
}

// at names the place of a change: of a Word file as its readers see it, else line and column.
func at(read *input.Text, c lint.Change) string {
	if word, _ := read.Word(); word != nil {
		// Lines stay, whatever was changed in the rounds before.
		offset := read.Doc.Offset(source.Position{Line: c.Line - 1, Column: c.Column - 1}, source.UTF32)
		return " " + read.Place(source.Span{Start: offset, End: offset})
	}
	return fmt.Sprintf(":%d:%d", c.Line, c.Column)
}

// openError is a file that a word processor has open.
type openError struct{ lock string }

func (e *openError) Error() string {
	return fmt.Sprintf("open in a word processor (%s is there); nothing was written, close it and try again", e.lock)
}

// chinese is Error in Chinese.
func (e *openError) chinese() string {
	return fmt.Sprintf("正在 Word、WPS 或 LibreOffice 中打开（有 %s），未写入；请关闭后重新运行", e.lock)
}

// openElsewhere tells whether a word processor has the file open: Word, WPS and
// LibreOffice say so by a file beside it.
func openElsewhere(path string) error {
	dir, name := filepath.Split(path)
	locks := []string{".~lock." + name + "#", "~$" + name}
	for cut := name; len(locks) < 4 && len(cut) > len(".docx"); { // of long names the first two characters go
		_, n := utf8.DecodeRuneInString(cut)
		cut = cut[n:]
		locks = append(locks, "~$"+cut)
	}
	for _, lock := range locks {
		if info, err := os.Lstat(filepath.Join(dir, lock)); err == nil && info.Mode().IsRegular() {
			return &openError{lock}
		}
	}
	return nil
}
