package lists

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// maxIgnoreFile bounds a .gitignore, in bytes; a larger one is not read.
const maxIgnoreFile = 1 << 20

// Ignored knows the .gitignore files of a folder that is walked, of the folders below it,
// and of those above it up to the one that holds .git. It is for one walk, from the top
// down, and not safe for use by several goroutines. What else git leaves out
// (.git/info/exclude, a user's own list) is not looked at.
type Ignored struct {
	rules map[string][]ignoreRule // by absolute folder
	top   string                  // the highest folder whose file is read, absolute
}

// ignoreRule is one line of a .gitignore.
type ignoreRule struct {
	pattern string // of the path below the file's folder; "" with name set
	name    string // a plain name, at any depth
	again   bool   // what matches is not left out after all
	folder  bool   // matches folders only
}

// NewIgnored begins a walk at a folder, given as an absolute path.
func NewIgnored(root string) *Ignored {
	g := &Ignored{rules: map[string][]ignoreRule{}, top: root}
	for dir := root; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			g.top = dir
			break
		}
		if filepath.Dir(dir) == dir {
			break
		}
	}
	return g
}

// Match tells whether the file or folder at an absolute path, at or below the root, is
// left out; the folders above it are not.
func (g *Ignored) Match(path string, isFolder bool) bool {
	for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return false
		}
		rel = filepath.ToSlash(rel)
		rules := g.of(dir)
		for i := len(rules) - 1; i >= 0; i-- {
			if rules[i].matches(rel, isFolder) {
				return !rules[i].again
			}
		}
		if dir == g.top || filepath.Dir(dir) == dir {
			return false
		}
	}
}

// of gives the rules of the file in a folder.
func (g *Ignored) of(dir string) []ignoreRule {
	rules, ok := g.rules[dir]
	if !ok {
		rules = readIgnore(filepath.Join(dir, ".gitignore"))
		g.rules[dir] = rules
	}
	return rules
}

func readIgnore(path string) []ignoreRule {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() > maxIgnoreFile {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }() // it was only read
	data, err := io.ReadAll(io.LimitReader(f, maxIgnoreFile))
	if err != nil {
		return nil
	}
	var rules []ignoreRule
	for line := range strings.SplitSeq(strings.TrimPrefix(string(data), "\uFEFF"), "\n") {
		if r, ok := ignoreLine(strings.TrimSuffix(line, "\r")); ok {
			rules = append(rules, r)
		}
	}
	return rules
}

// ignoreLine reads one line.
func ignoreLine(line string) (r ignoreRule, ok bool) {
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return r, false
	}
	if line[0] == '!' {
		r.again, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		r.folder, line = true, strings.TrimSuffix(line, "/")
	}
	anchored := strings.Contains(line, "/")
	line = strings.TrimPrefix(line, "/")
	if line == "" {
		return r, false
	}
	if !anchored && !strings.ContainsAny(line, `*?[\`) {
		r.name = line
		return r, true
	}
	// Braces mean nothing to git, and what lies in a folder is not the folder.
	line = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(line)
	if strings.HasSuffix(line, "/**") {
		line += "/*"
	}
	if !anchored {
		line = "**/" + line
	}
	r.pattern = line
	return r, doublestar.ValidatePattern(line)
}

func (r ignoreRule) matches(rel string, isFolder bool) bool {
	if r.folder && !isFolder {
		return false
	}
	if r.name != "" {
		return rel == r.name || strings.HasSuffix(rel, "/"+r.name)
	}
	return doublestar.MatchUnvalidated(r.pattern, rel)
}
