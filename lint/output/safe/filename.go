package safe

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameBytes bounds a file's name without its ending, so that every file system takes it
// with a number behind it; 255 bytes is the usual limit, 143 that of some encrypted ones.
const nameBytes = 120

// FileName makes a name out of a text that may be hostile, with a trusted text behind it:
// no path, nothing that any system reserves or a person does not see.
func FileName(text, behind string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case Unsafe(r) || r >= 0xFDD0 && r <= 0xFDEF || r&0xFFFE == 0xFFFE:
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '_'
		}
		return r
	}, norm.NFC.String(Head(text, 2*nameBytes)))
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

// Base is the last part of a path of any system.
func Base(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
