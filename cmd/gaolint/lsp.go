package main

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/lint/input"
	"gaolint/lint/source"
	"gaolint/lsp"
)

// configLasts is how long the server trusts what it knows of configurations.
const configLasts = 2 * time.Second

func (a *app) lspCommand() *cobra.Command {
	var encoding, file, profile, log, level string
	c := &cobra.Command{
		Use: "lsp", Args: a.arguments(0, 0),
		Short: a.say("在标准输入输出上运行语言服务", "run the language server on standard input and output"),
		RunE: func(*cobra.Command, []string) error {
			if _, ok := source.ParseEncoding(encoding); encoding != "" && !ok {
				return a.errorf("--position-encoding：“%s”不可用，应为 utf-8、utf-16 或 utf-32", "--position-encoding: “%s” must be utf-8, utf-16 or utf-32", encoding)
			}
			least, ok := lsp.ParseLevel(level)
			if !ok {
				return a.errorf("--log-level：“%s”不可用，应为 error、info 或 debug", "--log-level: “%s” must be error, info or debug", level)
			}
			to := a.stderr
			if log != "" {
				f, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
				if err != nil {
					return &fileError{log, err}
				}
				defer f.Close()
				to = &lockedWriter{to: f}
			}
			own := newEngines(a, file, profile, nil)
			if err := own.check(); err != nil {
				return err
			}
			own.lasting = configLasts
			kinds := &enginesByKind{own: own, others: map[string]*engines{}}
			a.status = lsp.Serve(a.stdin, a.terminal, lsp.Options{
				Engine: kinds.govern, Reload: kinds.forget, Stale: kinds.stale, Configuration: a.lspConfiguration(file), Drafts: a.lspDrafts(own), New: a.blankDraft,
				Lang: a.lang, Encoding: encoding, Version: versionString(), Log: to, LogLevel: least,
			})
			return nil
		},
	}
	f := c.Flags()
	f.Bool("stdio", true, a.say("使用标准输入输出（唯一方式）", "use standard input and output (the only way)"))
	f.StringVar(&encoding, "position-encoding", "", a.say("字符位置的计法，覆盖协商结果：utf-8、utf-16、utf-32", "how positions count, whatever was negotiated: utf-8, utf-16, utf-32"))
	f.StringVar(&file, "config", "", a.say("配置文件", "configuration file"))
	f.StringVar(&profile, "profile", "", a.say("报告类型", "report kind"))
	f.StringVar(&log, "log", "", a.say("日志文件（默认标准错误）", "log file (default: standard error)"))
	f.StringVar(&level, "log-level", "error", a.say("日志详略：error、info、debug", "how much is logged: error, info, debug"))
	return c
}

// enginesByKind are the server's own engines, and those for each report kind that users set
// in the editor, which goes before the configuration's.
type enginesByKind struct {
	own    *engines
	mu     sync.Mutex
	others map[string]*engines
}

// govern gives each document the engine of its folder.
func (k *enginesByKind) govern(path string, settings lsp.Settings) (lsp.Governed, error) {
	set, err := k.of(settings.Profile)
	if err != nil {
		return lsp.Governed{}, err
	}
	g := set.draft(path)
	lang := set.app.langFor(g.config)
	switch settings.Lang {
	case "zh":
		lang = lint.ZH
	case "en":
		lang = lint.EN
	}
	return lsp.Governed{Engine: g.engine, Lang: lang, Configured: g.config != nil && g.config.Path != ""}, g.err
}

// of gives the engines of a report kind, "" for the one that configurations name.
func (k *enginesByKind) of(kind string) (*engines, error) {
	if kind == "" || kind == k.own.profile {
		return k.own, nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if set := k.others[kind]; set != nil {
		return set, nil
	}
	set := newEngines(k.own.app, k.own.file, kind, nil)
	set.lasting = configLasts
	if err := set.check(); err != nil {
		return nil, err
	}
	k.others[kind] = set
	return set, nil
}

// all are the engines of every kind.
func (k *enginesByKind) all() []*engines {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.AppendSeq([]*engines{k.own}, maps.Values(k.others))
}

func (k *enginesByKind) stale() bool { return slices.ContainsFunc(k.all(), (*engines).stale) }

func (k *enginesByKind) forget() {
	for _, set := range k.all() {
		set.forget()
	}
}

// lspDrafts finds the drafts of a folder as lint does.
func (a *app) lspDrafts(engines *engines) lsp.Drafts {
	return lsp.Drafts{
		Stamp: func(path string) string { return fmt.Sprint(stampOf(path)) },
		List: func(ctx context.Context, folder string) []string {
			g := &gathered{unread: map[string]int{}, engines: engines}
			g.walk(ctx, folder)
			g.arrange()
			var paths []string
			for _, d := range g.drafts {
				if !input.Paper(d.path) {
					paths = append(paths, d.path)
				}
			}
			return paths
		},
		Read: func(path string, lintIt func(*source.Document) *lint.Result) (*input.Text, *lint.Result, bool, error) {
			raw, err := a.read(draft{path: path})
			if err != nil {
				return nil, nil, false, err
			}
			text, err := draft{path: path}.text(raw)
			if err != nil {
				return nil, nil, false, err
			}
			r := lintIt(text.Doc)
			return text, r, isDraft(path, text.Doc.Text(), r.Recognition), nil
		},
	}
}

// lspConfiguration is how the server has gaolint.yaml checked and changed. File is the one that
// the user named, "" for the one that governs the document.
func (a *app) lspConfiguration(file string) lsp.Configuration {
	return lsp.Configuration{
		Name: config.Names[0],
		File: func(path string) (string, error) {
			if file != "" {
				return file, nil
			}
			return config.Find(filepath.Dir(path))
		},
		Check: func(file, text string) error {
			_, err := config.Load(file, []byte(text))
			return err
		},
		Read: func(file string) (string, error) {
			c, err := config.Read(file)
			if err != nil {
				return "", err
			}
			return string(c.Data), nil
		},
		Ignore: func(text, file, path string, x lint.Ignore, at time.Time) ([]source.Edit, error) {
			c, err := config.Parse(file, []byte(text))
			if err != nil {
				return nil, err
			}
			return config.WithIgnore(text, config.Ignore{
				Rule: x.Rule, Path: c.Locate(path), Text: x.Text, Sentence: x.Sentence, Date: at.Format(time.DateOnly),
			})
		},
		Allow: func(text, word string) ([]source.Edit, error) {
			return config.WithWord(text, config.Allowed{Word: word})
		},
	}
}

// stale tells whether a configuration that was read, or a file that it names, has changed
// since, or another one now governs a folder.
func (e *engines) stale() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	for path, l := range e.byFile {
		if l.changed(path) {
			return true
		}
	}
	for dir, g := range e.byDir {
		if path, err := config.Find(dir); e.file == "" && err == nil && g.err == nil && path != g.config.Path {
			return true
		}
	}
	return false
}

// forget makes the next question look at the configuration files again. One that has
// changed is read again by whoever needs it, if it still governs a draft.
func (e *engines) forget() {
	e.mu.Lock()
	defer e.mu.Unlock()
	clear(e.byDir)
	maps.DeleteFunc(e.byFile, func(path string, l *loaded) bool { return l.changed(path) })
}
