package lists

import (
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// Meta tells whether a path is a pattern: it holds * ? [ or {.
func Meta(path string) bool { return strings.ContainsAny(path, "*?[{") }

// Globs are patterns of paths that are left out. A pattern stands for a file or folder of
// that path or name wherever it lies, and for all that lies in it.
type Globs struct {
	literal map[string]bool
	globs   []string
}

// NewGlobs makes the matcher; patterns that are none match nothing.
func NewGlobs(patterns []string) *Globs {
	g := &Globs{literal: map[string]bool{}}
	for _, p := range patterns {
		p = strings.TrimSuffix(strings.TrimPrefix(p, "./"), "/")
		switch {
		case p == "":
		case Meta(p) || strings.Contains(p, `\`):
			g.globs = append(g.globs, p)
		default:
			g.literal[p] = true
		}
	}
	return g
}

// Match tells whether a path with /, relative to the folder that the patterns start from,
// is left out.
func (g *Globs) Match(rel string) bool {
	if len(g.literal) > 0 && g.matchLiteral(rel) {
		return true
	}
	for _, p := range g.globs {
		for _, pattern := range []string{p, p + "/**", "**/" + p, "**/" + p + "/**"} {
			if doublestar.MatchUnvalidated(pattern, rel) {
				return true
			}
		}
	}
	return false
}

// deepest is how many folders deep a literal is looked for.
const deepest = 64

// matchLiteral looks for any run of the path's parts.
func (g *Globs) matchLiteral(rel string) bool {
	starts := []int{0}
	for i := range len(rel) {
		if rel[i] == '/' && len(starts) < deepest {
			starts = append(starts, i+1)
		}
	}
	for i, from := range starts {
		for _, next := range starts[i+1:] {
			if g.literal[rel[from:next-1]] {
				return true
			}
		}
		if g.literal[rel[from:]] {
			return true
		}
	}
	return false
}

// Expand gives the files and folders that a pattern of the local file system stands for,
// in the order of their paths, as a shell would: names that begin with a dot are met only
// by a pattern that begins with one. No links to folders are followed.
func Expand(pattern string) ([]string, error) {
	found, err := doublestar.FilepathGlob(pattern, doublestar.WithNoFollow(), doublestar.WithNoHidden())
	if err != nil {
		return nil, err
	}
	return found, nil
}

// Deep tells whether a pattern goes through folders, and parts it into the folder that it
// begins at and the rest, with /.
func Deep(pattern string) (base, rest string, deep bool) {
	base, rest = doublestar.SplitPattern(filepath.ToSlash(pattern))
	return filepath.FromSlash(base), rest, strings.Contains(rest, "**") && doublestar.ValidatePattern(rest)
}

// Fits tells whether a path with / matches a valid pattern.
func Fits(pattern, rel string) bool { return doublestar.MatchUnvalidated(pattern, rel) }
