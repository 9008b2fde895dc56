package output

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"gaolint/lint"
)

// nameBytes bounds a file's name without its ending, so that every file system takes it
// with a number behind it; 255 bytes is the usual limit, 143 that of some encrypted ones.
const nameBytes = 120

// Notes is the format with a file for each report that is to be given back.
func Notes(f File, o Options) (name string, data []byte, err error) {
	text := NoteOf(f, o).String()
	if text == "" {
		return "", nil, nil
	}
	// The editors of offices tell UTF-8 by its mark, and old ones want CR LF.
	return noteName(f), []byte("\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n")), nil
}

// noteName is made of organ and year, or of the file's name.
func noteName(f File) string {
	word := lint.Text{ZH: "退回意见", EN: " note"}.In(f.Lang)
	name := base(f.Path)
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
	return FileName(name, word) + ".txt"
}

// FileName makes a name out of a text that may be hostile, with a trusted text behind it:
// no path, nothing that any system reserves or a person does not see.
func FileName(text, behind string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case unsafe(r) || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		}
		return r
	}, norm.NFC.String(keepHead(text, 2*nameBytes)))
	clean = strings.TrimLeft(clean, " .-~_")
	for len(clean)+len(behind) > nameBytes {
		_, size := utf8.DecodeLastRuneInString(clean)
		clean = clean[:len(clean)-size]
	}
	clean = strings.TrimRight(clean+behind, " .")
	if clean == "" || device(clean) {
		clean = "_" + clean
	}
	return clean
}

// devices are names that Windows keeps for itself, with and without a digit behind.
var devices = []string{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$", "COM", "LPT"}

// device tells whether Windows takes the name for a device; any ending may follow it.
func device(name string) bool {
	name, _, _ = strings.Cut(strings.ToUpper(name), ".")
	name = strings.TrimRight(strings.TrimRight(name, " "), "0123456789¹²³")
	return slices.Contains(devices, name)
}
