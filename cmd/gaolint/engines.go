package main

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"time"

	"gaolint/cmd/gaolint/internal/config"
	"gaolint/lint"
	"gaolint/rules/profiles"
)

// engines gives each folder the engine that its configuration asks for; folders under
// the same configuration share one. It is safe for use by several goroutines.
type engines struct {
	app *app
	// file is the configuration that the user named; "" = found by walking up.
	file string
	// profile and rules of the command line go before the configuration's.
	profile string
	rules   []string
	// lasting is how long what was found is trusted; 0 = to the end of the run.
	lasting time.Duration

	mu     sync.Mutex
	looked time.Time // when byDir was begun
	byDir  map[string]governed
	byFile map[string]*loaded
	failed map[string]bool // rules whose failure has been told
}

// governed is a configuration with its engine.
type governed struct {
	config *config.Config
	engine *lint.Engine
	err    error
}

// loaded is a configuration file as it was when it was read.
type loaded struct {
	governed
	stamp stamp
	lists []stamp // of the word lists that it names
}

// stamp tells whether a file was changed.
type stamp struct {
	size int64
	time time.Time
}

func newEngines(a *app, file, profile string, rules []string) *engines {
	return &engines{app: a, file: file, profile: profile, rules: rules,
		byDir: map[string]governed{}, byFile: map[string]*loaded{}, failed: map[string]bool{}}
}

// of gives the engine that governs the folder.
func (e *engines) of(dir string) governed {
	e.mu.Lock()
	defer e.mu.Unlock()
	if now := time.Now(); e.lasting > 0 && now.Sub(e.looked) > e.lasting {
		clear(e.byDir)
		e.looked = now
	}
	g, ok := e.byDir[dir]
	if !ok {
		g = e.find(dir)
		e.byDir[dir] = g
	}
	return g
}

// find looks for the folder's configuration; one that is unchanged keeps its engine.
func (e *engines) find(dir string) governed {
	path := e.file
	if path == "" {
		var err error
		if path, err = config.Find(dir); err != nil {
			return governed{config: &config.Config{}, err: err}
		}
	}
	now := stampOf(path)
	if l := e.byFile[path]; l != nil && l.stamp == now && slices.Equal(l.lists, stampsOf(l.config)) {
		return l.governed
	}
	g := e.load(path)
	l := &loaded{g, now, stampsOf(g.config)}
	e.byFile[path] = l
	return l.governed
}

func stampOf(path string) stamp {
	info, err := os.Stat(path)
	if err != nil {
		return stamp{}
	}
	return stamp{info.Size(), info.ModTime()}
}

// stampsOf are the stamps of a configuration's word lists.
func stampsOf(c *config.Config) []stamp {
	var list []stamp
	for _, path := range c.Sources() {
		list = append(list, stampOf(path))
	}
	return list
}

func (e *engines) load(path string) governed {
	c := &config.Config{}
	if path != "" {
		var err error
		if c, err = config.Read(path); err != nil {
			return governed{config: &config.Config{}, err: &fileError{path, err}}
		}
	}
	all, err := profiles.All()
	if err != nil {
		return governed{config: c, err: err}
	}
	conf := lint.Config{
		Rules: c.Ruleset(), Profiles: all, Profile: c.Profile,
		Severities: c.Severities(e.rules), Ignore: c.Settled(), Locate: c.Locate, Panicked: e.panicked,
	}
	if e.profile != "" {
		conf.Profile = e.profile
	}
	conf.Allow = c.Allowed()
	engine, err := lint.New(conf)
	return governed{c, engine, err}
}

// rule gives a rule by its ID, of whatever configuration; nil if there is none.
func (e *engines) rule(id string) *lint.Rule {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, l := range e.byFile {
		if l.engine != nil {
			if r := l.engine.Rule(id); r != nil {
				return r
			}
		}
	}
	return nil
}

// panicked reports a rule that failed, once; the other rules' findings stand.
func (e *engines) panicked(rule string, value any, stack []byte) {
	e.mu.Lock()
	told := e.failed[rule]
	e.failed[rule] = true
	e.mu.Unlock()
	if told {
		return
	}
	if len(stack) == 0 {
		stack = debug.Stack()
	}
	e.app.note("检查项“%s”出错，已跳过，其余检查不受影响：%v", "the rule “%s” failed and was skipped, the others are not affected: %v", rule, value)
	_, _ = e.app.stderr.Write(stack) // there is nobody left to tell
}

// excluded tells whether the configuration that governs the path leaves it out; without
// engines none does.
func (e *engines) excluded(path string) bool {
	if e == nil {
		return false
	}
	g := e.of(filepath.Dir(path))
	return g.err == nil && excludes(g.config.Dir(), g.config.Exclude, path)
}

// check tells what is wrong with the choice of engines itself, which is a mistake of the
// call and not of each draft: a named configuration, a report kind.
func (e *engines) check() error {
	if e.profile != "" {
		if err := e.app.knownProfile(e.profile); err != nil {
			return err
		}
	}
	if e.file == "" {
		return nil
	}
	if info, err := os.Stat(e.file); err == nil && info.IsDir() {
		return e.app.errorf("--config：%s 是目录，请指定文件", "--config: %s is a folder; name a file", e.file)
	} else if err != nil {
		return &fileError{e.file, err}
	}
	return e.of(".").err
}
