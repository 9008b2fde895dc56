package main

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"gaolint/cmd/gaolint/internal/lists"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint/input"
	"gaolint/lint/source"
)

// inputOptions are the flags that say what is read, and how.
type inputOptions struct {
	stdinName, filesFrom, encoding string
	noGitignore                    bool
}

func (o *inputOptions) register(a *app, f *pflag.FlagSet) {
	f.StringVar(&o.filesFrom, "files-from", "", a.say("从文件（- 为标准输入）读取路径清单，按行或 NUL 分隔", "read paths from a file (- for standard input), one a line or separated by NUL"))
	f.StringVar(&o.stdinName, "stdin-filename", "", a.say("标准输入的文件名", "name of the text on standard input"))
	f.StringVar(&o.encoding, "encoding", "", a.say("文件编码：utf-8 gbk gb18030 big5 utf-16le utf-16be（默认自动识别）", "charset of the files: utf-8 gbk gb18030 big5 utf-16le utf-16be (default: detected)"))
	f.BoolVar(&o.noGitignore, "no-gitignore", false, a.say("遍历目录时不理会 .gitignore", "walk folders without regard to .gitignore"))
}

// draft is one input: a file, or standard input.
type draft struct {
	// path as findings give it.
	path string
	// named: the user named the file, so that it is linted whatever it holds.
	named bool
	// stdin: the text comes from standard input.
	stdin bool
	// charset that the user named; nil: detected.
	charset *source.Charset
	// err is why the input cannot be read.
	err error
}

// dir is the folder whose configuration governs the draft.
func (d draft) dir() string { return filepath.Dir(d.path) }

// text reads the draft's bytes as a text.
func (d draft) text(raw []byte) (*input.Text, error) {
	if d.charset != nil {
		return input.ReadIn(d.path, raw, *d.charset)
	}
	return input.Read(d.path, raw)
}

// passed tells whether an error of reading the draft is one of a kind of file that nobody
// named: it is said, but it is no failure of the run.
func (d draft) passed(err error) bool {
	var kind *input.KindError
	return !d.named && errors.As(err, &kind)
}

// read gives the draft's bytes.
func (a *app) read(d draft) ([]byte, error) {
	if d.err != nil {
		return nil, d.err
	}
	if !input.Reads(d.path) {
		return nil, &input.KindError{Name: d.path, Kind: input.OtherFile}
	}
	if d.stdin {
		return a.readStdin()
	}
	return save.Content(save.OS, d.path)
}

func (a *app) readStdin() ([]byte, error) {
	if f, ok := a.stdin.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		a.note("请输入或粘贴稿件，另起一行按 Ctrl-D（Windows：Ctrl-Z 再回车）结束", "type or paste the draft; Ctrl-D on a line of its own (Windows: Ctrl-Z, Return) ends it")
	}
	raw, err := io.ReadAll(io.LimitReader(a.stdin, save.MaxSize+1))
	if err == nil && len(raw) > save.MaxSize {
		err = save.ErrTooLarge
	}
	return raw, err
}

// gathered is what the arguments of a command stand for.
type gathered struct {
	// drafts in the order of their paths, each once.
	drafts []draft
	// roots are the folders that were walked, absolute; walked holds them, too.
	roots  []string
	walked map[string]bool
	// unread counts, by ending, the files of a walk that cannot be read; links and the
	// like have "".
	unread map[string]int

	options inputOptions
	charset *source.Charset
	engines *engines
}

// gather turns the arguments into drafts; folders are walked until the run is stopped.
// Without engines no configuration leaves anything out.
func (a *app) gather(ctx context.Context, paths []string, o inputOptions, engines *engines) (*gathered, error) {
	g := &gathered{unread: map[string]int{}, options: o, engines: engines}
	if o.encoding != "" {
		c, ok := source.ParseCharset(o.encoding)
		if !ok {
			return nil, a.errorf("--encoding：“%s”不可用，可用 utf-8、gbk、gb18030、big5、utf-16le、utf-16be", "--encoding: “%s” is not known; use utf-8, gbk, gb18030, big5, utf-16le or utf-16be", o.encoding)
		}
		g.charset = &c
	}
	if o.filesFrom == "-" && slices.Contains(paths, "-") {
		return nil, a.errorf("标准输入不能既是稿件又是清单", "standard input cannot be both a draft and the list of drafts")
	}
	if len(paths) == 0 && o.filesFrom == "" {
		paths = []string{"."}
	}
	for _, p := range paths {
		g.argument(ctx, p)
	}
	if o.filesFrom != "" {
		names, err := a.namesFrom(o.filesFrom)
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			g.listed(ctx, name)
		}
	}
	g.arrange()
	return g, nil
}

