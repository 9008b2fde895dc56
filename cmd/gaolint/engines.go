package main

import (
	"path/filepath"
	"runtime/debug"
	"sync"

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

	mu     sync.Mutex
	byDir  map[string]governed
	byFile map[string]governed
}

// governed is a configuration with its engine.
type governed struct {
	config *config.Config
	engine *lint.Engine
	err    error
}

func newEngines(a *app, file, profile string, rules []string) *engines {
	return &engines{app: a, file: file, profile: profile, rules: rules,
		byDir: map[string]governed{}, byFile: map[string]governed{}}
}

// of gives the engine that governs the folder.
func (e *engines) of(dir string) governed {
	e.mu.Lock()
	defer e.mu.Unlock()
	if g, ok := e.byDir[dir]; ok {
		return g
	}
	path, err := e.file, error(nil)
	if path == "" {
		path, err = config.Find(dir)
	}
	g, ok := e.byFile[path]
	if !ok {
		g = e.load(path, err)
		e.byFile[path] = g
	}
	e.byDir[dir] = g
	return g
}

// forget drops what was read, so that changed configurations are read again.
func (e *engines) forget() {
	e.mu.Lock()
	defer e.mu.Unlock()
	clear(e.byDir)
	clear(e.byFile)
}

func (e *engines) load(path string, err error) governed {
	c := &config.Config{}
	if err == nil && path != "" {
		c, err = config.Read(path)
	}
	if err != nil {
		return governed{config: &config.Config{}, err: err}
	}
	all, err := profiles.All()
	if err != nil {
		return governed{config: c, err: err}
	}
	conf := lint.Config{
		Rules: c.Ruleset(e.rules), Profiles: all, Profile: c.Profile,
		Severities: c.Severities(), Ignore: c.Settled(), Locate: c.Locate, Panicked: e.panicked,
	}
	if e.profile != "" {
		conf.Profile = e.profile
	}
	for _, w := range c.Words.Allow {
		conf.Allow = append(conf.Allow, w.Word)
	}
	engine, err := lint.New(conf)
	return governed{c, engine, err}
}

// panicked reports a rule that failed; the other rules' findings stand.
func (e *engines) panicked(rule string, value any, stack []byte) {
	e.app.note("检查项“%s”出错，已跳过，其余检查不受影响：%v", "the rule “%s” failed and was skipped, the others are not affected: %v", rule, value)
	if len(stack) == 0 {
		stack = debug.Stack()
	}
	e.app.stderr.Write(stack)
}

// excluded tells whether the configuration that governs the path leaves it out.
func (e *engines) excluded(path string) bool {
	g := e.of(filepath.Dir(path))
	return g.err == nil && excludes(g.config.Dir(), g.config.Exclude, path)
}
