package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// errOverwrites is a result that would be written in the place of a draft.
var errOverwrites = errors.New("this is one of the drafts; choose another place for the result")

// files are the drafts by their absolute paths, in small letters.
func (g *gathered) files() map[string]bool {
	out := map[string]bool{}
	for _, d := range g.drafts {
		if abs, err := filepath.Abs(d.path); err == nil && !d.stdin {
			out[strings.ToLower(abs)] = true
		}
	}
	return out
}

// overwrites tells whether a result's path is that of a draft, or leads to the one that
// the result speaks of ("": to none).
func (d *destination) overwrites(path, draft string) bool {
	if abs, err := filepath.Abs(path); err == nil && d.inputs[strings.ToLower(abs)] {
		return true
	}
	a, err := os.Stat(path)
	if err != nil || draft == "" {
		return false
	}
	b, err := os.Stat(draft)
	return err == nil && os.SameFile(a, b)
}
