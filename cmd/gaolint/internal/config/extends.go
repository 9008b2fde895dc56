package config

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"gaolint/cmd/gaolint/internal/custom"
	"gaolint/cmd/gaolint/internal/lists"
	"gaolint/lint"
	"gaolint/lint/strict"
)

// maxExtends bounds how many configurations one may add to, one within the other.
const maxExtends = 16

// load reads what a configuration's text names: those it adds to, word lists, report
// kinds. Above are the files, absolute, that lead to this one.
func load(path string, data []byte, above []string) (*Config, error) {
	c, tree, err := parse(path, data)
	if err != nil {
		return c, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return c, err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	}
	above = append(slices.Clip(above), abs)
	for i, name := range slices.Backward(c.Extends) { // the last one goes before the others
		base, err := c.base(tree, []any{"extends", i}, name, above)
		if err != nil {
			return c, err
		}
		c.inherit(base)
	}
	if err := c.readLists(tree); err != nil {
		return c, err
	}
	if err := c.readKinds(tree); err != nil {
		return c, err
	}
	c.exclude = lists.NewGlobs(c.Exclude)
	if err := c.checkOverrides(tree); err != nil {
		return c, err
	}
	return c, c.checkNames(tree)
}

// base reads one of the configurations that c adds to. What was read on the way to a fault
// counts as read.
func (c *Config) base(at *strict.Tree, path []any, name string, above []string) (*Config, error) {
	if strings.Contains(name, "://") {
		return nil, at.Errorf(path, "“%s”不是本地路径；extends 只能写本地文件", "%q is no local path; extends takes local files alone", name)
	}
	// A folder from elsewhere must not make us read, and quote in an error, what its maker
	// could not: only files that are called configurations are read.
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) {
		file = filepath.Join(c.dir, file)
	}
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		c.read = append(c.read, input{path: file}) // it may come
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, at.Errorf(path, "没有“%s”这个文件", "there is no file %q", name)
	case err != nil:
		return nil, at.Errorf(path, "“%s”不能读取", "%q cannot be read", name)
	case !strings.HasSuffix(filepath.Base(real), Names[0]):
		return nil, at.Errorf(path, "“%s”未读取：文件名应为 gaolint.yaml 或以 .gaolint.yaml 结尾", "%q was not read: the name must be gaolint.yaml or end in .gaolint.yaml", name)
	}
	if i := slices.Index(above, real); i >= 0 {
		var names []string
		for _, p := range append(above[i:], real) {
			names = append(names, shown(p))
		}
		return nil, at.Errorf(path, "extends 成环：%s", "extends leads back: %s", strings.Join(names, " → "))
	}
	if len(above) > maxExtends {
		return nil, at.Errorf(path, "extends 超过%d层", "extends goes more than %d levels deep", maxExtends)
	}
	data, err := readConfig(real)
	if err != nil {
		return nil, at.Errorf(path, "“%s”不能读取", "%q cannot be read", name)
	}
	c.read = append(c.read, input{real, data})
	base, err := load(shown(real), data, above)
	if base != nil {
		c.read = append(c.read, base.read...)
	}
	return base, err
}

// inherit takes over what the configuration does not say itself. Lists are joined, those
// of the base first; the ignore list is not taken over, since it is of other drafts.
func (c *Config) inherit(base *Config) {
	take := func(own *string, theirs string) {
		if *own == "" {
			*own = theirs
		}
	}
	take(&c.Profile, base.Profile)
	take(&c.Lang, base.Lang)
	take(&c.FailOn, base.FailOn)
	take(&c.HelpBase, base.HelpBase)
	take(&c.Organ.Name, base.Organ.Name)
	c.Organ.Short = join(base.Organ.Short, c.Organ.Short)
	c.Rules = merged(base.Rules, c.Rules)
	c.Options = merged(base.Options, c.Options)
	c.Exclude = join(base.Exclude, c.Exclude)
	c.Overrides = join(base.Overrides, c.Overrides)
	c.inherited += len(base.Overrides)
	c.lists = join(base.Lists(), c.lists)
	c.kinds = join(base.kinds, c.kinds)
	for _, s := range base.Custom {
		if !slices.ContainsFunc(c.Custom, func(own custom.Spec) bool { return own.ID == s.ID }) {
			r, _ := custom.Make(s) // it was made before
			c.Custom, c.custom = append(c.Custom, s), append(c.custom, r)
		}
	}
}

func join[T any](a, b []T) []T { return append(slices.Clip(a), b...) }

// merged is base with own entries before it.
func merged[T any](base, own map[string]T) map[string]T {
	if len(base) == 0 {
		return own
	}
	all := maps.Clone(base)
	maps.Copy(all, own)
	return all
}

// maxCustom bounds the rules of a project's own.
const maxCustom = 200

// checkCustom makes the rules of the project's own.
func (c *Config) checkCustom(at *strict.Tree) error {
	if len(c.Custom) > maxCustom {
		return at.Errorf([]any{"custom", maxCustom}, "自定的检查项超过%d个", "more than %d rules", maxCustom)
	}
	seen := map[string]bool{}
	for i, s := range c.Custom {
		if seen[s.ID] {
			return at.Errorf([]any{"custom", i, "id"}, "名称“%s”用了两次", "the name %q is used twice", s.ID)
		}
		seen[s.ID] = true
		r, f := custom.Make(s)
		if f != nil {
			return at.Errorf([]any{"custom", i, f.Key}, "%[1]s", "%[2]s", fmt.Sprintf("“%s”：%s", s.ID, f.ZH), fmt.Sprintf("%q: %s", s.ID, f.EN))
		}
		c.custom = append(c.custom, r)
	}
	return nil
}

// customNames are the group of the project's own rules, and their names.
func (c *Config) customNames() []string {
	all := []string{string(custom.Group)}
	for _, s := range c.Custom {
		all = append(all, s.ID)
	}
	return all
}

// maxOverrides bounds the overrides.
const maxOverrides = 60

func (c *Config) checkOverrides(at *strict.Tree) error {
	if len(c.Overrides) > maxOverrides {
		return at.Errorf([]any{"overrides", maxOverrides}, "overrides 超过%d项", "more than %d overrides", maxOverrides)
	}
	c.overrides = nil
	for i, o := range c.Overrides {
		if len(o.Paths) == 0 {
			return at.Errorf([]any{"overrides", i}, "缺少 paths（要写明对哪些路径）", "an override needs paths")
		}
		if err := checkGlobs(at, []any{"overrides", i, "paths"}, o.Paths); err != nil {
			return err
		}
		for _, name := range slices.Sorted(maps.Keys(o.Rules)) {
			if _, ok := lint.ParseSeverity(o.Rules[name]); !ok {
				return notSeverity(at, []any{"overrides", i, "rules", name}, o.Rules[name])
			}
		}
		c.overrides = append(c.overrides, lists.NewGlobs(o.Paths))
	}
	return nil
}

// OverridesFor gives the indexes of the overrides that hold for a draft, in their order.
func (c *Config) OverridesFor(path string) []int {
	if len(c.overrides) == 0 {
		return nil
	}
	rel := c.Locate(path)
	var out []int
	for i, g := range c.overrides {
		if g.Match(rel) {
			out = append(out, i)
		}
	}
	return out
}

// ProfileFor is the report kind under the overrides.
func (c *Config) ProfileFor(overrides []int) string {
	p := c.Profile
	for _, i := range overrides {
		if o := c.Overrides[i].Profile; o != "" {
			p = o
		}
	}
	return p
}