// argument takes up what the user wrote on the command line.
func (g *gathered) argument(ctx context.Context, p string) {
	if p == "-" {
		name := "-"
		if g.options.stdinName != "" {
			name = g.options.stdinName
		}
		g.add(draft{path: name, named: true, stdin: true})
		return
	}
	info, err := os.Stat(p)
	switch {
	case err != nil && lists.Meta(p):
		g.expand(ctx, p, err)
	case err != nil:
		g.add(draft{path: p, named: true, err: err})
	case info.IsDir():
		g.walk(ctx, p)
	default:
		g.add(draft{path: p, named: true})
	}
}

// errNoMatch is the error of a pattern that no file matches.
var errNoMatch = errors.New("no file matches")

// expand takes up what a pattern stands for that no shell has expanded. A pattern that
// goes through folders (**) meets files as a walk does.
func (g *gathered) expand(ctx context.Context, pattern string, missing error) {
	before := len(g.drafts)
	if base, rest, deep := lists.Deep(pattern); deep {
		g.walkFor(ctx, base, func(rel string) bool { return lists.Fits(rest, rel) })
	} else {
		paths, err := lists.Expand(pattern)
		if err != nil {
			g.add(draft{path: pattern, named: true, err: missing})
			return
		}
		for _, p := range paths {
			if info, err := os.Stat(p); err == nil && info.IsDir() {
				g.walk(ctx, p)
			} else if !g.engines.excluded(p) && input.Reads(p) {
				g.add(draft{path: p, named: true})
			}
		}
	}
	if len(g.drafts) == before {
		g.add(draft{path: pattern, named: true, err: errNoMatch})
	}
}

// namesFrom reads the list of paths that the user named.
func (a *app) namesFrom(file string) ([]string, error) {
	var raw []byte
	var err error
	if file == "-" {
		raw, err = a.readStdin()
	} else {
		var s save.Snapshot
		if s, err = save.Read(save.OS, file); err == nil {
			raw = s.Bytes()
		}
	}
	if err != nil {
		return nil, &fileError{file, err}
	}
	names, line, err := lists.Names(raw)
	if err != nil {
		return nil, &fileError{file, a.errorf("第%d行的引号没有成对", "line %d: "+err.Error(), line)}
	}
	return names, nil
}

// listed takes up a path of a list, which some program has made: it may name files that
// are no drafts.
func (g *gathered) listed(ctx context.Context, p string) {
	p = filepath.FromSlash(p)
	info, err := os.Stat(p)
	switch {
	case err != nil:
		g.add(draft{path: p, named: true, err: err})
	case g.engines.excluded(p):
	case info.IsDir():
		g.walk(ctx, p)
	case input.Reads(p):
		g.add(draft{path: p})
	}
}

func (g *gathered) add(d draft) {
	d.charset = g.charset
	g.drafts = append(g.drafts, d)
}

// arrange sorts the drafts by path and drops those that were named twice.
func (g *gathered) arrange() {
	at := map[string]int{}
	var once []draft
	for _, d := range g.drafts {
		key := "-"
		if !d.stdin {
			abs, err := filepath.Abs(d.path)
			if err != nil {
				abs = d.path
			}
			key = "file " + abs
		}
		if i, ok := at[key]; ok {
			once[i].named = once[i].named || d.named
			continue
		}
		at[key] = len(once)
		once = append(once, d)
	}
	slices.SortStableFunc(once, func(a, b draft) int { return strings.Compare(a.path, b.path) })
	g.drafts = once
}
