package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"gaolint/cmd/gaolint/internal/cache"
	"gaolint/cmd/gaolint/internal/config"
	"gaolint/cmd/gaolint/internal/save"
	"gaolint/lint"
	"gaolint/lint/profile"
	"gaolint/rules"
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

	// kind is the report kind of a file that the command line names.
	kind     *config.Kind
	kindData []byte

	mu     sync.Mutex
	looked time.Time // when byDir was begun
	byDir  map[string]governed
	byFile map[string]*loaded
	// byOverride are the engines under overrides.
	byOverride map[overridden]governed
	failed     map[string]bool // rules whose failure has been told
}

// governed is a configuration with its engine.
type governed struct {
	config *config.Config
	engine *lint.Engine
	// bare reads texts as engine does and has no rules.
	bare *lint.Engine
	// profiles are the report kinds by name.
	profiles map[string]*profile.Profile
	// key names all that shapes the engine.
	key cache.Key
	err error
}

// loaded is a configuration file as it was when it was read.
type loaded struct {
	governed
	stamp stamp
	// sources are the files that it names, in order: word lists, report kinds, the
	// configurations that it adds to and what they name. Those of a faulty one are here too.
	sources []string
	stamps  []stamp // of these
}

// changed tells whether the configuration at the path, or what it names, is no longer as
// it was.
func (l *loaded) changed(path string) bool {
	return stampOf(path) != l.stamp || !slices.Equal(l.stamps, stampsOf(l.sources))
}

// stamp tells whether a file was changed.
type stamp struct {
	size int64
	time time.Time
}

func newEngines(a *app, file, profile string, rules []string) *engines {
	return &engines{app: a, file: file, profile: profile, rules: rules,
		byDir: map[string]governed{}, byFile: map[string]*loaded{}, byOverride: map[overridden]governed{}, failed: map[string]bool{}}
}

// maxFolders bounds how many folders are remembered.
const maxFolders = 100_000

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
		if len(e.byDir) >= maxFolders {
			clear(e.byDir)
		}
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
	if l := e.byFile[path]; l != nil && !l.changed(path) {
		return l.governed
	}
	l := &loaded{stamp: stampOf(path)}
	l.governed, l.sources = e.load(path)
	l.stamps = stampsOf(l.sources)
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

func stampsOf(paths []string) []stamp {
	var list []stamp
	for _, path := range paths {
		list = append(list, stampOf(path))
	}
	return list
}

// load reads a configuration; sources are the files that it names, as far as it was read.
func (e *engines) load(path string) (g governed, sources []string) {
	c := &config.Config{}
	if path != "" {
		var err error
		if c, err = config.Read(path); err != nil {
			return governed{config: &config.Config{}, err: &fileError{path, err}}, c.Sources()
		}
	}
	clear(e.byOverride) // of configurations that are no more
	return e.make(c, nil), c.Sources()
}

// overridden names a configuration and the overrides that hold.
type overridden struct {
	config *config.Config
	which  string
}

// make makes the engine of a configuration under some of its overrides.
func (e *engines) make(c *config.Config, overrides []int) governed {
	g := governed{config: c, profiles: map[string]*profile.Profile{}, key: e.key(c, overrides)}
	var own []config.Kind
	if e.kind != nil {
		own = append(own, *e.kind)
	}
	kind := c.ProfileFor(overrides)
	switch {
	case e.kind != nil:
		kind = e.kind.Profile.Name
	case e.profile != "":
		kind = e.profile
	}
	all, err := c.Kinds(kind, own...)
	if err != nil {
		g.err = err
		return g
	}
	for _, p := range all {
		g.profiles[p.Name] = p
	}
	conf := lint.Config{
		Rules: c.Ruleset(), Lexicon: rules.Lexicon(), Profiles: all, Profile: kind, Allow: c.Allowed(), Confidence: c.Confidence(),
		Severities: c.SeveritiesFor(e.rules, overrides), Ignore: c.IgnoreList(), Locate: c.Locate, Panicked: e.panicked,
	}
	if g.engine, g.err = lint.New(conf); g.err != nil {
		return g
	}
	g.bare = g.engine.Bare()
	return g
}

// key names what of the configuration and the command line shapes an engine.
func (e *engines) key(c *config.Config, overrides []int) cache.Key {
	parts := [][]byte{[]byte(e.profile), []byte(strings.Join(e.rules, ",")), fmt.Append(nil, overrides)}
	if e.kind != nil {
		parts = append(parts, e.kindData)
	}
	return cache.KeyOf(append(parts, c.Contents()...)...)
}

// draft gives the engine that governs the draft at the path.
func (e *engines) draft(path string) governed { return e.inFolder(filepath.Dir(path), path) }

// inFolder gives the engine of a folder for a text that is called by the path.
func (e *engines) inFolder(dir, path string) governed {
	g := e.of(dir)
	if g.err != nil {
		return g
	}
	overrides := g.config.OverridesFor(path)
	if len(overrides) == 0 {
		return g
	}
	key := overridden{g.config, fmt.Sprint(overrides)}
	e.mu.Lock()
	defer e.mu.Unlock()
	under, ok := e.byOverride[key]
	if !ok {
		under = e.make(g.config, overrides)
		e.byOverride[key] = under
	}
	return under
}

// sound tells whether no rule has failed.
func (e *engines) sound() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.failed) == 0
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
	return g.err == nil && g.config.Excluded(path)
}

// check tells what is wrong with the choice of engines itself, which is a mistake of the
// call and not of each draft: a named configuration, a report kind.
func (e *engines) check() error {
	if err := e.checkProfile(); err != nil || e.file == "" {
		return err
	}
	if info, err := os.Stat(e.file); err == nil && info.IsDir() {
		return e.app.errorf("--config：%s 是目录，请指定文件", "--config: %s is a folder; name a file", e.file)
	} else if err != nil {
		return &fileError{e.file, err}
	}
	return e.of(".").err
}

// checkProfile reads the report kind that the command line names by its file, or holds the
// name to those that there are: built in, or in the configuration of the current folder.
func (e *engines) checkProfile() error {
	if ext := filepath.Ext(e.profile); ext == ".yaml" || ext == ".yml" {
		s, err := save.Read(save.OS, e.profile)
		if err != nil {
			return &fileError{e.profile, err}
		}
		k, err := config.ParseKind(e.profile, s.Bytes())
		if err != nil {
			return err
		}
		e.kind, e.kindData = &k, s.Bytes()
		return nil
	}
	if e.profile == "" {
		return nil
	}
	err := e.app.knownProfile(e.profile)
	if err != nil {
		if g := e.of("."); g.err == nil && g.config.Local(e.profile) {
			return nil
		}
	}
	return err
}
