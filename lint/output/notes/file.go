package notes

import (
	"fmt"
	"strings"

	"gaolint/lint"
	"gaolint/lint/output"
	"gaolint/lint/output/safe"
)

// Format is for writers: a letter for each report that is to be given back.
var Format = output.Format{Name: "notes", Spots: true, Lowest: lint.Warning, Each: write}

// write makes a file for each report that is to be given back.
func write(f output.File, o output.Options) (name string, data []byte, err error) {
	text := Of(f, o).String()
	if text == "" {
		return "", nil, nil
	}
	// The editors of offices tell UTF-8 by its mark, and old ones want CR LF.
	return noteName(f), []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")), nil
}

// noteName is made of organ and year, or of the file's name.
func noteName(f output.File) string {
	word := lint.Text{ZH: "退回意见", EN: " note"}.In(f.Lang)
	name := safe.Base(f.Path)
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if f.Result != nil && f.Result.Title.Organ != "" {
		name = f.Result.Title.Organ
		if f.Listed != nil {
			name = f.Listed.Name
		}
		if y := f.Result.Title.Year; y > 0 {
			name += fmt.Sprintf(lint.Text{ZH: "%d年", EN: " %d"}.In(f.Lang), y)
		}
	}
	return safe.FileName(name, word) + ".txt"
}
